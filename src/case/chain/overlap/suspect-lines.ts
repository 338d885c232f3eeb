import type { ComparedList } from '../../../chain/overlap/overlap.ts'
import { SuspectScan, suspectColumns, type SuspectFound } from '../../../chain/overlap/suspects.ts'
import type { SuspectLines } from '../../../report/chain.ts'
import { masked, type OrderedFile, type OrderedTable } from '../../assemble.ts'
import { RowTexts } from '../../ledger/row-texts.ts'
import type { Session } from '../../session/session.ts'

const REASONS = ['in-sequence', 'one-apart'] as const satisfies readonly SuspectLines['reason'][]

/**
 * Lines of each list that look made up, by the number of the list. Opens the text of every row once: for `overlap`, not
 * for the count of a case.
 */
export function suspectLines(
  { sealed }: Pick<Session, 'sealed'>,
  files: readonly OrderedFile[],
  lists: readonly ComparedList[],
): ReadonlyMap<number, readonly SuspectLines[]> {
  const byPart = new Map<number, number[]>()
  lists.forEach(({ parts }, list) => {
    for (const part of parts) byPart.set(part, [...(byPart.get(part) ?? []), list])
  })
  const found = new Map<number, SuspectLines[]>(lists.map((_, list) => [list, []]))
  for (const table of files.flatMap((f) => f.tables)) {
    const owners = new Set(table.outcome.parts.flatMap((p) => byPart.get(p.p) ?? []))
    if (owners.size === 0) continue
    const told = scanned(sealed, table)
    for (const list of owners) add(found.get(list) ?? [], told, table)
  }
  return found
}

function scanned(sealed: Session['sealed'], table: OrderedTable): SuspectFound {
  const columns = suspectColumns(table.columns)
  const scan = new SuspectScan(columns)
  if (columns.numbers.length === 0) return scan.found()
  const texts = new RowTexts(sealed, table.outcome)
  const parts = table.outcome.parts.toSorted((a, b) => a.rowBase - b.rowBase || a.p - b.p)
  for (const { p, pages, rowBase } of parts) {
    const data = pages.filter((page) => page.holds === 'data')
    for (const { firstRow, lastRow } of data.toSorted((a, b) => a.firstRow - b.firstRow)) {
      for (let line = firstRow; line <= lastRow; line++) {
        const cells = texts.row(p, line)
        if (cells) scan.line(cells, line + rowBase)
      }
    }
  }
  return scan.found()
}

/** One entry a reason and list: rows of its tables together, and the first place. */
function add(own: SuspectLines[], told: SuspectFound, table: OrderedTable): void {
  for (const reason of REASONS) {
    const here = told[reason]
    if (!here) continue
    const i = own.findIndex((s) => s.reason === reason)
    const known = own[i]
    if (known) own[i] = { ...known, rows: known.rows + here.rows }
    else own.push({ reason, rows: here.rows, at: [...masked(table.at), here.first] })
  }
}
