import { count, type Database, type Row } from '../../db/database.ts'
import { join, sql, type Sql } from '../../db/sql.ts'
import type { LedgerRow } from '../../documents/ledger-row.ts'
import { REASON_CODES } from '../../records/verdicts.ts'
import type { FolderCount } from '../count-folder.ts'
import { clearCell, ledgerRow, nameVerdicts } from './ledger-rows.ts'
import { nameChosen, type ChosenRows, type GridChoice } from './grid-choice.ts'
import { PageTexts } from './page-texts.ts'

/** Which records are wanted; what is left out narrows nothing. */
export interface GridFilter {
  /** COUNTED, or reason codes. */
  readonly codes?: readonly string[]
  /** Numbers of tables, from 0. */
  readonly tabs?: readonly number[]
  readonly tiers?: readonly ('A' | 'B' | 'C')[]
  /** About the same person as the record with this number. */
  readonly like?: number
  /** Only the rows behind one number of the chain; a row stands once for each set in which it counts. */
  readonly chosen?: GridChoice
}

/** Some records of those wanted, in canonical order, with how many there are. */
export interface GridPage {
  /** Records that the filter lets through, and records in all. */
  readonly found: number
  readonly all: number
  readonly from: number
  readonly rows: readonly LedgerRow[]
  /** Where a number of the chain was asked for: which, and what its rows come to. */
  readonly chosen: Pick<ChosenRows, 'title' | 'lines'> | null
}

/** A value by which the records can be narrowed, with how many of those wanted have it. */
export interface Facet {
  readonly value: string
  readonly count: number
}

const TIERS = ['A', 'B', 'C'] as const

/**
 * The records of a finished count, to be looked at in any place: filtered and counted in the index, with text only for
 * the rows that are shown, masked. Every question is answered from one table in canonical order, made once.
 */
export class RowGrid {
  readonly #counted: FolderCount
  readonly #texts: PageTexts
  readonly #places: Map<
    number,
    { file: FolderCount['files'][number]; table: FolderCount['files'][number]['tables'][number] }
  >
  #ready: Promise<void> | null = null
  #chosen: { readonly key: string; readonly rows: ChosenRows } | null = null

