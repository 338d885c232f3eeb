import { columnList, nameAt } from './names.ts'
import { INSERT } from './heads.ts'
import { NEW_STATEMENT } from './skip.ts'

/** A longer statement of this kind is named, not read. */
export const LONGEST_OTHER = 1 << 20

/** Rows that an INSERT gives otherwise than by VALUES, each brought to the form of a VALUES list. */
export interface OtherInsert {
  readonly table: string
  readonly columns: readonly string[] | null
  /** `('x',1)`, one byte a character. */
  readonly tuples: readonly string[]
  /** Bytes of the statement with its end. */
  readonly length: number
}

/** Text at which a statement is cut: `depth` counts the brackets around it. */
interface Token {
  readonly text: string
  readonly at: number
  readonly depth: number
}

/**
 * Reads `INSERT INTO t SET a = 1, b = 'x'` (MySQL) and `INSERT INTO t (a, b) SELECT 1, 'x' UNION ALL SELECT …` whose
 * values all stand in the script; null for any other statement, and for one whose end is not in the text.
 */
export function otherInsert(text: string, backslash: boolean, done: boolean): OtherInsert | null {
  const begin = INSERT.exec(text)
  const name = begin && nameAt(text, begin[0].length)
  if (!name) return null
  const table = name.parts.join('.')
  const list = text.charAt(name.to) === '(' ? columnList(text, name.to) : null
  const from = list?.to ?? name.to
  if (!/^\s*(?:set|select)\s/i.test(text.slice(from, from + 64))) return null
  const found = tokensOf(text, from, backslash, done)
  if (found === null) return null
  const { tokens, length } = found
  const [first] = tokens
  if (first?.text.toLowerCase() === 'set') {
    const row = assigned(text, tokens)
    return row && list === null ? { table, length, ...row } : null
  }
  const tuples = selected(text, tokens)
  return tuples && { table, columns: list?.names ?? null, tuples, length }
}

const BACKSLASHED =
  /\s+|--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^'\\]|''|\\[\s\S])*'|"(?:[^"\\]|""|\\[\s\S])*"|`[^`]*`|\[[^\]]*\]|[\w$@#.\u0080-\u00ff]+|\S/gy
const PLAIN =
  /\s+|--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'|"(?:[^"]|"")*"|`[^`]*`|\[[^\]]*\]|[\w$@#.\u0080-\u00ff]+|\S/gy

/** What stands outside of brackets up to the end of the statement, and that end; null when it is not in the text. */
function tokensOf(text: string, from: number, backslash: boolean, done: boolean) {
  const cut = backslash ? BACKSLASHED : PLAIN
  const tokens: Token[] = []
  let depth = 0
  cut.lastIndex = from
  for (let match = cut.exec(text); match; match = cut.exec(text)) {
    const [part] = match
    const at = match.index
    if (part === ';' && depth === 0) return ended(tokens, at, at + 1)
    if (/^\s/.test(part)) {
      if (part.includes('\n') && NEW_STATEMENT.test(lineAt(text, cut.lastIndex)))
        return ended(tokens, at, cut.lastIndex)
      continue
    }
    if (/^(?:--|\/\*)/.test(part)) continue
    if (/^['"`]$/.test(part)) return null
    if (part === ')') depth--
    tokens.push({ text: part, at, depth })
    if (part === '(') depth++
  }
  return done ? ended(tokens, text.length, text.length) : null
}

function lineAt(text: string, at: number): string {
  const end = text.indexOf('\n', at)
  return text.slice(at, end < 0 ? at + 400 : Math.min(end, at + 400))
}

function ended(tokens: Token[], at: number, length: number) {
  return { tokens: [...tokens, { text: ';', at, depth: 0 }], length }
}

/** `set a = 1, b = 'x' ;` */
function assigned(text: string, tokens: readonly Token[]) {
  const columns: string[] = []
  const values: string[] = []
  for (let i = 1; i < tokens.length;) {
    const name = nameAt(text, tokens[i]?.at ?? 0)
    const equals = nextOf(tokens, i + 1, (t) => t.text === '=' && t.depth === 0)
    const after = tokens[equals + 1]
    if (name === null || equals < 0 || after === undefined) return null
    const end = nextOf(tokens, equals + 1, (t) => t.depth === 0 && endsValue(t))
    columns.push(name.parts.at(-1) ?? '')
    values.push(text.slice(after.at, tokens[end]?.at))
    if (tokens[end]?.text !== ',') break
    i = end + 1
  }
  return columns.length > 0 ? { columns, tuples: [`(${values.join(',')})`] } : null
}

/** Where the next such token stands, -1 for none. Looked for from here on: a statement may have a hundred thousand of them. */
function nextOf(tokens: readonly Token[], from: number, is: (token: Token) => boolean): number {
  for (let i = from; i < tokens.length; i++) {
    const token = tokens[i]
    if (token && is(token)) return i
  }
  return -1
}

function endsValue({ text }: Token): boolean {
  return /^(?:,|;|on|as|returning)$/i.test(text)
}

/** `select 'x', 1 [from dual] union all select …`: a tuple each; null when anything is taken from a table. */
function selected(text: string, tokens: readonly Token[]): string[] | null {
  const tuples: string[] = []
  const flat = tokens.filter((t) => t.depth === 0)
  for (let i = 0; i < flat.length;) {
    if (!isWord(flat[i], 'select')) return null
    const end = nextOf(flat, i + 1, (t) => /^(?:union|from|where|;)$/i.test(t.text))
    const values = valuesOf(text, flat.slice(i + 1, end + 1))
    if (values === null) return null
    tuples.push(`(${values.join(',')})`)
    i = end
    if (isWord(flat[i], 'from')) {
      if (!isWord(flat[i + 1], 'dual')) return null
      i += 2
    }
    if (isWord(flat[i], ';')) return tuples
    if (!isWord(flat[i], 'union')) return null
    i += isWord(flat[i + 1], 'all') ? 2 : 1
    // Scripts put together by a formula leave one behind the last row.
    if (isWord(flat[i], ';')) return tuples
  }
  return null
}

function isWord(token: Token | undefined, word: string): boolean {
  return token?.text.toLowerCase() === word
}

/** The values between commas, without the names that the first SELECT gives its columns; a column of a table is none. */
function valuesOf(text: string, tokens: readonly Token[]): string[] | null {
  const values: string[] = []
  let begin = 0
  for (const [i, token] of tokens.entries()) {
    if (token.text !== ',' && i < tokens.length - 1) continue
    const of = tokens.slice(begin, i)
    const [first] = of
    if (first === undefined || first.text === '*') return null
    values.push(withoutName(text, of, token.at))
    begin = i + 1
  }
  return values
}

const LITERAL = /^(?:['"]|[\d.]+$|null$)/i

function withoutName(text: string, of: readonly Token[], end: number): string {
  const prefixed = /^(?:N|E|_\w+)$/i.test(of[0]?.text ?? '') && /^'/.test(of[1]?.text ?? '')
  const last = prefixed ? 1 : 0
  const value = of[last]
  const named = of[last + 1]
  if (
    value &&
    named &&
    LITERAL.test(value.text) &&
    /^(?:as$|[`"[\w\u0080-\u00ff])/i.test(named.text)
  )
    return text.slice(of[0]?.at, value.at + value.text.length)
  return text.slice(of[0]?.at, end)
}
