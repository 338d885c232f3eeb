import type { FactPath } from './entry.ts'
import { equal, isObject, member, type Json, type JsonObject } from './value.ts'

/** One writing of a value: by which entry. `undefined` means that the fact was taken out. */
export interface Writing {
  readonly hash: string
  readonly number: number
  readonly at: string
  readonly by: string
  readonly value: Json | undefined
  /** Disagreements that were there before and that this writing leaves open. */
  readonly left: readonly Conflict[]
}

/** 证据不一致: two sides entered different values apart from each other; both are kept. */
export interface Conflict {
  /** Of the fact, with the field where only a field is in dispute. */
  readonly path: FactPath
  /** What stood there before they parted; undefined: nothing. */
  readonly base: Json | undefined
  /** Each value with the one who first entered it, by time. */
  readonly sides: readonly Writing[]
}

/**
 * What stands at one path: the latest writings, none of which knew of another. One of them is the value; several are a
 * question, unless they agree.
 */
export interface Register {
  readonly path: FactPath
  /** Leads to an entry of a list: joined field by field. */
  readonly item: boolean
  readonly live: readonly Writing[]
  /** What stood there when the sides parted. */
  readonly base: Json | undefined
}

export interface View {
  readonly value: Json | undefined
  readonly conflicts: readonly Conflict[]
}

/**
 * The value of a register, and what is in dispute about it. In dispute, the value from before stands, and where there
 * was none the one that was entered first: somebody has to decide.
 *
 * @example name 董某 before; 张三 writes 董某某, 李四 writes 董某甲 → value 董某, one conflict with two sides
 * @example 张三 adds a state, 李四 a page number → both stand, no conflict
 */
export function view(register: Register): View {
  const left = register.live.flatMap((w) => w.left)
  const { value, conflicts } = joined(register)
  return { value, conflicts: united([...left, ...conflicts]) }
}

function joined({ path, item, live, base }: Register): View {
  const sides = distinct(live)
  const [first] = sides
  if (sides.length <= 1) return { value: first?.value, conflicts: [] }
  const values = sides.map((w) => w.value)
  if (item && values.every(isObject)) return byField(path, sides, isObject(base) ? base : {})
  return settled(path, sides, base)
}

function byField(path: FactPath, sides: readonly Writing[], base: JsonObject): View {
  const objects = sides.map((w) => w.value as JsonObject)
  const names = [...new Set([base, ...objects].flatMap((o) => Object.keys(o)))]
  const fields = names.map((name) => {
    const writings = sides.map((w) => ({ ...w, value: member(w.value as JsonObject, name) }))
    return { name, ...settled([...path, name], writings, member(base, name)) }
  })
  const value = Object.fromEntries(
    fields.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value]])),
  )
  return { value, conflicts: fields.flatMap((f) => f.conflicts) }
}

/** Who left it as it was has not disagreed. */
function settled(path: FactPath, writings: readonly Writing[], base: Json | undefined): View {
  const moved = distinct(writings.filter((w) => !equal(w.value, base)))
  const [first] = moved
  if (!first) return { value: base, conflicts: [] }
  if (moved.length === 1) return { value: first.value, conflicts: [] }
  const standing = base ?? moved.find((w) => w.value !== undefined)?.value
  return { value: standing, conflicts: [{ path, base, sides: moved }] }
}

/** Each value once, with the earliest who wrote it. */
function distinct(writings: readonly Writing[]): Writing[] {
  const kept: Writing[] = []
  for (const writing of [...writings].sort(byTime)) {
    if (!kept.some((w) => equal(w.value, writing.value))) kept.push(writing)
  }
  return kept
}

function byTime(a: Writing, b: Writing): number {
  if (a.at !== b.at) return a.at < b.at ? -1 : 1
  return a.hash < b.hash ? -1 : Number(a.hash > b.hash)
}

/** What several writings have in common: the value if they agree, else the fields on which they do. */
export function agreed(writings: readonly Writing[]): Json | undefined {
  const [first, ...others] = distinct(writings).map((w) => w.value)
  if (others.length === 0) return first
  const rest = others.filter(isObject)
  if (!isObject(first) || rest.length < others.length) return undefined
  const same = Object.entries(first).filter(([name, value]) =>
    rest.every((other) => equal(member(other, name), value)),
  )
  return Object.fromEntries(same)
}

/** One disagreement for one path, with all its sides. */
function united(conflicts: readonly Conflict[]): Conflict[] {
  const byPath = new Map<string, Conflict>()
  for (const conflict of conflicts) {
    const key = JSON.stringify(conflict.path)
    const known = byPath.get(key)
    byPath.set(
      key,
      known ? { ...known, sides: distinct([...known.sides, ...conflict.sides]) } : conflict,
    )
  }
  return [...byPath.values()]
}
