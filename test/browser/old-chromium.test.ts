import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { twoBatches } from '../support/two-batches.ts'
import { everyAddress, shown } from './every-screen.ts'
import { counted, workbench, type Opened } from './workbench.ts'

/**
 * The floor is Chromium 119 (November 2023): what came later is taken away before a page is loaded, and every screen
 * has to do without it. Syntax is lowered further when the workbench is built (`workbench/vite.config.ts`).
 */
const LATER: Readonly<Record<string, readonly string[]>> = {
  Array: ['fromAsync'],
  Promise: ['try'],
  URL: ['canParse', 'parse'],
  RegExp: ['escape'],
  Error: ['isError', 'captureStackTraceOf'],
  Math: ['sumPrecise', 'f16round'],
  Uint8Array: ['fromBase64', 'fromHex'],
  'Uint8Array.prototype': ['toBase64', 'toHex', 'setFromBase64', 'setFromHex'],
  'Set.prototype': [
    ...['union', 'intersection', 'difference', 'symmetricDifference'],
    ...['isSubsetOf', 'isSupersetOf', 'isDisjointFrom'],
  ],
  Iterator: ['from', 'concat', 'zip'],
  'Iterator.prototype': [
    ...['map', 'filter', 'take', 'drop', 'flatMap', 'reduce', 'toArray', 'forEach'],
    ...['some', 'every', 'find'],
  ],
  'Map.prototype': ['getOrInsert', 'getOrInsertComputed'],
  'Element.prototype': ['setHTMLUnsafe', 'getHTML', 'moveBefore', 'setHTML'],
  Document: ['parseHTMLUnsafe'],
  Intl: ['DurationFormat'],
  'CSSStyleSheet.prototype': [],
  window: ['Float16Array', 'CloseWatcher', 'scheduler', 'Temporal', 'EditContext', 'Observable'],
}

const TAKEN = `for (const [where, names] of Object.entries(${JSON.stringify(LATER)})) {
  const of = where.split('.').reduce((at, name) => at?.[name], globalThis)
  for (const name of names) if (of && name in of) { delete of[name]; taken.push(where + '.' + name) }
}
Object.defineProperty(window, 'takenAway', { value: taken })`

/** What style sheets of now may say and those of then did not know. */
const LATER_STYLES =
  /light-dark\(|field-sizing|anchor-name|position-anchor|position-area|@position-try|interpolate-size|calc-size\(|text-box|@function|\bif\(|@container scroll-state|corner-shape|sibling-index\(|attr\([^)]*type\(|reading-flow|::scroll-button|::details-content|@scope/

let at: Opened

beforeAll(async () => {
  at = await workbench()
  await at.page.addInitScript(`const taken = []; ${TAKEN}`)
  twoBatches(join(at.folder, 'case'))
  await at.serving.desk.open([join(at.folder, 'case')])
  await counted(at.serving.desk)
  at.complaints.length = 0
})
afterAll(() => at.close())

test('every screen does without what came after Chromium 119', { timeout: 400_000 }, async () => {
  const { page } = at
  const addresses = await everyAddress(at)
  const taken = await page.evaluate<string[]>('window.takenAway')
  // A Chromium of now has most of it: the test takes something away.
  expect(taken.length).toBeGreaterThan(15)
  const strange = new Set<string>()
  for (const address of addresses) {
    await shown(at, address)
    const styles = await page.evaluate<string>(
      `[...document.styleSheets].map((s) => [...s.cssRules].map((r) => r.cssText).join('\\n')).join('\\n')`,
    )
    const found = LATER_STYLES.exec(styles)?.[0]
    if (found) strange.add(`${address} ${found}`)
  }
  expect([...strange]).toEqual([])
  expect(at.complaints.filter((said) => !said.startsWith('Failed to load'))).toEqual([])
})

test('a count is begun, and its rows are looked at', async () => {
  const { page } = at
  await at.visit('/start')
  await page.getByPlaceholder(/粘贴路径/).fill(join(at.folder, 'case'))
  await page.getByRole('button', { name: '核算这个路径' }).click()
  await page.getByRole('button', { name: '查看结果' }).click()
  await page.waitForURL('**/overview')
  await at.visit('/rows?codes=COUNTED')
  await page.locator('.line .cell').nth(7).waitFor()
  expect(at.complaints.filter((said) => !said.startsWith('Failed to load'))).toEqual([])
})
