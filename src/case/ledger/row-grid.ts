import { count, type Database, type Row } from '../../db/database.ts'
import { sql } from '../../db/sql.ts'
import type { LedgerRow } from '../../documents/workbooks/ledger-row.ts'
import type { FolderCount } from '../count-folder.ts'
import { WHAT } from '../kept/grid.ts'
import { aboutTheSame, Selection, type Narrowed } from '../kept/selection.ts'
import { clearCell, ledgerRow } from './ledger-rows.ts'
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
/** By the number that the index holds; a record without a tier is told as the last. */
const TIER_OF = ['C', 'A', 'B', 'C'] as const

/**
 * The records of a finished count, to be looked at in any place: filtered and counted from what the count kept in the
 * index (src/case/kept/), with text only for the rows that are shown, masked. Numbers of the chain are asked of the
 * temporary tables of a count (`whole`); nothing else needs them.
 */
export class RowGrid {
  readonly #counted: FolderCount
  readonly #texts: PageTexts
  readonly #places: Map<
    number,
    { file: FolderCount['files'][number]; table: FolderCount['files'][number]['tables'][number] }
  >
  #beside: Promise<Database> | null = null
  #whole: Promise<Selection> | null = null
  /** The rows of one number of the chain, or about one person: laid down once for all their pages. */
  #own: { readonly key: string; readonly rows: Promise<OwnRows> } | null = null

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
    const { selection, chosen } = await this.#rowsOf(filter)
    const narrowed = narrowedBy(filter)
    const all = await (await this.#all()).found(EVERYTHING)
    const found = await selection.found(narrowed)
    const rows = await selection.page(narrowed, from, most)
    return {
      found,
      all,
      from,
      rows: rows.map((row) => this.#told(row, clear, chosen)),
      chosen: chosen && { title: chosen.title, lines: chosen.lines },
    }
  }

  /** Codes, tables and tiers among the records wanted, each with its number; the filter's own choice of it apart. */
  async facets(filter: GridFilter): Promise<Record<'codes' | 'tabs' | 'tiers', readonly Facet[]>> {
    const { selection } = await this.#rowsOf(filter)
    const narrowed = narrowedBy(filter)
    const codes = await selection.facet('whats', { ...narrowed, whats: null })
    const tabs = await selection.facet('tabs', { ...narrowed, tabs: null })
    const tiers = await selection.facet('tiers', { ...narrowed, tiers: null })
    return {
      codes: codes.map(([what, n]) => ({ value: WHAT[what] ?? '', count: n })),
      tabs: tabs.map(([tab, n]) => ({ value: String(tab), count: n })),
      tiers: tiers.map(([tier, n]) => ({ value: TIER_OF[tier] ?? 'C', count: n })),
    }
  }

  #told(row: Row, clear: boolean, chosen: ChosenRows | null): LedgerRow {
    const place = this.#places.get(count(row['tab']))
    if (!place) throw new Error('a record of a table that the report does not have')
    const cells = this.#texts.row(count(row['part']), count(row['line'])) ?? []
    const number = count(row['number'])
    const code = WHAT[count(row['what'])] ?? null
    const show = clear ? clearCell : undefined
    return {
      ...ledgerRow(
        number,
        { ...row, reason: 0, code: code === 'COUNTED' ? null : code },
        place.file,
        place.table,
        cells,
        this.#places,
        show,
      ),
      table: place.table.tab + 1,
      ...standsFor(row, chosen),
    }
  }

  async #rowsOf({ chosen, like }: GridFilter): Promise<OwnRows> {
    if (!chosen && like === undefined) return { selection: await this.#all(), chosen: null }
    const key = JSON.stringify([chosen, like])
    if (this.#own?.key !== key) {
      const rows = chosen ? this.#ofChain(chosen, like) : this.#ofPerson(like ?? 0)
      this.#own = { key, rows }
      rows.catch(() => (this.#own = null))
    }
    return this.#own.rows
  }

  /** Every record once; of a number of the chain, once for each set in which it counts, with its tier there. */
  async #ofChain(choice: GridChoice, like: number | undefined): Promise<OwnRows> {
    const { db } = this.#counted.session
    const chosen = await nameChosen(this.#counted, choice)
    const from = like === undefined ? sql`x.grid` : sql`(${await aboutTheSame(db, like)})`
    const rows = sql`select g.* replace (coalesce(c.item + 1, g.tier)::utinyint as tier), c.term, c.item
      from ${from} g join grid_chosen c on c.part = g.part and c.line = g.line order by number, term`
    return { selection: await Selection.of(db, 'grid_of_chain', rows), chosen }
  }

  async #ofPerson(like: number): Promise<OwnRows> {
    const db = await this.#reader()
    const rows = sql`select * from (${await aboutTheSame(db, like)}) order by number`
    return { selection: await Selection.of(db, 'grid_of_person', rows), chosen: null }
  }

  #all(): Promise<Selection> {
    return (this.#whole ??= this.#reader().then((db) => Selection.whole(db)))
  }

  /** Not the connection of the count: a page does not wait for what is named there. */
  #reader(): Promise<Database> {
    return (this.#beside ??= this.#counted.session.db.beside())
  }
}

interface OwnRows {
  readonly selection: Selection
  readonly chosen: ChosenRows | null
}

/** For which number the row stands, where one is asked for. */
function standsFor(row: Row, chosen: ChosenRows | null): Pick<LedgerRow, 'counts'> {
  if (row['term'] == null) return {}
  const name = chosen?.names[count(row['term'])] ?? ''
  const tier = TIERS[count(row['item'])] ?? 'C'
  return { counts: { for: name, tier, others: 0, same: null } }
}

const EVERYTHING: Narrowed = { tabs: null, whats: null, tiers: null }

function narrowedBy({ codes, tabs, tiers }: GridFilter): Narrowed {
  return {
    tabs: tabs ?? null,
    whats: codes ? codes.map((code) => WHAT.indexOf(code)).filter((what) => what >= 0) : null,
    tiers: tiers ? tiers.map((tier) => TIERS.indexOf(tier) + 1) : null,
  }
}
