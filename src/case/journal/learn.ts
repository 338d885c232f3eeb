import type { Writer } from './entry.ts'
import { itemKeys } from './facts.ts'
import { factKey } from './fold.ts'
import type { Imported } from './journal.ts'
import { rewriteCase } from './store/rewrite.ts'
import { canonical, isObject, type Json, type JsonObject } from './value.ts'

/**
 * Enters lessons of another case: each becomes a fact under `overrides`, with who and why. What the case says already is
 * left as it is.
 *
 * @throws ShuzhengError `journal/none`, `journal/empty` where no case file has been imported yet
 */
export function learn(folder: string, lessons: readonly Json[], writer: Writer): Imported {
  return rewriteCase(folder, writer, (facts) => {
    const known = [...facts.values()].filter((f) => f.path[0] === 'overrides').map((f) => f.value)
    const all = [...known, ...lessons].filter((value): value is JsonObject => isObject(value))
    const distinct = [...new Map(all.map((value) => [canonical(value), value])).values()]
    itemKeys('overrides', distinct).forEach((key, i) => {
      const path = ['overrides', key]
      facts.set(factKey(path), { path, item: true, value: distinct[i] ?? null })
    })
  })
}
