import { readFormatCode, type FormatToken } from './format-code.ts'
import { numberSection, type NumberSection } from './number-section.ts'

/** What a number format does to a value. */
export type NumberFormat =
  | { readonly kind: 'general' }
  | DateFormat
  | { readonly kind: 'number'; readonly sections: readonly NumberSection[] }

/** Which parts of a moment a date format shows; `elapsed` counts hours past 24, `decimals` are those of the seconds. */
export interface DateFormat {
  readonly kind: 'date'
  readonly date: boolean
  readonly time: boolean
  readonly elapsed: boolean
  readonly decimals?: number
}

export const GENERAL: NumberFormat = { kind: 'general' }
const DATE: NumberFormat = { kind: 'date', date: true, time: false, elapsed: false }
const TIME: NumberFormat = { kind: 'date', date: false, time: true, elapsed: false }

/** Formats that a file does not spell out (ECMA-376 18.8.30), with Chinese Windows' meaning of 27–36 and 50–58. */
const BUILTIN: Readonly<Record<number, string>> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  5: '"$"#,##0_);\\("$"#,##0\\)',
  6: '"$"#,##0_);\\("$"#,##0\\)',
  7: '"$"#,##0.00_);\\("$"#,##0.00\\)',
  8: '"$"#,##0.00_);\\("$"#,##0.00\\)',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  12: '# ?/?',
  13: '# ??/??',
  14: 'yyyy/m/d',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'yyyy/m/d h:mm',
  37: '#,##0_);\\(#,##0\\)',
  38: '#,##0_);\\(#,##0\\)',
  39: '#,##0.00_);\\(#,##0.00\\)',
  40: '#,##0.00_);\\(#,##0.00\\)',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss.0',
  48: '##0.0E+0',
}
const CHINESE_TIMES = new Set([32, 33, 34, 35, 55, 56])

/** The meaning of a format by its number, when the file has no code for it. */
export function builtinFormat(id: number): NumberFormat {
  const code = BUILTIN[id]
  if (code !== undefined) return compileFormat(code)
  if (CHINESE_TIMES.has(id)) return TIME
  return (id >= 27 && id <= 36) || (id >= 50 && id <= 58) ? DATE : GENERAL
}

/**
 * The meaning of a format code. Of sections whose text we do not render (Chinese numerals) the stored text stands for
 * itself; codes that have no others count as general.
 */
export function compileFormat(code: string): NumberFormat {
  const sections = readFormatCode(code)
  const first = sections[0] ?? []
  if (first.some((token) => token.is === 'date' || token.is === 'elapsed' || token.is === 'ampm')) {
    return dateFormat(first)
  }
  const numeric = sections.slice(0, 3).map(numberSection)
  if (numeric.every(isPlain)) return GENERAL
  return { kind: 'number', sections: numeric }
}

/** Puts no more than what the number is. */
function isPlain({ as }: NumberSection): boolean {
  return as === null || (as.kind === 'general' && as.before === '' && as.behind === '')
}

function dateFormat(tokens: readonly FormatToken[]): DateFormat {
  const letters = tokens.flatMap((token) =>
    token.is === 'date' ? [token.letter] : token.is === 'elapsed' ? [`[${token.letter}`] : [],
  )
  const minute = (i: number) => /h/.test(letters[i - 1] ?? '') || /s/.test(letters[i + 1] ?? '')
  const isTime = (letter: string, i: number) =>
    /^(?:\[.|h|s)$/.test(letter) || (letter === 'm' && minute(i))
  return {
    kind: 'date',
    date: letters.some((letter, i) => !isTime(letter, i)),
    time: letters.some(isTime) || tokens.some((token) => token.is === 'ampm'),
    elapsed: letters.some((letter) => letter.startsWith('[')),
    ...decimalsOf(tokens),
  }
}

/** Digits behind a point in a format of time are parts of a second; Excel has three of them at most. */
function decimalsOf(tokens: readonly FormatToken[]): Pick<DateFormat, 'decimals'> {
  const point = tokens.findIndex(({ is }) => is === 'point')
  const digits = point < 0 ? [] : tokens.slice(point).filter(({ is }) => is === 'digit')
  return digits.length === 0 ? {} : { decimals: Math.min(3, digits.length) }
}
