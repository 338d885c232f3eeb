import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { gbk } from '../../demo/gbk.ts'
import { counted, folderOf, workspace } from '../support/counting.ts'

vi.setConfig({ testTimeout: 300_000 })

/**
 * A list of so many people, put together from blocks of other delimiters, encodings, line ends and quotes: all of them are
 * counted, or the report names what was set aside or not read. The people and their text are made here, from nothing that recognises.
 */
const base = workspace('joined-lists')

const FAMILY = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗']
const GIVEN = [...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玲文建国红梅']
const PLACES = ['北京市海淀区中关村大街', '上海市黄浦区南京东路', '杭州市西湖区文三路']

function person(i: number): readonly string[] {
  const name = `${FAMILY[i % 20] ?? ''}${GIVEN[(i * 7) % 30] ?? ''}${GIVEN[(i * 11) % 30] ?? ''}`
  return [name, String(13_900_000_000 + i * 37), `${PLACES[i % 3] ?? ''}${String(1 + i)}号`]
}

const block = fc.record({
  rows: fc.integer({ min: 1, max: 30 }),
  mark: fc.constantFrom(',', ',', ';', '\t', '|', '----', '，', ' '),
  end: fc.constantFrom('\n', '\n', '\r\n', '\r'),
  quote: fc.constantFrom('', '', '"'),
  encoding: fc.constantFrom<'utf-8' | 'gbk'>('utf-8', 'utf-8', 'gbk'),
  /** Every line has a mark of its own. */
  mixed: fc.boolean(),
})
type Block = typeof block extends fc.Arbitrary<infer T> ? T : never

const MARKS = [',', ';', '\t', '|', '----']

function written(blocks: readonly Block[], from: number): { bytes: Buffer; people: number } {
  let at = from
  const parts = blocks.map(({ rows, mark, end, quote, encoding, mixed }) => {
    const lines = Array.from({ length: rows }, (_, i) => {
      const own = mixed ? (MARKS[(at * 3 + i) % MARKS.length] ?? mark) : mark
      const cells = person(at++).map((cell) => `${quote}${cell}${quote}`)
      return `${cells.join(own)}${end}`
    })
    return encoding === 'gbk' ? gbk(lines.join('')) : Buffer.from(lines.join(''))
  })
  return { bytes: Buffer.concat(parts), people: at - from }
}

test('blocks of any delimiter, encoding, line end and quote: each person is counted, or told', async () => {
  const lists = fc.array(fc.array(block, { minLength: 2, maxLength: 6 }), {
    minLength: 25,
    maxLength: 25,
  })
  await fc.assert(
    fc.asyncProperty(lists, async (files) => {
      let at = 0
      const expected = files.map((blocks) => {
        const { bytes, people } = written(blocks, at)
        at += people
        return { bytes, people, blocks }
      })
      const named = expected.map((one, i) => [`名单${String(i)}.txt`, one.bytes] as const)
      const folder = folderOf(base, Object.fromEntries(named))
      const report = await counted([folder])
      for (const [i, { people, blocks }] of expected.entries()) {
        const of = report.tables.filter((t) => t.at[0] === `名单${String(i)}.txt`)
        const data = of.reduce((sum, t) => sum + t.rows.data, 0)
        expect({ blocks, data }).toEqual({ blocks, data: people })
      }
      const { records } = report
      expect(records.out).toBe(at)
      expect(records).toMatchObject({ counted: at, 'set-aside': {}, duplicate: {} })
    }),
    { numRuns: 3, endOnFailure: true },
  )
})

test('a long cell of people: a name that comes twice, a line that comes twice, a number that breaks its rule', async () => {
  const people = Array.from({ length: 600 }, (_, i) => person(i).slice(0, 2).join(' '))
  people[40] = people[39] ?? ''
  people[50] = people[50]?.replace(/139/, '199') ?? ''
  people[60] = `${people[61]?.split(' ')[0] ?? ''} 13999999999`
  const folder = folderOf(base, {
    '登记.csv': `编号,备注,日期\n1,"${people.join('；')}",2024-01-02\n`,
  })
  const { records } = await counted([folder])
  expect(records.out).toBe(600)
  expect(records.counted + Object.values(records.duplicate).reduce((a, b) => a + b, 0)).toBe(600)
})
