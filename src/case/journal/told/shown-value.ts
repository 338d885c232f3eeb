import { shown } from '../../../documents/safe.ts'
import { maskMiddle } from '../../../records/fields/mask.ts'
import type { FactPath } from '../entry.ts'
import { isList, isObject, type Json } from '../value.ts'

/** Numbers of accounts: enough to know them again beside the file. */
const MASKED = new Set(['number'])

/** Opens things: not even its length is shown. */
const HIDDEN = new Set(['password'])

/**
 * A fact as people see it in a log: one line, masked, nothing in it that acts on a terminal.
 *
 * @example shownValue({ id: 'a1', number: '13800138000' }, ['accounts', 'a1']) → 'id=a1 number=13*******00'
 */
export function shownValue(value: Json, path: FactPath): string {
  const name = path.at(-1) ?? ''
  if (HIDDEN.has(name)) return '••••'
  if (typeof value === 'string') return shown(MASKED.has(name) ? maskMiddle(value, 2, 2) : value)
  if (isList(value)) return `[${value.map((part) => shownValue(part, path)).join(', ')}]`
  if (!isObject(value)) return MASKED.has(name) ? maskMiddle(String(value), 2, 2) : String(value)
  return Object.entries(value)
    .map(([field, part]) => `${shown(field, 'name')}=${shownPart(part, field)}`)
    .join(' ')
}

function shownPart(part: Json, field: string): string {
  const text = shownValue(part, [field])
  return isObject(part) ? `{${text}}` : text
}

/** A value for machines: as it is, but masked like the rest. */
export function maskedValue(value: Json, name: string): Json {
  if (typeof value === 'string') return shownValue(value, [name])
  if (isList(value)) return value.map((part) => maskedValue(part, name))
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([field, part]) => [field, maskedValue(part, field)]),
  )
}
