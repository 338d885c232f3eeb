import type { Database } from '../../db/database.ts'
import { sql } from '../../db/sql.ts'
import type { Seal } from '../../evidence/spool/seal.ts'
import type { Report } from '../../report.ts'
import { dropGrid, keepGrid } from './grid.ts'
import type { UnderKey } from './under-keys.ts'

/**
 * Of what the report is, and the report: two sealed pieces, so that the first can be looked at without the second; and
 * what would be counted by other keys, once that is known.
 */
const PIECES = { of: 0, report: 1, keys: 2 } as const

interface Index {
  readonly db: Database
  readonly names: Seal
}

/** The report that was kept of exactly this, or null: then what was kept of something else is gone. */
export async function keptReport(index: Index, identity: string): Promise<Report | null> {
  const of = await piece(index, 'of')
  if (of === identity) return (await piece(index, 'report')) as Report
  if (of !== null) await dropGrid(index.db)
  return null
}

/** Keeps the report with the grid of its rows. What is kept last says that all of it is there. */
export async function keepReport(index: Index, identity: string, report: Report): Promise<void> {
  await dropGrid(index.db)
  await keepGrid(index.db)
  await index.db.transaction(async () => {
    await keepPiece(index, 'report', report)
    await keepPiece(index, 'of', identity)
  })
  await index.db.run(sql`checkpoint x`, 'checkpoint')
}

/** What would be counted by other keys; null while nobody has worked it out. */
export async function keptKeys(index: Index): Promise<readonly UnderKey[] | null> {
  return (await piece(index, 'keys')) as readonly UnderKey[] | null
}

export async function keepKeys(index: Index, found: readonly UnderKey[]): Promise<void> {
  await keepPiece(index, 'keys', found)
}

async function piece({ db, names }: Index, name: keyof typeof PIECES): Promise<unknown> {
  const [row] = await db.rows(sql`select sealed from x.kept where chunk = ${PIECES[name]}`)
  if (!row) return null
  const plain = names.open(row['sealed'] as Uint8Array, `kept/${name}`)
  return JSON.parse(Buffer.from(plain).toString('utf8'))
}

async function keepPiece(
  { db, names }: Index,
  name: keyof typeof PIECES,
  value: unknown,
): Promise<void> {
  const sealed = names.close(Buffer.from(JSON.stringify(value)), `kept/${name}`)
  await db.run(sql`insert into x.kept values (${PIECES[name]}, ${sealed})`)
}
