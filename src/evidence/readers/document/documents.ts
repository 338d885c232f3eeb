import { openZip } from '../../containers/zip.ts'
import { Keys } from '../../locks/keys.ts'
import { unlockedPackage } from '../../locks/odf/package.ts'
import type { ReadSink } from '../../row.ts'
import type { ByteSource } from '../../source.ts'
import { readLoose } from '../loose.ts'
import type { XmlEvents } from '../xml-events.ts'
import { Package, type PartResult } from '../xlsx/package.ts'
import { DocumentOut } from './document-out.ts'
import { readBeside, readPart, tellParts } from './beside.ts'
import { DocxContent } from './docx-content.ts'
import { OdtContent } from './odt-content.ts'

/** Reads the tables and paragraphs of a Word document (docx), and names what else it holds. */
export async function readDocx(source: ByteSource, sink: ReadSink): Promise<void> {
  const pack = opened(source, sink)
  const main = await mainPart(pack)
  if (main === null) {
    sink.issue({ code: 'CORRUPT', message: '内容部件缺失 / the content part is missing' })
    return
  }
  const out = new DocumentOut(sink)
  const content = new DocxContent(out)
  finish(await pack.read(main, content), content, out, sink)
  readLoose(content.deleted.join('\n'), sink, '修订中删除的文字')
  await readBeside(pack, sink)
  tellParts(pack, sink)
}

/** Reads the tables and paragraphs of an OpenDocument text or presentation (odt, odp). */
export async function readOdt(
  source: ByteSource,
  sink: ReadSink,
  keys = new Keys(),
): Promise<void> {
  const pack = await unlockedPackage(opened(source, sink), keys, sink)
  if (pack === null) return
  const out = new DocumentOut(sink)
  const content = new OdtContent(out)
  finish(await pack.read('content.xml', content), content, out, sink)
  await readPart(pack, 'styles.xml', '页眉页脚', (to) => new OdtContent(to), sink)
  if (content.lost > 0) {
    const message = `重复的行或列过多，只读一部分：${content.lost} 处 / rows or columns repeated too often: ${content.lost}`
    sink.issue({ code: 'LIMIT', message })
  }
  if (content.comments + content.objects > 0) {
    const message = `批注 ${content.comments} 个，图片或嵌入对象 ${content.objects} 个，未读 / ${content.comments} comments, ${content.objects} images or embedded objects, not read`
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
