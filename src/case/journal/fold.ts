import type { Entry, FactPath, MergeEntry } from './entry.ts'
import { agreed, view, type Conflict, type Register, type Writing } from './register.ts'
import type { Json } from './value.ts'
import { ancestors } from './verify.ts'

/** A fact of the case (案件事实) as it stands now. */
export interface Fact {
  readonly path: FactPath
  readonly item: boolean
  readonly value: Json
}

/** Facts by {@link factKey}, in the order in which they were first entered. */
export type Facts = ReadonlyMap<string, Fact>

/** The state of a case: the fold of its journal. */
export interface CaseState {
  readonly facts: Facts
  readonly conflicts: readonly Conflict[]
  /** Case files as they were imported last; several when two sides imported apart. The latest is the text to write in. */
  readonly texts: readonly Writing[]
  /** By hash of an entry: what stood where it wrote, as its writer saw it. Nothing for what was new. */
  readonly before: ReadonlyMap<string, Json>
}

type Nodes = ReadonlyMap<string, Entry>
type Registers = Map<string, Register>

/** Path of the text of the case file itself; no fact has an empty path. */
const TEXT: FactPath = []

export function factKey(path: FactPath): string {
  return JSON.stringify(path)
}

/**
 * The state that an entry left the case in. Which of two journals was merged into which makes no difference to it.
 *
 * @param head hash of the last entry
 */
export function fold(nodes: Nodes, head: string): CaseState {
  const order = inOrder(nodes, head)
  const uses = childCounts(order)
  const states = new Map<string, Registers>()
  const history = new Map<string, Writing[]>()
  const seen = new Map<string, Json>()
  for (const entry of order) {
    const registers = taken(states, uses, entry.previous)
    if (entry.kind === 'merge') {
      join(registers, taken(states, uses, entry.other), entry, nodes, history)
    }
    const before = apply(registers, entry, history)
    if (before !== undefined) seen.set(entry.hash, before)
    states.set(entry.hash, registers)
  }
  const state = stateOf(states.get(head) ?? new Map<string, Register>(), history)
  return { ...state, before: seen }
}

/** Every entry after those that it was written in the knowledge of. */
export function inOrder(nodes: Nodes, head: string): Entry[] {
  const order: Entry[] = []
  const done = new Set<string>()
  const open = [head]
  while (open.length > 0) {
    const hash = open.at(-1) ?? ''
    const entry = nodes.get(hash)
    const waiting = entry && !done.has(hash) ? parents(entry).filter((p) => !done.has(p)) : []
    if (waiting.length > 0) {
      open.push(...waiting.reverse())
      continue
    }
    open.pop()
    if (entry && !done.has(hash)) order.push(entry)
    done.add(hash)
  }
  return order
}

function parents(entry: Entry): string[] {
  return entry.kind === 'merge' ? [entry.previous, entry.other] : [entry.previous]
}

function childCounts(order: readonly Entry[]): Map<string, number> {
  const uses = new Map<string, number>()
  for (const parent of order.flatMap(parents)) uses.set(parent, (uses.get(parent) ?? 0) + 1)
  return uses
}

/** The state after an entry: itself for the last that needs it, a copy for the others. */
function taken(states: Map<string, Registers>, uses: Map<string, number>, hash: string): Registers {
  const left = (uses.get(hash) ?? 1) - 1
  uses.set(hash, left)
  const state = states.get(hash) ?? new Map<string, Register>()
  if (left > 0) return new Map(state)
  states.delete(hash)
  return state
}

/** @returns what stood where the entry writes */
function apply(
  registers: Registers,
  entry: Entry,
  history: Map<string, Writing[]>,
): Json | undefined {
  if (entry.kind === 'import')
    write(registers, history, TEXT, false, writing(entry, entry.text, []))
  if (entry.kind !== 'put' && entry.kind !== 'remove') return undefined
  const register = registers.get(factKey(entry.path))
  const before = register ? view(register) : { value: undefined, conflicts: [] }
  const leaves = entry.kind === 'put' ? entry.leaves : []
  const left = before.conflicts.filter(({ path }) => leaves.includes(path[2] ?? ''))
  const value = entry.kind === 'put' ? entry.value : undefined
  write(registers, history, entry.path, entry.item, writing(entry, value, left))
  return before.value
}

