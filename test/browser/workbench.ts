import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Browser, type Page, type Request } from 'playwright-core'
import type { Desk } from '../../src/server/desk.ts'
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
  /** Loads the page at an address anew, as one who types it. */
  visit(path: string): Promise<void>
  /** Goes there within the page, as one who follows a link. */
  follow(path: string): Promise<void>
  picture(name: string): Promise<void>
  close(): Promise<void>
}

/** In a picture a path has the name that an office would give it. */
function folderOfItsOwn(): string {
  if (!process.env['SHUZHENG_SCREENS']) return mkdtempSync(join(tmpdir(), 'shuzheng-browser-'))
  const named = join(tmpdir(), '办案')
  rmSync(named, { recursive: true, force: true })
  mkdirSync(named)
  return named
}

/** A count that is made on a busy machine takes its time; what never comes fails by the limit of its test, in ms. */
const PATIENCE = 120_000

/** What a screen asks while a count begins anew is refused and asked again; the browser notes that. */
const ASKED_TOO_EARLY = /status of 400 \(Bad Request\)/

/** The count is through: the one that began after the desk had that version. */
export async function counted(desk: Desk, before = 0): Promise<void> {
  for (;;) {
    const { run, version, counted: there } = desk.view()
    if (run?.stage === 'done' && version > before && there) return
    if (run?.stage === 'failed' || run?.stage === 'stopped') throw new Error(JSON.stringify(run))
    await new Promise((done) => setTimeout(done, 20))
  }
}

/** Starts server and browser; nothing of this machine's own key or caches is touched. */
export async function workbench(): Promise<Opened> {
  const folder = folderOfItsOwn()
  process.env['XDG_CACHE_HOME'] = join(folder, 'cache')
  process.env['XDG_CONFIG_HOME'] = join(folder, 'config')
  process.env['HOME'] = folder
  const serving = await serve(await workbenchPages(), { port: 0 })
  const browser = await launched()
  const page = await browser
    .newContext({ viewport: { width: 1366, height: 768 } })
    .then((context) => context.newPage())
  page.context().setDefaultTimeout(PATIENCE)
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('console', (message) => {
    if (message.type() === 'error' && !ASKED_TOO_EARLY.test(message.text()))
      complaints.push(message.text())
  })
  const settled = settling(page)
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
      await settled()
    },
    follow: async (path) => {
      await page.evaluate(`history.pushState(null, '', ${JSON.stringify(path)})
        dispatchEvent(new PopStateEvent('popstate'))`)
      await settled()
    },
    picture: async (name) => {
      if (!process.env['SHUZHENG_SCREENS']) return
      mkdirSync(SCREENS, { recursive: true })
      await settled()
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

/** How long nothing may be asked for until a page counts as settled, in ms; `networkidle` of Playwright waits for 500. */
const QUIET = 100

/**
 * The page has drawn what it knows, and has nothing else to do: what has the lowest priority comes when nothing waits before it.
 * An idle callback says the same, but a browser without a screen often calls it only when its time is over, in ms; it is for
 * browsers that know nothing else.
 */
const NEVER_RESTS = 1000
const IDLE = `new Promise((done) => {
  const rested = () => setTimeout(done, ${String(QUIET / 4)})
  if (globalThis.scheduler) scheduler.postTask(rested, { priority: 'background' })
  else requestIdleCallback(rested, { timeout: ${String(NEVER_RESTS)} })
})`

/** Gives what waits until the page has asked for nothing for a while, but for the run that it watches. */
function settling(page: Page): () => Promise<void> {
  const open = new Set<Request>()
  let last = Date.now()
  page.on('request', (request) => {
    if (request.resourceType() !== 'eventsource') open.add(request)
    last = Date.now()
  })
  const done = (request: Request) => {
    open.delete(request)
    last = Date.now()
  }
  page.on('requestfinished', done)
  page.on('requestfailed', done)
  return async () => {
    last = Date.now()
    do await page.evaluate(IDLE)
    while (open.size > 0 || Date.now() - last < QUIET)
  }
}

async function launched(): Promise<Browser> {
  const executablePath = CHROMIUMS.find((path) => existsSync(path))
  if (executablePath === undefined)
    throw new Error('these tests need Chromium: apt-get install chromium')
  return chromium.launch({ executablePath, args: ['--no-sandbox'] })
}
