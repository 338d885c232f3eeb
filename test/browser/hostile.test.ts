import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { workbench, type Opened } from './workbench.ts'

const SCRIPT = '<script>alert(1)</script>'
const IMAGE = '<img src=x onerror=alert(1)>'
/** Turns the reading direction; stands in names so that `exe` looks like `csv`. */
const TURNED = '\u202Evsc.单名\u202C'
const ZERO = '零\u200B宽\u2066'
const FORMULA = '=HYPERLINK("http://evil.example","点")'

/** Characters that hide or turn: on no screen. */
const UNSEEN = /[\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/

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
  makeHostile(join(at.folder, 'hostile'))
  await at.serving.desk.open([join(at.folder, 'hostile')])
  await finished()
})
afterAll(() => at.close())

async function finished(): Promise<void> {
  for (;;) {
    const stage = at.serving.desk.view().run?.stage
    if (stage === 'done') return
    if (stage === 'failed' || stage === 'stopped') {
      throw new Error(JSON.stringify(at.serving.desk.view().run))
    }
    await new Promise((done) => setTimeout(done, 100))
  }
}

/** What a suspect may write into every place that he can write to. */
function makeHostile(folder: string): void {
  const evidence = join(folder, 'evidence')
  mkdirSync(evidence, { recursive: true })
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
  const rows = Array.from({ length: 30 }, (_, i) =>
    [
      `${'赵钱孙李周吴郑王'[i % 8] ?? ''}${'建国志强'[i % 4] ?? ''}明`,
      `138${String(10_000_000 + i * 7919)}`,
      quoted([SCRIPT, IMAGE, ZERO, FORMULA, TURNED][i % 5] ?? ''),
    ].join(','),
  )
  const header = ['姓名', '电话', quoted(`${SCRIPT}${IMAGE}`)].join(',')
  const long = `钱志强,13900000001,${IMAGE.repeat(1 << 15)}`
  const text = [header, ...rows, long, ''].join('\n')
  writeFileSync(join(evidence, `${IMAGE}名单.csv`), text)
  writeFileSync(join(evidence, `${ZERO}${TURNED}.csv`), text)
  writeFileSync(
    join(evidence, 'dump.sql'),
    `CREATE TABLE \`${IMAGE}\` (\`姓名\` varchar(20), \`${SCRIPT}\` varchar(20), tel varchar(20));\n` +
      `INSERT INTO \`${IMAGE}\` VALUES ('孙国明','${SCRIPT}','13700000001'),('李国明','${ZERO}','13700000002');\n`,
  )
  const name = (text: string) => JSON.stringify(text)
  writeFileSync(
    join(folder, 'case.yaml'),
    [
      `title: ${name(`${SCRIPT}案${TURNED}`)}`,
      'demo: true',
      'parties:',
      `  - { id: jia, name: ${name(`${IMAGE}甲${TURNED}`)}, evidence: ${name(SCRIPT)} }`,
      `  - { id: yi, name: ${name(FORMULA)}, evidence: ${name(ZERO)} }`,
      'exhibits:',
      `  - { id: JC-1, path: evidence, holder: jia, seized-on: 2021-10-26, list: ${name(IMAGE)}, evidence: ${name(TURNED)} }`,
      'batches:',
      `  - { id: b1, files: ["evidence/*"], evidence: ${name(SCRIPT)} }`,
      'transfers:',
      `  - { id: t1, on: 2021-09, kind: sell, from: [jia], to: [yi], batch: b1, priced-units: 30, unit-price: 0.25, evidence: ${name(`${IMAGE}${TURNED}`)} }`,
      '',
    ].join('\n'),
  )
}

describe('hostile content', () => {
  test('is text on every screen', async () => {
    const { page } = at
    await at.visit('/overview')
    await page.locator('nav.side a').first().waitFor()
    const screens = await page.evaluate<string[]>(
      "[...document.querySelectorAll('nav.side a')].map((a) => a.getAttribute('href'))",
    )
    expect(screens.length).toBeGreaterThan(5)
    for (const screen of [...screens, '/columns?tab=0', '/columns?tab=1', '/columns?tab=2']) {
      await at.visit(screen)
      await page.locator('main h2').first().waitFor()
      expect(await page.evaluate(INJECTED), screen).toEqual([])
      expect(await page.title(), screen).toBe('数证')
      expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe(screen)
      const text = await page.evaluate<string>('document.body.innerText')
      expect(UNSEEN.exec(text)?.[0], `${screen} ${text.slice(0, 300)}`).toBeUndefined()
      expect(text.length, screen).toBeLessThan(100_000)
      expect(await page.evaluate('document.documentElement.scrollWidth > innerWidth'), screen).toBe(
        false,
      )
    }
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
    // A case file without a journal: its screens say so, and offer to make one.
    expect(refused.filter((path) => !['/api/journal', '/api/facts'].includes(path))).toEqual([])
    expect(at.complaints.filter((said) => !said.startsWith('Failed to load'))).toEqual([])
  })
})

/** Elements and attributes that only an injection makes. */
const INJECTED = `[...document.querySelectorAll('*')].filter((e) =>
  e.matches('script:not([src^="/assets/"]), img:not([src^="/api/"]), iframe:not([src^="/api/"]), object, embed, base') ||
  [...e.attributes].some((a) => a.name.startsWith('on') || /^\\s*javascript:/i.test(a.value))
).map((e) => e.outerHTML.slice(0, 200))`
