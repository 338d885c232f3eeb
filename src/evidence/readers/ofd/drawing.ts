import { matrixOf, numbersOf, UNMOVED, within, type Matrix } from '../pages/matrix.ts'
import { XmlEvents, type TagAttributes } from '../xml-events.ts'
import { Canvas } from './canvas.ts'

/** A text longer than this, or more steps between its letters, is none that is drawn. */
const LONGEST_TEXT = 1 << 14
/** Square millimetres: smaller pictures are seals, codes and signs. */
const LARGE_PICTURE = 5000

/** Reads the objects of a page or a template (GB/T 33190-2016, 7 to 13): texts where they stand, in millimetres. */
export class OfdDrawing extends XmlEvents {
  /** Where objects go at present. */
  protected canvas: Canvas
  /** What moves them all at present. */
  protected base: Matrix = UNMOVED
  /** Templates that the page is drawn upon. */
  readonly templates: string[] = []
  #object = { to: UNMOVED, size: 0, stretch: 1, font: '' }
  #place = { x: 0, y: 0 }
  #dx: readonly number[] = []
  #dy: readonly number[] = []
  #text: string | null = null

  constructor(canvas = new Canvas()) {
    super()
    this.canvas = canvas
  }

  protected override opened(name: string, attributes: TagAttributes): void {
    if (name === 'TextObject') this.#beginObject(attributes)
    else if (name === 'TextCode') this.#beginText(attributes)
    else if (name === 'ImageObject') this.#picture(attributes)
    else if (name === 'CompositeObject')
      this.canvas.unit(attributes.get('ResourceID') ?? '', this.#placeOf(attributes))
    else if (name === 'Template') this.templates.push(attributes.get('TemplateID') ?? '')
  }

  #placeOf(attributes: TagAttributes): Matrix {
    const [x = 0, y = 0] = numbersOf(attributes.get('Boundary'))
    const moved = within(matrixOf(attributes.get('CTM')), [1, 0, 0, 1, x, y])
    return within(moved, this.base)
  }

  #beginObject(attributes: TagAttributes): void {
    const [, , , high = 0] = numbersOf(attributes.get('Boundary'))
    const [size = high] = numbersOf(attributes.get('Size') ?? attributes.get('size'))
    const [stretch = 1] = numbersOf(attributes.get('HScale'))
    const font = attributes.get('Font') ?? ''
    this.#object = { to: this.#placeOf(attributes), size, stretch, font }
    this.#place = { x: 0, y: 0 }
  }

  /** A text whose place is not said stands where the one before it does. */
  #beginText(attributes: TagAttributes): void {
    const [x = this.#place.x] = numbersOf(attributes.get('X'))
    const [y = this.#place.y] = numbersOf(attributes.get('Y'))
    this.#place = { x, y }
    this.#dx = stepsOf(attributes.get('DeltaX'))
    this.#dy = stepsOf(attributes.get('DeltaY'))
    this.#text = ''
    this.wantsText = true
  }

  #picture(attributes: TagAttributes): void {
    const [, , width = 0, height = 0] = numbersOf(attributes.get('Boundary'))
    if (width * height >= LARGE_PICTURE) this.canvas.pictures++
  }

  protected override characters(text: string): void {
    if (this.#text !== null && this.#text.length < LONGEST_TEXT) this.#text += text
  }

  protected override closed(name: string): void {
    if (name !== 'TextCode' || this.#text === null) return
    const text = this.#text.replace(/^[\r\n]\s*/, '').replace(/[\r\n]\s*$/, '')
    const { font, ...object } = this.#object
    this.canvas.letters({ text, ...this.#place, ...object, dx: this.#dx, dy: this.#dy }, font)
    this.#text = null
    this.wantsText = false
  }
}

/** Steps between letters; `g 3 4.5` stands for 4.5 4.5 4.5. */
function stepsOf(text: string | null): number[] {
  const words = (text ?? '').trim().split(/\s+/)
  const steps: number[] = []
  for (let i = 0; i < words.length && steps.length < LONGEST_TEXT; i++) {
    const grouped = words[i] === 'g'
    const times = grouped ? Number(words[++i]) : 1
    const step = Number(words[grouped ? ++i : i])
    if (words[i] === '' || !Number.isFinite(step) || !(times >= 0)) break
    for (let n = 0; n < times && steps.length < LONGEST_TEXT; n++) steps.push(step)
  }
  return steps
}

/** Reads the units of a list of resources that pages draw by their number. */
export class OfdUnits extends OfdDrawing {
  readonly #units: Map<string, Canvas>

  constructor(units: Map<string, Canvas>) {
    super()
    this.#units = units
  }

  protected override opened(name: string, attributes: TagAttributes): void {
    if (name !== 'CompositeGraphicUnit') super.opened(name, attributes)
    else {
      this.canvas = new Canvas()
      if (this.#units.size < MOST_UNITS) this.#units.set(attributes.get('ID') ?? '', this.canvas)
    }
  }
}

const MOST_UNITS = 1000

/** Reads the notes of a page: the words of each, and what it draws. */
export class OfdNotes extends OfdDrawing {
  readonly notes: { readonly words: string[]; readonly canvas: Canvas }[] = []
  #words: string | null = null

  protected override opened(name: string, attributes: TagAttributes): void {
    if (name === 'Annot') {
      this.canvas = new Canvas()
      if (this.notes.length < MOST_UNITS) this.notes.push({ words: [], canvas: this.canvas })
    } else if (name === 'Appearance') {
      const [x = 0, y = 0] = numbersOf(attributes.get('Boundary'))
      this.base = [1, 0, 0, 1, x, y]
    } else if (name === 'Remark' || name === 'Parameter') {
      this.#words = ''
      this.wantsText = true
    } else super.opened(name, attributes)
  }

  protected override characters(text: string): void {
    if (this.#words === null) super.characters(text)
    else if (this.#words.length < LONGEST_TEXT) this.#words += text
  }

  protected override closed(name: string): void {
    if ((name !== 'Remark' && name !== 'Parameter') || this.#words === null) {
      super.closed(name)
      return
    }
    if (this.#words.trim() !== '') this.notes.at(-1)?.words.push(this.#words.trim())
    this.#words = null
    this.wantsText = false
  }
}
