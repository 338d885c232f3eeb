import type { CaseReport } from '../../../case-report.ts'
import type { Report } from '../../../report.ts'
import { markup } from '../../page/markup.ts'
import type { Markup } from '../../page/markup.ts'
import { boxOf, INK, MUTED, pathOf, polygonOf, SIZE, svg, textAt, type Box } from '../draw.ts'
import { advance, drawable, fitted } from '../measure.ts'
import { dayNumber, daysOf, ticksOf, type Days } from './days.ts'
import { eventsOf, GROUPS, lawMarks, type LawMark, type TimeEvent } from './events.ts'

/** A picture of one sheet with its size, before it stands anywhere. */
export interface Drawn {
  readonly width: number
  readonly height: number
  readonly parts: readonly Markup[]
  /** Boxes of its texts: none meets another. */
  readonly texts: readonly Box[]
}

/** Room for words left of the scale. */
const WORDS = 820
const ROW = 66
const HEAD = 50
const EDGE = 6

/** The time line for the page of the report: one picture a sheet; null where nothing has a date. */
export function timePictures(
  report: Report,
  facts: CaseReport,
  room: { readonly width: number; readonly height: number },
): readonly Markup[] {
  const all = timeSheets(report, facts, room)
  return all.map(({ width, height, parts }, i) => {
    const title = `时间线${all.length === 1 ? '' : `（第${String(i + 1)}幅，共${String(all.length)}幅）`}`
    return svg(width, height, { title, description: DESCRIPTION }, parts)
  })
}

const DESCRIPTION =
  '流转、扣押、刑事和民事公益诉讼各日期，自左向右；只知道月份的画为整月；同表列出。'

/** The scale that all sheets share. */
interface Scale {
  readonly days: Days
  readonly left: number
  readonly width: number
}

export function timeSheets(
  report: Report,
  facts: CaseReport,
  room: { readonly width: number; readonly height: number },
): readonly Drawn[] {
  const events = eventsOf(report, facts)
  const days = wholeSpan(events)
  if (days === null) return []
  const scale = { days, left: EDGE + WORDS + 20, width: room.width - WORDS - 40 }
  const marks = staggered(lawMarks(facts, days), scale, room.width)
  const top = EDGE + marks.rows * 34 + 44
  const fit = Math.max(4, Math.floor((room.height - top - 20) / ROW) - Object.keys(GROUPS).length)
  const pages = Math.ceil(events.length / fit)
  return Array.from({ length: pages }, (_, i) =>
    sheetOf(events.slice(i * fit, (i + 1) * fit), {
      scale,
      marks: marks.list,
      top,
      width: room.width,
    }),
  )
}

function wholeSpan(events: readonly TimeEvent[]): Days | null {
  const days = events.flatMap((event) => (event.days === null ? [] : [event.days]))
  const from = days.map((d) => d.from).toSorted()[0]
  const to = days
    .map((d) => d.to)
    .toSorted()
    .at(-1)
  return from === undefined || to === undefined ? null : daysOf(from, to)
}

/** Where a day stands. */
function xOf(day: string, { days, left, width }: Scale): number {
  const first = dayNumber(days.from)
  const whole = Math.max(1, dayNumber(days.to) + 1 - first)
  return left + Math.round(((dayNumber(day) - first) * width) / whole)
}

interface PlacedMark extends LawMark {
  readonly x: number
  readonly box: Box
}

/** Names of laws above the scale, each in the first line in which it meets no other. */
function staggered(
  marks: readonly LawMark[],
  scale: Scale,
  width: number,
): { readonly list: readonly PlacedMark[]; readonly rows: number } {
  const ends: number[] = []
  const list = marks.map((mark): PlacedMark => {
    const x = xOf(mark.day, scale)
    const w = advance(mark.text, SIZE.tiny)
    const left = x + 6 + w <= EDGE + width ? x + 6 : Math.max(EDGE, x - 6 - w)
    const found = ends.findIndex((end) => end + 20 <= left)
    const row = found === -1 ? ends.length : found
    ends[row] = left + w
    return { ...mark, x, box: { x: left, y: EDGE + row * 34, w, h: 30 } }
  })
  return { list, rows: ends.length }
}

interface Frame {
  readonly scale: Scale
  readonly marks: readonly PlacedMark[]
  readonly top: number
  readonly width: number
}

