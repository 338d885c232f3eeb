import { CFB, read, type CellObject } from '@e965/xlsx'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { importCase, newCase } from '../../src/case/journal/journal.ts'
import { GIVEN } from '../../src/case/papers/folder.ts'
import { api } from '../../src/server/api.ts'
import { Desk } from '../../src/server/desk.ts'
import { statusOf, told } from '../../src/server/told.ts'
import { DDE, hostileCase, IMAGE, LONG, SCRIPT, UNSEEN } from '../support/hostile-case.ts'

// A loaded machine is slow, not wrong.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 })

/** Whatever a suspect wrote, and wherever: in every file that leaves the program it is text that can be seen. */
const folder = mkdtempSync(join(tmpdir(), 'shuzheng-hostile-'))
const desk = new Desk()
const server = api(desk)
server.onError((error, c) => c.json(told(error), statusOf(error)))
const BY = { by: `${IMAGE}张检`, why: DDE, now: () => new Date() }
const at = join(folder, 'case')

async function post(path: string, json: unknown) {
  const headers = { 'content-type': 'application/json' }
  const answer = await server.request(path, { method: 'POST', body: JSON.stringify(json), headers })
  expect(answer.status, `${path} ${await answer.clone().text()}`).toBe(200)
  return answer
}

beforeAll(async () => {
  process.env['XDG_CACHE_HOME'] = join(folder, 'cache')
  process.env['XDG_CONFIG_HOME'] = join(folder, 'config')
  mkdirSync(at)
  hostileCase(at)
  const text = readFileSync(join(at, 'case.yaml'), 'utf8')
  rmSync(join(at, 'case.yaml'))
  newCase(at, null, BY)
  importCase(at, { name: 'case.yaml', text }, BY)
  const annex = `姓名,电话\n${DDE},13800000000\n${IMAGE},13800007919\n\u202E李四,13900000009\n`
  writeFileSync(join(folder, `${IMAGE}附表.csv`), annex)
  await desk.open([at])
  while (!desk.view().counted) {
    if (desk.view().run?.stage === 'failed') throw new Error(JSON.stringify(desk.view().run))
    await new Promise((done) => setTimeout(done, 20))
  }
  await post('/papers', { by: BY.by, why: BY.why })
  const asked = { precision: 50, confidence: 95, by: 'file', mode: 'call', tiers: ['A', 'B', 'C'] }
  await post('/sample', { ...asked, purpose: `${IMAGE}${DDE}`, who: BY.by, seed: `${DDE}\u202E` })
  await post('/sample/results', { at: '抽样', random: true })
  await post('/count/reconcile', { path: join(folder, `${IMAGE}附表.csv`) })
  while ((await server.request('/count/reconcile.xlsx')).status !== 200)
    await new Promise((done) => setTimeout(done, 50))
})
afterAll(async () => {
  await desk.close()
  rmSync(folder, { recursive: true, force: true })
})

async function given(path: string): Promise<Buffer> {
  const answer = await server.request(path)
  expect(answer.status, path).toBe(200)
  return Buffer.from(await answer.arrayBuffer())
}

const paper = (name: string) => given(`/papers/file?name=${encodeURIComponent(name)}`)
const sampled = (name: string) => readFileSync(join(at, 'out', '抽样', name))

interface Container {
  read(
    bytes: Buffer,
    options: { type: 'buffer' },
  ): {
    readonly FullPaths: readonly string[]
    readonly FileIndex: readonly { readonly content?: Uint8Array }[]
  }
}

/** Every part of a workbook or a Word paper, by its name. */
function partsOf(bytes: Buffer): ReadonlyMap<string, string> {
  const { FullPaths, FileIndex } = (CFB as Container).read(bytes, { type: 'buffer' })
  return new Map(
    FullPaths.map((path, i) => [
      path,
      Buffer.from(FileIndex[i]?.content ?? new Uint8Array()).toString('utf8'),
    ]),
  )
}

