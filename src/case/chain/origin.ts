import { originOf } from '../../chain/origin/origin.ts'
import type { Database } from '../../db/database.ts'
import type { SealedRows } from '../../evidence/sealed-rows.ts'
import { keyColumns } from '../../records/index-file.ts'
import { NO_ORIGIN, type OriginReport } from '../../report/origin.ts'
import type { OrderedFile } from '../assemble.ts'
import type { CaseFile } from '../facts/schema.ts'
import { batchesOf } from '../persons/batches.ts'
import { transferHints } from './origin-hints.ts'
import { originLists } from './origin-lists.ts'

/**
 * Where the batches of a case came from, set against its transfers. A file is one batch's here, the first that names it:
 * that a batch is part of another by the case file proves nothing about its rows.
 */
export async function caseOrigin(
  facts: CaseFile,
  files: readonly OrderedFile[],
  db: Database,
  sealed: SealedRows,
): Promise<OriginReport> {
  const holding = batchesOf(facts, files)
  const lists = originLists(
    facts.batches.map(({ id }, i) => ({
      id,
      tables: files
        .filter((f) => holding(f)[0] === i)
        .flatMap((file) => file.tables.map((table) => ({ file, table }))),
    })),
    sealed,
  )
  if (lists.length < 2) return NO_ORIGIN
  const report = await originOf(db, await keyColumns(db), lists)
  return { ...report, hints: transferHints(facts, report) }
}
