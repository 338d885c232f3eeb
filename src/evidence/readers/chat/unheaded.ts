import { AT } from './doubtful.ts'
import type { Talk } from './message-keys.ts'
import { identifies, listsPeople } from './pasted.ts'

/**
 * Messages without a header: rows of one width, a time in the same cell of each, and in the last of them a list of people in
 * one cell. Who else is in a cell of a row, with a number of his own, makes it one of a list.
 */
export function unheadedTalk(rows: readonly (readonly string[])[]): Talk | null {
  const filled = rows.filter((cells) => cells.some((cell) => cell.trim() !== ''))
  const last = filled.at(-1)
  if (last === undefined || filled.length < 2) return null
  const content = last.findIndex(listsPeople)
  if (content < 0 || filled.some((cells) => cells.length !== last.length)) return null
  const columns = last.map((_, i) => i).filter((i) => i !== content)
  const time = columns.find((i) => filled.every((cells) => AT.test(cells[i] ?? '')))
  const others = columns.filter((i) => i !== time && (last[i] ?? '') !== '')
  if (time === undefined || others.length === 0) return null
  const [same, several] = [true, false].map((is) => others.filter((i) => isSame(filled, i) === is))
  if (several?.some((i) => filled.some((cells) => identifies(cells[i] ?? '')))) return null
  return { content, time, senders: [...(several ?? []), ...(same ?? [])], cards: [] }
}

function isSame(rows: readonly (readonly string[])[], column: number): boolean {
  return rows.every((cells) => cells[column] === rows[0]?.[column])
}
