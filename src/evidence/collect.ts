import type { NonDataCode, UnreadCode } from './codes.ts'
import type { ReadOverrides } from './job.ts'
import type { OutcomeIssue, TableOutcome } from './outcome.ts'
import type { GridInfo, ReaderIssue, ReadSink, GridSink, RowView } from './row.ts'
import type { PartWriter, SpoolWriter } from './spool-writer.ts'
import { tableFinder } from './tables/finder.ts'
import { forcedHeader } from './tables/forced.ts'
import type { KnownTable, TableOut, TableStart } from './tables/table.ts'

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
  #grids = 0

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
    const grid = this.#grids++
    const collect = (start: TableStart) => this.#open(info, grid, start)
    const out = new GridCollector(info, collect, (issue) => this.issue(issue))
    const { header, sheets } = this.#overrides
    if (sheets && info.sheet !== null && !sheets.includes(info.sheet)) return skipped(info, this)
    if (header !== undefined && !this.#known) return forcedHeader(info, out, header)
    return tableFinder(info, out, this.#known)
  }

  issue(issue: ReaderIssue): void {
    const { code, sheet = null, row = null, message } = issue
    this.issues.push({ code, sheet, row, message })
  }

  /** No more rows: closes what the spool has open of these tables. */
  close(): void {
    for (const table of this.#tables) table.close()
  }

  /** To be asked when the spool is finished. */
  outcomes(): TableOutcome[] {
    return this.#tables.map((t) => t.outcome())
  }

  /** The tables found so far. */
  get starts(): readonly TableStart[] {
    return this.#tables.map((t) => t.start)
  }

  #open(info: GridInfo, grid: number, start: TableStart): TableCollector {
    const writer = this.#spool?.part(this.#nextPart(), start.width, info.delimiterByte) ?? null
    const table = new TableCollector(info, grid, start, writer)
    this.#tables.push(table)
    return table
  }
}

/** A sheet that the examiner has left out (`--sheet`): it is named, and its rows are not counted as found. */
function skipped({ sheet }: GridInfo, sink: ReadSink): GridSink {
  const message = '按指定的工作表读取，此表未读 / left out by --sheet'
  sink.issue({ code: 'SKIPPED_SHEET', sheet, message })
  return {
    row: () => undefined,
    blankRows: () => undefined,
    unread: () => undefined,
    end: () => undefined,
  }
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
    this.#table = this.#open(start)
  }

  data(view: RowView): void {
    this.#current().data(view)
  }

  other(code: NonDataCode, view: RowView): void {
    this.#current().other(code, view)
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
  readonly #grid: number
  /** Null when the rows are only looked at. */
  readonly #writer: PartWriter | null
  readonly #nonData: Partial<Record<NonDataCode, number>> = {}
  readonly #unread: Partial<Record<UnreadCode, number>> = {}
  #data = 0

  constructor(info: GridInfo, grid: number, start: TableStart, writer: PartWriter | null) {
    this.#info = info
    this.#grid = grid
    this.start = start
    this.#writer = writer
  }

  data(view: RowView): void {
    this.#data++
    this.#writer?.row(view)
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

  outcome(): TableOutcome {
    const { sheet, hidden, delimiter } = this.#info
    const { index, headerRow, headers, certain } = this.start
    const writer = this.#writer
    return {
      sheet,
      grid: this.#grid,
      index,
      hidden,
      delimiter,
      headerRow,
      headers,
      certain,
      width: Math.max(writer?.width ?? 0, headers?.length ?? 0),
      found: this.#data + sum(this.#nonData) + sum(this.#unread),
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
