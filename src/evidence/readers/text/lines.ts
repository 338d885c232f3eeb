import type { ByteSource } from '../../source.ts'

/** Bytes of a code unit in the file: line ends are looked for unit by unit. */
export interface Units {
  readonly size: 1 | 2
  /** Place of the low byte in the unit. */
  readonly low: 0 | 1
}

export function unitsOf(encoding: string): Units {
  if (encoding === 'utf-16le') return { size: 2, low: 0 }
  if (encoding === 'utf-16be') return { size: 2, low: 1 }
  return { size: 1, low: 0 }
}

const LF = 10
const CR = 13
const BLOCK = 64 * 1024

/**
 * The first line start at or after `offset`, in bytes of the file; the file's size when there is none.
 * Line end bytes are safe in UTF-8, GB18030, Big5 and one-byte encodings, where they are never part of a character.
 */
export function lineStartFrom(
  source: ByteSource,
  offset: number,
  origin: number,
  units: Units,
): number {
  if (offset <= origin) return Math.min(origin, source.size)
  return afterLineEnds(source, offset + ((offset - origin) % units.size) - units.size, 1, units)
}

/** The place after `count` line ends (\n, \r\n, \r) from `at` on. A \n at `at` is taken as one even if a \r stands before. */
export function afterLineEnds(source: ByteSource, at: number, count: number, units: Units): number {
  const block = new Uint8Array(Math.max(0, Math.min(BLOCK, source.size - at)))
  let left = count
  let pendingCr = false
  for (let base = at; base < source.size; base += BLOCK) {
    const length = source.read(base, block)
    for (let i = 0; i + units.size <= length; i += units.size) {
      const unit = unitAt(block, i, units)
      if (pendingCr) {
        pendingCr = false
        const isPair = unit === LF
        if (--left === 0) return base + i + (isPair ? units.size : 0)
        if (isPair) continue
      }
      if (unit === CR) pendingCr = true
      else if (unit === LF && --left === 0) return base + i + units.size
    }
  }
  return source.size
}

/** Units above 0xff give -1. */
function unitAt(block: Uint8Array, i: number, units: Units): number {
  if (units.size === 1) return block[i] ?? 0
  return (block[i + 1 - units.low] ?? 0) === 0 ? (block[i + units.low] ?? 0) : -1
}
