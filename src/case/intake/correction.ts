import { maskIdentifiers } from '../../documents/safe.ts'
import { shapeOf } from '../../evidence/shape.ts'
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
  const split = splitFlags(file, table)
  if (split !== null) return split
  const doubtful = table.columns.find((c) => !c.certain && c.filled > 0 && c.kind !== 'text')
  if (!doubtful) return null
  return `--kind ${quoted(`${placeOf(file, table)}!${letters(doubtful.index)}=${doubtful.kind}`)}`
}

/** The flags that would take apart the rows in which several people seem to stand. */
function splitFlags(file: OrderedFile, table: OrderedTable): string | null {
  const { doubtful = 0, signs = [] } = table.outcome.people ?? {}
  if (doubtful === 0 || signs.length === 0) return null
  const place = placeOf(file, table)
  return signs
    .map(({ column, sign }) => `--split ${quoted(`${place}!${letters(column)}=${sign}`)}`)
    .join(' ')
}

function placeOf(file: OrderedFile, { outcome }: OrderedTable): string {
  const sheet = outcome.sheet === null ? '' : `#${outcome.sheet}`
  return `${file.outcome.at.join('/')}${sheet}`
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

function bare(name: string): string {
  return name.slice(1, -1)
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`
}
