import type { NonDataCode, UnreadCode } from './codes.ts'
import type { ReadOverrides } from './job.ts'
import type { OutcomeIssue, TableOutcome } from './outcome.ts'
import type { GridInfo, ReaderIssue, ReadSink, GridSink, RowView } from './row.ts'
import type { PartWriter, SpoolWriter } from './spool-writer.ts'
import { tableFinder } from './tables/finder.ts'
import { emptyView } from './tables/held.ts'
import { forcedHeader } from './tables/forced.ts'
import { givenHeader } from './tables/given.ts'
import type { KnownTable, TableOut, TableStart } from './tables/table.ts'

/**
 * Widest row that is taken in. Lists of people have some tens of columns, exports of forensic tools some hundreds; each
 * column is a column of the index's statements, and a crafted line may hold millions.
 */
export const WIDEST = 1024

/** Codes of roles in the sealed rows. */
export const ROLE_LETTER: Readonly<Record<NonDataCode, string>> = {
  HEADER: 'H',
  REPEATED_HEADER: 'R',
  TITLE: 'T',
  BLANK_ROW: 'B',
  TOTAL_ROW: 'S',
  NOTE: 'N',
}

/** Gives the numbers of the parts of a job: unique in the whole run, and the same however many a job needs. */
export function partNumbers(job: number): () => number {
  let next = 0
  return () => {
    const n = next++
    return n < 4096 ? job * 4096 + n : 2 ** 40 + job * 2 ** 20 + n
  }
}

/** Collects what one file holds: its tables go to the spool, their ledgers and issues are kept. */
export class Collector implements ReadSink {
  readonly issues: OutcomeIssue[] = []
  readonly #tables: TableCollector[] = []
  readonly #spool: SpoolWriter | null
  readonly #nextPart: () => number
  readonly #known: KnownTable | undefined
  readonly #overrides: ReadOverrides
  readonly #grids: GridCount[] = []

  constructor(
    spool: SpoolWriter | null,
    nextPart: () => number,
    known: KnownTable | undefined,
    overrides: ReadOverrides,
  ) {
    this.#spool = spool
    this.#nextPart = nextPart
    this.#known = known
    this.#overrides = overrides
  }

  grid(info: GridInfo): GridSink {
    const { header, sheets } = this.#overrides
    if (sheets && info.sheet !== null && !sheets.includes(info.sheet)) return skipped(info, this)
    const grid = new GridCount(this.#grids.length)
    this.#grids.push(grid)
    const collect = (start: TableStart) => this.#open(info, grid, start)
    const out = new GridCollector(info, collect, (issue) => this.issue(issue))
    if (info.header) grid.to = givenHeader(info, info.header, out)
    else
      grid.to =
        header !== undefined && !this.#known
          ? forcedHeader(info, out, header)
          : tableFinder(info, out, this.#known)
    return grid
  }

  issue(issue: ReaderIssue): void {
    const { code, sheet = null, row = null, message } = issue
    this.issues.push({ code, sheet, row, message })
  }

  /** No more rows: closes what the spool has open of these tables. */
  close(): void {
    for (const table of this.#tables) table.close()
  }

  /** To be asked when the spool is finished. The rows of a grid that none of its tables has show in its last table. */
  outcomes(): TableOutcome[] {
    const assigned = new Map<GridCount, number>()
    for (const t of this.#tables) assigned.set(t.grid, (assigned.get(t.grid) ?? 0) + t.assigned)
    if (!this.#known) for (const table of this.#tables) this.#headerOnly(table)
    for (const table of this.#tables) this.#widthChanges(table)
    const lost = this.#grids.find((g) => g.found > 0 && !assigned.has(g))
    if (lost) throw new Error(`grid ${String(lost.number)} has rows and no table`)
    return this.#tables.map((t, i) => {
      const isLast = this.#tables[i + 1]?.grid !== t.grid
      return t.outcome(isLast ? t.grid.found - (assigned.get(t.grid) ?? 0) : 0)
    })
  }

  #headerOnly({ start, rows, sheet }: TableCollector): void {
    if (start.headerRow === null || rows > 0) return
    const message = '只有表头，没有数据行 / a header and no rows'
    this.issue({ code: 'HEADER_ONLY', sheet, row: start.headerRow, message })
  }

  #widthChanges({ start, otherWidth, sheet }: TableCollector): void {
    if (!otherWidth) return
    const { row, count } = otherWidth
    const message = `此行${String(count)}列，表按${String(start.width)}列 / ${String(count)} cells where the table has ${String(start.width)}`
    this.issue({ code: 'WIDTH_CHANGES', sheet, row, message })
  }

  /** The tables found so far. */
  get starts(): readonly TableStart[] {
    return this.#tables.map((t) => t.start)
  }

  #open(info: GridInfo, grid: GridCount, start: TableStart): TableCollector {
    const writer = this.#spool?.part(this.#nextPart(), start.width, info.delimiterByte) ?? null
    const table = new TableCollector(info, grid, start, writer)
    this.#tables.push(table)
    return table
  }
}

/**
 * Counts the rows that a reader gives, before anything is made of them: the “found” of the row ledger. What the finder
 * makes of them is counted apart, and the two must agree.
 */
class GridCount implements GridSink {
  readonly number: number
  found = 0
  to: GridSink = NOWHERE

  constructor(number: number) {
    this.number = number
  }

  row(view: RowView): void {
    this.found++
    this.to.row(view)
  }

  blankRows(from: number, to: number): void {
    this.found += to - from + 1
    if (this.to.blankRows) this.to.blankRows(from, to)
    else for (let row = from; row <= to; row++) this.to.row(emptyView(row))
  }

