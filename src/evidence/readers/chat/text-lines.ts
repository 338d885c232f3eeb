import { isHeaderWord } from '../../tables/words.ts'

/** How one message begins in a text export. */
export type TextStyle = 'time-first' | 'name-first' | 'inline' | 'under-day'

/** What the line that begins a message tells. */
export interface Opening {
  readonly time: string
  readonly sender: string
  readonly account: string | null
  /** Text on the same line; null where it begins on the next. */
  readonly text: string | null
}

const DAY = String.raw`\d{4}(?:-\d{1,2}-\d{1,2}|\/\d{1,2}\/\d{1,2}|\.\d{1,2}\.\d{1,2}|年\d{1,2}月\d{1,2}日)`
const CLOCK = String.raw`(?:(?:凌晨|早上|上午|中午|下午|晚上) ?)?\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?: ?[AP]M)?`
const TIME = `${DAY}[ T]{1,4}${CLOCK}`

/** `2021-05-03 12:30:11 昵称(10001)` */
const TIME_FIRST = new RegExp(String.raw`^(${TIME}) {1,8}(\S.{0,120})$`, 'u')
/** `昵称 2021-05-03 12:30:11`, `昵称 (2021-05-03 12:30:11):内容` */
const NAME_FIRST = new RegExp(
  String.raw`^(\S.{0,120}?) {0,4}[ (（](${TIME})[)）]? {0,4}(?:[:：](.*))?$`,
  'u',
)
/**
 * `[2021-05-03 12:30:11] 昵称: 内容`, `2021/5/3 12:30 - 昵称: 内容`, `2021-05-03 12:30:11 昵称：内容`. A comma behind the
 * time ends a cell: bills have a second time there, with colons of its own.
 */
const INLINE = new RegExp(
  String.raw`^[\u200E\u200F\uFEFF]{0,4}[[【]?(${TIME})[\]】]? {0,4}(?:- )? {0,4}([^:：\s,;|][^:：]{0,60})[:：](.*)$`,
  'u',
)
/** `—————  2021-05-03  —————` (WeChat, sent by mail), `2021/05/03（周一）` (LINE): the day of the messages below it. */
const UNDER_DAY = new RegExp(
  String.raw`^(?:—{3,} {1,8}(${DAY}) {1,8}—{3,}|(\d{4}([/.])\d{1,2}\3\d{1,2}) ?[（( ](?:周|星期|週)?[^\d\s]{1,9}[)）]?)$`,
  'u',
)
/** `昵称  12:30`, the text below it; and `12:30⇥昵称⇥内容`. */
const AT_CLOCK = new RegExp(String.raw`^(\S.{0,60}?) {2,4}(${CLOCK})$`, 'u')
const CLOCK_TABBED = new RegExp(String.raw`^(${CLOCK})\t([^\t]{1,60})\t(.*)$`, 'u')
/** LINE for Windows: `12:30 昵称 内容`. */
const CLOCK_SPACED = /^(\d{1,2}:\d{2}) (\S{1,40}) (\S.*)$/u
/** The account behind a name. */
const ACCOUNT = /^(.*?) {0,4}(?:\(([\w.@:-]{4,64})\)|（([\w.@:-]{4,64})）|<([\w.@:-]{4,64})>)$/u

/** Reads a line as the beginning of a message, null when it is none. */
export function opening(line: string, style: TextStyle): Opening | null {
  if (line.length > 4096 && style !== 'inline') return null
  if (style === 'time-first') {
    const [, time, name] = TIME_FIRST.exec(line) ?? []
    return time === undefined || name === undefined ? null : { time, ...who(name), text: null }
  }
  if (style === 'name-first') {
    const [, name, time, text] = NAME_FIRST.exec(line) ?? []
    if (name === undefined || time === undefined) return null
    return { time, ...who(name), text: text ?? null }
  }
  if (style === 'under-day') return underDay(line)
  const [, time, name, text] = INLINE.exec(line) ?? []
  if (time === undefined || name === undefined) return null
  return { time, ...who(name), text: text?.replace(/^ /, '') ?? '' }
}

function underDay(line: string): Opening | null {
  const [, named, at] = AT_CLOCK.exec(line) ?? []
  if (named !== undefined && at !== undefined) return { time: at, ...who(named), text: null }
  const [, time, name, text] = CLOCK_TABBED.exec(line) ?? CLOCK_SPACED.exec(line) ?? []
  if (time === undefined || name === undefined) return null
  return { time, ...who(name), text: text ?? '' }
}

