import type { Change } from '../case-report.ts'
import { TIERS } from '../law/book.ts'
import type { Law } from '../law/law.ts'
import type { Finding, Reason } from '../report.ts'
import { changes } from './changes.ts'
import { formula } from './formula.ts'
import { incomeFindings } from './income.ts'
import { lawfulBusinessFindings } from './lawful-business.ts'
import { inOrderOfWeight } from './order.ts'
import type { PersonFacts } from './person-facts.ts'
import { personNotes } from './person-notes.ts'
import { hasSome, inDutyFacts, quantityFindings, wholeFacts } from './person-quantity.ts'
import { priorFindings } from './prior.ts'
import { robustSentence, type Robustness } from './robust.ts'

/** What the law's standards say to one person's numbers and money; nothing of it is added to anybody else's. */
export interface PersonAssessment {
  readonly findings: readonly Finding[]
  /** Does the conclusion on quantity move with the readings (各口径下结论一致)? */
  readonly robust: Robustness
  readonly changes: readonly Change[]
  readonly notes: readonly string[]
  /** How the number is had, down to each buyer. */
  readonly formula: Reason
}

/**
 * Sets one person's count, money and record against 法释〔2017〕10号: items 3 to 9 of art. 5(1), their ten-fold, art. 6 and
 * 7. Findings say which number reaches which standard, in the sentences of the glossary; what that means in law is for
 * the office and the court.
 *
 * A person of whom no act is entered has no findings: what is not known is neither zero nor 未达到.
 *
 * @example Fei: 11034 → 达到 5000条, 未达到 50000条（差38966条）, 未达到 5000元（差34.70元，三种口径结论一致）
 */
export function assessPerson(person: PersonFacts, law: Law): PersonAssessment {
  const sum = formula(person, law)
  const notes = personNotes(person, law)
  if (!acts(person)) return { findings: [], robust: NOTHING, changes: [], notes, formula: sum }
  const findings = inOrderOfWeight([
    ...quantityFindings(person, law),
    ...incomeFindings(person, law),
    ...priorFindings(person, law),
    ...lawfulBusinessFindings(person, law),
  ])
  return {
    findings,
    robust: robustOf(person, law),
    changes: changes(person, findings, law),
    notes,
    formula: sum,
  }
}

/** Is anything entered that the person obtained or provided? */
function acts({ provides, obtains = false, tiers }: PersonFacts): boolean {
  const some = TIERS.some((tier) => hasSome(tiers[tier]) || hasSome(tiers[tier].obtained))
  return provides || obtains || some
}

const NOTHING: Robustness = {
  holds: false,
  sentence: '案件事实中没有此人获取或者提供信息的流转，未作核算。',
}

/** The whole count under the whole standards; what came in duty and was passed on also under the half. */
function robustOf(person: PersonFacts, law: Law): Robustness {
  const whole = robustSentence(wholeFacts(person, law), law)
  const part = inDutyFacts(person, law)
  const half = part && robustSentence(part, law)
  const duty = half ? `${IN_DUTY}${half.sentence}` : ''
  const tier = (person.otherTiers ?? []).length > 0 ? TIER_OPEN : ''
  return {
    holds: whole.holds && half?.holds !== false,
    sentence: `${whole.sentence}${duty}${tier}`,
  }
}

const IN_DUTY = '在履行职责或者提供服务过程中获得又提供的部分（标准减半）：'
const TIER_OPEN = '以上按现列的信息类型；信息类型由人决定。'
