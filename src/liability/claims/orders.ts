import { moneyText, yuan } from '../../gains/money.ts'
import type { LawBook } from '../../law/book.ts'
import type { Reason } from '../../report.ts'
import type { DisputeReport, OrderReport } from '../../report/liability.ts'
import { articleReason } from '../article-reason.ts'
import { datesOf, conductOf } from '../groups/conduct.ts'
import { basisOf } from './basis.ts'
import { names, type ClaimFact, type OrderFact, type SuitFacts } from './facts.ts'
import { claimLabel } from './words.ts'

/** 没收、罚金、判令 as the case file has them; a sum that is not stated stays so. */
export function orderReports({ orders }: Pick<SuitFacts, 'orders'>): OrderReport[] {
  return orders.map(({ amount, ...order }) => ({
    ...order,
    label: claimLabel(order.kind),
    fen: amount?.fen ?? null,
    bound: amount?.bound ?? 'exactly',
  }))
}

/** What takes the gain away: to the treasury, or back. */
const TAKEN: readonly string[] = ['forfeiture', 'restitution']

/**
 * 没收违法所得 and 赔偿损失 against the same persons stand side by side: both views, no netting (民法典 187; 折抵). One
 * dispute for all persons who are under both.
 */
export function moneyTwice(book: LawBook, facts: SuitFacts): DisputeReport[] {
  const taken = facts.orders.filter((o) => TAKEN.includes(o.kind))
  const asked = [
    ...facts.claims.filter((c) => c.kind === 'compensate'),
    ...facts.orders.filter((o) => o.kind === 'damages'),
  ]
  const parties = facts.parties.map((p) => p.id).filter((id) => hits(taken, id) && hits(asked, id))
  if (parties.length === 0) return []
  const concerns = (one: { readonly against: readonly string[] }) =>
    one.against.some((id) => parties.includes(id))
  return [
    {
      id: 'forfeiture-and-damages',
      title: '没收违法所得与赔偿损失并存（争议）',
      parties,
      sums: [
        ...taken.filter(concerns).map((o) => orderText(o, facts)),
        ...facts.claims
          .filter((c) => c.kind === 'compensate' && concerns(c))
          .map((c) => claimText(c, facts)),
        ...facts.orders
          .filter((o) => o.kind === 'damages' && concerns(o))
          .map((o) => orderText(o, facts)),
      ],
      views: views(book, facts, parties),
      sentence: '两者并列列出，本软件不相抵、不折算；是否折抵由人决定。',
    },
  ]
}

function hits(all: readonly { readonly against: readonly string[] }[], id: string): boolean {
  return all.some((one) => one.against.includes(id))
}

function orderText({ id, kind, against, amount }: OrderFact, facts: SuitFacts): string {
  const sum = amount === null ? '数额未载明，待查' : moneyText(amount)
  return `${claimLabel(kind)}（${id}，${names(facts, against)}）：${sum}`
}

function claimText({ id, kind, against, fen, group }: ClaimFact, facts: SuitFacts): string {
  const how = group === null ? '' : `，组${group}`
  return `请求${claimLabel(kind)}（${id}，${names(facts, against)}${how}）：${fen === null ? '数额未载明，待查' : yuan(fen)}`
}

function views(
  book: LawBook,
  facts: SuitFacts,
  parties: readonly string[],
): DisputeReport['views'] {
  return [
    {
      title: '并行',
      reason: {
        text: '刑事责任不影响民事责任：没收以后仍可以请求赔偿，财产不够时民事责任在先',
        because: firstCivil(book, facts, parties),
      },
    },
    {
      title: '折抵',
      reason: {
        text: '同一笔所得已经没收、退缴的，应从赔偿中折抵，以免重复承担；没有统一规定，各地做法不一',
        sure: 'page',
      },
    },
  ]
}

/** 民法典187 or 侵权责任法4, by the date of the conduct. */
function firstCivil(book: LawBook, facts: SuitFacts, parties: readonly string[]): Reason[] {
  const dates = datesOf(facts, conductOf(facts, parties, null))
  return basisOf(book, dates, ['liable.tort-4', 'liable.civil-code-187']).map((b) => ({
    ...articleReason(book, b.cite),
    because: [{ text: b.text, sure: b.sure }],
  }))
}
