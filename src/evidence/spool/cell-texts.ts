import { CELL, type RowView } from '../row.ts'

/** A row as text, for people and tests: null absent, `""` present and empty. */
export interface RowText {
  /** What is stored. */
  readonly cells: readonly (string | null)[]
  /** What the number format shows, where it differs from what is stored. */
  readonly shown: readonly (string | null)[]
}

/** The text of all cells of a row. */
export function rowText(view: RowView): RowText {
  return { cells: texts(view), shown: shown(view) }
}

/** One row out of parts of it that hold different columns. */
export function joinedText(parts: readonly RowText[]): RowText {
  const width = Math.max(0, ...parts.map((part) => part.cells.length))
  const pick = (of: keyof RowText) =>
    Array.from({ length: width }, (_, c) => parts.find((p) => (p[of][c] ?? null) !== null)?.[of][c])
  return {
    cells: pick('cells').map((cell) => cell ?? null),
    shown: pick('shown').map((cell) => cell ?? null),
  }
}

function texts(view: RowView): (string | null)[] {
  return Array.from({ length: view.count }, (_, i) => {
    if (view.type[i] === CELL.ABSENT) return null
    return view.type[i] === CELL.MENDED ? beside(view, i) : main(view, i)
  })
}

function main(view: RowView, i: number): string {
  return text(view, view.start[i] ?? 0, view.end[i] ?? 0)
}

function beside(view: RowView, i: number): string {
  return text(view, view.shownStart[i] ?? 0, view.shownEnd[i] ?? 0)
}

function shown(view: RowView): (string | null)[] {
  return Array.from({ length: view.count }, (_, i) => {
    if (view.type[i] === CELL.MENDED) return main(view, i)
    return (view.shownStart[i] ?? -1) < 0 || view.type[i] === CELL.TEXT ? null : beside(view, i)
  })
}

function text(view: RowView, from: number, to: number): string {
  return Buffer.from(view.buf.buffer, view.buf.byteOffset + from, to - from).toString('utf8')
}
