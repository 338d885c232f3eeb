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

/** Colours on their way from one to the other are no colours of the screen: what ends by itself is waited for. */
const ENDED = `Promise.all(document.getAnimations()
  .filter((a) => a.effect?.getComputedTiming().endTime !== Infinity && a.playState !== 'paused')
  .map((a) => a.finished.catch(() => undefined))).then(() => undefined)`

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
  await page.evaluate(ENDED)
  return page.evaluate<Violation[]>(`axe.run(document, {
    resultTypes: ['violations'],
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'],
  }).then(({ violations }) => violations.map(({ id, impact, nodes }) => ({
    id, impact, where: nodes.slice(0, 5).map((n) => n.target.join(' ') + ' ' + n.html.slice(0, 160) +
      ' ' + (n.any[0]?.message ?? '')),
  })))`)
}

/** In English mode: texts and names that are still Chinese and not marked as such, so that they would be read out as English. */
export async function unmarked(at: Opened): Promise<readonly string[]> {
  return at.page.evaluate<string[]>(`(() => {
    const han = (text) => /\\p{Script=Han}/u.test(text ?? '')
    const open = (e) => e && e.checkVisibility() && !e.closest('[lang^=zh]')
    const found = []
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (walk.nextNode()) {
      const { data, parentElement } = walk.currentNode
      if (han(data) && open(parentElement)) found.push(data.trim().slice(0, 60))
    }
    for (const name of ['aria-label', 'title', 'placeholder', 'alt'])
      for (const e of document.querySelectorAll('[' + name + ']'))
        if (han(e.getAttribute(name)) && open(e)) found.push(name + ' ' + e.getAttribute(name).slice(0, 60))
    return [...new Set(found)]
  })()`)
}

/** Windows in which the screens are read: a small laptop, a projector, and that laptop at 200 per cent. */
const WINDOWS = [
  [1366, 768],
  [1024, 768],
  [683, 384],
] as const

/** What is wider than the screen where only its own box should scroll. */
export async function tooWide(at: Opened): Promise<readonly string[]> {
  const found: string[] = []
  for (const [width, height] of [...WINDOWS].reverse()) {
    await at.page.setViewportSize({ width, height })
    const by = await at.page
      .evaluate<number>(`Math.max(0, ...[document.documentElement, document.querySelector('main')]
      .map((e) => e.scrollWidth - e.clientWidth))`)
    if (by > 1) found.push(`${String(width)} px: ${String(by)} px too wide`)
  }
  return found
}
