import { createHash } from 'node:crypto'
import { lawDigest } from '../../law/digest.ts'
import type { FolderRead } from '../read-evidence.ts'
import { registered } from '../journal/intake.ts'
import type { MoneyRead } from '../money/statements.ts'
import { buildOf } from '../version.ts'

/** Grows when the way in which a count is kept changes. */
const FORM = 1

/**
 * What a report is made of, as a digest: equal identity, equal report. All that the count takes goes in whole — what was
 * read of every file, the facts of the case, what the examiner said, the law — so that nothing that moves a number can be
 * forgotten. It names nobody, and is kept sealed all the same.
 */
export function identityOf(folder: FolderRead, money: MoneyRead | null): string {
  const { request, evidence, book, dates, files, corrections } = folder
  const { conduct, decided, key, hashList, overrides } = request
  const facts = { ...evidence, factLines: evidence.factLines?.digest }
  const whole = [
    [FORM, buildOf(), lawDigest(book), dates],
    { conduct, decided, key, hashList, overrides },
    [facts, evidence.caseFolder === null ? [] : registered(evidence.caseFolder)],
    [files, corrections],
    money,
  ]
  return createHash('sha256').update(JSON.stringify(whole, plain)).digest('hex')
}

/** Every value has a text of its own: what JSON would leave out silently is written out, or refused. */
function plain(_name: string, value: unknown): unknown {
  if (value instanceof Map) return ['map', ...(value as ReadonlyMap<unknown, unknown>)]
  if (value instanceof Set) return ['set', ...(value as ReadonlySet<unknown>)]
  if (typeof value === 'bigint') return `${String(value)}n`
  if (typeof value === 'function') throw new Error('a function has no identity')
  return value
}
