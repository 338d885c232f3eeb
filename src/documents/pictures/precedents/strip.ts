import type { Market, PrecedentDeal } from '../../../report/precedents.ts'
import { MARKET, priceText } from '../../../law/precedents/words.ts'
import { NOTHING, markup, type Markup } from '../../page/markup.ts'
import { powersOfTen, powers, powerText, type Axis } from './axis.ts'
import { placeLabels } from './labels.ts'
import { DARK, INK, LOUD, MUTED, PALE, RULE, WIDTH, svgOf } from './look.ts'
import type { Charted } from './scatter.ts'

const NAMES = 210
const LANE = 40
const TOP = 44

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
  const bottom = TOP + lanes.length * LANE
  const parts = [
    ...grid(axis, bottom),
    ...lanes.flatMap(([market, marks], i) => lane(market, marks, TOP + i * LANE, axis)),
    ...ownLines(charted.asked.prices, axis, bottom),
  ]
  return svgOf(bottom + 26, '单价', DESCRIPTION, parts)
}

const DESCRIPTION =
  '每一行是一种买卖的单价（元），按十倍递增；实心为来源载明或者能整除的，空心为约数，横线为幅度；虚竖线为本案的单价；数字是案例序号'

function lanesOf({ all, like }: Charted): (readonly [Market, readonly Mark[]])[] {
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

function lane(market: Market, marks: readonly Mark[], y: number, axis: Axis): Markup[] {
  const middle = y + LANE / 2
  const points = marks.map((m) => ({
    x: axis.at(m.most === null ? m.least : Math.sqrt(m.least * m.most)),
    y: middle,
    text: String(m.no),
  }))
  const numbers = placeLabels(points).map(
    ({ left, base, text }, i) =>
      markup`<text x="${left}" y="${base}" font-size="11" font-weight="${marks[i]?.like ? 700 : 400}" fill="${marks[i]?.like ? INK : MUTED}">${text}</text>`,
  )
  return [
    markup`<text x="${NAMES - 12}" y="${middle + 4}" font-size="12.5" text-anchor="end" fill="${INK}">${MARKET[market]}</text><line x1="${NAMES}" y1="${y + LANE}" x2="${WIDTH - 20}" y2="${y + LANE}" stroke="${RULE}"/>`,
    ...marks.map((m) => drawn(m, middle, axis)),
    ...numbers,
  ]
}

function drawn({ least, most, about, like }: Mark, y: number, axis: Axis): Markup {
  const ink = like ? DARK : MUTED
  const from = axis.at(least)
  if (most === null)
    return markup`<line x1="${from}" y1="${y}" x2="${WIDTH - 20}" y2="${y}" stroke="${ink}" stroke-width="3" stroke-dasharray="3 3"/><circle cx="${from}" cy="${y}" r="4" fill="${ink}"/>`
  if (most > least)
    return markup`<line x1="${from}" y1="${y}" x2="${axis.at(most)}" y2="${y}" stroke="${ink}" stroke-width="3"/>`
  const fill = about ? '#fff' : like ? DARK : PALE
  return markup`<circle cx="${from}" cy="${y}" r="4.5" fill="${fill}" stroke="${ink}" stroke-width="1.4"/>`
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
