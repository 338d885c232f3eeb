import { MAY_BE_LABEL, QQ, WECHAT } from '../../fields/labelled.ts'
import {
  BEHIND_LEAD,
  FIRST_NAME,
  FOLLOWING,
  FURTHER_NAME,
  IDENTITY,
  LAST,
  LEAD,
  LEADING,
  LINE,
  MOBILE,
  SAID_NAME,
  SAID_OF_NUMBER,
  SECOND,
  TIDY_SIGNS,
  TWO,
} from '../../fields/packed.ts'
import { asItStands } from './plain-text.ts'
import { MOST_RUNS, RUNS, SEEN, WIDE_SIGNS } from './text-signs.ts'

/** Nothing is told of the cell: SQL looks into it. */
export const NOTHING = -1
/** What is told of one text takes no more bytes. */
export const LONGEST_TOLD = 512

const SEPARATOR = 0x1f
const ZERO = 0x30
const BLANK = 0x20
const DASH = 0x2d
const STOP = 0x2e
const LETTER_X = 0x58

/**
 * What {@link packedStages} finds in a text, of one that was looked at just now and stands as SQL takes it: the columns of `TOLD`
 * with a separator between them, written to `out` from `at` on; gives where they end. The numbers are those that stand there,
 * the words those in front of them: whether they are valid is for SQL to say.
 *
 * {@link NOTHING} where there is no number and `any` is not asked for, and where it is quicker to leave the text to SQL:
 * addresses of mail, labels of accounts, very many numbers. A test holds what is told against SQL.
 */
export function tellText(
  buf: Uint8Array,
  from: number,
  to: number,
  out: Buffer,
  at: number,
  any: boolean,
): number {
  const { seen } = asItStands
  if (asItStands.to !== to || asItStands.from !== from) return NOTHING
  if ((seen & SEEN.NUMBER) === 0 && !any) return NOTHING
  if (RUNS.n > MOST_RUNS || !runsOf(buf, to)) return NOTHING
  const text = bytesOf(buf).toString('utf8', from, to)
  if (text.includes('@') || holdsAccount(text)) return NOTHING
  const signs = written(signsIn(seen), out, at)
  const end = runs.isOdd ? oddNumbers(text, out, signs) : numbers(buf, text, out, signs)
  const behind = RUNS.n === 0 ? end : words(text, out, end)
  out[behind] = SEPARATOR
  const said = saidName(text, seen)
  return said === '' ? behind + 1 : behind + 1 + out.write(said, behind + 1)
}

/** Of the bytes that came last: the same buffer holds many texts. */
let viewed: Buffer = Buffer.alloc(0)

function bytesOf(buf: Uint8Array): Buffer {
  const isSame = viewed.buffer === buf.buffer && viewed.byteOffset === buf.byteOffset
  if (!isSame || viewed.length !== buf.length)
    viewed = Buffer.from(buf.buffer, buf.byteOffset, buf.length)
  return viewed
}

/** Who is named within the text: few texts have the words of it. */
function saidName(text: string, seen: number): string {
  const said = (seen & SEEN.NAMING) === 0 ? '' : found(text, SAID_NAMES)
  if (said !== '' || runs.first < 0) return said
  const first = found(text, FIRST_NAMES)
  return first === '' ? found(text, FURTHER_NAMES) : first
}

/** Which full-width signs stand there: those of {@link TIDY_SIGNS}. */
function signsIn(seen: number): string {
  if ((seen & (SEEN.STOP | SEEN.COLON)) !== 0) return TIDY_SIGNS.ANY
  if (seen >= WIDE_SIGNS) return TIDY_SIGNS.BRACKETS
  return (seen & SEEN.COMMA) === 0 ? '' : TIDY_SIGNS.COMMA
}

/** Of the runs of digits: which are numbers by themselves, and whether any may be part of one that is written otherwise. */
const runs = { first: -1, second: -1, last: -1, identity: -1, isLine: false, isOdd: false }

/** False where two numbers may be written as one, or one in pieces with stops between. */
function runsOf(buf: Uint8Array, to: number): boolean {
  runs.first = runs.second = runs.last = runs.identity = -1
  runs.isLine = runs.isOdd = false
  for (let i = 0; i < RUNS.n; i++) {
    const from = RUNS.from[i] as number
    const end = RUNS.to[i] as number
    if (end - from >= 17 && end + 1 < to && isX(buf[end]) && isDigit(buf[end + 1])) return false
    if (end - from === 3 && buf[end] === STOP && isMobileStart(buf, from)) return false
    if (buf[from] === ZERO) runs.isLine = true
    if (isMobile(buf, from, end)) {
      if (runs.first < 0) runs.first = from
      else if (runs.second < 0) runs.second = from
      runs.last = from
    } else if (mayBePart(buf, from, end, to)) runs.isOdd = true
    else if (runs.identity < 0 && isIdentity(buf, from, end, to)) runs.identity = from
  }
  return true
}

/** Eleven digits from 13 to 19 on. */
function isMobile(buf: Uint8Array, from: number, end: number): boolean {
  return end - from === 11 && isMobileStart(buf, from)
}

function isMobileStart(buf: Uint8Array, from: number): boolean {
  return buf[from] === ZERO + 1 && (buf[from + 1] as number) >= ZERO + 3
}

