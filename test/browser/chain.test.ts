import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { TWO_BATCHES, twoBatches } from '../support/two-batches.ts'
import { workbench, type Opened } from './workbench.ts'

/** The screen of the chain over a small case: two batches, three persons; then over a bare folder. */
let at: Opened

beforeAll(async () => {
  at = await workbench()
  twoBatches(join(at.folder, 'case'))
  mkdirSync(join(at.folder, 'bare'))
  const line = '赵明,13812345678\n'
  writeFileSync(join(at.folder, 'bare', '一.csv'), `姓名,电话\n${line}`)
  writeFileSync(join(at.folder, 'bare', '二.csv'), `姓名,电话\n${line}钱明,13912345678\n`)
  await open('case')
})
afterAll(() => at.close())

async function open(name: string): Promise<void> {
  const { page } = at
  await at.visit('/start')
  await page.getByPlaceholder(/粘贴路径/).fill(join(at.folder, name))
  await page.getByRole('button', { name: '核算这个路径' }).click()
  await page.getByRole('button', { name: '查看结果' }).click()
  await page.waitForURL('**/overview')
}

/** Every picture of the page has come, and is drawn. */
async function pictures(): Promise<readonly boolean[]> {
  return at.page
    .locator('main img')
    .evaluateAll((all) =>
      all.map((img) => (img as unknown as { naturalWidth: number }).naturalWidth > 0),
    )
}

const NEVER = '同一批信息在各人之间流转，人与人之间不相加'

describe('the chain on the screen', () => {
  test('stands in small on the overview and opens', async () => {
    const { page } = at
    await at.visit('/overview')
    await page.getByText(NEVER).waitFor()
    await expect.poll(pictures).toEqual([true])
    await page.getByRole('link', { name: /流转图，点开/ }).click()
    await page.waitForURL('**/chain')
  })

  test('shows every transfer under its number, 无 where there is no evidence, and papers to print', async () => {
    const { page } = at
    await at.visit('/chain?part=transfers')
    await page.getByRole('cell', { name: '③' }).waitFor()
    const text = await page.locator('main').innerText()
    expect(text).toContain(NEVER)
    expect(text).toMatch(/③[\s\S]*无/)
    await expect.poll(pictures).toEqual([true, true])
    const paper = await page.getByRole('link', { name: '打印用图 A3' }).getAttribute('href')
    const [sheet] = await Promise.all([
      page.waitForEvent('popup'),
      page.getByRole('link', { name: '打印用图 A3' }).click(),
    ])
    await sheet.waitForLoadState()
    expect(paper).toMatch(/^\/api\/pictures\/chain-a3\.svg/)
    expect(await sheet.locator('svg').getAttribute('width')).toBe('420mm')
    await sheet.close()
    await at.picture('chain')
  })

  test('a number of the matrix opens the rows that both lists share', async () => {
    const { page } = at
    await at.visit('/chain?part=overlap')
    await page.locator('table.matrix').getByRole('link', { name: '20' }).first().click()
    await page.waitForURL('**/rows?shared=*')
    await page.getByText(`共 ${String(2 * TWO_BATCHES.shared)} 行符合`).waitFor()
    await page.getByText('b1与b2共同的人').waitFor()
    await page.goBack()
    await page.waitForURL('**/chain?part=overlap')
    await at.picture('chain-overlap')
  })

  test('a number of a person opens its rows', async () => {
    const { page } = at
    await at.visit('/chain?part=people')
    await page.getByText('同名不同号').first().waitFor()
    expect(await page.locator('main').innerText()).not.toContain('转手')
    await page.locator('table.plain').first().getByRole('link').first().click()
    await page.waitForURL('**/rows?person=*')
    await page.getByText('所列每条一行').waitFor()
  })

  test.each(['people', 'accounts', 'batches', 'payments', 'overlap', 'origin', 'time'])(
    'shows %s without a complaint',
    async (part) => {
      await at.visit(`/chain?part=${part}`)
      await at.page.locator('main table.plain, main img, main .note').first().waitFor()
      await expect.poll(async () => (await pictures()).every(Boolean)).toBe(true)
      expect(
        await at.page.evaluate('document.documentElement.scrollWidth > window.innerWidth'),
      ).toBe(false)
    },
  )

  test('a bare folder says what to do next, and compares its files', async () => {
    const { page } = at
    await open('bare')
    await at.visit('/chain')
    await page.getByRole('link', { name: '建立案件' }).waitFor()
    await page.getByRole('button', { name: '比较', exact: true }).click()
    await page.locator('table.matrix').getByRole('link', { name: '1' }).first().click()
    await page.getByText('共 2 行符合').waitFor()
  })

  test('nothing was refused, nothing failed', () => {
    expect(at.complaints).toEqual([])
  })
})
