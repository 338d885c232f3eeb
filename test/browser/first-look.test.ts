import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { shown } from './every-screen.ts'
import { counted, workbench, type Opened } from './workbench.ts'

/** What somebody sees who never saw the workbench: each number and each word that points leads on, and nothing is cut that tells one from another. */
const FOLDERS = '某某公司业务二部共用电脑/微信接收的文件备份/二〇二一年三月以后'
const FILE = '八年级学生.csv'
/** The part of the count screen that the overview leads to: in the upper half of the window, or not yet. */
const WHERE = `(() => {
  const at = document.getElementById('findings')?.getBoundingClientRect().top ?? -1
  return at >= 0 && at < innerHeight / 2 ? 'in sight' : String(at)
})()`
/** The end of the first path is whole, and within its cell. */
const ENDS = `(() => {
  const end = document.querySelector('.grid .line .ends span:last-child')
  const cell = end.parentElement.getBoundingClientRect()
  return end.scrollWidth <= end.clientWidth && end.getBoundingClientRect().right <= cell.right
})()`
let at: Opened

beforeAll(async () => {
  at = await workbench()
  const folder = join(at.folder, '检材')
  mkdirSync(join(folder, FOLDERS), { recursive: true })
  const lines = Array.from(
    { length: 400 },
    (_, i) =>
      `王${'建国志强秀英丽华'[i % 8] ?? ''}${'明军洋勇艳'[i % 5] ?? ''},138${String(10_000_000 + i * 7919)}`,
  )
  writeFileSync(join(folder, FOLDERS, FILE), `姓名,电话\n${lines.join('\n')}\n`)
  // Named as an archive and none: it cannot be read, and the findings say so.
  writeFileSync(join(folder, '坏.zip'), Buffer.from('504b0304ffffffffffffffffffffffff', 'hex'))
  await at.serving.desk.open([folder])
  await counted(at.serving.desk)
})
afterAll(() => at.close())

test('涉及人数 opens its rows, of each kind of person', async () => {
  const { page } = at
  await shown(at, '/overview')
  const links = page.locator('.card', { hasText: '涉及人数' }).locator('a')
  const to = await Promise.all((await links.all()).map((link) => link.getAttribute('href')))
  expect(to).toEqual(['/rows?codes=COUNTED', '/rows?codes=COUNTED', '/rows?key=phone'])
  await links.first().click()
  await page.getByText('共 400 行符合').waitFor()
})

test('a sentence of the paper points at what the screen has', async () => {
  const { page } = at
  await shown(at, '/overview')
  const text = await page.locator('main').innerText()
  expect(text).not.toMatch(/上列|附表/)
  await page.getByRole('link', { name: '见未读文件' }).first().click()
  await page.getByText('坏.zip').first().waitFor()
})

test('a link to a part of a screen comes to that part', async () => {
  const { page } = at
  await shown(at, '/overview')
  await page.getByRole('link', { name: '理由、规则与口径' }).click()
  await expect
    .poll(() => page.evaluate<string>(WHERE), { timeout: 60_000, interval: 200 })
    .toBe('in sight')
})

test('of a long path the file is in sight', async () => {
  const { page } = at
  await at.visit('/rows')
  const end = page.locator('.grid .line .ends span:last-child').first()
  await end.waitFor()
  expect(await end.textContent()).toBe(FILE)
  expect(await page.evaluate<boolean>(ENDS)).toBe(true)
  await end.hover()
  expect(await end.locator('..').getAttribute('title')).toContain(`${FOLDERS}/${FILE}`)
})

test('the place list has no column that holds nothing', async () => {
  const { page } = at
  await at.visit('/start')
  const list = page.getByRole('region', { name: '在本机选择' }).locator('table')
  await list.waitFor()
  const heads = await list.locator('th').allInnerTexts()
  const cells = await list.locator('tbody tr').first().locator('td').allInnerTexts()
  expect(cells).toHaveLength(heads.length)
  expect(cells.every((text) => text.trim() !== '')).toBe(true)
})

test('in English a header stays what the file says, and its kind is told', async () => {
  const { page } = at
  await shown(at, '/columns?tab=0')
  await page.getByRole('button', { name: 'English' }).click()
  const line = page.locator('table.plain tbody tr').first()
  await line.getByText('姓名', { exact: true }).waitFor()
  expect(await line.innerText()).toContain('name')
  await page.getByRole('button', { name: '中文' }).click()
})

test('nothing failed', () => {
  expect(at.complaints).toEqual([])
})
