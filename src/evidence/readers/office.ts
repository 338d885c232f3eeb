import type { FormatId } from '../format.ts'
import type { ReadSink } from '../row.ts'
import type { ByteSource } from '../source.ts'
import { readDocx, readOdt } from './document/documents.ts'
import { readHtml } from './html/html.ts'
import { readFlatOds, readOds } from './ods/ods.ts'
import { readXml2003 } from './xml-2003.ts'

type Reader = (source: ByteSource, sink: ReadSink, encoding?: string) => unknown

/** Spreadsheets that are not Excel's own, pages and documents of text, each with its reader. */
const READERS: Partial<Record<FormatId, Reader>> = {
  ods: readOds,
  fods: readFlatOds,
  'xml-spreadsheet': readXml2003,
  html: readHtml,
  docx: readDocx,
  // A large library, seldom needed.
  pdf: async (source, sink) => (await import('./pdf/pdf.ts')).readPdf(source, sink),
  odt: readOdt,
}

export function isOffice(id: FormatId): boolean {
  return id in READERS
}

/** Reads the rows of such a file; `encoding` is what the examiner says of a page. Gives the encoding of a page. */
export async function readOffice(
  source: ByteSource,
  id: FormatId,
  sink: ReadSink,
  encoding?: string,
): Promise<{ readonly encoding: string } | null> {
  const read = await READERS[id]?.(source, sink, encoding)
  return typeof read === 'string' ? { encoding: read } : null
}
