import type { Writer } from './entry.ts'
import type { Imported } from './journal.ts'
import { putItem, rewriteCase } from './store/rewrite.ts'
import type { JsonObject } from './value.ts'

/**
 * Enters what a person has decided under `decisions`; an earlier decision of the same matter is replaced, and how it was
 * stays in the journal.
 *
 * @throws ShuzhengError `journal/none`, `journal/empty` where no case file has been imported yet, `case/invalid`
 */
export function enterDecision(folder: string, decision: JsonObject, writer: Writer): Imported {
  return rewriteCase(folder, writer, (facts) => {
    putItem(facts, 'decisions', decision)
  })
}
