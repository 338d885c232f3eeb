import type { Condition } from '../../report/procedure.ts'
import { condition, type Conditional, type Lawful } from './condition.ts'
import type { ProcedureFacts } from './facts.ts'
import { COURTS, nameOf } from './words.ts'

/** First instance before an intermediate court (民诉法解释 283, 285 before 2022-04-10); a free field, never a block. */
export function courtCondition(facts: ProcedureFacts, lawful: Lawful): Condition {
  return condition(lawful, {
    id: 'court.level',
    title: '侵权行为地或者被告住所地的中级法院',
    by: ['court-285', 'court-283'],
    ...told(facts),
  })
}

function told({ court }: ProcedureFacts): Pick<Conditional, 'state' | 'why' | 'open'> {
  if (court?.name == null && court?.level == null) {
    return { state: 'unknown', why: '受诉法院未载明', open: '受诉法院（受理公益诉讼的人民法院）' }
  }
  const name = nameOf(court.name, '受诉法院')
  if (court.internet) {
    return {
      state: 'met',
      why: `${name}为互联网法院：检察机关提起的互联网公益诉讼由其集中管辖（2018年规定；2025年改写，请核对）`,
    }
  }
  if (court.level === 'intermediate') return { state: 'met', why: `${name}为中级法院；地域请核对` }
  if (court.level === null) {
    return { state: 'unknown', why: `${name}的级别没有录入`, open: '受诉法院的级别' }
  }
  return {
    state: 'unknown',
    why: `${name}为${COURTS[court.level]}；实践中有县、区法院受理的例子，请核对有无指定管辖`,
    open: '受诉法院有无指定管辖',
  }
}
