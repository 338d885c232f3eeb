import type { Database } from '../../db/database.ts'
import type { Seal } from '../../evidence/spool/seal.ts'
import type { Override } from '../request.ts'
import { keptUnits, type KeptUnit } from './kept.ts'
import { saidOf } from './corrections/overrides.ts'
import type { Register } from './register.ts'

/** What decides how files are read, beside the files themselves. */
export type Said = Pick<Register, 'overrides' | 'passwords'>

/** Numbers of the files that would be read otherwise by what the examiner says now than by what was said before. */
export async function outdated(
  db: Database,
  names: Seal,
  before: Said,
  now: Said,
): Promise<ReadonlySet<number>> {
  const other = before.passwords !== now.passwords
  if (said(before.overrides) === said(now.overrides) && !other) return new Set()
  // Passwords were added behind the others: what was open stays as it is.
  const openedToo = !now.passwords.startsWith(before.passwords)
  const units = await keptUnits(db, names)
  return new Set(
    units
      .filter(
        (u) => otherwise(u, before.overrides, now.overrides) || (other && isLocked(u, openedToo)),
      )
      .map((u) => u.item),
  )
}

/** Something in it is or was encrypted: which password opens it, and whether any does, hangs on the list. */
function isLocked({ files }: KeptUnit, openedToo: boolean): boolean {
  return files.some(({ issues }) =>
    issues.some(({ code }) => code === 'PASSWORD' || (openedToo && code === 'PASSWORD_OPENED')),
  )
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
