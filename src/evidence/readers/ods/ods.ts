import { openZip } from '../../containers/zip.ts'
import { Keys } from '../../locks/keys.ts'
import { unlockedPackage } from '../../locks/odf/package.ts'
import type { ReadSink } from '../../row.ts'
import type { ByteSource } from '../../source.ts'
import { Package, type PartResult } from '../xlsx/package.ts'
import { XmlInput } from '../xlsx/xml-input.ts'
import { tellProperties } from '../xlsx/beside/properties.ts'
import { OdsContent } from './content.ts'
import { OdsHeadings } from './headings.ts'

/**
 * Reads an OpenDocument spreadsheet (LibreOffice, WPS): each sheet in order, the stored value of each cell and beside
 * it what the cell shows. Streams: neither repeated rows nor a large content part cost memory.
 */
export async function readOds(
  source: ByteSource,
  sink: ReadSink,
  keys = new Keys(),
): Promise<void> {
  const outer = new Package(source, openZip(source), {})
  for (const { code, message } of outer.directory.issues) {
    if (code !== 'NAME_ENCODING' && code !== 'UNSAFE_NAME') sink.issue({ code, message })
  }
  const pack = await unlockedPackage(outer, keys, sink)
  if (pack === null) return
  const content = new OdsContent(sink)
  const result = await pack.read('content.xml', content)
  if (result === null) {
    sink.issue({ code: 'CORRUPT', message: '内容部件缺失 / the content part is missing' })
  } else tell(result, content, sink)
  const headings = new OdsHeadings()
  await pack.read('styles.xml', headings)
  headings.read(sink)
  await tellProperties(pack, sink)
}

function tell(result: PartResult, content: OdsContent, sink: ReadSink): void {
  const limited = result.status !== 'ok' && result.status !== 'CORRUPT'
  if (limited) sink.issue({ code: result.status, message: result.message })
  content.end(result.status === 'ok' ? undefined : result.message)
  if (result.undecodable) sink.issue(UNDECODABLE)
}

const UNDECODABLE = {
  code: 'UNDECODABLE',
  message: '有不能解码的字节，以 U+FFFD 代替 / bytes that cannot be decoded, shown as U+FFFD',
} as const

const CHUNK = 1 << 20

/** Reads a flat OpenDocument spreadsheet (fods): the same content as one XML file. */
export function readFlatOds(source: ByteSource, sink: ReadSink): void {
  const content = new OdsContent(sink)
  const input = new XmlInput(content)
  feedAll(source, input)
  content.end()
  const headings = new OdsHeadings()
  feedAll(source, new XmlInput(headings))
  headings.read(sink)
  if (input.undecodable) sink.issue(UNDECODABLE)
}

/** Feeds a whole file in pieces. */
export function feedAll(source: ByteSource, input: XmlInput): void {
  const buffer = new Uint8Array(Math.min(CHUNK, Math.max(1, source.size)))
  for (let at = 0; at < source.size;) {
    const got = source.read(at, buffer)
    if (got === 0) break
    input.push(buffer.slice(0, got))
    at += got
  }
  input.end()
}
