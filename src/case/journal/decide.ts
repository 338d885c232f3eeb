import { ShuzhengError } from '../../errors.ts'
import { writeCase } from './case-text.ts'
import type { Writer } from './entry.ts'
import { factsOf, itemKeys } from './facts.ts'
import { factKey, type Fact } from './fold.ts'
import { importCase, openJournal, textOf, type Imported } from './journal.ts'
import type { JsonObject } from './value.ts'

/**
 * Enters what a person has decided under `decisions`; an earlier decision of the same matter is replaced, and how it was
 * stays in the journal.
 *
 * @throws ShuzhengError `journal/none`, `journal/empty` where no case file has been imported yet, `case/invalid`
 */
export function enterDecision(folder: string, decision: JsonObject, writer: Writer): Imported {
  const text = textOf(openJournal(folder).state)
  if (text === null) throw new ShuzhengError('journal/empty', { path: folder })
  const facts = new Map(factsOf(text))
  const [key = ''] = itemKeys('decisions', [decision])
  const fact: Fact = { path: ['decisions', key], item: true, value: decision }
  facts.set(factKey(fact.path), fact)
  return importCase(folder, { name: 'case.yaml', text: writeCase(text, facts, []) }, writer)
}
