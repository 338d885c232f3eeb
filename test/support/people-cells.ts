import { mobile, residentId, dayBetween } from './lists/numbers.ts'
import { fullName, vagueName } from './lists/people.ts'
import { randomFrom, type Random } from './lists/random.ts'

/** Somebody in a cell. */
export interface InCell {
  readonly name: string
  readonly mobile: string
  readonly id: string
}

export interface PeopleCell {
  readonly text: string
  /** Who is to be told apart; null: the cell is one line, whatever stands in it. */
  readonly people: readonly InCell[] | null
  readonly style: string
}

/** Whoever sends a parcel writes 收 behind the name; in names it stands behind 丰 alone. */
const RECEIVED = /[^丰]收$/

/** Names of two or three characters that no list of words has. */
export function someone(r: Random): InCell {
  let name = fullName(r)
  while (!/^[\u4e00-\u9fa5]{2,3}$/.test(name) || ODD.test(name) || RECEIVED.test(name))
    name = fullName(r)
  return { name, mobile: mobile(r), id: residentId(r, dayBetween(r, 1960, 2002), r.chance(0.5)) }
}

/** Characters with which a made name may come out as another word (金银, 高三, 平安). */
const ODD = /宝宝|[平安成时白黄江高海温石金双万明元水家方门车文]/

const SPACED = (n: string) => `${n.slice(0, 3)} ${n.slice(3, 7)} ${n.slice(7)}`
const dashed = (n: string) => `${n.slice(0, 3)}–${n.slice(3, 7)}–${n.slice(7)}`
const WIDE = (n: string) =>
  [...n].map((d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0)).join('')

type Style = (people: readonly InCell[], r: Random) => string

/** How people are written into one cell. */
export const STYLES: Readonly<Record<string, Style>> = {
  semicolons: (p) => p.map((x) => `${x.name}${x.mobile}`).join(';'),
  stops: (p) => p.map((x) => `${x.name} ${x.mobile}`).join('、'),
  'wide commas': (p) => p.map((x) => `${x.name}：${x.mobile}`).join('，'),
  nothing: (p) => p.map((x) => `${x.name}${x.mobile}`).join(''),
  blanks: (p) => p.map((x) => `${x.name} ${x.mobile}`).join(' '),
  slashes: (p) => p.map((x) => `${x.name}-${x.mobile}`).join(' / '),
  brackets: (p) => p.map((x) => `${x.name}（${x.mobile}）`).join('、'),
  numbered: (p) => p.map((x, i) => `${String(i + 1)}、${x.name} ${x.mobile}`).join('；'),
  'dotted numbers': (p) => p.map((x, i) => `${String(i + 1)}.${x.name}，${x.mobile}`).join(' '),
  labels: (p) => p.map((x) => `姓名：${x.name} 电话：${x.mobile}`).join('；'),
  'numbers first': (p) => p.map((x) => `${x.mobile}${x.name}`).join(';'),
  'numbers first, blanks': (p) => p.map((x) => `${x.mobile} ${x.name}`).join(', '),
  identities: (p) => p.map((x) => `${x.name}，身份证号${x.id}`).join('，'),
  'identity and phone': (p) => p.map((x) => `${x.name} ${x.id} ${x.mobile}`).join(';'),
  'spaced numbers': (p) => p.map((x) => `${x.name} ${SPACED(x.mobile)}`).join('；'),
  'dashed numbers': (p) => p.map((x) => `${x.name} ${dashed(x.mobile)}`).join('；'),
  'wide numbers': (p) => p.map((x) => `${x.name}${WIDE(x.mobile)}`).join('；'),
  'led by words': (p) => `名单：${p.map((x) => `${x.name}${x.mobile}`).join('、')}`,
  'a full stop': (p) => `${p.map((x) => `${x.name}${x.mobile}`).join('、')}。`,
}

