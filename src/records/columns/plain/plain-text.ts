import { CELL_CLASS } from '../cell-class.ts'
import { CALL, CASE_NUMBER, DEBTS, ILLS, PLACE, STAYS, WAYS } from '../contents.ts'
import { isContent, isSchoolText } from './content-text.ts'
import { OPEN } from './open.ts'
import { MOST_RUNS, RUNS, SEEN, signsOf, WIDE_SIGNS } from './text-signs.ts'

/** In bytes: up to these, rules for single words and for numbers come first. */
const WORD = 40
const NUMBER = 60
const VERY_LONG = 2000

/** The text that was looked at last, where SQL takes it as it stands; `to` is -1 where it does not. */
export const asItStands = { from: 0, to: -1, seen: 0 }

/**
 * Of a cell that no rule for numbers or words has settled: a text with a number or an address of mail in it (a message, a
 * note, a line of a report), or one without; `isHan`: it begins with Han.
 */
export function textClass(buf: Uint8Array, from: number, to: number, isHan: boolean): number {
  const all = to - from
  if (all > VERY_LONG || (!isHan && all <= NUMBER)) return OPEN
  const seen = signsOf(buf, from, to)
  if ((seen & SEEN.DIRT) !== 0) return OPEN
  asItStands.from = from
  asItStands.to = to
  asItStands.seen = seen
  const length = (seen & SEEN.BLANK) === 0 ? all : all - 2 * Math.floor(seen / WIDE_SIGNS)
  if (!isHan && length <= NUMBER) return OPEN
  // No house, school, class or short word has eleven digits.
  if ((seen & SEEN.NUMBER) === 0 && (length <= WORD || isInPieces(buf, to))) return OPEN
  if ((seen & (SEEN.NUMBER | SEEN.CALL)) === SEEN.NUMBER) return CELL_CLASS.packed
  const text = textOf(buf, from, to)
  const isCall = (seen & SEEN.CALL) !== 0 && CALL.test(text)
  if ((seen & SEEN.NUMBER) !== 0) return isCall ? CELL_CLASS['call-record'] : CELL_CLASS.packed
  if ((seen & SEEN.RARE) !== 0 || (seen & SEEN.WORDS) === 0 || CLOSER_LOOK.test(text)) return OPEN
  if (isCall) return CELL_CLASS['call-record']
  return (seen & SEEN.MAIL) === 0 ? wordsOf(text) : CELL_CLASS.packed
}

/** 138-0013-8000, 138 0013 8000, 1380-013-8000: the first digits begin as numbers of mobiles do, and more stand behind a blank, a dash or a stop; of other dashes {@link signsOf} tells. */
function isInPieces(buf: Uint8Array, to: number): boolean {
  if (RUNS.n > MOST_RUNS) return true
  for (let i = 0; i < RUNS.n; i++) {
    const first = RUNS.from[i] as number
    const end = RUNS.to[i] as number
    const begins = buf[first] === 0x31 && (buf[first + 1] as number) >= 0x33
    const parted = end + 1 < to && isBetweenPieces(buf[end])
    if (begins && parted && isPiece(buf, end, end - first, to)) return true
  }
  return false
}

/** Of three digits with any behind the sign, or of four with three more: 1998-05 is a month. */
function isPiece(buf: Uint8Array, end: number, length: number, to: number): boolean {
  if (!isDigit(buf[end + 1])) return false
  if (length !== 4) return length === 3
  return end + 4 < to && isDigit(buf[end + 3]) && isBetweenPieces(buf[end + 4])
}

function isBetweenPieces(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x2d || byte === 0x2e
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39
}

/** Ends as firms, houses, schools and classes do. */
const CLOSER_LOOK = /[司团行店场市部厂心所室社户院会局)）学校园号栋楼元班级]$|证券/
const HAN_ALONE = /^[一-龥]+$/

function wordsOf(text: string): number {
  const isSchool = isSchoolText(text)
  if (!isSchool && isContent(text)) return contentOf(text)
  if (isSchool) return CELL_CLASS.school
  if (PLACE.test(text)) return CASE_NUMBER.test(text) ? CELL_CLASS['free-text'] : CELL_CLASS.address
  return HAN_ALONE.test(text) ? CELL_CLASS['han-long'] : CELL_CLASS['free-text']
}

function contentOf(text: string): number {
  if (STAYS.test(text)) return CELL_CLASS.lodging
  if (DEBTS.test(text)) return CELL_CLASS.credit
  if (WAYS.test(text)) return CELL_CLASS.track
  return ILLS.test(text) ? CELL_CLASS.health : CELL_CLASS.trade
}

function textOf(buf: Uint8Array, from: number, to: number): string {
  return Buffer.from(buf.buffer, buf.byteOffset + from, to - from).toString('utf8')
}
