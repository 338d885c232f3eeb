/** What no text holds: control characters, places of no character, and those that a font has for itself. */
const NO_LETTER = /[\0-\x08\x0b-\x1f\x7f-\x9f\p{Co}\p{Cn}]/gu
/** A font of which one letter in so many is none has no table of its characters. */
const ONE_IN = 10

interface Item {
  readonly str: string
  readonly fontName?: string
}

/**
 * The fonts of a page that bring no table of their characters: what the library gives for their text are the numbers of glyphs,
 * which look like other text and are none.
 */
export function unmappedFonts(items: readonly Item[]): ReadonlySet<string> {
  const fonts = new Map<string, { letters: number; none: number }>()
  for (const { str, fontName = '' } of items) {
    const font = fonts.get(fontName) ?? { letters: 0, none: 0 }
    font.letters += str.length
    font.none += str.match(NO_LETTER)?.length ?? 0
    fonts.set(fontName, font)
  }
  const unmapped = [...fonts].filter(
    ([, { letters, none }]) => none * ONE_IN >= letters && none > 0,
  )
  return new Set(unmapped.map(([name]) => name))
}
