import { maskIdentifiers, plainText } from '../../../documents/safe.ts'
import { shapeOf } from '../../../evidence/collect/shape.ts'
import type { OrderedFile, OrderedTable } from '../../assemble.ts'
import type { CaseFile } from '../../facts/schema.ts'

/**
 * The command that would correct the reading of a doubtful table; null when the table is beyond doubt. Identifiers in
 * names are masked; overrides understand names so written.
 */
export function correction(file: OrderedFile, table: OrderedTable): string | null {
  const flag = correctingFlag(file, table)
  return flag === null ? null : maskIdentifiers(flag)
}

/** What would be said of a doubtful table, in the words of `overrides:`. */
export type Proposal = Pick<CaseFile['overrides'][number], 'header' | 'column' | 'kind' | 'split'>

/**
 * What would settle each doubt of a table, the gravest first: its header, the people in its cells, its first doubtful
 * column. Nothing for a table that is beyond doubt.
 */
export function doubtsOf({ outcome, columns }: OrderedTable): readonly (readonly Proposal[])[] {
  if (outcome.data + (outcome.also ?? 0) === 0) return []
  const header = outcome.certain ? [] : [{ header: outcome.headerRow === null ? 1 : 0 }]
  const { doubtful: rows = 0, signs = [] } = outcome.people ?? {}
  const splits = signs.map(({ column, sign }) => ({ column: letters(column), split: sign }))
  const column = columns.find(
    (c) => c.maybe !== undefined || (!c.certain && c.filled > 0 && c.kind !== 'text'),
  )
  const kind = column ? [{ column: letters(column.index), kind: column.maybe ?? column.kind }] : []
  return [header, rows > 0 ? splits : [], kind].filter((proposals) => proposals.length > 0)
}

function correctingFlag(file: OrderedFile, table: OrderedTable): string | null {
  const [gravest] = doubtsOf(table)
  return gravest ? gravest.map((proposal) => flagOf(file, table, proposal)).join(' ') : null
}

function flagOf(
  file: OrderedFile,
  table: OrderedTable,
  { header, column = '', kind, split }: Proposal,
): string {
  if (header !== undefined)
    return `--header ${quoted(`${nameIn(file.outcome.at.join('/'))}=${String(header)}`)}`
  if (kind !== undefined) return kindFlag(file, table, columnIndex(column), kind)
  return `--split ${quoted(`${placeOf(file, table)}!${column}=${String(split)}`)}`
}

/** The flag that says what a column of a table holds, to be pasted. */
export function kindFlag(
  file: OrderedFile,
  table: OrderedTable,
  column: number,
  kind: string,
): string {
  return `--kind ${quoted(`${placeOf(file, table)}!${letters(column)}=${kind}`)}`
}

function placeOf(file: OrderedFile, { outcome }: OrderedTable): string {
  const sheet = outcome.sheet === null ? '' : `#${nameIn(outcome.sheet)}`
  return `${nameIn(file.outcome.at.join('/'))}${sheet}`
}

/** A name inside a flag: on one line, and with nothing of what parts the flag ({@link nameMeant} takes it back). */
function nameIn(name: string): string {
  return plainText(name).replace(/[#!]/g, (sign) => (sign === '#' ? '\\u{23}' : '\\u{21}'))
}

/**
 * The name that was written with `\u{A}` for a character that cannot be shown or that parts a flag.
 *
 * @example '名单\\u{23}1.csv' → '名单#1.csv'
 */
export function nameMeant(written: string): string {
  return written.replace(/\\u\{([\dA-F]{1,6})\}/g, (whole, hex: string) => {
    const code = Number.parseInt(hex, 16)
    return code > 0x10ffff ? whole : String.fromCodePoint(code)
  })
}

/** How many tables of a folder have the shape of each; by shape. */
export function shapesOf(files: readonly OrderedFile[]): ReadonlyMap<string, number> {
  const shapes = files.flatMap((f) => f.tables.flatMap((t) => shapeOf(t.outcome) ?? []))
  const tally = new Map<string, number>()
  for (const shape of shapes) tally.set(shape, (tally.get(shape) ?? 0) + 1)
  return tally
}

/**
 * For a doubtful table that has others like it: its shape, and how many tables a correction with `--same-shape` would
 * reach. Nothing for one that is beyond doubt, or stands alone.
 */
export function alikeOf(
  file: OrderedFile,
  table: OrderedTable,
  shapes: ReadonlyMap<string, number>,
): { shape?: string; alike?: number } {
  const shape = shapeOf(table.outcome)
  const alike = shapes.get(shape ?? '') ?? 0
  if (shape === null || alike < 2 || correctingFlag(file, table) === null) return {}
  return { shape, alike }
}

/** `A`, `B` … `AA`, as a spreadsheet names its columns. */
export function letters(index: number): string {
  const last = String.fromCharCode(65 + (index % 26))
  return index < 26 ? last : letters(Math.floor(index / 26) - 1) + last
}

export function columnIndex(name: string): number {
  return [...name].reduce((n, c) => n * 26 + (c.charCodeAt(0) - 64), 0) - 1
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`
}
