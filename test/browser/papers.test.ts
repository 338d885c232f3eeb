import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { changeFact } from '../../src/case/journal/change-fact.ts'
import { importCase, newCase, openJournal, textOf } from '../../src/case/journal/journal.ts'
import { counted, workbench, type Opened } from './workbench.ts'

/** A fact is entered by a form, the count is made again, and its papers are written, reviewed and issued. */
let at: Opened
let folder = ''

beforeAll(async () => {
  at = await workbench()
  folder = join(at.folder, '案')
  mkdirSync(join(folder, 'evidence'), { recursive: true })
  writeFileSync(
    join(folder, 'evidence', '名单.csv'),
    '姓名,电话\n赵建国,13800000001\n钱志强,13800000002\n',
  )
  const writer = { by: '张检', now: () => new Date() }
  newCase(folder, null, writer)
  const text =
    'title: 演示案\nparties:\n  - { id: jia, name: 甲某某 }\n  - { id: yi, name: 乙某某 }\n'
  importCase(folder, { name: 'case.yaml', text }, writer)
  await at.serving.desk.open([folder])
  await counted(at.serving.desk)
})
afterAll(() => at.close())

const facts = () => textOf(openJournal(folder).state) ?? ''

test('enters a batch by its form, with name and reason', async () => {
  const { page } = at
  await at.visit('/facts?section=batches')
  await page.getByText('还没有录入').waitFor()
  await page.getByRole('button', { name: '添加' }).click()
  await page.getByLabel('标识').fill('b 1')
  await page.getByLabel('载明数（条）', { exact: true }).fill('8000')
  await page.getByLabel('办理人').fill('张检')
  await page.getByLabel('理由').fill('起诉书载明')
  const save = page.getByRole('button', { name: /保\s?存/ })
  await save.click()
  // At its field, and told once above the form.
  await page.locator('.field-problem', { hasText: /标识只能用字母/ }).waitFor()
  const told = page.getByRole('alert').filter({ hasText: '没有保存' })
  expect(await told.innerText()).toMatch(/有 1 处要改\s*标识/)
  expect(await page.locator('main').innerText()).not.toMatch(/facts\/|写法：|id: /)
  // Mended, nothing is told of it any more.
  await page.getByLabel('标识').fill('b1')
  await page.locator('.field-problem').waitFor({ state: 'detached' })
  await told.waitFor({ state: 'detached' })
  await page.getByLabel('载明数（条）：如何载明').click()
  await page.getByTitle('不少于').click()
  await expect.poll(() => page.locator('.ant-select-dropdown:visible').count()).toBe(0)
  await at.picture('facts-form')
  await save.click()
  await page.getByRole('rowheader', { name: 'b1' }).waitFor()
  expect(facts()).toContain('{ id: b1, declared: { at-least: 8000 } }')
  await at.picture('facts')
})

test('a save that does not know what others entered is refused, and shows it', async () => {
  const { page } = at
  await at.visit('/facts?section=parties')
  await page.getByRole('rowheader', { name: 'yi' }).waitFor()
  const { number } = openJournal(folder).head
  const value = { id: 'bing', name: '丙某某' }
  changeFact(
    folder,
    { head: number, section: 'parties', key: null, value, list: true },
    { by: '李检', now: () => new Date() },
  )
  await page.getByRole('row', { name: /yi/ }).getByRole('button', { name: /改/ }).click()
  await page.getByLabel('姓名或者名称').fill('乙二')
  await page.getByLabel('理由').fill('更正')
  await page.getByRole('button', { name: /保\s?存/ }).click()
  await page.getByText('这期间别人改过案件事实').waitFor()
  expect(facts()).not.toContain('乙二')
  await page.getByRole('button', { name: '看新内容' }).click()
  await page.getByRole('rowheader', { name: 'bing' }).waitFor()
})

test('writes the papers, and another than their maker reviews them', async () => {
  const { page } = at
  const { desk } = at.serving
  const { version } = desk.view()
  await page.getByRole('button', { name: '重新核算' }).click()
  await counted(desk, version)
  await at.visit('/papers')
  await page.getByLabel('办理人').fill('张检')
  await page.getByRole('button', { name: '写出文书' }).click()
  await page.getByRole('link', { name: '条数核算说明.docx' }).waitFor()
  const row = page.getByRole('row', { name: /report\.html/ })
  await row.getByRole('button', { name: '记为已复核' }).click()
  await page.getByText('制作人不能复核自己制作的文书').waitFor()
  await page.getByLabel('办理人').fill('李检')
  await row.getByRole('button', { name: '记为已复核' }).click()
  await row.getByRole('button', { name: '记为已签发' }).waitFor()
  expect(readFileSync(join(folder, 'out', 'report.html'), 'utf8')).toContain('<dd>已复核</dd>')
  await page.getByLabel('理由').fill('误记')
  await row.getByRole('button', { name: '撤回复核' }).click()
  await row.getByText('草稿（未签名）').waitFor()
  await row.getByRole('button', { name: '记为已复核' }).click()
  await row.getByRole('button', { name: '撤回复核' }).waitFor()
  await at.picture('papers')
  await page.getByRole('button', { name: '预览核算报告（网页）' }).click()
  await page.frameLocator('iframe.paper').getByText('查获行数').first().waitFor()
  await page.evaluate("document.querySelector('iframe').scrollIntoView({ block: 'end' })")
  await at.picture('papers-preview')
})

test('nothing was refused, nothing failed, nothing came from elsewhere', () => {
  expect(at.complaints.filter((text) => !text.includes('400 (Bad Request)'))).toEqual([])
})
