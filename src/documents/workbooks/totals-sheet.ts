import { STYLES, cellXml, columnName, formulaXml } from './cell-xml.ts'
import type { Cell } from './cell-xml.ts'
import { grouped } from '../words/numbers.ts'
import { sheetHead, sheetTail } from './workbook-parts.ts'

/** A column whose values are counted while rows go by; its values are of a closed list. */
export interface TalliedColumn {
  readonly title: string
  /** 0-based column of the list. */
  readonly column: number
  /** Meaning of a value, for people. */
  readonly label?: (value: string) => string
  /** Counts that report.json states; set beside those of the rows. */
  readonly stated?: Readonly<Record<string, number>>
  /** Count only rows that have this value in another column. */
  readonly only?: { readonly column: number; readonly value: string }
  /**
   * `tags`: a cell holds any number of ids as {@link tagged} writes them; `number`: numbers of a closed list. Without it
   * the whole cell is the value, and values are words of ours: COUNTIF would take `001` and `1` for one another.
   */
  readonly as?: 'tags' | 'number'
  /** Only these values: others in the column belong to another table of 汇总. */
  readonly closed?: ReadonlySet<string>
  /** A line under the values that adds them up. */
  readonly sum?: { readonly label: string; readonly stated?: number }
}

/** Ids in one cell, each in brackets, so that a formula finds `b1` and not `b11`. @example ['b1', 'b2'] → '〔b1〕〔b2〕' */
export function tagged(ids: readonly string[]): string {
  return ids.map((id) => `〔${id}〕`).join('')
}

/** The sheet 汇总: what the lists hold, by our count and by the spreadsheet's own formulas. */
export interface Totals {
  readonly title: string
  /** Sentences above the table: banners, head words, digest. */
  readonly lines: readonly string[]
  readonly tally: readonly TalliedColumn[]
  /** What the stated counts are taken from; report.json when nothing is said. */
  readonly statedBy?: string
}

/** Counts values of the tallied columns as rows are written. */
export class SheetTally {
  readonly #columns: readonly TalliedColumn[]
  readonly #counts: readonly Map<string, number>[]

  constructor(totals: Totals | undefined) {
    this.#columns = totals?.tally ?? []
    this.#counts = this.#columns.map(() => new Map<string, number>())
  }

  add(cells: readonly Cell[]): void {
    for (let i = 0; i < this.#columns.length; i++) {
      const column = this.#columns[i]
      const value = cells[column?.column ?? -1]
      const counts = this.#counts[i]
      if (value === null || value === undefined || value === '' || !column || !counts) continue
      if (column.only && cells[column.only.column] !== column.only.value) continue
      const text = String(value)
      if (column.as !== 'tags') counts.set(text, (counts.get(text) ?? 0) + 1)
      else
        for (const id of tagsOf(text))
          if (column.closed?.has(id) !== false) counts.set(id, (counts.get(id) ?? 0) + 1)
    }
  }

  /** Values found or stated, in the order stated, then as found. */
  values(i: number): readonly (readonly [string, number])[] {
    const found = this.#counts[i] ?? new Map<string, number>()
    const { stated = {}, closed = [] } = this.#columns[i] ?? {}
    const names = [...new Set([...Object.keys(stated), ...closed, ...found.keys()])]
    return names.map((name) => [name, found.get(name) ?? 0])
  }
}

interface List {
  readonly name: string
  readonly rows: number
}

const HEADER = ['归类', '取值', '说明', '条数', '复算（公式）', 'report.json 载明', '核对']
/** Columns of the counts: as written first, as stated last. */
const COUNT = 3
const STATED = 5
const WIDTHS = [12, 22, 64, 14, 16, 18, 12]
/** Points of the row of the title: not every program fits it to its letters. */
const TITLE_HEIGHT = 24

