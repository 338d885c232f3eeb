import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { counted, workbench, type Opened } from './workbench.ts'

/** 与检验报告比对: an annex beside the count, by hand, to the spreadsheet. */
let at: Opened
const PEOPLE = ['张建国', '李秀英', '王志强', '赵丽华', '钱伟', '孙芳', '周娜', '吴敏']
const lineOf = (name: string, i: number) => `${name},138${String(10_000_000 + i * 7919)}`

beforeAll(async () => {
  at = await workbench()
  const place = join(at.folder, '检材')
  mkdirSync(place)
  writeFileSync(join(place, '名单.csv'), `姓名,电话\n${PEOPLE.map(lineOf).join('\n')}\n`)
  // Theirs lacks two of ours and has one more, under two lines of heading, parted by a sign of its own.
  const theirs = [...PEOPLE.slice(2).map((n, i) => lineOf(n, i + 2)), '何强,13912345678']
  const annex = ['检验报告附表', '共7条', '机主,号码', ...theirs].join('\n').replaceAll(',', '^')
  writeFileSync(join(at.folder, '附表.txt'), annex)
  await at.serving.desk.open([place])
  await counted(at.serving.desk)
})
afterAll(() => at.close())

test('a path that is not there is told; the annex is read as said, followed to its end, and still there on return', async () => {
  const { page } = at
  await at.visit('/count')
  const path = page.getByLabel('附表路径', { exact: true })
  await path.fill(join(at.folder, '没有.csv'))
  const compare = page.getByRole('button', { name: '比对', exact: true })
  await compare.click()
  await page.getByText('没有.csv').waitFor()
  await path.fill(join(at.folder, '附表.txt'))
  await page.getByText('附表读得不对的，在这里说明').click()
  await page.getByLabel('表头行（无表头写 0）').fill('3')
  await page.getByLabel('分隔符').fill('^')
  for (const [place, kind] of ['name', 'mobile'].entries()) {
    await page.getByRole('button', { name: '说明一列是什么' }).click()
    await page.getByLabel('应为').nth(place).fill(kind)
    await page.keyboard.press('Enter')
  }
  await compare.click()
  const found = page.getByRole('status').filter({ hasText: '仅附表有' })
  await expect
    .poll(() => found.innerText())
    .toMatch(/不符\s*附表 7 行\s*两边都有 6\s*仅附表有 1\s*仅检材有 2/)
  await at.follow('/overview')
  await at.follow('/count')
  await found.waitFor()
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '下载比对结果（xlsx）' }).click(),
  ])
  expect(file.suggestedFilename()).toBe('与检验报告比对.xlsx')
  expect(at.complaints).toEqual([])
})

test('with another count what was found is gone from the screen', async () => {
  const { page, serving } = at
  const { version } = serving.desk.view()
  await serving.desk.again()
  await counted(serving.desk, version)
  await page.getByText('仅附表有').first().waitFor({ state: 'detached' })
})
