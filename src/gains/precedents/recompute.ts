import type { PrecedentCheck, Worded } from '../../report/precedents.ts'
import type { CheckFile, PrecedentFile } from '../../law/precedents/schema.ts'
import type { Law } from '../../law/law.ts'
import { daysBetween } from '../../law/precedents/days.ts'
import { checkFigure, computedFigure, type FigureFact } from '../figures.ts'
import { moneyText, priceText, yuan } from '../money.ts'
import { checkPriceRange } from '../price-range.ts'
import { dealOf } from './deals.ts'
import { decimals } from './mean.ts'

/** The law on the day that a check names. */
export type LawOn = (day: string) => Law

/**
 * Reckons again what a published case gives figures for, with the arithmetic that the product uses for a case at hand
 * (deals, figures, price ranges): 相符, 不符（差…）, 推算 where a value follows and nothing stands beside it.
 *
 * @example 11034 lines bought at 0.25 and sold at 0.45, 2000 reported → differs, 差206.80元
 */
export function recomputed(file: PrecedentFile, lawOn: LawOn): PrecedentCheck[] {
  if (file.checks.length === 0)
    return [{ outcome: 'unchecked', what: '全案', sentence: `不能核对：${file.unchecked ?? ''}` }]
  return file.checks.map((check) => recomputedOne(check, file, lawOn))
}

/** The worst of a case's checks: one that does not close goes before those that do. */
export function verdictOf(checks: readonly PrecedentCheck[]): PrecedentCheck['outcome'] {
  const order: readonly PrecedentCheck['outcome'][] = ['differs', 'closes', 'derived']
  return order.find((outcome) => checks.some((c) => c.outcome === outcome)) ?? 'unchecked'
}

type Of<K extends CheckFile['kind']> = Extract<CheckFile, { kind: K }>

function recomputedOne(check: CheckFile, file: PrecedentFile, lawOn: LawOn): PrecedentCheck {
  switch (check.kind) {
    case 'deals':
      return ofDeals(check, file)
    case 'total':
      return ofTotal(check)
    case 'same':
      return ofSame(check)
    case 'range':
      return ofRange(check)
    case 'mean':
      return ofMean(check)
    case 'units':
      return ofUnits(check)
    case 'fine':
      return ofFine(check, lawOn('2022-01-01'))
    case 'shares':
      return ofShares(check)
    case 'percent':
      return ofPercent(check)
    case 'standard':
      return ofStandard(check, lawOn(check.on))
    case 'insider-income':
      return ofInsider(check, lawOn(check.on))
    case 'days':
      return ofDays(check)
  }
}

const WHAT = { margin: '差价获利', gross: '出售收入', cost: '购入支出' } as const

function ofDeals(check: Of<'deals'>, file: PrecedentFile): PrecedentCheck {
  const fact = figure(check.what, check.yuan, { of: check.of, deals: check.deals })
  const computed = computedFigure(fact, { deals: file.deals.map(dealOf) })
  const { check: outcome, sentence } = checkFigure(fact, computed)
  return { outcome, what: WHAT[check.what], sentence }
}

function figure(
  what: FigureFact['what'],
  stated: Worded,
  { of, deals }: Pick<FigureFact, 'of' | 'deals'> = { of: [], deals: [] },
): FigureFact {
  const number =
    what === 'records' ? { fen: null, records: stated.n } : { fen: stated.n, records: null }
  const told = { source: '公开案例', rank: 'press', status: null, evidence: null }
  return { what, of, deals, ...number, bound: stated.bound, ...told }
}

/** Two numbers by themselves: 余 and 约 stay words beside them, and do not make two numbers one. */
function outcomeOf(what: 'records' | 'gross', a: number, b: number): 'closes' | 'differs' {
  const { check } = checkFigure(figure(what, { n: a, bound: 'exactly' }), {
    value: b,
    bound: 'exactly',
  })
  return check === 'closes' ? 'closes' : 'differs'
}

function ofTotal({ of, parts: sums, counts, yuan: money, records }: Of<'total'>): PrecedentCheck {
  const parts = counts ?? sums ?? []
  const sum = parts.reduce((all, { n }) => all + n, 0)
  const what = records ? 'records' : 'gross'
  const shown = (w: Worded) => (records ? recordsText(w) : moneyText({ fen: w.n, bound: w.bound }))
  const total = records ?? money
  const list = `${parts.map(shown).join('＋')}＝${shown({ n: sum, bound: 'exactly' })}`
  if (!total) return { outcome: 'derived', what: of, sentence: `推算：${list}。` }
  return pair(outcomeOf(what, total.n, sum), of, list, shown(total), gap(what, sum, total.n))
}

function ofSame({ of, yuan: money, records }: Of<'same'>): PrecedentCheck {
  const what = records ? 'records' : 'gross'
  const [a, b] = records ?? money ?? []
  if (!a || !b) return { outcome: 'unchecked', what: of, sentence: '不能核对：没有两个数。' }
  const shown = (w: Worded) => (records ? recordsText(w) : moneyText({ fen: w.n, bound: w.bound }))
  return pair(outcomeOf(what, a.n, b.n), of, shown(a), shown(b), gap(what, a.n, b.n))
}

function pair(
  outcome: 'closes' | 'differs',
  what: string,
  a: string,
  b: string,
  by: string,
): PrecedentCheck {
  const head = outcome === 'closes' ? '相符' : `不符（差${by}）`
  return { outcome, what, sentence: `${head}：${a}，另一数为${b}。` }
}

function gap(what: 'records' | 'gross', a: number, b: number): string {
  const by = Math.abs(a - b)
  return what === 'records' ? `${by}条` : yuan(by)
}

function recordsText({ n, bound }: Worded): string {
  return `${bound === 'about' ? '约' : ''}${n}条${bound === 'at-least' ? '以上' : ''}`
}

