import { residentId } from '../../../demo/numbers.ts'
import { randomFrom, type Random } from '../../../demo/random.ts'

/** An invented person of whom every value can be told from every other, and searched for. */
export interface Person {
  readonly name: string
  readonly phone: string
  readonly id: string
  readonly email: string
  readonly card: string
  readonly address: string
  readonly note: string
}

const SURNAMES = [...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨'].concat('欧阳', '司马', '上官', '诸葛')
const GIVEN = [...'建国志强秀英丽华明玉兰桂芳文军海燕晓东雪梅俊杰婷婷浩然子轩梓涵雨桐思远嘉懿']
const ROADS = [...'枫槐榆桐柏松梅兰竹菊荷莲桃李杏柳']
const WORDS = [...'甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥']

/** Invented people from a seed. Region code 500100 is that of a town without inhabitants (市辖区). */
export function people(count: number, seed: number): Person[] {
  const random = randomFrom(seed)
  return Array.from({ length: count }, (_, i) => person(random, seed * 100_000 + i))
}

function person(random: Random, n: number): Person {
  const serial = String(n % 10 ** 8).padStart(8, '0')
  const given = random.pick(GIVEN) + random.pick(GIVEN)
  const year = String(1960 + random.int(45))
  const month = String(1 + random.int(12)).padStart(2, '0')
  const day = String(1 + random.int(28)).padStart(2, '0')
  const note = Array.from({ length: 5 }, () => random.pick(WORDS)).join('')
  return {
    name: random.pick(SURNAMES) + given,
    phone: `13${String(random.int(10))}${serial}`,
    id: residentId('500101', year + month + day, n % 1000),
    email: `user${serial}x@example.com`,
    card: luhn(`6222021${serial}${String(random.int(1000)).padStart(3, '0')}`),
    address: `重庆市万州区${random.pick(ROADS)}${random.pick(ROADS)}路${serial}号`,
    note: `备忘${note}${serial}`,
  }
}

/** With the check digit of ISO/IEC 7812 behind it. */
function luhn(body: string): string {
  let sum = 0
  for (let i = 0; i < body.length; i++) {
    const digit = Number(body[body.length - 1 - i]) * (i % 2 === 0 ? 2 : 1)
    sum += digit > 9 ? digit - 9 : digit
  }
  return body + String((10 - (sum % 10)) % 10)
}

export const HEADER = ['姓名', '手机号', '身份证号', '邮箱', '银行卡号', '地址', '备注']

export function rowOf(p: Person): string[] {
  return [p.name, p.phone, p.id, p.email, p.card, p.address, p.note]
}

export function csvOf(list: readonly Person[], delimiter = ','): string {
  return [HEADER, ...list.map(rowOf)].map((row) => `${row.join(delimiter)}\r\n`).join('')
}
