import { NOTED } from './codes.ts'
import { digestSource } from './digest.ts'
import type { Item, Job } from './jobs/job.ts'
import type { Locator } from './locator.ts'
import type { FileOutcome } from './outcome.ts'
import { statusOf } from './refusal.ts'
import type { ByteSource } from './source.ts'
import { readingByName } from './taught.ts'

/** Was it said of the file, or of a folder or container around it, that it is a statement of accounts? */
export function isStatement(item: Item, at: Locator): boolean {
  return 'overrides' in item && readingByName(at, item.overrides).statement === true
}

/** A statement of accounts among the lists: its digests, and that it is read elsewhere. */
export function statementOutcome(
  source: ByteSource,
  at: Locator,
  digests: Job['digests'],
): FileOutcome {
  const issues = [{ code: 'STATEMENT', sheet: null, row: null, message: NOTED.STATEMENT } as const]
  return {
    at,
    bytes: source.size,
    digests: digestSource(source, digests),
    format: '',
    encoding: null,
    status: statusOf(issues, 0),
    issues,
    tables: [],
  }
}
