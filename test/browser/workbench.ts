import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Browser, type Page } from 'playwright-core'
import { serve, type Serving } from '../../src/server/serve.ts'
import { workbenchPages } from '../../src/server/workbench.ts'

const CHROMIUMS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** Where pictures of the screens are kept, when they are to be made anew: `SHUZHENG_SCREENS=1`. */
const SCREENS = join(import.meta.dirname, '..', '..', 'docs', 'screens')

/** A workbench that runs with a folder of its own, and a browser that has entered it. */
export interface Opened {
  readonly folder: string
  readonly serving: Serving
  readonly page: Page
  readonly origin: string
  /** What the page complained of: scripts that failed, anything the policy refused. */
  readonly complaints: string[]
  visit(path: string): Promise<void>
  picture(name: string): Promise<void>
  close(): Promise<void>
}

/** Starts server and browser; nothing of this machine's own key or caches is touched. */
export async function workbench(): Promise<Opened> {
  const folder = mkdtempSync(join(tmpdir(), 'shuzheng-browser-'))
  process.env['XDG_CACHE_HOME'] = join(folder, 'cache')
  process.env['XDG_CONFIG_HOME'] = join(folder, 'config')
  const serving = await serve(await workbenchPages(), { port: 0 })
  const browser = await launched()
  const page = await browser
    .newContext({ viewport: { width: 1366, height: 768 } })
    .then((context) => context.newPage())
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  await page.goto(serving.address())
  const origin = `http://127.0.0.1:${String(serving.port)}`
  return {
    folder,
    serving,
    page,
    origin,
    complaints,
    visit: async (path) => {
      await page.goto(`${origin}${path}`)
      await page.waitForLoadState('networkidle')
    },
    picture: async (name) => {
      if (!process.env['SHUZHENG_SCREENS']) return
      mkdirSync(SCREENS, { recursive: true })
      await page.waitForLoadState('networkidle')
      await page.getByText('正在载入').first().waitFor({ state: 'hidden' })
      await page.screenshot({ path: join(SCREENS, `${name}.png`) })
    },
    close: async () => {
      await browser.close()
      await serving.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function launched(): Promise<Browser> {
  const executablePath = CHROMIUMS.find((path) => existsSync(path))
  if (executablePath === undefined)
    throw new Error('these tests need Chromium: apt-get install chromium')
  return chromium.launch({ executablePath, args: ['--no-sandbox'] })
}
