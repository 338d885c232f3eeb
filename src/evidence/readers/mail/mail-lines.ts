import type { ByteSource } from '../../source.ts'

const BLOCK = 1 << 20

/** One line of a mail in the window: its bytes without the line end, and where it begins and the next one does. */
export interface MailLine {
  readonly bytes: Uint8Array
  readonly at: number
  readonly next: number
}

/** A line longer than this is handed on in pieces; no header or boundary is that long. */
const LONGEST = 1 << 16

/** The lines of a range of a file, one after the other, in bounded memory. A line is valid until the next one. */
export function* mailLines(source: ByteSource, from: number, to: number): Generator<MailLine> {
  const size = Math.min(BLOCK, Math.max(1, to - from))
  const block = new Uint8Array(size)
  let base = from
  let held = 0
  while (base + held < to || held > 0) {
    const got = source.read(base + held, block.subarray(held, Math.min(size, to - base)))
    const end = held + got
    const isLast = got === 0 || base + end >= to
    let at = 0
    for (;;) {
      const feed = block.indexOf(10, at)
      const inside = feed >= 0 && feed < end
      if (!inside && !isLast && end - at < LONGEST) break
      if (at >= end) break
      const next = inside ? Math.min(feed + 1, at + LONGEST) : Math.min(end, at + LONGEST)
      yield { bytes: withoutEnd(block, at, next), at: base + at, next: base + next }
      at = next
    }
    block.copyWithin(0, at, end)
    base += at
    held = end - at
    if (isLast && held === 0) return
  }
}

function withoutEnd(block: Uint8Array, at: number, next: number): Uint8Array {
  let end = next
  if (end > at && block[end - 1] === 10) end--
  if (end > at && block[end - 1] === 13) end--
  return block.subarray(at, end)
}
