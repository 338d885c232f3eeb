import { packedFiles, type TakeInside } from '../../containers/inside.ts'
import { openZip } from '../../containers/zip.ts'
import type { ReadSink } from '../../row.ts'
import type { ByteSource } from '../../source.ts'
import { handOn } from '../embedded.ts'
import { linesOf, type Line } from '../pages/lines.ts'
import { type Matrix } from '../pages/matrix.ts'
import { PageBook, type DrawnPage } from '../pages/page-book.ts'
import { PiecesDrawn } from '../pages/pieces-drawn.ts'
import { Package } from '../xlsx/package.ts'
import { Canvas } from './canvas.ts'
import { OfdDrawing, OfdNotes, OfdUnits } from './drawing.ts'
import { attachedOf, notesOf, partsOf, rootsOf, type Named } from './parts.ts'

const MOST_PAGES = 20_000
const MOST_TEMPLATES = 100
/** Points of a millimetre. */
const POINTS = 72 / 25.4
const IN_POINTS: Matrix = [POINTS, 0, 0, POINTS, 0, 0]
/** A part of a page that no list of pages names. */
const PAGE = /(?:^|\/)pages\/(?:[^/]+\/)?content\.xml$/
const LOCKED = '版式文档已加密，未读 / a locked OFD document, not read'
const TOO_MANY =
  '页数或页上文字过多，其余未读 / too many pages or too much on one, the rest is not read'

/**
 * Reads a document of fixed pages as Chinese offices and invoices use it (OFD, GB/T 33190-2016): its text by where it stands,
 * as that of a PDF; notes of its pages, and files that are attached to it.
 */
export async function readOfd(
  source: ByteSource,
  sink: ReadSink,
  inside?: TakeInside,
): Promise<void> {
  const pack = new Package(source, openZip(source), {})
  for (const { code, message } of pack.directory.issues)
    if (code !== 'NAME_ENCODING' && code !== 'UNSAFE_NAME') sink.issue({ code, message })
  if (pack.has('Encryptions.xml')) {
    sink.issue({ code: 'PASSWORD', message: LOCKED })
    return
  }
  const reading = new OfdReading(pack, new PageBook(sink))
  for (const root of await rootsOf(pack)) await reading.document(root)
  await reading.others()
  reading.book.end()
  if (reading.isOver) sink.issue({ code: 'LIMIT', message: TOO_MANY })
  const attached = new Map(reading.attached.map(({ id, path }) => [keyOf(path), id]))
  const named = (path: string) => attached.get(keyOf(path))
  const files = packedFiles(source, pack.directory, (path) => {
    const name = named(path)
    return name === undefined ? null : `附件/${name}`
  })
  handOn(files, inside, sink)
}

const textOf = ({ runs }: Line) => runs.map((run) => run.text).join('\t')

const keyOf = (path: string) => path.replace(/^\/+/, '').toLowerCase()

/** The documents of one package, page by page. */
class OfdReading {
  readonly book: PageBook
  readonly attached: Named[] = []
  isOver = false
  readonly #pack: Package
  readonly #seen = new Set<string>()
  #units = new Map<string, Canvas>()
  #templates = new Map<string, Canvas>()
  #notes = new Map<string, string[]>()

  constructor(pack: Package, book: PageBook) {
    this.#pack = pack
    this.book = book
  }

  async document(root: string): Promise<void> {
    const parts = await partsOf(this.#pack, root)
    this.#units = new Map()
    this.#templates = new Map()
    this.#notes = new Map()
    for (const path of parts.resources) await this.#draw(path, new OfdUnits(this.#units))
    for (const path of parts.notes) await this.#listNotes(path)
    for (const path of parts.attachments)
      this.attached.push(...(await attachedOf(this.#pack, path)))
    for (const [id, path] of [...parts.templates].slice(0, MOST_TEMPLATES)) {
      const canvas = new Canvas()
      await this.#draw(path, new OfdDrawing(canvas))
      this.#templates.set(id, canvas)
    }
    for (const page of parts.pages) await this.#page(page)
  }

  /** Pages that lie in the package and are named nowhere. */
  async others(): Promise<void> {
    for (const path of this.#pack.paths())
      if (PAGE.test(path) && !this.#seen.has(path)) await this.#page({ id: '', path })
  }

  async #listNotes(path: string): Promise<void> {
    for (const { id, path: at } of await notesOf(this.#pack, path))
      if (!this.#notes.get(id)?.push(at)) this.#notes.set(id, [at])
  }

  /** Reads a part, once however often it is named; says whether it could be read to its end. */
  async #draw(path: string, drawing: OfdDrawing): Promise<boolean> {
    if (this.#seen.has(keyOf(path))) return true
    this.#seen.add(keyOf(path))
    const result = await this.#pack.read(path, drawing)
    return drawing.finish() && !drawing.broken && result?.status === 'ok'
  }

  async #page({ id, path }: Named): Promise<void> {
    if (this.#seen.size > MOST_PAGES) this.isOver = true
    if (this.#seen.size > MOST_PAGES || this.#seen.has(keyOf(path))) return
    const canvas = new Canvas()
    const drawing = new OfdDrawing(canvas)
    const isWhole = await this.#draw(path, drawing)
    const pieces = new PiecesDrawn()
    const below = drawing.templates.slice(0, MOST_TEMPLATES).map((t) => this.#templates.get(t))
    for (const drawn of [...below, canvas]) drawn?.drawTo(pieces, IN_POINTS, this.#units)
    if (pieces.isFull || canvas.isFull) this.isOver = true
    const notes = await this.#notesOf(id)
    const page: DrawnPage = {
      ...pieces.end(),
      notes,
      links: [],
      isWhole,
      pictures: canvas.pictures,
    }
    this.book.take(page)
  }

  async #notesOf(page: string): Promise<string[]> {
    const notes: string[] = []
    for (const path of this.#notes.get(page) ?? []) {
      const drawing = new OfdNotes()
      await this.#draw(path, drawing)
      for (const { words, canvas } of drawing.notes) {
        const pieces = new PiecesDrawn()
        canvas.drawTo(pieces, IN_POINTS, this.#units)
        const lines = linesOf(pieces.end().pieces).map(textOf)
        notes.push(...new Set([...lines, ...words]))
      }
    }
    return notes
  }
}
