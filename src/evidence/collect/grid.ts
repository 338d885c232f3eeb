import type { NonDataCode, UnreadCode } from '../codes.ts'
import type { TableCollector } from './table.ts'
import type { GridInfo, GridSink, ReaderIssue, RowView } from '../row.ts'
import { emptyView } from '../tables/held.ts'
import type { ColumnRange } from '../tables/lists.ts'
import { Settling, type SaidRole } from '../tables/settling.ts'
import type { TableOut, TableStart } from '../tables/table.ts'
import { foldedRow } from '../spool/wide-row.ts'

/**
 * Widest row that is taken in. Lists of people have some tens of columns, exports of forensic tools some hundreds; each
 * column is a column of the index's statements, and a crafted line may hold millions.
 */
const WIDEST = 1024

/**
 * Counts the rows that a reader gives, before anything is made of them: the “found” of the row ledger. What the finder
 * makes of them is counted apart, and the two must agree.
 *
 * By its table and the number of its row a record is known: a number that repeats or goes back gives way to the next.
 */
export class GridCount implements GridSink {
  readonly number: number
  found = 0
  to: GridSink = NOWHERE
  /** Rows whose numbers repeat or go back. */
  repeated = 0
  #highest = 0

  constructor(number: number) {
    this.number = number
  }

