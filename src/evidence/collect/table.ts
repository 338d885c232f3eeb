import type { NonDataCode, RowRole, UnreadCode } from '../codes.ts'
import type { GridCount } from './grid.ts'
import { MisreadCount, type MisreadCells } from '../encoding/misread-cells.ts'
import type { TableOutcome } from '../outcome.ts'
import type { GridInfo, RowView } from '../row.ts'
import { Looks } from './shape.ts'
import type { PartWriter } from '../spool/part-writer.ts'
import type { TableStart } from '../tables/table.ts'

/** Codes of roles in the sealed rows. */
const ROLE_LETTER: Readonly<Record<NonDataCode, string>> = {
  HEADER: 'H',
  REPEATED_HEADER: 'R',
  TITLE: 'T',
  BLANK_ROW: 'B',
  TOTAL_ROW: 'S',
  NOTE: 'N',
  CONTINUED: 'C',
}

/** Counts the rows of one table by role, and hands them to the spool. */
export class TableCollector {
  readonly start: TableStart
  readonly #info: GridInfo
  readonly grid: GridCount
  /** Null when the rows are only looked at. */
  readonly #writer: PartWriter | null
  readonly #nonData: Partial<Record<NonDataCode, number>> = {}
  readonly #unread: Partial<Record<UnreadCode, number>> = {}
  /** First column of a list that stands beside another. */
  readonly #from: number
  readonly #misread = new MisreadCount()
  /** Null where the header tells the shape of the table. */
  readonly #looks: Looks | null
  #data = 0
  /** People of a sheet on its side beyond the one that its data row stands for. */
  #more = 0
  /** Data rows that are counted under the list beside this one. */
  #also = 0
  /** First data row of a text table that is wider or narrower than the table; sheets leave empty cells out. */
  otherWidth: { readonly row: number; readonly count: number } | null = null

  constructor(
    info: GridInfo,
    grid: GridCount,
    start: TableStart,
    writer: PartWriter | null,
    from: number,
  ) {
    this.#from = from
    this.#looks = start.certain && start.headers ? null : new Looks()
    this.#info = info
    this.grid = grid
    this.start = start
    this.#writer = writer
  }

  data(view: RowView): void {
    this.#data++
    this.write(view)
  }

  /** Hands a data row on that is counted apart. */
  write(view: RowView): void {
    this.#misread.look(view)
    this.#looks?.look(view)
    if (this.otherWidth === null && view.count !== this.start.width) this.#noteWidth(view)
    this.#writer?.row(view)
  }

  #noteWidth({ row, count }: RowView): void {
    if (this.#info.delimiter !== null) this.otherWidth = { row, count }
  }

  get rows(): number {
    return this.#data + this.#also
  }

  /** Cells whose text was decoded wrongly before it was stored. */
  get misread(): readonly MisreadCells[] {
    return this.#misread.found
  }

  /** May any of its cells have been decoded wrongly, however few? */
  get mayBeMisread(): boolean {
    return this.#misread.any
  }

  get sheet(): string | null {
    return this.#info.sheet
  }

  other(code: NonDataCode, view: RowView): void {
    this.count(code, 1)
    this.writeOther(code, view)
  }

  writeOther(code: NonDataCode, view: RowView): void {
    this.#misread.look(view)
    if (code !== 'BLANK_ROW') this.#writer?.other(ROLE_LETTER[code], view)
  }

  /** Rows of lists side by side, once it is known which list they are counted under. */
  count(role: RowRole | 'unread', rows: number): void {
    if (role === 'data') this.#data += rows
    else if (role === 'unread') this.unread('LIMIT', rows)
    else this.#nonData[role] = (this.#nonData[role] ?? 0) + rows
  }

  /** The people of a sheet on its side: one row is data, each of them gives a record. */
  columns(people: Iterable<RowView>, count: number): void {
    this.#data++
    this.#more += count - 1
    for (const view of people) this.write(view)
  }

  countAlso(rows: number): void {
    this.#also += rows
  }

  blank(rows: number): void {
    this.count('BLANK_ROW', rows)
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
      ...(this.#also > 0 ? { also: this.#also } : {}),
      ...(this.#more > 0 ? { people: { rows: 1, more: this.#more, doubtful: 0, signs: [] } } : {}),
      ...(this.#from > 0 ? { from: this.#from } : {}),
      ...(this.misread.length > 0 ? { misread: this.misread } : {}),
      ...(this.#looks ? { looks: this.#looks.found } : {}),
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
