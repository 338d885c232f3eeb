import type { ByteSource } from '../../source.ts'
import type { KnownTable } from '../../tables/table.ts'
import { openZip } from '../../containers/zip.ts'
import { Package } from './package.ts'
import type { Stretch } from './stretch.ts'
import { findWorkbook, readWorkbook } from './workbook.ts'

/** How a large sheet is read side by side: plain data, it is passed between processes. */
export interface SheetPlan {
  /** In the order of their rows; the first is read with the other sheets of the workbook. */
  readonly stretches: readonly Stretch[]
  /** The one table whose rows they hold. */
  readonly known: KnownTable
}

/** More would not help: each unpacks what stands before its own. */
const MOST_STRETCHES = 4
/** Of a stretch, in place of one as long, what can be read in the time in which what stands before it is unpacked. */
const SHORTER = 0.82

/** The largest sheet of a workbook by what the package states of it; null when there is none to be found. */
export async function largestSheet(
  source: ByteSource,
): Promise<{ readonly path: string; readonly bytes: number } | null> {
  const pack = new Package(source, openZip(source), {})
  const book = await findWorkbook(pack)
  if (book === null || book.endsWith('.bin')) return null
  const { sheets } = await readWorkbook(pack, book)
  const sized = sheets.map(({ path }) => ({ path, bytes: pack.statedSize(path) }))
  return sized.sort((a, b) => b.bytes - a.bytes)[0] ?? null
}

/** Stretches that take about the same time, of a sheet whose XML has so many bytes; `least` is worth a process. */
export function stretchesOf(sheet: string, bytes: number, least: number): Stretch[] {
  const count = Math.max(1, Math.min(MOST_STRETCHES, Math.floor(bytes / least)))
  const weights = Array.from({ length: count }, (_, i) => SHORTER ** i)
  const all = weights.reduce((sum, w) => sum + w, 0)
  const ends = weights.map((_, i) =>
    Math.floor((bytes * weights.slice(0, i + 1).reduce((sum, w) => sum + w, 0)) / all),
  )
  return ends.map((end, i) => ({
    sheet,
    from: ends[i - 1] ?? 0,
    to: i === count - 1 ? Infinity : end,
    alone: i > 0,
  }))
}
