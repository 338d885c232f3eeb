import { allocate, mergedStrata } from '../../count/sample/allocate.ts'
import { drawOrdinals } from '../../count/sample/draw.ts'
import { sampleSize, uncorrectedSize, type Confidence } from '../../count/sample/size.ts'
import { citedBy } from '../../documents/words/citations.ts'
import { digestOf } from '../../documents/json/json.ts'
import type { ClearValues } from '../../documents/sample/call-sheet.ts'
import { CALL_SHEET } from '../../documents/sample/files.ts'
import {
  sealedDraw,
  type BareDraw,
  type DivisionId,
  type ModeId,
  type SampleDraw,
  type SampleLaw,
  type SampleRecord,
  type SampleStratum,
  type TierId,
} from '../../documents/sample/record.ts'
import { maskIdentifiers, shownLocator } from '../../documents/safe.ts'
import { ShuzhengError } from '../../errors.ts'
import type { LawBook } from '../../law/book.ts'
import { cite } from '../../law/cite.ts'
import { masked, type OrderedFile } from '../assemble.ts'
import type { FolderCount } from '../count-folder.ts'
import { CLEAR_FIELDS, clearValues } from './clear.ts'
import {
  divisionOf,
  listDigest,
  nameSampleList,
  sampleCells,
  spotsOf,
  type Cell,
  type Spot,
  type Unit,
  type Wanted,
} from './list.ts'

/** What is asked of a draw. */
export interface SampleRequest {
  /** ± in tenths of a percent. */
  readonly precision: number
  readonly confidence: Confidence
  /** null: made from the digest of the list, which nobody can choose. */
  readonly seed: string | null
  readonly by: DivisionId
  readonly mode: ModeId
  readonly tiers: readonly TierId[]
}

/** A draw with the clear values of its records by number, for the call sheet and nothing else. */
export interface DrawnSample {
  readonly draw: SampleDraw
  readonly clear: ReadonlyMap<number, ClearValues>
}

/** Records that are looked at one by one on a single sheet; more are no work for one sheet. */
const FULL_CHECK = 50_000

/** A draw before it is made: its population, size, strata and seed; which records it takes is not told. */
export type SamplePlan = Omit<BareDraw, 'records'>

/**
 * Draws from the counted records of a finished count. `digest` is that of the report on the disc.
 *
 * @throws ShuzhengError `sample/report-changed` when the count has become another; `sample/nothing`; `sample/too-many`;
 * `ledger/open` when the list is not what the report counts
 */
export async function drawSample(
  counted: FolderCount,
  digest: string,
  ask: SampleRequest,
): Promise<DrawnSample> {
  if (digestOf(counted.report) !== digest) {
    throw new ShuzhengError('sample/report-changed', { path: 'report.json' })
  }
  const { strata, plan } = await planned(counted, digest, ask)
  const wanted = strata.map((p): Wanted => {
    const { key, population, drawn, tier } = p.stratum
    return { ...p, tier, ordinals: drawOrdinals(plan.seed, key, population, drawn) }
  })
  const spots = await spotsOf(counted.session.db, wanted)
  const { 'call-sheet': sheet, ...before } = plan
  const records = spots.map((spot, i) => recordAt(spot, i, counted.files))
  const draw = sealedDraw({ ...before, records, 'call-sheet': sheet })
  return { draw, clear: clearOf(counted, spots, ask.mode) }
}

/**
 * What a draw would be, to be looked at before clear text is opened for it.
 *
 * @throws ShuzhengError as {@link drawSample}, except `sample/report-changed`
 */
export async function planSample(counted: FolderCount, ask: SampleRequest): Promise<SamplePlan> {
  const digest = digestOf(counted.report)
  return (await planned(counted, digest, ask)).plan
}

async function planned(
  { report, files, session: { db }, book }: FolderCount,
  digest: string,
  ask: SampleRequest,
): Promise<{ readonly strata: readonly Planned[]; readonly plan: SamplePlan }> {
  const ids = report.batches.map((b) => b.id)
  const { units, parts } = await divisionOf(db, ask.by, files, ids)
  await nameSampleList(db, parts)
  const cells = await sampleCells(db)
  checkList(cells, report)
  const list = await listDigest(db, files, digest)
  const asked = cells.filter((c) => ask.tiers.includes(c.tier))
  const strata = plannedStrata(asked, units, ask)
  const sampled = asked.filter((c) => c.tier === 'C').reduce((n, c) => n + c.records, 0)
  const plan: SamplePlan = {
    schema: 'shuzheng.sample/1',
    tool: report.tool,
    title: report.title,
    demo: report.demo,
    report: { digest, complete: report.complete, counted: report.records.counted },
    list: { digest: list, records: report.records.counted },
    law: lawOf(book),
    mode: ask.mode,
    by: ask.by,
    tiers: ask.tiers,
    method: {
      precision: ask.precision,
      confidence: ask.confidence,
      uncorrected: uncorrectedSize(ask.precision, ask.confidence),
      size: sampleSize(sampled, ask.precision, ask.confidence),
    },
    seed: ask.seed ?? list,
    'seed-from': ask.seed === null ? 'list' : 'given',
    strata: strata.map((p) => p.stratum),
    'call-sheet': { file: CALL_SHEET, clear: CLEAR_FIELDS[ask.mode].map((f) => f.title) },
  }
  return { strata, plan }
}

