import type { FormatId } from '../format/format.ts'
import type { Keys } from '../locks/keys.ts'
import type { ReadSink } from '../row.ts'
import type { ByteSource } from '../source.ts'
import { readDoc } from './document/doc.ts'
import { readDocx, readOdt } from './document/documents.ts'
import { readRtf } from './document/rtf.ts'
import { readHtml } from './html/html.ts'
import { readFlatOds, readOds } from './ods/ods.ts'
import { readXml2003 } from './xml-2003.ts'

type Reader = (source: ByteSource, sink: ReadSink, options: OfficeOptions) => unknown

export interface OfficeOptions {
  /** What the examiner says of a page. */
  readonly encoding?: string | undefined
  /** Tried on what is locked. */
  readonly keys?: Keys | undefined
}

/** Spreadsheets that are not Excel's own, pages and documents of text, each with its reader. */
const READERS: Partial<Record<FormatId, Reader>> = {
  ods: (source, sink, { keys }) => readOds(source, sink, keys),
  fods: readFlatOds,
  'xml-spreadsheet': readXml2003,
  html: (source, sink, { encoding }) => readHtml(source, sink, encoding),
  doc: readDoc,
  docx: readDocx,
  rtf: readRtf,
  // A large library, seldom needed.
  pdf: async (source, sink, { keys }) => (await import('./pdf/pdf.ts')).readPdf(source, sink, keys),
  odt: (source, sink, { keys }) => readOdt(source, sink, keys),
}

export function isOffice(id: FormatId): boolean {
  return id in READERS
}

/** Reads the rows of such a file. Gives the encoding of a page. */
export async function readOffice(
  source: ByteSource,
  id: FormatId,
  sink: ReadSink,
  options: OfficeOptions = {},
): Promise<{ readonly encoding: string } | null> {
  const read = await READERS[id]?.(source, sink, options)
  return typeof read === 'string' ? { encoding: read } : null
}
