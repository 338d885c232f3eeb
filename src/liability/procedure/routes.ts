import type { Condition, RouteReport } from '../../report/procedure.ts'
import { attachedConditions } from './attached.ts'
import type { Lawful } from './condition.ts'
import { councilConditions } from './council.ts'
import type { ProcedureFacts } from './facts.ts'
import { separateConditions } from './separate.ts'

const TITLES = {
  attached: '刑事附带民事公益诉讼',
  separate: '检察院单独提起民事公益诉讼',
  council: '消费者协会提起民事公益诉讼',
} as const

/**
 * The roads to court with their conditions, the criminal case first: which are met, which are not, which are open. A
 * picker, never a block.
 *
 * Law: fashi-2018-6/5, 13, 20; minsufa/58; pipl/70; xiaofa/47.
 */
export function routesOf(facts: ProcedureFacts, lawful: Lawful): RouteReport[] {
  const used = usedRoute(facts)
  const conditions = {
    attached: attachedConditions(facts, lawful),
    separate: separateConditions(facts, lawful),
    council: councilConditions(facts, lawful),
  }
  return (['attached', 'separate', 'council'] as const).map((id) => ({
    id,
    title: TITLES[id],
    used: id === used,
    state: stateOf(conditions[id]),
    conditions: conditions[id],
  }))
}

/** As entered; else it follows from who sues. Null: nobody is named. */
export function usedRoute({ route, plaintiff }: ProcedureFacts): RouteReport['id'] | null {
  if (route !== null) return route
  if (plaintiff?.kind === 'procuratorate') return 'separate'
  return plaintiff?.kind === 'council' ? 'council' : null
}

function stateOf(conditions: readonly Condition[]): RouteReport['state'] {
  if (conditions.some(({ state }) => state === 'not-met')) return 'closed'
  return conditions.some(({ state }) => state === 'unknown') ? 'unknown' : 'open'
}
