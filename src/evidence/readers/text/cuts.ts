import { toUtf8 } from '../../encoding/decode.ts'
import type { ByteSource } from '../../source.ts'
import { lineEndsIn } from './line-ends.ts'
import { afterLineEnds, lineStartFrom, unitsOf } from './lines.ts'

/** A stretch of the lines of a file, from the start of a line to the start of another. */
export interface Stretch {
  readonly from: number
  readonly to: number
  /** Lines before it. */
  readonly line: number
}

/** How the lines of a file are told apart. */
export interface LinesOf {
  readonly encoding: string
  /** Bytes of the byte order mark. */
  readonly bom: number
  /** \r ends a line too. */
  readonly returns: boolean
}

/** So far behind a place a line is looked for at which the file may be cut: a little, then more. */
const LOOKED_OVER = [256 * 1024, 4 * 2 ** 20]

/** Does a line begin something, so that a file may be cut before it? `before` is the text of the line above. */
export type Begins = (line: string, before: string) => boolean

/**
 * Cuts the lines of a file in stretches of about the same size, each beginning at a line that `begins` something. Where the
 * cuts fall hangs on the file alone. One stretch where there is no such line.
 */
export function stretchesOf(
  source: ByteSource,
  lines: LinesOf,
  size: number,
  begins: Begins,
): Stretch[] {
  const count = Math.max(1, Math.ceil(source.size / size))
  const cuts = [lines.bom]
  for (let i = 1; i < count; i++) {
    const cut = cutFrom(source, lines, Math.floor((source.size * i) / count), begins)
    if (cut > (cuts.at(-1) ?? 0) && cut < source.size) cuts.push(cut)
  }
  let line = 0
  return cuts.map((from, i) => {
    const to = cuts[i + 1] ?? source.size
    const stretch = { from, to, line }
    if (to < source.size)
      line += lineEndsIn(source, from, to, unitsOf(lines.encoding), lines.returns)
    return stretch
  })
}

/** The first line start at or after `offset` at which the file may be cut; its size where none is near. */
function cutFrom(source: ByteSource, lines: LinesOf, offset: number, begins: Begins): number {
  const first = lineStartFrom(source, offset, lines.bom, unitsOf(lines.encoding))
  for (const length of LOOKED_OVER) {
    const cut = cutWithin(source, lines, first, length, begins)
    if (cut !== null) return cut
  }
  return source.size
}

/** The first such line start in so many bytes, which begin with a line; null where none is. */
function cutWithin(
  source: ByteSource,
  lines: LinesOf,
  first: number,
  length: number,
  begins: Begins,
): number | null {
  const bytes = new Uint8Array(Math.min(length, source.size - first))
  const whole = bytes.subarray(0, source.read(first, bytes))
  const text = Buffer.from(toUtf8(lines.encoding, whole)).toString('utf8')
  const all = text.split(lines.returns ? /\r\n|[\n\r]/ : '\n')
  // The last is not whole; what stands above the first is not known.
  const last = all.length - 1
  const at = all.findIndex((line, i) => i > 0 && i < last && begins(line, all[i - 1] ?? ''))
  if (at < 0) return null
  // A \r alone would be taken for a line end on the way there.
  const before = `${all.slice(0, at).join('\n')}\n`
  if (!lines.returns && /\r(?!\n)/.test(before)) return null
  return afterLineEnds(source, first, at, unitsOf(lines.encoding))
}
