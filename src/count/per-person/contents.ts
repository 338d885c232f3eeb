import type { Database } from '../../db/database.ts'
import { sql, type Sql } from '../../db/sql.ts'
import { PlainItems, remembered, type ItemCount } from './items.ts'
import { combined, isOn, type Choice, type Moved } from './readings.ts'
import { signatures } from './signatures.ts'
import type { Standing } from './standing.ts'

const READINGS = [
  ['changed-content', 'each'],
  ['supplement', 'each'],
] as const

/**
 * Lines about one person that differ (内容变化, 补充性重复): under `each` every content of the class is a record, and all
 * other contents of the person together are one. Which content is of which class was decided over the whole folder.
 *
 * @example a person with two addresses, each in another batch → whoever has both batches: 2; one of them: 1
 */
export async function movedContents(db: Database, standing: Standing): Promise<Moved> {
  await db.run(
    sql`create or replace temp table differing_content as
      select sub, fingerprint, code as class from several_head join content using (sub, part, line)
      where (code is null or code in ('CHANGED', 'DUP_SUPPLEMENT'))
        and sub in (select sub from several_head where code in ('CHANGED', 'DUP_SUPPLEMENT'))`,
    'contents',
  )
  await db.run(
    sql`create or replace temp table differing_line as
      select sub, fingerprint, class, ${standing.code()} as code
      from member join differing_content using (sub, fingerprint) join stand using (part)`,
    'contents',
  )
  const found = await classes(db, standing)
  return { readings: READINGS, under: (choice) => under(choice, found) }
}

const PERSON = sql`sub`
const CONTENT = sql`{'sub': sub, 'content': fingerprint}`

interface Classes {
  readonly changed: ItemCount
  readonly supplement: ItemCount
  readonly notChanged: ItemCount
  readonly notSupplement: ItemCount
  readonly neither: ItemCount
  readonly all: ItemCount
}

async function classes(db: Database, standing: Standing): Promise<Classes> {
  const of = async (item: Sql, test: Sql) => {
    const items = sql`select ${item} as item, code from differing_line where ${test}`
    return remembered(await PlainItems.from(signatures(db, items, 'contents'), standing))
  }
  return {
    changed: await of(CONTENT, sql`class = 'CHANGED'`),
    supplement: await of(CONTENT, sql`class = 'DUP_SUPPLEMENT'`),
    notChanged: await of(PERSON, sql`class is distinct from 'CHANGED'`),
    notSupplement: await of(PERSON, sql`class is distinct from 'DUP_SUPPLEMENT'`),
    neither: await of(PERSON, sql`class is null`),
    all: await of(PERSON, sql`true`),
  }
}

function under(choice: Choice, c: Classes): ItemCount | null {
  const [changed, supplement] = READINGS.map(([reading, option]) => isOn(choice, reading, option))
  if (changed && supplement) return inPlaceOf(c, [c.changed, c.supplement, c.neither])
  if (changed) return inPlaceOf(c, [c.changed, c.notChanged])
  return supplement ? inPlaceOf(c, [c.supplement, c.notSupplement]) : null
}

/** These, less the persons who were counted once for all their contents. */
function inPlaceOf({ all }: Classes, items: readonly ItemCount[]): ItemCount {
  return combined([...items.map((one) => [one, 1] as const), [all, -1]])
}
