import type { Drawn } from '../pages/drawn-text.ts'
import { matrixOf, numbersOf, UNMOVED, within, type Matrix } from '../pages/matrix.ts'
import { PiecesDrawn } from '../pages/pieces-drawn.ts'
import { XmlEvents, type TagAttributes } from '../xml-events.ts'

/** Points of a unit of the page, of which 96 are an inch. */
const POINTS = 0.75
const IN_POINTS: Matrix = [POINTS, 0, 0, POINTS, 0, 0]
/** Smaller pictures are signs and letterheads, in square units. */
const LARGE_PICTURE = 70_000
const MOST_LINKS = 10_000
const LONGEST_TEXT = 1 << 14
const DEEPEST = 256

/** Reads the letters of a page where they stand (XPS and OpenXPS, ECMA-388, 12: `Glyphs`). */
export class XpsPage extends XmlEvents {
  readonly pieces = new PiecesDrawn()
  readonly links: string[] = []
  pictures = 0
  /** Letters are drawn of which is only said how they look. */
  isUnmapped = false
  readonly #moves: Matrix[] = [IN_POINTS]
  #glyphs: { readonly drawn: Omit<Drawn, 'to'>; readonly font: string; move: Matrix } | null = null
  #moving: 'Canvas' | 'Glyphs' | null = null

  protected override opened(name: string, attributes: TagAttributes): void {
    const link = attributes.get('FixedPage.NavigateUri')
    if (link !== null && this.links.length < MOST_LINKS) this.links.push(link)
    if (name === 'Canvas') this.#push(matrixOf(attributes.get('RenderTransform')))
    else if (name === 'Glyphs') this.#begin(attributes)
    else if (name === 'Canvas.RenderTransform') this.#moving = 'Canvas'
    else if (name === 'Glyphs.RenderTransform') this.#moving = 'Glyphs'
    else if (name === 'MatrixTransform') this.#move(matrixOf(attributes.get('Matrix')))
    else if (name === 'ImageBrush') this.#picture(attributes)
  }

  #push(move: Matrix): void {
    if (this.#moves.length < DEEPEST) this.#moves.push(within(move, this.#moves.at(-1) ?? UNMOVED))
    else this.stopped = this.broken = true
  }

  /** A transform that is written as an element of its own. */
  #move(move: Matrix): void {
    const outer = this.#moves.at(-2)
    if (this.#moving === 'Glyphs' && this.#glyphs) this.#glyphs.move = move
    else if (this.#moving === 'Canvas' && outer)
      this.#moves[this.#moves.length - 1] = within(move, outer)
  }

  #begin(attributes: TagAttributes): void {
    const written = attributes.get('UnicodeString') ?? ''
    const text = written.replace(/^\{\}/, '').slice(0, LONGEST_TEXT)
    const indices = attributes.get('Indices') ?? ''
    if (text === '' && indices.trim() !== '') this.isUnmapped = true
    const [x = 0] = numbersOf(attributes.get('OriginX'))
    const [y = 0] = numbersOf(attributes.get('OriginY'))
    const [size = 0] = numbersOf(attributes.get('FontRenderingEmSize'))
    const dx = stepsOf(indices, size)
    const font = attributes.get('FontUri') ?? ''
    const move = matrixOf(attributes.get('RenderTransform'))
    this.#glyphs = { drawn: { text, x, y, size, stretch: 1, dx, dy: [] }, font, move }
  }

  #picture(attributes: TagAttributes): void {
    const [, , width = 0, height = 0] = numbersOf(attributes.get('Viewport'))
    if (width * height >= LARGE_PICTURE) this.pictures++
  }

  protected override characters(): void {
    // Text of a page stands in attributes.
  }

  protected override closed(name: string): void {
    if (name === 'Glyphs') this.#end()
    else if (name === 'Canvas' && this.#moves.length > 1) this.#moves.pop()
    else if (name.endsWith('.RenderTransform')) this.#moving = null
  }

  #end(): void {
    if (this.#glyphs === null) return
    const { drawn, font, move } = this.#glyphs
    this.pieces.take({ ...drawn, to: within(move, this.#moves.at(-1) ?? IN_POINTS) }, font)
    this.#glyphs = null
  }
}

/** Steps between letters: `glyph,step,…;…`, in hundredths of the letters' height; none where several letters make one sign. */
function stepsOf(indices: string, size: number): (number | undefined)[] {
  if (indices.trim() === '' || indices.includes('(')) return []
  return indices
    .split(';', LONGEST_TEXT)
    .map((index) => index.split(',')[1]?.trim() ?? '')
    .map((step) => (/^\d{1,6}(?:\.\d{1,6})?$/.test(step) ? (Number(step) / 100) * size : undefined))
}
