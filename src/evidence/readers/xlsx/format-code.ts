/** One piece of a number format code. */
export type FormatToken =
  | { readonly is: 'literal'; readonly text: string }
  | { readonly is: 'digit'; readonly char: '0' | '#' | '?' }
  | { readonly is: 'exponent'; readonly plus: boolean }
  | { readonly is: 'date'; readonly letter: string }
  | { readonly is: 'elapsed'; readonly letter: string }
  | { readonly is: 'condition'; readonly operator: string; readonly value: number }
  | {
      readonly is: 'point' | 'comma' | 'percent' | 'slash' | 'text' | 'general' | 'ampm' | 'unknown'
    }

/** Longer codes do not come from Excel (its limit is 255) and are not interpreted. */
const LONGEST_CODE = 1024
const WORDS: readonly (readonly [string, FormatToken])[] = [
  ['general', { is: 'general' }],
  ['g/通用格式', { is: 'general' }],
  ['am/pm', { is: 'ampm' }],
  ['a/p', { is: 'ampm' }],
  ['上午/下午', { is: 'ampm' }],
  ['e+', { is: 'exponent', plus: true }],
  ['e-', { is: 'exponent', plus: false }],
]
const SINGLE: Readonly<Record<string, FormatToken>> = {
  '0': { is: 'digit', char: '0' },
  '#': { is: 'digit', char: '#' },
  '?': { is: 'digit', char: '?' },
  '.': { is: 'point' },
  ',': { is: 'comma' },
  '%': { is: 'percent' },
  '/': { is: 'slash' },
  '@': { is: 'text' },
}

/**
 * Cuts a number format code into its sections (positive; negative; zero; text) and their tokens.
 * Colours and widths are left out, as they do not change the text.
 */
export function readFormatCode(code: string): readonly (readonly FormatToken[])[] {
  const sections: FormatToken[][] = [[]]
  let section = sections[0] as FormatToken[]
  const source = code.slice(0, LONGEST_CODE)
  for (let at = 0; at < source.length;) {
    if (source[at] === ';') {
      sections.push((section = []))
      at++
      continue
    }
    const { token, length } = nextToken(source, at)
    if (token !== null) section.push(token)
    at += length
  }
  return sections
}

interface Taken {
  readonly token: FormatToken | null
  readonly length: number
}

function nextToken(code: string, at: number): Taken {
  const char = code.charAt(at)
  switch (char) {
    case '"':
      return quoted(code, at)
    case '\\':
    case '!':
      return { token: literal(code.charAt(at + 1)), length: 2 }
    case '_':
      return { token: literal(' '), length: 2 }
    case '*':
      return { token: null, length: 2 }
    case '[':
      return bracketed(code, at)
    default:
      return wordOrLetter(code, at, char)
  }
}

function literal(text: string): FormatToken {
  return { is: 'literal', text }
}

function quoted(code: string, at: number): Taken {
  const end = code.indexOf('"', at + 1)
  const to = end < 0 ? code.length : end
  return { token: literal(code.slice(at + 1, to)), length: to - at + 1 }
}

function bracketed(code: string, at: number): Taken {
  const end = code.indexOf(']', at)
  if (end < 0) return { token: literal('['), length: 1 }
  return { token: inBrackets(code.slice(at + 1, end)), length: end - at + 1 }
}

function inBrackets(inside: string): FormatToken | null {
  if (/^(?:h+|m+|s+)$/i.test(inside))
    return { is: 'elapsed', letter: inside.charAt(0).toLowerCase() }
  const condition = /^(<=|>=|<>|<|>|=)(-?\d{1,20}(?:\.\d{1,20})?)$/.exec(inside)
  if (condition) {
    return { is: 'condition', operator: condition[1] ?? '=', value: Number(condition[2]) }
  }
  if (inside.startsWith('$')) return literal(inside.slice(1).split('-')[0] ?? '')
  return /^dbnum/i.test(inside) ? { is: 'unknown' } : null
}

function wordOrLetter(code: string, at: number, char: string): Taken {
  for (const [word, token] of WORDS) {
    if (code.slice(at, at + word.length).toLowerCase() === word)
      return { token, length: word.length }
  }
  const single = SINGLE[char]
  if (single !== undefined) return { token: single, length: 1 }
  const letter = char.toLowerCase()
  if (!'ymdhsaebg'.includes(letter)) return { token: literal(char), length: 1 }
  let length = 1
  while (code.charAt(at + length).toLowerCase() === letter) length++
  if (letter === 'a' && length < 3) return { token: literal(char.repeat(length)), length }
  return { token: { is: 'date', letter }, length }
}
