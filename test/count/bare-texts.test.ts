import { beforeAll, expect, test } from 'vitest'
import type { Report } from '../../src/report.ts'
import { counted, folderOf, workspace } from '../support/counting.ts'
import { mobile, residentId } from '../support/lists/numbers.ts'
import { randomFrom } from '../support/lists/random.ts'

/** A list of people with their identity numbers, and the same people without these, name and number in one cell. */
const base = workspace('bare-texts')
const r = randomFrom(2611)
const person = (_: unknown, i: number) => ({
  name: `${'王李张刘陈杨赵黄周吴'.charAt(i % 10)}${'晓明'.charAt(i % 2)}${'伟芳娜敏静磊洋勇艳杰涛霞'.charAt(i)}`,
  phone: mobile(r),
  id: residentId(r, { year: 1985, month: 3, day: 9 }, true),
})
type Person = ReturnType<typeof person>
const people = Array.from({ length: 12 }, person)
const others = Array.from({ length: 12 }, person)
const callers = Array.from({ length: 12 }, person).map((p) => ({ ...p, second: mobile(r) }))
const listed = (all: readonly Person[]) =>
  `姓名,电话,身份证号\n${all.map(({ name, phone, id }) => `${name},${phone},${id}`).join('\n')}\n`
const lines = (all: readonly Person[], form: (person: Person, i: number) => string) =>
  `${all.map(form).join('\n')}\n`
const pieces = (phone: string) => `${phone.slice(0, 3)}-${phone.slice(3, 7)}-${phone.slice(7)}`
const wide = (digits: string) =>
  digits.replace(/\d/g, (d) => '０１２３４５６７８９'.charAt(Number(d)))
/** As telephones export their address books: N takes FN apart, types of numbers, a number of the card itself. */
const card = ({ name, phone }: Person, i: number) =>
  [
    'BEGIN:VCARD',
    'VERSION:3.0',
    `N:${name.slice(0, 1)};${name.slice(1)};;;`,
    `FN:${name}`,
    `item1.TEL;TYPE=CELL;type=VOICE;type=pref:${phone}`,
    `UID:a-${String(i)}`,
    'END:VCARD\r\n',
  ].join('\r\n')

const FILES = {
  'ids.csv': listed(people),
  'stuck.txt': lines(people, ({ name, phone }) => `${name}${phone}`),
  'brackets.txt': lines(people, ({ name, phone }) => `${name}（${phone}）`),
  'pieces.txt': lines(
    people,
    ({ name, phone }, i) => `${String(i + 1)}、${name} 电话${pieces(phone)}`,
  ),
  'abroad.txt': lines(people, ({ name, phone }) => `${name} +86${phone}`),
  'wide.txt': lines(people, ({ name, phone }) => `${name}，电话：${wide(phone)}`),
  'whose.txt': lines(people, ({ name, phone }) => `${name}（家长）${phone}`),
  // Texts in the first column, of which some are names alone.
  'mothers.txt': lines(people, ({ name, phone }, i) =>
    i % 3 === 0
      ? `${name} ${phone}`
      : i % 3 === 1
        ? `${name}（家长）${phone}`
        : `${name}妈妈 ${phone}`,
  ),
  'cards.vcf': people.map(card).join(''),
  'all.txt': lines(people, ({ name, phone, id }) => `${name}${id}${phone}`),
  'other-ids.csv': listed(others),
  'two-numbers.csv': `姓名,身份证号,手机,备用手机,年龄\n${callers.map((p) => `${p.name},${p.id},${p.phone},${p.second},30`).join('\n')}\n`,
  'one-number.csv': `姓名,身份证号,手机,性别\n${callers.map((p) => `${p.name},${p.id},${p.second},女`).join('\n')}\n`,
  'said.txt': lines(others, ({ name, phone }, i) =>
    i % 2 === 0
      ? `${name}${phone}已付款${String(i + 1)}期`
      : `${name}${phone} ７７${'０１２３４５６７８９'.charAt(i % 10)}`,
  ),
} as const

let report: Report
beforeAll(async () => (report = await counted([folderOf(base, FILES)])))
const records = (file: keyof typeof FILES) =>
  report.tables.filter((t) => t.at[0] === file).map((t) => t.records)

test('name and number in one cell are the line of columns that holds both', () => {
  const files = [
    'ids.csv',
    'stuck.txt',
    'brackets.txt',
    'pieces.txt',
    'abroad.txt',
    'wide.txt',
    'whose.txt',
    'mothers.txt',
    'cards.vcf',
    'all.txt',
  ] as const
  const all = files.flatMap(records)
  expect(all.map(({ out }) => out)).toEqual(files.map(() => 12))
  expect(all.reduce((sum, one) => sum + one.counted, 0)).toBe(12)
})

test('what a text says besides is content of its own', () => {
  expect(records('said.txt').reduce((sum, one) => sum + one.counted, 0)).toBe(12)
})

test('whoever has one of his two numbers in another list has changed none, whichever is the least', () => {
  const all = [...records('two-numbers.csv'), ...records('one-number.csv')]
  expect(all.map(({ duplicate }) => duplicate)).toContainEqual({ DUP_SUPPLEMENT: 12 })
})
