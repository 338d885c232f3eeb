import { beforeAll, expect, test } from 'vitest'
import type { Report } from '../../src/report.ts'
import { counted, folderOf } from './counting.ts'

/** A text as a file, and how many people it names with a number. */
export type TextCase = readonly [what: string, file: string, people: number, text: string]

/**
 * Tests that of each text so many people are counted, and of all of them, in one folder, as many by name and number.
 *
 * @returns gives the report of the folder, within a test
 */
export function countsPeople(base: string, cases: readonly TextCase[]): () => Report {
  let report: Report
  beforeAll(async () => {
    report = await counted([folderOf(base, Object.fromEntries(cases.map(([, f, , t]) => [f, t])))])
  })

  test.each(cases)('%s (%s)', (_, file, people) => {
    const records = report.tables.filter((t) => t.at[0] === file).map((t) => t.records.counted)
    expect(records.reduce((n, more) => n + more, 0)).toBe(people)
  })

  test('all of them by name and number', () => {
    const all = cases.reduce((n, [, , people]) => n + people, 0)
    expect(report.keys.find(({ key }) => key === 'name+phone')?.counted).toBe(all)
  })

  return () => report
}
