/** What a fact may hold: what YAML of a case file gives, before the schema makes fen of yuan. */
export type Json =
  null | boolean | number | string | readonly Json[] | { readonly [member: string]: Json }

export type JsonObject = Readonly<Record<string, Json>>

/** Deeper than any fact of a case file; what is deeper comes from somebody who means harm. */
const DEEPEST = 32

/**
 * One text for one value: members by code unit, no blanks. Equal values have equal texts, so that hashes can be taken
 * and values compared.
 *
 * @example canonical({ b: 1, a: ['x'] }) → '{"a":["x"],"b":1}'
 */
export function canonical(value: Json): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  if (isList(value)) return `[${value.map(canonical).join(',')}]`
  const members = Object.keys(value)
    .sort()
    .map((name) => `${JSON.stringify(name)}:${canonical(value[name] ?? null)}`)
  return `{${members.join(',')}}`
}

/** Equal in content; `undefined` is a value that is not there, and equal to itself only. */
export function equal(a: Json | undefined, b: Json | undefined): boolean {
  if (a === undefined || b === undefined) return a === b
  return a === b || canonical(a) === canonical(b)
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value)
}

/** Data that came from outside, known to be of JSON and not deep enough to break what walks over it. */
export function isJson(value: unknown, depth = 0): value is Json {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return true
  if (typeof value === 'number') return Number.isFinite(value)
  if (typeof value !== 'object' || depth >= DEEPEST) return false
  return Object.values(value).every((part) => isJson(part, depth + 1))
}

/** A member that the object has itself. */
export function member(object: JsonObject, name: string): Json | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined
}