const OFFICE: readonly (readonly [string, () => Promise<Buffer>])[] = [
  ...GIVEN.filter((n) => /\.(?:xlsx|docx)$/.test(n)).map((n) => [n, () => paper(n)] as const),
  ['选取明细.xlsx', () => given('/rows.xlsx')],
  ['与检验报告比对.xlsx', () => given('/count/reconcile.xlsx')],
  ['抽样核实表.xlsx', () => Promise.resolve(sampled('抽样核实表.xlsx'))],
]

describe.each(OFFICE)('%s', (name, bytesOf) => {
  let bytes: Buffer
  let parts: ReadonlyMap<string, string>
  beforeAll(async () => {
    bytes = await bytesOf()
    parts = partsOf(bytes)
  })

  test('is made of texts alone: nothing that acts, nothing from elsewhere', () => {
    expect(parts.size).toBeGreaterThan(5)
    const names = [...parts.keys()].join(' ')
    expect(names).not.toMatch(/vba|activeX|embeddings|externalLinks|connections|customUI/i)
    for (const [path, text] of parts) {
      expect(text, path).not.toMatch(/TargetMode="External"|<w:fldSimple[^>]*(?:DDE|HYPERLINK)/)
      expect(text, path).not.toMatch(/<w:instrText[^>]*>[^<]*(?:DDE|INCLUDE|HYPERLINK|MACRO)/i)
      expect(text.includes(SCRIPT) || text.includes(IMAGE), path).toBe(false)
    }
  })

  test('hides no character that turns or hides', () => {
    for (const [path, text] of parts) expect(UNSEEN.exec(text)?.[0], path).toBeUndefined()
  })

  test('has no formula but ours', () => {
    const formulas = [...parts.values()].flatMap((text) =>
      [...text.matchAll(/<f[ >][^<]*<\/f>|<formula1>[^<]*<\/formula1>/g)].map(([f]) => f),
    )
    for (const formula of formulas) {
      expect(formula).not.toMatch(/cmd|HYPERLINK|evil|img|script/i)
      expect(formula).toMatch(/COUNTIFS?|SUM|"[\p{L},]+"|\$/u)
    }
  })

  test('no part is as long as the longest cell, and a spreadsheet reads texts out of it', () => {
    for (const [path, text] of parts) expect(text.includes(LONG.slice(0, 40_000)), path).toBe(false)
    if (!name.endsWith('.xlsx')) return
    const { SheetNames, Sheets } = read(bytes, { cellFormula: true })
    expect(SheetNames.length).toBeGreaterThan(0)
    const cells = SheetNames.flatMap((sheet) => Object.values(Sheets[sheet] ?? {}) as CellObject[])
    expect(cells.filter((c) => String(c.v).startsWith(DDE) && (c.t !== 's' || c.f))).toEqual([])
  })
})

const TEXTS: readonly (readonly [string, () => Promise<Buffer>])[] = [
  ...GIVEN.filter((n) => /\.(?:html|svg|json)$/.test(n)).map((n) => [n, () => paper(n)] as const),
  ['papers/page', () => given('/papers/page')],
  ['抽样核实说明.html', () => Promise.resolve(sampled('抽样核实说明.html'))],
  ['sample/page', () => given('/sample/page?at=抽样')],
  ['sample.json', () => Promise.resolve(sampled('sample.json'))],
  ['sample-results.json', () => Promise.resolve(sampled('sample-results.json'))],
  ['补充调查提纲.txt', () => given('/questions/text')],
]

describe.each(TEXTS)('%s', (name, bytesOf) => {
  test('is text: nothing that acts, hides or turns', async () => {
    const text = (await bytesOf()).toString('utf8')
    expect(text.length).toBeGreaterThan(50)
    expect(UNSEEN.exec(text)?.[0]).toBeUndefined()
    expect(text.length).toBeLessThan(3_000_000)
    if (/html|page|svg/.test(name)) {
      expect(text).not.toMatch(/<script|<img src=x|<iframe|<object|<embed|javascript:/i)
      expect(text).not.toMatch(/<[a-z][^>]*\son[a-z]+\s*=/i)
    }
  })
})

test('what was written is there to be seen', async () => {
  const page = (await paper('report.html')).toString('utf8')
  expect(page).toContain('&lt;img src=x onerror=alert(1)&gt;')
  expect(page).toContain('\\u{202E}')
})
