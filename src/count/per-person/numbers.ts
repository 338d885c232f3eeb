import type { Database } from '../../db/database.ts'
import { raw, sql, type Sql } from '../../db/sql.ts'
import { FLAGS, reasonNumber } from '../../records/verdicts.ts'
import { lines } from '../lines.ts'
import { eligible } from '../subjects.ts'
import { phoneKey } from '../tally.ts'
import { contentKey } from './content-key.ts'
import { remembered, type ItemCount } from './items.ts'
import { isOn, type Choice, type Moved } from './readings.ts'
import { NumberGroups } from './number-groups.ts'
import { signatures } from './signatures.ts'
import type { Standing } from './standing.ts'

/** Roles of a number in a batch; {@link NumberGroups} takes role 0 for the number of somebody with a full line. */
const FULL = 0
const BARE = 1
const LABELLED = 2
const VAGUE = 3

const READINGS = [
  ['bare-phones', 'in'],
  ['labelled-phones', 'in'],
  ['vague-names', 'in'],
] as const
const ROLES = [BARE, LABELLED, VAGUE]

/**
 * Bare numbers, labelled or not, and forms of address with a number: one number is one item, and only where it is not the
 * number of somebody who is counted in the same sets (as `readingExtras` has it for the whole folder).
 */
export async function movedNumbers(
  db: Database,
  have: readonly string[],
  standing: Standing,
): Promise<Moved> {
  const numbers = await NumberGroups.from(numberSignatures(db, have, standing), standing)
  const known = new Map<string, ItemCount>()
  return {
    readings: READINGS,
    under(choice) {
      const on = rolesUnder(choice)
      if (on.length === 0) return null
      const items = known.get(on.join()) ?? remembered(numbers.counted(on))
      known.set(on.join(), items)
      return items
    },
  }
}

function rolesUnder(choice: Choice): number[] {
  return ROLES.filter((_, i) => {
    const [reading, option] = READINGS[i] ?? ['', '']
    return isOn(choice, reading, option)
  })
}

async function* numberSignatures(db: Database, have: readonly string[], standing: Standing) {
  const number = phoneKey(have)
  const key = number ? sql`coalesce(${number}, ${NOBODY})` : contentKey(have)
  await db.run(
    sql`create or replace temp table number_item as select ${key} as item, ${roleCode(standing)} as code
      from ${lines()} join stand using (part) where ${CONTESTED}`,
    'numbers',
  )
  // A number of somebody with a full line: found by the number, wherever his line stands.
  if (number)
    await db.run(
      sql`insert into number_item select ${key} as item, ${standing.code(FULL)} as code
        from ${lines()} join stand using (part)
        where ${eligible()} and ${key} in (select item from number_item)`,
      'numbers',
    )
  yield* signatures(db, sql`from number_item`, 'numbers')
  await db.run(sql`drop table number_item`)
}

/** Stands for lines without a number: all of them together are one, as in the count of the folder. */
const NOBODY = raw(`'00000000-0000-0000-0000-000000000000'::uuid`)

const BARE_PHONE = raw(String(reasonNumber('BARE_PHONE')))
const VAGUE_NAME = raw(String(reasonNumber('VAGUE_NAME')))
const CONTESTED = sql`reason in (${BARE_PHONE}, ${VAGUE_NAME})`

function roleCode(standing: Standing): Sql {
  const labelled = sql`flags & ${raw(String(FLAGS['labelled-phone']))} <> 0`
  return sql`case when reason = ${VAGUE_NAME} then ${standing.code(VAGUE)}
    when ${labelled} then ${standing.code(LABELLED)} else ${standing.code(BARE)} end`
}
