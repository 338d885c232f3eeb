import { isLikelyNameText } from '../../fields/name-shape.ts'
import { CELL_CLASS } from '../cell-class.ts'
import { GRADE, NO_LAST_OF_NAMES } from '../shapes.ts'
import { isHouse } from './house.ts'
import { OPEN } from './open.ts'

const HAN_FIRST = 0x4e00
/** 龥, the last of those that Unicode began with. */
const HAN_LAST = 0x9fa5

const MALE = codeOf('男')
const FEMALE = codeOf('女')
const [YI, ER, SAN, SI] = ['一', '二', '三', '四'].map(codeOf)
const STAGES = new Set(['初', '高', '大'].map(codeOf))

/** What a last character lets a cell be. */
const END = { NONE: 0, SCHOOL: 1, HOUSE: 2, GRADE: 3 } as const
const ENDS = new Uint8Array(0x10000)
for (const char of '学校园') ENDS[codeOf(char)] = END.SCHOOL
for (const char of '号室栋楼元') ENDS[codeOf(char)] = END.HOUSE
for (const char of '班级') ENDS[codeOf(char)] = END.GRADE
const NO_NAME = new Uint8Array(0x10000)
for (const char of NO_LAST_OF_NAMES) NO_NAME[codeOf(char)] = 1

/** Of a cell that begins with three bytes, as Han do. */
export function wordsClass(buf: Uint8Array, from: number, to: number): number {
  const length = to - from
  const first = hanAt(buf, from, to)
  if (first < 0) return OPEN
  if (length === 3) return first === MALE || first === FEMALE ? CELL_CLASS.sex : OPEN
  if (length < 6) return OPEN
  const last = hanAt(buf, to - 3, to)
  if (last < 0) return OPEN
  if (length === 6 && STAGES.has(first) && isOneToFour(last)) return CELL_CLASS.grade
  if (length <= 12 && length % 3 === 0 && NO_NAME[last] === 0) return shortClass(buf, from, to)
  return endingClass(ENDS[last] as number, buf, from, to)
}

function endingClass(end: number, buf: Uint8Array, from: number, to: number): number {
  const length = to - from
  if (end === END.SCHOOL && length >= 12 && length <= 60 && isSchool(buf, from, to))
    return CELL_CLASS.school
  if (end === END.HOUSE && length >= 24 && length <= 200 && isHouse(buf, from, to))
    return CELL_CLASS.address
  if (end === END.GRADE && length <= 40 && GRADE_TEXT.test(text(buf, from, to)))
    return CELL_CLASS.grade
  return OPEN
}

function isOneToFour(code: number): boolean {
  return code === YI || code === ER || code === SAN || code === SI
}

const GRADE_TEXT = new RegExp(`^(?:${GRADE.source})$`)

const SCHOOLS = ['小学', '中学', '学校', '幼儿园'].map((word) => Buffer.from(word))

/** Ends as schools do, and holds no digit but the number of the school before that word. */
function isSchool(buf: Uint8Array, from: number, to: number): boolean {
  const word = SCHOOLS.find((one) => endsWith(buf, to, one))
  if (!word) return false
  const end = to - word.length
  let stop = end
  while (stop > end - 4 && isDigit(buf[stop - 1] as number)) stop--
  for (let i = from; i < stop; i++) if (isDigit(buf[i] as number)) return false
  return true
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39
}

function endsWith(buf: Uint8Array, to: number, word: Uint8Array): boolean {
  const from = to - word.length
  for (let i = 0; i < word.length; i++) if (buf[from + i] !== word[i]) return false
  return true
}

/** Two to four Han: a full name or not, remembered, for names come again. */
const SLOTS = 1 << 17
const KNOWN = { NOT_YET: 0, NAME: 1, OTHER: 2 } as const
const firstTwo = new Uint32Array(SLOTS)
const lastTwo = new Uint32Array(SLOTS)
const known = new Uint8Array(SLOTS)

function shortClass(buf: Uint8Array, from: number, to: number): number {
  let head = 0
  let tail = 0
  for (let at = from; at < to; at += 3) {
    const code = hanAt(buf, at, to)
    if (code < 0) return OPEN
    if (at - from < 6) head = head * 0x10000 + code
    else tail = tail * 0x10000 + code
  }
  return isKnownName(head, tail, buf, from, to) ? CELL_CLASS.name : OPEN
}

function isKnownName(
  head: number,
  tail: number,
  buf: Uint8Array,
  from: number,
  to: number,
): boolean {
  const slot = ((Math.imul(head, 0x9e3779b1) ^ Math.imul(tail, 0x85ebca6b)) >>> 15) & (SLOTS - 1)
  if (firstTwo[slot] !== head || lastTwo[slot] !== tail || known[slot] === KNOWN.NOT_YET) {
    firstTwo[slot] = head
    lastTwo[slot] = tail
    known[slot] = isLikelyNameText(text(buf, from, to)) ? KNOWN.NAME : KNOWN.OTHER
  }
  return known[slot] === KNOWN.NAME
}

/** Does one of the Han stand at `at` that Unicode began with? */
export function isHan(buf: Uint8Array, at: number, to: number): boolean {
  return hanAt(buf, at, to) >= 0
}

/** The Han at `at`, or -1 where none of the first block stands. */
function hanAt(buf: Uint8Array, at: number, to: number): number {
  if (at + 3 > to) return -1
  const lead = buf[at] as number
  if (lead < 0xe4 || lead > 0xe9) return -1
  const code =
    ((lead & 0x0f) << 12) |
    (((buf[at + 1] as number) & 0x3f) << 6) |
    ((buf[at + 2] as number) & 0x3f)
  return code >= HAN_FIRST && code <= HAN_LAST ? code : -1
}

function codeOf(char: string): number {
  return char.codePointAt(0) ?? 0
}

function text(buf: Uint8Array, from: number, to: number): string {
  return Buffer.from(buf.buffer, buf.byteOffset + from, to - from).toString('utf8')
}
