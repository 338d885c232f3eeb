import { intervalOf, SHARE_SCALE, type Drawn, type Interval } from '../../count/sample/interval.ts'
import type { Confidence } from '../../count/sample/size.ts'
import { jointInterval } from '../../count/sample/strata.ts'
import type {
  SampleDraw,
  SampleFinding,
  SampleInterval,
  SampleRecord,
  SampleResults,
  SampleStratum,
  TierId,
} from '../../documents/sample/record.ts'
import type { FilledSheet } from './sheet.ts'
import { answersOf, loneAnswers, type Answers } from './answers.ts'

/**
 * What a filled sheet says of its draw: counts and exact bounds by stratum, tier and in all. It never changes the
 * count: records found 不实 come with the entry of the case file by which a person may set them aside.
 *
 * Not `random`: people who came forward or were found otherwise stand for nobody but themselves; no bounds are given.
 *
 * @throws ShuzhengError `sample/other-draw`
 */
export function resultsOf(
  draw: SampleDraw,
  sheet: FilledSheet,
  random: boolean,
  path: string,
): SampleResults {
  const answers = answersOf(draw, sheet, path)
  const confidence = random ? draw.method.confidence : null
  const strata = draw.strata.map((stratum) => ({
    number: stratum.number,
    ...stratumFinding(stratum, draw, answers, confidence),
  }))
  const byTier = draw.tiers.flatMap((tier) => tierFinding(tier, draw.strata, strata, confidence))
  const failed = draw.records.filter((r) => answers.outcomes.get(r.number) === 'untrue')
  const whole = wholeFinding(byTier, random)
  return {
    schema: 'shuzheng.sample-results/1',
    draw: draw.draw,
    report: draw.report.digest,
    list: draw.list.digest,
    sheet: sheet.digest,
    random,
    confidence,
    strata,
    tiers: byTier,
    whole,
    modes: answers.modes,
    unsigned: answers.unsigned,
    failed,
    decisions: decisionsFor(failed),
    problems: answers.problems,
    complete: whole.open === 0 && answers.problems.length === 0,
  }
}

/** What a sheet says of people who were found otherwise, without a draw: counts, and nothing that goes beyond them. */
export function loneResults(sheet: FilledSheet): SampleResults {
  const answers = loneAnswers(sheet)
  const numbers = [...answers.outcomes.values()]
  const count = (id: 'true' | 'untrue' | 'unverified') => numbers.filter((o) => o === id).length
  const tally = { true: count('true'), untrue: count('untrue'), unverified: count('unverified') }
  const all = { population: numbers.length, drawn: numbers.length, ...tally, open: 0 }
  return {
    schema: 'shuzheng.sample-results/1',
    draw: null,
    report: null,
    list: null,
    sheet: sheet.digest,
    random: false,
    confidence: null,
    strata: [],
    tiers: [],
    whole: { ...all, 'as-untrue': null, 'as-true': null },
    modes: answers.modes,
    unsigned: answers.unsigned,
    failed: [],
    decisions: [],
    problems: answers.problems,
    complete: answers.problems.length === 0,
  }
}

type Tally = Pick<SampleFinding, 'true' | 'untrue' | 'unverified' | 'open'>

function tallyOf(records: readonly SampleRecord[], { outcomes }: Answers): Tally {
  const tally = { true: 0, untrue: 0, unverified: 0, open: 0 }
  for (const { number } of records) tally[outcomes.get(number) ?? 'open']++
  return tally
}

/** Of what is not known the least is that none of it is as said, the most that all of it is. */
function hitsOf(tally: Tally): readonly [least: number, most: number] {
  return [tally.true, tally.true + tally.unverified + tally.open]
}

function stratumFinding(
  stratum: SampleStratum,
  draw: SampleDraw,
  answers: Answers,
  confidence: Confidence | null,
): SampleFinding {
  const own = draw.records.filter((r) => r.stratum === stratum.number)
  const tally = tallyOf(own, answers)
  const { population, drawn } = stratum
  const bounds = (hits: number) =>
    confidence === null ? null : intervalOf({ population, drawn, hits }, confidence)
  const [least, most] = hitsOf(tally)
  return { population, drawn, ...tally, 'as-untrue': bounds(least), 'as-true': bounds(most) }
}

