import type { TakeInside } from '../containers/inside.ts'
import type { FormatId } from '../format/format.ts'
import type { Keys } from '../locks/keys.ts'
import type { ReadSink } from '../row.ts'
import type { ByteSource } from '../source.ts'

type Reader = (source: ByteSource, sink: ReadSink, options: OfficeOptions) => unknown

export interface OfficeOptions {
  /** What the examiner says of a page. */
  readonly encoding?: string | undefined
  /** Tried on what is locked. */
  readonly keys?: Keys | undefined
  /** Takes the files that lie within a document. */
  readonly inside?: TakeInside | undefined
}

/** Spreadsheets that are not Excel's own, pages and documents of text, each with its reader, which is loaded when one is met. */
const READERS: Partial<Record<FormatId, Reader>> = {
  ods: async (source, sink, { keys }) => (await ods()).readOds(source, sink, keys),
  fods: async (source, sink) => (await ods()).readFlatOds(source, sink),
  uof: async (source, sink) => (await import('./uof/uof.ts')).readUof(source, sink),
  'xml-spreadsheet': async (source, sink) =>
    (await import('./xml-2003.ts')).readXml2003(source, sink),
  html: async (source, sink, { encoding }) =>
    (await import('./html/html.ts')).readHtml(source, sink, encoding),
  doc: async (source, sink, { inside }) =>
    (await import('./document/doc.ts')).readDoc(source, sink, inside),
  docx: async (source, sink, { inside }) => (await documents()).readDocx(source, sink, inside),
  'word-xml': async (source, sink) => (await documents()).readWordXml(source, sink),
  pptx: async (source, sink, { inside }) =>
    (await import('./document/pptx.ts')).readPptx(source, sink, inside),
  epub: async (source, sink) => (await import('./document/epub.ts')).readEpub(source, sink),
  ppt: async (source, sink, { inside }) =>
    (await import('./document/ppt/ppt.ts')).readPpt(source, sink, inside),
  rtf: async (source, sink) => (await import('./document/rtf.ts')).readRtf(source, sink),
  pdf: async (source, sink, { keys, inside }) =>
    (await import('./pdf/pdf.ts')).readPdf(source, sink, keys, inside),
  ofd: async (source, sink, { inside }) =>
    (await import('./ofd/ofd.ts')).readOfd(source, sink, inside),
  xps: async (source, sink) => (await import('./xps/xps.ts')).readXps(source, sink),
  odt: async (source, sink, { keys }) => (await documents()).readOdt(source, sink, keys),
}

const ods = () => import('./ods/ods.ts')
const documents = () => import('./document/documents.ts')

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
