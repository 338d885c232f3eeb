import type { Condition } from '../../report/procedure.ts'
import { condition, type Conditional, type Lawful } from './condition.ts'
import { courtCondition } from './court.ts'
import type { ProcedureFacts } from './facts.ts'
import { pipl, suesAs } from './separate.ts'
import { LEVELS, nameOf } from './words.ts'

type Told = Pick<Conditional, 'state' | 'why' | 'open'>

/** Conditions of a suit of a consumers' council: who may sue (消法 47), and for what (消费解释 1); PIPL 70 beside it. */
export function councilConditions(facts: ProcedureFacts, lawful: Lawful): Condition[] {
  return [
    suesAs('council', facts, lawful),
    condition(lawful, {
      id: 'standing.council-level',
      title: '中国消费者协会或者省、自治区、直辖市的消费者协会',
      by: ['consumer-standing'],
      ...level(facts),
    }),
    condition(lawful, {
      id: 'standing.trader',
      title: '被告是经营者，受侵害的是众多不特定消费者',
      by: ['consumer-suit'],
      ...trader(facts),
    }),
    pipl(facts, lawful),
    ...notice(facts, lawful),
    courtCondition(facts, lawful),
  ]
}

/** Only the national association and those of provincial level: a city or a county council does not qualify. */
function level({ plaintiff }: ProcedureFacts): Told {
  const own = plaintiff?.kind === 'council' ? plaintiff.level : null
  if (own === null)
    return { state: 'unknown', why: '没有录入消费者协会的级别', open: '由哪一级消费者协会起诉' }
  const name = nameOf(plaintiff?.name ?? null, '消费者协会')
  const enough = own === 'province' || own === 'national'
  return enough
    ? { state: 'met', why: `${name}为${LEVELS[own]}` }
    : { state: 'not-met', why: `${name}为${LEVELS[own]}，市、县级消费者协会不能起诉` }
}

function trader({ trader: is }: ProcedureFacts): Told {
  if (is === 'yes') return { state: 'met', why: '录入为经营者与其消费者' }
  if (is === 'no') {
    return {
      state: 'not-met',
      why: '录入为不属于经营者与消费者的关系；个保法第七十条另列',
    }
  }
  return {
    state: 'unknown',
    why: '被告是否经营者、名单上的人是否其消费者，没有查明；另一条路是个保法第七十条',
    open: '被告是否属于经营者，名单上的人是否属于其消费者（消费解释第一条）',
  }
}

function notice({ plaintiff }: ProcedureFacts, lawful: Lawful): Condition[] {
  if (plaintiff?.kind !== 'council') return []
  return [
    condition(lawful, {
      id: 'standing.notice',
      title: '诉前公告',
      state: 'none',
      why: '不适用：原告不是检察院，诉前公告只及于检察院起诉',
      by: ['pre-suit-notice'],
    }),
  ]
}