/** Cells that look like several people and are one line, or not beyond doubt. */
export const TRAPS: Readonly<Record<string, Style>> = {
  'one person, two numbers': ([a, b]) => `${a?.name ?? ''}${a?.mobile ?? ''}/${b?.mobile ?? ''}`,
  'one person twice': ([a, b]) =>
    `${a?.name ?? ''}${a?.mobile ?? ''};${a?.name ?? ''}${b?.mobile ?? ''}`,
  'pupil and mother': ([a, b]) =>
    `${a?.name ?? ''} ${a?.mobile ?? ''} 母亲${b?.name ?? ''} ${b?.mobile ?? ''}`,
  'father and mother': ([a, b]) =>
    `父亲：${a?.name ?? ''}${a?.mobile ?? ''}；母亲：${b?.name ?? ''}${b?.mobile ?? ''}`,
  'emergency contact': ([a, b]) =>
    `${a?.name ?? ''}${a?.mobile ?? ''} 紧急联系人${b?.name ?? ''}${b?.mobile ?? ''}`,
  'one number for both': ([a, b]) =>
    `${a?.name ?? ''}${a?.mobile ?? ''};${b?.name ?? ''}${a?.mobile ?? ''}`,
  'form of address': ([a, b], r) =>
    `${a?.name ?? ''}${a?.mobile ?? ''};${vagueName(r)}${b?.mobile ?? ''}`,
  'words behind': ([a, b]) =>
    `${a?.name ?? ''}${a?.mobile ?? ''};${b?.name ?? ''}${b?.mobile ?? ''}都已成交三套`,
  'a broken number': ([a, b]) =>
    `${a?.name ?? ''}${a?.mobile ?? ''};${b?.name ?? ''}1${b?.mobile.slice(2) ?? ''}`,
  'a name without number': ([a, b]) =>
    `${a?.name ?? ''};${b?.name ?? ''}${b?.mobile ?? ''}${a?.mobile ?? ''}`,
  'an address between': ([a, b]) =>
    `${a?.name ?? ''}${a?.mobile ?? ''}青岛市市南区香港路3号${b?.name ?? ''}${b?.mobile ?? ''}`,
}

/** Cells of all styles and traps, each `each` times. */
export function peopleCells(seed: number, each: number): PeopleCell[] {
  const r = randomFrom(seed)
  const made = (styles: typeof STYLES, truth: boolean) =>
    Object.entries(styles).flatMap(([style, write]) =>
      Array.from({ length: each }, (): PeopleCell => {
        const people = several(r, truth ? r.int(2, 6) : 2)
        return { style, text: write(people, r), people: truth ? people : null }
      }),
    )
  return [...made(STYLES, true), ...made(TRAPS, false)]
}

function several(r: Random, n: number): InCell[] {
  const people: InCell[] = []
  while (people.length < n) {
    const one = someone(r)
    if (!people.some((p) => p.name === one.name || p.mobile === one.mobile)) people.push(one)
  }
  return people
}

/** What a plain reading of a cell makes of it: names and the numbers that stand with them, or null. */
export function plainReading(cell: string): readonly (readonly string[])[] | null {
  const text = cell.normalize('NFKC').replace(/(\d{3})[ –](\d{4})[ –](\d{4})/g, '$1$2$3')
  const tokens = text.match(/\d{17}[\dXx]|1[3-9]\d{9}|\d+|[\u4e00-\u9fa5]+/g) ?? []
  const words = tokens
    .filter((t) => !/^\d{1,3}$/.test(t))
    .map((t) => t.replace(/^(?:名单|姓名|电话|身份证号)+|(?:身份证号|电话)$/g, ''))
    .filter((t) => t !== '')
  if (!words.every((w) => /^(?:\d{11}|\d{17}[\dXx]|[\u4e00-\u9fa5]{2,3})$/.test(w))) return null
  const isNumber = (w: string) => /^\d/.test(w)
  const forward = !isNumber(words[0] ?? '')
  const ordered = forward ? words : words.toReversed()
  const groups: string[][] = []
  for (const word of ordered) {
    if (isNumber(word)) groups.at(-1)?.push(word)
    else groups.push([word])
  }
  const names = new Set(groups.map(([name]) => name))
  const numbers = groups.flatMap((g) => g.slice(1))
  const each = groups.every((g) => g.length > 1)
  if (groups.length < 2 || !each || names.size < groups.length) return null
  if (new Set(numbers).size < numbers.length) return null
  return forward ? groups : groups.toReversed()
}
