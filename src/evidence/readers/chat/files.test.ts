import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { formatOf, readRows } from '../../format/formats.ts'
import { memorySource } from '../../source.ts'
import { collectedRoles } from './testing.ts'

/** One conversation as several programs export it, written by a program that knows nothing of the readers. */
const FOLDER = join(import.meta.dirname, '../../../../test/files/chat')

test.each(readdirSync(FOLDER))('%s: four messages, and the list in one of them', async (name) => {
  const source = memorySource(readFileSync(join(FOLDER, name)))
  const { grids, sink, issues } = collectedRoles()
  await readRows(source, formatOf(source, name), sink, {}, { spoolDir: '/nowhere' })
  expect(issues.filter((code) => code !== 'RUNNER_UP_ENCODING')).toEqual(['CONVERSATION'])
  expect(grids[0]?.rows.filter((row) => row.role === 'NOTE')).toHaveLength(4)
  expect(grids[0]?.rows.filter((row) => row.role === 'data')).toEqual([])
  const lists = grids.filter(({ rows }) => rows.some((row) => row.role === 'data'))
  expect(lists).toEqual([grids[1]])
  expect(grids[1]?.sheet).toContain('中的清单')
  expect(grids[1]?.rows.map((row) => row.cells).slice(-3)).toEqual([
    ['张三', '13800138000', '北京市朝阳区建国路1号'],
    ['李四', '13900139000', '上海市浦东新区世纪大道2号'],
    ['王五', '13700137000', '广州市天河区体育西路3号'],
  ])
})