  other(code: NonDataCode, view: RowView): void {
    this.found++
    if (this.to.other) this.to.other(code, view)
    else this.to.row(view)
  }

  unread(code: UnreadCode, row: number | null, rows: number | null, message: string): void {
    this.found += rows ?? 1
    this.to.unread(code, row, rows, message)
  }

  end(): void {
    this.to.end()
  }
}

const NOWHERE: GridSink = {
  row: () => undefined,
  blankRows: () => undefined,
  unread: () => undefined,
  end: () => undefined,
}

/** A sheet that the examiner has left out (`--sheet`): it is named, and its rows are not counted as found. */
function skipped({ sheet }: GridInfo, sink: ReadSink): GridSink {
  const message = '按指定的工作表读取，此表未读 / left out by --sheet'
  sink.issue({ code: 'SKIPPED_SHEET', sheet, message })
  return NOWHERE
}

/** Sends each row of a grid to the table it belongs to. */
class GridCollector implements TableOut {
  readonly #info: GridInfo
  readonly #open: (start: TableStart) => TableCollector
  readonly #issue: (issue: ReaderIssue) => void
  #table: TableCollector | null = null

  constructor(
    info: GridInfo,
    open: (start: TableStart) => TableCollector,
    issue: (issue: ReaderIssue) => void,
  ) {
    this.#info = info
    this.#open = open
    this.#issue = issue
  }

  table(start: TableStart): void {
    const headers = start.headers?.slice(0, WIDEST) ?? null
    this.#table = this.#open({ ...start, width: Math.min(start.width, WIDEST), headers })
  }

  data(view: RowView): void {
    if (view.count > WIDEST) this.#tooWide(view)
    else this.#current().data(view)
  }

  other(code: NonDataCode, view: RowView): void {
    if (view.count > WIDEST) this.#tooWide(view)
    else this.#current().other(code, view)
  }

  #tooWide({ row, count }: RowView): void {
    const message = `一行${String(count)}列，超过${String(WIDEST)}列 / more than ${String(WIDEST)} columns in a row`
    this.unread('LIMIT', row, 1, message)
  }

  blank(from: number, to: number): void {
    this.#current().blank(to - from + 1)
  }

  unread(code: UnreadCode, row: number | null, rows: number | null, message: string): void {
    this.#current().unread(code, rows ?? 1)
    this.#issue({ code, sheet: this.#info.sheet, row, message })
  }

  end(): void {
    this.#table = null
  }

  /** A grid may hold no table at all and still have rows: they are counted in one without columns. */
  #current(): TableCollector {
    this.#table ??= this.#open({
      index: 0,
      headerRow: null,
      headers: null,
      width: 1,
      certain: true,
    })
    return this.#table
  }
}

class TableCollector {
  readonly start: TableStart
  readonly #info: GridInfo
  readonly grid: GridCount
  /** Null when the rows are only looked at. */
  readonly #writer: PartWriter | null
  readonly #nonData: Partial<Record<NonDataCode, number>> = {}
  readonly #unread: Partial<Record<UnreadCode, number>> = {}
  #data = 0
  /** First data row of a text table that is wider or narrower than the table; sheets leave empty cells out. */
  otherWidth: { readonly row: number; readonly count: number } | null = null

  constructor(info: GridInfo, grid: GridCount, start: TableStart, writer: PartWriter | null) {
    this.#info = info
    this.grid = grid
    this.start = start
    this.#writer = writer
  }

  data(view: RowView): void {
    this.#data++
    if (this.otherWidth === null && view.count !== this.start.width) this.#noteWidth(view)
    this.#writer?.row(view)
  }

  #noteWidth({ row, count }: RowView): void {
    if (this.#info.delimiter !== null) this.otherWidth = { row, count }
  }

  get rows(): number {
    return this.#data
  }

  get sheet(): string | null {
    return this.#info.sheet
  }

  other(code: NonDataCode, view: RowView): void {
    this.#nonData[code] = (this.#nonData[code] ?? 0) + 1
    if (code !== 'BLANK_ROW') this.#writer?.other(ROLE_LETTER[code], view)
  }

  blank(rows: number): void {
    this.#nonData.BLANK_ROW = (this.#nonData.BLANK_ROW ?? 0) + rows
  }

  unread(code: UnreadCode, rows: number): void {
    this.#unread[code] = (this.#unread[code] ?? 0) + rows
  }

  close(): void {
    this.#writer?.close()
  }

  /** Rows that were given a role here. */
  get assigned(): number {
    return this.#data + sum(this.#nonData) + sum(this.#unread)
  }

  /** `unassigned`: rows of the grid that were given no role anywhere; the ledger is open unless it is 0. */
  outcome(unassigned: number): TableOutcome {
    const { sheet, hidden, delimiter } = this.#info
    const { index, headerRow, headers, certain } = this.start
    const writer = this.#writer
    return {
      sheet,
      grid: this.grid.number,
      index,
      hidden,
      delimiter,
      headerRow,
      headers,
      certain,
      width: Math.max(writer?.width ?? 0, headers?.length ?? 0),
      found: this.assigned + unassigned,
      data: this.#data,
      nonData: this.#nonData,
      unread: this.#unread,
      escaped: [...(writer?.escaped ?? [])].sort((a, b) => a - b),
      shown: [...(writer?.shown ?? [])].sort((a, b) => a - b),
      parts: writer ? [writer.part(0)] : [],
    }
  }
}

function sum(tally: Partial<Record<string, number>>): number {
  return Object.values(tally).reduce<number>((all, n) => all + (n ?? 0), 0)
}
