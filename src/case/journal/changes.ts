import type { Draft, FactPath } from './entry.ts'
import { factsOf } from './facts.ts'
import { factKey, type CaseState, type Fact } from './fold.ts'
import type { Conflict } from './register.ts'
import { equal, isObject, member, type Json } from './value.ts'

/** A case file and what it is called. */
export interface CaseText {
  readonly name: string
  readonly text: string
  /** The program wrote it, with facts that a person entered or decided. */
  readonly rewritten?: true
}

/** A fact that a person says is decided as it is written, although two sides had disagreed on it. */
export type Settled = (path: FactPath) => boolean

/**
 * What a case file changes in a case, entry by entry: nothing where it says what is known already.
 *
 * A field in dispute that the file leaves as it was exported stays in dispute; one that it changes is decided by it.
 *
 * @example a file with one more party → its text, and one `put` of that party
 */
export function changesOf(
  state: CaseState,
  { name, text, rewritten }: CaseText,
  settled: Settled,
): readonly Draft[] {
  const stated = factsOf(text)
  const puts = [...stated.values()].flatMap((fact) => put(state, fact, settled))
  const removals = [...state.facts.values()]
    .filter((fact) => !stated.has(factKey(fact.path)))
    .map(({ path, item }): Draft => ({ kind: 'remove', path: [...path], item }))
  const newText = state.texts.length !== 1 || state.texts[0]?.value !== text
  const by = rewritten ? { rewritten } : {}
  const file: Draft = { kind: 'import', name, text, facts: stated.size, ...by }
  return [...(newText ? [file] : []), ...puts, ...removals]
}

function put(state: CaseState, fact: Fact, settled: Settled): Draft[] {
  const { path, item, value } = fact
  const before = state.facts.get(factKey(path))?.value
  const decides = state.conflicts.some((c) => isAt(c, path) && settled(c.path))
  if (equal(before, value) && !decides) return []
  const leaves = leftOpen(state, path, value, settled)
  return [{ kind: 'put', path: [...path], item, value, leaves }]
}

/** Fields in dispute that a writing of a fact leaves as they stand and does not decide: they stay in dispute. */
export function leftOpen(
  state: CaseState,
  path: FactPath,
  value: Json,
  settled: Settled,
): string[] {
  const before = state.facts.get(factKey(path))?.value
  return state.conflicts
    .filter((c) => isAt(c, path) && !settled(c.path) && !touched(c, before, value))
    .flatMap((c) => c.path.slice(2))
}

function isAt(conflict: Conflict, path: FactPath): boolean {
  return path.every((step, i) => conflict.path[i] === step)
}

/** Whether the file says something else about what is in dispute than the export did. */
function touched(conflict: Conflict, before: Json | undefined, value: Json): boolean {
  const field = conflict.path[2]
  if (field === undefined || !isObject(before) || !isObject(value)) return true
  return !equal(member(before, field), member(value, field))
}
