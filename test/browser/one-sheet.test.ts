import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { utils, write } from '@e965/xlsx'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { counted, workbench, type Opened } from './workbench.ts'

/** 只读这张工作表: of a workbook one sheet is read, which is said on the screen of columns and withdrawn there. */
let at: Opened

const people = (prefix: string, n: number) =>
  Array.from({ length: n }, (_, i) => [`王小${'明红芳丽强'[i] ?? ''}`, `${prefix}${String(i)}`])

beforeAll(async () => {
  at = await workbench()
  const place = join(at.folder, '检材')
  mkdirSync(place)
  const head = ['姓名', '电话']
  const book = utils.book_new(utils.aoa_to_sheet([head, ...people('1380013800', 5)]), '客户')
  utils.book_append_sheet(book, utils.aoa_to_sheet([head, ...people('1390013900', 3)]), '旧表')
  const bytes = write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer
  writeFileSync(join(place, '名单.xlsx'), bytes)
  await at.serving.desk.open([place])
  await counted(at.serving.desk)
})
afterAll(() => at.close())

/** What stands on the overview as counted, once the running count is through. */
async function countedNow(before: number): Promise<number> {
  await counted(at.serving.desk, before)
  return at.serving.desk.look(({ report }) => report.records.counted)
}

test('one sheet of a workbook is read, and both again when that is withdrawn', async () => {
  const { page, serving } = at
  expect(await countedNow(0)).toBe(8)
  await at.visit('/columns')
  await page.getByRole('link', { name: /客户/ }).click()
  await page.getByText('只读这张工作表').click()
  await page.getByText('这个工作簿只读工作表').waitFor()
  await page.getByRole('button', { name: '先看效果' }).click()
  await page.getByPlaceholder('办理人姓名').fill('张检')
  await page.getByPlaceholder('理由').fill('旧表为草稿')
  const { version } = serving.desk.view()
  await page.getByRole('button', { name: '采用并重新核算' }).click()
  expect(await countedNow(version)).toBe(5)
  await at.visit('/columns')
  await page.getByText('已作的更正').first().click()
  const made = page.locator('section', { hasText: '已作的更正' }).last()
  await made.getByText('客户').first().waitFor()
  await made.getByPlaceholder('理由').first().fill('旧表也是名单')
  const { version: before } = serving.desk.view()
  await made.getByRole('button', { name: /撤回/ }).first().click()
  expect(await countedNow(before)).toBe(8)
  expect(at.complaints).toEqual([])
})