/** The XML of 汇总. Every count stands twice: as written, and as a formula over the lists that gives the same. */
export function totalsSheet(
  totals: Totals,
  tally: SheetTally,
  lists: readonly List[],
  foot: string,
): string {
  const rows = new Rows()
  rows.add((at) => [cellXml(`A${at}`, totals.title, 'text', STYLES.title)], TITLE_HEIGHT)
  for (const line of [...totals.lines, ...listLines(lists)])
    rows.add((at) => [cellXml(`A${at}`, line, 'text')])
  rows.add(() => [])
  rows.add((at) =>
    HEADER.map((title, i) => {
      const text = i === STATED ? (totals.statedBy ?? title) : title
      const style = i >= COUNT && i <= STATED ? STYLES.numberHeader : STYLES.header
      return cellXml(columnName(i) + at, text, 'text', style)
    }),
  )
  totals.tally.forEach((column, i) => {
    const values = tally.values(i)
    for (const [value, n] of values) rows.add((at) => line(at, column, value, n, lists))
    if (column.sum) rows.add((at) => sumLine(at, column.title, column.sum, values))
  })
  return sheetHead(WIDTHS, false) + rows.text + sheetTail(null, foot)
}

function listLines(lists: readonly List[]): readonly string[] {
  const all = lists.reduce((sum, { rows }) => sum + rows, 0)
  const parts = lists.map(({ name, rows }) => `${name} ${grouped(rows)} 行`)
  return [`共 ${grouped(all)} 行，分列 ${String(lists.length)} 张工作表：${parts.join('，')}`]
}

function line(
  at: string,
  column: TalliedColumn,
  value: string,
  n: number,
  lists: readonly List[],
): readonly string[] {
  const kind = column.as === 'number' ? 'int' : 'text'
  return [
    cellXml(`A${at}`, column.title, 'text'),
    cellXml(`B${at}`, kind === 'int' ? Number(value) : value, kind, VALUE_STYLE[kind]),
    cellXml(`C${at}`, column.label?.(value) ?? null, 'text'),
    cellXml(`D${at}`, n, 'int'),
    formulaXml(`E${at}`, countFormula(column, at, lists), n),
    ...checkCells(at, n, column.stated?.[value]),
  ]
}

const VALUE_STYLE = { int: STYLES.centred, text: STYLES.text } as const

/** The sum of the lines right above, as a formula over their formulas. */
function sumLine(
  at: string,
  title: string,
  sum: TalliedColumn['sum'],
  values: readonly (readonly [string, number])[],
): readonly string[] {
  const n = values.reduce((all, [, each]) => all + each, 0)
  const first = Number(at) - values.length
  return [
    cellXml(`A${at}`, title, 'text'),
    cellXml(`B${at}`, '合计', 'text'),
    cellXml(`C${at}`, sum?.label ?? null, 'text'),
    cellXml(`D${at}`, n, 'int'),
    formulaXml(`E${at}`, `SUM(E${String(first)}:E${String(Number(at) - 1)})`, n),
    ...checkCells(at, n, sum?.stated),
  ]
}

/** What report.json states, and a formula that sets it beside the count; nothing where it states nothing. */
function checkCells(at: string, n: number, stated: number | undefined): readonly string[] {
  if (stated === undefined) return []
  const verdict = n === stated ? '相符' : '不符'
  return [
    cellXml(`F${at}`, stated, 'int'),
    formulaXml(`G${at}`, `IF(E${at}=F${at},"相符","不符")`, verdict),
  ]
}

/** @example `COUNTIF('台账1'!$J$2:$J$1048576,$B9)+COUNTIF('台账2'!…)` */
function countFormula(
  { column, as, only }: TalliedColumn,
  at: string,
  lists: readonly List[],
): string {
  const wanted = as === 'tags' ? `"*〔"&$B${at}&"〕*"` : `$B${at}`
  return lists
    .map((list) => {
      const range = rangeOf(list, column)
      if (!only) return `COUNTIF(${range},${wanted})`
      return `COUNTIFS(${range},${wanted},${rangeOf(list, only.column)},"${only.value}")`
    })
    .join('+')
}

function rangeOf({ name, rows }: List, column: number): string {
  const letter = columnName(column)
  return `'${name.replaceAll("'", "''")}'!$${letter}$2:$${letter}$${String(Math.max(2, rows + 1))}`
}

function tagsOf(text: string): readonly string[] {
  return [...text.matchAll(/〔([^〔〕]*)〕/g)].map(([, id]) => id ?? '')
}

class Rows {
  text = ''
  #count = 0

  add(cells: (at: string) => readonly string[], height?: number): void {
    this.#count++
    const at = String(this.#count)
    const high = height === undefined ? '' : ` ht="${String(height)}" customHeight="1"`
    this.text += `<row r="${at}"${high}>${cells(at).join('')}</row>\n`
  }
}