/** The list must be what the report counts, tier by tier. */
function checkList(cells: readonly Cell[], report: FolderCount['report']): void {
  for (const tier of ['A', 'B', 'C'] as const) {
    const listed = cells.filter((c) => c.tier === tier).reduce((n, c) => n + c.records, 0)
    const difference = listed - report.tiers[tier]
    if (difference !== 0) throw new ShuzhengError('ledger/open', { ledger: '抽样清单', difference })
  }
}

interface Planned {
  readonly stratum: SampleStratum
  readonly units: readonly number[]
}

/**
 * Items 3 and 4 are looked at in full (喻海松: not by sample); item 5 is sampled: its size by the precision asked, its
 * shares in proportion, at least one each, small units together where they would swell the sample.
 */
function plannedStrata(
  cells: readonly Cell[],
  units: readonly Unit[],
  ask: SampleRequest,
): Planned[] {
  const full = cells.filter((c) => c.tier !== 'C')
  const sampled = cells.filter((c) => c.tier === 'C')
  const all = full.reduce((n, c) => n + c.records, 0)
  if (all > FULL_CHECK) throw new ShuzhengError('sample/too-many', { n: all, limit: FULL_CHECK })
  if (cells.length === 0) throw new ShuzhengError('sample/nothing')
  const name = (unit: number) => units[unit] ?? { names: [], label: null }
  const strata = [
    ...full.map((c) => stratumOf(c, name(c.unit), ask.by, c.records)),
    ...sampledStrata(sampled, name, ask),
  ]
  return strata.map(({ stratum, units: own }, i) => ({
    stratum: { ...stratum, number: i + 1 },
    units: own,
  }))
}

function sampledStrata(
  cells: readonly Cell[],
  name: (unit: number) => Unit,
  ask: SampleRequest,
): Planned[] {
  const population = cells.reduce((n, c) => n + c.records, 0)
  const size = sampleSize(population, ask.precision, ask.confidence)
  const merged = mergedStrata(
    size,
    cells.map((c) => c.records),
  )
  const own = cells.filter((_, i) => !merged[i])
  const rest = cells.filter((_, i) => merged[i])
  const strata = [
    ...own.map((c) => stratumOf(c, name(c.unit), ask.by, 0)),
    ...(rest.length > 0 ? [mergedStratum(rest, ask.by)] : []),
  ]
  const shares = allocate(
    size,
    strata.map((s) => s.stratum.population),
  )
  return strata.map(({ stratum, units }, i) => ({
    stratum: { ...stratum, drawn: shares[i] ?? 0 },
    units,
  }))
}

function stratumOf(cell: Cell, unit: Unit, by: DivisionId, drawn: number): Planned {
  const { tier, records } = cell
  const key = JSON.stringify([tier, by, ...unit.names])
  const label = unit.label === null ? null : shownLocator(unit.label)
  const full = tier !== 'C'
  return {
    stratum: { number: 0, tier, key, label, population: records, drawn, full },
    units: [cell.unit],
  }
}

function mergedStratum(cells: readonly Cell[], by: DivisionId): Planned {
  const population = cells.reduce((n, c) => n + c.records, 0)
  const label = `其余 ${String(cells.length)} 个，按比例不足 1 条，合为一层`
  const key = JSON.stringify(['C', by, '*', 'merged'])
  return {
    stratum: { number: 0, tier: 'C', key, label, population, drawn: 0, full: false },
    units: cells.map((c) => c.unit),
  }
}

function recordAt(spot: Spot, i: number, files: readonly OrderedFile[]): SampleRecord {
  const file = files.find((f) => f.tables.some((t) => t.tab === spot.tab))
  const sheet = file?.tables.find((t) => t.tab === spot.tab)?.outcome.sheet ?? null
  return {
    number: i + 1,
    stratum: spot.stratum + 1,
    exhibit: maskIdentifiers(file?.exhibit ?? ''),
    file: masked(file?.outcome.at ?? []),
    sheet: sheet === null ? null : maskIdentifiers(sheet),
    row: spot.row,
  }
}

function clearOf(
  { session, files }: FolderCount,
  spots: readonly Spot[],
  mode: ModeId,
): ReadonlyMap<number, ClearValues> {
  const tables = new Map(files.flatMap((f) => f.tables.map((t) => [t.tab, t] as const)))
  const values = clearValues(session.sealed, tables, spots, mode)
  return new Map(values.map((texts, i) => [i + 1, texts]))
}

/** Sampling by ratio or number with its reasons; sample checks of like materials; dedupe and sample before the bulk count. */
const CITED = ['fafa-2022-23/20', 'wangluo-anjian-guiding/22', 'shanghai-133/3'] as const

function lawOf(book: LawBook): SampleLaw[] {
  const citing = citedBy(book)
  return CITED.map((ref) => {
    const { gist, sure } = cite(book, ref)
    const [id = '', point = ''] = ref.split('/')
    const source = book.instruments[id]
    // A case has points, not articles.
    const label = source?.kind === 'case' ? `${source.short}（要点${point}）` : citing(ref)
    return { cite: ref, label, gist, sure }
  })
}
