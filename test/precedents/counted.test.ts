import { beforeAll, describe, expect, test } from 'vitest'
import type { ChainFacts } from '../../src/count/per-person/facts.ts'
import { countPersons, type PersonCounts } from '../../src/count/per-person/count.ts'
import type { Database } from '../../src/db/database.ts'
import { checkFigure } from '../../src/gains/figures.ts'
import { lawOn } from '../../src/law/law.ts'
import { loadLaw } from '../../src/law/load.ts'
import { assessPerson, type PersonAssessment } from '../../src/liability/person.ts'
import type { Report } from '../../src/report.ts'
import { counted, folderOf, workspace } from '../support/counting.ts'
import { person } from '../support/person-facts.ts'
import { COLUMNS, emptyIndex, fill, type IndexLine } from '../support/person-index.ts'
import { VECTORS } from './vectors.ts'

/**
 * The precedents in which the counting itself is the point, on small made-up lists in the proportions of the reports:
 * one made line stands for ten thousand of theirs.
 */
const base = workspace('precedents')
const law = lawOn(loadLaw(), '2022-01-01')

const SURNAMES = [...'王李张刘陈杨黄赵吴周']
const GIVEN = [...'伟芳娜敏静丽磊洋艳勇军杰娟涛超']
const name = (i: number) =>
  `${SURNAMES[i % 10] ?? ''}${GIVEN[i % 15] ?? ''}${GIVEN[(i * 7 + 3) % 15] ?? ''}`
const phone = (i: number) => `1380000${String(i).padStart(4, '0')}`
const line = (i: number) => `${name(i)},${phone(i)}`
const bare = (i: number) => `,${phone(i)}`
const from = (start: number, end: number) =>
  Array.from({ length: end - start }, (_, i) => start + i)
const csv = (lines: readonly string[]) => ['姓名,手机号', ...lines, ''].join('\r\n')

describe('T4: file names are no count', () => {
  const files = {
    '客户59.csv': csv(from(0, 59).map(line)),
    '交换28.csv': csv(from(40, 68).map(line)),
    '交换33.csv': csv([...from(50, 74).map(line), ...from(900, 909).map(bare)]),
    '交换20.csv': csv(from(70, 90).map(line)),
  }
  let report: Report
  beforeAll(async () => {
    report = await counted([folderOf(base, files)])
  })
  const named = 59 + 28 + 33 + 20
  test('what stands in several files counts once, bare numbers stand apart', () => {
    expect(report.records).toMatchObject({ out: named, counted: 90 })
    expect(report.records['set-aside'].BARE_PHONE).toBe(9)
    expect(report.records.duplicate.DUP_CROSS_FILE).toBe(41)
  })
  test('the number that the names add up to is set against it and differs', () => {
    const stated = { what: 'records', records: named, fen: null, bound: 'exactly' } as const
    const about = { of: [], deals: [], source: '文件名', rank: 'e-data', status: null }
    const told = checkFigure(
      { ...stated, ...about, evidence: null },
      { value: report.records.counted, bound: 'exactly' },
    )
    expect(told).toMatchObject({ check: 'differs', stated: '140条', computed: '90条' })
    expect(told.sentence).toContain('差50条')
  })
})

test('T5: bare numbers are a reading, and both totals stand', async () => {
  const lines = [...from(0, 25).map(line), ...from(100, 120).map(bare)]
  const { readings, records } = await counted([folderOf(base, { '名单.csv': csv(lines) })])
  const bareNumbers = readings.filter((r) => r.id === 'bare-phones')
  expect(records.counted).toBe(25)
  expect(bareNumbers.map((r) => [r.used, r.counted])).toEqual([
    [true, 25],
    [false, 45],
  ])
})

test('T6: of five disks of lines three remain', async () => {
  const untrue = from(0, 8).map((i) => `${name(i)},1210000000${i}`)
  const disks = {
    'A/学生.csv': csv(from(0, 30).map(line)),
    'B/学生.csv': csv([...from(0, 12).map(line), ...untrue]),
  }
  const { records } = await counted([folderOf(base, disks)])
  expect(records).toMatchObject({ out: 50, counted: 30 })
  expect(records['set-aside'].BAD_PHONE).toBe(8)
})

