import type { Precedent, PrecedentQuery } from '../../../report/precedents.ts'
import { NOTHING, markup, type Markup } from '../../page/markup.ts'
import { powersOfTen, powers, powerText, type Axis } from './axis.ts'
import { placeLabels } from './labels.ts'
import { AREA, DARK, FAINT, INK, LOUD, MUTED, PALE, RULE, svgOf } from './look.ts'

/** What a drawing of published cases shows: all, those that are like, and the case at hand. */
export interface Charted {
  readonly all: readonly Precedent[]
  readonly like: ReadonlySet<number>
  readonly asked: PrecedentQuery
}

interface Spot {
  readonly no: number
  readonly records: number
  readonly gain: number
  /** Money asked for or ordered, in yuan. */
  readonly money: number | null
  readonly like: boolean
}

/**
 * Records across, money up, both by powers of ten: a disc for the gain of each published case, a diamond for what was
 * asked for or ordered, slanting lines for the price a line. The case at hand is drawn as lines, and as a cross where it
 * has one number and one sum.
 */
export function unitsAndMoney(charted: Charted): Markup {
  const spots = charted.all.flatMap((p) => spotOf(p, charted.like))
  const own = ownOf(charted.asked)
  const money = [...spots.flatMap((s) => [s.gain, s.money ?? s.gain]), ...own.gains]
  if (spots.length === 0) return NOTHING
  const { left, right, top, bottom } = AREA
  const x = powersOfTen([...spots.map((s) => s.records), ...own.records], left, right)
  const y = powersOfTen(money, bottom, top)
  const parts = [
    ...grid(x, y),
    ...slopes(x, y),
    ...spots.map((s) => stem(s, x, y)),
    ...spots.filter((s) => !s.like).map((s) => disc(s, x, y)),
    ...spots.filter((s) => s.like).map((s) => disc(s, x, y)),
    ...spots.map((s) => diamond(s, x, y)),
    ...numbers(spots, x, y),
    ...caseLines(own, x, y),
  ]
  return svgOf(bottom + 44, '条数与金额', DESCRIPTION, parts)
}

const DESCRIPTION =
  '横轴为条数，纵轴为金额（元），均按十倍递增；圆点为公开案例的获利，菱形为诉请或者承担的款项，十字为本案；数字是案例序号'

function spotOf(precedent: Precedent, like: ReadonlySet<number>): Spot[] {
  const gain = precedent.beside?.gain ?? precedent.gains?.find((g) => g.what !== 'turnover')?.sum
  const records = precedent.records?.n ?? 0
  if (!gain || gain.n === 0 || records === 0) return []
  const money = precedent.beside && precedent.beside.money.n > 0 ? precedent.beside.money.n : null
  return [
    {
      no: precedent.no,
      records,
      gain: gain.n / 100,
      money: money === null ? null : money / 100,
      like: like.has(precedent.no),
    },
  ]
}

interface Own {
  readonly records: readonly number[]
  readonly gains: readonly number[]
}

function ownOf({ records, gains }: PrecedentQuery): Own {
  return { records, gains: gains.map((fen) => fen / 100) }
}

function grid(x: Axis, y: Axis): Markup[] {
  const { left, right, top, bottom } = AREA
  const across = powers(x).map((p) => {
    const at = x.at(10 ** p)
    return markup`<line x1="${at}" y1="${top}" x2="${at}" y2="${bottom}" stroke="${RULE}"/><text x="${at}" y="${bottom + 18}" font-size="12" text-anchor="middle" fill="${MUTED}">${powerText(p)}</text>`
  })
  const up = powers(y).map((p) => {
    const at = y.at(10 ** p)
    return markup`<line x1="${left}" y1="${at}" x2="${right}" y2="${at}" stroke="${RULE}"/><text x="${left - 8}" y="${at + 4}" font-size="12" text-anchor="end" fill="${MUTED}">${powerText(p)}</text>`
  })
  const names = markup`<text x="${right}" y="${bottom + 36}" font-size="12.5" text-anchor="end" fill="${INK}">条数（条、个、辆，按来源的单位）</text><text x="${left - 60}" y="${top - 8}" font-size="12.5" fill="${INK}">金额（元）</text>`
  return [...across, ...up, names]
}

