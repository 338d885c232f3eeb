import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { compilePrecedents } from '../../src/gains/precedents/compile.ts'
import { verdictOf } from '../../src/gains/precedents/recompute.ts'
import { compileBook } from '../../src/law/compile.ts'
import { loadPrecedents } from '../../src/law/precedents/load.ts'
import { lawFolder } from '../../src/law/sources.ts'
import type { Market, Precedent } from '../../src/report/precedents.ts'
import { forbiddenWords } from '../support/wording.ts'
import { pricesOf, publishedPage } from './published-page.ts'

const all = loadPrecedents()
const texts = (p: Precedent) => p.checks.map((c) => c.sentence).join('\n')
const byNumber = (no: number): Precedent => {
  const found = all.find((p) => p.no === no)
  if (!found) throw new Error(`no case ${no}`)
  return found
}

test('fifty cases, each with a source and how sure it is', () => {
  expect(all.map((p) => p.no)).toEqual(Array.from({ length: 50 }, (_, i) => i + 1))
  expect(all.filter((p) => p.source.length < 5)).toEqual([])
  expect(all.filter((p) => p.sure === 'seed').map((p) => p.no)).toEqual([1, 2])
})

test('the compiled file is what the YAML gives, sums reckoned again', () => {
  const folder = lawFolder()
  expect(compilePrecedents(folder, compileBook(folder))).toEqual(all)
})

/** The column “check” of the research notes: its sign, and the numbers that the recomputed sentences must hold. */
const NOTED: readonly (readonly [no: number, sign: string, numbers: readonly string[]])[] = [
  [1, 'differs', ['2206.80元', '2000.00元', '差206.80元']],
  [2, 'closes', ['12000.00元', '37002条']],
  [3, 'differs', ['34000.00元', '差5000条', '0.7556元', '0.85元']],
  [4, 'differs', ['0.4375元', '3200.00元']],
  [6, 'derived', ['0.4005元', '1.02倍']],
  [7, 'closes', ['9.667元', '1.034倍']],
  [8, 'closes', ['22000.00元', '12000.00元', '34000.00元']],
  [10, 'closes', ['13000.00元']],
  [11, 'closes', ['3192.00元恰为7980.00元的40%']],
  [13, 'closes', ['20800.00元']],
  [15, 'closes', ['2日']],
  [16, 'derived', ['47500元']],
  [17, 'closes', ['30000.00元', '15170.00元']],
  [18, 'closes', ['0.03846元']],
  [21, 'closes', ['17500', '20000', '40000.00元']],
  [22, 'derived', ['0.07元']],
  [26, 'derived', ['1.067倍']],
  [30, 'closes', ['5个达到50条，2个达到500条']],
  [31, 'differs', ['2300条', '500条']],
  [32, 'derived', ['300元']],
  [33, 'differs', ['差60000.00元']],
  [34, 'closes', ['2500.00元']],
  [36, 'closes', ['100%']],
  [39, 'derived', ['约0.1元']],
  [40, 'closes', ['140000.00元']],
  [42, 'derived', ['13.6元']],
  [43, 'differs', ['130000.00元', '差30000.00元']],
  [47, 'closes', ['约300元']],
  [49, 'derived', ['6667套']],
]

describe('each row agrees with the check column of the notes', () => {
  test.each(NOTED)('%s: %s', (no, sign, found) => {
    const precedent = byNumber(no)
    expect(verdictOf(precedent.checks)).toBe(sign)
    for (const text of found) expect(texts(precedent)).toContain(text)
  })
  test('rows that do not close are these, and no other', () => {
    const wrong = all.filter((p) => verdictOf(p.checks) === 'differs').map((p) => p.no)
    expect(wrong).toEqual([1, 3, 4, 29, 31, 33, 43])
  })
  test('what cannot be reckoned again says why', () => {
    for (const p of all.filter((x) => verdictOf(x.checks) === 'unchecked'))
      expect(texts(p)).toMatch(/^不能核对：.{4,}/)
  })
})

describe('what the table shows, from the data', () => {
  test('of 15 suits with gain and money visible 10 are equal, 2 above, 3 below', () => {
    const of = (outcome: string) =>
      all.filter((p) => p.beside?.outcome === outcome).map((p) => p.no)
    expect(of('equal')).toEqual([2, 3, 4, 7, 8, 10, 13, 17, 18, 20])
    expect(of('above')).toEqual([5, 9])
    expect(of('below')).toEqual([11, 43, 44])
  })
  test('the 1400 of Qingdao are outside the claim', () => {
    expect(byNumber(2).beside).toMatchObject({ gain: { n: 1_200_000 }, money: { n: 1_200_000 } })
  })
  test('turnover is no gain: 300000 stands against the commission of 20000', () => {
    expect(byNumber(5).beside?.gain).toEqual({ n: 2_000_000, bound: 'at-least' })
  })
  test('acts in place of money are not compared with a gain', () => {
    expect(byNumber(1).beside).toBeNull()
  })
  /** The notes say 0.038–0.25 and 0.3–0.75; three resales lie below and one reading above, as the page tells. */
  test.each<[Market, number, number]>([
    ['bulk-upstream', 0.025, 0.25],
    ['bulk-retail', 0.28, 0.76],
    ['newborn', 9.6, 9.7],
    ['loan-lead', 30, 150],
    ['account', 2, 87.5],
  ])('prices of %s lie between %s and %s yuan', (market, least, most) => {
    const found = pricesOf(all, market).flatMap((f) => [f.least, f.most ?? f.least])
    expect(Math.min(...found)).toBeGreaterThanOrEqual(least * 1e6)
    expect(Math.max(...found)).toBeLessThanOrEqual(most * 1e6)
  })
  test('a chain is never summed: no text holds the sum of the seven numbers of records', () => {
    expect(JSON.stringify(all)).not.toContain('12691690')
  })
})

describe('not visible is not none', () => {
  test.each([
    [1, 'claimed', { none: true, sums: [] }],
    [44, 'ordered', { none: true, sums: [] }],
    [19, 'ordered', null],
    [16, 'ordered', null],
    [2, 'ordered', null],
  ] as const)('%s: %s', (no, field, value) => {
    expect(byNumber(no)[field]).toEqual(value)
  })
  test('no gain at all is told apart from a gain that was not seen', () => {
    expect([byNumber(22).gains, byNumber(50).gains]).toEqual([[], null])
  })
})

test('words of the glossary only', () => {
  expect(forbiddenWords(JSON.stringify(all))).toEqual([])
})

test('no digits of a person stand in the data', () => {
  const folder = join(lawFolder(), 'precedents')
  const yaml = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'))
  const withoutSources = yaml.join('\n').replaceAll(/^ *source: .*$/gm, '')
  expect(withoutSources.match(/\d{11,}/g)).toBeNull()
})

test('docs/precedents.md is what the data gives', async () => {
  await expect(publishedPage(all)).toMatchFileSnapshot('../../docs/precedents.md')
})
