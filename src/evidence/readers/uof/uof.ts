import { bytesAt } from '../../containers/zip-records.ts'
import { openZip } from '../../containers/zip.ts'
import type { ReadSink } from '../../row.ts'
import type { ByteSource } from '../../source.ts'
import { DocumentOut } from '../document/document-out.ts'
import { feedAll } from '../ods/ods.ts'
import { Package, type PartResult } from '../xlsx/package.ts'
import { XmlInput } from '../xlsx/xml-input.ts'
import type { XmlEvents } from '../xml-events.ts'
import { UofBook } from './book.ts'
import { UofText } from './text.ts'

const BROKEN = 'XML 损坏或被截断 / the XML is broken or cut short'
const UNDECODABLE =
  '有不能解码的字节，以 U+FFFD 代替 / bytes that cannot be decoded, shown as U+FFFD'
/** Parts of a package that hold text: the content, text boxes and slides, comments. */
const PARTS = ['content.xml', 'graphics.xml', 'rules.xml']

/** Feeds what holds the document, or one part of it, to a reader. */
type Feed = (events: XmlEvents) => Promise<PartResult | null>

/**
 * Reads a document in the Uniform Office Format (标文通): one XML file (GB/T 20916-2007), or a package of such (UOF 2.0). Sheets
 * with their comments; tables and paragraphs of texts and presentations, and of boxes beside sheets. A file in which none of
 * that is known is read as any XML.
 */
export async function readUof(source: ByteSource, sink: ReadSink): Promise<void> {
  const feeds = isPackage(source) ? packed(source, sink) : [flat(source)]
  for (const [i, feed] of feeds.entries()) {
    const book = new UofBook(sink)
    const result = await feed(book)
    if (result === null) {
      if (i === 0)
        sink.issue({ code: 'CORRUPT', message: '内容部件缺失 / the content part is missing' })
      continue
    }
    tell(result, sink)
    if (book.sheets > 0) book.end(result.status !== 'ok')
    if (await readTexts(feed, book.sheets > 0, sink)) continue
    const { readXml } = await import('../xml/xml.ts')
    if (feeds.length === 1) readXml(source, sink)
  }
}

function tell(result: PartResult, sink: ReadSink): void {
  const limited = result.status !== 'ok' && result.status !== 'CORRUPT'
  if (limited) sink.issue({ code: result.status, message: result.message })
  if (result.undecodable) sink.issue({ code: 'UNDECODABLE', message: UNDECODABLE })
}

/**
 * Reads what stands outside of sheets; a break that the sheets told of is not told twice. False: nothing that is known stands
 * in there, nor did in sheets.
 */
async function readTexts(feed: Feed, sheets: boolean, sink: ReadSink): Promise<boolean> {
  const out = new DocumentOut(sink)
  const content = new UofText(out)
  const result = await feed(content)
  if (!sheets && !content.met) return false
  const whole = content.finish() && !content.broken && result?.status === 'ok'
  out.end(whole || sheets ? undefined : BROKEN)
  if (content.objects === 0) return true
  const many = String(content.objects)
  const message = `图片或嵌入对象 ${many} 个，未识别 / images or embedded objects, not examined: ${many}`
  sink.issue({ code: 'NOT_A_TABLE', message })
  return true
}

function isPackage(source: ByteSource): boolean {
  return bytesAt(source, 0, 2).toString('latin1') === 'PK'
}

function packed(source: ByteSource, sink: ReadSink): Feed[] {
  const pack = new Package(source, openZip(source), {})
  for (const { code, message } of pack.directory.issues) {
    if (code !== 'NAME_ENCODING' && code !== 'UNSAFE_NAME') sink.issue({ code, message })
  }
  return PARTS.map((path) => (events) => pack.read(path, events))
}

function flat(source: ByteSource): Feed {
  return (events) => {
    const input = new XmlInput(events)
    feedAll(source, input)
    const { undecodable } = input
    return Promise.resolve({ status: 'ok', bytes: source.size, message: '', undecodable })
  }
}
