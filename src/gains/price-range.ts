import { moneyText, priceText, yuan, type Bound } from './money.ts'

/** From least to most, both included; `most` null where the source gives no upper end. */
export interface Range {
  readonly least: number
  readonly most: number | null
}

/** A stated sum beside the numbers and prices that sources give for it. */
export interface Priced {
  readonly fen: number
  readonly bound: Bound
  /** Lines, packs, cards: what the price was asked for. */
  readonly units: Range
  /** Millionths of a yuan for one of them. */
  readonly price: Range
}

/** Does the sum fit what was sold at which prices? A hint on what does not close, never a correction. */
export interface PriceCheck {
  readonly fits: boolean
  /** Fen by which the sum lies outside, 0 when it fits. */
  readonly by: bigint
  readonly sentence: string
}

const MICRO_PER_FEN = 10_000n

/**
 * Sets a stated sum against the least and the most that its units at its prices could have brought (推算). Sums are taken
 * by their number and keep their word: 约 and 余 blur an edge, not a multiple.
 *
 * @example 9000 slips at 2 to 3 yuan, 90000 yuan stated → 高于推算的幅度, by 60000.00元 when there were 10000
 */
export function checkPriceRange(stated: Priced): PriceCheck {
  const { units, price } = stated
  const least = BigInt(units.least) * BigInt(price.least)
  const most =
    units.most === null || price.most === null ? null : BigInt(units.most) * BigInt(price.most)
  const micro = BigInt(stated.fen) * MICRO_PER_FEN
  const [under, over] = [least - micro, most === null ? 0n : micro - most]
  const by = up(under > 0n ? under : over > 0n ? over : 0n)
  return { fits: by === 0n, by, sentence: sentence(stated, { least, most, under, by }) }
}

interface Outcome {
  readonly least: bigint
  readonly most: bigint | null
  readonly under: bigint
  readonly by: bigint
}

function up(micro: bigint): bigint {
  return (micro + MICRO_PER_FEN - 1n) / MICRO_PER_FEN
}

function sentence(stated: Priced, { least, most, under, by }: Outcome): string {
  const range =
    most === null ? `${yuan(up(least))}以上` : `${yuan(up(least))}至${yuan(most / MICRO_PER_FEN)}`
  const how = `按${unitsText(stated.units)}、单价${pricesText(stated.price)}推算为${range}`
  const both = `${how}，载明${moneyText(stated)}`
  if (by === 0n) return `在推算的幅度内：${both}。`
  const low = under > 0n
  const hints = low ? LOW : HIGH
  return `${low ? '低于' : '高于'}推算的幅度（差${yuan(by)}）：${both}。可能的原因（未经证实）：${hints}。`
}

const LOW = '条数含重复或者未售出的；部分未付；载明数只及部分流转'
const HIGH = '另有未载明的流转或者整批价款；条数、单价或者数额的记载有出入'

function unitsText({ least, most }: Range): string {
  if (most === null) return `${least}以上`
  return least === most ? `${least}` : `${least}至${most}`
}

function pricesText({ least, most }: Range): string {
  if (most === null) return `${priceText(least)}以上`
  return least === most ? priceText(least) : `${priceText(least)}至${priceText(most)}`
}