describe('per person, on sets of keys', () => {
  let db: Database
  beforeAll(async () => {
    db = await emptyIndex()
  })

  const people = (batch: number, count: number, start = 0): IndexLine[] =>
    from(start, start + count).map((i) => ({ batch, keys: { k_mobile: 1_000_000 + i, k_name: i } }))
  const batches = (n: number): ChainFacts['batches'] =>
    from(0, n).map((i) => ({
      id: `b${i}`,
      files: true,
      declared: null,
      tier: null,
      partOf: null,
      sameAs: null,
    }))
  const gives = (transfer: string, by: string, buyer: string, batch: string) => ({
    transfer,
    by: [by],
    buyer,
    batch,
    unidentified: false,
    members: null,
    inDuty: [],
  })
  const gets = (by: string, batch: string) => ({ by: [by], batch, source: batch })

  async function chain(
    lines: readonly IndexLine[],
    facts: Pick<ChainFacts, 'provisions' | 'obtainings'> & { batches: number },
  ): Promise<PersonCounts> {
    await fill(db, lines, facts.batches)
    return countPersons(db, COLUMNS, { ...facts, parties: [], batches: batches(facts.batches) })
  }
  const assess = (counts: PersonCounts, id: string): PersonAssessment =>
    assessPerson(
      person('sold-on', {}, { id, name: id, tiers: counts.of(id), range: rangeOf(counts, id) }),
      law,
    )
  const rangeOf = (counts: PersonCounts, id: string) => counts.extremes(id)
  const outcome = (assessed: PersonAssessment, rule: string) =>
    assessed.findings.find((f) => f.rule === rule)?.outcome

  test('T1, T25: bought and sold to one is once, and the line of 5000 holds from the keys up', async () => {
    for (const [n, expected] of [
      [4999, 'not-met'],
      [5000, 'met'],
      [5001, 'met'],
    ] as const) {
      const counts = await chain(people(0, n), {
        batches: 1,
        obtainings: [gets('fei', 'b0')],
        provisions: [gives('t', 'fei', 'down', 'b0')],
      })
      const fei = assess(counts, 'fei')
      expect(outcome(fei, 'quantity.tier-c.serious')).toBe(expected)
      expect(fei.formula.because?.[0]?.value).toBe(n)
    }
  })

  test('T4: two buyers of overlapping lists: each whole, 74 and 20 make 94', async () => {
    const lines = [...people(0, 74), ...people(1, 20, 70)]
    const counts = await chain(lines, {
      batches: 2,
      obtainings: [],
      provisions: [gives('t1', 'jiang', 'A', 'b0'), gives('t2', 'jiang', 'B', 'b1')],
    })
    const { formula } = assess(counts, 'jiang')
    expect(formula.because?.[0]?.value).toBe(94)
    expect(JSON.stringify(formula)).toContain('第十一条第二款 累计计算')
  })

  test('T14: down a chain the numbers are each one’s own, and their sum is nowhere', async () => {
    const sizes = [44, 20, 27, 35, 9, 7, 8]
    const lines = sizes.flatMap((n, i) => people(i, n))
    const provisions = sizes
      .slice(1)
      .map((_, i) => gives(`t${i}`, `p${i}`, `p${i + 1}`, `b${i + 1}`))
    const obtainings = sizes.map((_, i) => gets(`p${i}`, `b${i}`))
    const counts = await chain(lines, { batches: 7, provisions, obtainings })
    const all = sizes.map((_, i) => assess(counts, `p${i}`))
    expect(all.map((a) => a.formula.because?.[0]?.value)).toEqual([44, 27, 35, 35, 9, 8, 8])
    expect(JSON.stringify(all)).not.toContain(`${sizes.reduce((sum, n) => sum + n, 0)}条`)
    for (const { notes } of all) expect(notes.join()).toContain('人与人之间不相加')
  })

  test('T20: given for nothing is provided all the same', async () => {
    const counts = await chain(people(0, 328), {
      batches: 1,
      obtainings: [gets('yi', 'b0')],
      provisions: [gives('gift', 'jia', 'yi', 'b0')],
    })
    const jia = assess(counts, 'jia')
    expect(jia.findings.map((f) => f.sentence).join()).toContain('jia出售、提供第五项信息328条')
  })

  test('T23: ten lines to each of two are twenty; twice to the same are ten', async () => {
    const to = (second: string) =>
      chain(people(0, 10), {
        batches: 1,
        obtainings: [],
        provisions: [gives('t1', 'x', 'li', 'b0'), gives('t2', 'x', second, 'b0')],
      })
    expect(assess(await to('wang'), 'x').formula.because?.[0]?.value).toBe(20)
    expect(assess(await to('li'), 'x').formula.because?.[0]?.value).toBe(10)
  })
})

test('T14: the sum of persons is nothing that the vectors hold', () => {
  const chain = VECTORS.find((v) => v.id === 'T14')
  const sum = chain?.persons.reduce((all, p) => all + Number(p.counts.C), 0)
  expect(String(sum)).toBe(chain?.never[0])
})
