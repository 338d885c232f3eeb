import { ShuzhengError } from '../../errors.ts'
import { readCaseFile } from '../case-file.ts'
import { writeCase } from './told/case-text.ts'
import { leftOpen } from './changes.ts'
import type { Draft, FactPath, Writer } from './entry.ts'
import { itemKeys } from './facts.ts'
import { factKey, type CaseState, type Fact, type Facts } from './fold.ts'
import { baseOf, writeEntries, type Imported } from './journal.ts'
import { isObject, member, type Json, type JsonObject } from './value.ts'

/** A change of one fact, by somebody who saw the case as of an entry of its journal. */
export interface FactChange {
  /** Number of the last entry when the form was filled in. */
  readonly head: number
  readonly section: string
  /** The entry of a list, or the field of a section, that is changed or taken out; null for a new entry of a list. */
  readonly key: string | null
  /** undefined: it is taken out. */
  readonly value: Json | undefined
  /** The section is a list of things. */
  readonly list: boolean
  /** Fields on which two sides had disagreed, and that are decided as they are written here, even as they stand. */
  readonly decides?: readonly string[]
}

/**
 * Enters one fact as a form states it. A save that does not know what others entered meanwhile is refused.
 *
 * @throws ShuzhengError `facts/moved`, `facts/same-id`; `case/invalid` with what to write; nothing is written then
 */
export function changeFact(folder: string, change: FactChange, writer: Writer): Imported {
  return writeEntries(folder, writer, ({ state, head }) => {
    if (head.number !== change.head) throw new ShuzhengError('facts/moved', { number: head.number })
    const { facts, drafts } = change.list
      ? itemChanged(state.facts, change)
      : fieldChanged(state.facts, change)
    readCaseFile(writeCase(baseOf(state), facts, []), 'case.yaml')
    return drafts.map((draft) => keptInDispute(state, draft, change.decides ?? []))
  })
}

/** What a form leaves as it stood has not been decided by it, though the whole entry is written again. */
function keptInDispute(state: CaseState, draft: Draft, decides: readonly string[]): Draft {
  if (draft.kind !== 'put') return draft
  const settled = (path: FactPath) => decides.includes(path[2] ?? '')
  return { ...draft, leaves: leftOpen(state, draft.path, draft.value, settled) }
}

interface Changed {
  readonly facts: Facts
  readonly drafts: readonly Draft[]
}

function fieldChanged(facts: Facts, { section, key, value }: FactChange): Changed {
  const path = key === null ? [section] : [section, key]
  const next = new Map(facts)
  if (value === undefined) next.delete(factKey(path))
  else next.set(factKey(path), { path, item: false, value })
  return { facts: next, drafts: [draftOf(path, false, value)] }
}

/** An entry without id is known by what it says: when that changes, it is taken out under its old name. */
function itemChanged(facts: Facts, { section, key, value }: FactChange): Changed {
  const next = new Map(facts)
  const old = key === null ? null : [section, key]
  if (value === undefined) {
    if (old !== null) next.delete(factKey(old))
    return { facts: next, drafts: old === null ? [] : [draftOf(old, true, undefined)] }
  }
  const path = [section, keyOf(facts, section, key, value)]
  const moved = old !== null && factKey(old) !== factKey(path)
  if (moved) next.delete(factKey(old))
  next.set(factKey(path), { path, item: true, value } satisfies Fact)
  const removed = moved ? [draftOf(old, true, undefined)] : []
  return { facts: next, drafts: [...removed, draftOf(path, true, value)] }
}

function keyOf(facts: Facts, section: string, key: string | null, value: Json): string {
  const others = [...facts.values()]
    .filter(({ path }) => path[0] === section && path[1] !== key)
    .map(({ value: other }) => other)
    .filter((other): other is JsonObject => isObject(other))
  const mine = isObject(value) ? value : {}
  const id = member(mine, 'id')
  if (typeof id === 'string' && others.some((other) => member(other, 'id') === id))
    throw new ShuzhengError('facts/same-id', { id })
  return itemKeys(section, [...others, mine]).at(-1) ?? ''
}

function draftOf(path: FactPath, item: boolean, value: Json | undefined): Draft {
  return value === undefined
    ? { kind: 'remove', path: [...path], item }
    : { kind: 'put', path: [...path], item, value, leaves: [] }
}
