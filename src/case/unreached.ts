import { maskIdentifiers, shown } from '../documents/safe.ts'
import type { OrderedFile } from './assemble.ts'
import { isAbout, isAboutTable } from './intake/corrections/overrides.ts'
import type { Override } from './request.ts'

/** Why nothing was learnt from an example that is not there. */
export const NO_SUCH_EXAMPLE = '检材中没有这个文件'

/** Words of the examiner that changed nothing, and why. */
export interface Unreached {
  readonly written: string
  readonly why: string
}

/** The same in a sentence, as it stands among the open questions. */
export function unreachedText({ written, why }: Unreached): string {
  return `更正“${shown(maskIdentifiers(written))}”没有生效：${shown(maskIdentifiers(why))}。请核对文件名、工作表、列和行号（shuzheng read 列有各表）`
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
  return overrides.flatMap((override, i) => {
    const named = override.like || override.shape ? null : whyNot(override, files)
    const why = overruledBy(override, overrides.slice(i + 1)) ?? named
    return why === null ? [] : [{ written: override.written, why }]
  })
}

/** A later one says something else of the same: it was taken, without a word of this one. */
function overruledBy(override: Override, later: readonly Override[]): string | null {
  const own = saidIn(override)
  const other = later.find((o) => {
    const said = saidIn(o)
    return [...own].some(([of, what]) => said.has(of) && said.get(of) !== what)
  })
  return other ? `与后写的“${other.written}”矛盾，采用的是后一条，只能留一条` : null
}

/** What is said, by what it is said of. */
function saidIn(override: Override): ReadonlyMap<string, string> {
  const { file, sheet, like = false, shape = null, reading, kind, split, cut } = override
  const { header, encoding, delimiter } = reading
  const columns = { kind: kind?.column, split: split?.column, cut: cut?.column }
  const said = { header, encoding, delimiter, kind: kind?.kind, split: split?.sign, cut: cut?.sign }
  return new Map(
    Object.entries(said).flatMap(([of, what]) => {
      const column = columns[of as keyof typeof columns] ?? null
      const place = JSON.stringify([file, sheet, like, shape, of, column])
      return what === undefined ? [] : [[place, String(what)] as const]
    }),
  )
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
  if (isMet) return null
  const none = tables.every(({ table }) => table.found === 0 || table.headerRow === null)
  return `没有一张表的表头在第 ${String(header)} 行${none ? '，各行因此都按数据行读取' : ''}`
}

/** The last column that is spoken of; -1: none is. */
function lastColumn({ kind, split, cut, join = [] }: Override): number {
  const columns = [kind?.column, split?.column, cut?.column, ...join]
  return Math.max(-1, ...columns.flatMap((column) => column ?? []))
}
