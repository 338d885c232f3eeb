import { PageHeadings } from '../page-headings.ts'
import { narrowText } from '../code-pages.ts'
import { piece, stringAt } from './biff-strings.ts'

const CONTINUE = 0x003c
const NOTE = 0x001c
const OBJECT = 0x005d
const TEXT = 0x01b6
const HEADINGS = new Set([0x0014, 0x0015])
/** The object in which a comment is shown. */
const COMMENT = 0x19
const GOES_ON = 0xffff
/** In place of the kind of an object whose text was found. */
const TOLD = -1
/** Most characters that are gathered of each kind. */
const MOST = 1 << 24

/** Texts of one kind, whole up to a limit; those beyond it are counted. */
class Texts {
  lost = 0
  readonly #texts: (string | Buffer)[] = []
  #length = 0

  add(text: string | Buffer): void {
    if (this.#length > MOST) this.lost++
    else this.#texts.push(text)
    this.#length += text.length
  }

  get count(): number {
    return this.#texts.length
  }

  /** The texts, those of one byte a character in the code page. */
  in(page: number): string[] {
    return this.#texts.map((text) => (typeof text === 'string' ? text : narrowText(text, page)))
  }
}

/** Text of a shape that is being put together from the records behind it. */
interface Open {
  readonly of: Texts
  left: number
  text: string
}

/**
 * Gathers what is written in an xls workbook outside its cells: comments, text boxes and shapes, headers and footers of
 * pages. BIFF8 keeps the text of a comment with the box in which it is shown; BIFF2–5 keep it with the cell.
 */
export class BesideTexts {
  /** Objects without a text: pictures, lines, controls, files. */
  objects = 0
  /** Comments, and those of them whose text was found. */
  comments = 0
  readonly notes = new Texts()
  readonly boxes = new Texts()
  readonly #headings = new Texts()
  readonly #wide: boolean
  #kind = 0
  #open: Open | null = null
  #note: Buffer[] = []
  #noteLeft = 0

  constructor(version: number) {
    this.#wide = version >= 8
  }

  /** Takes the next record of the stream. */
  take(type: number, body: Buffer): void {
    if (type === CONTINUE) this.#goOn(body)
    else this.#break()
    if (type === OBJECT) this.#object(body)
    else if (type === TEXT && this.#wide) this.#shape(body)
    else if (type === NOTE) this.#comment(body)
    else if (HEADINGS.has(type)) this.#heading(body)
  }

  /** A text that breaks off is kept as far as it goes. */
  #break(): void {
    const open = this.#open
    this.#open = null
    if (open === null) return
    open.of.lost++
    if (open.text !== '') this.#close(open)
  }

  #object(body: Buffer): void {
    this.#kind = this.#wide && body.length >= 6 ? body.readUInt16LE(4) : 0
    if (this.#kind !== COMMENT) this.objects++
  }

  #shape(body: Buffer): void {
    const left = body.length >= 12 ? body.readUInt16LE(10) : 0
    const of = this.#kind === COMMENT ? this.notes : this.boxes
    if (left > 0) this.#open = { of, left, text: '' }
    else if (of === this.notes) this.comments--
  }

  /** Each piece says anew whether its characters have one byte or two. */
  #goOn(body: Buffer): void {
    const open = this.#open
    if (open === null || body.length < 2) return
    const wide = ((body[0] as number) & 1) === 1
    const bytes = Math.min(body.length - 1, wide ? 2 * open.left : open.left)
    const text = piece(body.subarray(1, 1 + bytes), wide)
    open.text += text
    open.left -= text.length
    if (open.left > 0 && text.length > 0) return
    this.#open = null
    this.#close(open)
  }

  /** An object has one text: what more there is takes away none of the others. */
  #close({ of, text }: Open): void {
    of.add(text)
    if (of === this.boxes && this.#kind !== TOLD) this.objects--
    this.#kind = TOLD
  }

  #comment(body: Buffer): void {
    const more = body.length >= 6 && body.readUInt16LE(0) === GOES_ON
    if (!more || this.#wide) this.comments++
    if (this.#wide || body.length < 6) return
    if (!more) {
      this.#note = []
      this.#noteLeft = body.readUInt16LE(4)
    }
    const text = body.subarray(6, 6 + Math.min(this.#noteLeft, body.length - 6))
    this.#note.push(Buffer.from(text))
    this.#noteLeft -= text.length
    if (this.#noteLeft > 0 || this.#note.length === 0) return
    this.notes.add(Buffer.concat(this.#note))
    this.#note = []
  }

  #heading(body: Buffer): void {
    if (body.length === 0) return
    const text = this.#wide
      ? stringAt(body, 0)?.text
      : Buffer.from(body.subarray(1, 1 + (body[0] as number)))
    if (text !== undefined && text.length > 0) this.#headings.add(text)
  }

  /** Lines of headers and footers that say more than the page and the file. */
  headings(page: number): PageHeadings {
    const headings = new PageHeadings()
    for (const code of this.#headings.in(page)) headings.code(code)
    headings.lose(this.#headings.lost)
    return headings
  }

  /** Comments and text boxes that were not taken in. */
  get lost(): number {
    return Math.max(this.notes.lost, this.comments - this.notes.count) + this.boxes.lost
  }
}
