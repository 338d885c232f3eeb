import type { Condition } from '../../report/procedure.ts'
import { condition, type Conditional, type Lawful } from './condition.ts'
import type { ProcedureFacts } from './facts.ts'
import { noticeCondition, suesAs } from './separate.ts'

const BY = { cite: 'fashi-2018-6/20' } as const

/** Conditions of 刑事附带民事公益诉讼, and why it is not open any more. */
export function attachedConditions(facts: ProcedureFacts, lawful: Lawful): Condition[] {
  const told = crime(facts)
  return [
    suesAs('procuratorate', facts, lawful),
    condition(lawful, { id: 'attached.crime', title: '就该犯罪提起公诉', ...BY, ...told }),
    condition(lawful, {
      id: 'attached.court',
      title: '由审理刑事案件的法院管辖',
      state: told.state === 'not-met' ? 'none' : 'unknown',
      why: '随刑事案件，通常是基层法院、基层检察院',
      ...BY,
    }),
    ...noticeCondition(facts, lawful, { cite: 'fashi-2019-18/1' }),
  ]
}

type Told = Pick<Conditional, 'state' | 'why' | 'open'>

/** Until the criminal judgment of first instance it can be attached; without a prosecution there is nothing to attach to. */
function crime({ criminal }: ProcedureFacts): Told {
  switch (criminal?.outcome) {
    case undefined:
      return { state: 'unknown', why: '没有录入刑事案件的结果', open: '刑事案件是否提起公诉' }
    case 'pending':
      return {
        state: 'unknown',
        why: '刑事案件尚未裁判；已经提起公诉的可以附带，没有公诉的待查',
        open: '刑事案件是否已经提起公诉',
      }
    case 'judgment':
      return {
        state: 'not-met',
        why: `刑事一审${on(criminal.decided)}已经判决，其后不能再附带（推论）`,
      }
    case 'non-prosecution':
      return { state: 'not-met', why: `${on(criminal.decided)}不起诉，没有公诉可以附带` }
    case 'none':
      return { state: 'not-met', why: '没有刑事案件' }
  }
}

function on(day: string | null): string {
  return day === null ? '' : `于${day}`
}
