import type { FileOutcome, OutcomeIssue, TableOutcome } from '../../../evidence/outcome.ts'
import type { Unit } from '../../../evidence/jobs/unit.ts'
import { statusOf } from '../../../evidence/refusal.ts'
import type { LotTable } from '../../../records/lots/ingest.ts'
import type { LeftOut } from '../../../records/lots/ingest-lot.ts'

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
  const why = new Map(left.map((one) => [one.table, one]))
  return units.map((unit, u) => ({
    ...unit,
    files: unit.files.map((file, f) => asMade(file, tables[u]?.[f] ?? [], why)),
  }))
}

function asMade(
  file: FileOutcome,
  made: readonly LotTable[],
  why: ReadonlyMap<LotTable, LeftOut>,
): FileOutcome {
  const said: OutcomeIssue[] = []
  const tables = file.tables.map((found, t) => {
    const lot = made[t]
    const left = lot && why.get(lot)
    if (!left) return lot?.table ?? found
    const { code } = left
    said.push({ code, sheet: found.sheet, row: found.headerRow, message: message(found, left) })
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

/** Why a table was left out, and what to do about it. */
const WHY: Readonly<
  Record<Why, { readonly zh: readonly string[]; readonly en: readonly string[] }>
> = {
  LIMIT: {
    zh: ['内存不足', '可拆成几份，或在内存更大的机器上再核算'],
    en: ['not enough memory', 'split it, or count on a machine with more memory'],
  },
  CRASHED: {
    zh: ['计算失败', '请保留检材与 run.json 并报告此问题'],
    en: ['the computation failed', 'keep the evidence and run.json, and report this'],
  },
}

function message({ data, width }: TableOutcome, { code, failed }: LeftOut): string {
  const step = failed === null ? '' : ` (${failed})`
  const [rows, columns] = [String(data), String(width)]
  const { zh, en } = WHY[code]
  return (
    `整表${rows}行${columns}列未核算：${zh.join(`${step}；`)} / ` +
    `a table of ${rows} rows and ${columns} columns is not counted: ${en.join(`${step}; `)}`
  )
}
