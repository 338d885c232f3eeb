import { inflateSync } from 'node:zlib'
import { heldFile, type InsideFile, type TakeInside } from '../../../containers/inside.ts'
import type { ReadSink } from '../../../row.ts'
import type { ByteSource } from '../../../source.ts'
import { openCompound, streamAt, type Folder } from '../../compound.ts'
import { ContactLinks } from '../../contact-links.ts'
import { handOn } from '../../embedded.ts'
import { named } from '../beside.ts'
import { DocumentOut } from '../document-out.ts'
import { withPeople } from '../with-people.ts'
import { KIND, livePlaces, recordsIn, textOf, type PptRecord } from './records.ts'
import { line, readShapes } from './shapes.ts'

/** Larger files are named and not read: a compound file is read whole. */
const LARGEST = 512 << 20
/** Most bytes of one object that was put into the presentation. */
const LARGEST_OBJECT = 256 << 20
const BROKEN = '演示文稿损坏或被截断 / the presentation is broken or cut short'
const LOCKED = '演示文稿已加密，未读 / the presentation is locked, not read'
const TOO_LARGE = '演示文稿超过 512 MB，未读 / a presentation beyond 512 MB, not read'
/** What the stream of the user says of a document that is encrypted. */
const ENCRYPTED = 0xf3d1c4df
/** The kinds of pictures begin so. */
const PICTURE = 0xf0
/** Length of the record of an edit that names what the document was encrypted with. */
const EDIT_OF_LOCKED = 32
/** Records that stand at the top, and what they are. */
const PARTS: ReadonlyMap<number, string> = new Map([
  [KIND.SLIDE, '幻灯片'],
  [KIND.NOTES, '备注'],
  [KIND.MASTER, '母版'],
  [KIND.HANDOUT, '讲义母版'],
])

/**
 * Reads the tables and lines of a presentation of PowerPoint 97-2003 (ppt, pps, dps): the text of places that a layout gives, then
 * slide by slide, notes, comments; objects are files of their own. Slides as they were before a fast save are told.
 */
export function readPpt(source: ByteSource, sink: ReadSink, inside?: TakeInside): void {
  if (source.size > LARGEST) {
    sink.issue({ code: 'LIMIT', message: TOO_LARGE })
    return
  }
  const whole = Buffer.alloc(source.size)
  const root = openCompound(whole.subarray(0, source.read(0, whole)))
  const stream = root && streamAt(root, 'PowerPoint Document')
  if (!root || !stream) {
    sink.issue({ code: 'CORRUPT', message: BROKEN })
    return
  }
  const bytes = stream.read()
  const user = currentUser(root)
  if (user.locked || isLocked(bytes, user.edit)) sink.issue({ code: 'PASSWORD', message: LOCKED })
  else new Presentation(bytes, user.edit, sink, inside).read(bytes.length >= stream.size)
  if (!user.locked) tellPictures(root, sink)
}

/** Where the newest edit is described, and whether the document is encrypted. */
function currentUser(root: Folder): { readonly edit: number; readonly locked: boolean } {
  const bytes = streamAt(root, 'Current User')?.read() ?? Buffer.alloc(0)
  if (bytes.length < 20) return { edit: 0, locked: false }
  return { edit: bytes.readUInt32LE(16), locked: bytes.readUInt32LE(12) === ENCRYPTED }
}

function tellPictures(root: Folder, sink: ReadSink): void {
  const bytes = streamAt(root, 'Pictures')?.read() ?? Buffer.alloc(0)
  const many = [...recordsIn(bytes, 0, bytes.length)].filter(
    ({ kind }) => kind >> 8 === PICTURE,
  ).length
  if (many === 0) return
  const message = `未读 / not read: 图片 / images: ${String(many)}`
  sink.issue({ code: 'NOT_A_TABLE', message })
}

function isLocked(bytes: Buffer, edit: number): boolean {
  if (edit + 8 > bytes.length || bytes.readUInt16LE(edit + 2) !== KIND.EDIT) return false
  return bytes.readUInt32LE(edit + 4) >= EDIT_OF_LOCKED
}

class Presentation {
  readonly #bytes: Buffer
  readonly #live: ReadonlySet<number> | null
  readonly #sink: ReadSink
  readonly #inside: TakeInside | undefined
  readonly #links = new ContactLinks()
  readonly #objects: InsideFile[] = []
  readonly #numbers = new Map<number, number>()
  /** Slides and notes that were written anew since. */
  #older = 0
  #broken = false

