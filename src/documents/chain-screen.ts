import type { CaseReport, DealReport } from '../case-report.ts'
import type { Report } from '../report.ts'
import type { PaymentReport } from '../report/gains.ts'
import type { RoleConflict, RoleReport } from '../report/people.ts'
import { HOW, paymentSum, purpose, side, standing, sumOr } from './words/gains.ts'
import { TIER } from './words/labels.ts'
import { besides, records, unitPrice } from './papers/amounts.ts'
import { roles, USERS } from './papers/suit-words.ts'
import { CHECK, namesOf, stated } from './papers/words.ts'
import { legendOf, type LegendRow } from './pictures/chain/legend.ts'
import { numbered, priceOf } from './pictures/chain/texts.ts'
import { shownLocator } from './safe.ts'
import { statedUnits } from './words/stated-units.ts'

/** A transfer as the screen of the chain lists it, under the number of its line in the picture. */
export interface DealTold extends LegendRow {
  readonly id: string
  /** 30000条 / 7002条; — where nobody states it. */
  readonly priced: string
  readonly free: string
  readonly price: string
  /** 载明, 推算 …: how the price was had. */
  readonly how: string
  /** Confirmed payments less refunds; — before a person confirms any. */
  readonly paid: string
  readonly payments: readonly string[]
  readonly check: string
  readonly closes: boolean
  readonly sentence: string
}

/** All transfers in words, numbered as in the picture. */
export function dealsTold(report: Report, facts: CaseReport): readonly DealTold[] {
  const gains = new Map(facts.gains.deals.map((deal) => [deal.deal, deal]))
  return legendOf(report, facts).map((row, i) => {
    const deal = facts.deals[i]
    const money = gains.get(deal?.id ?? '')
    return {
      ...row,
      id: deal?.id ?? '',
      ...units(deal),
      money: deal ? priceOf(deal) : '',
      how: money ? HOW[money.how] : '—',
      paid: sumOr(money?.paid ?? null),
      payments: money?.payments ?? [],
      check: money ? CHECK[money.check] : '—',
      closes: money?.check === 'closes',
      sentence: money?.sentence ?? '',
    }
  })
}

function units(deal: DealReport | undefined): Pick<DealTold, 'priced' | 'free' | 'price'> {
  const lines = (n: number | null | undefined) => (n == null ? '—' : `${String(n)}条`)
  const price = deal?.['unit-price']
  return {
    priced: lines(deal?.priced),
    free: lines(deal?.free),
    price: price == null ? '—' : unitPrice(price),
  }
}

/** A payment in words: what it is, between whom, and to which transfers a person has put it. */
export interface PaymentTold {
  readonly id: string
  readonly time: string
  readonly sum: string
  /** 价款, 佣金, 退款 …: payments are told by form and never added over forms. */
  readonly form: string
  readonly payer: string
  readonly payee: string
  readonly standing: string
  readonly confirmed: boolean
  /** Transfers to which it was confirmed to belong, or may belong. */
  readonly deals: readonly string[]
  readonly from: string
  readonly evidence: string
}

export function paymentsTold(facts: CaseReport): readonly PaymentTold[] {
  const numbers = new Map(facts.deals.map((deal, i) => [deal.id, numbered(i + 1)]))
  return facts.gains.payments.map((payment) => ({
    id: payment.id,
    time: payment.time ?? '日期未载明',
    sum: paymentSum(payment),
    form: purpose(payment.purpose),
    payer: side(payment.payer),
    payee: side(payment.payee),
    standing: standing(payment),
    confirmed: payment.decision?.counts === true,
    deals: dealsOf(payment).map((id) => `${numbers.get(id) ?? ''}${id}`),
    from: payment.from === 'statement' ? '流水' : '录入',
    evidence: payment.evidence ?? (payment.at ? shownLocator(payment.at) : '无'),
  }))
}

function dealsOf({ decision, proposals }: PaymentReport): readonly string[] {
  return decision ? decision.deals : [...new Set(proposals.flatMap(({ deals }) => deals))]
}

/** How many payments there are of each form; sums are not added over them. */
export function formsOf(
  payments: readonly PaymentTold[],
): readonly { readonly form: string; readonly n: number; readonly confirmed: number }[] {
  const forms = [...new Set(payments.map(({ form }) => form))]
  return forms.map((form) => {
    const own = payments.filter((payment) => payment.form === form)
    return { form, n: own.length, confirmed: own.filter((p) => p.confirmed).length }
  })
}

/** A person with what the law counts for him alone, and his part in each batch. */
export interface PersonTold {
  readonly id: string
  readonly name: string
  readonly standing: string
  readonly roles: string
  /** Number of each tier with the selection that lists its rows; never added to anybody else's. */
  readonly counts: readonly {
    readonly tier: string
    readonly text: string
    readonly besides: string | null
    readonly rows: string | null
  }[]
  readonly batches: readonly BatchPart[]
  readonly evidence: string
}

export interface BatchPart {
  readonly batches: string
  readonly roles: string
  readonly from: string
  readonly to: string
  readonly deals: string
}

