import { type Matrix } from './matrix.ts'
import type { TextPiece } from './text-piece.ts'

/** Letters as a page draws them, in the measure of the drawing. */
export interface Drawn {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly size: number
  /** How wide letters are drawn beside their usual width. */
  readonly stretch: number
  /** From each letter to the next; where it is not said they stand as wide as they are. */
  readonly dx: readonly (number | undefined)[]
  readonly dy: readonly number[]
  readonly to: Matrix
}

/** A step that leaves so much of the letter's height free parts two pieces. */
const APART = 0.5
/** Letters that are drawn backwards begin anew. */
const BACK = -0.3

/**
 * The pieces of drawn letters, in points of the page: one as long as they follow one another. Text that does not run from
 * left to right is one piece where it begins.
 */
export function piecesOf(drawn: Drawn): TextPiece[] {
  const letters = Array.from(drawn.text)
  const [a, b] = drawn.to
  if (Math.abs(a) < Math.abs(b) || runsDown(drawn)) return upright(drawn)
  const pieces: TextPiece[] = []
  let at = drawn.x
  let run = { text: '', from: at, to: at }
  const end = () => {
    pieces.push(...pieceOf(drawn, run.text, run.from, run.to - run.from))
  }
  letters.forEach((letter, i) => {
    const gap = at - run.to
    const broken = gap > APART * drawn.size || gap < BACK * drawn.size || /\s\s$/.test(run.text)
    if (run.text !== '' && broken && letter.trim() !== '') {
      end()
      run = { text: '', from: at, to: at }
    }
    const wide = usualWidth(letter) * drawn.size * drawn.stretch
    const step = drawn.dx[i] ?? wide
    run.text += letter
    run.to = at + Math.min(wide, Math.max(step, 0) || wide)
    at += step
  })
  end()
  return pieces
}

function runsDown({ dx, dy }: Drawn): boolean {
  return dy.some((step) => step !== 0) && dx.every((step) => (step ?? 0) === 0)
}

function upright(drawn: Drawn): TextPiece[] {
  return pieceOf(drawn, drawn.text, drawn.x, drawn.size)
}

function pieceOf(drawn: Drawn, text: string, from: number, wide: number): TextPiece[] {
  const [a, b, c, d, e, f] = drawn.to
  const words = text.trim()
  const size = Math.max(1, Math.min(drawn.size * Math.hypot(c, d), 200))
  const x = a * from + c * drawn.y + e
  const y = b * from + d * drawn.y + f
  const width = wide * Math.hypot(a, b)
  if (words === '' || ![x, y, width, size].every(Number.isFinite)) return []
  return [{ text: words, x, y, width, size }]
}

/** How wide a letter is beside its height, about. */
function usualWidth(letter: string): number {
  if (letter >= '\u2e80') return 1
  return /[A-Z@%&—…]/.test(letter) ? 0.7 : 0.5
}