  constructor(bytes: Buffer, edit: number, sink: ReadSink, inside: TakeInside | undefined) {
    this.#bytes = bytes
    this.#live = livePlaces(bytes, edit)
    this.#sink = sink
    this.#inside = inside
  }

  read(whole: boolean): void {
    this.#broken = !whole
    const broken = () => (this.#broken = true)
    for (const record of recordsIn(this.#bytes, 0, this.#bytes.length, () => broken()))
      this.#top(record)
    this.#links.read(this.#sink)
    this.#tell()
    handOn(this.#objects, this.#inside, this.#sink)
  }

  #top(record: PptRecord): void {
    const { kind } = record
    const part = PARTS.get(kind)
    if (kind === KIND.OBJECT) this.#object(record)
    else if (kind !== KIND.DOCUMENT && part === undefined) return
    else if (this.#live?.has(record.at) === false) this.#older++
    else if (part === undefined) this.#document(record)
    else this.#part(record, part)
  }

  /** Texts of places that a layout gives stand in the document; where on the slides is not followed. */
  #document(document: PptRecord): void {
    for (const record of recordsIn(this.#bytes, document.from, document.to)) {
      if (record.kind === KIND.SLIDE_LIST && record.instance !== 1) this.#shapes(record, '占位文字')
      else if (record.holdsRecords) this.#linksIn(record)
    }
  }

  #linksIn(within: PptRecord, depth = 0): void {
    for (const record of recordsIn(this.#bytes, within.from, within.to)) {
      if (record.kind === KIND.LINK) this.#link(record)
      else if (record.holdsRecords && depth < 8) this.#linksIn(record, depth + 1)
    }
  }

  #link(link: PptRecord): void {
    for (const record of recordsIn(this.#bytes, link.from, link.to))
      this.#links.take(textOf(this.#bytes, record))
  }

  #part(record: PptRecord, part: string): void {
    const number = (this.#numbers.get(record.kind) ?? 0) + 1
    this.#numbers.set(record.kind, number)
    const isMaster = record.kind === KIND.MASTER || record.kind === KIND.HANDOUT
    if (isMaster) this.#shapes(record, part, withPeople(this.#sink))
    else this.#shapes(record, `${part} ${String(number)}`)
  }

  #shapes(record: PptRecord, name: string, sink = this.#sink): void {
    const out = new DocumentOut(named(sink, name))
    readShapes(this.#bytes, record, out)
    for (const comment of this.#comments(record)) line(comment, out)
    out.end()
  }

  /** Comments: who wrote them, and what. */
  *#comments(within: PptRecord, depth = 0): Generator<string> {
    for (const record of recordsIn(this.#bytes, within.from, within.to)) {
      if (record.kind === KIND.COMMENT) yield this.#commentOf(record)
      else if (record.holdsRecords && depth < 8) yield* this.#comments(record, depth + 1)
    }
  }

  #commentOf(comment: PptRecord): string {
    const parts = [...recordsIn(this.#bytes, comment.from, comment.to)]
    const text = parts.find(({ kind, instance }) => kind === KIND.STRING && instance === 1)
    return (text && textOf(this.#bytes, text)) ?? ''
  }

  /** An object stands packed behind its length, or as it is. */
  #object({ instance, from, to }: PptRecord): void {
    const name = `嵌入文件/对象${String(this.#objects.length + 1)}.ole`
    const content = this.#bytes.subarray(instance === 1 ? from + 4 : from, to)
    try {
      const bytes =
        instance === 1 ? inflateSync(content, { maxOutputLength: LARGEST_OBJECT }) : content
      this.#objects.push(heldFile(name, bytes))
    } catch {
      this.#sink.issue({
        code: 'CORRUPT',
        message: `嵌入对象损坏，未读 / a broken object, not read: ${name}`,
      })
    }
  }

  #tell(): void {
    if (this.#broken) this.#sink.issue({ code: 'CORRUPT', message: BROKEN })
    if (this.#older === 0) return
    const many = String(this.#older)
    const message = `改存前的旧内容 ${many} 处，未读 / older writings of slides or notes, not read: ${many}`
    this.#sink.issue({ code: 'NOT_A_TABLE', message })
  }
}
