import { fc, test as property } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { memorySource } from '../../source.ts'
import { planText } from './dialect.ts'
import { peopleOfLine } from './run-on.ts'
import { collect } from './testing.ts'

const FAMILY = '赵钱孙李周吴郑王冯陈'
const GIVEN = '明华芳敏静丽强磊军洋勇艳'
const name = (i: number) =>
  `${FAMILY.charAt(i % 10)}${GIVEN.charAt(i % 12)}${GIVEN.charAt((i >> 3) % 12)}`
const number = (i: number) => String(13_800_000_000 + i * 37)
const people = (n: number, between: string) =>
  Array.from({ length: n }, (_, i) => `${name(i)}${between}${number(i)}`)

function read(lines: readonly string[]) {
  const bytes = lines.join('\n')
  const { rows, issues } = collect(bytes, planText(memorySource(Buffer.from(bytes))))
  return { rows, told: issues.find((i) => i.code === 'TEXT_SHAPE')?.message }
}

describe('people without end in one line are a row each', () => {
  test.each([
    ['，', ' '],
    ['，', ''],
    ['；', ','],
    ['、', '：'],
    [' ', '-'],
    ['/', ' '],
    ['，', '、'],
    ['、', '，'],
  ])('parted by %s, numbers behind %s', (sign, within) => {
    expect(peopleOfLine(people(40, within).join(sign))).toEqual(people(40, within))
  })

  test('addresses of mail, as a letter names those to whom it goes', () => {
    const mails = Array.from({ length: 40 }, (_, i) => `${name(i)} <w.${String(i)}@example.com>`)
    expect(peopleOfLine(mails.join(';'))).toEqual(mails)
    expect(peopleOfLine(mails.slice(0, 5).join(';'))).toBeNull()
  })

  test('numbers first, and nothing between', () => {
    const first = Array.from({ length: 30 }, (_, i) => `${number(i)} ${name(i)}`)
    expect(peopleOfLine(first.join('，'))).toEqual(first)
    expect(peopleOfLine(people(30, '').join(''))).toEqual(people(30, ''))
  })

  test('what is said before them and behind them is lost nowhere', () => {
    const line = `各位好：${people(30, ' ').join('，')}，请查收`
    const all = people(30, ' ')
    expect(peopleOfLine(line)).toEqual([
      '各位好：',
      ...all.slice(0, -1),
      `${String(all.at(-1))}，请查收`,
    ])
  })

  test('a name too long, a number too short: their pieces stand by themselves', () => {
    const odd = people(40, ' ').map((p, i) => (i === 7 ? 'Tom Lee 138' : p))
    expect(peopleOfLine(odd.join('，'))).toEqual(odd)
  })

  test.each([
    ['few people', people(5, ' ').join('，')],
    ['columns of names and numbers', people(40, ',').join(',')],
    [
      'columns, some of them words with a blank',
      people(60, ',')
        .map((p, i) => `${p},备注 ${number(i + 100)}`)
        .join(','),
    ],
    ['numbers alone', Array.from({ length: 40 }, (_, i) => number(i)).join(',')],
    ['a text', `${'说明'.repeat(200)}${people(3, ' ').join('，')}`],
  ])('%s: left as they are', (_, line) => {
    expect(peopleOfLine(line)).toBeNull()
  })

  test('ten thousand in a file, told; lines behind them count on', () => {
    const all = people(10_000, ' ')
    const { rows, told } = read(['客户名单', all.join('，'), '制表完毕'])
    expect(rows.map((r) => r.cells[0])).toEqual(['客户名单', ...all, '制表完毕'])
    expect(rows.map((r) => r.row)).toEqual(Array.from({ length: 10_002 }, (_, i) => i + 1))
    expect(told).toContain('一行之内有许多人')
  })
})

describe('numbers alone, many to a line, are a row each', () => {
  const numbers = Array.from({ length: 30 }, (_, i) => number(i))
  test.each([
    ['，', [numbers]],
    [',', [numbers.slice(0, 12), numbers.slice(12, 29), numbers.slice(29)]],
    [' ', [numbers.slice(0, 4), numbers.slice(4)]],
    ['；', [numbers]],
  ])('parted by %s', (sign, lines) => {
    const { rows, told } = read(lines.map((own) => own.join(sign)))
    expect(rows.map((r) => r.cells)).toEqual(numbers.map((one) => [one]))
    expect(rows.map((r) => r.row)).toEqual(numbers.map((_, i) => i + 1))
    expect(told).toContain('许多号码')
  })
  test('a line longer than what is looked at', () => {
    const many = Array.from({ length: 20_000 }, (_, i) => number(i))
    expect(read([many.join('，')]).rows).toHaveLength(20_000)
  })
  test.each([
    ['both ends of calls', numbers.map((one, i) => `${one},${number(i + 99)}`)],
    ['under headings', ['号码1,号码2,号码3,号码4', numbers.slice(0, 4).join(',')]],
    ['with a name among them', [`${numbers.slice(0, 8).join(',')},张三`]],
  ])('%s: left as they are', (_, lines) => {
    expect(read(lines).rows).toHaveLength(lines.length)
  })
})

property.prop(
  [
    fc.integer({ min: 20, max: 120 }),
    fc.constantFrom('，', '；', '、', '|', ' '),
    fc.constantFrom('', '-', '：'),
  ],
  { numRuns: 60 },
)('as many pieces as people', (n, sign, within) => {
  expect(peopleOfLine(people(n, within).join(sign))).toHaveLength(n)
})
