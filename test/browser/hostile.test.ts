import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { importCase, newCase } from '../../src/case/journal/journal.ts'
import { hostileCase, IMAGE, SCRIPT, UNSEEN } from '../support/hostile-case.ts'
import { everyAddress, shown } from './every-screen.ts'
import { counted, workbench, type Opened } from './workbench.ts'

let at: Opened
const dialogs: string[] = []
const elsewhere: string[] = []
const refused: string[] = []

beforeAll(async () => {
  at = await workbench()
  at.page.on('dialog', (dialog) => {
    dialogs.push(dialog.message())
    void dialog.dismiss()
  })
  at.page.on('request', (request) => {
    const url = request.url()
    if (!url.startsWith(at.origin) && !url.startsWith('data:')) elsewhere.push(url)
  })
  at.page.on('response', (answer) => {
    if (answer.status() >= 400) refused.push(new URL(answer.url()).pathname)
  })
  const folder = join(at.folder, 'hostile')
  hostileCase(folder)
  const text = readFileSync(join(folder, 'case.yaml'), 'utf8')
  rmSync(join(folder, 'case.yaml'))
  const by = { by: `${IMAGE}张检`, why: SCRIPT, now: () => new Date() }
  newCase(folder, null, by)
  importCase(folder, { name: 'case.yaml', text }, by)
  await at.serving.desk.open([folder])
  await counted(at.serving.desk)
})
afterAll(() => at.close())

/** The page is wider than the window: something pushed it. */
function wide(): Promise<boolean> {
  return at.page.evaluate<boolean>('document.documentElement.scrollWidth > innerWidth')
}

/** What a hostile text did to the screen. */
async function wrongWith(address: string): Promise<readonly string[]> {
  const { page } = at
  const injected = await page.evaluate<string[]>(INJECTED)
  const text = await page.evaluate<string>('document.body.innerText')
  const unseen = UNSEEN.exec(text)
  const { pathname, search } = new URL(page.url())
  return [
    ...injected,
    ...((await page.title()) === '数证' ? [] : ['title']),
    ...(pathname + search === address ? [] : ['address']),
    ...(unseen
      ? [`not seen: ${text.slice(Math.max(0, unseen.index - 30), unseen.index + 30)}`]
      : []),
    ...(text.length < 100_000 ? [] : ['endless']),
    ...((await wide()) ? ['wide'] : []),
  ]
}

describe('hostile content', () => {
  test('is text on every screen', { timeout: 400_000 }, async () => {
    const addresses = await everyAddress(at)
    expect(addresses.length).toBeGreaterThan(30)
    const wrong: string[] = []
    for (const address of [...addresses, '/columns?tab=1', '/columns?tab=2', '/columns?tab=3']) {
      await shown(at, address)
      wrong.push(...(await wrongWith(address)).map((what) => `${address}: ${what}`))
    }
    expect(wrong).toEqual([])
  })

  test('does not push a screen out of a projector', async () => {
    const { page } = at
    await page.setViewportSize({ width: 1024, height: 768 })
    for (const address of [
      '/overview',
      '/evidence',
      '/columns?tab=0',
      '/count',
      '/persons',
      '/rows',
    ])
      await shown(at, address).then(async () => expect(await wide(), address).toBe(false))
    await page.setViewportSize({ width: 1366, height: 768 })
  })

  test('is seen: the names are there as they are written', async () => {
    const { page } = at
    await at.visit('/evidence')
    await page.getByText(`${IMAGE}名单.csv`).first().waitFor()
    await page.getByText('\\u{202E}vsc.单名\\u{202C}').first().waitFor()
    await at.visit('/columns?tab=0')
    await page.getByText(SCRIPT).first().waitFor()
  })

  test('does not move its neighbours: a name from the evidence is read apart from what stands beside it', async () => {
    const { page } = at
    await at.visit('/evidence')
    const open = await page.evaluate<string[]>(
      `[...document.querySelectorAll('td, th, a, code, button, .tag, .where')]
        .filter((e) => !/^(isolate|isolate-override|plaintext)$/.test(getComputedStyle(e).unicodeBidi))
        .map((e) => e.outerHTML.slice(0, 120))`,
    )
    expect(open).toEqual([])
  })

  test('ran nowhere, asked for nothing elsewhere, was refused nothing', () => {
    expect(dialogs).toEqual([])
    expect(elsewhere).toEqual([])
    expect(refused).toEqual([])
    expect(at.complaints).toEqual([])
  })
})

/** Elements and attributes that only an injection makes. */
const INJECTED = `[...document.querySelectorAll('*')].filter((e) =>
  e.matches('script:not([src^="/assets/"]), img:not([src^="/api/"]), iframe:not([src^="/api/"]), object, embed, base') ||
  [...e.attributes].some((a) => a.name.startsWith('on') || /^\\s*javascript:/i.test(a.value))
).map((e) => e.outerHTML.slice(0, 200))`
