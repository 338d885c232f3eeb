import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeChongqing } from '../../demo/make.ts'
import { counted, workbench, type Opened } from './workbench.ts'

/** From seized files alone to the finished chain and the Word paper, as a prosecutor's assistant does it. */
let at: Opened
let story: string
let facts: string

beforeAll(async () => {
  at = await workbench()
  story = join(at.folder, 'story')
  makeChongqing(story)
  facts = readFileSync(join(story, 'case.yaml'), 'utf8')
  rmSync(join(story, 'case.yaml'))
})
afterAll(() => at.close())

const through = (before: number) => counted(at.serving.desk, before)

describe('the whole road', { timeout: 400_000 }, () => {
  test('a bare folder is counted, and made a case', async () => {
    const { page, serving } = at
    await page.waitForURL('**/start')
    await page.getByPlaceholder(/粘贴路径/).fill(join(story, 'evidence'))
    await page.getByRole('button', { name: '核算这个路径' }).click()
    await through(0)
    await at.visit('/journal')
    await page.getByPlaceholder('案件名称').fill('重庆学生信息案')
    await page.getByPlaceholder(/案件文件夹/).fill(story)
    await page.getByPlaceholder('办理人姓名').fill('张检')
    const { version } = serving.desk.view()
    await page.getByRole('button', { name: '建立案件' }).click()
    await through(version)
    expect(serving.desk.view()).toMatchObject({ isCase: true, title: '重庆学生信息案' })
  })

  test('facts are entered, and counted with', async () => {
    const { page, serving } = at
    await at.visit('/journal')
    await at.picture('journal')
    await page.getByRole('button', { name: '编辑案件事实（文本）' }).click()
    const section = page.locator('section', { has: page.locator('textarea') })
    await section.locator('textarea').fill(facts)
    await section.getByPlaceholder('办理人姓名').fill('张检')
    const { version } = serving.desk.view()
    await section.getByRole('button', { name: '核对并录入' }).click()
    await through(version)
    await at.visit('/money')
    await page.getByText('2206.80元').first().waitFor()
    await at.visit('/money?part=figures')
    await page
      .getByText(/不符（差206\.80元）/)
      .first()
      .waitFor()
    expect(await page.locator('main').innerText()).not.toContain('22068')
  })

  test('the chain is drawn, each line with its page', async () => {
    const { page } = at
    await at.visit('/chain')
    await page.locator('main img').first().waitFor()
    const text = await page.locator('main').innerText()
    expect(text).toContain('同一批信息在各人之间流转，人与人之间不相加')
    expect(text).toContain('演示证据卷一第11页')
    expect(text).toMatch(/11,?034/)
    expect(text).not.toContain('转手')
  })

  test('the papers are written; the Word paper carries the number', async () => {
    const { page } = at
    await at.visit('/papers')
    await page.getByPlaceholder('办理人姓名').fill('张检')
    await page.getByRole('button', { name: '写出文书' }).click()
    await page.getByRole('link', { name: '条数核算说明.docx' }).waitFor()
    const paper = join(story, 'out', '条数核算说明.docx')
    expect(existsSync(paper)).toBe(true)
    expect(readFileSync(paper).subarray(0, 2).toString('latin1')).toBe('PK')
    const report = JSON.parse(readFileSync(join(story, 'out', 'report.json'), 'utf8')) as {
      readonly case: {
        readonly parties: readonly { id: string; tiers: { C: { exactly: number } } }[]
      }
    }
    expect(report.case.parties.find(({ id }) => id === 'fei')?.tiers.C.exactly).toBe(11_034)
    expect(at.complaints.filter((said) => !said.startsWith('Failed to load'))).toEqual([])
  })
})
