import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { importCase, newCase, openJournal, textOf } from '../../src/case/journal/journal.ts'
import { unmarked, violations } from './every-screen.ts'
import { counted, workbench, type Opened } from './workbench.ts'

/** A statement that no reader knows, mapped by who has never seen a case file: columns are picked beside its rows. */
let at: Opened
let place: string
const LINES = [
  '某地信用合作社　户主：张建国',
  '日子;来去;数目;对家卡号;对家;说明',
  '2021-09-01;进账款;100.00;6222020200112230123;李秀英;货款',
  '2021-09-02;出账款;30.50;6222020200112230124;王志强;<img src=x onerror=alert(1)>',
  '2021-09-03;进账款;1,000.00;6222020200112230125;赵丽华;还款',
]

beforeAll(async () => {
  at = await workbench()
  place = join(at.folder, '案件')
  mkdirSync(join(place, 'evidence'), { recursive: true })
  writeFileSync(join(place, 'evidence', '名单.csv'), '姓名,电话\n张建国,13800138000\n')
  writeFileSync(join(place, '信用社.csv'), `${LINES.join('\n')}\n`)
  const by = { by: '张检', now: () => new Date() }
  newCase(place, null, by)
  const text = `title: 演示案\ndemo: true\nexhibits:\n  - { id: JC-1, path: evidence }\nstatements:\n  - { id: S1, path: 信用社.csv, evidence: 证据卷一第3页 }\n`
  importCase(place, { name: 'case.yaml', text }, by)
  await at.serving.desk.open([place])
  await counted(at.serving.desk)
})
afterAll(() => at.close())

/** Picks above a column what it holds. */
async function pick(column: string, holds: string): Promise<void> {
  const { page } = at
  await page.getByLabel(`${column} 列是什么`, { exact: true }).click()
  const options = page.locator('.ant-select-dropdown:visible .ant-select-item-option')
  await options.filter({ hasText: holds }).first().click()
  await expect.poll(() => page.locator('.ant-select-dropdown:visible').count()).toBe(0)
}

async function words(label: string, text: string): Promise<void> {
  await at.page.getByLabel(label, { exact: true }).fill(text)
  await at.page.keyboard.press('Enter')
  await at.page.keyboard.press('Escape')
}

async function noViolation(): Promise<void> {
  const all = await violations(at)
  expect(all.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([])
}

test('its first rows are shown masked; what is missing is said until enough is picked', async () => {
  const { page } = at
  await at.visit('/money?part=statements')
  await page.getByText('这份流水的版式没有识别').waitFor()
  await page.getByRole('button', { name: '点选各列' }).click()
  await page.getByRole('cell', { name: '1,000.00' }).waitFor()
  const text = await page.locator('main').innerText()
  expect(text).toContain('6222***********0123')
  for (const name of ['李秀英', '王志强', '6222020200112230123']) expect(text).not.toContain(name)
  await page.getByText('还要点选：交易时间在哪一列').waitFor()
  await pick('A', '交易时间')
  await pick('C', '金额')
  await page.getByText('还要点选：收支看哪一列').waitFor()
  expect(await page.getByRole('button', { name: '先看效果' }).isDisabled()).toBe(true)
  await pick('B', '收支方向')
  await pick('D', '对方账号')
  await pick('E', '对方名称')
  await pick('F', '摘要、备注')
  await at.picture('money-pick-columns')
  await noViolation()
})

test('its effect is seen, words of its own for in and out are said, and it is kept as a fact', async () => {
  const { page, serving } = at
  const see = page.getByRole('button', { name: '先看效果' })
  await see.click()
  const effect = page.locator('table.effect')
  await effect.waitFor()
  await words('表示收入的', '进账款')
  await words('表示支出的', '出账款')
  await see.click()
  await expect.poll(() => effect.innerText()).toMatch(/笔数\s+0\s+3/)
  expect(await effect.innerText()).toMatch(/收入\s+0\s+1100\.00元/)
  await page.getByText('显示前 3 笔，共 3 笔').waitFor()
  expect(await page.locator('main').innerText()).toContain('<img src=x onerror=alert(1)>')
  await at.picture('money-pick-effect')
  await noViolation()
  await page.getByPlaceholder('办理人姓名').fill('张检')
  await page.getByPlaceholder('理由').fill('信用社回函')
  const { version } = serving.desk.view()
  await page.getByRole('button', { name: '采用并重新核算' }).click()
  await counted(serving.desk, version)
  await page.getByText('流水（由人员指定各列）').waitFor()
  expect(textOf(openJournal(place).state)).toContain('进账款')
})

test('it may be looked at and picked in English, without a case, and nothing is kept', async () => {
  const { page } = at
  await page.getByRole('button', { name: 'English' }).click()
  await at.follow('/look?part=statement')
  await page.getByLabel('Statement or folder', { exact: true }).fill(join(place, '信用社.csv'))
  await page.getByRole('button', { name: 'Read and check' }).click()
  await page.getByRole('button', { name: 'Pick the columns' }).click()
  await page.getByText('Still to pick: which column is the time').waitFor()
  await at.picture('look-pick-en')
  await noViolation()
  expect(await unmarked(at)).toEqual([])
  await page.getByRole('button', { name: '中文' }).click()
  expect(at.complaints).toEqual([])
})
