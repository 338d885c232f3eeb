import type { StatementRow } from '../table.ts'

/** What exports put around a number so that a spreadsheet leaves it alone: `\t123`, `'123`, `` `123 ``, `="123"`. */
const PREFIX = /^[\s'"`‘’“”=]+/
const SUFFIX = /[\s'"`‘’“”]+$/

/** Words by which a statement says that there is nothing. */
const NOTHING = new Set(['', '/', '-', '--', '—', '——', 'null', 'NULL', 'None', '\\N'])

/** The text of a cell for comparison: outer spaces, tabs and quotes that exports add are taken off. */
export function plain(text: string | null | undefined): string {
  if (text === null || text === undefined) return ''
  const trimmed = text.trim()
  if (!/^["'`‘“=]|["'`’”]$/.test(trimmed)) return trimmed
  return trimmed.replace(PREFIX, '').replace(SUFFIX, '')
}

/** The same, or null where the cell says nothing. */
export function said(text: string | null | undefined): string | null {
  const clean = plain(text)
  return NOTHING.has(clean) ? null : clean
}

/** For names and words: full-width as half-width, no spaces inside. */
export function word(text: string | null | undefined): string {
  return plain(text).normalize('NFKC').replace(/\s+/g, '')
}

/** The cells of a row that hold anything. */
export function filled(row: StatementRow): string[] {
  return row.cells.flatMap((cell) => {
    const text = plain(cell)
    return text === '' ? [] : [text]
  })
}
