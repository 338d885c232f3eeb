import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { moneyCase } from '../support/money-case.ts'
import { workbench, type Opened } from './workbench.ts'

/** Persons, money, the suit and its clocks on a small case: synthetic persons, one of them with a name that would run. */
let at: Opened

async function count(path: string): Promise<void> {
  await at.visit('/start')
  await at.page.getByPlaceholder(/粘贴路径/).fill(path)
  await at.page.getByRole('button', { name: '核算这个路径' }).click()
  await at.page.getByRole('button', { name: '查看结果' }).click()
}

beforeAll(async () => {
  at = await workbench()
  const place = join(at.folder, '案')
  const writer = { by: '张检', why: '立案', now: () => new Date() }
  const buyer = '<img src=x onerror=alert(1)>买家'
  moneyCase(place, { buyer, against: 'mid, buy' }, writer)
})
afterAll(() => at.close())

describe('persons, money, the suit, clocks', () => {
  test('a bare folder says what is missing, and where it is entered', async () => {
    await count(join(at.folder, '案', 'evidence'))
    for (const path of ['/persons', '/money', '/suit', '/clocks']) {
      await at.visit(path)
      await at.page.getByText('打开的是文件夹，还没有案件事实').waitFor()
      expect(await at.page.locator('main a[href="/journal"]').count()).toBeGreaterThan(0)
    }
    // The answer 400 is told on the page, and the browser notes it too.
    at.complaints.length = 0
  })

  test('each person has a count that opens its rows, a formula and findings', async () => {
    const { page } = at
    await count(join(at.folder, '案'))
    await at.visit('/persons')
    await page.getByText('人与人之间不相加').waitFor()
    await page.getByRole('link', { name: '中间某' }).click()
    await page.waitForURL('**/persons?id=mid')
    await page.getByRole('heading', { name: '算式' }).waitFor()
    await page.getByRole('link', { name: '40条' }).first().click()
    await page.waitForURL('**/rows?**')
    await page.goBack()
    await page.waitForURL('**/persons?id=mid')
  })

  test('a proposal is confirmed with name and reason, and counts', async () => {
    const { page } = at
    await at.visit('/money?part=payments')
    await page.getByText('待确认', { exact: true }).first().waitFor()
    await page.getByRole('button', { name: '确认或者否定' }).click()
    const confirm = page
      .getByRole('button', { name: '确认', exact: true })
      .or(page.getByRole('button', { name: '确认', exact: true }))
    expect(await confirm.isDisabled()).toBe(true)
    await page.getByPlaceholder('办理人姓名').fill('李检')
    await page.getByPlaceholder('理由').fill('金额、时间、户名相符')
    await confirm.click()
    await page.getByText('已确认，计入').waitFor()
    await at.visit('/money')
    await page.getByText('12.00元', { exact: true }).first().waitFor()
  })

  test.each([
    ['/money', '各项标准用哪一种金额'],
    ['/money?part=figures', '差2.00元'],
    ['/money?part=statements', 'S1'],
    ['/money?part=price-lines', '没有读到像是约定价格'],
    ['/suit', '请求一览'],
    ['/suit?part=damages', '公开案例'],
    ['/suit?part=roads', '受诉法院'],
    ['/suit?part=law', '施行期间'],
    ['/clocks', '届满日'],
    ['/clocks?part=questions', '向谁取得'],
  ])('shows %s without a complaint', async (path, text) => {
    await at.visit(path)
    await at.page.getByText(text).first().waitFor()
    expect(await at.page.evaluate('document.documentElement.scrollWidth > window.innerWidth')).toBe(
      false,
    )
    const main = await at.page.locator('main').innerText()
    expect(main).not.toMatch(/构成犯罪|应当判处|受害人/)
    await at.picture(path.slice(1).replaceAll(/\W+/g, '-'))
  })

  test('both pictures of published cases are drawn, and an article opens', async () => {
    const { page } = at
    await at.visit('/suit?part=damages')
    const drawn = `[...document.querySelectorAll('img.chart')].map((i) => i.naturalWidth > 0)`
    await expect.poll(() => page.evaluate(drawn)).toEqual([true, true])
    await at.visit('/clocks')
    await page.locator('button.cite').first().click()
    await page.getByText('施行期间').first().waitFor()
  })

  test('the overview tells the next clock, and a name with a tag is text', async () => {
    const { page } = at
    await at.visit('/overview')
    await page.getByRole('heading', { name: '最近的期限' }).waitFor()
    await page.getByRole('link', { name: '全部待查事项与提纲' }).click()
    await page.waitForURL('**/clocks?part=questions')
    await at.visit('/persons')
    await page.getByText('<img src=x onerror=alert(1)>买家').first().waitFor()
    expect(await page.locator('main img').count()).toBe(0)
  })

  test('nothing was refused, nothing failed, nothing came from elsewhere', () => {
    expect(at.complaints).toEqual([])
  })
})
