import type { GridInfo, GridSink, RowView } from '../row.ts'
import { isAdvert } from './advert.ts'
import { bandsOf, giveBands } from './bands.ts'
import { sideBySide } from './beside.ts'
import { identifies } from './evidence.ts'
import { BLANK, FirstLook } from './first-look.ts'
import { numbersColumns } from './column-numbers.ts'
import { formColumns } from './forms-beside.ts'
import { findOpening, joinHeader, openingInside, type Opening } from './header.ts'
import { copyView, type HeldRow, reach, readRow } from './held.ts'
import { HeldBack } from './held-back.ts'
import { columnLists } from './lists.ts'
import { profileOf, profileOfKnown, rawTexts } from './profile.ts'
import { formGrid, type FormOut } from './form-grid.ts'
import { formShape } from './forms.ts'
import { labelsInColumn } from './orientation.ts'
import { giveBlank, type Item, LoneLines, type Unread } from './pending.ts'
import { giveColumns } from './sideways.ts'
import { exampleRows } from './example-rows.ts'
import { firstText, roleInside } from './role.ts'
import { isStack, stackGrid } from './stack.ts'
import { mayBeHeader, SUSPECT } from './suspicion.ts'
import type { KnownTable, Profile, TableOut } from './table.ts'
import { isNoteLabel } from './wording.ts'

/** A row of more bytes is not kept back. */
const LONG_ROW = 1 << 20
/** A row of more bytes is no header, total or note. */
const SAID_AT_LENGTH = 16 << 10
/** Tables in one grid; in a hostile grid rows that look like further headers are data. */
const TABLES = 256

/** A grid sink that may be told of blank rows in one go. */
export interface TableFinder extends GridSink {
  blankRows(from: number, to: number): void
}

/**
 * Gives each row of a grid to `out` exactly once, in order, with its role (HEADER, REPEATED_HEADER, TITLE, BLANK_ROW,
 * TOTAL_ROW, NOTE, data), and opens a table at each header. In doubt a row is data.
 *
 * With `known` the rows go on with a table that an earlier part of the file has opened: it is opened again under its
 * number, and tables found after it are numbered from there.
 */
export function tableFinder(info: GridInfo, out: TableOut, known?: KnownTable): TableFinder {
  return new Finder(info, out, known)
}

class Finder implements TableFinder {
  readonly #info: GridInfo
  readonly #out: TableOut
  /** One cell a line, by the reader's word. */
  readonly #list: boolean
  #profile: Profile = profileOfKnown(null, 0)
  #tables = 0
  /** Null while the header is decided. */
  #held: HeldBack | null = new HeldBack()
  readonly #pending: LoneLines
  readonly #look = new FirstLook()
  /** What takes the rows of a grid of another make: lists side by side, each with a finder of its own; forms. */
  #lists: GridSink | null = null
  /** The last row that was blank. */
  #lastBlank = 0
  /** Is the grid at its end? */
  #ended = false

  constructor(info: GridInfo, out: TableOut, known: KnownTable | undefined) {
    this.#info = info
    this.#out = out
    this.#pending = new LoneLines(out)
    this.#list = info.sheet === null && info.delimiter === null
    if (!known) return
    this.#held = null
    this.#tables = known.index + 1
    this.#remember(known.profile ?? profileOfKnown(known.headers, known.width))
    out.table(known)
  }

