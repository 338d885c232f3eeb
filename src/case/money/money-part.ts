import type { CaseReport, FigureReport } from '../../case-report.ts'
import { dealMoney, pricedSum, type Deal } from '../../gains/deals.ts'
import { dealGains } from '../../gains/deal-gains.ts'
import { toMoney } from '../../gains/exact.ts'
import { familiesOf } from '../../gains/families.ts'
import type { Lacking } from '../../gains/lacking.ts'
import type { MatchDeal } from '../../gains/matching/payment.ts'
import { proposals, type Proposed } from '../../gains/matching/propose.ts'
import { oddities } from '../../gains/oddities.ts'
import { partyGains, type Trade } from '../../gains/party.ts'
import { scopeOf, type ClaimFact } from '../../gains/scopes.ts'
import { settlement, type Settlement } from '../../gains/settled.ts'
import { conflictsOf, pleadingOf, type StatedFigure } from '../../gains/stated-figures.ts'
import type { LawBook } from '../../law/book.ts'
import { articleLabel, provisionOf } from '../../law/cite.ts'
import type { Payment } from '../../report/payments.ts'
import type { StatementReport } from '../../report/statements.ts'
import type { GainsReport, IncomeTest, MatchProposal, PaymentReport } from '../../report/gains.ts'
import { firstDay, lastDay } from '../facts/days.ts'
import type { CaseFile } from '../facts/schema.ts'
import { amountOf, dealsOf, declaredOf } from '../persons/chain-facts.ts'
import { decidedPayments, type DecidedPayments } from './decided.ts'
import { peopleOf, type People } from './directory.ts'
import { listedPayments, type ListedPayment } from './payment-list.ts'
import { priceLines, type FoundLines } from './price-lines.ts'
import type { Message } from './talk.ts'

/** What money is computed from. */
export interface MoneyInputs {
  readonly facts: CaseFile
  readonly payments: readonly Payment[]
  readonly statements: readonly StatementReport[]
  readonly messages: Iterable<Message>
  readonly book: LawBook
}

/** The money of a case before its figures are checked: the deals as paid, and what each party has of them. */
export interface CaseMoney {
  readonly trade: Trade
  readonly settled: Settlement
  readonly listed: readonly ListedPayment[]
  readonly decided: DecidedPayments
  readonly lines: FoundLines
  readonly matchDeals: readonly MatchDeal[]
  readonly people: People
}

/** Joins deals, payments and conversations: what people have confirmed counts, the rest is proposed. */
export function caseMoney(inputs: MoneyInputs): CaseMoney {
  const { facts, payments, messages, book } = inputs
  const people = peopleOf(facts)
  const plain = dealsOf(facts)
  const listed = listedPayments(facts, payments, people)
  const lacking = notWhole(inputs.statements, people)
  const decided = decidedPayments(facts, listed, plain, lacking)
  const settled = settlement(plain, decided.movements, decided.open)
  const families = familiesOf(
    facts.batches.map((b) => ({
      id: b.id,
      partOf: b['part-of'] ?? null,
      sameAs: b['same-as'] ?? null,
    })),
  )
  const matchDeals = settled.deals.map((deal) => matchDeal(deal, facts))
  return {
    trade: {
      deals: settled.deals,
      movements: decided.movements,
      families,
      ownActs: facts.obtained.flatMap(({ by, batch }) =>
        by.flatMap((id) => ({ by: people.userOf(id), batch })),
      ),
      name: people.name,
      lacking,
    },
    settled,
    listed,
    decided,
    lines: priceLines(messages, book.slang, matchDeals, people),
    matchDeals,
    people,
  }
}

/** Statements of which something was not read, with whose they are. */
function notWhole(statements: readonly StatementReport[], people: People): Lacking[] {
  return statements.flatMap(({ id, of, lacking }) => {
    const holder = of === null ? null : people.userOf(of)
    return lacking.length === 0 ? [] : [{ statement: id, holder, what: lacking.join('、') }]
  })
}

function matchDeal(deal: Deal, facts: CaseFile): MatchDeal {
  const { id, sellers, buyers, priced, unitPrice, amount } = deal
  const computed = pricedSum(deal)
  const money = computed && toMoney(computed)
  const on = facts.transfers.find((t) => t.id === id)?.on
  return {
    id,
    sellers,
    buyers,
    computed: money?.bound === 'exactly' ? money.fen : null,
    stated: amount?.bound === 'exactly' ? amount.fen : null,
    priced,
    unitPrice,
    days: on ? { from: firstDay(on.from), to: lastDay(on.to) } : null,
    paidUp: deal.paid != null && deal.paid - (deal.refunded ?? 0) === dealMoney(deal)?.fen,
  }
}

/** The part of the report that money adds, once the stated figures have been checked. */
export function gainsReport(
  money: CaseMoney,
  { facts, book }: Pick<MoneyInputs, 'facts' | 'book'>,
  figures: readonly FigureReport[],
): GainsReport {
  const { trade, settled, decided, lines } = money
  const days = new Map(money.matchDeals.map((deal) => [deal.id, deal.days]))
  const free = new Map(facts.transfers.map((t) => [t.id, t['free-units'] ?? null]))
  const stated = statedFigures(facts, figures)
  const { payments, elsewhere } = paymentReports(money, book)
  return {
    parties: facts.parties.map((p) => withoutPrices(partyGains(p.id, trade))),
    deals: dealGains(settled, trade.families, (id) => free.get(id) ?? null, trade.lacking),
    tests: incomeTests(book),
    payments,
    elsewhere,
    'price-lines': { found: lines.found, lines: lines.lines },
    conflicts: conflictsOf(stated),
    pleading: pleadingOf(stated, Boolean(facts.criminal?.effective)),
    scopes: claimsOf(facts, money.people).map((claim) => scopeOf(claim, trade, saidOf(figures))),
    notes: [...oddities(trade, settled, (id) => days.get(id) ?? null), ...decided.notes],
  }
}

