import type { CaseReport } from '../../../case-report.ts'
import type { Report } from '../../../report.ts'
import { STATUS_WORDS, type PaperStatus } from '../../../report/paper-status.ts'
import { OUTPUT_MARKER } from '../../../evidence/format/own-output.ts'
import { markup, Markup } from '../../page/markup.ts'
import { banners } from '../../papers/frame.ts'
import { partOf } from '../../words/numbers.ts'
import { MUTED, pathOf, SIZE, textAt } from '../draw.ts'
import { depthOf, strips } from '../graph/strips.ts'
import { GAP } from '../graph/measures.ts'
import { drawable, fitted } from '../measure.ts'
import { sheetParts, sheets, type Sheet } from '../sheets.ts'
import { tableLines, type TableColumn, type TableLine } from '../svg-table.ts'
import { foldedLayers } from './layers.ts'
import { legendOf } from './legend.ts'
import { described, NEVER_ADDED } from './picture.ts'
import { symbolsAt } from './symbols.ts'
import { tradeOf, type Trade } from './trade.ts'

/** A4 and A3 lying, in tenths of a millimetre. */
const PAPER = { A4: { width: 2970, height: 2100 }, A3: { width: 4200, height: 2970 } } as const
export type PaperSize = keyof typeof PAPER

const MARGIN = 80
const TOP = 210
const FOOT = 90
/** A node is not wider than this; what is left of the sheet stays free or the whole is drawn larger. */
const NODE = 340
const LARGEST = 175

/**
 * The chain as one SVG file that prints on paper of one size: sheets one under another, each with its title, banners,
 * number and the digest of report.json; then the table of all transfers with their pages in the file of the case. Null
 * without a transfer.
 */
export function chainFile(
  report: Report,
  digest: string,
  paper: PaperSize,
  status: PaperStatus = 'draft',
): string | null {
  const facts = report.case
  if (facts === null || facts.deals.length === 0) return null
  const trade = tradeOf(report, facts)
  const size = PAPER[paper]
  const pages = pagesOf(report, facts, trade, size)
  const heads = pages.map((parts, i) =>
    page(parts, { report, digest, status, size, at: i, of: pages.length }),
  )
  const { width, height } = size
  const told = markup`<title>流转图</title><desc>${described(trade)}</desc>`
  return `<?xml version="1.0" encoding="UTF-8"?>
<!-- ${OUTPUT_MARKER} -->
${
  markup`<svg xmlns="${new Markup('http://www.w3.org/2000/svg')}" width="${width / 10}mm" height="${(height * pages.length) / 10}mm" viewBox="0 0 ${width} ${height * pages.length}" role="img">
${told}<style>${new Markup(style(size))}</style>
<rect width="${width}" height="${height * pages.length}" fill="${'#fff'}"/>
${heads}</svg>
`.text
}`
}

function style({ width, height }: { readonly width: number; readonly height: number }): string {
  const fonts =
    '"Noto Sans CJK SC","Source Han Sans SC","Microsoft YaHei","WenQuanYi Micro Hei","SimHei",sans-serif'
  return `@page{size:${String(width / 10)}mm ${String(height / 10)}mm;margin:0}text{font-family:${fonts}}`
}

interface Size {
  readonly width: number
  readonly height: number
}

/** What fills the pages: the picture, one sheet a page; then what shapes mean, the layers, and the table. */
function pagesOf(
  report: Report,
  facts: CaseReport,
  trade: Trade,
  size: Size,
): readonly (readonly Markup[])[] {
  const room = { width: size.width - 2 * MARGIN, height: size.height - TOP - FOOT }
  const depth = Math.max(2, depthOf(trade.graph))
  const columns = Math.min(depth, Math.floor((room.width + GAP) / (NODE - 60 + GAP)))
  const node = Math.min(NODE, Math.floor((room.width - (columns - 1) * GAP) / columns))
  const width = columns * node + (columns - 1) * GAP
  const all = sheets(strips(trade.graph, { width, height: room.height, columns }), room)
  const drawn = all.map((sheet) => enlarged(sheet, room))
  const flow = new Flow(room, drawn)
  const symbols = symbolsAt(0, 0, room.width)
  flow.put({ height: symbols.height, at: (x, y) => [moved(symbols.parts, x, y)] })
  if (all.length > 1) flow.table(layerTable(trade, room.width))
  flow.table(transferTable(report, facts, trade, room.width))
  return flow.pages
}

/** A single small picture is drawn larger, at most by three quarters. */
function enlarged(
  sheet: Sheet,
  room: Size,
): { readonly parts: readonly Markup[]; readonly height: number } {
  const wide = Math.floor((room.width * 100) / Math.max(1, sheet.width))
  const high = Math.floor((room.height * 55) / Math.max(1, sheet.height))
  const scale = Math.max(100, Math.min(LARGEST, wide, high))
  const left = MARGIN + Math.max(0, Math.floor((room.width - (sheet.width * scale) / 100) / 2))
  const parts = sheetParts(sheet, 0, 0)
  const place = `translate(${String(left)} ${String(TOP)}) scale(${String(scale / 100)})`
  return {
    parts: [markup`<g transform="${new Markup(place)}">${parts}</g>\n`],
    height: Math.ceil((sheet.height * scale) / 100),
  }
}

