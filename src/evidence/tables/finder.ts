import { CELL, type GridInfo, type GridSink, type RowView } from '../row.ts'
import { isAdvert } from './advert.ts'
import { sideBySide } from './beside.ts'
import { identifies } from './evidence.ts'
import { findOpening, joinHeader, openingInside, type Opening } from './header.ts'
import { copyView, emptyView, type HeldRow, reach, readRow } from './held.ts'
import { columnLists } from './lists.ts'
import { profileOf, profileOfKnown, rawTexts } from './profile.ts'
import { formGrid, type FormOut } from './form-grid.ts'
import { formShape } from './forms.ts'
import { fieldRows, labelsInColumn } from './orientation.ts'
import { turned } from './sideways.ts'
import { groupsAbove, type Item, loneRole, type Unread } from './pending.ts'
import { firstText, roleInside } from './role.ts'
import { endsAsGroup, mayBeHeader, SUSPECT, suspicionOf } from './suspicion.ts'
import type { KnownTable, Profile, TableOut } from './table.ts'
import { isNoteLabel } from './wording.ts'

/** Rows (not blank) that are kept back until the header is decided; for a header inside a grid fewer do. */
const FIRST_ROWS = 64
const ROWS_INSIDE = 4
/** Bounds of what is kept back, whatever the file: items of any kind, bytes in all, bytes of one row. */
const HELD_ITEMS = 2048
const HELD_BYTES = 8 << 20
const LONG_ROW = 1 << 20
/** A row of more bytes is no header, total or note. */
const SAID_AT_LENGTH = 16 << 10
/** Lone lines kept back until it is known whether they are notes or the title of the next table. */
const PENDING = 16
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
  #held: Item[] | null = []
  #heldRows = 0
  #heldBytes = 0
  #inside = false
  /** Rows of groups kept back above a header inside the grid. */
  #groups = 0
  #pending: Item[] = []
  /** First cells of the header rows, as bytes, and a table of their first bytes. */
  #leads: readonly Uint8Array[] = []
  #leadBytes = new Uint8Array(256)
  /** What takes the rows of a grid of another make: lists side by side, each with a finder of its own; forms. */
  #lists: GridSink | null = null
  /** Is the grid at its end? */
  #ended = false

  constructor(info: GridInfo, out: TableOut, known: KnownTable | undefined) {
    this.#info = info
    this.#out = out
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
    const { buf, start, end, type, count } = view
    let lead = 0
    while (lead < count && ((end[lead] ?? 0) <= (start[lead] ?? 0) || type[lead] === CELL.ABSENT))
      lead++
    if (lead >= count) {
      this.#blank(view)
      return
    }
    let next = lead + 1
    while (next < count && ((end[next] ?? 0) <= (start[next] ?? 0) || type[next] === CELL.ABSENT))
      next++
    const lone = next >= count
    let suspicion = suspicionOf(buf, start[lead] ?? 0, end[lead] ?? 0)
    if (next > lead + 1 && endsAsGroup(buf, end[lead] ?? 0)) suspicion |= SUSPECT.WORDING
    if (this.#leadBytes[buf[start[lead] ?? 0] ?? 0] === 1 && this.#beginsLikeHeader(view, lead)) {
      suspicion |= SUSPECT.WORDING
    }
    if (!lone) suspicion |= suspicionOf(buf, start[next] ?? 0, end[next] ?? 0) & SUSPECT.HEADER
    if (suspicion === 0 && !lone && this.#pending.length === 0) this.#out.data(view)
    else this.#consider(view, lone, suspicion)
  }

  blankRows(from: number, to: number): void {
    if (to < from) return
    if (this.#held !== null) this.#keep({ blank: [from, to] })
    else if (this.#lists !== null) this.#lists.blankRows?.(from, to)
    else if (this.#pending.length > 0) this.#pend({ blank: [from, to] })
    else this.#emitBlank(from, to)
  }

  unread(...what: Unread): void {
    if (this.#held !== null) {
      this.#keep({ unread: what })
      return
    }
    this.#flush('NOTE')
    if (this.#lists !== null) this.#lists.unread(...what)
    else this.#out.unread(...what)
  }

  end(): void {
    this.#ended = true
    this.#settle()
    this.#flush('NOTE')
    this.#lists?.end()
    this.#out.end()
  }

  /** Looks at a row that may be something else than data. */
  #consider(view: RowView, lone: boolean, suspicion: number): void {
    const needed = this.#needsReading(view, lone, suspicion)
    const [from, to] = needed ? reach(view) : [0, 0]
    if (!needed || to - from > SAID_AT_LENGTH) {
      this.#flush('NOTE')
      this.#out.data(view)
      return
    }
    this.#give(readRow(view))
  }

  #needsReading(view: RowView, lone: boolean, suspicion: number): boolean {
    if ((suspicion & SUSPECT.WORDING) !== 0) return true
    // In a list of one column a header begins as the one above it did, which is wording; no other word makes one.
    if (lone) return this.#profile.width !== 1
    return (suspicion !== 0 || this.#pending.length > 0) && mayBeHeader(view)
  }

  #give(row: HeldRow): void {
    const role = roleInside(row, this.#profile)
    if (role === 'BLANK_ROW') this.#blank(row.view)
    else if (role === 'LONE' || role === 'HEADING') {
      this.#pend({ row: { ...row, view: copyView(row.view) }, mayBeData: role === 'HEADING' })
    } else if (role === 'HEADER' && this.#tables < TABLES) this.#beginInside(row)
    else {
      this.#flush(role === 'REPEATED_HEADER' ? 'TITLE' : 'NOTE')
      if (role === 'data' || role === 'HEADER') this.#out.data(row.view)
      else this.#out.other(role, row.view)
    }
  }

  /** A header inside the grid: what follows is kept back until it is known whether the header has more rows. */
  #beginInside(row: HeldRow): void {
    this.#settle()
    const groups = groupsAbove(this.#pending, row.view.row)
    this.#pending.length -= groups.length
    this.#flush('TITLE')
    this.#startHolding(true)
    this.#groups = groups.length
    for (const group of groups) this.#hold(group.view)
    this.#hold(row.view)
  }

  #remember(profile: Profile): void {
    this.#profile = profile
    this.#leads = profile.headers.map((header) =>
      Buffer.from(header.find((text) => text !== '') ?? ''),
    )
    this.#leadBytes.fill(0)
    for (const lead of this.#leads) if (lead.length > 0) this.#leadBytes[lead[0] ?? 0] = 1
  }

  #beginsLikeHeader(view: RowView, at: number): boolean {
    const from = view.start[at] ?? 0
    const length = (view.end[at] ?? 0) - from
    return this.#leads.some(
      (lead) => lead.length <= length && lead.every((byte, i) => view.buf[from + i] === byte),
    )
  }

  #startHolding(inside: boolean): void {
    this.#held = []
    this.#heldRows = 0
    this.#heldBytes = 0
    this.#inside = inside
  }

  #blank(view: RowView): void {
    if (this.#pending.length > 0) this.#pend({ row: readRow(copyView(view)) })
    else this.#out.other('BLANK_ROW', view)
  }

  #emitBlank(from: number, to: number): void {
    if (this.#out.blank) this.#out.blank(from, to)
    else for (let row = from; row <= to; row++) this.#out.other('BLANK_ROW', emptyView(row))
  }

  #pend(item: Item): void {
    if (this.#pending.length >= PENDING) this.#flush('NOTE')
    this.#pending.push(item)
  }

  /** Lets the lone lines go, now that their role is known. */
  #flush(role: 'NOTE' | 'TITLE'): void {
    if (this.#pending.length === 0) return
    const items = this.#pending
    this.#pending = []
    for (const item of items) {
      if ('row' in item && item.mayBeData === true && role === 'NOTE') this.#out.data(item.row.view)
      else if ('row' in item) this.#out.other(loneRole(item.row, role), item.row.view)
      else if ('blank' in item) this.#emitBlank(...item.blank)
    }
  }

  /** Decides on all that is kept back; a header among it may begin another round. */
  #settle(): void {
    while (this.#held !== null && this.#held.length > 0) this.#decide()
  }

  #hold(view: RowView): void {
    const [from, to] = reach(view)
    if (to - from > LONG_ROW) {
      this.#decide()
      this.row(view)
      return
    }
    const row = readRow(copyView(view))
    this.#heldBytes += to - from
    if (row.filled > 0) this.#heldRows++
    this.#keep({ row })
  }

  #keep(item: Item): void {
    const held = this.#held ?? []
    held.push(item)
    const enough = this.#heldRows >= (this.#inside ? ROWS_INSIDE : FIRST_ROWS)
    if (enough || held.length >= HELD_ITEMS || this.#heldBytes >= HELD_BYTES) this.#decide()
  }

  /** Opens the table and lets everything kept back go, in order. */
  #decide(): void {
    const items = this.#held ?? []
    this.#held = null
    const rows = items.flatMap((item) => ('row' in item && item.row.filled > 0 ? [item.row] : []))
    if (this.#divide(rows, items) || this.#turn(rows, items) || this.#asForms(rows, items)) return
    const opening = this.#inside ? openingInside(rows, this.#groups) : findOpening(rows)
    this.#open(rows, opening)
    let k = 0
    for (const item of items) {
      if ('blank' in item) this.blankRows(...item.blank)
      else if ('unread' in item) this.unread(...item.unread)
      else if (item.row.filled === 0) this.row(item.row.view)
      else this.#release(item.row, opening, k++)
    }
  }

  /** Several lists side by side at the top of a grid: from here on each has its own finder. */
  #divide(rows: readonly HeldRow[], items: readonly Item[]): boolean {
    const out = this.#out
    if (!out.beside || this.#list || this.#tables > 0) return false
    const lists = columnLists(rows)
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

  /** A sheet that lies on its side, when all of it has been seen: each column gives a record. */
  #turn(rows: readonly HeldRow[], items: readonly Item[]): boolean {
    const out = this.#out
    if (!out.columns || !this.#ended || this.#list || this.#tables > 0) return false
    if (!labelsInColumn(rows)) return false
    const sheet = turned(rows)
    const { headers, first } = sheet
    const start = { index: this.#tables++, headerRow: null, headers, width: headers.length }
    this.#out.table({ ...start, certain: true, labelsInColumn: true })
    const fields = new Set(fieldRows(rows).map((row) => row.view.row))
    for (const item of items) {
      if ('blank' in item) this.#emitBlank(...item.blank)
      else if ('unread' in item) this.#out.unread(...item.unread)
      else if (item.row.view === first) out.columns(sheet.people(), sheet.count, first)
      else this.#out.other(sideRole(item.row, fields.has(item.row.view.row)), item.row.view)
    }
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
    const body = rows.slice(last === undefined ? opening.titles : last + 1)
    const profile = profileOf(header, body)
    this.#remember(this.#list ? { ...profile, width: Math.min(profile.width, 1) } : profile)
    this.#out.table({
      index: this.#tables++,
      headerRow: header.at(-1)?.view.row ?? null,
      headers: header.length === 0 ? null : joinHeader(header.map((row) => rawTexts(row.view))),
      width: Math.max(0, ...rows.map((row) => row.extent)),
      certain: opening.certain,
      ...(header.length === 0 && labelsInColumn(rows) ? { labelsInColumn: true as const } : {}),
      profile: this.#profile,
    })
  }
}

/** What a row of a sheet on its side is, but for the first. */
function sideRole(row: HeldRow, isField: boolean): 'BLANK_ROW' | 'CONTINUED' | 'NOTE' | 'TITLE' {
  if (row.filled === 0) return 'BLANK_ROW'
  return isField ? 'CONTINUED' : loneRole(row, 'TITLE')
}
