import { expect, test, vi } from 'vitest'
import { ShuzhengError } from '../../src/errors.ts'
import type * as Making from '../../src/records/lots/make-records.ts'
import type { Report } from '../../src/report.ts'
import { counted, folderOf, workspace } from '../support/counting.ts'
import { person } from '../support/lists/person.ts'
import { randomFrom } from '../support/lists/random.ts'
import { someone } from '../support/people-cells.ts'

/**
 * A table that the database cannot work on costs no other table its records, is told, and its ledger closes. Which table that is
 * and how it fails is put in by hand, behind the statements that made its records: all that a failure can leave is left.
 */
const fails = vi.hoisted(() => ({ head: '无', error: (): Error => new Error() }))
vi.mock(import('../../src/records/lots/make-records.ts'), async (original) => {
  const { makeRecords } = await original<typeof Making>()
  return {
    makeRecords: async (...given: Parameters<typeof makeRecords>) => {
      await makeRecords(...given)
      if (given[2].some(({ table }) => table.headers?.includes(fails.head))) throw fails.error()
    },
  }
})

const base = workspace('left-out')
const stepFailed = (kind: string) => new ShuzhengError('db/failed', { step: 'records', kind })

const ROWS = 12

/** Lists of several layouts, of which every third has two people in a row. */
function lists(heads: readonly string[]): Record<string, string> {
  const r = randomFrom(57)
  return Object.fromEntries(
    heads.map((head, i) => {
      const rows = Array.from({ length: ROWS }, (_, n) => {
        const p = person(r, false, n)
        if (i % 3 === 0) {
          const [a, b] = [someone(r), someone(r)]
          return [`${a.name}${a.mobile}、${b.name}${b.mobile}`, '一班', p.school].join(',')
        }
        return [
          p.name,
          p.mobile,
          '一班',
          ...Array.from({ length: 1 + (i % 4) }, () => p.school),
        ].join(',')
      })
      const more = Array.from({ length: i % 4 }, (_, n) => `学校${String(n + 1)}`)
      const columns = i % 3 === 0 ? ['名单', '班级', head] : ['姓名', '电话', '班级', head, ...more]
      return [`${String(i).padStart(2, '0')}.csv`, [columns.join(','), ...rows].join('\n')]
    }),
  )
}

const HEADS = Array.from({ length: 7 }, (_, i) => `列${String.fromCharCode(65 + i)}`)
const folder = folderOf(base, lists(HEADS))
const whole = await counted([folder])

function tableOf(report: Report, head: string) {
  return report.tables.find((t) => t.at.includes(`${fileOf(head)}.csv`))
}
const fileOf = (head: string) => String(HEADS.indexOf(head)).padStart(2, '0')

test.each([
  ['列C', 'LIMIT', () => stepFailed('Out of Memory Error')],
  ['列G', 'CRASHED', () => stepFailed('Catalog Error')],
  ['列F', 'CRASHED', () => new Error('no column 3')],
] as const)(
  'the list with %s is left out as %s, all others are counted',
  async (head, code, error) => {
    Object.assign(fails, { head, error })
    const { files, tables, records, rows } = await counted([folder])
    const lost = tableOf(whole, head)
    const out = lost?.records.out ?? 0
    expect(out).toBeGreaterThanOrEqual(ROWS)
    expect(records.out).toBe(whole.records.out - out)
    expect(rows).toMatchObject({ found: whole.rows.found, data: whole.rows.data - ROWS })
    expect(rows.unread).toEqual({ [code]: ROWS })
    const others = (report: Report) => report.tables.filter((t) => t.at[0] !== lost?.at[0])
    expect(tables.filter((t) => t.at[0] !== lost?.at[0])).toEqual(others(whole))
    const told = files.flatMap((f) => f.issues.map((issue) => [f.at.at(-1), f.status, issue.code]))
    expect(told).toEqual([[`${fileOf(head)}.csv`, 'partial', code]])
  },
)

test('where none can be worked on, all are told', async () => {
  Object.assign(fails, { head: '班级', error: () => stepFailed('Out of Memory Error') })
  const own = await counted([
    folderOf(base, { 'a.csv': '姓名,班级\n甲乙,一班\n', 'b.csv': '班级\n二班\n' }),
  ])
  expect(own.files.map((f) => f.status)).toEqual(['partial', 'partial'])
  expect(own.records.out).toBe(0)
  expect(own.files[0]?.issues[0]?.message).toMatch(
    /^整表1行2列未核算：内存不足 \(records: Out of Memory Error\)；.*not counted: not enough memory/,
  )
})

test('what is to end all work ends it', async () => {
  Object.assign(fails, { head: '列C', error: () => stepFailed('INTERRUPT Error') })
  await expect(counted([folder])).rejects.toMatchObject({ code: 'db/failed' })
  const full = new ShuzhengError('evidence/no-space', { path: 'temp' })
  Object.assign(fails, { head: '列C', error: () => full })
  await expect(counted([folder])).rejects.toMatchObject({ code: full.code })
})
