import { INSERT } from './heads.ts'
import { columnList, nameAt } from './names.ts'
import { assigned, type Rows, rowsIn } from './statement-rows.ts'
import {
  columnsBehind,
  isWord,
  lastName,
  nextOf,
  type Token,
  tokensOf,
  within,
} from './statement-tokens.ts'

/** So much of a script is looked at for the end of such a statement, then more; a longer one is named, not read. */
export const OTHER_WINDOWS = [1 << 12, 1 << 16, 1 << 20] as const

/** Rows that an INSERT gives otherwise than by VALUES, each brought to the form of a VALUES list. */
export interface OtherInsert {
  readonly table: string
  readonly columns: readonly string[] | null
  /** `('x',1)`, one byte a character. */
  readonly tuples: readonly string[]
  /** Bytes of the statement with its end. */
  readonly length: number
}

/** Of a statement whose end is not in the text, nothing is known; `lost`: it fills a table, how is not understood; null: any other. */
type Found = OtherInsert | 'cut' | 'lost' | null

/**
 * Reads `INSERT INTO t SET a = 1, b = 'x'` (MySQL), and statements whose rows stand in them otherwise: `INSERT INTO t (a, b) SELECT 1, 'x'
 * UNION ALL SELECT …`, `… SELECT * FROM (VALUES (1, 'x'), …)`, `MERGE INTO t USING (VALUES …) AS s (a, b)`, `WITH s AS (…) INSERT
 * INTO t …`; null for any other statement.
 */
export function otherInsert(text: string, backslash: boolean, done: boolean): Found {
  if (/^merge\s/i.test(text)) return merged(text, backslash, done)
  if (/^with\s/i.test(text)) return withRows(text, backslash, done)
  const begin = INSERT.exec(text)
  const name = begin && nameAt(text, begin[0].length)
  if (!name) return null
  const table = name.parts.join('.')
  const isListed = text.charAt(name.to) === '('
  const list = isListed ? columnList(text, name.to) : null
  if (isListed && list === null) return 'cut'
  const from = list?.to ?? name.to
  if (!/^\s*(?:set|select)\s/i.test(text.slice(from, from + 64))) return null
  const found = tokensOf(text, from, backslash, done)
  if (found === null) return 'cut'
  const { tokens, length } = found
  const [first] = tokens
  if (first?.text.toLowerCase() === 'set') {
    const row = assigned(text, tokens)
    return row && list === null ? { table, length, ...row } : null
  }
  const rows = rowsIn(text, tokens)
  return rows && { table, columns: list?.names ?? rows.columns, tuples: rows.tuples, length }
}

/** `merge into t using (values (1, 'x'), …) as s (a, b) on …` */
function merged(text: string, backslash: boolean, done: boolean): Found {
  const begin = /^merge\s+(?:into\s+)?/i.exec(text)
  const name = begin && nameAt(text, begin[0].length)
  if (!name) return null
  const found = tokensOf(text, name.to, backslash, done)
  if (found === null) return 'cut'
  const { tokens, length } = found
  const using = tokens.findIndex((t) => t.depth === 0 && isWord(t, 'using'))
  const inner = using < 0 ? null : within(tokens, using + 1)
  const rows = inner && rowsIn(text, inner.tokens)
  if (!rows) return null
  const columns = columnsBehind(text, tokens, inner.behind) ?? rows.columns
  return { table: name.parts.join('.'), columns, tuples: rows.tuples, length }
}

/** `with s (a, b) as (values (1, 'x'), …) insert into t (c, d) select a, b from s`: rows of the one that is selected from. */
function withRows(text: string, backslash: boolean, done: boolean): Found {
  const found = tokensOf(text, 4, backslash, done)
  if (found === null) return 'cut'
  const { tokens, length } = found
  const at = tokens.findIndex((t) => t.depth === 0 && isWord(t, 'insert'))
  const into = tokens[at]
  if (!into) return tokens.some((t) => t.depth === 0 && isWord(t, 'merge')) ? 'lost' : null
  const begin = INSERT.exec(text.slice(into.at, into.at + 400))
  const name = begin && nameAt(text, into.at + begin[0].length)
  if (!name) return 'lost'
  const list = text.charAt(name.to) === '(' ? columnList(text, name.to) : null
  const select = tokens.filter((t) => t.depth === 0 && t.at >= (list?.to ?? name.to))
  const from = select.findIndex((t) => isWord(t, 'from'))
  const source = select[from + 1]
  const rows = source && rowsNamed(text, tokens.slice(0, at), lastName(text, source))
  if (!rows || !isWord(select[0], 'select') || select.length !== from + 3) return 'lost'
  const columns = inPlaces(text, select.slice(1, from), rows.columns, list?.names ?? null)
  if (columns === null) return 'lost'
  return { table: name.parts.join('.'), ...columns, tuples: rows.tuples, length }
}

/** `s (a, b) as (…)` among the parts of WITH. */
function rowsNamed(text: string, tokens: readonly Token[], name: string): Rows | null {
  const isBegin = (t: Token, i: number) =>
    t.depth === 0 && lastName(text, t) === name && (i === 0 || tokens[i - 1]?.text === ',')
  const at = tokens.findIndex(isBegin)
  const as = at < 0 ? -1 : nextOf(tokens, at, (t) => t.depth === 0 && isWord(t, 'as'))
  const inner = as < 0 ? null : within(tokens, as + 1)
  const rows = inner && rowsIn(text, inner.tokens)
  return rows && { ...rows, columns: columnsBehind(text, tokens, at) ?? rows.columns }
}

/** The columns of a table that rows go into by `select b, a`; null when anything but a column, or one twice, is selected. */
function inPlaces(
  text: string,
  selected: readonly Token[],
  own: readonly string[] | null,
  into: readonly string[] | null,
): { readonly columns: readonly string[] | null } | null {
  if (selected.length === 1 && selected[0]?.text === '*') return { columns: into ?? own }
  const names = selected.flatMap((t, i) => (i % 2 === 0 ? [lastName(text, t)] : []))
  const places = names.map((name) => own?.indexOf(name) ?? -1)
  if (own === null || into?.length !== names.length || places.includes(-1)) return null
  if (new Set(places).size < places.length || selected.length !== 2 * names.length - 1) return null
  return { columns: own.map((name, k) => into[places.indexOf(k)] ?? name) }
}
