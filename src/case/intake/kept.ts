import { count, type Database } from '../../db/database.ts'
import { sql } from '../../db/sql.ts'
import type { FileOutcome } from '../../evidence/outcome.ts'
import type { Member } from '../../evidence/jobs/unit.ts'
import type { Seal } from '../../evidence/spool/seal.ts'
import type { ColumnDecision } from '../../records/columns/decide.ts'
import { SaidOnce } from './said-once.ts'

/** A decision as it is kept: without its counts by class of cell. */
export type KeptColumn = Omit<ColumnDecision, 'classes'>

/** What the index keeps of a thing that was read whole, sealed: names come from suspects and may name people. */
export interface Kept {
  readonly files: readonly FileOutcome[]
  readonly columns: readonly (readonly (readonly KeptColumn[])[])[]
  readonly members: readonly Member[]
}

export interface KeptUnit extends Kept {
  readonly item: number
  readonly entry: number
}

export function openKept(names: Seal, item: number, entry: number, sealed: Uint8Array): Kept {
  const plain = names.open(sealed, `${String(item)}/${String(entry)}`)
  return JSON.parse(Buffer.from(plain).toString('utf8')) as Kept
}

/** All that the index keeps of these files; of all files where none are named. Equal parts are shared. */
export async function keptUnits(
  db: Database,
  names: Seal,
  items?: readonly number[],
): Promise<KeptUnit[]> {
  const of = items
    ? sql` where item in (select unnest(from_json(${JSON.stringify(items)}::json, '["BIGINT"]')))`
    : sql``
  const once = new SaidOnce()
  const units: KeptUnit[] = []
  for await (const rows of db.stream(sql`select item, entry, outcome from x.done${of}`)) {
    for (const row of rows) {
      const [item, entry] = [count(row['item']), Number(row['entry'])]
      const kept = openKept(names, item, entry, row['outcome'] as Uint8Array)
      units.push({ item, entry, ...once.unit(kept) })
    }
  }
  return units
}
