import { closeSync, openSync, writeSync } from 'node:fs'
import type { NonDataCode, UnreadCode } from './codes.ts'
import type { Locator } from './locator.ts'
import {
  CELL,
  type GridInfo,
  type GridSink,
  type ReaderIssue,
  type ReadSink,
  type RowView,
} from './row.ts'
import { tableFinder } from './tables/finder.ts'
import { forcedHeader } from './tables/forced.ts'
import { givenHeader } from './tables/given.ts'
import type { TableOut, TableStart } from './tables/table.ts'
import type { ReadOverrides } from './job.ts'

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
  #pending = ''

  constructor(path: string, shown: boolean) {
    this.#fd = openSync(path, 'w', 0o600)
    this.#shown = shown
  }

  /** The file that the following grids belong to. */
  file(at: Locator, overrides: ReadOverrides): void {
    this.#at = at
    this.#overrides = overrides
  }

  grid(info: GridInfo): GridSink {
    const at = info.sheet === null ? this.#at : [...this.#at, info.sheet]
    const out = new GridLines((role, row, view, names) => {
      this.#line(at, role, row, view, names)
    })
    const { header } = this.#overrides
    if (info.header) return givenHeader(info, info.header, out)
    return header === undefined ? tableFinder(info, out) : forcedHeader(info, out, header)
  }

  /** Notes are not rows: `read` without `--cells` tells them. */
  issue(_issue: ReaderIssue): void {
    return
  }

  close(): void {
    this.#flush()
    closeSync(this.#fd)
  }

  #line(at: Locator, role: string, row: number | null, view: RowView | null, names?: Names): void {
    const cells = view ? texts(view) : (names ?? [])
    const line = {
      at: [...at, row],
      role,
      cells,
      ...(this.#shown && view ? { shown: shown(view) } : {}),
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
type Say = (role: string, row: number | null, view: RowView | null, names?: Names) => void

class GridLines implements TableOut {
  readonly #say: Say
  /** Names that stand in no row: told before the first row, and again at the end when there are more of them. */
  #names: Names = []
  #told = 0

  constructor(say: Say) {
    this.#say = say
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
    this.#say('data', view.row, view)
  }

  other(code: NonDataCode, view: RowView): void {
    this.#say(roleName(code), view.row, view)
  }

  blank(from: number, to: number): void {
    for (let row = from; row <= to; row++) this.#say(roleName('BLANK_ROW'), row, null)
  }

  unread(code: UnreadCode, row: number | null): void {
    this.#say(`unread:${code}`, row, null)
  }

  end(): void {
    this.#tellNames()
  }
}

/** `REPEATED_HEADER` → `repeated-header` */
export function roleName(code: NonDataCode): string {
  return code.toLowerCase().replaceAll('_', '-')
}

function texts(view: RowView): (string | null)[] {
  return Array.from({ length: view.count }, (_, i) =>
    view.type[i] === CELL.ABSENT ? null : text(view, view.start[i] ?? 0, view.end[i] ?? 0),
  )
}

/** What the number format shows, where it differs from what is stored. */
function shown(view: RowView): (string | null)[] {
  return Array.from({ length: view.count }, (_, i) => {
    const from = view.shownStart[i] ?? -1
    return from < 0 || view.type[i] === CELL.TEXT
      ? null
      : text(view, from, view.shownEnd[i] ?? from)
  })
}

function text(view: RowView, from: number, to: number): string {
  return Buffer.from(view.buf.buffer, view.buf.byteOffset + from, to - from).toString('utf8')
}
