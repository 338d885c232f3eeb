import { markup, type Markup } from '../../page/markup.ts'

/** Shades that stay apart in grey print; the case at hand is also thicker and dashed. */
export const INK = '#1c2530'
export const MUTED = '#5a6572'
export const RULE = '#dfe5ec'
export const FAINT = '#9aa6b4'
export const PALE = '#e3e9f1'
export const DARK = '#1f3b61'
export const LOUD = '#a3212a'

/** Width of a drawing in its own units, and the field of the first one. */
export const WIDTH = 920
export const AREA = { left: 78, right: 900, top: 28, bottom: 408 } as const

export function svgOf(
  height: number,
  title: string,
  description: string,
  parts: readonly Markup[],
): Markup {
  return markup`<svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${title}"><title>${title}</title><desc>${description}</desc>${parts}</svg>
`
}
