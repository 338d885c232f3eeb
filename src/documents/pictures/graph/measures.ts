import { SIZE } from '../draw.ts'
import { fitted, wrapped } from '../measure.ts'
import type { NodeRow, PlacedLine, Room, Unit } from './graph.ts'

/** Room for the text of a line: right before the node that it leads to. */
export const LABEL = 384
/** Room right of a node in which lines turn, and for the arrow before the next. */
export const LANE = 74
export const ARROW = 30
export const GAP = LANE + LABEL + ARROW
/** Height of a line with a text over and a text under it. */
export const SLOT = 68
/** Height of the place where a line that is led back arrives. */
export const BACK_SLOT = 26
/** Between nodes above each other. */
export const BETWEEN = 26
const PAD = 12
export const FRAME = 14
const ROW_GAP = 12
/** Beside the columns, for lines that are led back. */
export const MARGIN = 110

const LINE = { name: 36, small: 30 } as const
const MOST = { name: 2, details: 6 } as const

/** Width of a node, with or without room beside the columns. */
export function nodeWidth({ width, columns }: Room, back: boolean): number {
  const free = width - (back ? 2 * MARGIN : 0) - (columns - 1) * GAP
  return Math.floor(free / columns)
}

interface Text {
  readonly text: string
  readonly size: number
  readonly bold: boolean
}

/** Lines of a row within a width. */
function textsOf(row: NodeRow, width: number): readonly Text[] {
  const inner = width - 2 * PAD
  if (row.kind === 'title')
    return [{ text: fitted(row.name, inner, SIZE.tiny), size: SIZE.tiny, bold: false }]
  const names = wrapped(row.name, inner, SIZE.name, row.kind === 'more' ? 1 : MOST.name)
  const details = row.details.flatMap((text) => wrapped(text, inner, SIZE.small, 3))
  return [
    ...names.map((text) => ({ text, size: SIZE.name, bold: row.kind === 'node' })),
    ...details.slice(0, MOST.details).map((text) => ({ text, size: SIZE.small, bold: false })),
  ]
}

function lineHeight({ size }: Text): number {
  return size === SIZE.name ? LINE.name : LINE.small
}

/** Height that the texts of a row need. */
function textHeight(row: NodeRow, width: number): number {
  const texts = textsOf(row, width)
  const pad = row.kind === 'title' ? 2 : PAD
  return texts.reduce((sum, text) => sum + lineHeight(text), 2 * pad)
}

/** Lines of a row in the middle of its box. */
export function placedLines(
  row: NodeRow,
  x: number,
  y: number,
  width: number,
  height: number,
): readonly PlacedLine[] {
  const texts = textsOf(row, width)
  const used = texts.reduce((sum, text) => sum + lineHeight(text), 0)
  let top = y + Math.floor((height - used) / 2)
  return texts.map((text) => {
    const line = {
      ...text,
      x: x + PAD,
      y: top + Math.round((lineHeight(text) + text.size * 0.76) / 2),
    }
    top += lineHeight(text)
    return line
  })
}

/** How many lines leave a row and arrive at it. */
export interface Ports {
  readonly ins: number
  readonly backs: number
  readonly outs: number
}

export const NO_PORTS: Ports = { ins: 0, backs: 0, outs: 0 }

/** Heights of the rows of a unit: what their texts need, and what the lines that arrive and leave need. */
export function rowHeights(
  unit: Unit,
  width: number,
  ports: (row: number) => Ports,
): readonly number[] {
  const inner = unit.framed ? width - 2 * FRAME : width
  return unit.rows.map((row, i) => {
    const { ins, backs, outs } = ports(i)
    return Math.max(textHeight(row, inner), ins * SLOT + backs * BACK_SLOT, outs * 18 + 8)
  })
}

/** Top of each row below the top of its unit, and the height of the whole. */
export function stacked(
  unit: Unit,
  heights: readonly number[],
): { readonly tops: readonly number[]; readonly height: number } {
  const pad = unit.framed ? FRAME : 0
  let y = pad
  const tops = heights.map((height) => {
    const top = y
    y += height + ROW_GAP
    return top
  })
  return { tops, height: y - ROW_GAP + pad }
}
