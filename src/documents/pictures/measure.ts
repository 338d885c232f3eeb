import { shown } from '../safe.ts'

/**
 * How wide text is, in thousandths of an em, by class of character. No font can be asked: the page takes whatever the
 * machine has. Each width is that of the widest of the fonts that the page names (Noto Sans CJK, YaHei, SimSun, DejaVu),
 * so that a text never needs more than it was given.
 */
const WIDTHS: readonly (readonly [RegExp, number])[] = [
  [/^[iIjl.,:;'|!]$/, 360],
  [/^[ ()[\]{}/\\tfr"*-]$/, 430],
  [/^[mwMW@%&]$/, 1000],
  [/^[A-Z]$/, 780],
  [/^[\x21-\x7E]$/, 640],
]

const WIDEST = 1000

const known = new Map<string, number>()

function widthOf(char: string): number {
  const found = known.get(char)
  if (found !== undefined) return found
  const width = WIDTHS.find(([chars]) => chars.test(char))?.[1] ?? WIDEST
  if (known.size < 4096) known.set(char, width)
  return width
}

/**
 * Advance width of a line at a size, rounded up; both in tenths of a millimetre.
 *
 * @example advance('批次', 30) → 60
 */
export function advance(text: string, size: number): number {
  const ems = Array.from(text).reduce((sum, char) => sum + widthOf(char), 0)
  return Math.ceil((ems * size) / 1000)
}

/** More marks than two on one letter would climb out of their line. */
const PILED_MARKS = /(?<=\p{M}{2})\p{M}/gu

/** A text as it is drawn: masked, on one line, with nothing in it that acts, hides or piles up. */
export function drawable(text: string): string {
  return shown(text.slice(0, 20_000), 'name').replace(PILED_MARKS, (mark) => {
    return `\\u{${(mark.codePointAt(0) ?? 0).toString(16).toUpperCase()}}`
  })
}

const ELLIPSIS = '…'

/** As much of a line as fits, with … where it does not; the whole stands in the table beneath. */
export function fitted(text: string, width: number, size: number): string {
  if (advance(text, size) <= width) return text
  const chars = Array.from(text)
  const count = fittingCount(chars, width - advance(ELLIPSIS, size), size)
  return chars.slice(0, count).join('') + ELLIPSIS
}

function fittingCount(chars: readonly string[], width: number, size: number): number {
  let used = 0
  for (let i = 0; i < chars.length; i++) {
    used += widthOf(chars[i] ?? '') * size
    if (used > width * 1000) return i
  }
  return chars.length
}

/** Punctuation that never begins a line. */
const NO_START = /^[，。、；：！？）》”’】…,.;:!?)\]]$/

/** A text in lines, at most so many; what does not fit ends in …. A text that is empty has no line. */
export function wrapped(
  text: string,
  width: number,
  size: number,
  most: number,
): readonly string[] {
  const lines: string[] = []
  let rest = Array.from(text.trim())
  while (rest.length > 0 && lines.length < most - 1 && advance(rest.join(''), size) > width) {
    const count = lineEnd(rest, Math.max(1, fittingCount(rest, width, size)))
    lines.push(rest.slice(0, count).join('').trimEnd())
    rest = Array.from(rest.slice(count).join('').trimStart())
  }
  return rest.length === 0 ? lines : [...lines, fitted(rest.join(''), width, size)]
}

/** Punctuation that never ends a line. */
const NO_END = /^[（《“‘【([]$/
const WORD = /^[\w-]$/

/** Some characters fewer, where a line would else break in a word or at punctuation that belongs to its neighbour. */
function lineEnd(chars: readonly string[], count: number): number {
  const at = (i: number) => chars[i] ?? ''
  const breaks = (end: number) =>
    !NO_START.test(at(end)) &&
    !NO_END.test(at(end - 1)) &&
    !(WORD.test(at(end)) && WORD.test(at(end - 1)))
  for (let end = count; end > Math.max(1, count - 8); end--) if (breaks(end)) return end
  return count
}
