import { openZip } from '../containers/zip.ts'
import { Collector } from '../collect/collect.ts'
import { isEmbedded } from '../readers/embedded.ts'
import { tellTalk } from '../readers/chat/talk-tables.ts'
import { TextColumns } from '../readers/json/text-columns.ts'
import { largestSheet, stretchesOf, type SheetPlan } from '../readers/xlsx/sheet-plan.ts'
import type { StretchEnds } from '../readers/xlsx/stretch.ts'
import { readXlsx } from '../readers/xlsx/xlsx.ts'
import type { ByteSource } from '../source.ts'

/** XML, and shared strings, that are enough to see the header of a large sheet. */
const PREVIEW = 2 ** 20
/** What may be told of the head of a sheet that is read in stretches. */
const HIDDEN: ReadonlySet<string> = new Set(['HIDDEN_ROWS', 'HIDDEN_SHEET'])

/**
 * How the largest sheet of a workbook is read side by side; null where its XML has fewer bytes than `splitFrom`, or where it
 * does not begin with one plain table.
 */
export async function planSheet(
  source: ByteSource,
  splitFrom: number,
  spoolDir: string,
): Promise<SheetPlan | null> {
  const sheet = await largestSheet(source)
  if (sheet === null || sheet.bytes < splitFrom) return null
  // What lies within the workbook is read behind it, by who reads it whole.
  if (openZip(source).entries.some(({ name }) => isEmbedded(name))) return null
  const look = new Collector(null, () => 0, undefined, {})
  const stretch = { sheet: sheet.path, from: 0, to: PREVIEW, alone: true }
  const texts = new TextColumns(look)
  await readXlsx(source, tellTalk(texts), { spoolDir, stretch, strings: PREVIEW })
  if (texts.found) return null
  const [start, ...more] = look.starts
  if (!start || more.length > 0 || look.issues.some((i) => !HIDDEN.has(i.code))) return null
  const stretches = stretchesOf(sheet.path, sheet.bytes, splitFrom / 2)
  return { stretches, known: { ...start, known: true } }
}

/** Reads one stretch of a plan. Only at its beginning may a sheet turn out to hold messages. */
export async function readStretch(
  source: ByteSource,
  { stretches }: SheetPlan,
  index: number,
  collector: Collector,
  spoolDir: string,
): Promise<StretchEnds | null> {
  const stretch = stretches[index]
  if (!stretch) throw new Error('no such stretch')
  const texts = new TextColumns(collector)
  const ends = await readXlsx(source, index > 0 ? texts : tellTalk(texts), { spoolDir, stretch })
  // Only who reads the sheet whole knows the columns that the fields of texts get.
  return texts.found ? null : ends
}
