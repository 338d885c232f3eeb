import { holdsPerson } from './attributes.ts'
import type { HeldText } from './held-text.ts'
import { classOf } from './tokens.ts'

/** Elements inside one another, and cells of a row, beyond which no rows are looked for. */
const DEEPEST = 200
const MOST_CELLS = 100
const FRAMES = new Set(['div', 'li'])
/** What a row of columns is called, and its columns: bootstrap, element, ant, layui. */
const ROW = /(?:^|[\s_-])(?:row|tr|item|line)(?:$|[\s_-])/i
const COLUMN = /(?:^|[\s_-])(?:col|column|cell|td|th)(?:$|[\s_\d-])/i
/** Classes that tell the rows of a list apart, and not its columns. */
const TURNS =
  /^(?:odd|even|alt|first|last|active|selected|clearfix|.*[-_](?:odd|even|alt|active|first|last))$/i

interface Frame {
  readonly name: string
  readonly classes: string
  /** Where its text begins, and where that of its last child ended. */
  readonly from: number
  to: number
  readonly cells: string[]
  readonly kinds: string[]
  /** What stands in it may be rows of cells. */
  fits: boolean
}

/**
 * Follows divs and items of lists, and finds rows among them by their classes: `<div class="name">张三</div><div
 * class="tel">138…</div>` are two cells of a row. Children of one class are lines, as they were.
 */
export class ClassRows {
  readonly #text: HeldText
  readonly #frames: Frame[] = []
  #deeper = 0

  constructor(text: HeldText) {
    this.#text = text
  }

  open(name: string, attributes: string): void {
    if (!FRAMES.has(name)) return
    if (this.#frames.length >= DEEPEST) {
      this.#deeper++
      return
    }
    const parent = this.#frames.at(-1)
    if (parent?.fits === true && !this.#isBlank(parent.to)) parent.fits = false
    const classes = classOf(attributes)
    const { place } = this.#text
    this.#frames.push({ name, classes, from: place, to: place, cells: [], kinds: [], fits: true })
  }

  /** An element ends; gives the rows of cells that it was found to hold, whose text is taken back. */
  close(name: string): readonly (readonly string[])[] | null {
    if (!FRAMES.has(name)) return null
    if (this.#deeper > 0) {
      this.#deeper--
      return null
    }
    const frame = this.#frames.pop()
    if (frame === undefined) return null
    const rows = this.#isBlank(frame.to) ? rowsOf(frame) : null
    if (rows !== null) this.#text.takeBack(frame.from)
    this.#tellParent(frame, rows !== null)
    return rows
  }

  /** The elements that are open hold cells that are made otherwise. */
  unfit(): void {
    for (const frame of this.#frames) frame.fits = false
  }

  #tellParent(child: Frame, isRow: boolean): void {
    const parent = this.#frames.at(-1)
    if (parent?.fits !== true) return
    const text = this.#text.since(child.from)?.trim() ?? null
    if (isRow || text === null || text.includes('\n') || parent.cells.length >= MOST_CELLS) {
      parent.fits = false
      return
    }
    for (const [i, cell] of text.split('\t').entries()) {
      parent.cells.push(cell)
      parent.kinds.push(i === 0 ? child.classes : `${child.classes} +${'+'.repeat(i)}`)
    }
    parent.to = this.#text.place
  }

  #isBlank(from: number): boolean {
    return this.#text.since(from)?.trim() === ''
  }
}

function rowsOf({ fits, classes, cells, kinds }: Frame): string[][] | null {
  if (!fits || cells.length < 2) return null
  const names = kinds.map(kindOf)
  const isRow = ROW.test(classes) && kinds.every((kind) => COLUMN.test(kind))
  const width = isRow ? cells.length : periodOf(names)
  if (width === null || cells.filter((cell) => isPerson(cell)).length > 1) return null
  return Array.from({ length: cells.length / width }, (_, i) =>
    cells.slice(i * width, (i + 1) * width),
  )
}

/** A class without what tells one row from the next. */
function kindOf(classes: string): string {
  const words = classes.split(/\s+/).filter((word) => !TURNS.test(word))
  return words.map((word) => word.replace(/\d+$/, '')).join(' ')
}

/** After how many cells their classes come again, each of them once; null where they do not. */
function periodOf(names: readonly string[]): number | null {
  const again = names.indexOf(names[0] ?? '', 1)
  const width = again < 0 ? names.length : again
  const first = names.slice(0, width)
  if (width < 2 || names.length % width > 0 || first.includes('')) return null
  if (new Set(first).size < width) return null
  return names.every((name, i) => name === first[i % width]) ? width : null
}

/** A line about somebody: a name beside what identifies him. Two of these are no cells of one row. */
function isPerson(text: string): boolean {
  return /\p{Script=Han}{2}/u.test(text) && holdsPerson(text)
}