function ofRange({ of, units, price, yuan: sum }: Of<'range'>): PrecedentCheck {
  const told = checkPriceRange({
    fen: sum.n,
    bound: sum.bound,
    units: { least: units[0], most: units[1] },
    price: { least: price[0], most: price[1] },
  })
  const head = told.fits ? '相符' : `不符（差${yuan(told.by)}）`
  return {
    outcome: told.fits ? 'closes' : 'differs',
    what: of,
    sentence: `${head}：${told.sentence}`,
  }
}

/** The digits of the notes are those that the division gives, else the notes are wrong. */
function ofMean({ of, yuan: sum, units, unit, is }: Of<'mean'>): PrecedentCheck {
  const places = is.split('.')[1]?.length ?? 0
  const [over, under] = [BigInt(sum.n), BigInt(units.n) * 100n]
  const value = decimals({ over, under }, places)
  const whole = (over * 10n ** BigInt(places)) % under === 0n
  const blurred = !whole || sum.bound !== 'exactly' || units.bound !== 'exactly'
  const right = value === is ? '' : `（研究笔记作${is}元）`
  const many = `${units.n}${unit}${units.bound === 'at-least' ? '以上' : ''}`
  const text = `推算：${moneyText({ fen: sum.n, bound: sum.bound })}÷${many}＝${blurred ? '约' : ''}${value}元${right}。`
  return { outcome: right === '' ? 'derived' : 'differs', what: of, sentence: text }
}

function ofUnits({ of, yuan: sum, price, unit, is }: Of<'units'>): PrecedentCheck {
  const micro = BigInt(sum.n) * 10_000n
  const least = Number((micro + BigInt(price) - 1n) / BigInt(price))
  const text = `推算：${moneyText({ fen: sum.n, bound: sum.bound })}÷${priceText(price)}，不少于${least}${unit}。`
  return { outcome: least === is ? 'derived' : 'differs', what: of, sentence: text }
}

function ofFine({ of, fine, income, is }: Of<'fine'>, law: Law): PrecedentCheck {
  const places = is.split('.')[1]?.length ?? 0
  const times = decimals({ over: BigInt(fine), under: BigInt(income) }, places)
  const { 'fine.least': least, 'fine.most': most } = law.limits
  const within =
    least !== undefined &&
    most !== undefined &&
    fine >= income * least.amount &&
    fine <= income * most.amount
  const range = `一般为${least?.amount ?? '—'}至${most?.amount ?? '—'}倍`
  const outcome = times === is && within ? 'derived' : 'differs'
  const text = `推算：罚金${yuan(fine)}为所得${yuan(income)}的${times}倍（解释第十二条，${range}）。`
  return { outcome, what: `${of}的罚金`, sentence: text }
}

function ofShares({ of, parts }: Of<'shares'>): PrecedentCheck {
  const sum = parts.reduce((all, n) => all + n, 0)
  const head = sum === 100 ? '相符' : `不符（差${Math.abs(100 - sum)}个百分点）`
  return {
    outcome: sum === 100 ? 'closes' : 'differs',
    what: of,
    sentence: `${head}：${parts.join('＋')}＝${sum}%。`,
  }
}

function ofPercent({ of, part, whole, is }: Of<'percent'>): PrecedentCheck {
  const exact = BigInt(part) * 100n === BigInt(whole) * BigInt(is)
  const head = exact ? '相符' : '不符'
  return {
    outcome: exact ? 'closes' : 'differs',
    what: of,
    sentence: `${head}：${yuan(part)}${exact ? '恰为' : '不是'}${yuan(whole)}的${is}%。`,
  }
}

function ofStandard(check: Of<'standard'>, law: Law): PrecedentCheck {
  const one = law.tiers[check.tier]?.amount
  const ten = law.tenfold?.amount
  if (one === undefined || ten === undefined)
    return { outcome: 'unchecked', what: check.of, sentence: '不能核对：当日没有数量标准。' }
  const reach = (n: number) => check.records.filter((r) => r >= n).length
  const [serious, tenfold] = [reach(one), reach(one * ten)]
  const same = serious === check.serious && tenfold === check.tenfold
  const counted = `${check.records.join('、')}条中，${serious}个达到${one}条，${tenfold}个达到${one * ten}条`
  const told = `来源的处理相当于${check.serious}个、${check.tenfold}个`
  return {
    outcome: same ? 'closes' : 'differs',
    what: check.of,
    sentence: `${same ? '相符' : '不符'}：${counted}；${told}。`,
  }
}

function ofInsider(check: Of<'insider-income'>, law: Law): PrecedentCheck {
  const { income, insider } = law
  if (!income || !insider)
    return { outcome: 'unchecked', what: check.of, sentence: '不能核对：当日没有数额标准。' }
  const [over, under] = [
    BigInt(income.amount) * BigInt(insider.amount),
    BigInt(income.per) * BigInt(insider.per),
  ]
  const reached = BigInt(check.yuan) * under >= over
  const text = `${yuan(check.yuan)}${reached ? '达到' : '未达到'}履职、服务中获得信息的数额标准${yuan(over / under)}`
  return {
    outcome: reached === check.reached ? 'closes' : 'differs',
    what: check.of,
    sentence: `${reached === check.reached ? '相符' : '不符'}：${text}。`,
  }
}

function ofDays({ of, from, to, within }: Of<'days'>): PrecedentCheck {
  const days = daysBetween(from, to)
  const kept = days <= within
  return {
    outcome: kept ? 'closes' : 'differs',
    what: of,
    sentence: `${kept ? '相符' : '不符'}：${from}至${to}为${days}日，期限${within}日（民诉法解释第二百八十四条）。`,
  }
}
