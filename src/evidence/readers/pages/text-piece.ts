/** A piece of text on a page; `x`, `y` in points from the top left corner, `y` at the baseline. */
export interface TextPiece {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly size: number
}
