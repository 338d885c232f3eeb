import type { TakeInside } from '../../containers/inside.ts'
import { objectsIn } from '../../containers/ole-objects.ts'
import type { ReadSink } from '../../row.ts'
import type { ByteSource } from '../../source.ts'
import { ContactLinks, FIELD_LINK } from '../contact-links.ts'
import { handOn } from '../embedded.ts'
import { openCompound, streamAt, type Folder } from '../compound.ts'
import { DocParagraphs } from './doc-paragraphs.ts'
import { isWord97, pieces, type Piece } from './doc-pieces.ts'
import { DocumentOut } from './document-out.ts'
import { FlowingTables } from './flowing-tables.ts'

/** Larger files are named and not read: a compound file is read whole. */
const LARGEST = 512 << 20
const BROKEN = 'Word 文档损坏或被截断 / the Word document is broken or cut short'

/** Reads the tables and paragraphs of a Word 97-2003 document (doc, wps); footnotes and headers follow the text. */
export function readDoc(source: ByteSource, sink: ReadSink, inside?: TakeInside): void {
  if (source.size > LARGEST) {
    sink.issue({
      code: 'LIMIT',
      message: '文档超过 512 MB，未读 / a document beyond 512 MB, not read',
    })
    return
  }
  const bytes = Buffer.alloc(source.size)
  const root = openCompound(bytes.subarray(0, source.read(0, bytes)))
  const main = root && wholeStream(root, 'WordDocument')
  if (root === null || main === null || main.bytes.length < 0x200) {
    sink.issue({ code: 'CORRUPT', message: BROKEN })
    return
  }
  const flags = main.bytes.readUInt16LE(0x0a)
  if ((flags & 0x0100) !== 0) {
    sink.issue({ code: 'PASSWORD', message: '文档已加密，未读 / the document is locked, not read' })
    return
  }
  const table = wholeStream(root, (flags & 0x0200) === 0 ? '0Table' : '1Table')
  readText(main, table, wholeStream(root, 'Data'), sink)
  handOn(objectsIn(root, (name) => OBJECT.test(name)).files, inside, sink)
}

/** Folders of the pool of objects. */
const OBJECT = /^_\d{1,12}$/

interface Bytes {
  readonly bytes: Buffer
  /** Nothing of the stream is lost. */
  readonly isWhole: boolean
}

function wholeStream(root: Folder, name: string): Bytes | null {
  const stream = streamAt(root, name)
  if (stream === null) return null
  const bytes = stream.read()
  return { bytes, isWhole: bytes.length >= stream.size }
}

function readText(main: Bytes, table: Bytes | null, data: Bytes | null, sink: ReadSink): void {
  const found = pieces(main.bytes, table?.bytes ?? null)
  const out = new DocumentOut(sink)
  const formatting = isWord97(main.bytes) ? (table?.bytes ?? null) : null
  const paragraphs = new DocParagraphs(main.bytes, formatting, data?.bytes)
  const reader = new DocText(new FlowingTables(out), paragraphs, unclosedFields(found.pieces))
  for (const piece of found.pieces) reader.take(piece)
  reader.end()
  const streams = found.whole && main.isWhole && table?.isWhole !== false
  const isWhole = streams && reader.unclosed === 0 && !found.pieces.some(isOverwritten)
  out.end(isWhole ? undefined : BROKEN)
  reader.links.read(sink)
  if (reader.objects > 0) {
    const many = String(reader.objects)
    const message = `图片或嵌入对象 ${many} 个，未识别 / images or embedded objects, not examined: ${many}`
    sink.issue({ code: 'NOT_A_TABLE', message })
  }
}

/** No text holds zeros in a row: something was overwritten with them, and is gone. */
const ZEROS = '\0'.repeat(8)

function isOverwritten({ text }: Piece): boolean {
  return text.includes(ZEROS)
}

