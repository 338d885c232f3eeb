import type { ReadSink } from '../../../row.ts'
import { readLoose } from '../../loose.ts'
import { Notes } from '../../notes.ts'
import { XmlEvents } from '../../xml-events.ts'
import type { Package } from '../package.ts'
import { readParts, tellBroken } from './part-reading.ts'

/** Drawings on sheets and charts, what is shown as a diagram, and the drawings of old programs. */
const DRAWINGS = /\/drawings\/drawing\d*\.xml$|\/diagrams\/data\d*\.xml$/
const LEGACY = /\/drawings\/vmldrawing\d*\.(?:vml|xml)$/

export function isDrawing(path: string): boolean {
  return DRAWINGS.test(path) || LEGACY.test(path)
}

/** Takes the text of shapes, a paragraph a line. */
class ShapeTexts extends XmlEvents {
  protected readonly notes: Notes
  #line = ''
  /** Text of the line at hand is left out. */
  #cut = false
  /** Depth inside what is written a second time for old programs. */
  #second = 0

  constructor(notes: Notes) {
    super()
    this.notes = notes
  }

  protected override opened(name: string): void {
    if (this.#second > 0 || name === 'Fallback') this.#second++
    else if (this.holdsText(name)) this.wantsText = true
    if (this.#second === 0 && this.breaks(name)) this.characters('\n')
  }

  protected override characters(text: string): void {
    if (this.#second > 0) return
    if (this.#line.length < LONGEST) this.#line += this.piece(text)
    else this.#cut = true
  }

  protected override closed(name: string): void {
    if (this.#second > 0) this.#second--
    if (this.holdsText(name)) this.wantsText = false
    else if (!this.isLine(name)) return
    else this.end()
  }

  /** The line at hand is whole, or the part breaks off in it. */
  end(): void {
    for (const line of this.#line.split('\n')) if (line.trim() !== '') this.notes.add(line)
    if (this.#cut) this.notes.lost++
    this.#line = ''
    this.#cut = false
  }

  protected holdsText(name: string): boolean {
    return name === 't'
  }
  protected isLine(name: string): boolean {
    return name === 'p'
  }
  protected breaks(name: string): boolean {
    return name === 'br'
  }
  protected piece(text: string): string {
    return text
  }
}

/** Text boxes of old programs hold pages in small: text stands anywhere in them. */
class LegacyTexts extends ShapeTexts {
  protected override holdsText(name: string): boolean {
    return name === 'textbox'
  }
  protected override isLine(name: string): boolean {
    return name === 'div' || name === 'shape'
  }
  protected override piece(text: string): string {
    return text.replace(/\s+/g, ' ')
  }
}

const LONGEST = 1 << 20

/** Reads the text boxes and shapes of a workbook as loose text. */
export async function readDrawings(pack: Package, sink: ReadSink): Promise<void> {
  const notes = new Notes()
  const paths = pack.paths()
  const drawn = paths.filter((path) => DRAWINGS.test(path))
  const legacy = paths.filter((path) => LEGACY.test(path))
  const shapes: ShapeTexts[] = []
  const kept = (texts: ShapeTexts) => (shapes.push(texts), texts)
  const broken =
    (await readParts(pack, drawn, () => kept(new ShapeTexts(notes)))) +
    (await readParts(pack, legacy, () => kept(new LegacyTexts(notes))))
  for (const texts of shapes) texts.end()
  readLoose(notes.text, sink, '文本框')
  if (notes.lost > 0) {
    const message = `文本框文字 ${notes.lost} 段未读 / ${notes.lost} paragraphs of text boxes, not read`
    sink.issue({ code: 'NOT_A_TABLE', message })
  }
  tellBroken(broken, '绘图', 'drawings', sink)
}
