import { yuan } from '../../gains/money.ts'
import type { Money } from '../../case-report.ts'
import type { LawBook } from '../../law/book.ts'
import type {
  DamagesBasis,
  DamagesNumber,
  DamagesReport,
  HintReport,
} from '../../report/liability.ts'
import { isOf } from '../groups/cap.ts'
import { conductOf, datesOf } from '../groups/conduct.ts'
import { basisOf } from './basis.ts'
import { names, type ClaimFact, type SuitFacts, type SumFact } from './facts.ts'

/** Persons from whom damages are asked, or might be: a group, or one person. */
interface Unit {
  readonly of: string
  readonly members: readonly string[]
  readonly claims: readonly ClaimFact[]
}

/**
 * 赔偿: by loss, by gain, by circumstances (民法典 1182; 侵权责任法 20 for its time; 个保法 69 from 2021-11-01), each with the
 * numbers that the case has. The published cases stand beside them elsewhere; there is no formula and no sum a record.
 */
export function damagesReports(book: LawBook, facts: SuitFacts): DamagesReport[] {
  return unitsOf(facts).map((unit) => {
    const deals = dealsOf(unit)
    const claimed = sumOf(unit.claims)
    return {
      of: unit.of,
      members: unit.members,
      claimed,
      claims: unit.claims.map((c) => c.id),
      bases: basesOf(book, facts, unit, deals, claimed),
      notes: outside(facts, unit, deals),
    }
  })
}

function unitsOf(facts: SuitFacts): Unit[] {
  const claims = facts.claims.filter((c) => c.kind === 'compensate')
  const groups = facts.groups.map((g): Unit => {
    return { of: g.id, members: g.members, claims: claims.filter((c) => isOf(c, g)) }
  })
  const grouped = groups.filter((u) => u.claims.length > 0)
  const rest = claims.filter((c) => !grouped.some((u) => u.claims.includes(c)))
  const alone = facts.parties.map(({ id }): Unit => {
    return { of: id, members: [id], claims: rest.filter((c) => c.against.includes(id)) }
  })
  const defendants = new Set(facts.claims.flatMap((c) => c.against))
  const inGroup = new Set(grouped.flatMap((u) => u.members))
  const open = alone.filter(
    ({ of, claims: own }) =>
      own.length > 0 ||
      (defendants.has(of) && !inGroup.has(of) && facts.margin([of], null) !== null),
  )
  return [...grouped, ...open]
}

/** Transfers for which something is claimed; null where a claim names none, or nothing is claimed. */
function dealsOf({ claims }: Unit): readonly string[] | null {
  if (claims.length === 0 || claims.some((c) => c.deals === null)) return null
  return [...new Set(claims.flatMap((c) => c.deals ?? []))]
}

function sumOf(claims: readonly ClaimFact[]): number | null {
  if (claims.length === 0 || claims.some((c) => c.fen === null)) return null
  const sum = claims.reduce((all, c) => all + BigInt(c.fen ?? 0), 0n)
  return sum <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(sum) : null
}

function basesOf(
  book: LawBook,
  facts: SuitFacts,
  unit: Unit,
  deals: readonly string[] | null,
  claimed: number | null,
): DamagesBasis[] {
  const dates = datesOf(facts, conductOf(facts, unit.members, deals))
  const basis = basisOf(book, dates, ['tort-20', 'civil-code-gain', 'pipl-damages'])
  const lacking = facts.lacking?.(unit.members, deals) ?? null
  const gains = gainNumbers(facts, unit, deals, lacking === null ? claimed : null)
  return [
    {
      id: 'loss',
      title: '按损失',
      basis,
      numbers: [],
      missing: ['信息主体受到的财产损失没有录入'],
    },
    {
      id: 'gain',
      title: '按侵权人因此获得的利益',
      basis,
      numbers: gains,
      missing: [
        ...(gains.length === 0 ? ['获利没有录入，也不能推算'] : []),
        ...(lacking === null
          ? []
          : [`待查明：${lacking}，推算的获利不含未读部分，不与请求数额对照`]),
      ],
    },
    {
      id: 'circumstances',
      title: '按实际情况酌定',
      basis,
      numbers: [],
      missing: ['损失和获益都难以确定时由法院酌定；相近案件的请求与裁判见公开案例'],
    },
  ]
}

function gainNumbers(
  facts: SuitFacts,
  { members }: Unit,
  deals: readonly string[] | null,
  claimed: number | null,
): DamagesNumber[] {
  const margin = facts.margin(members, deals)
  const difference = (fen: number, bound: Money['bound']) =>
    claimed === null || bound !== 'exactly' ? null : fen - claimed
  const own =
    margin === null
      ? []
      : [
          {
            ...marginNumber(margin, difference(margin.fen, margin.bound)),
            source: facts.assumed?.(members, deals) ?? null,
          },
        ]
  const stated = facts.sums.filter((s) => speaksOf(s, members, deals))
  return [
    ...own,
    ...stated.map(({ what, fen, bound, rank, source }) => {
      return { what, fen, bound, rank, source, difference: difference(fen, bound) }
    }),
  ]
}

function marginNumber({ fen, bound, basis }: Money, difference: number | null): DamagesNumber {
  const rank = basis === 'computed' ? 'derived' : 'recount'
  return { what: 'margin', fen, bound, rank, source: null, difference }
}

const GAINS: readonly string[] = ['margin', 'illegal-income', 'benefit']

/** A stated gain of these persons alone, for these transfers alone. */
function speaksOf(
  sum: SumFact,
  members: readonly string[],
  deals: readonly string[] | null,
): boolean {
  const own = sum.of.length > 0 && sum.of.every((who) => members.includes(who))
  const within = deals === null || (sum.deals !== null && sum.deals.every((d) => deals.includes(d)))
  return GAINS.includes(sum.what) && own && within
}

/** Sales of the same persons for which nothing is claimed: pointed out with what is stated of them, never added. */
function outside(
  facts: SuitFacts,
  { of, members }: Unit,
  deals: readonly string[] | null,
): HintReport[] {
  const own = facts.claims.filter(
    (c) => c.kind === 'compensate' && c.against.some((who) => members.includes(who)),
  )
  // A claim that names no transfers may be for all of them.
  if (deals === null || own.some((c) => c.deals === null)) return []
  // A claim with its sum has this beside it among the scopes of claims: it is said once.
  if (own.every((c) => c.fen !== null)) return []
  const asked = new Set(
    facts.claims.filter((c) => c.kind === 'compensate').flatMap((c) => c.deals ?? []),
  )
  const left = facts.deals.filter(
    (d) => !asked.has(d.id) && d.givers.some((who) => members.includes(who)),
  )
  if (left.length === 0) return []
  const ids = left.map((d) => d.id)
  const told = facts.sums
    .filter((s) => GAINS.includes(s.what) && s.deals?.some((d) => ids.includes(d)))
    .map((s) => `${names(facts, s.of)}载明${bounded(s)}（${s.source}）`)
  const sums = told.length === 0 ? '' : `；${told.join('，')}`
  return [
    {
      id: `damages.outside.${of}`,
      title: '请求范围以外的流转',
      text: `流转${ids.join('、')}不在赔偿请求的范围内${sums}，不计入请求数额；已在他案请求、已经没收还是没有列入，待查。`,
      reasons: [],
    },
  ]
}

function bounded({ fen, bound }: SumFact): string {
  return `${bound === 'about' ? '约' : ''}${yuan(fen)}${bound === 'at-least' ? '以上' : ''}`
}
