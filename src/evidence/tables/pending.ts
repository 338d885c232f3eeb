import type { UnreadCode } from '../codes.ts'
import { emptyView, type HeldRow } from './held.ts'
import { firstText, isGroupRow } from './role.ts'
import type { TableOut } from './table.ts'
import { closesTable } from './wording.ts'

/** So many lone lines are kept back. */
const MOST = 16

/** A row that could not be read, as the reader told it. */
export type Unread = readonly [
  code: UnreadCode,
  row: number | null,
  rows: number | null,
  message: string,
]
/** What is kept back until its role is known. */
export type Item =
  | { readonly row: HeldRow; readonly mayBeData?: boolean }
  | { readonly blank: readonly [from: number, to: number] }
  | { readonly unread: Unread }

/** Lone lines kept back until it is known whether they are notes or the title of the next table. */
export class LoneLines {
  readonly #out: TableOut
  #items: Item[] = []

  constructor(out: TableOut) {
    this.#out = out
  }

  get isEmpty(): boolean {
    return this.#items.length === 0
  }

  keep(item: Item): void {
    if (this.#items.length >= MOST) this.letGo('NOTE')
    this.#items.push(item)
  }

  /** Gives the lines, now that their role is known. */
  letGo(role: 'NOTE' | 'TITLE'): void {
    if (this.isEmpty) return
    const items = this.#items
    this.#items = []
    for (const item of items) {
      if ('row' in item && item.mayBeData === true && role === 'NOTE') this.#out.data(item.row.view)
      else if ('row' in item) this.#out.other(loneRole(item.row, role), item.row.view)
      else if ('blank' in item) giveBlank(this.#out, ...item.blank)
    }
  }

  /** Takes away the rows of groups that stand right above the row of a header, top to bottom. */
  takeGroupsAbove(header: number): readonly HeldRow[] {
    const groups = groupsAbove(this.#items, header)
    this.#items.length -= groups.length
    return groups
  }
}

/** Tells of blank rows, in one go where that is understood. */
export function giveBlank(out: TableOut, from: number, to: number): void {
  if (out.blank) out.blank(from, to)
  else for (let row = from; row <= to; row++) out.other('BLANK_ROW', emptyView(row))
}

/** Rows of groups that stand right above the row of a header, top to bottom. */
function groupsAbove(pending: readonly Item[], header: number): HeldRow[] {
  const groups: HeldRow[] = []
  for (let i = pending.length - 1; i >= 0 && groups.length < 2; i--) {
    const item = pending[i]
    const isNext = item && 'row' in item && item.row.view.row === header - 1 - groups.length
    if (!isNext || !isGroupRow(item.row)) break
    groups.unshift(item.row)
  }
  return groups
}

/** What a line kept back is, once it is known what follows it: the foot of a table stays a note. */
export function loneRole(row: HeldRow, role: 'NOTE' | 'TITLE'): 'BLANK_ROW' | 'NOTE' | 'TITLE' {
  if (row.filled === 0) return 'BLANK_ROW'
  return closesTable(firstText(row)) ? 'NOTE' : role
}
