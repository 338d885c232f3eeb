import type { FigureReport } from '../case-report.ts'
import { gainsOf, type Deal } from './deals.ts'
import { moneyText, priceText, yuan, type Bound } from './money.ts'
import { gainsWithin, type Whole } from './within.ts'

/** A figure that somebody states: one of `fen` and `records` is a number. */
export interface FigureFact {
  readonly what: 'records' | 'persons' | 'gross' | 'cost' | 'margin' | 'illegal-income' | 'benefit'
  readonly of: readonly string[]
  readonly deals: readonly string[]
  readonly fen: number | null
  readonly records: number | null
  readonly bound: Bound
  readonly source: string
  readonly rank: string
  readonly status: string | null
  readonly evidence: string | null
}

/** What the figure is set against: fen for money, a number of records or persons otherwise. */
export interface Computed {
  readonly value: number
  readonly bound: Bound
  /** Of a sum: millionths of a yuan a line by which it was had, for the hints on a gap. */
  readonly perLine?: number | null
  /** What else is assumed in it, and what would change it. */
  readonly assumed?: string | null
}

/**
 * Gross, cost or margin that the deals give for those of whom a figure speaks; null where nothing is known, and for
 * figures that no price gives (违法所得 without its basis, 获利).
 */
export function computedFigure(
  { what, of, deals }: Pick<FigureFact, 'what' | 'of' | 'deals'>,
  whole: Whole,
): Computed | null {
  if (what !== 'gross' && what !== 'cost' && what !== 'margin') return null
  const all = whole.deals
  const named = deals.length === 0 ? all : all.filter((deal) => deals.includes(deal.id))
  const gains = gainsWithin(of, deals.length === 0 ? null : deals, whole)
  const money = gains[what]
  if (!money) return null
  const assumed = what === 'margin' ? gains.assumed : null
  return { value: money.fen, bound: money.bound, perLine: perLine(what, of, named), assumed }
}

/** The price of a line, or the difference of prices where lines were bought at one price and sold at one. */
function perLine(
  what: 'gross' | 'cost' | 'margin',
  of: readonly string[],
  deals: readonly Deal[],
): number | null {
  const sold = single(gainsOf(of, deals).prices)
  const paid = single(deals.filter((d) => d.buyers.some((b) => of.includes(b))).map(priceOf))
  if (what !== 'margin') return what === 'gross' ? sold : paid
  return sold !== null && paid !== null && sold > paid ? sold - paid : null
}

function priceOf({ unitPrice }: Deal): number | null {
  return unitPrice
}

function single(prices: readonly (number | null)[]): number | null {
  const [only = null, ...others] = [...new Set(prices)]
  return others.length === 0 ? only : null
}

/**
 * A stated figure beside the computed one: 相符, 不符（差x元）, 不能核对 and why. Neither is chosen; 约 and 以上 keep their
 * words, and a figure that its source calls approximate is never said to differ.
 *
 * @example stated 2000.00, computed 2206.80 → 不符（差206.80元）
 */
export function checkFigure(figure: FigureFact, computed: Computed | null): FigureReport {
  const value = figure.fen ?? figure.records
  const check = value === null ? 'unchecked' : compare(value, figure.bound, computed)
  return {
    what: figure.what,
    of: figure.of,
    deals: figure.deals,
    stated: value === null ? '' : shown(figure, value, figure.bound),
    source: figure.source,
    rank: figure.rank,
    status: figure.status,
    computed: computed && shown(figure, computed.value, computed.bound),
    check,
    sentence: sentence(figure, value, computed, check),
    evidence: figure.evidence,
  }
}

type Check = FigureReport['check']

/** Two numbers of which one may be 以上 or 约: they differ only when they cannot both be right. */
function compare(stated: number, bound: Bound, computed: Computed | null): Check {
  if (!computed) return 'unchecked'
  if (stated === computed.value && bound === computed.bound) return 'closes'
  if (bound === 'about' || computed.bound === 'about') return 'unchecked'
  const [statedOpen, computedOpen] = [bound === 'at-least', computed.bound === 'at-least']
  if (statedOpen && computedOpen) return 'unchecked'
  if (statedOpen) return stated <= computed.value ? 'closes' : 'differs'
  if (computedOpen) return stated < computed.value ? 'differs' : 'unchecked'
  return stated === computed.value ? 'closes' : 'differs'
}

