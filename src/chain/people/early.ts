import { spanOf } from '../../law/period.ts'
import type { EarlySale } from '../../report/people.ts'
import { namer, type PeopleFacts, type Span } from './facts.ts'
import { familiesOf } from './families.ts'

/** When a person got a family of batches. */
interface Coming {
  readonly id: string
  readonly on: Span | null
}

/**
 * 提供在先、取得在后: what a person passed on before it is entered that it came to him. He may have had it from elsewhere:
 * it is pointed out, and nothing is left out of the count for it. Dates as imprecise as `2019-03` never make a sale early.
 */
export function earlySales(facts: PeopleFacts): EarlySale[] {
  const nameOf = namer(facts)
  const came = comings(facts)
  const families = familiesOf(facts.related)
  return facts.sides.flatMap((side) =>
    side.by.flatMap((party): EarlySale[] => {
      const all = came.get(`${party}\n${families.key(side.batch)}`) ?? []
      const [first] = all
      if (first === undefined || !all.every((c) => isAfter(c.on, side.on))) return []
      const sentence = `${nameOf(party)}提供批次${side.batch}（${side.id}，${text(side.on)}）早于录入的取得（${all.map((c) => `${c.id}，${text(c.on)}`).join('；')}）：来源或者日期待查，不影响计算。`
      return [{ party, batch: side.batch, sold: side.id, came: first.id, sentence }]
    }),
  )
}

function comings(facts: PeopleFacts): ReadonlyMap<string, Coming[]> {
  const families = familiesOf(facts.related)
  const came = new Map<string, Coming[]>()
  const add = (party: string, batch: string, coming: Coming) => {
    const key = `${party}\n${families.key(batch)}`
    const all = came.get(key)
    if (all) all.push(coming)
    else came.set(key, [coming])
  }
  for (const { id, to, batch, on, kind } of facts.sides) {
    if (kind !== 'publish') for (const party of to) add(party, batch, { id, on })
  }
  for (const { id, by, batch, on } of facts.obtained)
    for (const party of by) add(party, batch, { id, on })
  return came
}

/** Is the one surely after the other, however their dates are read? */
function isAfter(one: Span | null, other: Span | null): boolean {
  const first = one === null ? null : spanOf(one.from)
  const last = other === null ? null : spanOf(other.to)
  return first !== null && last !== null && last.to < first.from
}

function text(on: Span | null): string {
  if (on === null) return '日期不明'
  return on.from === on.to ? on.from : `${on.from}至${on.to}`
}
