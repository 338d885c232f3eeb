import { ShuzhengError } from '../../../errors.ts'
import { writeCase } from '../told/case-text.ts'
import type { Writer } from '../entry.ts'
import { factsOf, itemKeys } from '../facts.ts'
import { factKey, type Fact } from '../fold.ts'
import { importCase, openJournal, textOf, type Imported } from '../journal.ts'
import type { JsonObject } from '../value.ts'

/**
 * Changes the facts as they stand now, and enters the case file that says so: nobody has brought that file, the program
 * wrote it, and the journal tells the two apart.
 *
 * @throws ShuzhengError `journal/none`, `journal/empty` where no case file has been imported yet, `case/invalid` when the
 *   case would not hold together; nothing is written then
 */
export function rewriteCase(
  folder: string,
  writer: Writer,
  change: (facts: Map<string, Fact>) => void,
): Imported {
  const text = textOf(openJournal(folder).state)
  if (text === null) throw new ShuzhengError('journal/empty', { path: folder })
  const facts = new Map(factsOf(text))
  change(facts)
  const file = { name: 'case.yaml', text: writeCase(text, facts, []), rewritten: true } as const
  return importCase(folder, file, writer)
}

/** Puts an item into a list of the case, in place of the one that is called the same. */
export function putItem(facts: Map<string, Fact>, section: string, value: JsonObject): void {
  const [key = ''] = itemKeys(section, [value])
  const fact: Fact = { path: [section, key], item: true, value }
  facts.set(factKey(fact.path), fact)
}
