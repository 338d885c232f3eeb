import type { CaseReport, DealReport, PartyReport } from '../../src/case-report.ts'
import type { Report } from '../../src/report.ts'
import { dice } from './random-chains.ts'
import { qingdaoReport } from './sample-case-report.ts'

/** Made-up cases of any size for tests of pictures; synthetic persons only. */
export type Shape = 'market' | 'star' | 'path' | 'crowd' | 'circle'

const KINDS = ['sell', 'sell', 'sell', 'buy', 'give', 'swap', 'set-off', 'publish'] as const
const SURNAMES = Array.from('赵钱孙李周吴郑王冯陈褚卫')

/** A case of so many persons, the same in every run. */
export function drawnReport(persons: number, shape: Shape, seed = 1): Report {
  const roll = dice(seed)
  const parties = Array.from({ length: persons }, (_, i) => person(i, roll))
  const pairs = PAIRS[shape](persons, roll)
  const deals = pairs.map(([from, to], i) => deal(i, from, to, roll))
  return reportOf({ parties, deals })
}

/** A report whose case holds these facts and no other. */
export function reportOf(facts: Partial<CaseReport>): Report {
  const base = qingdaoReport.case
  if (base === null) throw new Error('the sample has a case')
  const posts = (facts.deals ?? []).flatMap(({ id, kind }) =>
    kind === 'publish' ? [{ deal: id, group: null, members: 120 }] : [],
  )
  const stated = { batches: [], posts, days: [] }
  return { ...qingdaoReport, batches: [], case: { ...base, figures: [], stated, ...facts } }
}

export function party(id: string, name: string, absent = false): PartyReport {
  const [base] = qingdaoReport.case?.parties ?? []
  if (base === undefined) throw new Error('the sample has parties')
  const state = absent ? '未到案' : null
  return { ...base, id, name, absent, state, standing: null, roles: ['middleman'] }
}

type Roll = (below: number) => number

function person(i: number, roll: Roll): PartyReport {
  const surname = SURNAMES[roll(SURNAMES.length)] ?? '赵'
  const name =
    roll(9) === 0 ? `${surname}某（网名“教育资源${String(i)}号”）` : `${surname}某${String(i)}`
  return party(`p${String(i)}`, name, roll(4) === 0)
}

export function deal(
  i: number,
  from: readonly string[],
  to: readonly string[],
  roll: Roll,
): DealReport {
  const priced = roll(6) === 0 ? null : 100 + roll(40_000)
  const fen = roll(5) === 0 || priced === null ? null : priced * (10 + roll(40))
  const month = String(1 + roll(9)).padStart(2, '0')
  return {
    id: `t${String(i + 1)}`,
    kind: KINDS[roll(KINDS.length)] ?? 'sell',
    on: roll(8) === 0 ? null : { from: `2019-${month}`, to: `2019-${month}-28` },
    from,
    to,
    batch: `b${String(1 + roll(12))}`,
    priced,
    free: roll(4) === 0 ? roll(900) : null,
    'unit-price': null,
    total: fen === null ? null : { fen, basis: 'computed', bound: 'exactly' },
    assumed: roll(5) === 0,
    evidence: roll(4) === 0 ? null : `卷一第${String(i + 1)}页`,
  }
}

type Pair = readonly [readonly string[], readonly string[]]

const one = (i: number): readonly string[] => [`p${String(i)}`]
const range = (n: number): readonly number[] => Array.from({ length: Math.max(0, n) }, (_, i) => i)

const PAIRS: Readonly<Record<Shape, (persons: number, roll: Roll) => readonly Pair[]>> = {
  /** A few sellers, some who resell, many buyers; now and then a couple that acts together, or somebody sells back. */
  market: (n, roll) =>
    range(n - 1).map((i) => {
      const to = i + 1
      const from = Math.floor(roll(1 + i) / (1 + roll(3)))
      if (roll(25) === 0) return [one(to), one(from)]
      const couple = roll(12) === 0 && from + 1 < to ? [...one(from), ...one(from + 1)] : one(from)
      return [couple, one(to)]
    }),
  star: (n) => range(n - 1).map((i) => [one(0), one(i + 1)]),
  path: (n) => range(n - 1).map((i) => [one(i), one(i + 1)]),
  /** All sell together. */
  crowd: (n, roll) =>
    range(n).map((i) => [range(n - 1).flatMap(one), one(roll(3) === 0 ? i : n - 1)]),
  circle: (n) => range(n).map((i) => [one(i), one((i + 1) % n)]),
}
