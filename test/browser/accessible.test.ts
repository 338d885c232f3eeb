import { join } from 'node:path'
import { readFileSync, rmSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeQingdao } from '../../demo/make.ts'
import { importCase, newCase } from '../../src/case/journal/journal.ts'
import { everyAddress, shown, tooWide, unmarked, violations } from './every-screen.ts'
import { counted, workbench, type Opened } from './workbench.ts'

/** Every screen for those who do not see, do not use a mouse, or see little: measured, on a whole case. */
let at: Opened
let addresses: readonly string[]

beforeAll(async () => {
  at = await workbench()
  const story = join(at.folder, 'story')
  makeQingdao(story)
  const text = readFileSync(join(story, 'case.yaml'), 'utf8')
  rmSync(join(story, 'case.yaml'))
  const by = { by: '张三', now: () => new Date() }
  newCase(story, null, by)
  importCase(story, { name: 'case.yaml', text }, by)
  await at.serving.desk.open([story])
  await counted(at.serving.desk)
  addresses = await everyAddress(at)
})
afterAll(() => at.close())

/** Marks what the focus comes to, and notes where it could not be seen. */
const WATCH = `
  window.unseen = []
  document.activeElement?.blur?.()
  document.addEventListener('focusin', ({ target: e }) => {
    e.setAttribute('data-walked', '')
    const whole = e.closest('.ant-select, .ant-radio-wrapper, .ant-checkbox-wrapper, .ant-input-affix-wrapper, .ant-input-number') ?? e
    const seen = [e, whole, ...whole.querySelectorAll('*')].some((x) => {
      const style = getComputedStyle(x)
      return (style.outlineStyle !== 'none' && style.outlineWidth !== '0px') || style.boxShadow !== 'none'
    })
    if (!seen) window.unseen.push(e.outerHTML.slice(0, 160))
  })`

/** What can be acted upon; of radios that belong together one is enough. */
const ACTIVE = `[...document.querySelectorAll('a[href], button, input, select, textarea, [tabindex="0"]')]
  .filter((e) => !e.disabled && e.checkVisibility({ visibilityProperty: true }) && e.type !== 'radio' && e.tabIndex >= 0)`

const SERIOUS = new Set(['serious', 'critical'])

/** What axe-core says of the screen as it is now. */
async function broken(): Promise<readonly string[]> {
  const all = await violations(at)
  return all
    .filter(({ impact }) => SERIOUS.has(impact))
    .map(({ id, impact, where }) => `${at.page.url()} ${impact} ${id}: ${where.join(' | ')}`)
}

/** What Tab does not come to from the top of the screen, and where one would not see it. */
async function walked(address: string): Promise<readonly string[]> {
  const { page } = at
  await page.evaluate(WATCH)
  const steps = await page.evaluate<number>(`${ACTIVE}.length`)
  if (steps > MOST) return []
  for (let step = 0; step <= steps + 8; step++) await page.keyboard.press('Tab')
  const unseen = await page.evaluate<string[]>('window.unseen')
  const left = await page.evaluate<string[]>(
    `${ACTIVE}.filter((e) => !e.hasAttribute('data-walked')).map((e) => e.outerHTML.slice(0, 160))`,
  )
  return [
    ...unseen.map((what) => `${address} not seen: ${what}`),
    ...left.map((what) => `${address} not reached: ${what}`),
  ]
}

/** Longer lists are of one kind of entry. */
const MOST = 300

test(
  'no screen has a serious or critical violation, in neither language; Tab alone comes to everything; nothing is wider than a small window, and what stays Chinese in English mode is marked',
  { timeout: 500_000 },
  async () => {
    const { page } = at
    const wrong: string[] = []
    for (const address of addresses) {
      await shown(at, address)
      wrong.push(...(await broken()), ...(await walked(address)))
      wrong.push(...(await tooWide(at)).map((what) => `${address} ${what}`))
      await page.getByRole('button', { name: 'English' }).click()
      expect(await page.evaluate('document.documentElement.lang')).toBe('en')
      wrong.push(...(await broken()))
      wrong.push(...(await unmarked(at)).map((what) => `${address} not marked: ${what}`))
      await page.getByRole('button', { name: '中文' }).click()
    }
    expect(wrong).toEqual([])
  },
)

test('the skip link is first, and leads into the screen', async () => {
  const { page } = at
  await at.visit('/count')
  await page.locator('main h2').first().waitFor()
  await page.keyboard.press('Tab')
  expect(await page.evaluate('document.activeElement?.className')).toBe('skip')
  await page.keyboard.press('Enter')
  expect(await page.evaluate('document.activeElement?.id')).toBe('main')
  await page.keyboard.press('Tab')
  expect(await page.evaluate("Boolean(document.activeElement?.closest('main'))")).toBe(true)
})

test('number keys can be switched off, for who dictates or types by mistake', async () => {
  const { page } = at
  await shown(at, '/overview')
  await page.keyboard.press('?')
  await page.getByRole('dialog').getByLabel('用数字键打开页面').uncheck()
  await page.keyboard.press('Escape')
  await page.keyboard.press('3')
  expect(new URL(page.url()).pathname).toBe('/overview')
  await page.getByRole('button', { name: '键盘' }).click()
  await page.getByRole('dialog').getByLabel('用数字键打开页面').check()
  await page.keyboard.press('Escape')
  await page.keyboard.press('3')
  await page.waitForURL('**/evidence')
})

test('nothing failed', () => {
  expect(at.complaints).toEqual([])
})
