import { distinct, entered, isEntered, namesOf, type Names } from './names.ts'
import type { CaseFile } from './schema.ts'
import type { Tell } from './tell.ts'

type Payment = CaseFile['payments'][number]
type Match = CaseFile['matches'][number]

/** Payments between those who are entered, for transfers that are entered; nobody pays himself. */
export function payments(facts: CaseFile, deals: Names, tell: Tell): CaseFile['payments'] {
  const users = namesOf('人员或者账号', 'parties 或者 accounts', facts.parties, facts.accounts)
  const accounts = new Map(facts.accounts.map((a) => [a.id, a.user ?? a.id]))
  const userOf = (id: string): string => accounts.get(id) ?? id
  return distinct(facts.payments, 'payments', tell).flatMap((payment): Payment[] => {
    const path = ['payments', facts.payments.indexOf(payment)] as const
    const effect = '该笔付款不采用'
    const from = isEntered(payment.from, users, [...path, 'from'], effect, tell)
    const to = isEntered(payment.to, users, [...path, 'to'], effect, tell)
    if (!from || !to) return []
    if (userOf(payment.from) === userOf(payment.to)) {
      tell({
        path: [...path, 'to'],
        problem: '付款方与收款方是同一人',
        remedy: '请核对 from、to；同一人账户之间的划转不是价款',
        effect,
      })
      return []
    }
    return [withDeals(payment, [...path, 'deals'], deals, tell)]
  })
}

function withDeals(
  payment: Payment,
  path: readonly (string | number)[],
  deals: Names,
  tell: Tell,
): Payment {
  const { deals: named, ...rest } = payment
  if (!named) return payment
  const own = entered(named, deals, path, '该笔付款不及于此笔流转', tell)
  return own.length > 0 ? { ...rest, deals: own } : rest
}

/** Decisions on payments of transfers that are entered: of two on one payment and transfer the later. */
export function matches(facts: CaseFile, deals: Names, tell: Tell): CaseFile['matches'] {
  const unused = '该项对应决定不采用'
  const kept = facts.matches.map((match, i): Match | null => {
    const own = entered(match.deals, deals, ['matches', i, 'deals'], unused, tell)
    return own.length === match.deals.length ? match : null
  })
  return kept.filter((match, i): match is Match => {
    if (match === null) return false
    const later = kept.findLastIndex((other) => other !== null && isSame(match, other))
    if (later > i)
      tell({
        path: ['matches', i, 'payment'],
        problem: `同一付款、同一流转有后一决定（matches.${String(later)}）`,
        remedy: '请只保留现行的决定；改变决定的经过由操作记录保存',
        effect: '按后一决定，此项不采用',
      })
    return later <= i
  })
}

function isSame(one: Match, other: Match): boolean {
  return (
    one.payment === other.payment &&
    one.deals.length === other.deals.length &&
    one.deals.every((deal) => other.deals.includes(deal))
  )
}
