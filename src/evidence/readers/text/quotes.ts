import { DOUBLED } from './plan.ts'

/** Delimiters of files that are quoted by custom; elsewhere a quote is one only when it is seen at work. */
const QUOTED_BY_CUSTOM = [',', '\t', '\t\t', ';', '|', ', ', '; ']

/** The quote of the dialect: the one that opens and closes more cells; none for lines that are one cell. */
export function quoteOf(text: string, delimiter: string | null): string | null {
  if (delimiter === null) return linesAreQuoted(text) ? '"' : null
  const double = wrapped(text, delimiter, '"')
  const single = wrapped(text, delimiter, "'")
  if (single.both > double.both && single.both * 2 > single.opens) return "'"
  if (double.both > 0) return '"'
  return QUOTED_BY_CUSTOM.includes(delimiter) ? '"' : null
}

/** A list of one column, each line in quotes. */
function linesAreQuoted(text: string): boolean {
  const lines = text.split(/\r\n|[\n\r]/).filter((line) => line !== '')
  const quoted = lines.filter(
    (line) => line.length > 1 && line.startsWith('"') && line.endsWith('"'),
  )
  return lines.length > 0 && quoted.length * 10 >= lines.length * 9
}

/** Cells that begin with the quote, and those of them that end with it on the same line. */
function wrapped(text: string, delimiter: string, quote: string): { opens: number; both: number } {
  let opens = 0
  let both = 0
  for (let i = text.indexOf(quote); i >= 0; i = text.indexOf(quote, i + 1)) {
    if (!startsCell(text, i, delimiter)) continue
    opens++
    if (closesAhead(text, i + 1, delimiter, quote)) both++
  }
  return { opens, both }
}

function startsCell(text: string, i: number, delimiter: string): boolean {
  if (i === 0 || isLineEnd(text[i - 1])) return true
  return delimiter === ' '
    ? /[ \t\u3000]/.test(text[i - 1] ?? '')
    : text.startsWith(delimiter, i - delimiter.length)
}

function endsCell(text: string, i: number, delimiter: string): boolean {
  if (i >= text.length || isLineEnd(text[i])) return true
  return delimiter === ' ' ? /[ \t\u3000]/.test(text[i] ?? '') : text.startsWith(delimiter, i)
}

/** Cells longer than this are no evidence; it also bounds the time for a line of quotes. */
const LOOK_AHEAD = 4000
const MOST_TRIES = 64

function closesAhead(text: string, from: number, delimiter: string, quote: string): boolean {
  let tries = 0
  for (let i = text.indexOf(quote, from); i >= 0; i = text.indexOf(quote, i + 1)) {
    if (i - from > LOOK_AHEAD || ++tries > MOST_TRIES) return false
    if (endsCell(text, i + 1, delimiter)) return true
  }
  return false
}

function isLineEnd(c: string | undefined): boolean {
  return c === '\n' || c === '\r'
}

/** Other escapes than these have not been seen; all but the first two need to be seen twice. */
const ESCAPES = ['\\', '\0', '^', '~', '`', '/', '?', '%', '*', '$', '&', '@', '!']

/** How quotes inside quotes are written: doubled, unless one other character stands before nearly all of them. */
export function escapeOf(text: string, delimiter: string | null, quote: string): string {
  const before = new Map<string, number>()
  let doubled = 0
  let inner = 0
  for (let i = text.indexOf(quote); i >= 0; i = text.indexOf(quote, i + 1)) {
    if (delimiter === null || startsCell(text, i, delimiter)) continue
    if (text[i + 1] === quote) {
      const isEscaped = endsCell(text, i + 2, delimiter) && ESCAPES.includes(text[i - 1] ?? '')
      if (!isEscaped) doubled++
      i++
      continue
    }
    if (endsCell(text, i + 1, delimiter)) continue
    inner++
    const c = text[i - 1] ?? ''
    before.set(c, (before.get(c) ?? 0) + 1)
  }
  const found = ESCAPES.find((c) => isEscape(c, before.get(c) ?? 0, inner, doubled))
  return found ?? DOUBLED
}

function isEscape(c: string, times: number, inner: number, doubled: number): boolean {
  const least = c === '\\' || c === '\0' ? 1 : 2
  return times >= least && times * 10 >= inner * 8 && times > doubled
}
