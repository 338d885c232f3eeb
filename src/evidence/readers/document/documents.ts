import type { TakeInside } from '../../containers/inside.ts'
import { bytesAt } from '../../containers/zip-records.ts'
import { openZip } from '../../containers/zip.ts'
import { Keys } from '../../locks/keys.ts'
import { unlockedPackage } from '../../locks/odf/package.ts'
import type { ReadSink } from '../../row.ts'
import type { ByteSource } from '../../source.ts'
import { handOnEmbedded } from '../embedded.ts'
import { ContactLinks, contactLinks } from '../contact-links.ts'
import { feedAll } from '../ods/ods.ts'
import { readLoose } from '../loose.ts'
import type { XmlEvents } from '../xml-events.ts'
import { XmlInput } from '../xlsx/xml-input.ts'
import { Package, type PartResult } from '../xlsx/package.ts'
import { DocumentOut } from './document-out.ts'
import { readBeside, readPart, tellParts } from './beside.ts'
import { DocxContent } from './docx-content.ts'
import { OdtContent } from './odt-content.ts'

/** Reads the tables and paragraphs of a Word document (docx), and names what else it holds. */
export async function readDocx(
  source: ByteSource,
  sink: ReadSink,
  inside?: TakeInside,
): Promise<void> {
  const pack = opened(source, sink)
  const main = await mainPart(pack)
  if (main === null) {
    sink.issue({ code: 'CORRUPT', message: '内容部件缺失 / the content part is missing' })
    return
  }
  const out = new DocumentOut(sink)
  const links = await contactLinks(pack, main)
  const content = new DocxContent(out, links)
  finish(await pack.read(main, content), content, out, sink)
  links.read(sink)
  readLoose(content.deleted.join('\n'), sink, '修订中删除的文字')
  await readBeside(pack, sink)
  tellParts(pack, sink)
  handOnEmbedded(source, pack, inside, sink)
}

/** Reads the tables and paragraphs of an OpenDocument text or presentation (odt, odp), also as one XML file (fodt, fodp). */
export async function readOdt(
  source: ByteSource,
  sink: ReadSink,
  keys = new Keys(),
): Promise<void> {
  const out = new DocumentOut(sink)
  const content = new OdtContent(out)
  if (isXml(source)) {
    finish(readFlat(source, content), content, out, sink)
  } else {
    const pack = await unlockedPackage(opened(source, sink), keys, sink)
    if (pack === null) return
    finish(await pack.read('content.xml', content), content, out, sink)
    await readPart(pack, 'styles.xml', '页眉页脚', (to) => new OdtContent(to), sink)
  }
  tellOdt(content, sink)
}

/**
 * Reads a Word document that is one XML file: that of Word 2003, or a package with all its parts in a row (Flat OPC). Headers, notes
 * and comments stand with the text.
 */
export function readWordXml(source: ByteSource, sink: ReadSink): void {
  const out = new DocumentOut(sink)
  const links = new ContactLinks()
  const content = new DocxContent(out, links)
  finish(readFlat(source, content), content, out, sink)
  links.read(sink)
  readLoose(content.deleted.join('\n'), sink, '修订中删除的文字')
  if (content.objects > 0) sink.issue({ code: 'NOT_A_TABLE', message: pictures(content.objects) })
}

const pictures = (many: number) =>
  `图片或嵌入对象 ${String(many)} 个，未识别 / images or embedded objects, not examined: ${String(many)}`

function isXml(source: ByteSource): boolean {
  return /^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\0?\s*\0?</.test(
    bytesAt(source, 0, 512).toString('latin1'),
  )
}

function readFlat(source: ByteSource, content: XmlEvents): PartResult {
  const input = new XmlInput(content)
  feedAll(source, input)
  return { status: 'ok', bytes: source.size, message: '', undecodable: input.undecodable }
}

function tellOdt(content: OdtContent, sink: ReadSink): void {
  content.links.read(sink)
  readLoose(content.notes.text, sink, '批注')
  readLoose(content.deleted.text, sink, '修订中删除的文字')
  if (content.lost > 0) {
    const message = `重复的行或列过多，只读一部分：${content.lost} 处 / rows or columns repeated too often: ${content.lost}`
    sink.issue({ code: 'LIMIT', message })
  }
  if (content.notes.lost + content.deleted.lost + content.objects > 0) {
    const lost = content.notes.lost + content.deleted.lost
    const message = `批注 ${lost} 个，图片或嵌入对象 ${content.objects} 个，未读 / ${lost} comments, ${content.objects} images or embedded objects, not read`
    sink.issue({ code: 'NOT_A_TABLE', message })
  }
}

function opened(source: ByteSource, sink: ReadSink): Package {
  const pack = new Package(source, openZip(source), {})
  for (const { code, message } of pack.directory.issues) {
    if (code !== 'NAME_ENCODING' && code !== 'UNSAFE_NAME') sink.issue({ code, message })
  }
  return pack
}

async function mainPart(pack: Package): Promise<string | null> {
  const relations = await pack.relations('/')
  const main = relations.find((relation) => relation.type === 'officedocument')
  if (main !== undefined && pack.has(main.target)) return main.target
  return pack.paths().find((path) => /^word\/document\d*\.xml$/.test(path)) ?? null
}

function finish(
  result: PartResult | null,
  content: XmlEvents,
  out: DocumentOut,
  sink: ReadSink,
): void {
  const whole = content.finish() && !content.broken
  if (result === null) out.end('内容部件缺失 / the content part is missing')
  else if (result.status !== 'ok' && result.status !== 'CORRUPT') {
    out.end()
    sink.issue({ code: result.status, message: result.message })
  } else if (result.status === 'CORRUPT') out.end(result.message)
  else out.end(whole ? undefined : 'XML 损坏或被截断 / the XML is broken or cut short')
  if (result?.undecodable === true) {
    const message =
      '有不能解码的字节，以 U+FFFD 代替 / bytes that cannot be decoded, shown as U+FFFD'
    sink.issue({ code: 'UNDECODABLE', message })
  }
}
