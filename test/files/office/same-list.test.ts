import { beforeAll, describe, expect, test } from 'vitest'
import { counted, folderOf, workspace } from '../../support/counting.ts'
import { collectAny } from '../xlsx/collect-any.ts'
import { everyFormat, madeList } from './same-list.ts'

const PEOPLE = 60
const list = madeList(PEOPLE)
const base = workspace('same-list')
let files: Map<string, Buffer>
beforeAll(async () => {
  files = await everyFormat(list)
})

describe('the same list in every format', () => {
  test('gives the same cells', async () => {
    for (const [name, bytes] of files) {
      const { grids, codes } = await collectAny(bytes, name)
      const cells = grids[0]?.rows.map((row) => list[0]?.map((_, c) => row.cells[c] ?? ''))
      expect([name, codes, cells]).toEqual([name, [], list])
    }
  })

  test('gives the same records', async () => {
    const report = await counted([folderOf(base, Object.fromEntries(files))])
    expect(report.records.counted).toBe(PEOPLE)
    expect(report.tables.map((table) => table.rows.data)).toEqual(Array.from(files, () => PEOPLE))
    const kinds = report.tables.map((table) => table.columns.map((column) => column.kind))
    for (const each of kinds) expect(each).toEqual(kinds[0])
  })
})