/** Lines of one price: money = price × records. */
function slopes(x: Axis, y: Axis): Markup[] {
  const prices = [-2, -1, 0, 1, 2]
  return prices.flatMap((power) => {
    const ends = clipped(power, x, y)
    if (!ends) return []
    const [a, b] = ends
    const line = {
      x1: x.at(10 ** a),
      y1: y.at(10 ** (a + power)),
      x2: x.at(10 ** b),
      y2: y.at(10 ** (b + power)),
    }
    return [
      markup`<line x1="${line.x1}" y1="${line.y1}" x2="${line.x2}" y2="${line.y2}" stroke="${FAINT}" stroke-dasharray="2 4"/><text x="${line.x2 - 6}" y="${line.y2 + 14}" font-size="11" text-anchor="end" fill="${MUTED}">每条${powerText(power)}元</text>`,
    ]
  })
}

/** Powers of records between which the line of a price runs inside the drawing. */
function clipped(power: number, x: Axis, y: Axis): readonly [number, number] | null {
  const from = Math.max(x.from, y.from - power)
  const to = Math.min(x.to, y.to - power)
  return to - from >= 1 ? [from, to] : null
}

/** From the gain to what was asked for or ordered. */
function stem({ records, gain, money, like }: Spot, x: Axis, y: Axis): Markup {
  if (money === null || money === gain) return NOTHING
  const at = x.at(records)
  return markup`<line x1="${at}" y1="${y.at(gain)}" x2="${at}" y2="${y.at(money)}" stroke="${like ? DARK : FAINT}" stroke-width="1.5"/>`
}

function disc({ records, gain, like }: Spot, x: Axis, y: Axis): Markup {
  return markup`<circle cx="${x.at(records)}" cy="${y.at(gain)}" r="4.5" fill="${like ? DARK : PALE}" stroke="${like ? DARK : MUTED}"/>`
}

function diamond({ records, money, like }: Spot, x: Axis, y: Axis): Markup {
  if (money === null) return NOTHING
  const [cx, cy] = [x.at(records), y.at(money)]
  const r = 7
  const points = `${cx},${tenth(cy - r)} ${tenth(cx + r)},${cy} ${cx},${tenth(cy + r)} ${tenth(cx - r)},${cy}`
  return markup`<polygon points="${points}" fill="none" stroke="${like ? DARK : MUTED}" stroke-width="1.4"/>`
}

function numbers(spots: readonly Spot[], x: Axis, y: Axis): Markup[] {
  const order = spots.toSorted((a, b) => Number(b.like) - Number(a.like) || a.no - b.no)
  const points = order.map((s) => ({
    x: x.at(s.records),
    y: y.at(s.gain),
    text: String(s.no),
    like: s.like,
  }))
  return placeLabels(points).map(({ left, base, text }, i) => {
    const like = points[i]?.like === true
    return markup`<text x="${left}" y="${base}" font-size="11" font-weight="${like ? 700 : 400}" fill="${like ? INK : MUTED}">${text}</text>`
  })
}

function caseLines({ records, gains }: Own, x: Axis, y: Axis): Markup[] {
  const { left, right, top, bottom } = AREA
  const across = records.map((n) => {
    const at = x.at(n)
    return markup`<line x1="${at}" y1="${top}" x2="${at}" y2="${bottom}" stroke="${LOUD}" stroke-width="1.4" stroke-dasharray="7 4"/>`
  })
  const up = gains.map((yuan) => {
    const at = y.at(yuan)
    return markup`<line x1="${left}" y1="${at}" x2="${right}" y2="${at}" stroke="${LOUD}" stroke-width="1.4" stroke-dasharray="7 4"/>`
  })
  const [n, yuan] = [records[0], gains[0]]
  if (n === undefined && yuan === undefined) return []
  const one = records.length === 1 && gains.length === 1 && n !== undefined && yuan !== undefined
  const label = markup`<text x="${n === undefined ? left + 6 : tenth(x.at(n) + 6)}" y="${n === undefined ? tenth(y.at(yuan ?? 1) - 6) : top + 13}" font-size="13" font-weight="700" fill="${LOUD}">本案</text>`
  return [...across, ...up, label, one ? cross(x.at(n), y.at(yuan)) : NOTHING]
}

function cross(cx: number, cy: number): Markup {
  const r = 8
  return markup`<path d="M${tenth(cx - r)} ${tenth(cy - r)}L${tenth(cx + r)} ${tenth(cy + r)}M${tenth(cx - r)} ${tenth(cy + r)}L${tenth(cx + r)} ${tenth(cy - r)}" stroke="${LOUD}" stroke-width="3.2" fill="none"/>`
}

function tenth(n: number): number {
  return Math.round(n * 10) / 10
}
