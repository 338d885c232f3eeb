import type { Market, PrecedentDeal } from '../../../report/precedents.ts'
import { MARKET, priceText } from '../../../law/precedents/words.ts'
import { NOTHING, markup, type Markup } from '../../page/markup.ts'
import { powersOfTen, powers, powerText, type Axis } from './axis.ts'
import { placeLabels } from './labels.ts'
import { DARK, INK, LOUD, MUTED, PALE, RULE, WIDTH, svgOf } from './look.ts'
import type { Charted } from './scatter.ts'

const NAMES = 210
const TOP = 44
/** Room for the points of a lane with their numbers, and for each range below them. */
const POINTS = 38
const RANGE = 17

interface Mark {
  readonly no: number
  readonly like: boolean
  readonly least: number
  /** Null: no upper end. */
  readonly most: number | null
  /** 约: the source states a sum and a number of records, not the price. */
  readonly about: boolean
}

/** Prices of each market in a lane of its own, by powers of ten; the prices of the case at hand run through all. */
export function priceStrip(charted: Charted): Markup {
  const lanes = lanesOf(charted)
  if (lanes.length === 0) return NOTHING
  const own = charted.asked.prices.map((micro) => micro / 1e6)
  const prices = lanes.flatMap(([, marks]) => marks.flatMap((m) => [m.least, m.most ?? m.least]))
  const axis = powersOfTen([...prices, ...own], NAMES, WIDTH - 20)
  const tops = lanes.map((_, i) => TOP + total(lanes.slice(0, i)))
  const bottom = TOP + total(lanes)
  const parts = [
    ...grid(axis, bottom),
    ...lanes.flatMap(([market, marks], i) => lane(market, marks, tops[i] ?? TOP, axis)),
    ...ownLines(charted.asked.prices, axis, bottom),
  ]
  return svgOf(bottom + 26, '单价', DESCRIPTION, parts)
}

const DESCRIPTION =
  '每一行是一种买卖的单价（元），按十倍递增；实心为来源载明或者能整除的，空心为约数，横线为幅度；虚竖线为本案的单价；数字是案例序号'

function lanesOf({ all, like }: Charted): Lane[] {
  return (Object.keys(MARKET) as Market[]).flatMap((market) => {
    const marks = all.flatMap((p) =>
      p.deals.flatMap((deal) => (deal.market === market ? markOf(deal, p.no, like.has(p.no)) : [])),
    )
    return marks.length === 0 ? [] : [[market, marks] as const]
  })
}

function markOf({ price, mean }: PrecedentDeal, no: number, like: boolean): Mark[] {
  if (mean)
    return [{ no, like, least: mean.n / 1e6, most: mean.n / 1e6, about: mean.bound !== 'exactly' }]
  if (!price) return []
  return [
    {
      no,
      like,
      least: price.least / 1e6,
      most: price.most === null ? null : price.most / 1e6,
      about: false,
    },
  ]
}

function grid(axis: Axis, bottom: number): Markup[] {
  return powers(axis).map((p) => {
    const at = axis.at(10 ** p)
    return markup`<line x1="${at}" y1="${TOP - 8}" x2="${at}" y2="${bottom}" stroke="${RULE}"/><text x="${at}" y="${bottom + 18}" font-size="12" text-anchor="middle" fill="${MUTED}">${powerText(p)}元</text>`
  })
}

type Lane = readonly [Market, readonly Mark[]]

function total(lanes: readonly Lane[]): number {
  return lanes.reduce((sum, [, marks]) => sum + heightOf(marks), 0)
}

function isRange({ least, most }: Mark): boolean {
  return most === null || most > least
}

function heightOf(marks: readonly Mark[]): number {
  const ranges = marks.filter(isRange).length
  const points = marks.length > ranges ? POINTS : 8
  return points + ranges * RANGE
}

function lane(market: Market, marks: readonly Mark[], y: number, axis: Axis): Markup[] {
  const height = heightOf(marks)
  const ranges = marks.filter(isRange)
  const first = y + height - ranges.length * RANGE
  const name = markup`<text x="${NAMES - 12}" y="${y + Math.round(height / 2) + 4}" font-size="12.5" text-anchor="end" fill="${INK}">${MARKET[market]}</text>`
  const floor = markup`<line x1="${NAMES}" y1="${y + height}" x2="${WIDTH - 20}" y2="${y + height}" stroke="${RULE}"/>`
  return [
    name,
    floor,
    ...points(
      marks.filter((m) => !isRange(m)),
      y + POINTS / 2,
      axis,
    ),
    ...ranges.flatMap((m, i) => range(m, first + i * RANGE + 4, axis)),
  ]
}

function points(marks: readonly Mark[], y: number, axis: Axis): Markup[] {
  const places = marks.map((m) => ({ x: axis.at(m.least), y, text: String(m.no) }))
  const numbers = placeLabels(places).map(({ left, base, text }, i) =>
    number(left, base, text, marks[i]?.like === true),
  )
  return [...marks.map((m) => disc(m, y, axis)), ...numbers]
}

function disc({ least, about, like }: Mark, y: number, axis: Axis): Markup {
  const fill = about ? '#fff' : like ? DARK : PALE
  return markup`<circle cx="${axis.at(least)}" cy="${y}" r="4.5" fill="${fill}" stroke="${like ? DARK : MUTED}" stroke-width="1.4"/>`
}

function number(x: number, y: number, text: string, like: boolean): Markup {
  return markup`<text x="${x}" y="${y}" font-size="11" font-weight="${like ? 700 : 400}" fill="${like ? INK : MUTED}">${text}</text>`
}

/** A range on a line of its own; without an upper end it runs on, dotted. */
function range({ no, like, least, most }: Mark, y: number, axis: Axis): Markup[] {
  const ink = like ? DARK : MUTED
  const [from, to] = [axis.at(least), most === null ? WIDTH - 44 : axis.at(most)]
  const dashes = most === null ? '3 3' : 'none'
  return [
    markup`<line x1="${from}" y1="${y}" x2="${to}" y2="${y}" stroke="${ink}" stroke-width="4" stroke-dasharray="${dashes}"/>`,
    number(to + 6, y + 4, String(no), like),
  ]
}

/** Each price of the case at hand, named once above the lanes, on two heights where they lie close. */
function ownLines(prices: readonly number[], axis: Axis, bottom: number): Markup[] {
  return prices.map((micro, i) => {
    const at = axis.at(micro / 1e6)
    const text = `本案${priceText({ n: micro, bound: 'exactly' })}`
    const side = i % 2 === 0 ? 'end' : 'start'
    return markup`<line x1="${at}" y1="${TOP - 14}" x2="${at}" y2="${bottom}" stroke="${LOUD}" stroke-width="1.6" stroke-dasharray="7 4"/><text x="${side === 'end' ? at - 4 : at + 4}" y="${TOP - 18 - (Math.trunc(i / 2) % 2) * 14}" font-size="12.5" font-weight="700" text-anchor="${side}" fill="${LOUD}">${text}</text>`
  })
}