function sheetOf(events: readonly TimeEvent[], frame: Frame): Drawn {
  const { scale, marks, top, width } = frame
  const rows: Markup[] = []
  const texts: Box[] = marks.map(({ box }) => box)
  let y = top
  events.forEach((event, i) => {
    if (event.group !== events[i - 1]?.group) {
      rows.push(groupHead(GROUPS[event.group], y, width))
      texts.push({ x: EDGE, y, w: WORDS, h: HEAD })
      y += HEAD
    }
    rows.push(...eventRow(event, y, scale))
    texts.push({ x: EDGE, y, w: WORDS, h: ROW })
    y += ROW
  })
  const bottom = y + 4
  const parts = [
    ...scaleLines(scale, top, bottom),
    ...marks.map((m) => markLine(m, bottom)),
    ...marks.flatMap(markText),
    ...rows,
  ]
  return { width: width + 2 * EDGE, height: bottom + EDGE, parts, texts }
}

function groupHead(text: string, y: number, width: number): Markup {
  const fill = boxOf(
    { x: EDGE, y: y + 6, w: width, h: HEAD - 12 },
    { fill: '#e6ebf1', stroke: 'none', width: 0 },
  )
  const label = textAt(EDGE + 10, y + 34, text, { bold: true })
  return markup`${[fill, label]}`
}

function eventRow(event: TimeEvent, y: number, scale: Scale): readonly Markup[] {
  const words = fitted(drawable(event.text), WORDS - 20, SIZE.small)
  const derived = event.derived ? '　推算' : ''
  const when = fitted(drawable(`${event.when}　${event.evidence}${derived}`), WORDS - 20, SIZE.tiny)
  return [
    textAt(EDGE + 10, y + 26, words),
    textAt(EDGE + 10, y + 54, when, { size: SIZE.tiny, fill: MUTED }),
    ...shapeOf(event, y + ROW / 2, scale),
  ]
}

/** A day is a diamond; a period a bar, hollow where only months are known, broken where it is 推算. */
function shapeOf({ days, vague, derived }: TimeEvent, y: number, scale: Scale): readonly Markup[] {
  if (days === null)
    return [textAt(scale.left, y + 8, '日期未载明', { size: SIZE.tiny, fill: MUTED })]
  const x = xOf(days.from, scale)
  if (days.from === days.to) return [diamond(x, y)]
  const end = Math.max(x + 8, xOf(nextDay(days.to), scale))
  const dashes = derived ? { dashes: '14 8' } : {}
  return [
    boxOf(
      { x, y: y - 11, w: end - x, h: 22 },
      { fill: vague ? '#fff' : '#7f97b5', width: 4, ...dashes },
    ),
  ]
}

function nextDay(day: string): string {
  const [year = '', month = '', date = '0'] = day.split('-')
  return `${year}-${month}-${String(Number(date) + 1).padStart(2, '0')}`
}

function diamond(x: number, y: number): Markup {
  const points = [
    { x: x - 13, y },
    { x, y: y - 13 },
    { x: x + 13, y },
    { x, y: y + 13 },
  ]
  return polygonOf(points, { fill: INK, width: 2 })
}

function scaleLines(scale: Scale, top: number, bottom: number): readonly Markup[] {
  const axis = pathOf(`M${String(scale.left)} ${String(top)}h${String(scale.width)}`, { width: 3 })
  const ticks = ticksOf(scale.days).flatMap(({ day, text }) => {
    const x = xOf(day, scale)
    const line = pathOf(`M${String(x)} ${String(top)}V${String(bottom)}`, {
      width: 1,
      stroke: '#aab6c4',
    })
    return [line, textAt(x + 4, top - 8, text, { size: SIZE.tiny, fill: MUTED })]
  })
  return [...ticks, axis]
}

function markLine({ x, box }: PlacedMark, bottom: number): Markup {
  const data = `M${String(x)} ${String(box.y + 8)}V${String(bottom)}`
  return pathOf(data, { width: 4, stroke: MUTED, dashes: '4 8' })
}

/** On a white ground: the lines of other laws do not run through it. */
function markText({ box, text }: PlacedMark): readonly Markup[] {
  const ground = boxOf(box, { fill: '#fff', stroke: 'none', width: 0 })
  return [ground, textAt(box.x, box.y + 24, text, { size: SIZE.tiny })]
}