  constructor(counted: FolderCount) {
    this.#counted = counted
    const tables = counted.files.flatMap((file) => file.tables.map((table) => ({ file, table })))
    this.#places = new Map(tables.map((place) => [place.table.tab, place]))
    this.#texts = new PageTexts(
      counted.session.sealed,
      tables.map(({ table }) => table.outcome),
    )
  }

  /**
   * @param most rows of the page at the most
   * @param clear values as they stand, for a sitting that was opened for it; masked otherwise
   */
  async page(filter: GridFilter, from: number, most: number, clear = false): Promise<GridPage> {
    const db = await this.#db()
    const wanted = conditionOf(filter)
    const all = count((await db.one(sql`select count(*) as n from grid`))['n'])
    const chosen = await this.#choose(filter)
    const source = sourceOf(filter)
    const found = count(
      (await db.one(sql`select count(*) as n from ${source} where ${wanted}`))['n'],
    )
    const rows = await db.rows(
      sql`select * from ${source} where ${wanted} order by ${orderOf(filter)} limit ${most} offset ${from}`,
    )
    return {
      found,
      all,
      from,
      rows: rows.map((row) => this.#told(row, clear)),
      chosen: chosen && { title: chosen.title, lines: chosen.lines },
    }
  }

  /** Codes, tables and tiers among the records wanted, each with its number; the filter's own choice of it apart. */
  async facets(filter: GridFilter): Promise<Record<'codes' | 'tabs' | 'tiers', readonly Facet[]>> {
    const db = await this.#db()
    await this.#choose(filter)
    const source = sourceOf(filter)
    const by = async (value: Sql, rest: GridFilter): Promise<Facet[]> => {
      const rows = await db.rows(
        sql`select ${value} as value, count(*) as n from ${source} where ${conditionOf(rest)}
          group by all order by n desc, value limit 200`,
      )
      return rows.map((row) => ({ value: String(row['value']), count: count(row['n']) }))
    }
    const { codes: _codes, ...butCodes } = filter
    const { tabs: _tabs, ...butTabs } = filter
    const { tiers: _tiers, ...butTiers } = filter
    const tier = sql`case tier when 1 then 'A' when 2 then 'B' else 'C' end`
    return {
      codes: await by(sql`what`, butCodes),
      tabs: await by(sql`tab`, butTabs),
      tiers: await by(tier, butTiers),
    }
  }

  #told(row: Row, clear: boolean): LedgerRow {
    const place = this.#places.get(count(row['tab']))
    if (!place) throw new Error('a record of a table that the report does not have')
    const cells = this.#texts.row(count(row['part']), count(row['line'])) ?? []
    const number = count(row['number'])
    const show = clear ? clearCell : undefined
    return {
      ...ledgerRow(number, row, place.file, place.table, cells, this.#places, show),
      table: place.table.tab + 1,
      ...this.#standsFor(row),
    }
  }

  /** For which number the row stands, where one is asked for. */
  #standsFor(row: Row): Pick<LedgerRow, 'counts'> {
    if (row['term'] == null) return {}
    const name = this.#chosen?.rows.names[count(row['term'])] ?? ''
    const tier = TIERS[count(row['item'])] ?? 'C'
    return { counts: { for: name, tier, others: 0, same: null } }
  }

  /** Names the rows of the number that is asked for, once for all its pages. */
  async #choose({ chosen }: GridFilter): Promise<ChosenRows | null> {
    if (!chosen) return null
    const key = JSON.stringify(chosen)
    if (this.#chosen?.key !== key) {
      this.#chosen = null
      this.#chosen = { key, rows: await nameChosen(this.#counted, chosen) }
    }
    return this.#chosen.rows
  }

  async #db(): Promise<Database> {
    const { db } = this.#counted.session
    this.#ready ??= nameGrid(db)
    await this.#ready
    return db
  }
}

/** `grid`: every record with its verdict in words, in canonical order and numbered. */
async function nameGrid(db: Database): Promise<void> {
  await nameVerdicts(db, false, true)
  const codes = REASON_CODES.map((code, i) => sql`when ${i + 1} then ${code}`)
  await db.run(sql`create or replace temp table grid as
    select *, coalesce(case reason ${join(codes, sql` `)} end, code, 'COUNTED') as what
    from verdicts order by number`)
}

/** Every record once; of a number of the chain, once for each set in which it counts, with its tier there. */
function sourceOf({ chosen }: GridFilter): Sql {
  if (!chosen) return sql`grid`
  return sql`(select g.* replace (coalesce(c.item + 1, g.tier) as tier), c.term, c.item
    from grid g join grid_chosen c on c.part = g.part and c.line = g.line)`
}

function orderOf({ chosen }: GridFilter): Sql {
  return chosen ? sql`number, term` : sql`number`
}

function conditionOf({ codes, tabs, tiers, like }: GridFilter): Sql {
  const parts = [
    ...(codes ? [among(sql`what`, codes)] : []),
    ...(tabs ? [among(sql`tab`, tabs)] : []),
    ...(tiers
      ? [
          among(
            sql`tier`,
            tiers.map((tier) => TIERS.indexOf(tier) + 1),
          ),
        ]
      : []),
    ...(like === undefined ? [] : [aboutTheSame(like)]),
  ]
  return parts.length === 0 ? sql`true` : join(parts, sql` and `)
}

function among(column: Sql, values: readonly (string | number)[]): Sql {
  if (values.length === 0) return sql`false`
  return sql`${column} in (${join(values.map((value) => sql`${value}`))})`
}

/** Records that are taken to be about the person of one: the members of his subject. */
function aboutTheSame(number: number): Sql {
  return sql`(number = ${number} or (part, line) in (select (m.part, m.line) from member m where m.sub in (
    select o.sub from member o join grid g on g.part = o.part and g.line = o.line where g.number = ${number})))`
}
