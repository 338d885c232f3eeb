/**
 * Markets of lists with known truth: sources, five hands, and what was done to each list on its way. A seed gives the same
 * market on every machine. Shares no code with what recognises it.
 */
import { randomFrom, type Random } from '../../../demo/random.ts'
import { DOING, type Act, type List } from './acts.ts'
import { Town, written, type Field, type Person } from './people.ts'

export interface MarketBatch {
  /** Order of making; it shows in no file. */
  readonly number: number
  readonly list: List
  readonly from: readonly number[]
  readonly acts: readonly Act[]
  readonly holder: number
  /** Was it seized? What was not is in no file and in no case file. */
  readonly seized: boolean
}

export interface Market {
  readonly seed: number
  readonly batches: readonly MarketBatch[]
}

export interface MarketOptions {
  /** Of a hundred batches so many were not seized. */
  readonly missing: number
}

const HANDS = 5

/** Acts with how often they are chosen. */
const CHOICE: readonly (readonly [Act, number])[] = [
  ['copy', 2],
  ['sample', 4],
  ['head', 2],
  ['shuffle', 2],
  ['sort', 1],
  ['pad', 3],
  ['merge', 3],
  ['columns', 4],
  ['excel', 3],
  ['cut', 2],
  ['recode', 2],
  ['double', 1],
  ['dedupe', 1],
]
const BAG = CHOICE.flatMap(([act, times]) => Array.from({ length: times }, () => act))

export function makeMarket(seed: number, { missing }: MarketOptions = { missing: 12 }): Market {
  const r = randomFrom(seed)
  const town = new Town(r)
  const crowd = town.people(4000)
  const batches: MarketBatch[] = []
  const sources = 2 + r.int(2)
  for (let i = 0; i < sources; i++) batches.push(source(i, r, town, crowd))
  const deals = 4 + r.int(5)
  for (let i = 0; i < deals; i++) batches.push(resold(batches, r, town, missing))
  return { seed, batches }
}

function source(number: number, r: Random, town: Town, crowd: readonly Person[]): MarketBatch {
  const size = 200 + r.int(r.once(4) ? 2800 : 1000)
  const people = r.once(2) ? r.shuffle(crowd).slice(0, size) : town.people(size)
  const fields = ownFields(r)
  const plain: List = { fields, lines: people.map((p) => written(r, p, fields, number)) }
  const slips: Act[] = [
    ...(r.once(2) ? ['cut' as const] : []),
    ...(r.once(3) ? ['double' as const] : []),
  ]
  const order: Act[] = r.once(4) ? ['sort'] : []
  const list = [...order, ...slips].reduce(
    (l, act) => DOING[act](l, { r, town, other: null }),
    plain,
  )
  return { number, list, from: [], acts: [], holder: number % HANDS, seized: true }
}

function ownFields(r: Random): Field[] {
  const sure: Field[] = r.once(4)
    ? ['name', 'id']
    : r.once(2)
      ? ['name', 'phone']
      : ['name', 'phone', 'id']
  const may: Field[] = ['sex', 'school', 'address', 'note']
  return [...sure, ...may.filter(() => r.once(2))]
}

/** Somebody sells what he has, changed by one to three acts. */
function resold(
  batches: readonly MarketBatch[],
  r: Random,
  town: Town,
  missing: number,
): MarketBatch {
  const origin = r.pick(batches)
  const other = r.pick(batches)
  const acts = [...new Set(Array.from({ length: 1 + r.int(3) }, () => r.pick(BAG)))]
  const joins = acts.includes('merge') && other !== origin
  const list = acts.reduce(
    (l, act) => DOING[act](l, { r, town, other: joins ? other.list : null }),
    origin.list,
  )
  return {
    number: batches.length,
    list,
    from: joins ? [origin.number, other.number] : [origin.number],
    acts,
    holder: r.int(HANDS),
    seized: r.int(100) >= missing,
  }
}

/** A true edge: the later list was made of the earlier one, and nothing that was seized lies between. */
export interface TrueEdge {
  readonly from: number
  readonly to: number
}

export function trueEdges({ batches }: Market): TrueEdge[] {
  return batches
    .filter((b) => b.seized)
    .flatMap((b) =>
      [...seizedSources(b, batches)].sort((x, y) => x - y).map((from) => ({ from, to: b.number })),
    )
}

function seizedSources(batch: MarketBatch, all: readonly MarketBatch[]): Set<number> {
  const found = new Set<number>()
  for (const n of batch.from) {
    const source = all[n]
    if (!source) continue
    if (source.seized) found.add(n)
    else for (const m of seizedSources(source, all)) found.add(m)
  }
  return found
}

/** Does the one list go back to the other, over whatever lies between? */
export function goesBackTo(market: Market, later: number, earlier: number): boolean {
  const batch = market.batches[later]
  return batch?.from.some((n) => n === earlier || goesBackTo(market, n, earlier)) ?? false
}
