import { count, type Database } from '../../db/database.ts'
import { raw, sql, type Sql } from '../../db/sql.ts'
import { keyColumn } from '../../records/keys.ts'
import { FLAGS, reasonNumber, type ReasonCode } from '../../records/verdicts.ts'
import { lines } from '../lines.ts'
import { eligible } from '../subjects.ts'
import { contentKey } from './content-key.ts'
import { movedContents } from './contents.ts'
import { movedHouseholds } from './households.ts'
import { PlainItems, remembered, type ItemCount } from './items.ts'
import { movedNumbers } from './numbers.ts'
import { combined, isOn, type Moved } from './readings.ts'
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
  const shared = await sharedNumbers(db, have, standing)
  return shared ? [...moved, shared] : moved
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
  const found = new Set<Present>()
  for (const [name, test] of asked) {
    const row = await db.one(
      sql`select count(*) as n from ${lines()} join stand using (part) where ${test}`,
    )
    if (count(row['n']) > 0) found.add(name)
  }
  const differing = await db.one(
    sql`select count(*) as n from head where code in ('CHANGED', 'DUP_SUPPLEMENT')`,
  )
  return count(differing['n']) > 0 ? found.add('contents') : found
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
  const found = await plain(db, items, standing, reading)
  return { readings: [[reading, 'in']], under: (c) => (isOn(c, reading, 'in') ? found : null) }
}

/** shared-phone: under `one` the names that share a number are one item in place of several. */
async function sharedNumbers(
  db: Database,
  have: readonly string[],
  standing: Standing,
): Promise<Moved | null> {
  const [name, mobile] = [keyColumn('name'), keyColumn('mobile')]
  if (!have.includes(name) || !have.includes(mobile)) return null
  const named = sql`${lines()} join stand using (part)
    where ${eligible()} and k_name is not null and k_mobile is not null`
  await db.run(
    sql`create or replace temp table shared_number as select k_mobile from ${named}
      group by k_mobile having min(k_name) <> max(k_name)`,
    'shared numbers',
  )
  const row = await db.one(sql`select count(*) as n from shared_number`)
  if (count(row['n']) === 0) return null
  const ofThem = sql`${named} and k_mobile in (select k_mobile from shared_number)`
  const names = await plain(
    db,
    sql`select row(k_mobile, k_name) as item, ${standing.code()} as code from ${ofThem}`,
    standing,
    'shared numbers: names',
  )
  const numbers = await plain(
    db,
    sql`select k_mobile as item, ${standing.code()} as code from ${ofThem}`,
    standing,
    'shared numbers',
  )
  const items = combined([
    [numbers, 1],
    [names, -1],
  ])
  return {
    readings: [['shared-phone', 'one']],
    under: (choice) => (isOn(choice, 'shared-phone', 'one') ? items : null),
  }
}

async function plain(
  db: Database,
  items: Sql,
  standing: Standing,
  step: string,
): Promise<ItemCount> {
  return remembered(await PlainItems.from(signatures(db, items, step), standing))
}
