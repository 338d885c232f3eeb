import type { ListLayout } from '../../chain/fingerprints/layout.ts'
import { compareText } from '../../evidence/locator.ts'
import type { SealedRows } from '../../evidence/spool/sealed-rows.ts'
import { KINDS, type KindId } from '../../records/kinds.ts'
import type { OrderedTable } from '../assemble.ts'
import { RowTexts } from '../ledger/row-texts.ts'

/** Rows at the head of a table that are looked at. */
const ROWS = 4000
/** Neighbours that differ, of which nine of ten go the same way, make a sorted column. */
const LEAST = 12

/** By sound, as spreadsheets sort Chinese; the collation is that of the packed runtime, so it is the same everywhere. */
const BY_SOUND = new Intl.Collator('zh-u-co-pinyin')

/** Columns that are in order whatever the people are. */
const ALWAYS: ReadonlySet<KindId> = new Set(['row-no', 'empty'])

/**
 * The first column by which the head of a table is sorted, up or down, by code or by sound; null where it is in an order
 * of its own. Two lists of the same people that are sorted by one column stand in one order without being copied.
 */
export function sortedColumn(sealed: SealedRows, table: OrderedTable): ListLayout['sortedBy'] {
  const rows = headRows(sealed, table)
  for (const { index, kind } of table.columns) {
    if (ALWAYS.has(kind)) continue
    const cells = rows.map((r) => r[index]).filter((c) => c !== null && c !== undefined)
    if (isSorted(cells)) return { kind, title: KINDS[kind] }
  }
  return null
}

/** Do nine of ten different neighbours go the same way? */
export function isSorted(cells: readonly string[]): boolean {
  return [compareText, (x: string, y: string) => BY_SOUND.compare(x, y)].some((compare) => {
    let [up, down] = [0, 0]
    for (const [i, cell] of cells.entries()) {
      const order = i === 0 ? 0 : compare(cells[i - 1] ?? '', cell)
      if (order < 0) up++
      if (order > 0) down++
    }
    return up + down >= LEAST && Math.max(up, down) * 10 >= (up + down) * 9
  })
}

function headRows(sealed: SealedRows, { outcome }: OrderedTable): (readonly (string | null)[])[] {
  const texts = new RowTexts(sealed, outcome)
  const found: (readonly (string | null)[])[] = []
  for (const part of [...outcome.parts].sort((a, b) => a.rowBase - b.rowBase || a.p - b.p)) {
    const data = part.pages.filter((p) => p.holds === 'data')
    const from = Math.min(...data.map((p) => p.firstRow))
    const to = Math.max(...data.map((p) => p.lastRow))
    for (let line = from; line <= to && found.length < ROWS; line++) {
      const row = texts.row(part.p, line)
      if (row) found.push(row)
    }
  }
  return found
}