function isMoney({ what }: Pick<FigureFact, 'what'>): boolean {
  return what !== 'records' && what !== 'persons'
}

function shown(figure: Pick<FigureFact, 'what'>, value: number, bound: Bound): string {
  if (isMoney(figure)) return moneyText({ fen: value, bound })
  const unit = figure.what === 'persons' ? '人' : '条'
  return `${bound === 'about' ? '约' : ''}${value}${unit}${bound === 'at-least' ? '以上' : ''}`
}

function sentence(
  figure: FigureFact,
  value: number | null,
  computed: Computed | null,
  check: Check,
): string {
  if (figure.what === 'persons') return personsText(figure, value)
  if (value === null) return '不能核对：没有载明数额或者条数。'
  const stated = `载明${shown(figure, value, figure.bound)}`
  if (!computed) return `不能核对：${stated}；${lacking(figure)}。`
  const how = isMoney(figure) ? '按单价与条数推算为' : '本软件核算为'
  const both = `${how}${shown(figure, computed.value, computed.bound)}，${stated}`
  const more = computed.assumed ? `${computed.assumed}。` : ''
  const assumed = isMoney(figure) ? `推算假定所列条数全部售出。${more}` : ''
  if (check === 'closes') return `相符：${both}。${assumed}`
  const gap = gapText(figure, value, computed.value)
  if (check === 'unchecked') return `不能核对：${both}，相差${gap}；${words(figure, computed)}。`
  const hints = isMoney(figure) ? moneyHints(value, computed) : RECORD_HINTS
  return `不符（差${gap}）：${both}。可能的原因（未经证实）：${hints.join('；')}。${assumed}`
}

/** Found persons are no random draw: no share and no interval follows from how many they are (stories Q22). */
function personsText(figure: FigureFact, value: number | null): string {
  const stated = value === null ? '没有载明人数' : `载明${shown(figure, value, figure.bound)}`
  return `不能核对：${stated}；查到、核实到的人不是随机抽取的，不得据以推算比例。`
}

function gapText(figure: FigureFact, a: number, b: number): string {
  const gap = BigInt(a) > BigInt(b) ? BigInt(a) - BigInt(b) : BigInt(b) - BigInt(a)
  return isMoney(figure) ? yuan(gap) : shown(figure, Number(gap), 'exactly')
}

function lacking({ what }: FigureFact): string {
  if (what === 'illegal-income') return '违法所得按哪一种口径算，来源没有说明'
  if (what === 'benefit') return '获利由使用信息的收支算出，不由单价与条数推算'
  if (!isMoney({ what })) return '没有可以对照的数据'
  return '缺少单价或者计价条数，无从推算'
}

function words({ bound }: FigureFact, computed: Computed): string {
  if (bound === 'about' || computed.bound === 'about')
    return '称“约”的数只能对照，不能核对到分、到条'
  return '推算只是下限，部分流转的价款或者数据未载明'
}

const RECORD_HINTS = ['去重依据或者计算口径不同', '一方只统计了部分文件', '一方以行计']

/** What might lie behind a gap, none of it proved and none chosen (stories C8). */
function moneyHints(stated: number, { value, perLine }: Computed): string[] {
  const lines = perLine ? evenly(stated, perLine) : null
  return [
    ...(lines !== null && perLine ? [`恰为${lines}条×${priceText(perLine)}`] : []),
    ...(stated % 10_000 === 0 ? ['取整'] : []),
    ...(stated < value ? ['部分未付', '另有支出'] : ['另有未录入的流转', '条数或者单价另有出入']),
  ]
}

/** Lines that make up the sum at the price, when they come out whole. */
function evenly(fen: number, micro: number): number | null {
  const total = BigInt(fen) * 10_000n
  return total > 0n && total % BigInt(micro) === 0n ? Number(total / BigInt(micro)) : null
}
