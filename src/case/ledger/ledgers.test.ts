import { describe, expect, test } from 'vitest'
import { sampleReport } from '../../../test/support/sample-report.ts'
import type { Counts } from '../../count/count.ts'
import { ShuzhengError } from '../../errors.ts'
import type { Report } from '../../report.ts'
import { checkLedgers } from './ledgers.ts'

const last = sampleReport.funnel.at(-1)
/** The sample with its figures made to agree; its tables are those of the whole. */
const closed: Report = {
  ...sampleReport,
  tables: [],
  rows: {
    ...sampleReport.rows,
    data: sampleReport.records.out,
    found: 0,
    'non-data': {},
    unread: {},
  },
  tiers: { A: 0, B: 0, C: sampleReport.records.counted },
  ages: { 'under-14': 0, '14-17': 0, adult: 0, unknown: sampleReport.records.counted, basis: '' },
  funnel: last ? [{ ...last, out: sampleReport.records.counted }] : [],
}
const report: Report = { ...closed, rows: { ...closed.rows, found: closed.rows.data } }
const counts = { subjects: report.records.counted } as Counts

function failure(changed: Report, subjects = counts): unknown {
  try {
    checkLedgers(changed, subjects)
    return null
  } catch (error) {
    return error instanceof ShuzhengError
      ? [error.code, error.exit, error.details['difference']]
      : error
  }
}

describe('ledgers that do not close end the run with exit 3 and the difference', () => {
  test('closed ledgers pass', () => {
    expect(failure(report)).toBeNull()
  })

  const { rows, records } = report
  test.each<[string, Report, number]>([
    ['a row found and not accounted', { ...report, rows: { ...rows, found: rows.found + 1 } }, 1],
    ['a row too many', { ...report, rows: { ...rows, unread: { CORRUPT: 2 } } }, -2],
    ['a record lost', { ...report, records: { ...records, out: records.out + 1 } }, 1],
    [
      'a data row without its record',
      { ...report, rows: { ...rows, data: rows.data - 1, found: rows.found - 1 } },
      -1,
    ],
    ['a record in no tier', { ...report, tiers: { ...report.tiers, C: report.tiers.C - 1 } }, 1],
    [
      'a person of no age group',
      { ...report, ages: { ...report.ages, unknown: report.ages.unknown - 3 } },
      3,
    ],
    ['a funnel that ends elsewhere', { ...report, funnel: [] }, records.counted],
  ])('%s', (_, changed, difference) => {
    expect(failure(changed)).toEqual(['ledger/open', 3, difference])
  })

  test('persons that are not the records counted', () => {
    expect(failure(report, { ...counts, subjects: counts.subjects - 1 })).toEqual([
      'ledger/open',
      3,
      1,
    ])
  })

  test('a table that does not close, though the whole does', () => {
    const [table] = sampleReport.tables
    const open = table && { ...table, rows: { ...table.rows, found: table.rows.found + 5 } }
    expect(failure({ ...report, tables: open ? [open] : [] })).toEqual(['ledger/open', 3, 5])
  })
})