function moved(parts: readonly Markup[], x: number, y: number): Markup {
  return markup`<g transform="translate(${x} ${y})">${parts}</g>\n`
}

interface Table {
  readonly title: string
  readonly head: TableLine
  readonly lines: readonly TableLine[]
}

const BETWEEN = 40

/** Pages that are filled from the top: what does not fit goes to the next. */
class Flow {
  readonly pages: Markup[][]
  readonly room: Size
  y: number

  constructor(
    room: Size,
    drawn: readonly { readonly parts: readonly Markup[]; readonly height: number }[],
  ) {
    this.room = room
    this.pages = drawn.map(({ parts }) => [...parts])
    this.y = (drawn.at(-1)?.height ?? 0) + BETWEEN
  }

  put(line: TableLine): void {
    if (this.y + line.height > this.room.height) this.turn()
    this.pages.at(-1)?.push(...line.at(MARGIN, TOP + this.y))
    this.y += line.height
  }

  table({ title, head, lines }: Table): void {
    const [first] = lines
    const least = 60 + head.height + (first?.height ?? 0)
    if (this.y + BETWEEN + least > this.room.height) this.turn()
    else this.y += BETWEEN
    this.put({
      height: 50,
      at: (x, y) => [textAt(x, y + 30, title, { bold: true, size: SIZE.name })],
    })
    this.put(head)
    for (const line of lines) {
      if (this.y + line.height > this.room.height) {
        this.turn()
        this.put(head)
      }
      this.put(line)
    }
  }

  turn(): void {
    this.pages.push([])
    this.y = 0
  }
}

const LAYERS: readonly TableColumn[] = [
  { title: '层', share: 6 },
  { title: '人员或者共同一方', share: 10 },
  { title: '其中', share: 42 },
  { title: '流转（次数，不相加条数和金额）', share: 42 },
]

function layerTable(trade: Trade, width: number): Table {
  const rows = foldedLayers(trade).map((l) => [l.title, String(l.count), l.names, l.onward])
  return { title: '各层', ...tableLines(LAYERS, rows, width) }
}

const TRANSFERS: readonly TableColumn[] = [
  { title: '编号', share: 4 },
  { title: '从', share: 17 },
  { title: '到', share: 17 },
  { title: '方式', share: 10 },
  { title: '时间', share: 11 },
  { title: '批次', share: 6 },
  { title: '条数', share: 11 },
  { title: '价款', share: 9 },
  { title: '卷页', share: 15 },
]

function transferTable(report: Report, facts: CaseReport, trade: Trade, width: number): Table {
  const rows = legendOf(report, facts).slice(0, trade.deals.length)
  const cells = rows.map((r) => [
    r.number,
    r.from,
    r.to,
    r.kind,
    r.on,
    r.batch,
    r.records,
    r.money,
    [r.evidence, r.derived].filter((text) => text !== '').join('；'),
  ])
  const cut =
    trade.deals.length < trade.of
      ? `（${partOf(trade.deals.length, trade.of)}，其余见 report.json）`
      : ''
  return { title: `各次流转${cut}`, ...tableLines(TRANSFERS, cells, width) }
}

interface PageFrame {
  readonly report: Report
  readonly digest: string
  readonly status: PaperStatus
  readonly size: Size
  readonly at: number
  readonly of: number
}

/** A page with its head and foot, at its place in the file. */
function page(parts: readonly Markup[], frame: PageFrame): Markup {
  const { report, digest, status, size, at, of } = frame
  const { width, height } = size
  const loud = banners(report)
  const title = fitted(drawable(`流转图　${report.title ?? ''}`), width - 2 * MARGIN, SIZE.title)
  const words = `${NEVER_ADDED}。虚线为推算或者没有证据。状态 ${STATUS_WORDS[status]}。`
  const foot = `report.json 完整性校验值 SHA-256 ${digest}`
  return markup`<g transform="translate(0 ${at * height})">
${textAt(MARGIN, 100, title, { size: SIZE.title, bold: true })}
${textAt(width - MARGIN, 160, loud.join('　'), { bold: true, anchor: 'end' })}
${textAt(MARGIN, 160, words, { fill: MUTED })}
${parts}${pathOf(`M${String(MARGIN)} ${String(height - 70)}H${String(width - MARGIN)}`, { width: 2, stroke: MUTED })}
${textAt(MARGIN, height - 38, foot, { size: SIZE.tiny, fill: MUTED })}
${textAt(width - MARGIN, height - 38, `第${String(at + 1)}页　共${String(of)}页`, { size: SIZE.tiny, fill: MUTED, anchor: 'end' })}
</g>
`
}
