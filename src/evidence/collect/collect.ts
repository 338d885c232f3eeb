import { GridCollector, GridCount, NOWHERE } from './grid.ts'
import { TableCollector } from './table.ts'
import type { ReadOverrides } from '../jobs/job.ts'
import { mendingOf } from '../encoding/mojibake.ts'
import { LongTexts } from './long-texts.ts'
import { misreadIssues } from './misread-issues.ts'
import type { FileOutcome, OutcomeIssue, TableOutcome } from '../outcome.ts'
import { statusOf } from '../refusal.ts'
import type { GridInfo, ReaderIssue, ReadSink, GridSink } from '../row.ts'
import type { SpoolWriter } from '../spool/spool-writer.ts'
import { tableFinder } from '../tables/finder.ts'
import { forcedHeader } from '../tables/forced.ts'
import { givenHeader } from '../tables/given.ts'
import { mendedGrid } from '../tables/mended.ts'
import type { KnownTable, TableStart } from '../tables/table.ts'
import { headerOf } from '../taught.ts'

/** Issues of one file beyond these are counted, not listed. */
export const MOST_ISSUES = 200

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
  readonly #long: LongTexts

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
    this.#long = new LongTexts({
      grid: (info) => this.#grid(info),
      issue: (issue) => {
        this.issue(issue)
      },
    })
  }

  grid(info: GridInfo): GridSink {
    return this.#long.of(info, this.#grid(info))
  }

  #grid(info: GridInfo): GridSink {
    const { sheets, encoding } = this.#overrides
    const header = headerOf(this.#overrides, info.sheet)
    if (sheets && info.sheet !== null && !sheets.includes(info.sheet)) return skipped(info, this)
    const grid = new GridCount(this.#grids.length)
    this.#grids.push(grid)
    const collect = (start: TableStart, from = 0) => this.#open(info, grid, start, from)
    const out = new GridCollector(info, collect, (issue) => this.issue(issue))
    if (info.header) grid.to = givenHeader(info.header, out)
    else
      grid.to =
        header !== undefined && !this.#known
          ? forcedHeader(info, out, header)
          : tableFinder(info, out, this.#known)
    const misread = mendingOf(encoding)
    if (misread) grid.to = mendedGrid(grid.to, misread)
    return grid
  }

  issue(issue: ReaderIssue): void {
    const { code, sheet = null, row = null, message } = issue
    this.issues.push({ code, sheet, row, message })
  }

  /** No more rows: closes what the spool has open of these tables. */
  close(): void {
    this.#long.end()
    for (const table of this.#tables) table.close()
  }

  /** To be asked when the spool is finished. The rows of a grid that none of its tables has show in its last table. */
  outcomes(): TableOutcome[] {
    const assigned = new Map<GridCount, number>()
    for (const t of this.#tables) assigned.set(t.grid, (assigned.get(t.grid) ?? 0) + t.assigned)
    if (!this.#known) for (const table of this.#tables) this.#headerOnly(table)
    for (const table of this.#tables) this.#widthChanges(table)
    for (const table of this.#tables) this.#sideways(table)
    for (const table of this.#tables) this.#rowNumbers(table)
    for (const { sheet, misread } of this.#tables)
      this.issues.push(...misreadIssues(sheet, misread))
    const lost = this.#grids.find((g) => g.found > 0 && !assigned.has(g))
    if (lost) throw new Error(`grid ${String(lost.number)} has rows and no table`)
    return this.#tables.map((t, i) => {
      const isLast = this.#tables[i + 1]?.grid !== t.grid
      return t.outcome(isLast ? t.grid.found - (assigned.get(t.grid) ?? 0) : 0)
    })
  }

  /** What became of the file, once {@link outcomes} may be asked. */
  file(of: Pick<FileOutcome, 'at' | 'bytes' | 'digests' | 'format' | 'encoding'>): FileOutcome {
    const tables = this.outcomes()
    const status = statusOf(this.issues, tables.length)
    return { ...of, status, issues: this.issues.slice(0, MOST_ISSUES), tables }
  }

  #headerOnly({ start, rows, sheet }: TableCollector): void {
    if (start.headerRow === null || rows > 0) return
    const message = '只有表头，没有数据行 / a header and no rows'
    this.issue({ code: 'HEADER_ONLY', sheet, row: start.headerRow, message })
  }

  /** Where its reader has not told of it already. */
  #rowNumbers({ grid, sheet }: TableCollector): void {
    const isTold = this.issues.some((i) => i.code === 'ROW_NUMBERS_REPEAT' && i.sheet === sheet)
    if (grid.repeated === 0 || isTold) return
    const n = String(grid.repeated)
    const message = `行号重复或倒序 ${n} 处，依先后另编行号 / row numbers that repeat or go back: ${n}; numbered in their order`
    this.issue({ code: 'ROW_NUMBERS_REPEAT', sheet, message })
  }

  #sideways({ start, sheet }: TableCollector): void {
    if (!start.labelsInColumn || start.headers) return
    const message =
      '字段名在首列，每列一人；仍按原样逐行读取，条数会有误：请在副本中转置后读取，并记明 / fields run down the first column; read as it stands, transpose a copy to count it'
    this.issue({ code: 'LABELS_IN_COLUMN', sheet, message })
  }

  #widthChanges({ start, otherWidth, sheet }: TableCollector): void {
    if (!otherWidth) return
    const { row, count } = otherWidth
    const message = `此行${String(count)}列，表按${String(start.width)}列 / ${String(count)} cells where the table has ${String(start.width)}`
    this.issue({ code: 'WIDTH_CHANGES', sheet, row, message })
  }

  /** Neither a table was found nor a word said: that, too, is to be said. */
  get silent(): boolean {
    return this.#tables.length === 0 && this.issues.length === 0
  }

  /** Grids opened so far; only those of sheets that were left out are not among them. */
  get grids(): number {
    return this.#grids.length
  }

  /** Texts of single cells stand in grids of their own: only who reads the file whole knows which. */
  get apart(): boolean {
    return this.#long.found > 0
  }

  /** Some cell may have been decoded wrongly: how many there are hangs on all rows of their table. */
  get mayBeMisread(): boolean {
    return this.#tables.some((t) => t.mayBeMisread)
  }

  /** The tables found so far. */
  get starts(): readonly TableStart[] {
    return this.#tables.map((t) => t.start)
  }

  #open(info: GridInfo, grid: GridCount, start: TableStart, from: number): TableCollector {
    const writer = this.#spool?.part(this.#nextPart(), start.width, info.delimiterByte) ?? null
    const table = new TableCollector(info, grid, start, writer, from)
    this.#tables.push(table)
    return table
  }
}

/** A sheet that the examiner has left out (`--sheet`): it is named, and its rows are not counted as found. */
export function skipped({ sheet }: GridInfo, sink: ReadSink): GridSink {
  const message = '按指定的工作表读取，此表未读 / left out by --sheet'
  sink.issue({ code: 'SKIPPED_SHEET', sheet, message })
  return NOWHERE
}
