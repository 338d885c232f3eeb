import { isChatJson } from '../chat/json-keys.ts'
import type { ReadSink } from '../../row.ts'
import { memorySource } from '../../source.ts'
import { identifiersIn, identifies } from '../chat/pasted.ts'
import { readJson } from '../json/json.ts'
import { closeOf } from '../json/shape.ts'
import { readLoose } from '../loose.ts'
import { bare, type HiddenText } from './hidden-text.ts'
import { withoutSettings } from './settings.ts'
import { COMMENT_END } from './tokens.ts'

const TOO_MUCH =
  '网页的脚本、注释或属性过多，只读一部分 / too much in scripts, comments or attributes; only a part was read'
/** A mobile or an identity number: programs are full of other long ones. */
const PERSON = /(?<!\d)(?:1[3-9]\d{9}|[1-9]\d{5}(?:19|20)\d{9}[\dXx])(?!\d)/
/** Shorter ones hold settings. */
const SHORTEST = 40
const MOST_VALUES = 10_000

/**
 * Reads what a page holds and does not show, where it identifies somebody or is a conversation: data in its scripts as JSON
 * (`脚本`), comments (`注释`) by `readPage`, its title and description (`标题`), numbers of links and hidden fields as lines (`链接和隐藏字段`).
 */
export function readHidden(
  hidden: HiddenText,
  shown: string,
  sink: ReadSink,
  readPage: (text: string, sink: ReadSink) => void,
): void {
  readScripts(hidden.script, withoutSettings(named(sink, '脚本')))
  const comments = hidden.comment.split(COMMENT_END).filter(identifies)
  if (comments.length > 0) readPage(comments.join('\n'), named(sink, '注释'))
  const seen = new Set(identifiersIn(shown).map(bare))
  const others = [...hidden.attributes].filter((text) => !seen.has(bare(text)))
  readLoose(hidden.titlesBeyond(seen).join('\n'), sink, '标题')
  readLoose(others.join('\n'), sink, '链接和隐藏字段')
  if (hidden.overflow) sink.issue({ code: 'LIMIT', message: TOO_MUCH })
}

function readScripts(script: string, sink: ReadSink): void {
  if (!PERSON.test(script) && !isChatJson(script)) return
  const bytes = Buffer.from(script)
  let read = 0
  for (const { from, to } of values(bytes)) {
    const value = bytes.subarray(from, to)
    const text = value.toString()
    if (!PERSON.test(text) && !isChatJson(text)) continue
    if (read++ === MOST_VALUES) sink.issue({ code: 'LIMIT', message: TOO_MUCH })
    if (read <= MOST_VALUES) readJson(memorySource(value), sink, { encoding: 'utf-8' })
  }
}

/** Objects and lists in a script: behind `=`, `(`, `:` or `,`, or at the beginning of a line; code has other signs before `{`. */
function* values(bytes: Buffer): Generator<{ readonly from: number; readonly to: number }> {
  const text = bytes.toString('latin1')
  const begins = /(?:[=(:,]|^)\s{0,100}([[{](?=\s{0,1000}[[{"'\]\w]))/gm
  for (let match = begins.exec(text); match; match = begins.exec(text)) {
    const from = match.index + match[0].length - 1
    if (!isData(text.slice(from, from + 2000))) continue
    const to = closeOf(bytes, from, bytes.length) + 1
    if (to - from < SHORTEST) continue
    yield { from, to }
    begins.lastIndex = to
  }
}

/** A list or an object of values, and no code. */
function isData(text: string): boolean {
  return (
    /^[[{\s]*(?:["']|[\w$]+\s*:|[-\d])/.test(text) &&
    !/^\{\s*(?:var|let|const|return|if|for)\b/.test(text)
  )
}

function named(sink: ReadSink, kind: string): ReadSink {
  return {
    grid: (info) => sink.grid({ ...info, sheet: `${kind} ${info.sheet ?? ''}`.trim() }),
    issue: (issue) => {
      sink.issue({ ...issue, sheet: kind })
    },
  }
}
