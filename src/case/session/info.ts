import type { Database } from '../../db/database.ts'
import { sql } from '../../db/sql.ts'

/** A value that the index keeps of itself. */
export async function info(db: Database, name: string, otherwise: string): Promise<string> {
  const [row] = await db.rows(sql`select value from x.info where name = ${name}`)
  return row ? String(row['value']) : otherwise
}

export async function keepInfo(db: Database, name: string, value: string): Promise<void> {
  await db.run(sql`delete from x.info where name = ${name}`)
  await db.run(sql`insert into x.info values (${name}, ${value})`)
}