/** The day that a line states for the messages below it, null where it states none. */
export function dayOf(line: string): string | null {
  const [, ruled, plain] = UNDER_DAY.exec(line.trim()) ?? []
  return ruled ?? plain ?? null
}

/** The first lines say that messages stand under their days: a rule around the first of them, or the name of LINE. */
function standsUnderDays(lines: readonly string[]): boolean {
  const first = lines.slice(0, 40)
  if (areCopied(first)) return true
  if (!first.some((line) => dayOf(line) !== null)) return false
  return (
    first.some((line) => line.trim().startsWith('———')) ||
    /^\W{0,4}LINE\]/u.test(lines[0] ?? '') ||
    areSpoken(first)
  )
}

/** Messages of today, copied out of the window: each below its sender and the time; somebody speaks twice. */
function areCopied(lines: readonly string[]): boolean {
  const senders = lines.flatMap((line) => AT_CLOCK.exec(line)?.[1] ?? [])
  const isFirst = AT_CLOCK.test(lines[0] ?? '')
  return isFirst && senders.length >= 3 && new Set(senders).size < senders.length
}

/** Below a day each line is a time, who says it, and what; somebody speaks twice. */
function areSpoken(lines: readonly string[]): boolean {
  if (dayOf(lines[0] ?? '') === null) return false
  const senders = lines.flatMap((line) => CLOCK_SPACED.exec(line)?.[2] ?? [])
  const days = lines.filter((line) => dayOf(line) !== null).length
  return senders.length + days >= 0.6 * lines.length && new Set(senders).size < senders.length
}

/** A name with the account in brackets behind it, taken apart. */
export function who(name: string): { sender: string; account: string | null } {
  const [, sender, a, b, c] = ACCOUNT.exec(name.trim()) ?? []
  const account = a ?? b ?? c ?? null
  return account === null
    ? { sender: name.trim(), account: null }
    : { sender: sender ?? '', account }
}

/** `消息对象:`, `消息分组:`, the line that says what the export is, and the rules around them. */
export function isPreface(line: string): boolean {
  return /^(?:={8,}|消息记录（|消息记录\(|消息分组[:：]|消息对象[:：])/u.test(line.trim())
}

export function conversationOf(line: string): string | null {
  return /^消息对象[:：](.*)$/u.exec(line.trim())?.[1]?.trim() ?? null
}

/**
 * Is a text a conversation, and in which style? Messages begin with a time and a name; what follows is no table: the
 * next line is another message's text, or text follows a colon.
 */
export function textStyle(text: string): TextStyle | null {
  const lines = text.split(/\r\n|[\n\r]/).slice(0, 2000)
  const filled = lines.filter((line) => line.trim() !== '' && !isPreface(line))
  const qq = lines.some((line) => conversationOf(line) !== null || line.startsWith('消息记录（'))
  const styles = ['time-first', 'name-first', 'inline'] as const
  for (const style of standsUnderDays(filled) ? (['under-day', ...styles] as const) : styles) {
    const found = filled.map((line) => opening(line, style))
    const openings = found.filter((o) => o !== null)
    if (openings.length < (qq ? 1 : 2) || openings.length < 0.05 * filled.length) continue
    if (style !== 'time-first' && openings.some((o) => isHeaderWord(o.sender))) continue
    if (style === 'name-first' && areCells(openings)) continue
    if (isTalk(found, style)) return style
  }
  return null
}

/** Several cells, or a cell and a long number, before a time: rows of a list whose last cell ends with one. */
const CELLS = /[,;|\t，；][^,;|\t，；]*[,;|\t，；]|[,;|\t，；]\D*\d{7}/u

/** Most of what would be names are several cells: a list of places and times is no conversation. */
function areCells(openings: readonly Opening[]): boolean {
  return openings.filter(({ sender }) => CELLS.test(sender)).length > openings.length / 2
}

function isTalk(found: readonly (Opening | null)[], style: TextStyle): boolean {
  const at = found.flatMap((o, i) => (o === null ? [] : [i]))
  const last = at.length - 1
  const withText = at.filter((i, k) => {
    const o = found[i]
    if (o?.text !== null) return o?.text.trim() !== ''
    return k === last || found[i + 1] === null
  }).length
  if (withText < 0.6 * at.length) return false
  if (style === 'inline') return at.length >= 0.3 * found.length
  return (at[0] ?? 0) <= 40
}