function withoutPrices({
  prices: _prices,
  ...gains
}: ReturnType<typeof partyGains>): GainsReport['parties'][number] {
  return gains
}

/** Which sum each standard takes, with its article. */
function incomeTests(book: LawBook): IncomeTest[] {
  return book.income.map(({ id, title, takes, text, cite, sure }) => {
    const found = provisionOf(book, cite)
    return {
      id,
      title,
      takes,
      text,
      article: found ? articleLabel(found.instrument, cite) : cite,
      cite,
      sure,
    }
  })
}

function statedFigures(facts: CaseFile, figures: readonly FigureReport[]): StatedFigure[] {
  return figures.map((report, i) => {
    const figure = facts.figures[i]
    const money = amountOf(figure?.amount)
    const records =
      typeof figure?.records === 'number'
        ? { units: figure.records, bound: 'exactly' as const }
        : declaredOf(figure?.records)
    return {
      report,
      tier: figure?.tier ?? null,
      value: money?.fen ?? records?.units ?? null,
      bound: money?.bound ?? records?.bound ?? 'exactly',
    }
  })
}

const FIGURE: Readonly<Record<string, string>> = {
  gross: '出售收入',
  cost: '购入支出',
  margin: '差价获利',
  'illegal-income': '违法所得',
  benefit: '获利',
}

function saidOf(figures: CaseReport['figures']) {
  return figures.flatMap(({ what, of, deals, stated, source }) =>
    Object.hasOwn(FIGURE, what)
      ? [{ of, deals, text: `${source}载明${FIGURE[what] ?? what}${stated}` }]
      : [],
  )
}

/** Claims for damages; what a claim to act costs at the least is no damages. */
function claimsOf(facts: CaseFile, people: People): ClaimFact[] {
  const groups = new Map(facts.groups.map((g) => [g.id, g.members]))
  return facts.claims.flatMap((claim, place): ClaimFact[] => {
    if (claim.kind !== 'compensate' || claim.amount === undefined) return []
    const named = typeof claim.against === 'string' ? [claim.against] : claim.against
    const against = named.flatMap((id) => groups.get(id) ?? [id]).map((id) => people.userOf(id))
    return [
      { place, against: [...new Set(against)], deals: claim.deals ?? null, fen: claim.amount },
    ]
  })
}

/** Payments that may belong to a deal, were decided on, or passed between the two sides of one; the others are counted. */
function paymentReports(
  money: CaseMoney,
  book: LawBook,
): { readonly payments: readonly PaymentReport[]; readonly elsewhere: number } {
  const memo = book.slang.flatMap((s) => (s.role === 'goods' && s.alone !== false ? [s.word] : []))
  const open = money.listed.filter((p) => money.decided.of(p.match.id)?.decided !== 'confirmed')
  const found = proposals(
    open.map(({ match }) => match),
    money.matchDeals,
    { lines: money.lines.forMatching, memoWords: memo, name: money.people.name },
  )
  const pairs = new Set(money.matchDeals.flatMap(pairsOf))
  const masks = new Map(money.listed.map(({ match, shown }) => [match.id, shown.id]))
  const all = money.listed.map((payment) => reported(payment, money, found, masks))
  const payments = all.filter((report, i) => {
    const { payer, payee } = money.listed[i]?.match ?? {}
    const between = payer?.parties.some((a) => payee?.parties.some((b) => pairs.has(`${b}>${a}`)))
    const back = payer?.parties.some((a) => payee?.parties.some((b) => pairs.has(`${a}>${b}`)))
    return (
      report.from === 'entered' ||
      report.decision !== null ||
      report.proposals.length > 0 ||
      between === true ||
      back === true
    )
  })
  return { payments, elsewhere: all.length - payments.length }
}

function pairsOf({ sellers, buyers }: MatchDeal): string[] {
  return sellers.flatMap((s) => buyers.map((b) => `${s}>${b}`))
}

function reported(
  payment: ListedPayment,
  money: CaseMoney,
  found: ReadonlyMap<string, Proposed>,
  masks: ReadonlyMap<string, string>,
): PaymentReport {
  const proposed = found.get(payment.match.id)
  const decision = money.decided.of(payment.match.id)
  const own = proposed?.proposals ?? refundProposals(payment, money)
  return {
    ...payment.shown,
    proposals: own.map((p) => ({ ...p, payments: p.payments.map((id) => masks.get(id) ?? id) })),
    bounded: proposed?.bounded ?? null,
    ambiguous: proposed?.ambiguous ?? false,
    decision,
  }
}

/** A refund of a payment that counts may belong to the same deals. */
function refundProposals(
  { match, refundOf }: ListedPayment,
  { decided }: CaseMoney,
): MatchProposal[] {
  const of = refundOf === null ? null : decided.of(refundOf)
  if (!of?.counts || decided.of(match.id) !== null) return []
  return [
    {
      deals: of.deals,
      payments: [match.id],
      reasons: [{ code: 'refund-of', text: '流水载明所退的付款已确认属于该笔流转' }],
      against: [],
      exact: false,
    },
  ]
}
