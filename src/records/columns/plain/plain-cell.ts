import { CELL_CLASS } from '../cell-class.ts'
import { OPEN } from './open.ts'
import { numberClass } from './plain-number.ts'
import { asItStands, textClass } from './plain-text.ts'
import { isHan, wordsClass } from './plain-words.ts'

/**
 * The class of a cell of the spool, `buf[from … to)`, where it is as it should be: numbers, days, names, schools, houses in
 * their plain form. These are nearly all cells of a clean list, and a reader that has just written them tells their class
 * in a small part of the time that SQL needs.
 *
 * What it tells is what `classify` tells (`classes.ts`); in any doubt it is {@link OPEN}. A test holds the two together.
 */
export function plainClass(buf: Uint8Array, from: number, to: number): number {
  asItStands.to = -1
  if (from === to) return CELL_CLASS.blank
  const first = buf[from] as number
  const found = shortClass(first, buf, from, to)
  return found === OPEN && to - from > SHORTEST_TEXT
    ? textClass(buf, from, to, isHan(buf, from, to))
    : found
}

/** Han and eleven digits. */
const SHORTEST_TEXT = 13

function shortClass(first: number, buf: Uint8Array, from: number, to: number): number {
  if (first >= 0x30 && first <= 0x39) return numberClass(buf, from, to)
  if (first >= 0xe4 && first <= 0xe9) return wordsClass(buf, from, to)
  return OPEN
}

/** By these names the readers take them. */
export { plainClass as look }
export { tellText as tell } from './told-text.ts'
export { TOLD as TELLS } from '../../fields/packed.ts'
