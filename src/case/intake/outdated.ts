import type { Database } from '../../db/database.ts'
import type { Seal } from '../../evidence/seal.ts'
import type { Override } from '../request.ts'
import { keptUnits, type KeptUnit } from './kept.ts'
import { saidOf } from './overrides.ts'

/** Numbers of the files that would be read otherwise by what the examiner says now than by what was said before. */
export async function outdated(
  db: Database,
  names: Seal,
  before: readonly Override[],
  now: readonly Override[],
): Promise<ReadonlySet<number>> {
  if (said(before) === said(now)) return new Set()
  const units = await keptUnits(db, names)
  return new Set(units.filter((u) => otherwise(u, before, now)).map((u) => u.item))
}

function otherwise(
  { files }: KeptUnit,
  before: readonly Override[],
  now: readonly Override[],
): boolean {
  return files.some((file) => said(saidOf(before, file)) !== said(saidOf(now, file)))
}

/** Without the words in which it was written: they change nothing of the reading. */
function said(overrides: readonly Override[]): string {
  return JSON.stringify(overrides.map(({ written: _written, ...rest }) => rest))
}