function tierFinding(
  tier: TierId,
  strata: readonly SampleStratum[],
  found: readonly SampleFinding[],
  confidence: Confidence | null,
): (SampleFinding & { readonly tier: TierId })[] {
  const own = found.filter((_, i) => strata[i]?.tier === tier)
  if (own.length === 0) return []
  const bounds = (which: 0 | 1) => {
    const drawn = own.map((f): Drawn => ({ ...f, hits: hitsOf(f)[which] }))
    return confidence === null ? null : jointInterval(drawn, confidence)
  }
  return [{ tier, ...sumOf(own), 'as-untrue': bounds(0), 'as-true': bounds(1) }]
}

function sumOf(found: readonly SampleFinding[]) {
  const sum = (of: (f: SampleFinding) => number) => found.reduce((n, f) => n + of(f), 0)
  return {
    population: sum((f) => f.population),
    drawn: sum((f) => f.drawn),
    true: sum((f) => f.true),
    untrue: sum((f) => f.untrue),
    unverified: sum((f) => f.unverified),
    open: sum((f) => f.open),
  }
}

/** Items 3 and 4 are looked at in full, so that only one tier is uncertain: the bounds of all tiers add up. */
function wholeFinding(tiers: readonly SampleFinding[], random: boolean): SampleFinding {
  const bounds = (which: 'as-untrue' | 'as-true') => (random ? added(tiers, which) : null)
  return { ...sumOf(tiers), 'as-untrue': bounds('as-untrue'), 'as-true': bounds('as-true') }
}

function added(
  tiers: readonly SampleFinding[],
  which: 'as-untrue' | 'as-true',
): SampleInterval | null {
  const [first] = tiers
  if (tiers.length === 1 && first) return first[which]
  const all = tiers.reduce((n, t) => n + BigInt(t.population), 0n)
  const intervals = tiers.map((t) => ({ size: BigInt(t.population), bounds: t[which] }))
  if (all === 0n || intervals.some(({ bounds }) => bounds === null)) return null
  const weighted = (end: 'low' | 'high') =>
    intervals.reduce((sum, { size, bounds }) => sum + size * endOf(bounds, size, end), 0n)
  const method = intervals.find(({ bounds }) => bounds?.method !== 'all')?.bounds?.method ?? 'all'
  return {
    method,
    low: Number(weighted('low') / (all * FINE)),
    high: Number((weighted('high') + all * FINE - 1n) / (all * FINE)),
    records: null,
  }
}

/** Shares of whole numbers of records are kept finer than they are printed, so that sums are not rounded twice. */
const FINE = 1_000_000n

function endOf(bounds: Interval | null, size: bigint, end: 'low' | 'high'): bigint {
  if (bounds === null || size === 0n) return 0n
  if (bounds.records === null) return BigInt(bounds[end]) * FINE
  const exact = BigInt(bounds.records[end]) * BigInt(SHARE_SCALE) * FINE
  return end === 'low' ? exact / size : (exact + size - 1n) / size
}

/** One entry of `decisions:` for each file and sheet; who decides, and when, is left to be written. */
function decisionsFor(failed: readonly SampleRecord[]): string[] {
  const groups = new Map<string, { readonly head: string; readonly rows: number[] }>()
  for (const { file, sheet, row } of failed) {
    const where = sheet === null ? '' : `, sheet: ${JSON.stringify(sheet)}`
    const head = `kind: set-aside, code: SAMPLE_FAILED, file: ${JSON.stringify(file.join('/'))}${where}`
    const group = groups.get(head) ?? { head, rows: [] }
    groups.set(head, group)
    group.rows.push(row)
  }
  return [...groups.values()].map(({ head, rows }) => {
    const list = rows.sort((a, b) => a - b).join(', ')
    return `{ ${head}, rows: [${list}], by: , on: , reason: 抽样核实不实 }`
  })
}
