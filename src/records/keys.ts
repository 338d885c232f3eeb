import { join, raw, sql, type Sql } from '../db/sql.ts'
import { COMPARED_AS, KINDS, type KindId } from './kinds.ts'

/** Name under which the session holds the case key; SQL refers to it, so that no statement ever shows it. */
export const KEY_VARIABLE = 'case_key'

const CODES: ReadonlyMap<KindId, string> = new Map(
  (Object.keys(KINDS) as KindId[]).map((kind, i) => [kind, codeAt(i)]),
)

/**
 * The pseudonym of a normalised value: SHA-256 over case key, kind and value, 128 bits kept (design section 6).
 * NULL stays NULL. `variant` keeps invalid texts apart from valid values of the same kind.
 */
export function keyOf(kind: KindId, value: Sql, variant: 'valid' | 'as-written' = 'valid'): Sql {
  const compared = COMPARED_AS[kind] ?? kind
  const tag = `${CODES.get(compared) ?? '?'}${variant === 'valid' ? '' : '!'}`
  return digest(sql`'${raw(tag)}' || ${value}`)
}

/** By way of bytes: of 0.7 µs a key, reading the digits of a UUID took 0.24, and this takes 0.17. */
function digest(text: Sql): Sql {
  return sql`unhex(substring(sha256(getvariable('${raw(KEY_VARIABLE)}') || ${text}), 1, 32))::uuid`
}

/** Name of the column of the index that holds the keys of a kind. */
export function keyColumn(kind: KindId): string {
  return `k_${(COMPARED_AS[kind] ?? kind).replaceAll('-', '_')}`
}

/** Column of the whole line's key: only there when the examiner counts by lines (`--key line`). */
export const LINE_COLUMN = 'k_line'

/** The pseudonym of a line: over the keys of all its values. */
export function lineKey(keys: readonly Sql[], more: Sql): Sql {
  const texts = join([...keys, sql`array_to_string(${more}, ',')`])
  return digest(sql`'=' || concat_ws('|', ${texts})`)
}

/** One printable character a kind, no quote and no backslash: the shortest prefix keeps a number in one SHA block. */
function codeAt(i: number): string {
  const plain = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
  const code = plain[i]
  if (code === undefined) throw new Error('more kinds than codes')
  return code
}
