import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { importCase, newCase } from '../../src/case/journal/journal.ts'
import { WorkedSheet } from '../support/filled-sheet.ts'
import { counted, workbench, type Opened } from './workbench.ts'

/** The authenticity sample from the draw to the interval, as two people would do it with a spreadsheet between. */
let at: Opened
const HAN = '建国志强秀英丽华伟芳娜敏静磊军洋勇艳杰涛明超兰霞平刚桂文辉玲'

beforeAll(async () => {
  at = await workbench()
  const lines = Array.from({ length: 600 }, (_, i) => {
    const given = `${HAN[i % 30] ?? ''}${HAN[Math.floor(i / 30) % 30] ?? ''}`
    return `王${given},138${String(10_000_000 + i * 7919)}`
  })
  const list = (part: string[]) => `姓名,电话\n${part.join('\n')}\n`
  mkdirSync(join(at.folder, '案件', 'evidence'), { recursive: true })
  writeFileSync(join(at.folder, '案件', 'evidence', '一.csv'), list(lines.slice(0, 500)))
  writeFileSync(join(at.folder, '案件', 'evidence', '二.csv'), list(lines.slice(500)))
  const by = { by: '张三', now: () => new Date() }
  const text = 'title: 演示案\ndemo: true\nexhibits:\n  - { id: JC-1, path: evidence }\n'
  newCase(join(at.folder, '案件'), null, by)
  importCase(join(at.folder, '案件'), { name: 'case.yaml', text }, by)
  await at.serving.desk.open([join(at.folder, '案件')])
  await counted(at.serving.desk)
})
afterAll(() => at.close())

const sheetAt = () => join(at.folder, '案件', 'out', '抽样', '抽样核实表.xlsx')

describe('the authenticity sample', () => {
  test('is looked at before it is drawn: population, strata, size, seed, grounds, limits', async () => {
    const { page } = at
    await at.visit('/sample')
    await page.getByText('应抽 235，实际 235').waitFor()
    const text = await page.locator('main').innerText()
    expect(text).toContain('计入 600 条')
    expect(text).toContain('由清单校验值而来，不能挑选')
    expect(text).toContain('第三项、第四项信息逐条核实，不抽样')
    expect(text).toContain('法发〔2022〕23号')
    expect(text).toContain('500')
    await page.getByRole('spinbutton').fill('10')
    await page.getByText('应抽 83').waitFor()
    expect(new URL(page.url()).searchParams.get('precision')).toBe('100')
    await page.getByRole('spinbutton').fill('5')
    await page.getByText('应抽 235').waitFor()
    await at.picture('sample-new')
  })

  test('is drawn for a purpose, and has an address of its own', async () => {
    const { page } = at
    expect(await page.getByRole('button', { name: /抽取 235 条/ }).isDisabled()).toBe(true)
    await page.getByPlaceholder(/核实名单真实性/).fill('核实名单真实性')
    await page.getByPlaceholder('抽取人姓名').fill('张三')
    await page.getByRole('button', { name: /抽取 235 条/ }).click()
    await page.waitForURL('**/sample?at=*')
    await page.getByText('与本次核算一致').waitFor()
    await page.getByText('还没有读回填好的表').waitFor()
    expect(await page.locator('main').innerText()).not.toMatch(/138\d{8}/)
  })

  test('comes back from the spreadsheet with exact bounds by stratum, and the count stays', async () => {
    const { page } = at
    const sheet = new WorkedSheet(sheetAt())
    sheet.rows.forEach((row, i) => {
      sheet.set(row, '核实结果', i < 3 ? '不实' : i === 5 ? '未能核实' : '属实')
      sheet.set(row, '核实人一（签名）', '甲').set(row, '核实人二（签名）', '乙')
    })
    const filled = join(at.folder, '填好.xlsx')
    writeFileSync(filled, sheet.bytes())
    await page.getByRole('textbox', { name: '填好的表的路径' }).fill(filled)
    await page.getByRole('button', { name: '读回结果' }).click()
    await page.getByText('已全部填写').waitFor()
    const text = await page.locator('main').innerText()
    // 235 of 600 looked at, 231 found true and one not known.
    expect(text).toMatch(/231\s+3\s+1\s+0/)
    expect(text).toMatch(/\d\d\.\d\d%—\d\d\.\d\d%/)
    expect(text).toContain('这 3 条记为不计入')
    expect(text).toContain('抽样结果不折算、不扣减计入的条数')
    await at.picture('sample')
    await page.reload()
    await page.getByText('已全部填写').waitFor()
    await at.visit('/overview')
    await page.getByText('600').first().waitFor()
  })

  test('shows its page sealed, and gives out everything but the call sheet', async () => {
    const { page } = at
    await at.visit('/sample')
    await page.getByRole('button', { name: '预览' }).click()
    await page.frameLocator('iframe.paper').getByText('抽取方法').first().waitFor()
    const names = () => page.locator('a[href^="/api/sample/file"]').allInnerTexts()
    const all = ['抽样核实说明.html', 'sample.json', 'sample-results.json']
    await expect.poll(names).toEqual(all)
  })

  test('a sheet of no draw: what it is, and what to do', async () => {
    const { page } = at
    await page
      .getByRole('textbox', { name: '填好的表的路径' })
      .fill(join(at.folder, '案件', 'evidence', '一.csv'))
    await page.getByRole('button', { name: '读回结果' }).click()
    await page.getByRole('alert').getByText('填好的表读不出来').waitFor()
  })

  test('what was found untrue is set aside by a person, who leaves one of them', async () => {
    const { page, serving } = at
    await at.visit('/sample')
    const { version } = serving.desk.view()
    await page.getByRole('checkbox', { name: /^选 / }).first().uncheck()
    await page.getByPlaceholder('办理人姓名').fill('张检')
    await page.getByRole('button', { name: '所选 2 条记为不计入' }).click()
    await counted(serving.desk, version)
    await at.visit('/rows')
    await page.getByRole('button', { name: /抽样核实不实.* 2$/ }).waitFor()
    await page.getByRole('button', { name: '计入 598' }).waitFor()
  })

  test('nothing failed but what was refused', () => {
    expect(at.complaints.filter((said) => !said.startsWith('Failed to load'))).toEqual([])
  })
})
