import { expect, test } from 'vitest'
import { counted, folderOf, workspace } from '../support/counting.ts'

/** What somebody wrote into the cells of a table besides the value, and numbers that stand side by side: each person once. */
const base = workspace('labels-in-cells')
const NAMES = ['张伟', '李娜', '王芳', '刘洋', '陈静', '赵敏']
const list = (row: (name: string, i: number) => string) => `${NAMES.map(row).join('\n')}\n`
const phone = (i: number) => `1380013800${String(i)}`

test('names and telephones with labels below headings without: a record a row', async () => {
  const report = await counted([
    folderOf(base, {
      'labels.csv': `联系人,联系方式\n${list((name, i) => `姓名:${name},TEL ${phone(i)}`)}`,
      'mixed.csv': `姓名,家庭住址,phone\n${list((name, i) => `收件人：${name},重庆市渝中区中山路${String(i)}号,电话:1390013900${String(i)}`)}`,
    }),
  ])
  expect(report.tables.map(({ header, rows }) => [header, rows.data])).toEqual([
    [1, 6],
    [1, 6],
  ])
  expect(report.records.counted).toBe(12)
})

test('a word and a colon before a telephone delimit nothing, and the number is the same as without', async () => {
  const report = await counted([
    folderOf(base, {
      'tel.csv': `房主,phone\n${list((name, i) => `${name},Tel:${phone(i)}`)}`,
      'plain.csv': `房主,phone\n${list((name, i) => `${name},${phone(i)}`)}`,
    }),
  ])
  expect(report.tables.map(({ columns }) => columns.length)).toEqual([2, 2])
  expect(report.records.counted).toBe(6)
})

test('heights and meters side by side are no telephones', async () => {
  const report = await counted([
    folderOf(base, {
      'meters.csv': `姓名,身高,户号\n${list((name, i) => `${name},18${String(i)},8581458${String(i)}`)}`,
    }),
  ])
  expect(report.tables[0]?.columns.map(({ kind }) => kind)).toEqual(['name', 'health', 'text'])
})
