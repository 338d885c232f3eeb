import { createHash } from 'node:crypto'
import { parseDocument, type Document } from 'yaml'
import { factKey, type Fact, type Facts } from './fold.ts'
import { canonical, isList, isObject, member, type Json, type JsonObject } from './value.ts'

/** As `checked-yaml.ts` reads a case file: what is compared must be what is checked. */
export const YAML_OPTIONS = { version: '1.2', schema: 'core' } as const

/** By what an entry of a list without ids is known again when one of its other fields is changed. */
const NAMED_BY: Readonly<Record<string, readonly string[]>> = {
  figures: ['what', 'of', 'deals', 'tier', 'source', 'rank'],
  matches: ['payment', 'deals'],
  claims: ['kind', 'against', 'deals'],
  orders: ['kind', 'against', 'by'],
  'acts-for': ['who', 'for', 'deals'],
  overrides: ['file', 'like', 'shape', 'sheet', 'column'],
  // Never by the password itself: what names a fact stands in the log.
  passwords: ['file', 'evidence'],
  decisions: ['kind', 'batches', 'files', 'reading', 'code', 'file', 'sheet', 'rows'],
}

/** Do entries of this section have no id, so that their key tells people nothing? */
export function isNamedByWhatItSays(section: string): boolean {
  return Object.hasOwn(NAMED_BY, section)
}

const LONGEST_KEY = 60

/**
 * The facts that a case file states, each with its path: `title` → `['title']`, a party → `['parties', 'dong']`, a date
 * → `['dates', 'heard']`. Values are as written, before the schema turns yuan into fen.
 */
export function factsOf(text: string): Facts {
  return factsIn(parseDocument(text, YAML_OPTIONS))
}

/** The same of a document that is already parsed. */
export function factsIn(document: Document): Facts {
  const root = document.toJS({ maxAliasCount: 100 }) as Json | undefined
  const facts = isObject(root) ? Object.entries(root).flatMap(([s, v]) => factsOfSection(s, v)) : []
  return new Map(facts.map((fact) => [factKey(fact.path), fact]))
}

/** An empty section (`dates: null`, `parties: []`) states nothing. */
function factsOfSection(section: string, value: Json): Fact[] {
  if (value === null) return []
  if (isItems(value)) {
    const keys = itemKeys(section, value)
    return value.map((item, i) => ({ path: [section, keys[i] ?? ''], item: true, value: item }))
  }
  if (isObject(value)) {
    const fields = Object.entries(value)
    return fields.map(([name, field]) => ({ path: [section, name], item: false, value: field }))
  }
  return [{ path: [section], item: false, value }]
}

/** A list of things, each with fields; any other list is one fact. */
function isItems(value: Json): value is readonly JsonObject[] {
  return isList(value) && value.every(isObject)
}

/** The names by which the entries of a list are known: their ids, or what they are about. */
export function itemKeys(section: string, items: readonly JsonObject[]): string[] {
  const times = new Map<string, number>()
  return items.map((item) => {
    const name = nameOf(section, item)
    const time = (times.get(name) ?? 0) + 1
    times.set(name, time)
    return time === 1 ? name : `${name}~${String(time)}`
  })
}

function nameOf(section: string, item: JsonObject): string {
  const id = member(item, 'id')
  if (typeof id === 'string') return id
  const fields = NAMED_BY[section] ?? Object.keys(item).sort()
  const values = fields.map((field) => member(item, field) ?? null)
  const name = values
    .filter((value) => value !== null)
    .map((value) => (isList(value) ? value.map(String).join(',') : plain(value)))
    .join('·')
  const whole = canonical(values)
  return name.length <= LONGEST_KEY ? name : `${name.slice(0, LONGEST_KEY)}…${short(whole)}`
}

function plain(value: Json): string {
  return typeof value === 'object' ? canonical(value) : String(value)
}

function short(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8)
}
