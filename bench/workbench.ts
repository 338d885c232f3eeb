/**
 * The workbench in the system's Chromium: `node bench/workbench.ts [--rows 2000000] [--at FOLDER]`.
 *
 * Makes one CSV of names and mobiles (one row in twenty stands twice), counts it, and measures in one run: first paint of
 * five new browsers, the first look at the rows, each choice of the row filters from the click to the new rows in sight,
 * readings switched on the count screen, frames a second while the grid is scrolled, and opening the counted evidence
 * again. With `--at` evidence and index stay in that folder, and a later run opens what was counted.
 */
import { closeSync, existsSync, mkdirSync, openSync, writeSync } from 'node:fs'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium, type Page } from 'playwright-core'
import { serve } from '../src/server/serve.ts'
import { workbenchPages } from '../src/server/workbench.ts'
import { benchPlace } from './place.ts'
import { machine } from './timing.ts'

const { values } = parseArgs({
  options: { rows: { type: 'string', default: '2000000' }, at: { type: 'string' } },
})
const rows = Number(values.rows)
const CHROMIUMS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

const { evidence } = benchPlace('workbench', values.at)

console.log(machine())
said(
  'load at the start',
  loadavg()
    .map((n) => n.toFixed(1))
    .join(' '),
)
if (!existsSync(evidence)) makeList(evidence)
const serving = await serve(await workbenchPages(), { port: 0 })
const origin = `http://127.0.0.1:${String(serving.port)}`
said(`opened: ${rows.toLocaleString('en-US')} rows`, `${(await opened()).toFixed(2)} s`)

const browser = await chromium.launch({
  executablePath: CHROMIUMS.find((path) => existsSync(path)) ?? '',
  args: ['--no-sandbox'],
})
await firstPaint()
const page = await entered()
await page.goto(`${origin}/rows`)
const look = await settled(page, '')
said('rows, first look', `${look.toFixed(0)} ms`)
await choices(page)
await scrolled(page)
await switches(page)
await browser.close()
const again = (await opened()).toFixed(2)
said('counted evidence opened again', `${again} s`)
said(
  'load at the end',
  loadavg()
    .map((n) => n.toFixed(1))
    .join(' '),
)
await serving.close()

function said(what: string, value: string): void {
  console.log(`${what.padEnd(52)} ${value}`)
}

function makeList(to: string): void {
  mkdirSync(to, { recursive: true })
  const file = openSync(join(to, '名单.csv'), 'w')
  writeSync(file, '姓名,电话\n')
  for (let from = 0; from < rows; from += 50_000) {
    const lines = Array.from({ length: Math.min(50_000, rows - from) }, (_, i) => line(from + i))
    writeSync(file, lines.join(''))
  }
  closeSync(file)
}

function line(n: number): string {
  const of = n % 20 === 19 ? n - 1 : n
  const family = '赵钱孙李周吴郑王冯陈'[of % 10] ?? ''
  const given = '建国志强秀英丽华明军'[Math.floor(of / 10) % 10] ?? ''
  const mobile = 13_000_000_000 + ((of * 7919) % 899_999_981)
  return `${family}${given},${String(mobile)}\n`
}

/** Seconds until the count is there. */
async function opened(): Promise<number> {
  const began = performance.now()
  await serving.desk.open([evidence])
  for (;;) {
    const run = serving.desk.view().run
    if (run?.stage === 'done') return (performance.now() - began) / 1000
    if (run?.problem) throw new Error(run.problem.zh)
    await new Promise((done) => setTimeout(done, 20))
  }
}

async function entered(): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 } })
  const fresh = await context.newPage()
  await fresh.goto(serving.address())
  return fresh
}

async function firstPaint(): Promise<void> {
  const painted: number[] = []
  for (let i = 0; i < 5; i++) {
    const fresh = await entered()
    await fresh.locator('main h2').first().waitFor()
    painted.push(
      await fresh.evaluate<number>(
        "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN",
      ),
    )
    await fresh.context().close()
  }
  said('first paint, median and worst of five', `${spread(painted)} ms`)
}

/** Milliseconds until the state of the rows is another than before, and rows of it are in sight. */
async function settled(on: Page, before: string): Promise<number> {
  return on.evaluate<number>(`new Promise((done) => {
    const began = performance.now()
    const look = () => {
      const state = document.querySelector('p.shown[role=status]')?.textContent ?? ''
      const cells = document.querySelectorAll('.grid .line .cell').length
      if (state !== '' && state !== ${JSON.stringify(before)} && cells > 8) done(performance.now() - began)
      else requestAnimationFrame(look)
    }
    look()
  })`)
}

/** Every choice on, then off again. */
async function choices(on: Page): Promise<void> {
  await on.locator('.facets button').first().waitFor()
  const count = await on.locator('.facets button').count()
  const took: number[] = []
  for (let i = 0; i < count * 2; i++) {
    const state = (await on.locator('p.shown[role=status]').textContent()) ?? ''
    // Clicked inside the page: the way of the click to the browser is not ours.
    const nth = String(i % count)
    await on.evaluate(`document.querySelectorAll('.facets button')[${nth}]?.click()`)
    const ms = await Promise.race([settled(on, state), later(8000)])
    if (ms !== null) took.push(ms)
  }
  said(`filter switched, ${String(took.length)} times, median and worst`, `${spread(took)} ms`)
}

/** A choice that keeps every row leaves the state as it was: nothing to wait for. */
function later(ms: number): Promise<null> {
  return new Promise((done) => setTimeout(() => done(null), ms))
}

/** Every option of every reading that is not in use, from the click to another number or sentence. */
async function switches(on: Page): Promise<void> {
  await on.goto(`${origin}/count`)
  await on.locator('input[type=radio]').first().waitFor()
  const took = await on.evaluate<number[]>(`(async () => {
    const took = []
    for (const input of document.querySelectorAll('input[type=radio]:not(:checked)')) {
      const card = input.closest('article'), before = card.textContent, began = performance.now()
      input.click()
      while (card.textContent === before && performance.now() - began < 8000)
        await new Promise((done) => requestAnimationFrame(done))
      took.push(performance.now() - began)
    }
    return took
  })()`)
  said(`reading switched, ${String(took.length)} times, median and worst`, `${spread(took)} ms`)
}

/** Three seconds at about 4,000 pixels a second, then jumps through the whole list. */
async function scrolled(on: Page): Promise<void> {
  for (const [what, step] of [
    ['by hand (70 px a frame)', '70'],
    ['by leaps (1/150 of the list a frame)', 'box.scrollHeight / 150'],
  ] as const) {
    const gaps = await on.evaluate<number[]>(`new Promise((done) => {
      const box = document.querySelector('.grid'), gaps = []
      box.scrollTop = 0
      let last = performance.now(), left = 180
      const frame = (now) => {
        gaps.push(now - last); last = now
        box.scrollTop += ${step}
        if (left-- > 0) requestAnimationFrame(frame); else done(gaps.slice(2))
      }
      requestAnimationFrame(frame)
    })`)
    const mean = gaps.reduce((a, b) => a + b, 0) / gaps.length
    const late = gaps.filter((gap) => gap > 25).length
    said(
      `grid scrolled ${what}`,
      `${(1000 / mean).toFixed(1)} frames/s, ${String(late)} of ${String(gaps.length)} frames late (> 25 ms)`,
    )
  }
}

function spread(took: readonly number[]): string {
  const sorted = took.toSorted((a, b) => a - b)
  return `${(sorted[sorted.length >> 1] ?? NaN).toFixed(0)} / ${(sorted.at(-1) ?? NaN).toFixed(0)}`
}
