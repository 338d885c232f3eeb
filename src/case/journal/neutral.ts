import { z } from 'zod'
import { caseSchema } from '../facts/schema.ts'
import type { Entry, FactPath } from './entry.ts'
import { factsOf } from './facts.ts'
import type { Journal } from './journal.ts'
import { isList, isObject, member, type Json } from './value.ts'

/** What a pack without anything personal leaves out; stands in the pack itself. */
export const TAKEN_OUT = [
  '涉案人员、账号、检材、批次等的姓名、名称和标识，以甲、乙及编号代替',
  '账号、昵称',
  '案件名称、卷页、来源及其他文字，以编号代替',
  '操作人姓名、操作说明，以编号代替',
  '案件文件原文',
] as const

const STEMS = '甲乙丙丁戊己庚辛壬癸'
/** Words of the closed lists and names of fields, as the schema of the case file has them. */
const VOCABULARY = vocabulary()
const DAY = /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/
/** Always replaced, whatever stands in them. */
const NAMES = new Set(['name', 'shown-as', 'number', 'title', 'password'])
/** Numbers of this size are counts of nothing; telephone numbers have eleven digits. */
const TOO_LARGE = 1e10

/**
 * The entries without anything personal: what was done, when, on which kind of fact, with sums, dates and words of closed
 * lists; the rest by labels that stay the same through the pack. Hashes and links stay; the salt does not, so that
 * nobody can find a name by trying names.
 */
export function neutralLines(journal: Journal): object[] {
  const entries = [...journal.nodes.values()]
  const own = new Set(journal.entries.map((entry) => entry.hash))
  const labels = new Labels()
  for (const entry of entries) learn(labels, entry)
  return entries.map((entry) => ({
    on: own.has(entry.hash) ? 'main' : 'strand',
    ...neutralEntry(entry, labels),
  }))
}

function neutralEntry(entry: Entry, labels: Labels): object {
  const { hash, previous, number, at, skips, kind } = entry
  const common = {
    hash,
    previous,
    number,
    at,
    skips,
    kind,
    by: labels.of('recorder', entry.by),
  }
  switch (entry.kind) {
    case 'put':
      return {
        ...common,
        path: neutralPath(entry.path, entry.item, labels),
        value: neutralValue(entry.value, pathName(entry.path), labels, entry.path[0] ?? ''),
      }
    case 'remove':
      return { ...common, path: neutralPath(entry.path, entry.item, labels) }
    case 'import':
      return { ...common, facts: entry.facts }
    case 'merge':
      return { ...common, other: entry.other, common: entry.common }
    case 'receive':
      return { ...common, head: entry.head }
    case 'open': {
      const { records, draw, password } = entry
      return { ...common, records, draw, password, purpose: labels.of('text', entry.purpose) }
    }
    case 'intake': {
      const changed = entry.files.filter((file) => file.before !== null).length
      return { ...common, files: entry.files.length, changed }
    }
    case 'unlock': {
      return { ...common, files: entry.files.length, list: labels.of('list', entry.list) }
    }
    case 'paper': {
      const { name, digest, status } = entry
      return { ...common, name, digest, status }
    }
    default:
      return common
  }
}

function pathName(path: FactPath): string {
  return path.at(-1) ?? ''
}

/** Sections and fields have the names of the schema; what names a thing gets its label. */
function neutralPath([section = '', key]: FactPath, item: boolean, labels: Labels): string[] {
  const first = known(section) ?? labels.of('section', section)
  if (key === undefined) return [first]
  return [first, item ? labels.ofThing(first, key) : (known(key) ?? labels.of('field', key))]
}

function neutralValue(value: Json, name: string, labels: Labels, section: string): Json {
  if (value === null || typeof value === 'boolean') return value
  if (typeof value === 'number') return Math.abs(value) < TOO_LARGE ? value : labels.number(value)
  if (isList(value)) return value.map((part) => neutralValue(part, name, labels, section))
  if (isObject(value)) {
    const fields = Object.entries(value).map(([field, part]): [string, Json] => [
      known(field) ?? labels.of('field', field),
      neutralValue(part, field, labels, section),
    ])
    return Object.fromEntries(fields)
  }
  return neutralText(value, name, labels, section)
}

function neutralText(text: string, name: string, labels: Labels, section: string): string {
  if (name === 'name' && section === 'parties') return labels.person(text)
  if (NAMES.has(name)) return labels.of('name', text)
  return labels.thing(text) ?? (DAY.test(text) ? text : (known(text) ?? labels.of('text', text)))
}

function known(word: string): string | null {
  return VOCABULARY.has(word) ? word : null
}

/** Ids are labelled before anything else, since facts refer to each other by them. */
function learn(labels: Labels, entry: Entry): void {
  if (entry.kind === 'import') {
    for (const { path, item, value } of factsOf(entry.text).values())
      learnFact(labels, path, item, value)
  }
  if (entry.kind === 'put') learnFact(labels, entry.path, entry.item, entry.value)
}

function learnFact(
  labels: Labels,
  [section = '', key = '']: FactPath,
  item: boolean,
  value: Json,
): void {
  if (!item) return
  labels.ofThing(known(section) ?? 'section', key)
  const id = isObject(value) ? member(value, 'id') : undefined
  if (typeof id === 'string') labels.ofThing(known(section) ?? 'section', id)
}

/** Neutral words for what may not be named: the same word for the same thing, in the order of the journal. */
class Labels {
  readonly #known = new Map<string, string>()
  readonly #things = new Map<string, string>()
  readonly #counts = new Map<string, number>()

  of(kind: string, text: string): string {
    return this.#once(`${kind}\n${text}`, () => `${kind}-${String(this.#next(kind))}`)
  }

  /** 甲, 乙 … 癸, 甲2 … */
  person(name: string): string {
    return this.#once(`person\n${name}`, () => {
      const n = this.#next('person') - 1
      const round = Math.floor(n / STEMS.length)
      return `${STEMS[n % STEMS.length] ?? ''}${round === 0 ? '' : String(round + 1)}`
    })
  }

  number(value: number): string {
    return this.of('number', String(value))
  }

  /** An entry of a list, by its id or name. */
  ofThing(section: string, key: string): string {
    const label = this.#things.get(key) ?? this.of(section, key)
    this.#things.set(key, label)
    return label
  }

  /** The label of what has this id; null when nothing has. */
  thing(id: string): string | null {
    return this.#things.get(id) ?? null
  }

  #once(key: string, make: () => string): string {
    const label = this.#known.get(key) ?? make()
    this.#known.set(key, label)
    return label
  }

  #next(kind: string): number {
    const n = (this.#counts.get(kind) ?? 0) + 1
    this.#counts.set(kind, n)
    return n
  }
}

/** Every name of a field and every word of a closed list in the schema. */
function vocabulary(): ReadonlySet<string> {
  const words = new Set<string>()
  const schema = z.toJSONSchema(caseSchema, { io: 'input', unrepresentable: 'any' })
  const open: unknown[] = [schema]
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (typeof node !== 'object' || node === null) continue
    for (const word of wordsIn(node)) words.add(word)
    open.push(...(Object.values(node) as unknown[]).filter((part) => part !== undefined))
  }
  return words
}

function wordsIn(node: object): string[] {
  const { properties = {}, enum: choices = [], const: only } = node as SchemaNode
  const words = [...Object.keys(properties), ...choices, only]
  return words.filter((word) => typeof word === 'string')
}

interface SchemaNode {
  readonly properties?: object
  readonly enum?: readonly unknown[]
  readonly const?: unknown
}
