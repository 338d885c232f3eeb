import { closeSync, openSync, writeSync } from 'node:fs'
import { joinedText, rowText, type RowText } from '../spool/cell-texts.ts'
import type { NonDataCode, RowRole, UnreadCode } from '../codes.ts'
import { skipped } from './collect.ts'
import { mendingOf } from '../encoding/mojibake.ts'
import type { Locator } from '../locator.ts'
import type { GridInfo, GridSink, ReaderIssue, ReadSink, RowView } from '../row.ts'
import { tableFinder } from '../tables/finder.ts'
import { forcedHeader } from '../tables/forced.ts'
import { givenHeader } from '../tables/given.ts'
import { mendedGrid } from '../tables/mended.ts'
import type { ColumnRange } from '../tables/lists.ts'
import { Settling } from '../tables/settling.ts'
import type { TableOut, TableStart } from '../tables/table.ts'
import { headerOf } from '../taught.ts'
import type { ReadOverrides } from '../jobs/job.ts'

const FLUSH = 1 << 20

/**
 * `read --cells`: one JSON line a row, `{ at, role, cells }`, the stored text of every cell (`null` absent, `""`
 * present and empty), with what the number format shows beside it on request. Nothing is interpreted but the role.
 */
export class CellLines implements ReadSink {
  readonly #fd: number
  readonly #shown: boolean
  #at: Locator = []
  #overrides: ReadOverrides = {}
  #tell: (issue: ReaderIssue) => void = () => undefined
  #pending = ''

  constructor(path: string, shown: boolean) {
    this.#fd = openSync(path, 'w', 0o600)
    this.#shown = shown
  }

  /**
   * The file that the following grids belong to, and who is told what is amiss with it: the lines hold rows alone, and a file
   * that was not read whole would look like one that has no more.
   */
  file(at: Locator, overrides: ReadOverrides, tell: (issue: ReaderIssue) => void): void {
    this.#at = at
    this.#overrides = overrides
    this.#tell = tell
  }

  grid(info: GridInfo): GridSink {
    const { sheets } = this.#overrides
    if (sheets && info.sheet !== null && !sheets.includes(info.sheet)) return skipped(info, this)
    const at = info.sheet === null ? this.#at : [...this.#at, info.sheet]
    const say: Say = (role, row, text, names) => {
      this.#line(at, role, row, text, names)
    }
    const out = new GridLines(say, (issue) => {
      this.issue({ ...issue, sheet: info.sheet })
    })
    const misread = mendingOf(this.#overrides.encoding)
    const grid = this.#finder(info, out)
    return misread ? mendedGrid(grid, misread) : grid
  }

  #finder(info: GridInfo, out: TableOut): GridSink {
    const header = headerOf(this.#overrides, info.sheet)
    if (info.header) return givenHeader(info.header, out)
    return header === undefined ? tableFinder(info, out) : forcedHeader(info, out, header)
  }

  issue(issue: ReaderIssue): void {
    this.#tell(issue)
  }

  close(): void {
    this.#flush()
    closeSync(this.#fd)
  }

  #line(at: Locator, role: string, row: number | null, text: RowText | null, names?: Names): void {
    const line = {
      at: [...at, row],
      role,
      cells: text?.cells ?? names ?? [],
      ...(this.#shown && text ? { shown: text.shown } : {}),
    }
    this.#pending += `${JSON.stringify(line)}\n`
    if (this.#pending.length > FLUSH) this.#flush()
  }

  #flush(): void {
    const bytes = Buffer.from(this.#pending)
    for (let done = 0; done < bytes.length;) done += writeSync(this.#fd, bytes, done)
    this.#pending = ''
  }
}

type Names = readonly (string | null)[]
type Say = (role: string, row: number | null, text: RowText | null, names?: Names) => void

class GridLines implements TableOut {
  readonly #say: Say
  readonly #tell: (issue: ReaderIssue) => void
  /** Names that stand in no row: told before the first row, and again at the end when there are more of them. */
  #names: Names = []
  #told = 0

  constructor(say: Say, tell: (issue: ReaderIssue) => void) {
    this.#say = say
    this.#tell = tell
  }

  table({ headerRow, headers }: TableStart): void {
    this.#names = headerRow === null ? (headers ?? []) : []
    this.#tellNames()
  }

  #tellNames(): void {
    if (this.#names.length > this.#told) this.#say('header', null, null, [...this.#names])
    this.#told = this.#names.length
  }

  data(view: RowView): void {
    this.#say('data', view.row, rowText(view))
  }

  joined(_made: RowView, first: RowView): void {
    this.data(first)
  }

  columns(_people: Iterable<RowView>, _count: number, first: RowView): void {
    this.data(first)
  }

  other(code: NonDataCode, view: RowView): void {
    this.#say(roleName(code), view.row, rowText(view))
  }

  blank(from: number, to: number): void {
    for (let row = from; row <= to; row++) this.#say(roleName('BLANK_ROW'), row, null)
  }

  unread(code: UnreadCode, row: number | null, _rows: number | null, message: string): void {
    this.#say(`unread:${code}`, row, null)
    this.#tell({ code, row, message })
  }

  end(): void {
    this.#tellNames()
  }

  /** Lists side by side: still one line a physical row, with the cells of all of them. */
  beside(lists: readonly ColumnRange[]): readonly TableOut[] {
    const settling = new Settling<Told>(lists.length, ({ role, of }, said) => {
      const name = role === 'data' || role === 'unread' ? role : roleName(role)
      this.#say(name, of.row, joinedText(said.map((one) => one.of.text)))
    })
    return lists.map((_, i) => {
      const say = (role: RowRole, view: RowView) => {
        settling.say(i, role, { row: view.row, text: rowText(view) })
      }
      return {
        table: () => undefined,
        data: (view) => {
          say('data', view)
        },
        other: say,
        unread: (...lost) => {
          this.unread(...lost)
        },
        end: () => undefined,
      }
    })
  }
}

interface Told {
  readonly row: number
  readonly text: RowText
}

/** `REPEATED_HEADER` → `repeated-header` */
function roleName(code: NonDataCode): string {
  return code.toLowerCase().replaceAll('_', '-')
}
