/** Lines that the count sets aside (不计入): numbers alone, Mr and Mrs Somebody, companies, broken numbers. */
import type { Content, Line } from './list.ts'
import { companyName, givenName, surname, vagueName } from './names.ts'
import { brokenPhone, digits, landline, truncatedId, type PhoneBook } from './numbers.ts'
import type { Random } from './random.ts'

export interface Asides {
  /** 裸号 */
  bare(count: number): Line[]
  /** 称谓号码 */
  vague(count: number): Line[]
  /** 单位信息, by turns with a mobile number and a fixed line */
  company(count: number): Line[]
  /** A name and a number that is nobody's, beside `more`. */
  badPhone(count: number): Line[]
  /** A name and `more`, but no number: 无, a dash, or nothing. */
  nameless(count: number): Line[]
  /** A number that Excel saved as text with an exponent: its last digits are gone. */
  damagedPhone(count: number): Line[]
  /** A resident ID of which Excel kept fifteen digits, and no number. */
  damagedId(count: number): Line[]
  /** A running number and nothing else. */
  empty(count: number): Line[]
}

export interface Place {
  readonly city: string
  readonly areaCode: string
  /** What else such a line says: school and class, broker and city. */
  more(): Content
}

export function asides(random: Random, phones: PhoneBook, place: Place): Asides {
  const named = (): Content => ({ name: surname(random) + givenName(random), ...place.more() })
  const make = (count: number, one: (index: number) => Line): Line[] =>
    Array.from({ length: count }, (_, index) => one(index))
  return {
    bare: (count) => make(count, () => ({ content: { phone: phones.next() }, fate: 'BARE_PHONE' })),
    vague: (count) =>
      make(count, () => ({
        content: { vague: vagueName(random), phone: phones.next() },
        fate: 'VAGUE_NAME',
      })),
    company: (count) => make(count, (i) => companyLine(random, phones, place, i)),
    badPhone: (count) =>
      make(count, () => ({
        content: named(),
        fate: 'BAD_PHONE',
        written: { phone: brokenPhone(random, phones.next()) },
      })),
    nameless: (count) =>
      make(count, () => ({
        content: named(),
        fate: 'NOT_IDENTIFYING',
        written: { phone: random.pick(['无', '-', null, null]) },
      })),
    damagedPhone: (count) =>
      make(count, () => ({
        content: named(),
        fate: 'DAMAGED',
        written: { phone: exponent(random) },
      })),
    damagedId: (count) => make(count, (i) => damagedIdLine(random, named(), i)),
    empty: (count) => make(count, () => ({ content: {}, fate: 'EMPTY' })),
  }
}

function companyLine(random: Random, phones: PhoneBook, place: Place, index: number): Line {
  const company = companyName(random, place.city)
  const number =
    index % 2 === 0 ? { phone: phones.next() } : { landline: landline(random, place.areaCode) }
  return { content: { company, ...number }, fate: 'COMPANY' }
}

const exponent = (random: Random): string => `1.${digits(30 + random.int(60), 2)}E+10`

function damagedIdLine(random: Random, content: Content, index: number): Line {
  const birth = `${2005 + random.int(12)}${digits(1 + random.int(7), 2)}${digits(1 + random.int(28), 2)}`
  return {
    content,
    fate: 'DAMAGED',
    written: { id: damagedCell(`500100${birth}00${index % 10}0`) },
  }
}

/** As Excel stores it: by turns in full and with an exponent. */
export function damagedCell(id: string): { readonly stored: string } {
  const kept = truncatedId(id)
  const short = `${kept.slice(0, 1)}.${kept.slice(1, 15).replace(/0+$/, '')}E+17`
  return { stored: Number(kept[14]) % 2 === 0 ? kept : short }
}
