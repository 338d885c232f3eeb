import { SHAPE, shapeOf } from '../../../tables/shape.ts'
import { isHeaderWord } from '../../../tables/words.ts'
import { CELL } from '../../../row.ts'
import { lineKind, MOST_LINES, ORDINAL, STRONG, type LineKind } from './blocks.ts'

/** Built like a name, and said of people or places: 汉族, 本科, 山东省, 第一中学. */
const SAID_OF_PEOPLE =
  /(?:[族省市区县镇乡村街路校院系部科局所厂店]|公司|中学|小学|大学|幼儿园|花园|小区|学历)$|^(?:本科|大专|专科|高中|初中|中专|技校|硕士|博士|研究生|已婚|未婚|离异|丧偶|男性|女性|男生|女生|群众|党员|团员|退休|在职|离职|编辑|删除|查看|操作|详情)/u

/** One value a line, and this one is a name: a record begins. */
export function beginsRecord(line: string): boolean {
  const text = line.trim()
  if (text.length > 24 || lineKind(text) !== 'name') return false
  return !SAID_OF_PEOPLE.test(text) && !isHeaderWord(text)
}

/** Lines before the first record, of a page or a title. */
const MOST_LOOSE = 12
const FEWEST = 3
/** Parts of the records: with a number that identifies, with a common surname, of one and the same name. */
const GOOD = 0.95
const COMMON = 0.6
const ALIKE = 0.05

/**
 * Follows the lines of a text to see whether each record begins with a name and holds the numbers of one person, however many lines
 * it has: values may be missing then, with nothing between the records. In doubt they do not.
 */
export class NamedBlocks {
  readonly #names = new Map<string, number>()
  #loose = 0
  #refused = false
  #records = 0
  #good = 0
  #common = 0
  #kinds: LineKind[] = []

  line(text: string): void {
    if (beginsRecord(text)) this.#begin(text.trim())
    else if (this.#records === 0) this.#before(lineKind(text))
    else if (this.#kinds.length <= MOST_LINES) this.#kinds.push(lineKind(text))
  }

  /** Beyond doubt. The last record must be whole: names below their numbers would leave it without one. */
  get sure(): boolean {
    return isOnePerson(this.#kinds) && this.likely
  }

  /** As far as a part of the text goes, which may end within a record. */
  get likely(): boolean {
    const others = this.#records - 1
    const most = Math.max(0, ...this.#names.values())
    return (
      !this.#refused &&
      this.#records >= FEWEST &&
      this.#good >= GOOD * others &&
      this.#common >= COMMON * this.#records &&
      most <= Math.max(2, ALIKE * this.#records)
    )
  }

  #begin(name: string): void {
    if (this.#records === 1 && !isOnePerson(this.#kinds)) this.#refused = true
    if (this.#records > 0 && isOnePerson(this.#kinds)) this.#good++
    this.#records++
    if (shapeOf(name.replace(ORDINAL, ''), CELL.TEXT) === SHAPE.NAME) this.#common++
    if (this.#names.size < 4096 || this.#names.has(name))
      this.#names.set(name, (this.#names.get(name) ?? 0) + 1)
    this.#kinds = []
  }

  /** A number before the first name: names stand below what they name. */
  #before(kind: LineKind): void {
    this.#loose++
    if (STRONG.has(kind) || this.#loose > MOST_LOOSE) this.#refused = true
  }
}

/** Numbers of one person, and of no second one. */
function isOnePerson(kinds: readonly LineKind[]): boolean {
  if (kinds.length > MOST_LINES || !kinds.some((kind) => STRONG.has(kind))) return false
  const phones = kinds.flatMap((kind, i) => (kind === 'MOBILE' ? [i] : []))
  const isApart = (phones.at(-1) ?? 0) - (phones[0] ?? 0) >= phones.length && phones.length > 1
  return !isApart && kinds.filter((kind) => kind === 'ID').length <= 1
}
