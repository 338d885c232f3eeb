import type { ByteSource } from '../../source.ts'
import type { Units } from './lines.ts'

const LF = 10
const CR = 13
const BLOCK = 1 << 20

/**
 * Counts the line ends in `[from, to)`, which begins and ends at the start of a line: \n, and with `returns` \r\n and \r
 * as well.
 */
export function lineEndsIn(
  source: ByteSource,
  from: number,
  to: number,
  units: Units,
  returns: boolean,
): number {
  const words = new Uint32Array(BLOCK / 4)
  const block = new Uint8Array(words.buffer)
  let count = 0
  let pending = false
  for (let at = from; at < to; at += BLOCK) {
    const length = Math.min(source.read(at, block), to - at)
    const isPlain = units.size === 1 && !(returns && (pending || hasReturn(block, length)))
    if (isPlain) count += feedsIn(words, block, length)
    else {
      const [ends, cut] = endsIn(block.subarray(0, length), units, returns, pending)
      count += ends
      pending = cut
    }
  }
  return count
}

function hasReturn(block: Uint8Array, length: number): boolean {
  const at = block.indexOf(CR)
  return at >= 0 && at < length
}

/** Line feeds, four bytes at a time: few words hold one. */
function feedsIn(words: Uint32Array, block: Uint8Array, length: number): number {
  const whole = length >> 2
  let count = 0
  for (let i = 0; i < whole; i++) {
    const x = (words[i] as number) ^ 0x0a0a0a0a
    if (((x - 0x01010101) & ~x & 0x80808080) === 0) continue
    for (let p = 4 * i; p < 4 * i + 4; p++) if (block[p] === LF) count++
  }
  for (let p = 4 * whole; p < length; p++) if (block[p] === LF) count++
  return count
}

/** One unit after the other; tells too whether the last was a \r, which a \n in the next block goes with. */
function endsIn(
  block: Uint8Array,
  { size, low }: Units,
  returns: boolean,
  pending: boolean,
): [ends: number, pending: boolean] {
  let count = 0
  let after = pending
  for (let i = 0; i + size <= block.length; i += size) {
    const unit = size === 2 && block[i + 1 - low] !== 0 ? -1 : (block[i + low] as number)
    if (unit === LF && !after) count++
    else if (unit === CR && returns) count++
    after = unit === CR && returns
  }
  return [count, after]
}