  row(view: RowView): void {
    this.found++
    if (view.row <= this.#highest) this.#asNext(view, (next) => this.to.row(next))
    else {
      this.#highest = view.row
      this.to.row(view)
    }
  }

  blankRows(from: number, to: number): void {
    const by = Math.max(0, this.#highest + 1 - from)
    this.found += to - from + 1
    this.#highest = to + by
    if (this.to.blankRows) this.to.blankRows(from + by, to + by)
    else for (let row = from + by; row <= to + by; row++) this.to.row(emptyView(row))
  }

  other(code: NonDataCode, view: RowView): void {
    const { to } = this
    if (!to.other) {
      this.row(view)
      return
    }
    this.found++
    if (view.row <= this.#highest) this.#asNext(view, (next) => to.other?.(code, next))
    else {
      this.#highest = view.row
      to.other(code, view)
    }
  }

  /** The reader's view has its own number again when this returns. */
  #asNext(view: RowView, hand: (next: RowView) => void): void {
    const { row } = view
    this.repeated++
    view.row = ++this.#highest
    hand(view)
    view.row = row
  }

  unread(code: UnreadCode, row: number | null, rows: number | null, message: string): void {
    this.found += rows ?? 1
    this.to.unread(code, row, rows, message)
  }

  end(): void {
    this.to.end()
  }
}

/** Takes rows and does nothing with them. */
export const NOWHERE: GridSink = {
  row: () => undefined,
  blankRows: () => undefined,
  unread: () => undefined,
  end: () => undefined,
}

/** Sends each row of a grid to the table it belongs to. */
export class GridCollector implements TableOut {
  readonly #info: GridInfo
  readonly #open: Open
  readonly #issue: (issue: ReaderIssue) => void
  #table: TableCollector | null = null
  /** Was it said that rows are too wide? */
  #wide = false

  constructor(info: GridInfo, open: Open, issue: (issue: ReaderIssue) => void) {
    this.#info = info
    this.#open = open
    this.#issue = issue
  }

  /** Lists side by side: a row is counted under the first list in which it is data, and gives a record in each. */
  beside(lists: readonly ColumnRange[]): readonly TableOut[] {
    const settling = new Settling<TableCollector>(lists.length, (owner, said, rows) => {
      owner.of.count(owner.role, rows)
      for (const one of said) if (one !== owner && one.role === 'data') one.of.countAlso(rows)
    })
    let tables = 0
    const open: Open = (start, from) => this.#open({ ...start, index: tables++ }, from)
    const message = `一行并列${String(lists.length)}个名单，分别成表，每行只计一次 / ${String(lists.length)} lists side by side, read as tables of their own`
    this.#issue({ code: 'SIDE_BY_SIDE', sheet: this.#info.sheet, message })
    return lists.map((columns, i) => {
      const list = { columns, say: (...said: Saying) => settling.say(i, ...said) }
      return new ListCollector(this.#info, open, this.#issue, list)
    })
  }

  table(start: TableStart): void {
    // Names that a file states may still grow while its rows come: they are not copied.
    const headers =
      start.headers && start.headers.length > WIDEST
        ? start.headers.slice(0, WIDEST)
        : start.headers
    if (start.form) this.#issue({ ...FORMS, sheet: this.#info.sheet })
    if (start.stack) this.#issue({ ...STACK, sheet: this.#info.sheet })
    if (start.band && start.index === 0) this.#issue({ ...BANDS, sheet: this.#info.sheet })
    if (start.labelsInColumn && headers) this.#issue({ ...SIDEWAYS, sheet: this.#info.sheet })
    this.#table = this.#open({ ...start, width: Math.min(start.width, WIDEST), headers })
  }

  data(view: RowView): void {
    this.#current().data(this.#narrow(view))
  }

  joined(made: RowView): void {
    this.#current().data(this.#narrow(made))
  }

  columns(people: Iterable<RowView>, count: number): void {
    this.#current().columns(people, count)
  }

  other(code: NonDataCode, view: RowView): void {
    this.#current().other(code, this.#narrow(view))
  }

  #narrow(view: RowView): RowView {
    if (view.count <= WIDEST) return view
    if (!this.#wide) this.#issue(tooWide(this.#info.sheet, view))
    this.#wide = true
    return foldedRow(view, WIDEST)
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
    return (this.#table ??= this.#open(NO_TABLE))
  }
}

const FORMS: ReaderIssue = {
  code: 'FORMS',
  message:
    '标签旁为值：每份表单合为一条，条的行号为其首行，其余行为续行 / labels beside values: each form is one record, at its first row',
}
const STACK: ReaderIssue = {
  code: 'FORMS',
  message:
    '一列之内每人占数行：每人合为一条，条的行号为其首行，其余行为续行 / a value a row in one column: each person is one record, at his first row',
}
const BANDS: ReaderIssue = {
  code: 'FORMS',
  message:
    '人名与号码上下成对、每列一人：每组上下行为一表，已按列读取，条的行号为列号（A列为1） / names over numbers, a person a column: each band is a table read by columns, their numbers (A is 1) stand for rows',
}
const SIDEWAYS: ReaderIssue = {
  code: 'FORMS',
  message:
    '字段名在首列，每列一人：已按列读取，条的行号为列号（A列为1） / fields run down the first column: read by columns, their numbers (A is 1) stand for rows',
}

/** Opens a table; `from` is the first column of a list that stands beside another. */
type Open = (start: TableStart, from?: number) => TableCollector

const NO_TABLE: TableStart = {
  index: 0,
  headerRow: null,
  headers: null,
  width: 1,
  certain: true,
}

function tooWide(sheet: string | null, { row, count }: RowView): ReaderIssue {
  const most = String(WIDEST)
  const message = `此行${String(count)}列，第${most}列起的内容并入第${most}列，以制表符分开 / ${String(count)} columns: those from ${most} on stand together in column ${most}`
  return { code: 'WIDTH_CHANGES', sheet, row, message }
}

interface OneList {
  readonly columns: ColumnRange
  readonly say: (...said: Saying) => void
}

type Saying = [role: SaidRole, of: TableCollector, rows?: number]

/** One of several lists side by side: its rows are written as they come, and counted when all lists have told them. */
class ListCollector implements TableOut {
  readonly #info: GridInfo
  readonly #open: Open
  readonly #issue: (issue: ReaderIssue) => void
  readonly #list: OneList
  #table: TableCollector | null = null
  #wide = false

  constructor(info: GridInfo, open: Open, issue: (issue: ReaderIssue) => void, list: OneList) {
    this.#info = info
    this.#open = open
    this.#issue = issue
    this.#list = list
  }

  table(start: TableStart): void {
    const headers = start.headers?.slice(0, WIDEST) ?? null
    const { from, to } = this.#list.columns
    const width = Math.min(Math.max(start.width, to === Infinity ? 0 : to), WIDEST)
    if (start.form) this.#issue({ ...FORMS, sheet: this.#info.sheet })
    if (start.stack) this.#issue({ ...STACK, sheet: this.#info.sheet })
    // A form is put together anew: its columns are no longer those of the sheet.
    const made = start.form ?? start.stack
    const own = made ? { ...start, headers } : { ...start, width, headers }
    this.#table = this.#open(own, made ? 0 : from)
  }

  data(view: RowView): void {
    const table = this.#current()
    if (view.count > WIDEST && !this.#wide) this.#issue(tooWide(this.#info.sheet, view))
    if (view.count > WIDEST) this.#wide = true
    table.write(foldedRow(view, WIDEST))
    this.#list.say('data', table)
  }

  joined(made: RowView): void {
    this.data(made)
  }

  other(code: NonDataCode, view: RowView): void {
    const table = this.#current()
    table.writeOther(code, foldedRow(view, WIDEST))
    this.#list.say(code, table)
  }

  blank(from: number, to: number): void {
    this.#list.say('BLANK_ROW', this.#current(), to - from + 1)
  }

  unread(code: UnreadCode, row: number | null, rows: number | null, message: string): void {
    this.#current().unread(code, rows ?? 1)
    this.#issue({ code, sheet: this.#info.sheet, row, message })
  }

  end(): void {
    this.#table = null
  }

  #current(): TableCollector {
    return (this.#table ??= this.#open(NO_TABLE))
  }
}
