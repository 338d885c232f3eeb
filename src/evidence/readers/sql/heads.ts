import { copyFormat, type CopyFormat } from './copy-lines.ts'
import { columnList, definedColumns, nameAt } from './names.ts'

/** The beginning of a statement that fills or makes a table; `length` in bytes, up to where its rows stand. */
export type Head =
  | {
      readonly kind: 'insert'
      readonly table: string
      readonly columns: readonly string[] | null
      readonly length: number
    }
  | {
      readonly kind: 'create'
      readonly table: string
      readonly columns: readonly string[]
      readonly length: number
    }
  | {
      readonly kind: 'copy'
      readonly table: string
      readonly columns: readonly string[] | null
      readonly format: CopyFormat | 'tabs'
      readonly length: number
    }

/** The beginning of an INSERT, up to the name of its table. */
export const INSERT =
  /^(?:insert|replace|upsert)(?:\s+(?:low_priority|delayed|high_priority|ignore|overwrite|or\s+(?:replace|ignore|abort|fail|rollback)|all|first))*(?:\s+into)?(?:\s+(?:table|only))?(?=[\s`"[])|^into(?=[\s`"[])/i
const VALUES = /\s*(?:overriding\s+(?:system|user)\s+value\s+)?values?\s*(?=\()/iy
const CREATE =
  /^create\s+(?:(?:or\s+replace|global|local|temporary|temp|unlogged|foreign|column|row|cached|memory)\s+)*table\s+(?:if\s+not\s+exists\s+)?/i
const COPY = /^copy\s+/i
const FROM_STDIN = /\s*from\s+stdin\b((?:[^;\n']|'[^'\n]{0,20}'){0,400})(?:;[ \t\r]*)?\n/iy

/** Reads the head of the statement that `text` begins with; null for one that holds no rows that can be read. */
export function headOf(text: string): Head | null {
  return insertHead(text) ?? createHead(text) ?? copyHead(text)
}

function insertHead(text: string): Head | null {
  const begin = INSERT.exec(text)
  const name = begin && nameAt(text, begin[0].length)
  if (!name) return null
  const to = behindAlias(text, name.to)
  const list = text.charAt(to) === '(' ? columnList(text, to) : null
  VALUES.lastIndex = list?.to ?? to
  if (!VALUES.test(text)) return null
  return {
    kind: 'insert',
    table: name.parts.join('.'),
    columns: list?.names ?? null,
    length: VALUES.lastIndex,
  }
}

/** `as u` (PostgreSQL), `partition (p0)` (MySQL) behind the name of a table. */
const ALIAS =
  /(?:as\s+[\w"`\u0080-\u009f\u00a1-\u00ff]{1,128}|partition\s*\([^()]{0,1000}\))\s*(?=\(|values?\b)/iy

function behindAlias(text: string, from: number): number {
  ALIAS.lastIndex = from
  return ALIAS.test(text) ? ALIAS.lastIndex : from
}

function createHead(text: string): Head | null {
  const begin = CREATE.exec(text)
  const name = begin && nameAt(text, begin[0].length)
  if (!name || text.charAt(name.to) !== '(') return null
  const list = definedColumns(text, name.to)
  if (list === null || list.names.length === 0) return null
  return { kind: 'create', table: name.parts.join('.'), columns: list.names, length: list.to }
}

function copyHead(text: string): Head | null {
  const begin = COPY.exec(text)
  const name = begin && nameAt(text, begin[0].length)
  if (!name) return null
  const list = text.charAt(name.to) === '(' ? columnList(text, name.to) : null
  FROM_STDIN.lastIndex = list?.to ?? name.to
  const rest = FROM_STDIN.exec(text)
  const format = rest && copyFormat(rest[1] ?? '')
  if (!format) return null
  return {
    kind: 'copy',
    table: name.parts.join('.'),
    columns: list?.names ?? null,
    format,
    length: FROM_STDIN.lastIndex,
  }
}
