import type { ReadSink } from '../../row.ts'
import type { Package } from '../xlsx/package.ts'
import type { XmlEvents } from '../xml-events.ts'
import { contactLinks } from '../contact-links.ts'
import { DocumentOut } from './document-out.ts'
import { DocxContent } from './docx-content.ts'
import { SlideContent } from './slide-content.ts'

/** Parts beside the text that are read as it is; the first pattern that fits names the part. */
const TEXTS: readonly (readonly [RegExp, string])[] = [
  [/\/(?:header|footer)\d*\.xml$/, '页眉页脚'],
  [/\/(?:footnotes|endnotes)\.xml$/, '脚注尾注'],
  [/\/comments\.xml$/, '批注'],
  [/\/glossary\/document\d*\.xml$/, '文档部件'],
  [/\/diagrams\/data\d*\.xml$/, '图示'],
]
/** Parts that hold something and are not read. */
const KINDS: readonly (readonly [RegExp, string])[] = [
  [/\/media\//, '图片 / images'],
  [/\/charts\/chart/, '图表 / charts'],
  [/vbaproject/, '宏 / macros'],
]
const MOST_PARTS = 1000
const TOO_MANY = '页眉、页脚和脚注过多，其余未读 / too many headers, footers and notes'

/** Reads the headers, footers, notes, comments and diagrams of a Word document: tables and text, named by their kind. */
export async function readBeside(pack: Package, sink: ReadSink): Promise<void> {
  let read = 0
  for (const path of pack.paths()) {
    const kind = TEXTS.find(([pattern]) => pattern.test(path))?.[1]
    if (kind === undefined) continue
    if (read++ === MOST_PARTS) sink.issue({ code: 'LIMIT', message: TOO_MANY })
    if (read > MOST_PARTS) continue
    const links = await contactLinks(pack, path)
    // Diagrams are drawn as slides are, wherever they stand.
    const Content = kind === '图示' ? SlideContent : DocxContent
    await readPart(pack, path, kind, (out) => new Content(out, links), sink)
    links.read(sink, `${kind} 链接`)
  }
}

/** Reads a part of a document that stands beside its text; one that is broken is told. */
export async function readPart(
  pack: Package,
  path: string,
  kind: string,
  content: (out: DocumentOut) => XmlEvents,
  sink: ReadSink,
): Promise<void> {
  if (!pack.has(path)) return
  const out = new DocumentOut(named(sink, kind))
  const events = content(out)
  const result = await pack.read(path, events)
  const whole = events.finish() && !events.broken && result?.status === 'ok'
  out.end(whole ? undefined : `${kind}部件损坏 / the part is broken: ${path}`)
}

/** The same with the kind of the part in front of the names of tables. */
export function named(sink: ReadSink, kind: string): ReadSink {
  return {
    grid: (info) => sink.grid({ ...info, sheet: `${kind} ${info.sheet ?? ''}`.trim() }),
    issue: (issue) => {
      sink.issue({ ...issue, sheet: kind })
    },
  }
}

/** Names what a Word document holds that is not read. */
export function tellParts(pack: Package, sink: ReadSink): void {
  const counts = new Map<string, number>()
  for (const path of pack.paths()) {
    const kind = KINDS.find(([pattern]) => pattern.test(path))?.[1]
    if (kind !== undefined) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  }
  if (counts.size === 0) return
  const message = [...counts].map(([kind, n]) => `${kind}: ${n}`).join('；')
  sink.issue({ code: 'NOT_A_TABLE', message: `未读 / not read: ${message}` })
}