function writing(entry: Entry, value: Json | undefined, left: readonly Conflict[]): Writing {
  const { hash, number, at, by } = entry
  return { hash, number, at, by, value, left }
}

function write(
  registers: Registers,
  history: Map<string, Writing[]>,
  path: FactPath,
  item: boolean,
  writing: Writing,
): void {
  const key = factKey(path)
  registers.set(key, { path, item, live: [writing], base: undefined })
  const all = history.get(key)
  if (all) all.push(writing)
  else history.set(key, [writing])
}

/** Of each path the writings that the other side had not seen, and those that both hold. */
function join(
  ours: Registers,
  theirs: Registers,
  merge: MergeEntry,
  nodes: Nodes,
  history: ReadonlyMap<string, readonly Writing[]>,
): void {
  const seenByUs = ancestors(nodes, merge.previous)
  const seenByThem = ancestors(nodes, merge.other)
  for (const [key, their] of theirs) {
    const our = ours.get(key) ?? { ...their, live: [] }
    const live = survivors(our.live, their.live, seenByUs, seenByThem)
    const same = live.length === our.live.length && live.every((w) => our.live.includes(w))
    if (same) continue
    const common = (history.get(key) ?? []).filter(
      (w) => seenByUs.has(w.hash) && seenByThem.has(w.hash),
    )
    ours.set(key, { ...our, live, base: live.length > 1 ? agreed(last(common, nodes)) : undefined })
  }
}

/** Those after which none of the others was written. */
function last(writings: readonly Writing[], nodes: Nodes): readonly Writing[] {
  if (writings.length < 2) return writings
  const known = writings.map((w) => ancestors(nodes, w.hash))
  return writings.filter((w) => !writings.some((o, i) => o !== w && known[i]?.has(w.hash)))
}

function survivors(
  ours: readonly Writing[],
  theirs: readonly Writing[],
  seenByUs: ReadonlySet<string>,
  seenByThem: ReadonlySet<string>,
): Writing[] {
  const held = (list: readonly Writing[], hash: string) => list.some((w) => w.hash === hash)
  return [
    ...ours.filter((w) => held(theirs, w.hash) || !seenByThem.has(w.hash)),
    ...theirs.filter((w) => !held(ours, w.hash) && !seenByUs.has(w.hash)),
  ]
}

function stateOf(
  registers: ReadonlyMap<string, Register>,
  history: ReadonlyMap<string, readonly Writing[]>,
): Omit<CaseState, 'before'> {
  const facts = new Map<string, Fact>()
  const conflicts: Conflict[] = []
  for (const key of byFirstWriting(history)) {
    const register = registers.get(key)
    if (!register || register.path.length === 0) continue
    const { value, conflicts: open } = view(register)
    conflicts.push(...open)
    if (value !== undefined) facts.set(key, { path: register.path, item: register.item, value })
  }
  return { facts, conflicts, texts: latest(registers.get(factKey(TEXT))?.live ?? []) }
}

/** In the order in which facts were first entered, on whichever side: both sides write their case file alike. */
function byFirstWriting(history: ReadonlyMap<string, readonly Writing[]>): string[] {
  const firsts = [...history].map(([key, writings]) => ({ key, first: writings.reduce(earlier) }))
  return firsts.sort((a, b) => compare(a.first, b.first)).map(({ key }) => key)
}

function earlier(a: Writing, b: Writing): Writing {
  return compare(a, b) <= 0 ? a : b
}

function compare(a: Writing, b: Writing): number {
  if (a.at !== b.at) return a.at < b.at ? -1 : 1
  if (a.number !== b.number) return a.number - b.number
  return a.hash < b.hash ? -1 : Number(a.hash > b.hash)
}

/** By time, the latest last; equal texts once. */
function latest(writings: readonly Writing[]): Writing[] {
  const order = [...writings].sort(compare)
  return order.filter((w, i) => order.findIndex((o) => o.value === w.value) === i)
}
