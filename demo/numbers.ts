/**
 * Invented numbers that a reader takes for good ones.
 *
 * Mobile numbers are those of the numbering plan in use before 2018 with a fixed middle block (`0000` in Chongqing,
 * `0013` in Qingdao), so that anybody sees at a glance that they are made: 138 0000 0417. Resident IDs carry the region
 * code of a town that has no inhabitants of its own (市辖区), birth dates of the invented pupil and running serials.
 */
import { at, type Random } from './random.ts'

const PREFIXES = (
  '130 131 132 133 134 135 136 137 138 139 150 151 152 153 155 156 157 158 159 ' +
  '176 177 178 180 181 182 183 184 185 186 187 188 189'
).split(' ')

/** Prefixes that the plan has never given to anybody. */
const UNASSIGNED = ['121', '126', '119', '154']

/** Gives each number once. */
export interface PhoneBook {
  next(): string
}

export function phoneBook(random: Random, block: string): PhoneBook {
  const given = new Set<string>()
  const draw = (): string => random.pick(PREFIXES) + block + digits(random.int(10_000), 4)
  return {
    next() {
      let phone = draw()
      while (given.has(phone)) phone = draw()
      given.add(phone)
      return phone
    },
  }
}

/** A good number written as people write it; it stays the same number. */
export function writtenPhone(random: Random, phone: string): string {
  const [a, b, c] = [phone.slice(0, 3), phone.slice(3, 7), phone.slice(7)]
  const forms = [
    `+86${phone}`,
    `+86 ${phone}`,
    `0086${phone}`,
    `${a} ${b} ${c}`,
    `${a}-${b}-${c}`,
    fullWidth(phone),
    ` ${phone} `,
  ]
  return random.pick(forms)
}

/** A number that is nobody's: a digit short, a digit too many, or under a prefix that was never given out. */
export function brokenPhone(random: Random, phone: string): string {
  const kind = random.int(3)
  if (kind === 0) return phone.slice(0, 10)
  if (kind === 1) return phone + digits(random.int(10), 1)
  return random.pick(UNASSIGNED) + phone.slice(3)
}

const fullWidth = (text: string): string =>
  text.replace(/[0-9]/g, (d) => String.fromCodePoint(d.charCodeAt(0) - 0x30 + 0xff10))

/** A fixed line of the given area that no exchange serves: it begins with 6000. */
export const landline = (random: Random, area: string): string =>
  `${area}-6000${digits(random.int(10_000), 4)}`

/** The 17 digits of a resident ID and the check digit of GB 11643 (weights 2^(18−i) mod 11). */
export function residentId(region: string, birth: string, serial: number): string {
  const body = region + birth + digits(serial, 3)
  return body + checkDigit(body)
}

/** What Excel leaves of an ID typed as a number: fifteen digits and three zeros. Never passes the check by chance. */
export function truncatedId(id: string): string {
  const [kept, last] = [id.slice(0, 14), Number(id[14])]
  const passes = checkDigit(`${kept}${last}00`) === '0'
  return `${kept}${passes ? (last + 1) % 10 : last}000`
}

/** The ID with another last character, which the check digit refuses. */
export function wrongId(id: string): string {
  return id.slice(0, 17) + (id.endsWith('5') ? '6' : '5')
}

function checkDigit(body: string): string {
  let sum = 0
  for (let i = 0; i < 17; i++) sum += Number(at([...body], i)) * (2 ** (17 - i) % 11)
  return at([...'10X98765432'], sum % 11)
}

export const digits = (value: number, width: number): string => String(value).padStart(width, '0')
