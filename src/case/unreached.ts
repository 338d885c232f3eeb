import type { OrderedFile } from './assemble.ts'
import { isAbout, isAboutTable } from './intake/overrides.ts'
import type { Override } from './request.ts'

/** Words of the examiner that changed nothing, and why. */
export interface Unreached {
  readonly written: string
  readonly why: string
}

/**
 * Corrections that met nothing: no file or sheet is called so, or none of the tables has such a column or row. They stand in the
 * report as they were written, and who reads it would take them for done. What was said of a shape tells by itself how
 * many tables it reached (`intake/corrections.ts`).
 */
export function unreached(
  overrides: readonly Override[],
  files: readonly OrderedFile[],
): Unreached[] {
  return overrides.flatMap((override) => {
    const why = override.like || override.shape ? null : whyNot(override, files)
    return why === null ? [] : [{ written: override.written, why }]
  })
}

function whyNot(override: Override, files: readonly OrderedFile[]): string | null {
  const named = files.filter((f) => isAbout(override, f.outcome.at))
  if (named.length === 0) return override.file === null ? null : '没有叫这个名字的文件'
  const all = named.flatMap((f) => f.outcome.tables.map((table) => ({ f, table })))
  // Why a file shows no table is told at the file.
  if (all.length === 0) return null
  const tables = all.filter(({ f, table }) => isAboutTable(override, f.outcome, table))
  if (tables.length === 0) return '文件中没有叫这个名字的工作表'
  const widest = Math.max(...tables.map(({ table }) => (table.from ?? 0) + table.width))
  if (lastColumn(override) >= widest) return `所指的表最多 ${String(widest)} 列，没有这一列`
  const { header = 0 } = override.reading
  const isMet = header === 0 || tables.some(({ table }) => table.headerRow === header)
  return isMet ? null : `没有一张表的表头在第 ${String(header)} 行`
}

/** The last column that is spoken of; -1: none is. */
function lastColumn({ kind, split, cut, join = [] }: Override): number {
  const columns = [kind?.column, split?.column, cut?.column, ...join]
  return Math.max(-1, ...columns.flatMap((column) => column ?? []))
}
