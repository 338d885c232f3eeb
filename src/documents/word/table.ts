import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import type { Block, Column, TableBlock, Words } from '../papers/paper.ts'
import { SIZE, TEXT_WIDTH, fontOf } from './layout.ts'
import { HEADING_FONT, TABLE_FONT } from './fonts.ts'
import { cellRun, paragraph } from './text.ts'

const LINE = { style: BorderStyle.SINGLE, size: 4, color: '444444' } as const
const BORDERS = {
  top: LINE,
  bottom: LINE,
  left: LINE,
  right: LINE,
  insideHorizontal: LINE,
  insideVertical: LINE,
}
const HEAD_SHADE = { type: ShadingType.CLEAR, color: 'auto', fill: 'E8ECF1' } as const

const ALIGN = { n: AlignmentType.RIGHT, c: AlignmentType.CENTER } as const

/** A table with its caption and note; the head is repeated on each page that it runs over. */
export function tableBlock(block: TableBlock): readonly (Paragraph | Table)[] {
  const caption = block.caption === null ? [] : [paragraph('Caption2', [block.caption])]
  const foot = block.note ?? ''
  return [...caption, grid(block), paragraph('TableNote2', [foot])]
}

function grid({ columns, rows }: TableBlock): Table {
  const widths = widthsOf(columns)
  const size = columns.length > 4 ? SIZE.small : SIZE.table
  const head = row(
    columns.map(({ title }) => title),
    columns,
    widths,
    size,
    true,
  )
  const lines = rows.map((cells) => row(cells, columns, widths, size, false))
  return tableOf([head, ...lines], widths)
}

function tableOf(rows: readonly TableRow[], widths: readonly number[]): Table {
  return new Table({
    rows,
    columnWidths: widths,
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    borders: BORDERS,
    margins: { top: 40, bottom: 40, left: 70, right: 70 },
  })
}

/** Shares of the width of the text, to the last twentieth of a point. */
function widthsOf(columns: readonly { readonly width: number }[]): number[] {
  const all = columns.reduce((sum, { width }) => sum + width, 0)
  const widths = columns.map(({ width }) => Math.floor((TEXT_WIDTH * width) / all))
  const rest = TEXT_WIDTH - widths.reduce((sum, width) => sum + width, 0)
  return widths.map((width, i) => (i === 0 ? width + rest : width))
}

function row(
  cells: readonly Words[],
  columns: readonly Column[],
  widths: readonly number[],
  size: number,
  head: boolean,
): TableRow {
  return new TableRow({
    tableHeader: head,
    cantSplit: true,
    children: columns.map((column, i) =>
      cell(cells[i] ?? '', widths[i] ?? 0, size, head, head ? 'c' : column.as),
    ),
  })
}

function cell(
  words: Words,
  width: number,
  size: number,
  head: boolean,
  as?: 'n' | 'c',
  keepNext = false,
): TableCell {
  const font = fontOf(head ? HEADING_FONT : TABLE_FONT)
  const alignment = as === undefined ? AlignmentType.LEFT : ALIGN[as]
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    ...(head ? { shading: HEAD_SHADE } : {}),
    children: [
      new Paragraph({
        alignment,
        keepNext,
        spacing: { line: 240 },
        children: [cellRun(words, font, size)],
      }),
    ],
  })
}

/** Names and values side by side: 委托单位 …. */
export function factsTable({ rows }: Extract<Block, { kind: 'facts' }>): Table {
  const widths = widthsOf([{ width: 24 }, { width: 76 }])
  const lines = rows.map(
    ([name, value]) =>
      new TableRow({
        cantSplit: true,
        children: [
          cell(name, widths[0] ?? 0, SIZE.table, true),
          cell(value, widths[1] ?? 0, SIZE.table, false),
        ],
      }),
  )
  return tableOf(lines, widths)
}

/** Blank until signed (glossary 7); all of them on one page. */
export function signatureTable(roles: readonly string[]): Table {
  const widths = widthsOf([{ width: 40 }, { width: 30 }, { width: 30 }])
  const lines = roles.map(
    (role, at) =>
      new TableRow({
        cantSplit: true,
        height: { value: 800, rule: 'atLeast' },
        children: [role, '（签名）', '　　年　　月　　日'].map((text, i) =>
          cell(text, widths[i] ?? 0, SIZE.table, false, undefined, at < roles.length - 1),
        ),
      }),
  )
  return tableOf(lines, widths)
}
