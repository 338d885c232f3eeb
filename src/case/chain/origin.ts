import { originOf } from '../../chain/origin/origin.ts'
import type { Database } from '../../db/database.ts'
import type { SealedRows } from '../../evidence/spool/sealed-rows.ts'
import { keyColumns } from '../../records/index-file.ts'
import { NO_ORIGIN, type OriginReport } from '../../report/origin.ts'
import type { OrderedFile } from '../assemble.ts'
import type { CaseFile } from '../facts/schema.ts'
import { batchesOf } from '../persons/batches.ts'
import { transferHints } from './origin-hints.ts'
import { originLists } from './origin-lists.ts'

/** A batch by the runs of rows that it holds. */
export interface ListOfParts {
  readonly id: string
  readonly parts: readonly number[]
}

/** What the comparison needs beside the lists. */
export interface OriginSource {
  readonly files: readonly OrderedFile[]
  readonly db: Database
  readonly sealed: SealedRows
}

/** Where lists came from: batches of a case, files, folders or tables; nothing for fewer than two that hold rows. */
export async function originOfLists(
  lists: readonly ListOfParts[],
  { files, db, sealed }: OriginSource,
): Promise<OriginReport> {
  const tables = new Map(
    files.flatMap((file) =>
      file.tables.flatMap((table) =>
        table.outcome.parts.map((part) => [part.p, { file, table }] as const),
      ),
    ),
  )
  const held = lists.map(({ id, parts }) => {
    const own = new Map(parts.flatMap((p) => tables.get(p) ?? []).map((t) => [t.table.tab, t]))
    return { id, tables: [...own.values()] }
  })
  const compared = originLists(held, sealed)
  return compared.length < 2 ? NO_ORIGIN : originOf(db, await keyColumns(db), compared)
}

/**
 * Where the batches of a case came from, set against its transfers. A file is one batch's here, the first that names it:
 * that a batch is part of another by the case file proves nothing about its rows.
 */
export async function caseOrigin(facts: CaseFile, source: OriginSource): Promise<OriginReport> {
  const holding = batchesOf(facts, source.files)
  const lists = facts.batches.map(({ id }, i) => ({
    id,
    parts: source.files
      .filter((f) => holding(f)[0] === i)
      .flatMap((f) => f.tables.flatMap((t) => t.outcome.parts.map((p) => p.p))),
  }))
  const report = await originOfLists(lists, source)
  return { ...report, hints: transferHints(facts, report) }
}
