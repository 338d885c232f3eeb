import type { FileOutcome, TableOutcome } from '../../evidence/outcome.ts'
import type { TableReport } from '../../report.ts'
import type { Kept, KeptColumn } from './kept.ts'

/** Different values that are remembered: more would cost what sharing saves. */
const MOST = 8192

type Changing<T> = { -readonly [K in keyof T]: T[K] }

/**
 * Of equal parts only the first is held: ten thousand lists of one layout have the same headers, kinds and reasons, and
 * often the same numbers. Values are as they were; nobody may change what he is given.
 */
export class SaidOnce {
  readonly #texts = new Map<string, string>()
  readonly #wholes = new Map<string, unknown>()

  /** What the index keeps of a unit, fresh from it. */
  unit(kept: Kept): Kept {
    for (const file of kept.files) this.#file(file)
    return { ...kept, columns: kept.columns.map((tables) => tables.map((t) => this.#columns(t))) }
  }

  /** A table as the report tells it. */
  table(table: TableReport): TableReport {
    const { rows, records, columns } = table
    return {
      ...table,
      rows: this.of(rows),
      records: this.of(records),
      columns: this.of(columns, (all) => all.map((c) => this.of(c))),
    }
  }

  /** The first value equal to this one; `within` shares parts of one that is met for the first time. */
  of<T extends object>(value: T, within: (value: T) => T = (own) => own): T {
    const key = JSON.stringify(value)
    const known = this.#wholes.get(key)
    if (known !== undefined) return known as T
    const own = within(value)
    remember(this.#wholes, key, own)
    return own
  }

  text<T extends string | null>(text: T): T {
    if (text === null) return text
    const known = this.#texts.get(text)
    if (known === undefined) remember<string>(this.#texts, text, text)
    return (known ?? text) as T
  }

  #file(file: Changing<FileOutcome>): void {
    file.format = this.text(file.format)
    file.encoding = this.text(file.encoding)
    file.status = this.text(file.status)
    file.issues = this.of(file.issues)
    for (const table of file.tables) this.#table(table)
  }

  #table(table: Changing<TableOutcome>): void {
    table.sheet = this.text(table.sheet)
    table.delimiter = this.text(table.delimiter)
    if (table.headers) table.headers = this.of(table.headers)
    if (table.looks) table.looks = this.of(table.looks)
    table.nonData = this.of(table.nonData)
    table.unread = this.of(table.unread)
    table.escaped = this.of(table.escaped)
    table.shown = this.of(table.shown)
  }

  #columns(columns: readonly KeptColumn[]): readonly KeptColumn[] {
    return this.of(columns, (all) => all.map((c) => this.of(c, (own) => this.#column(own))))
  }

  #column(column: Changing<KeptColumn>): KeptColumn {
    column.kind = this.text(column.kind)
    column.reason = this.text(column.reason)
    column.also = this.of(column.also)
    return column
  }
}

/** In bounded memory. */
function remember<T>(known: Map<string, T>, key: string, value: T): void {
  if (known.size >= MOST) known.clear()
  known.set(key, value)
}
