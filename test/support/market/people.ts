/** Invented people for markets of lists; shares no code with what recognises them. */
import { givenName, surname } from '../../../demo/names.ts'
import { digits, phoneBook, residentId } from '../../../demo/numbers.ts'
import type { Random } from '../../../demo/random.ts'

export const FIELDS = ['name', 'phone', 'id', 'sex', 'school', 'address', 'note'] as const
export type Field = (typeof FIELDS)[number]

/** A line of a list: its cells as somebody wrote them; `person` is the truth and stands in no file. */
export interface Line {
  readonly person: number
  readonly cells: Readonly<Partial<Record<Field, string>>>
}

export interface Person {
  readonly number: number
  readonly name: string
  readonly phone: string
  readonly id: string
  readonly school: string
  readonly home: string
}

const SCHOOLS = [...'甲乙丙丁戊己庚辛'].map((c) => `云门市第${c}小学`)
const ROADS = ['青梧路', '知途街', '星槎巷', '禾序大道', '澄观路', '岫云街', '鹿鸣路']
const NOTES = ['已联系', '空号', '有意向', '拒接', '下周再打', '孩子二年级', '报过班', '价格敏感']

/** People whom several lists may be drawn from; each call gives new ones. */
export class Town {
  readonly #random: Random
  readonly #phones
  #next = 0

  constructor(random: Random) {
    this.#random = random
    this.#phones = phoneBook(random, '0013')
  }

  person(): Person {
    const r = this.#random
    const birth = `${String(1965 + r.int(50))}${digits(1 + r.int(12), 2)}${digits(1 + r.int(28), 2)}`
    const number = this.#next++
    return {
      number,
      name: surname(r) + givenName(r),
      phone: this.#phones.next(),
      id: residentId('110101', birth, number % 1000),
      school: r.pick(SCHOOLS),
      home: `云门市北岭区${r.pick(ROADS)}${String(1 + r.int(200))}号${String(1 + r.int(30))}室`,
    }
  }

  people(count: number): Person[] {
    return Array.from({ length: count }, () => this.person())
  }
}

/** A person as one maker of a list writes him down: he words addresses his way, and knows some things and not others. */
export function written(r: Random, p: Person, fields: readonly Field[], hand: number): Line {
  const all: Record<Field, string> = {
    name: p.name,
    phone: p.phone,
    id: p.id,
    sex: Number(p.id[16]) % 2 === 1 ? '男' : '女',
    school: p.school,
    address: hand % 2 === 0 ? p.home : p.home.replace('云门市', ''),
    note: r.once(3) ? r.pick(NOTES) : '',
  }
  const cells: Partial<Record<Field, string>> = {}
  for (const field of fields) cells[field] = all[field]
  return { person: p.number, cells }
}