/** Characters that stand for something else than themselves. */
const MARK = {
  PICTURE: 0x01,
  CELL: 0x07,
  OBJECT: 0x08,
  LINE: 0x0b,
  PAGE: 0x0c,
  PARAGRAPH: 0x0d,
  FIELD: 0x13,
  RESULT: 0x14,
  FIELD_END: 0x15,
  HYPHEN: 0x1e,
} as const

/** Which fields, by their number from 0, never end: they would hide all that follows. */
function unclosedFields(pieces: readonly Piece[]): ReadonlySet<number> {
  const open: number[] = []
  let fields = 0
  for (const { text } of pieces)
    for (let i = 0; i < text.length; i++) {
      const c = text.charCodeAt(i)
      if (c === MARK.FIELD) open.push(fields++)
      else if (c === MARK.FIELD_END) open.pop()
    }
  return new Set(open)
}

/** Of longer instructions and lines only the beginning is looked at. */
const LONGEST_CODE = 1 << 14

class DocText {
  objects = 0
  readonly links = new ContactLinks()
  #code = ''
  #line = ''
  readonly #unclosed: ReadonlySet<number>
  #field = 0
  readonly #to: FlowingTables
  readonly #paragraphs: DocParagraphs
  /** Fields around the text at hand, by whether their result has begun: what is before it are instructions. */
  readonly #fields: boolean[] = []

  constructor(to: FlowingTables, paragraphs: DocParagraphs, unclosed: ReadonlySet<number>) {
    this.#to = to
    this.#paragraphs = paragraphs
    this.#unclosed = unclosed
  }

  /** Fields that never end; what stands in them is read as text. */
  get unclosed(): number {
    return this.#unclosed.size
  }

  take({ text, at, width }: Piece): void {
    let from = 0
    for (let i = 0; i < text.length; i++) {
      const c = text.charCodeAt(i)
      if (c >= 0x20 || c === 9) continue
      this.#say(text.slice(from, i))
      from = i + 1
      this.#mark(c, at + i * width)
    }
    this.#say(text.slice(from))
  }

  #say(text: string): void {
    if (text === '') return
    if (this.#fields.includes(false)) {
      if (this.#code.length < LONGEST_CODE) this.#code += text
      return
    }
    this.#to.text(text)
    if (this.#line.length < LONGEST_CODE) this.#line += text
  }

  /** What the instructions of a field lead to. */
  #endCode(): void {
    this.links.take(FIELD_LINK.exec(this.#code)?.[1])
    this.#code = ''
  }

  #endLine(): void {
    this.links.shown(this.#line)
    this.#line = ''
  }

  #mark(c: number, at: number): void {
    if (c === MARK.FIELD) {
      if (!this.#unclosed.has(this.#field++)) this.#fields.push(false)
    } else if (c === MARK.RESULT) {
      this.#fields.splice(-1, 1, true)
      this.#endCode()
    } else if (c === MARK.FIELD_END) this.#fields.pop()
    else if (c === MARK.PARAGRAPH || c === MARK.PAGE) {
      this.#endLine()
      this.#endParagraph(at)
    } else if (c === MARK.CELL) this.#endCell(at)
    else if (c === MARK.LINE) this.#say('\n')
    else if (c === MARK.HYPHEN) this.#say('-')
    else if (c === MARK.PICTURE || c === MARK.OBJECT) this.objects++
  }

  #endParagraph(at: number): void {
    const { level, endsInner } = this.#paragraphs.at(at)
    if (endsInner === 'row') this.#to.row(Math.max(2, level))
    else if (endsInner === 'cell') this.#to.cell(Math.max(2, level))
    else this.#to.paragraph(level)
  }

  #endCell(at: number): void {
    this.#endLine()
    const { isKnown } = this.#paragraphs
    if (isKnown ? this.#paragraphs.at(at).endsRow : this.#to.isBehindCell) this.#to.row()
    else this.#to.cell()
  }

  end(): void {
    this.#to.end()
  }
}
