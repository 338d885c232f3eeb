import { count, type Database } from '../db/database.ts'
import { id, raw, sql } from '../db/sql.ts'
import { KINDS, type KindId } from './kinds.ts'
import { keyColumn, LINE_COLUMN } from './keys.ts'

/**
 * The columns of the index, all of them: keys, codes, locators, and sealed text. Nothing else may be added without the
 * test of residues (design section 6).
 */
const INDEX_TABLES = {
  /** Version and options of the index. */
  info: 'name varchar, value varchar',
  /** The files of the place, each with its number and what it was when it was read: sealed, some thousands a row. */
  files: 'chunk bigint, sealed blob',
  /** A thing that was read whole: a file of the list, a range of it, or members of a container. `outcome` is sealed. */
  done: 'item bigint, entry bigint, outcome blob',
  /** Runs of rows of one table as a process wrote them. */
  parts: 'p bigint, tab bigint, row_base bigint',
  records:
    'part bigint, line bigint, reason utinyint, rank utinyint, flags uinteger, tier utinyint, age utinyint, more uuid[]',
  /** The report of the count that the workbench made last, and of what: sealed. Empty while there is none. */
  kept: 'chunk bigint, sealed blob',
  /** Every record of that count in canonical order, numbered, with what became of it (src/case/kept/). */
  grid: 'number bigint, part bigint, line bigint, tab integer, row bigint, what utinyint, rank utinyint, tier utinyint, same_tab integer, same_row bigint',
  /** Its lines that are known by another of their numbers than the record's own. */
  known: 'part bigint, line bigint, number uuid',
  /** How many records of each table, outcome and tier stand in each stretch of the grid. */
  stretch: 'stretch bigint, tab integer, what utinyint, tier utinyint, n bigint',
} as const

/** What the count leaves of duplicates, as it is kept: keys, codes and locators (src/count/kept-classes.ts). */
export const CLASS_TABLES = {
  first_key: 's1 uuid, n bigint, least ubigint, most ubigint',
  multi: 'sub integer, s1 uuid, beside ubigint, n bigint',
  member:
    'sub integer, part bigint, line bigint, fingerprint ubigint, tier utinyint, age utinyint, flags uinteger, nth integer, in_file boolean',
  several: 'sub integer, contents bigint',
  content: 'sub integer, part bigint, line bigint, fingerprint ubigint',
  elsewhere: 'rank utinyint, s1 uuid, s2 uuid, fingerprint ubigint',
  outside: 'sub integer, fingerprint ubigint',
  several_head:
    'sub integer, part bigint, line bigint, code varchar, age utinyint, tier utinyint, flags uinteger',
  inside_alone: 'part bigint, line bigint',
  verdict: 'part bigint, line bigint, code varchar',
} as const

/** Every key column that `records` may have beside its own; they are added when a kind is first met. */
const KEY_COLUMNS: ReadonlySet<string> = new Set([
  ...(Object.keys(KINDS) as KindId[]).map(keyColumn),
  LINE_COLUMN,
])

/**
 * Makes what is missing of the index, and sweeps what a killed run has put in without registering it. All tables in one
 * transaction: each ends with a wait for the disk.
 */
export async function createIndex(db: Database): Promise<void> {
  const classes = Object.entries(CLASS_TABLES).map(([name, own]) => [`class_${name}`, own] as const)
  await db.transaction(async () => {
    for (const [name, columns] of [...Object.entries(INDEX_TABLES), ...classes]) {
      const table = sql`create table if not exists x.${id(name)} (${raw(columns)})`
      await db.run(table, `create ${name}`)
    }
  })
  const [begun] = await db.rows(sql`select name from x.info where name = ${LOT}`)
  if (!begun) return
  await db.run(sql`delete from x.records where part not in (select p from x.parts)`, 'sweep')
  await endLot(db)
}

/** Stands in the index from before records go in until their parts are registered: to look for strays goes over all records. */
const LOT = 'lot-begun'

/** Says that records go in whose parts are not registered yet. */
export async function beginLot(db: Database): Promise<void> {
  await endLot(db)
  await db.run(sql`insert into x.info values (${LOT}, '')`)
}

/** They are registered: with them, in one transaction. */
export async function endLot(db: Database): Promise<void> {
  await db.run(sql`delete from x.info where name = ${LOT}`)
}

/** The key columns that the records have so far. */
export async function keyColumns(db: Database): Promise<string[]> {
  const rows = await db.rows(
    sql`select name from pragma_table_info('x.records') where starts_with(name, 'k_') order by name`,
  )
  return rows.map((r) => String(r['name']))
}

export async function addKeyColumns(db: Database, wanted: readonly string[]): Promise<void> {
  const have = new Set(await keyColumns(db))
  const missing = new Set(wanted.filter((column) => !have.has(column)))
  if (missing.size === 0) return
  await db.transaction(async () => {
    for (const column of missing) {
      if (!KEY_COLUMNS.has(column)) throw new Error(`not a column of the index: ${column}`)
      await db.run(sql`alter table x.records add column ${id(column)} uuid`, 'add key column')
    }
  })
}

export async function recordCount(db: Database): Promise<number> {
  return count((await db.one(sql`select count(*) as n from x.records`))['n'])
}
