import { toUtf8 } from '../../encoding/decode.ts'
import { headOf } from '../../readers/sql/heads.ts'
import type { SqlStart } from '../../readers/sql/script.ts'
import { lastPart } from '../../readers/sql/tables.ts'
import type { Stretch } from '../../readers/text/cuts.ts'
import type { ByteSource } from '../../source.ts'

/** As programs write them; where a script has them otherwise, its sections learn it from one another. */
const CREATE = ['CREATE TABLE', 'create table']
const COPY = 'FROM stdin;'
const COPIED = '\\.'
const LONGEST_HEAD = 64 * 1024
const LF = 10

interface Sign {
  readonly at: number
  readonly is: string
}

/**
 * What a script has most likely said of its tables before each stretch, by the signs of CREATE TABLE and COPY at the beginnings
 * of its lines. It may be wrong, for all these may stand in texts: what each section tells proves it.
 */
export function sqlGuesses(
  source: ByteSource,
  encoding: string,
  stretches: readonly Stretch[],
): SqlStart[] {
  const created = new Map<string, readonly string[]>()
  let copy: SqlStart['copy'] = null
  let copies = false
  return stretches.map(({ from, to }) => {
    const start: SqlStart = { created: [...created], open: [], copy }
    if (encoding.startsWith('utf-16')) return start
    const bytes = Buffer.allocUnsafe(to - from)
    const text = bytes.subarray(0, source.read(from, bytes))
    copies ||= text.includes(COPY)
    for (const { at, is } of signsIn(text, copies)) {
      const head = is === COPIED ? null : headAt(text, at, encoding)
      if (head?.kind === 'create') created.set(lastPart(head.table), head.columns)
      if (head?.kind === 'copy') copy = { table: head.table, columns: head.columns }
      if (is === COPIED) copy = null
    }
    return start
  })
}

/** The signs that stand where they mean what they say, in their order. */
function signsIn(text: Buffer, copies: boolean): Sign[] {
  const all = [...CREATE, ...(copies ? [COPY, COPIED] : [])]
  return all.flatMap((is) => placesOf(text, is)).sort((a, b) => a.at - b.at)
}

function placesOf(text: Buffer, is: string): Sign[] {
  const found: Sign[] = []
  for (let at = text.indexOf(is); at >= 0; at = text.indexOf(is, at + is.length)) {
    const line = at === 0 ? 0 : text.lastIndexOf(LF, at - 1) + 1
    if (is === COPY || line === at) found.push({ at: line, is })
  }
  return found
}

function headAt(text: Buffer, at: number, encoding: string) {
  const bytes = toUtf8(encoding, text.subarray(at, at + LONGEST_HEAD))
  return headOf(Buffer.from(bytes).toString('latin1'))
}
