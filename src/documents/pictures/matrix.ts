import type { OverlapBatch, OverlapPair, OverlapReport, Share } from '../../report/chain.ts'
import type { Markup } from '../page/markup.ts'
import { percent } from '../words/overlap.ts'
import { boxOf, INK, MUTED, SIZE, svg, textAt, type Box } from './draw.ts'
import { advance, drawable, fitted } from './measure.ts'

/** Lists in one matrix: more are drawn in blocks, each with its numbers large enough to be read on A4. */
const BLOCK = 16
/** Blocks that are drawn; what is not drawn is said. */
const BLOCKS = 6

const WIDTH = 1800
const NAMES = 330
const HEAD = 60
const EDGE = 6
/** A cell is as large as the width allows, never larger than this. */
const LARGEST = 190

/** A matrix of some of the lists. */
export interface Matrix {
  readonly svg: Markup
  /** Boxes of its cells and names: none meets another. */
  readonly boxes: readonly Box[]
  readonly lists: number
}

/**
 * Which lists share how many records, as matrices: in each cell the records that both hold, and which part of the list of
 * its row they are; in the diagonal the records of the list. Lists that hang together stand together.
 */
export function matrices(report: OverlapReport): readonly Matrix[] {
  const cells = cellsOf(report)
  return blocksOf(report)
    .slice(0, BLOCKS)
    .map((block, i, all) => matrix(block, { report, cells, at: i, of: all.length }))
}

/** How many lists the matrices show, and whether pairs across them are left out. */
export function drawnLists(report: OverlapReport): {
  readonly part: number
  readonly blocks: number
} {
  const blocks = blocksOf(report).slice(0, BLOCKS)
  return { part: blocks.reduce((sum, block) => sum + block.length, 0), blocks: blocks.length }
}

/** The lists in blocks: groups that hang together first, in their order; a large group takes several blocks. */
function blocksOf({ batches, groups }: OverlapReport): readonly (readonly OverlapBatch[])[] {
  const byId = new Map(batches.map((batch) => [batch.id, batch]))
  const grouped = groups.flat()
  const known = new Set(grouped)
  const order = [...grouped, ...batches.map(({ id }) => id).filter((id) => !known.has(id))]
  const sorted = order.flatMap((id) => byId.get(id) ?? [])
  const count = Math.ceil(sorted.length / BLOCK)
  return Array.from({ length: count }, (_, i) => sorted.slice(i * BLOCK, (i + 1) * BLOCK))
}

type Cells = (row: string, column: string) => OverlapPair | null

function cellsOf({ pairs }: OverlapReport): Cells {
  const found = new Map(pairs.map((pair) => [JSON.stringify([pair.a, pair.b]), pair]))
  return (row, column) =>
    found.get(JSON.stringify([row, column])) ?? found.get(JSON.stringify([column, row])) ?? null
}

interface Place {
  readonly report: OverlapReport
  readonly cells: Cells
  readonly at: number
  readonly of: number
}

function matrix(block: readonly OverlapBatch[], { report, cells, at, of }: Place): Matrix {
  const numbers = new Map(report.batches.map(({ id }, i) => [id, i + 1]))
  const size = Math.min(LARGEST, Math.floor((WIDTH - NAMES) / block.length))
  const box = (row: number, column: number): Box => ({
    x: EDGE + NAMES + column * size,
    y: HEAD + row * size,
    w: size,
    h: size,
  })
  const names = block.map((_, i) => ({ x: EDGE, y: HEAD + i * size, w: NAMES, h: size }))
  const parts = block.flatMap((row, i) => [
    ...rowName(row, numbers.get(row.id) ?? 0, names[i] ?? box(0, 0)),
    columnName(numbers.get(row.id) ?? 0, box(0, i)),
    ...block.flatMap((column, j) =>
      i === j
        ? ownCell(row, box(i, j))
        : sharedCell(row, cells(row.id, column.id), box(i, j), report),
    ),
  ])
  const title = `名单重合矩阵${of === 1 ? '' : `（第${String(at + 1)}块，共${String(of)}块）`}`
  const told = { title, description: `${String(block.length)}份名单两两共同的条数，数字见表` }
  const boxes = [...names, ...block.flatMap((_, i) => block.map((__, j) => box(i, j)))]
  const height = HEAD + block.length * size + EDGE
  return { svg: svg(WIDTH + 2 * EDGE, height, told, parts), boxes, lists: block.length }
}

function rowName({ id, title }: OverlapBatch, number: number, box: Box): readonly Markup[] {
  const name = `${String(number)} ${title ?? id}`
  const text = fitted(drawable(name), box.w - 14, SIZE.small)
  return [textAt(box.x, box.y + Math.round(box.h / 2) + 9, text)]
}

function columnName(number: number, box: Box): Markup {
  const x = box.x + Math.round(box.w / 2)
  return textAt(x, HEAD - 16, String(number), { anchor: 'middle', fill: MUTED })
}

/** Records of the list, and those in no other. */
function ownCell({ records, unique }: OverlapBatch, box: Box): readonly Markup[] {
  return [
    boxOf(box, { fill: '#fff', width: 5 }),
    ...twoLines(String(records), `独有${String(unique)}`, box, INK),
  ]
}

function sharedCell(
  row: OverlapBatch,
  pair: OverlapPair | null,
  box: Box,
  { counts }: OverlapReport,
): readonly Markup[] {
  if (pair === null) {
    const text = counts.listed < counts.sharing ? '未列' : '0'
    return [
      boxOf(box, { fill: '#fff', width: 1, stroke: MUTED }),
      ...twoLines(text, '', box, MUTED),
    ]
  }
  const share = pair.a === row.id ? pair['a-in-b'] : pair['b-in-a']
  const { fill, ink } = shade(share)
  return [
    boxOf(box, { fill, width: 1, stroke: MUTED }),
    ...twoLines(String(pair.shared), percent(share), box, ink),
  ]
}

const SHADES = [
  { tenths: 10, fill: '#1f3b61', ink: '#fff' },
  { tenths: 9, fill: '#7f97b5', ink: INK },
  { tenths: 5, fill: '#aebfd4', ink: INK },
  { tenths: 1, fill: '#d5dee9', ink: INK },
] as const

/** Darker, the more of the list of the row; the number says how much. */
function shade({ n, of }: Share): { readonly fill: string; readonly ink: string } {
  const reached = SHADES.find(({ tenths }) => of > 0 && n * 10 >= of * tenths)
  return reached ?? { fill: n > 0 ? '#eef2f7' : '#fff', ink: INK }
}

/** Two lines in a cell; letters as large as fit, because no number is ever cut. */
function twoLines(above: string, below: string, box: Box, fill: string): readonly Markup[] {
  const x = box.x + Math.round(box.w / 2)
  const y = box.y + Math.round(box.h / 2)
  const style = (text: string) => ({
    anchor: 'middle' as const,
    fill,
    size: sizeFor(text, box.w - 8),
  })
  if (below === '') return [textAt(x, y + 8, above, style(above))]
  return [
    textAt(x, y - 4, above, { ...style(above), bold: true }),
    textAt(x, y + 26, below, style(below)),
  ]
}

function sizeFor(text: string, width: number): number {
  const ems = advance(text, 1000)
  return Math.max(8, Math.min(SIZE.small, Math.floor((width * 1000) / Math.max(1, ems))))
}
