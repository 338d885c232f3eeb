import { writeCase } from './case-text.ts'
import type { Writer } from './entry.ts'
import { factsOf, itemKeys } from './facts.ts'
import { factKey, type Fact } from './fold.ts'
import { importCase, openJournal, textOf, type Imported } from './journal.ts'
import { canonical, isObject, type Json, type JsonObject } from './value.ts'
import { ShuzhengError } from '../../errors.ts'

/**
 * Enters lessons of another case: each becomes a fact under `overrides`, with who and why. What the case says already is
 * left as it is.
 *
 * @throws ShuzhengError `journal/none`, `journal/empty` where no case file has been imported yet
 */
export function learn(folder: string, lessons: readonly Json[], writer: Writer): Imported {
  const text = textOf(openJournal(folder).state)
  if (text === null) throw new ShuzhengError('journal/empty', { path: folder })
  const facts = new Map(factsOf(text))
  const known = [...facts.values()].filter((f) => f.path[0] === 'overrides').map((f) => f.value)
  const all = [...known, ...lessons].filter((value): value is JsonObject => isObject(value))
  const distinct = [...new Map(all.map((value) => [canonical(value), value])).values()]
  itemKeys('overrides', distinct).forEach((key, i) => {
    const fact: Fact = { path: ['overrides', key], item: true, value: distinct[i] ?? null }
    facts.set(factKey(fact.path), fact)
  })
  return importCase(folder, { name: 'case.yaml', text: writeCase(text, facts, []) }, writer)
}
