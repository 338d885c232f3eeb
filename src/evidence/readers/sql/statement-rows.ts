import { nameAt } from './names.ts'
import { columnsBehind, isWord, nextOf, type Token, within } from './statement-tokens.ts'

/** Rows that stand in a statement, each brought to the form of a VALUES list: `('x',1)`, one byte a character. */
export interface Rows {
  readonly tuples: readonly string[]
  /** As the values are named, where all of them are. */
  readonly columns: readonly string[] | null
}

/** The rows of `values (…), (…)` and `select 'x', 1 union all …`; null when anything is taken from a table. */
export function rowsIn(text: string, tokens: readonly Token[]): Rows | null {
  if (isWord(tokens[0], 'values')) return listed(text, tokens)
  if (isWord(tokens[0], 'select') && tokens[1]?.text === '*') {
    const inner = isWord(tokens[2], 'from') ? within(tokens, 3) : null
    const rows = inner && rowsIn(text, inner.tokens)
    return rows && { ...rows, columns: columnsBehind(text, tokens, inner.behind) ?? rows.columns }
  }
  return selected(text, tokens)
}

function listed(text: string, tokens: readonly Token[]): Rows | null {
  const flat = tokens.filter((t) => t.depth === 0)
  const tuples: string[] = []
  for (let i = 1; flat[i]?.text === '('; i += 3) {
    const close = flat[i + 1]
    if (close?.text !== ')') return null
    tuples.push(text.slice(flat[i]?.at, close.at + 1))
    if (flat[i + 2]?.text !== ',') break
  }
  return tuples.length > 0 ? { tuples, columns: null } : null
}

/** `set a = 1, b = 'x' ;` */
export function assigned(text: string, tokens: readonly Token[]) {
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

function endsValue({ text }: Token): boolean {
  return /^(?:,|;|on|as|returning)$/i.test(text)
}

/** `select 'x', 1 [from dual] [where not exists …] union all select …`: a tuple each; null when anything is taken from a table. */
function selected(text: string, tokens: readonly Token[]): Rows | null {
  const tuples: string[] = []
  let columns: readonly string[] | null = null
  const flat = tokens.filter((t) => t.depth === 0)
  for (let i = 0; i < flat.length;) {
    if (!isWord(flat[i], 'select')) return null
    const end = nextOf(flat, i + 1, (t) => /^(?:union|from|where|;)$/i.test(t.text))
    const found = valuesOf(text, flat.slice(i + 1, end + 1))
    if (found === null) return null
    tuples.push(`(${found.values.join(',')})`)
    columns ??= tuples.length === 1 ? found.names : null
    i = end
    if (isWord(flat[i], 'from') && !isWord(flat[i + 1], 'dual')) return null
    // Under what condition a row is inserted is not looked at, nor carried out.
    i = nextOf(flat, i, (t) => isWord(t, 'union') || t.text === ';')
    if (i < 0 || isWord(flat[i], ';')) return { tuples, columns }
    i += isWord(flat[i + 1], 'all') ? 2 : 1
    // Scripts put together by a formula leave one behind the last row.
    if (isWord(flat[i], ';')) return { tuples, columns }
  }
  return null
}

/** The values between commas, and the names that the first SELECT gives its columns; a column of a table is none. */
function valuesOf(
  text: string,
  tokens: readonly Token[],
): { readonly values: readonly string[]; readonly names: readonly string[] | null } | null {
  const values: string[] = []
  const names: string[] = []
  let begin = 0
  for (const [i, token] of tokens.entries()) {
    if (token.text !== ',' && i < tokens.length - 1) continue
    const of = tokens.slice(begin, i)
    const [first] = of
    if (first === undefined || first.text === '*') return null
    const value = withoutName(text, of, token.at)
    const named = of.at(-1)
    if (named && named.at >= first.at + value.length)
      names.push(nameAt(text, named.at)?.parts.at(-1) ?? '')
    values.push(value)
    begin = i + 1
  }
  return { values, names: names.length === values.length ? names : null }
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
