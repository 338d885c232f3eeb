import { Markup, markup } from '../page/markup.ts'

/** Tenths of a millimetre, whole: the unit of every picture. */
export interface Box {
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
}

export interface Point {
  readonly x: number
  readonly y: number
}

/** Sizes of letters: 8.5, 7 and 6.2 pt on paper. */
export const SIZE = { title: 38, name: 30, small: 25, tiny: 22 } as const

export const INK = '#1c2530'
export const MUTED = '#4a5562'
export const PALE = '#eef3f9'

interface TextStyle {
  readonly size?: number
  readonly bold?: boolean
  readonly fill?: string
  readonly anchor?: 'start' | 'middle' | 'end'
}

/** One line of text; `y` is its baseline. Names stand alone in their element: no reading direction reaches another. */
export function textAt(x: number, y: number, text: string, style: TextStyle = {}): Markup {
  const { size = SIZE.small, bold = false, fill = INK, anchor = 'start' } = style
  const weight = bold ? new Markup(' font-weight="700"') : new Markup('')
  const middle = anchor === 'start' ? new Markup('') : new Markup(` text-anchor="${anchor}"`)
  return markup`<text x="${x}" y="${y}" font-size="${size}" fill="${fill}"${weight}${middle}>${text}</text>`
}

interface LineStyle {
  readonly stroke?: string
  readonly width?: number
  readonly fill?: string
  readonly dashes?: string
}

function lineStyle({ stroke = INK, width = 4, fill = 'none', dashes }: LineStyle): Markup {
  const dashed = dashes === undefined ? '' : ` stroke-dasharray="${dashes}"`
  return new Markup(`fill="${fill}" stroke="${stroke}" stroke-width="${String(width)}"${dashed}`)
}

/** A line by its path data, which holds nothing but letters and whole numbers of our own. */
export function pathOf(data: string, style: LineStyle = {}): Markup {
  return new Markup(`<path d="${data}" ${lineStyle(style).text}/>`)
}

export function boxOf(
  { x, y, w, h }: Box,
  style: LineStyle & { readonly round?: number } = {},
): Markup {
  const round = style.round === undefined ? '' : ` rx="${String(style.round)}"`
  const place = `x="${String(x)}" y="${String(y)}" width="${String(w)}" height="${String(h)}"`
  return new Markup(`<rect ${place}${round} ${lineStyle(style).text}/>`)
}

export function polygonOf(points: readonly Point[], style: LineStyle = {}): Markup {
  const data = points.map(({ x, y }) => `${String(x)},${String(y)}`).join(' ')
  return new Markup(`<polygon points="${data}" ${lineStyle(style).text}/>`)
}

/** What somebody who cannot see the picture is told of it. */
export interface Told {
  readonly title: string
  readonly description: string
}

/** A picture inside a page. It scales to the width that it is given. */
export function svg(width: number, height: number, told: Told, parts: readonly Markup[]): Markup {
  return markup`<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${told.title}"><title>${told.title}</title><desc>${told.description}</desc>${parts}</svg>
`
}
