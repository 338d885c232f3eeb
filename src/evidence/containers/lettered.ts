import { statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

/** A piece of a file that `split` cut, whose names end with letters: `名单.zip.aa`, `xab`. */
export interface Lettered {
  readonly name: string
  /** From 0. */
  readonly number: number
}

const NAME = /^(x|.*[._-])([a-z]{2})$/

/** `aa`, `ab` … `az`, `ba` … */
export function lettersOf(number: number): string {
  return String.fromCharCode(97 + Math.floor(number / 26), 97 + (number % 26))
}

/**
 * The pieces that a file was cut into, of which this is one; null where it is none. All are as long as the first, and the last no
 * longer: `名单.gz` beside them is another file.
 */
export function letteredPieces(path: string, siblings: () => readonly string[]): Lettered[] | null {
  const [, stem] = NAME.exec(basename(path)) ?? []
  if (stem === undefined) return null
  const size = (name: string) => sizeOf(join(dirname(path), name))
  const whole = size(`${stem}aa`)
  if (whole <= 0) return null
  const all = siblings()
    .flatMap((name) => numbered(name, stem))
    .sort((a, b) => a.number - b.number)
  const full = all.filter(({ name }) => size(name) === whole)
  const last = all.find(({ number }) => number === (full.at(-1)?.number ?? 0) + 1)
  const ends = last !== undefined && size(last.name) < whole
  const pieces = ends ? [...full, last] : full
  const isOne = pieces.some(({ name }) => name === basename(path))
  return isOne && pieces.length > 1 ? pieces : null
}

function numbered(name: string, stem: string): Lettered[] {
  const [, own, letters = ''] = NAME.exec(name) ?? []
  if (own !== stem) return []
  return [{ name, number: (letters.charCodeAt(0) - 97) * 26 + letters.charCodeAt(1) - 97 }]
}

/** Bytes of a plain file; -1 of what is none. */
function sizeOf(path: string): number {
  const found = statSync(path, { throwIfNoEntry: false })
  return found?.isFile() ? found.size : -1
}
