import type { Counts } from '../../count/count.ts'
import { ShuzhengError } from '../../errors.ts'
import type { RecordLedger, Report, RowLedger } from '../../report.ts'

/**
 * Promise 1, on every run: for every table and the whole, rows found = data + non-data + unread, records out = counted +
 * duplicate + set aside, every data row gave its record (one more for each further list side by side in it, and for each further person), and the persons counted are the records counted.
 *
 * @throws ShuzhengError `ledger/open` with the difference
 */
export function checkLedgers(report: Report, counts: Counts): void {
  for (const table of [...report.tables, { ...report, at: ['全案'] }]) {
    const where = table.at.join(' › ')
    check(`行台账 ${where}`, rowDifference(table.rows))
    check(`条台账 ${where}`, recordDifference(table.records))
    check(`数据行与转出条数 ${where}`, recordsOf(table.rows) - table.records.out)
  }
  check('计入条数与主体数', report.records.counted - counts.subjects)
  const { A, B, C } = report.tiers
  check('计入条数与各档条数', report.records.counted - A - B - C)
  const { basis: _basis, ...groups } = report.ages
  check('计入条数与年龄组', report.records.counted - sum(groups))
  const last = report.funnel.at(-1)
  check('漏斗末步与计入条数', report.records.counted - (last?.out ?? 0))
}

function check(ledger: string, difference: number): void {
  if (difference !== 0) throw new ShuzhengError('ledger/open', { ledger, difference })
}

/** Records that the rows must give. */
function recordsOf({ data, also = 0, several = 0 }: RowLedger): number {
  return data + also + several
}

function rowDifference(rows: RowLedger): number {
  return rows.found - rows.data - sum(rows['non-data']) - sum(rows.unread)
}

function recordDifference(records: RecordLedger): number {
  return records.out - records.counted - sum(records.duplicate) - sum(records['set-aside'])
}

function sum(tally: Readonly<Partial<Record<string, number>>>): number {
  return Object.values(tally).reduce<number>((all, n) => all + (n ?? 0), 0)
}
