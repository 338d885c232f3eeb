import type { FileOutcome, OutcomeIssue, TableOutcome } from '../../evidence/outcome.ts'
import type { Unit } from '../../evidence/jobs/unit.ts'
import { statusOf } from '../../evidence/refusal.ts'
import type { LotTable } from '../../records/ingest.ts'
import type { LeftOut } from '../../records/ingest-lot.ts'

type Why = LeftOut['code']

/**
 * The units with their tables as the records were made: the people of a row have parts of their own, and of a table that was left
 * out no row is data, which its file says. `tables` has those of each file of each unit.
 */
export function withTables(
  units: readonly Unit[],
  tables: readonly (readonly (readonly LotTable[])[])[],
  left: readonly LeftOut[],
): Unit[] {
  const why = new Map(left.map(({ table, code }) => [table, code]))
  return units.map((unit, u) => ({
    ...unit,
    files: unit.files.map((file, f) => asMade(file, tables[u]?.[f] ?? [], why)),
  }))
}

function asMade(
  file: FileOutcome,
  made: readonly LotTable[],
  why: ReadonlyMap<LotTable, Why>,
): FileOutcome {
  const said: OutcomeIssue[] = []
  const tables = file.tables.map((found, t) => {
    const lot = made[t]
    const code = lot && why.get(lot)
    if (!code) return lot?.table ?? found
    said.push({ code, sheet: found.sheet, row: found.headerRow, message: message(found, code) })
    return leftOut(found, code)
  })
  if (said.length === 0) return { ...file, tables }
  const issues = [...file.issues, ...said]
  return { ...file, tables, issues, status: statusOf(issues, tables.length) }
}

/** The table with its ledger closed: its data rows are not read. */
function leftOut({ also: _, people: __, ...table }: TableOutcome, code: Why): TableOutcome {
  const unread = { ...table.unread, [code]: (table.unread[code] ?? 0) + table.data }
  return { ...table, data: 0, unread }
}

const WHY: Readonly<Record<Why, readonly [zh: string, en: string]>> = {
  LIMIT: ['内存不足', 'not enough memory'],
  CRASHED: ['计算失败', 'the computation failed'],
}

function message({ data, width }: TableOutcome, code: Why): string {
  const [zh, en] = WHY[code]
  const [rows, columns] = [String(data), String(width)]
  return (
    `整表${rows}行${columns}列未核算：${zh}；可拆成几份，或在内存更大的机器上再核算 / ` +
    `a table of ${rows} rows and ${columns} columns is not counted: ${en}; split it, or count on a machine with more memory`
  )
}
