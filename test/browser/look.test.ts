import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { utils, write } from '@e965/xlsx'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { writeOutputs } from '../../src/case/outputs.ts'
import { violations, unmarked } from './every-screen.ts'
import { counted, workbench, type Opened } from './workbench.ts'

/** What comes alone, at the desk: evidence in two places, a report.json, a filled sheet. */
let at: Opened
let places: readonly string[]

beforeAll(async () => {
  at = await workbench()
  places = ['甲硬盘', '乙硬盘'].map((name) => join(at.folder, name))
  places.forEach((place, i) => {
    mkdirSync(place)
    writeFileSync(join(place, '名单.csv'), `姓名,电话\n张建国,1380013800${String(i)}\n`)
  })
})
afterAll(() => at.close())

async function clean(): Promise<void> {
  const all = await violations(at)
  expect(all.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([])
}

test('evidence in two places is counted as one', async () => {
  const { page, serving } = at
  await at.visit('/start')
  await page.getByText('检材在几处，一起核算').click()
  const both = page.getByRole('button', { name: '一起核算' })
  expect(await both.isDisabled()).toBe(true)
  await page.getByLabel('检材的位置', { exact: true }).fill(places[0] ?? '')
  await page.getByLabel('检材的位置 2', { exact: true }).fill(places[1] ?? '')
  await at.picture('start-several')
  await clean()
  await both.click()
  await counted(serving.desk)
  expect(await serving.desk.look(({ report }) => report.records.counted)).toBe(2)
  await serving.desk.ask((open) =>
    writeOutputs(open, serving.desk.request(), join(at.folder, 'out'), false),
  )
})

test('papers are written from the report alone', async () => {
  const { page } = at
  await at.follow('/look?part=papers')
  await page.getByLabel('report.json', { exact: true }).fill(join(at.folder, 'out', 'report.json'))
  await page.getByText('还要填写：文件夹').waitFor()
  await page.getByLabel('写到哪个文件夹', { exact: true }).fill(join(at.folder, '文书'))
  await page.getByRole('button', { name: '写出文书' }).click()
  await page.getByText('条数核算说明.docx').waitFor()
  await at.picture('look-papers')
  await clean()
  expect(readFileSync(join(at.folder, '文书', 'report.html'), 'utf8')).toContain('2')
})

test('a sheet without a draw is tallied, in English too', async () => {
  const { page } = at
  const head = ['编号', '核实结果', '核实人一（签名）', '核实人二（签名）']
  const rows = [
    ['1', '属实', '甲', '乙'],
    ['2', '<b>不明</b>', '甲', '乙'],
  ]
  const book = utils.book_new(utils.aoa_to_sheet([head, ...rows]), '核实')
  const path = join(at.folder, '另找到.xlsx')
  writeFileSync(path, write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer)
  await page.getByRole('button', { name: 'English' }).click()
  await at.follow('/look?part=sheet')
  await page.getByLabel('Path of the filled sheet', { exact: true }).fill(path)
  await page.getByRole('button', { name: 'Read the results' }).click()
  await page.getByText('Not drawn at random').waitFor()
  await at.picture('look-sheet-en')
  await clean()
  expect(await unmarked(at)).toEqual([])
  await page.getByRole('button', { name: '中文' }).click()
  expect(at.complaints).toEqual([])
})
