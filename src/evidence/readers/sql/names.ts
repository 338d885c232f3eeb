/** Parts of statements are looked at as text of one byte a character, so that places in it are places in the window. */

/** A name, bare or in `…`, "…", […]; `part` says whether a further name may follow after a dot. */
const NAME =
  /\s*(?:`((?:[^`]|``){1,256})`|"((?:[^"]|""){1,256})"|\[((?:[^\]]|\]\]){1,256})\]|([^\s`"'[\](),;.=]{1,256}))\s*(\.?)/y

export interface Named {
  /** Parts from the outermost, without their quotes. */
  readonly parts: readonly string[]
  /** Behind the name. */
  readonly to: number
}

/** Reads a name of up to four parts (`db.schema.table`); null where none stands. */
export function nameAt(text: string, from: number): Named | null {
  const parts: string[] = []
  NAME.lastIndex = from
  for (let i = 0; i < 4; i++) {
    const match = NAME.exec(text)
    if (match === null) return null
    parts.push(utf8(plain(match)))
    if (match[5] === '') return { parts, to: from + (NAME.lastIndex - from) }
  }
  return null
}

function plain([, tick, double, bracket, bare]: RegExpExecArray): string {
  if (tick !== undefined) return tick.replaceAll('``', '`')
  if (double !== undefined) return double.replaceAll('""', '"')
  return bracket === undefined ? (bare ?? '') : bracket.replaceAll(']]', ']')
}

function utf8(latin: string): string {
  return Buffer.from(latin, 'latin1').toString('utf8')
}

/** Blanks, and what somebody says of a column beside its name. */
const REMARKS = /(?:\s|--[^\n]{0,400}\n|\/\*[^*]{0,400}\*\/){0,400}/y

function pastRemarks(text: string, from: number): number {
  REMARKS.lastIndex = from
  return REMARKS.test(text) ? REMARKS.lastIndex : from
}

/** Names between brackets, from the `(` at `from`, with or without remarks; null where something else stands among them. */
export function columnList(text: string, from: number): { names: string[]; to: number } | null {
  const names: string[] = []
  let at = from + 1
  for (;;) {
    const name = nameAt(text, pastRemarks(text, at))
    if (name === null || names.length > 4096) return null
    names.push(name.parts.at(-1) ?? '')
    const behind = pastRemarks(text, name.to)
    const next = text.charAt(behind)
    at = behind + 1
    if (next === ')') return { names, to: at }
    if (next !== ',') return null
  }
}

/** First words of what stands among columns and is none; a column of that name has a type behind it, or quotes. */
const NO_COLUMN =
  /^(?:(?:primary|unique|foreign|fulltext|spatial)\s+(?:key|index)|(?:unique|key|index|check|exclude|constraint|fulltext|spatial|foreign|primary|period|supplemental)\s*[(`"[]|(?:constraint|like|unique|key|index|supplemental|period|exclude)\s+\S+\s*(?:[(),]|$|primary|unique|foreign|check|log|using))/i

/**
 * Columns of a CREATE TABLE, from the `(` at `from`: the first name of each definition. Null when its end is not in the
 * text.
 */
export function definedColumns(text: string, from: number): { names: string[]; to: number } | null {
  const names: string[] = []
  let begin = from + 1
  let depth = 0
  for (let p = from + 1; p < text.length; p++) {
    const c = text.charAt(p)
    if (c === "'" || c === '"' || c === '`') {
      p = quoteEnd(text, p, c)
      if (p < 0) return null
    } else if (c === '(') depth++
    else if (depth === 0 && (c === ',' || c === ')')) {
      addColumn(names, text.slice(begin, p))
      if (c === ')') return { names, to: p + 1 }
      begin = p + 1
    } else if (c === ')') depth--
  }
  return null
}

function quoteEnd(text: string, from: number, quote: string): number {
  for (let p = from + 1; p < text.length; p++) {
    if (text.charAt(p) === '\\' && quote === "'") p++
    else if (text.charAt(p) === quote) return p
  }
  return -1
}

function addColumn(names: string[], definition: string): void {
  const begin = definition.replace(/^(?:\s|--[^\n]*\n|\/\*[^*]*\*\/)+/, '')
  if (begin === '' || NO_COLUMN.test(begin) || names.length > 4096) return
  const name = nameAt(begin, 0)
  if (name) names.push(name.parts.at(-1) ?? '')
}
