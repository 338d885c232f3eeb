import type { RecordLedger, Report, RowLedger } from '../report.ts'
import { total } from './words/numbers.ts'

/** Rows missing from (positive) or too many in (negative) the parts of a row ledger; 0 = 台账平衡. */
export function rowDifference(rows: RowLedger): number {
  return rows.found - rows.data - total(rows['non-data']) - total(rows.unread)
}

/** That rows hold lists side by side, or several people, each with a record of its own; empty when none do. */
export function besideText({ also = 0, several = 0 }: RowLedger): string {
  const lists = also === 0 ? '' : `（行内并列名单，另成${String(also)}条）`
  const people = several === 0 ? '' : `（一行多人，另成${String(several)}条）`
  return lists + people
}

/** The same for records: out = counted + duplicate + set aside. */
export function recordDifference(records: RecordLedger): number {
  return records.out - records.counted - total(records.duplicate) - total(records['set-aside'])
}

/** Every ledger of the report that does not close, in words; empty when all do (promise 1). */
export function openLedgers(report: Pick<Report, 'rows' | 'records' | 'bytes'>): readonly string[] {
  const rows = rowDifference(report.rows)
  const records = recordDifference(report.records)
  const bytes = report.bytes.total - report.bytes.read - report.bytes.unread
  return [
    ...(rows === 0 ? [] : [`行台账不平衡（差 ${String(rows)} 行）`]),
    ...(records === 0 ? [] : [`条台账不平衡（差 ${String(records)} 条）`]),
    ...(bytes === 0 ? [] : [`字节台账不平衡（差 ${String(bytes)} 字节）`]),
  ]
}
