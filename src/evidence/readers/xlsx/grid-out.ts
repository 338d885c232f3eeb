import type { UnreadCode } from '../../codes.ts'
import type { GridSink, ReadSink } from '../../row.ts'
import { RowBuffer } from './row-buffer.ts'

/** Gaps longer than this are reported as one run, if the sink takes runs. */
const RUN = 1000
/** Rows beyond Excel's last are taken at their word only when they follow one another. */
const LAST_ROW = 1_048_576

/** Hands the rows of one sheet on so that every physical row up to the last one with a cell arrives once. */
export class GridOut {
  /** The highest row that is accounted for. */
  highest = 0
  repeated = 0
  firstRepeated = 0
  /** The first row that came; 0 while there is none. */
  first = 0
  readonly #sink: GridSink
  readonly #blank = new RowBuffer()
  readonly #goesOn: boolean

  /** `goesOn`: the rows before the first that comes are accounted for elsewhere. */
  constructor(sink: GridSink, goesOn = false) {
    this.#sink = sink
    this.#goesOn = goesOn
  }

  /** Is this a row number that a sheet can have here? */
  plausible(row: number): boolean {
    return row >= 1 && (row <= LAST_ROW || row === this.highest + 1)
  }

  row(view: RowBuffer): void {
    if (this.first === 0) this.#begin(view.row)
    this.#reach(view.row)
    this.#sink.row(view)
  }

  /** Row `row` and, with `rows`, those after it could not be read. */
  unread(code: UnreadCode, row: number, rows: number | null, message: string): void {
    this.#reach(row)
    if (rows !== null) this.highest = Math.max(this.highest, row + rows - 1)
    this.#sink.unread(code, row, rows, message)
  }

  end(): void {
    this.#sink.end()
  }

  #begin(row: number): void {
    this.first = row
    if (this.#goesOn) this.highest = row - 1
  }

  /** Accounts for the blank rows before `row`. */
  #reach(row: number): void {
    if (row > this.highest) {
      this.#blanks(this.highest + 1, row - 1)
      this.highest = row
      return
    }
    this.noteRepeat(row)
  }

  /** A row number that repeats, goes back, or cannot be. */
  noteRepeat(row: number): void {
    if (this.repeated++ === 0) this.firstRepeated = row
  }

  #blanks(from: number, to: number): void {
    if (to - from >= RUN && this.#sink.blankRows) {
      this.#sink.blankRows(from, to)
      return
    }
    for (this.#blank.row = from; this.#blank.row <= to; this.#blank.row++)
      this.#sink.row(this.#blank)
  }
}

/** Troubles of single cells; a sheet may have a million of each, so only the first are told one by one. */
const TROUBLE = {
  BAD_INDEX: {
    code: 'CORRUPT',
    message: '共享字符串序号越界，单元格未读 / shared string index out of range, cell not read',
  },
  TWICE: {
    code: 'CORRUPT',
    message: '同一单元格出现两次，取后者 / the same cell stands twice, the later one is kept',
  },
  TOO_WIDE: {
    code: 'LIMIT',
    message: '列号超过 16384，单元格未读 / column beyond 16384, cell not read',
  },
  NO_VALUE: {
    code: 'FORMULA_NO_VALUE',
    message: '公式没有缓存值，单元格为空 / formula without cached value, cell is empty',
  },
} as const
export type Trouble = keyof typeof TROUBLE

const TOLD = 20

/** Counts troubles of cells and tells the first {@link TOLD} rows of each kind, and at the end how many more. */
export class Troubles {
  readonly #sink: ReadSink
  readonly #sheet: string
  readonly #counts = new Map<Trouble, number>()

  constructor(sink: ReadSink, sheet: string) {
    this.#sink = sink
    this.#sheet = sheet
  }

  note(trouble: Trouble, row: number): void {
    const count = (this.#counts.get(trouble) ?? 0) + 1
    this.#counts.set(trouble, count)
    if (count <= TOLD) this.#sink.issue({ ...TROUBLE[trouble], sheet: this.#sheet, row })
  }

  end(): void {
    for (const [trouble, count] of this.#counts) {
      if (count <= TOLD) continue
      const { code, message } = TROUBLE[trouble]
      const more = `另有 ${count - TOLD} 处 / ${count - TOLD} more`
      this.#sink.issue({ code, sheet: this.#sheet, message: `${message}（${more}）` })
    }
  }
}
