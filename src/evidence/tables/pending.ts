import type { UnreadCode } from '../codes.ts'
import type { HeldRow } from './held.ts'
import { firstText, isGroupRow } from './role.ts'
import { closesTable } from './wording.ts'

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

/** Rows of groups that stand right above the row of a header, top to bottom. */
export function groupsAbove(pending: readonly Item[], header: number): HeldRow[] {
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
