import type { GainBeside, PrecedentMoney, Worded } from '../../report/precedents.ts'
import type { PrecedentFile } from '../../law/precedents/schema.ts'

/**
 * The money ordered (or, where no order is visible, asked for) against the gain, by their numbers: 约 and 余 stay words.
 * Null unless it is a suit in the public interest, both are visible, and no acts stand in place of money. Gains from
 * deals that the claim leaves out are left out; turnover is no gain.
 *
 * @example gain 7980, ordered 3192 → below; gain 70000 and a settlement without money → below
 */
export function gainBeside(file: PrecedentFile): GainBeside | null {
  const by = file.ordered ? 'ordered' : 'claimed'
  const money = file[by]
  if (!money || !IN_PUBLIC_INTEREST.has(file.route)) return null
  if (file.orders?.some((o) => o.kind === 'act')) return null
  const gains = gainsWithin(file, money)
  if (gains.length === 0) return null
  const gain = added(gains.map((g) => g.yuan))
  const asked = added(money.sums.map((s) => s.yuan))
  const outcome = asked.n === gain.n ? 'equal' : asked.n > gain.n ? 'above' : 'below'
  return { outcome, gain, money: asked, by }
}

const IN_PUBLIC_INTEREST: ReadonlySet<PrecedentFile['route']> = new Set([
  'consumer-council',
  'procuratorate',
  'attached',
])

type Money = NonNullable<PrecedentFile['claimed']>

function gainsWithin({ gains = [] }: PrecedentFile, { none, sums }: Money) {
  const who = new Set(sums.flatMap((s) => s.against))
  const scope = new Set(sums.flatMap((s) => s.deals))
  return gains
    .filter((g) => g.what !== 'turnover')
    .filter((g) => none || g.of.some((id) => who.has(id)))
    .filter((g) => scope.size === 0 || g.deals.some((id) => scope.has(id)))
}

function added(sums: readonly Worded[]): Worded {
  const n = sums.reduce((all, s) => all + s.n, 0)
  if (sums.some((s) => s.bound === 'at-least')) return { n, bound: 'at-least' }
  return { n, bound: sums.some((s) => s.bound === 'about') ? 'about' : 'exactly' }
}

/** Money as the record has it: fen in `sum`. */
export function moneyOf(money: PrecedentFile['claimed']): PrecedentMoney | null {
  if (!money) return null
  const sums = money.sums.map(({ against, yuan, how, deals, basis }) => ({
    against,
    sum: yuan,
    how,
    deals,
    basis: basis ?? null,
  }))
  return { none: money.none, sums }
}
