import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeChongqing } from '../../demo/make.ts'
import { workbench, type Opened } from './workbench.ts'

/** From an empty desk to the count and its rows, as somebody does it who has never seen a terminal. */
let at: Opened

beforeAll(async () => {
  at = await workbench()
  makeChongqing(join(at.folder, 'story'))
})
afterAll(() => at.close())

describe('the two-click road', () => {
  test('chooses a folder and comes to the count', async () => {
    const { page } = at
    await page.waitForURL('**/start')
    await page.getByPlaceholder(/粘贴路径/).waitFor()
    const places = page.getByRole('region', { name: '在本机选择' })
    await places.getByRole('button', { name: at.folder }).click()
    await places.getByRole('button', { name: 'story' }).waitFor()
    await at.picture('start')
    await page.getByPlaceholder(/粘贴路径/).fill(join(at.folder, 'story'))
    await page.getByRole('button', { name: '核算这个路径' }).click()
    await page.getByRole('button', { name: '查看结果' }).click()
    await page.waitForURL('**/overview')
    await page.getByText('11,034').first().waitFor()
    const text = await page.locator('main').innerText()
    expect(text).toContain('去重后，全案口径；不等于任何人的涉案条数')
    expect(text).toContain('演示数据，人物均为虚构')
    expect(text).not.toMatch(/11,?034\s*[人名]/)
    await at.picture('overview')
  })

  test('a number opens its rows, masked, with how many of how many', async () => {
    const { page } = at
    await at.visit('/overview')
    await page.getByRole('link', { name: '11,034' }).first().click()
    await page.waitForURL('**/rows?codes=COUNTED')
    await page.getByText('共 11,034 行符合，全部').waitFor()
    await page
      .locator('.line .cell')
      .filter({ hasText: /1\d{2}\*{4}\d{4}/ })
      .first()
      .waitFor()
    const fields = await page.locator('.grid').innerText()
    expect(fields).not.toMatch(/1[3-9]\d{9}/)
    await at.picture('rows')
    await page.goBack()
    await page.waitForURL('**/overview')
    await page.goForward()
    await page.waitForURL('**/rows?codes=COUNTED')
  })

  test.each(['evidence', 'columns', 'columns?tab=0', 'count'])(
    'shows %s without a complaint',
    async (path) => {
      await at.visit(`/${path}`)
      await at.page.locator('main h2').waitFor()
      await at.page.locator('main table.plain, main .exhibit').first().waitFor()
      expect(
        await at.page.evaluate('document.documentElement.scrollWidth > window.innerWidth'),
      ).toBe(false)
      await at.picture(path.replace(/\W+/g, '-'))
    },
  )

  test('speaks English when asked, and remembers it', async () => {
    const { page } = at
    await at.visit('/overview')
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByRole('heading', { name: 'Two ledgers' }).waitFor()
    await page.reload()
    await page.getByRole('heading', { name: 'Two ledgers' }).waitFor()
    await page.getByRole('button', { name: '中文' }).click()
  })

  test('a number key opens the screen of its place', async () => {
    const { page } = at
    await at.visit('/overview')
    await page.getByRole('heading', { name: '两本台账' }).waitFor()
    await page.keyboard.press('3')
    await page.waitForURL('**/evidence')
  })

  test('nothing was refused, nothing failed, nothing came from elsewhere', () => {
    expect(at.complaints).toEqual([])
  })
})