  row(view: RowView): void {
    if (this.#held !== null) {
      this.#hold(view)
      return
    }
    if (this.#lists !== null) {
      this.#lists.row(view)
      return
    }
    const look = this.#look.at(view)
    if (look === 0 && this.#pending.isEmpty) this.#out.data(view)
    else if (look === BLANK) this.#blank(view)
    else this.#consider(view, look)
  }

  blankRows(from: number, to: number): void {
    if (to < from) return
    this.#lastBlank = to
    if (this.#held !== null) this.#keep({ blank: [from, to] })
    else if (this.#lists !== null) this.#lists.blankRows?.(from, to)
    else if (!this.#pending.isEmpty) this.#pending.keep({ blank: [from, to] })
    else giveBlank(this.#out, from, to)
  }

  unread(...what: Unread): void {
    if (this.#held !== null) {
      this.#keep({ unread: what })
      return
    }
    this.#pending.letGo('NOTE')
    if (this.#lists !== null) this.#lists.unread(...what)
    else this.#out.unread(...what)
  }

  end(): void {
    this.#ended = true
    this.#settle()
    this.#pending.letGo('NOTE')
    this.#lists?.end()
    this.#out.end()
  }

  /** Looks at a row that may be something else than data. */
  #consider(view: RowView, suspicion: number): void {
    const needed = this.#needsReading(view, suspicion)
    const [from, to] = needed ? reach(view) : [0, 0]
    if (!needed || to - from > SAID_AT_LENGTH) {
      this.#pending.letGo('NOTE')
      this.#out.data(view)
      return
    }
    this.#give(readRow(view))
  }

  #needsReading(view: RowView, suspicion: number): boolean {
    if ((suspicion & SUSPECT.WORDING) !== 0) return true
    // In a list of one column a header begins as the one above it did, which is wording; no other word makes one.
    if ((suspicion & SUSPECT.LONE) !== 0) return this.#profile.width !== 1
    return (suspicion !== 0 || !this.#pending.isEmpty) && mayBeHeader(view)
  }

  #give(row: HeldRow): void {
    const role = roleInside(row, this.#profile, this.#lastBlank === row.view.row - 1)
    if (role === 'BLANK_ROW') this.#blank(row.view)
    else if (role === 'LONE' || role === 'HEADING') {
      this.#pending.keep({
        row: { ...row, view: copyView(row.view) },
        mayBeData: role === 'HEADING',
      })
    } else if (role === 'HEADER' && this.#tables < TABLES) this.#beginInside(row)
    else {
      this.#pending.letGo(role === 'REPEATED_HEADER' ? 'TITLE' : 'NOTE')
      if (role === 'data' || role === 'HEADER') this.#out.data(row.view)
      else this.#out.other(role, row.view)
    }
  }

  /** A header inside the grid: what follows is kept back until it is known whether the header has more rows. */
  #beginInside(row: HeldRow): void {
    this.#settle()
    const groups = this.#pending.takeGroupsAbove(row.view.row)
    this.#pending.letGo('TITLE')
    this.#held = new HeldBack(groups.length)
    for (const group of groups) this.#hold(group.view)
    this.#hold(row.view)
  }

  #remember(profile: Profile): void {
    this.#profile = profile
    this.#look.remember(profile)
  }

  #blank(view: RowView): void {
    this.#lastBlank = view.row
    if (!this.#pending.isEmpty) this.#pending.keep({ row: readRow(copyView(view)) })
    else this.#out.other('BLANK_ROW', view)
  }

  /** Decides on all that is kept back; a header among it may begin another round. */
  #settle(): void {
    while (this.#held !== null && this.#held.items.length > 0) this.#decide()
  }

  #hold(view: RowView): void {
    const [from, to] = reach(view)
    if (to - from > LONG_ROW) {
      this.#decide()
      this.row(view)
      return
    }
    this.#keep({ row: readRow(copyView(view)) }, to - from)
  }

  #keep(item: Item, bytes = 0): void {
    this.#held ??= new HeldBack()
    if (this.#held.keep(item, bytes)) this.#decide()
  }

  /** Opens the table and lets everything kept back go, in order. */
  #decide(): void {
    const held = this.#held
    this.#held = null
    if (held === null) return
    const { items, filled: rows, groups } = held
    if (this.#otherMake(rows, items)) return
    const opening = groups === null ? findOpening(rows, this.#ended) : openingInside(rows, groups)
    this.#open(rows, opening)
    const examples = exampleRows(rows, opening)
    let k = 0
    for (const item of items) {
      if ('blank' in item) this.blankRows(...item.blank)
      else if ('unread' in item) this.unread(...item.unread)
      else if (item.row.filled === 0) this.row(item.row.view)
      else if (examples.has(k)) {
        this.#out.other('NOTE', item.row.view)
        k++
      } else this.#release(item.row, opening, k++)
    }
  }

  /** Is the grid no table with a row a record? It is given in its own way then. */
  #otherMake(rows: readonly HeldRow[], items: readonly Item[]): boolean {
    return (
      this.#divide(rows, items) ||
      this.#asBands(rows, items) ||
      this.#turn(rows, items) ||
      this.#asForms(rows, items) ||
      this.#asStack(rows, items)
    )
  }

  /** Several lists side by side at the top of a grid: from here on each has its own finder. */
  #divide(rows: readonly HeldRow[], items: readonly Item[]): boolean {
    const out = this.#out
    if (!out.beside || this.#list || this.#tables > 0) return false
    const inRows = columnLists(rows)
    const lists = inRows.length < 2 ? formColumns(rows) : inRows
    if (lists.length < 2) return false
    const outs = out.beside(lists)
    const finders = outs.map((own) => new Finder(this.#info, own, undefined))
    this.#lists = sideBySide(lists, finders)
    this.#again(items)
    return true
  }

  /** Gives the rows kept back to what takes them now. */
  #again(items: readonly Item[]): void {
    for (const item of items) {
      if ('blank' in item) this.blankRows(...item.blank)
      else if ('unread' in item) this.unread(...item.unread)
      else this.row(item.row.view)
    }
  }

  /** Forms, one or one below the other: each is put together to one record. */
  #asForms(rows: readonly HeldRow[], items: readonly Item[]): boolean {
    const out = this.#out
    if (!out.joined || this.#list || this.#tables > 0) return false
    const shape = formShape(rows)
    if (shape === null) return false
    const headers = [...shape.labels, null]
    const start = { index: this.#tables++, headerRow: null, headers, width: headers.length }
    out.table({ ...start, certain: true, form: true })
    this.#lists = formGrid(shape, out as FormOut)
    this.#again(items)
    return true
  }

  /** People below each other in one column, a value a row: the rows of each are put together. */
  #asStack(rows: readonly HeldRow[], items: readonly Item[]): boolean {
    const out = this.#out
    if (!out.joined || this.#list || this.#tables > 0 || !isStack(rows, this.#ended)) return false
    const start = { index: this.#tables++, headerRow: null, headers: null, width: 1 }
    out.table({ ...start, certain: true, stack: true })
    this.#lists = stackGrid(out as FormOut)
    this.#again(items)
    return true
  }

  /** A sheet that lies on its side, when all of it has been seen: each column gives a record. */
  #turn(rows: readonly HeldRow[], items: readonly Item[]): boolean {
    const out = this.#out
    if (!out.columns || !this.#ended || this.#list || this.#tables > 0) return false
    if (!labelsInColumn(rows)) return false
    giveColumns(out, this.#tables++, rows, items)
    return true
  }

  /** People side by side in bands below each other, when all of the grid has been seen. */
  #asBands(rows: readonly HeldRow[], items: readonly Item[]): boolean {
    const out = this.#out
    if (!out.columns || !this.#ended || this.#list || this.#tables > 0) return false
    const bands = bandsOf(rows)
    if (bands.length === 0) return false
    this.#tables += giveBands(out, 0, bands, items)
    return true
  }

  #release(row: HeldRow, opening: Opening, k: number): void {
    if (k === opening.next && this.#tables < TABLES) this.#beginInside(row)
    else if (opening.header.includes(k)) this.#out.other('HEADER', row.view)
    else if (k < opening.titles && isAdvert(row)) this.#out.other('NOTE', row.view)
    else if (k < opening.titles && !identifies(row)) {
      this.#out.other(isNoteLabel(firstText(row)) ? 'NOTE' : 'TITLE', row.view)
    } else this.row(row.view)
  }

  #open(rows: readonly HeldRow[], opening: Opening): void {
    const header = opening.header.flatMap((k) => rows[k] ?? [])
    const last = opening.header.at(-1)
    const body = rows.slice(last === undefined || opening.atEnd ? opening.titles : last + 1)
    const profile = profileOf(header, body)
    this.#remember(this.#list ? { ...profile, width: Math.min(profile.width, 1) } : profile)
    this.#out.table({
      index: this.#tables++,
      headerRow: header.at(-1)?.view.row ?? null,
      headers: header.length === 0 ? null : headerTexts(header),
      width: Math.max(0, ...rows.map((row) => row.extent)),
      certain: opening.certain,
      ...(header.length === 0 && labelsInColumn(rows) ? { labelsInColumn: true as const } : {}),
      profile: this.#profile,
    })
  }
}

/** The names of the columns; what only numbers them is none. */
function headerTexts(header: readonly HeldRow[]): (string | null)[] {
  const names = header.filter((row, i) => i === 0 || !numbersColumns(row))
  return joinHeader(names.map((row) => rawTexts(row.view)))
}
