import type { Markup } from '../page/markup.ts'
import { boxOf, MUTED, pathOf, SIZE, textAt } from './draw.ts'
import { drawable, wrapped } from './measure.ts'

export interface TableColumn {
  readonly title: string
  /** Share of the width, in hundredths. */
  readonly share: number
}

/** One line of a table inside a picture, with the height that its texts need. */
export interface TableLine {
  readonly height: number
  at(left: number, top: number): readonly Markup[]
}

const LINE = 32
const PAD = 8
/** Most lines of a cell; what is longer ends in … and stands whole in report.json. */
const MOST = 4

/** A table as lines that can be put on sheets one by one: the head first. */
export function tableLines(
  columns: readonly TableColumn[],
  rows: readonly (readonly string[])[],
  width: number,
): { readonly head: TableLine; readonly lines: readonly TableLine[] } {
  const widths = columns.map(({ share }) => Math.floor((share * width) / 100))
  const head = lineOf(
    columns.map(({ title }) => title),
    widths,
    true,
  )
  return { head, lines: rows.map((cells) => lineOf(cells, widths, false)) }
}

function lineOf(cells: readonly string[], widths: readonly number[], head: boolean): TableLine {
  const texts = cells.map((cell, i) =>
    wrapped(drawable(cell), (widths[i] ?? 0) - 2 * PAD, SIZE.small, MOST),
  )
  const most = texts.reduce((count, lines) => Math.max(count, lines.length), 1)
  const height = most * LINE + 2 * PAD
  const width = widths.reduce((sum, w) => sum + w, 0)
  return {
    height,
    at: (left, top) => [
      ...(head
        ? [
            boxOf(
              { x: left, y: top, w: width, h: height },
              { fill: '#e6ebf1', stroke: 'none', width: 0 },
            ),
          ]
        : []),
      ...texts.flatMap((lines, i) =>
        cellAt(lines, left + offset(widths, i) + PAD, top + PAD, head),
      ),
      pathOf(`M${String(left)} ${String(top + height)}h${String(width)}`, {
        width: 1,
        stroke: MUTED,
      }),
    ],
  }
}

function offset(widths: readonly number[], i: number): number {
  return widths.slice(0, i).reduce((sum, w) => sum + w, 0)
}

function cellAt(lines: readonly string[], x: number, y: number, bold: boolean): readonly Markup[] {
  return lines.map((line, i) => textAt(x, y + 25 + i * LINE, line, { bold }))
}
