import { maskIdentifiers } from '../../documents/safe.ts'
import type { OrderedFile, OrderedTable } from '../assemble.ts'

/**
 * The command that would correct the reading of a doubtful table; null when the table is beyond doubt. Identifiers in
 * names are masked; overrides understand names so written.
 */
export function correction(file: OrderedFile, table: OrderedTable): string | null {
  const flag = correctingFlag(file, table)
  return flag === null ? null : maskIdentifiers(flag)
}

function correctingFlag(file: OrderedFile, table: OrderedTable): string | null {
  const { outcome } = table
  if (outcome.data + (outcome.also ?? 0) === 0) return null
  const name = quoted(file.outcome.at.join('/'))
  if (!outcome.certain) {
    const row = outcome.headerRow === null ? 1 : 0
    return `--header ${quoted(`${bare(name)}=${String(row)}`)}`
  }
  const doubtful = table.columns.find((c) => !c.certain && c.filled > 0 && c.kind !== 'text')
  if (!doubtful) return null
  const sheet = outcome.sheet === null ? '' : `#${outcome.sheet}`
  return `--kind ${quoted(`${bare(name)}${sheet}!${letters(doubtful.index)}=${doubtful.kind}`)}`
}

/** `A`, `B` … `AA`, as a spreadsheet names its columns. */
export function letters(index: number): string {
  const last = String.fromCharCode(65 + (index % 26))
  return index < 26 ? last : letters(Math.floor(index / 26) - 1) + last
}

export function columnIndex(name: string): number {
  return [...name].reduce((n, c) => n * 26 + (c.charCodeAt(0) - 64), 0) - 1
}

function bare(name: string): string {
  return name.slice(1, -1)
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`
}
