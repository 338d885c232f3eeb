import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Opened } from './workbench.ts'

/** Every address of the workbench that a reader comes to: the screens, their parts, and a table, person and draw of each. */
export async function everyAddress(at: Opened): Promise<readonly string[]> {
  const { page } = at
  await at.visit('/overview')
  await page.locator('nav.side a').first().waitFor()
  const screens = await hrefs(at, 'nav.side a')
  const found = new Set(screens)
  for (const screen of screens) {
    await shown(at, screen)
    for (const below of await hrefs(at, 'main nav.tabs a')) found.add(below)
    const [first] = await hrefs(at, 'main a[href*="?tab="], main a[href^="/persons?id="]')
    if (first) found.add(first)
  }
  return [...found]
}

async function hrefs(at: Opened, which: string): Promise<readonly string[]> {
  return at.page.evaluate<string[]>(
    `[...document.querySelectorAll(${JSON.stringify(which)})].map((a) => a.getAttribute('href'))`,
  )
}

/** Goes to an address and waits until it is all there. */
export async function shown(at: Opened, address: string): Promise<void> {
  await at.follow(address)
  await at.page.locator('main h2').first().waitFor()
  await at.page.getByText('正在载入').first().waitFor({ state: 'hidden' })
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** A rule that a screen breaks, and where. */
export interface Violation {
  readonly id: string
  readonly impact: string
  readonly where: readonly string[]
}

/** What axe-core finds on the screen, by WCAG 2.1 A and AA. It runs in the page without being part of it: the policy stays. */
export async function violations(at: Opened): Promise<readonly Violation[]> {
  const { page } = at
  if (!(await page.evaluate<boolean>('Boolean(window.axe)'))) await page.evaluate(AXE)
  return page.evaluate<Violation[]>(`axe.run(document, {
    resultTypes: ['violations'],
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'],
  }).then(({ violations }) => violations.map(({ id, impact, nodes }) => ({
    id, impact, where: nodes.slice(0, 5).map((n) => n.target.join(' ') + ' ' + n.html.slice(0, 160) +
      ' ' + (n.any[0]?.message ?? '')),
  })))`)
}