/** `138 0013 8000`, `1380013-8000`, `8613800138000`: begins as these do. */
function mayBePart(buf: Uint8Array, from: number, end: number, to: number): boolean {
  const length = end - from
  const start = buf[from] === ZERO && buf[from + 1] === ZERO ? from + 2 : from
  if (buf[start] === ZERO + 8 && buf[start + 1] === ZERO + 6 && end - start > 2) return true
  if ((length !== 3 && length !== 4 && length !== 7) || !isMobileStart(buf, from)) return false
  if (end + 1 >= to || !isSign(buf[end]) || !isDigit(buf[end + 1])) return false
  // 1380-013-8000; of days and years the next piece is shorter, or the last.
  return length !== 4 || (end + 4 < to && isDigit(buf[end + 3]) && isSign(buf[end + 4]))
}

function isSign(byte: number | undefined): boolean {
  return byte === BLANK || byte === DASH
}

/** Eighteen digits, or seventeen and an X, without either behind them. */
function isIdentity(buf: Uint8Array, from: number, end: number, to: number): boolean {
  const first = buf[from] as number
  if (first < ZERO + 1 || first > ZERO + 8) return false
  if (end - from === 18) return end === to || !isX(buf[end])
  if (end - from !== 17 || end === to || !isX(buf[end])) return false
  return end + 1 === to || !(isX(buf[end + 1]) || isDigit(buf[end + 1]))
}

function isX(byte: number | undefined): boolean {
  return byte === LETTER_X || byte === 0x78
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= ZERO && byte <= ZERO + 9
}

/** The numbers of a text in which each stands in one run of digits. */
function numbers(buf: Uint8Array, text: string, out: Buffer, from: number): number {
  let at = digits(buf, runs.first, 11, out, from)
  at = digits(buf, runs.second, 11, out, at)
  at = digits(buf, runs.last, 11, out, at)
  at = written(runs.isLine ? found(text, LINES) : '', out, at)
  at = digits(buf, runs.identity, 18, out, at)
  if (out[at - 2] === 0x78) out[at - 2] = LETTER_X
  return at
}

function digits(buf: Uint8Array, from: number, length: number, out: Buffer, to: number): number {
  let at = to
  if (from >= 0) for (let i = from; i < from + length; i++) out[at++] = buf[i] as number
  out[at++] = SEPARATOR
  return at
}

/** Those of any other text, by the expressions that SQL has. */
function oddNumbers(text: string, out: Buffer, from: number): number {
  const first = joined(found(text, MOBILES))
  const areTwo = TWO_MOBILES.test(text)
  let at = written(first, out, from)
  at = written(areTwo ? joined(found(text, SECOND_MOBILES)) : '', out, at)
  at = written(areTwo ? joined(found(text, LAST_MOBILES)) : first, out, at)
  at = written(found(text, LINES), out, at)
  return written(found(text, IDENTITIES).toUpperCase(), out, at)
}

/** 138-0013-8000 as one number. */
function joined(number: string): string {
  return number.replaceAll(/[- ]/g, '')
}

/** The words in front of a number, or behind the one that begins the text. */
function words(text: string, out: Buffer, at: number): number {
  const front = BEGINNING.exec(text)?.[0] ?? ''
  const lead = front === '' ? found(text, FOLLOWERS) : found(nameAlone(front), LEADS)
  return lead === '' ? at : at + out.write(lead, at)
}

/** Without the sign behind the words, and without the words that are said of the number. */
function nameAlone(front: string): string {
  const from = Math.max(0, front.length - LONGEST_BEHIND)
  const behind = BEHIND.exec(front.slice(from))
  const plain = behind === null ? front : front.slice(0, from + behind.index)
  if (!OF_NUMBERS.test(plain)) return plain
  const said = SAID_NUMBERS.exec(plain)
  if (said === null) return plain
  const [, alone = '', few = '', more = ''] = said
  return plain.slice(0, said.index) + alone + few + more
}

/** What {@link BEHIND_LEAD} takes away is shorter. */
const LONGEST_BEHIND = 32
/** Each of the words of {@link SAID_OF_NUMBER} has one of these. */
const OF_NUMBERS = /[的手电联号身银]/

function holdsAccount(text: string): boolean {
  return LABELS.test(text) && (QQS.test(text) || WECHATS.test(text))
}

/** Whatever stands in the group; '' where nothing fits. */
function found(text: string, expression: RegExp): string {
  return expression.exec(text)?.[1] ?? ''
}

function written(text: string, out: Buffer, at: number): number {
  const end = text === '' ? at : at + out.write(text, at, 'latin1')
  out[end] = SEPARATOR
  return end + 1
}

/** The expression of RE2 as JavaScript writes it. */
function inJavaScript(pattern: string): RegExp {
  const [, flag = '', source = ''] = /^(?:\(\?([is])\))?(.*)$/s.exec(pattern) ?? []
  return new RegExp(source.replaceAll('\\x{', '\\u{'), `u${flag}`)
}

const MOBILES = inJavaScript(MOBILE)
const TWO_MOBILES = inJavaScript(TWO)
const SECOND_MOBILES = inJavaScript(SECOND)
const LAST_MOBILES = inJavaScript(LAST)
const LINES = inJavaScript(LINE)
const IDENTITIES = inJavaScript(IDENTITY)
const BEGINNING = inJavaScript(LEADING)
const FOLLOWERS = inJavaScript(FOLLOWING)
const BEHIND = inJavaScript(BEHIND_LEAD)
const LEADS = inJavaScript(LEAD)
const SAID_NUMBERS = inJavaScript(SAID_OF_NUMBER)
const SAID_NAMES = inJavaScript(SAID_NAME)
const FIRST_NAMES = inJavaScript(FIRST_NAME)
const FURTHER_NAMES = inJavaScript(FURTHER_NAME)
const LABELS = inJavaScript(MAY_BE_LABEL)
const QQS = inJavaScript(QQ)
const WECHATS = inJavaScript(WECHAT)