export function personsTold(facts: CaseReport): readonly PersonTold[] {
  const parts = new Map(facts.people.roles.map((role) => [role.party, role]))
  return facts.parties.map((party) => {
    const own = parts.get(party.id)
    return {
      id: party.id,
      name: party.name,
      standing: [party.standing, party.absent ? '未到案' : party.state]
        .filter((text) => text != null)
        .join('、'),
      roles: own ? roles(own.overall) : '待查',
      counts: (['A', 'B', 'C'] as const).flatMap((tier) => {
        const number = party.tiers[tier]
        if (number['at-least'] === 0 && number.declared === null) return []
        return {
          tier: TIER[tier],
          text: records(number),
          besides: besides(number),
          rows: number.rows ?? null,
        }
      }),
      batches: own ? partsOf(own, facts) : [],
      evidence: stated(party.evidence),
    }
  })
}

function partsOf({ batches }: RoleReport, facts: CaseReport): readonly BatchPart[] {
  const name = namesOf(facts)
  return batches.map((b) => ({
    batches: b.batches.join('、'),
    roles: roles(b.roles),
    from: b.from.length === 0 ? '—' : name(b.from),
    to: b.to.length === 0 ? '—' : name(b.to),
    deals: [...b.obtained, ...b.provided].join('、'),
  }))
}

/** An account in words. It is used by somebody; it is never said to have passed from one to another. */
export interface AccountTold {
  readonly id: string
  readonly platform: string
  readonly shownAs: string
  readonly users: string
  /** 实际使用人不明, 数人使用 …; empty where one user is known. */
  readonly open: string
  readonly deals: string
  readonly evidence: string
}

export function accountsTold(facts: CaseReport): readonly AccountTold[] {
  const name = namesOf(facts)
  return facts.people.accounts.map((account) => ({
    id: account.id,
    platform: account.platform,
    shownAs: account['shown-as'] ?? '—',
    users: account.users.length === 0 ? '' : name(account.users),
    open: USERS[account.state],
    deals: account.deals.join('、') || '—',
    evidence: stated(account.evidence),
  }))
}

/** 角色冲突 with both readings; no second count under either. */
export interface ConflictTold {
  readonly who: string
  readonly sentence: string
  readonly basis: readonly string[]
  readonly readings: readonly {
    readonly title: string
    readonly text: string
    readonly equal: boolean
    readonly counts: readonly string[]
  }[]
}

export function conflictsTold(facts: CaseReport): readonly ConflictTold[] {
  const name = namesOf(facts)
  return facts.people.conflicts.map((conflict) => ({
    who: name([conflict.who]),
    sentence: conflict.sentence,
    basis: conflict.basis.map(({ text, evidence }) => `${text}（${evidence ?? '无'}）`),
    readings: conflict.readings.map(({ title, text, equal, counts }) => ({
      title,
      text,
      equal,
      counts: counts.map((count) => `${name([count.party])}：${countText(count.tiers)}`),
    })),
  }))
}

type Tiers = RoleConflict['readings'][number]['counts'][number]['tiers']

function countText(tiers: Tiers): string {
  const told = (['A', 'B', 'C'] as const)
    .filter((tier) => tiers[tier]['at-least'] > 0 || tiers[tier].exactly === null)
    .map((tier) => `${TIER[tier]}${records({ ...tiers[tier], about: false })}`)
  return told.join('、') || '0条'
}

/** What else stands between persons: each in a sentence of the record. */
export function hintsOfPeople(facts: CaseReport): readonly string[] {
  const { people } = facts
  const name = namesOf(facts)
  return [
    ...people.users.map(
      (u) =>
        `${name([u.user])}使用${String(u.accounts.length)}个账号：${u.accounts.join('、')}；按一人计算`,
    ),
    ...people.passing.map((p) => p.sentence),
    ...people.early.map((e) => e.sentence),
    ...people.inner.map((i) => `${i.deal}中${name(i.among)}之间的移交：共同实施人之间，不是提供。`),
    ...people.notes,
  ]
}

/** A batch: what its files hold beside what is stated of it. */
export interface BatchTold {
  readonly id: string
  readonly title: string
  readonly files: number
  /** 条 by its files; null: it has none, nothing is counted. */
  readonly counted: number | null
  readonly declared: string
  readonly related: string
  readonly note: string
}

export function batchesTold(report: Report, facts: CaseReport): readonly BatchTold[] {
  const own = new Map(facts.stated.batches.map((batch) => [batch.id, batch]))
  return report.batches.map(({ id, files, counted, note }) => {
    const said = own.get(id)
    const { 'part-of': part = null, 'same-as': same = null } = said ?? {}
    return {
      id,
      title: said?.title ?? '',
      files: files.length,
      counted: files.length === 0 ? null : counted,
      declared: statedUnits(id, facts) ?? '未载明',
      related: [
        ...(part === null ? [] : [`载明属于${part}`]),
        ...(same === null ? [] : [`载明等于${same}`]),
      ].join('、'),
      note: note ?? '',
    }
  })
}
