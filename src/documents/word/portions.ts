import type { Part } from './unpacked.ts'

/** Something of a paper that stands by itself, not made yet. */
export interface Piece<T> {
  /** Its cells and paragraphs. */
  readonly weight: number
  readonly make: () => readonly T[]
}

/** Pieces in their order, together as long as they weigh no more than `atOnce`; one that is heavier goes alone. */
export function portionsOf<T>(all: readonly Piece<T>[], atOnce: number): Piece<T>[][] {
  const portions: Piece<T>[][] = []
  let weight = 0
  for (const piece of all) {
    const last = portions.at(-1)
    weight += piece.weight
    if (last && weight <= atOnce) last.push(piece)
    else {
      portions.push([piece])
      weight = piece.weight
    }
  }
  return portions
}

const BODY = 'word/document.xml'
const BEGIN = '<w:body>'
/** The size of the page and its running heads stand at the end of the body. */
const SECTION = '<w:sectPr'

/** What stands in the body of a package, without its section. */
export function bodyOf(parts: readonly Part[]): string {
  const text = parts.find(({ name }) => name === BODY)?.text ?? ''
  return text.slice(beginOf(text), text.lastIndexOf(SECTION))
}

/** The package with these bodies in front of its own. */
export function withBefore(parts: readonly Part[], before: readonly string[]): readonly Part[] {
  return parts.map(({ name, text }) => {
    if (name !== BODY) return { name, text }
    const begin = beginOf(text)
    return { name, text: [text.slice(0, begin), ...before, text.slice(begin)].join('') }
  })
}

function beginOf(text: string): number {
  return text.indexOf(BEGIN) + BEGIN.length
}
