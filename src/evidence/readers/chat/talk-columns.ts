import type { Talk } from './message-keys.ts'
import { reportedInCell } from './reported.ts'

/** On a page a heading may stand in the middle above its column, and what was said in a column of its own beside it. */
export function besideContent(
  header: readonly (string | null)[],
  { content, time, senders }: Talk,
): readonly number[] {
  const isFree = (i: number) => i !== time && !senders.includes(i) && i < header.length
  return [content - 1, content + 1].filter((i) => isFree(i) && (header[i] ?? '').trim() === '')
}

/** Are the last two rows messages, each in a cell? */
export function areBlocks(rows: readonly (readonly string[])[]): boolean {
  const last = rows.slice(-2)
  return (
    last.length === 2 &&
    last.every(([cell = '', ...more]) => more.join('') === '' && reportedInCell(cell) !== null)
  )
}

/** Columns without names: no row is their header, and each may be a note. */
export function unnamed(rows: readonly (readonly string[])[]): null[] {
  const width = rows.reduce((most, cells) => Math.max(most, cells.length), 0)
  return Array.from({ length: width }, () => null)
}
