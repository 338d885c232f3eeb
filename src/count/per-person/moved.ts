import { count, type Database } from '../../db/database.ts'
import { id, join, raw, sql, type Sql } from '../../db/sql.ts'
import { FLAGS, reasonNumber, type ReasonCode } from '../../records/verdicts.ts'
import { lines } from '../lines.ts'
import { eligible } from '../subjects.ts'
import { contentKey } from './content-key.ts'
import { movedContents } from './contents.ts'
import { movedHouseholds } from './households.ts'
import { PlainItems, remembered } from './items.ts'
import { movedNumbers } from './numbers.ts'
import { isOn, type Moved } from './readings.ts'
import { movedPeopleOfRows } from './several-in-row.ts'
import { movedSharedNumbers } from './shared-numbers.ts'
import { signatures } from './signatures.ts'
import type { Standing } from './standing.ts'

/**
 * What the readings of glossary 4 move that ask what a record is; those that ask who is a buyer or what was stated are
 * decided by the formula. Classes of which the index has nothing cost nothing.
 */
export async function movedItems(
  db: Database,
  have: readonly string[],
  standing: Standing,
): Promise<Moved[]> {
  const there = await present(db)
  const moved: Moved[] = []
  if (there.has('BARE_PHONE') || there.has('VAGUE_NAME'))
    moved.push(await movedNumbers(db, have, standing))
  if (there.has('COMPANY')) moved.push(await byContent(db, have, standing, 'COMPANY', 'company'))
  if (there.has('DAMAGED')) moved.push(await byContent(db, have, standing, 'DAMAGED', 'damaged'))
  if (there.has('contents')) moved.push(await movedContents(db, standing))
  if (there.has('guardian')) moved.push(await movedHouseholds(db, standing))
  const people = await movedPeopleOfRows(db, have, standing)
  const shared = await movedSharedNumbers(db, have, standing)
  return [...moved, ...(people ? [people] : []), ...(shared ? [shared] : [])]
}

type Present = ReasonCode | 'guardian' | 'contents'

async function present(db: Database): Promise<ReadonlySet<Present>> {
  const ofReason = (code: ReasonCode) => sql`reason = ${raw(String(reasonNumber(code)))}`
  const asked: readonly (readonly [Present, Sql])[] = [
    ...(['BARE_PHONE', 'VAGUE_NAME', 'COMPANY', 'DAMAGED'] as const).map(
      (code) => [code, ofReason(code)] as const,
    ),
    ['guardian', sql`${eligible()} and flags & ${raw(String(FLAGS.guardian))} <> 0`],
  ]
  const counts = asked.map(([name, test]) => sql`count(*) filter (where ${test}) as ${id(name)}`)
  const row = await db.one(sql`select ${join(counts)},
      (select count(*) from several_head where code in ('CHANGED', 'DUP_SUPPLEMENT')) as contents
    from ${lines()} join stand using (part)`)
  return new Set(
    [...asked.map(([name]) => name), 'contents' as const].filter((name) => count(row[name]) > 0),
  )
}

/** Firms and damaged lines: each different content is one, under the fifth item. */
async function byContent(
  db: Database,
  have: readonly string[],
  standing: Standing,
  code: ReasonCode,
  reading: string,
): Promise<Moved> {
  const items = sql`select ${contentKey(have)} as item, ${standing.code(0, raw('3'))} as code
    from ${lines()} join stand using (part) where reason = ${raw(String(reasonNumber(code)))}`
  const found = remembered(await PlainItems.from(signatures(db, items, reading), standing))
  return { readings: [[reading, 'in']], under: (c) => (isOn(c, reading, 'in') ? found : null) }
}
