import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { importCase, newCase, openJournal } from '../../case/journal/journal.ts'
import { actOf } from '../../case/journal/told/log-text.ts'
import { logOf } from '../../case/journal/told/log.ts'
import { WorkedSheet } from '../../../test/support/filled-sheet.ts'
import { api } from '../api.ts'
import { Desk } from '../desk.ts'
import { statusOf, told } from '../told.ts'

const folder = mkdtempSync(join(tmpdir(), 'shuzheng-sample-'))
const desk = new Desk()
const server = api(desk)
server.onError((error, c) => c.json(told(error), statusOf(error)))
const BY = { by: '张三', now: () => new Date() }
const HAN = '建国志强秀英丽华伟芳娜敏静磊军洋勇艳杰涛明超兰霞平刚桂文辉玲'
const RECORDS = 600

async function post(path: string, json: unknown) {
  const headers = { 'content-type': 'application/json' }
  return server.request(path, { method: 'POST', body: JSON.stringify(json), headers })
}

interface View {
  readonly names: readonly string[]
  readonly shown: {
    readonly name: string
    readonly folder: string
    readonly now: boolean
    readonly drawn: number
    readonly draw: { readonly seed: string; readonly list: { readonly digest: string } }
    readonly results: Found | null
  } | null
}
interface Found {
  readonly random: boolean
  readonly whole: { readonly untrue: number; readonly open: number; readonly 'as-true': unknown }
  readonly failed: { readonly all: number; readonly items: readonly { readonly place: string }[] }
  readonly problems: { readonly all: number }
}

async function view(path = '/sample') {
  return (await (await server.request(path)).json()) as View
}

async function counted(path: string) {
  await desk.open([path])
  while (desk.view().run?.stage !== 'done') await new Promise((done) => setTimeout(done, 20))
}

const ASKED = { precision: 50, confidence: 95, by: 'file', mode: 'call', tiers: ['C'] }
const WISH = { ...ASKED, purpose: '核实名单真实性', who: '张三' }
const PLAN = '/sample/plan?precision=50&confidence=95&by=file&mode=call&tiers=C'
const at = join(folder, '案件')
const bare = join(folder, '检材')

beforeAll(async () => {
  process.env['XDG_CACHE_HOME'] = join(folder, 'cache')
  process.env['XDG_CONFIG_HOME'] = join(folder, 'config')
  mkdirSync(bare)
  const lines = Array.from({ length: RECORDS }, (_, i) => {
    const given = `${HAN[i % 30] ?? ''}${HAN[Math.floor(i / 30) % 30] ?? ''}`
    return `王${given},138${String(10_000_000 + i * 7919)}`
  })
  const list = (part: string[]) => `姓名,电话\n${part.join('\n')}\n`
  writeFileSync(join(bare, '一.csv'), list(lines.slice(0, 500)))
  writeFileSync(join(bare, '二.csv'), list(lines.slice(500)))
  newCase(at, null, BY)
  const text = `title: 演示\nexhibits:\n  - { id: JC-1, path: ${JSON.stringify(bare)} }\n`
  importCase(at, { name: 'case.yaml', text }, BY)
  await counted(at)
})

afterAll(async () => {
  await desk.close()
  rmSync(folder, { recursive: true, force: true })
})

it('tells population, strata, size and seed before anything is drawn, and writes nothing', async () => {
  const plan = (await (await server.request(PLAN)).json()) as {
    readonly head: {
      readonly list: { readonly records: number; readonly digest: string }
      readonly method: { readonly size: number }
      readonly seed: string
    }
    readonly strata: { readonly all: number; readonly items: readonly { population: number }[] }
  }
  const { head } = plan
  expect(head.list.records).toBe(RECORDS)
  // 600 records, ±5 %, 95 %: n = z²N / (4e²(N−1) + z²), rounded up.
  expect(head.method.size).toBe(235)
  expect(plan.strata.items.map((s) => s.population)).toEqual([500, 100])
  expect(head.seed).toBe(head.list.digest)
  expect(await view()).toMatchObject({ names: [], shown: null })
  expect(existsSync(join(at, 'out'))).toBe(false)
  expect((await server.request(PLAN.replace('50', '0'))).status).toBe(400)
})

it('draws: the sheet for its owner alone, the opening in the journal, no clear text in an answer', async () => {
  expect((await post('/sample', { ...WISH, purpose: ' ' })).status).toBe(400)
  expect((await post('/sample', { ...WISH, password: 'short' })).status).toBe(400)
  const answer = await post('/sample', WISH)
  const text = await answer.text()
  expect(answer.status).toBe(200)
  expect(text).not.toMatch(/1380\d{7}|1381\d{7}/)
  const { shown, names } = JSON.parse(text) as View
  expect(names).toEqual(['抽样'])
  expect(shown).toMatchObject({ name: '抽样', now: true, drawn: 235, results: null })
  const sheet = join(at, 'out', '抽样', '抽样核实表.xlsx')
  if (process.platform !== 'win32') expect(statSync(sheet).mode & 0o777).toBe(0o600)
  const acts = logOf(openJournal(at)).entries.map(actOf)
  expect(acts.at(-1)).toMatch(/核实名单真实性/)
  expect((await server.request('/sample/file?at=抽样&name=抽样核实表.xlsx')).status).toBe(400)
  expect((await server.request('/sample/file?at=..&name=sample.json')).status).toBe(400)
  const page = await server.request('/sample/page?at=抽样')
  expect(page.headers.get('content-security-policy')).toContain('sandbox')
  expect(await page.text()).toContain('抽样核实说明')
})

it('stands beside the count still, though the opening has moved the journal on', async () => {
  await counted(at)
  expect((await view()).shown).toMatchObject({ name: '抽样', now: true })
})

it('reads the filled sheet back: exact bounds by stratum, and the count as it was', async () => {
  const before = await (await server.request('/report')).json()
  const sheet = new WorkedSheet(join(at, 'out', '抽样', '抽样核实表.xlsx'))
  sheet.rows.forEach((row, i) => sheet.set(row, '核实结果', i < 3 ? '不实' : '属实'))
  const filled = join(folder, '填好.xlsx')
  writeFileSync(filled, sheet.bytes())
  const answer = await post('/sample/results', { at: '抽样', path: filled, random: true })
  const { shown } = (await answer.json()) as View
  expect(shown?.results).toMatchObject({ random: true, whole: { untrue: 3, open: 0 } })
  expect(shown?.results?.failed.all).toBe(3)
  const strata = (await (await server.request('/sample/strata?at=抽样')).json()) as {
    readonly items: readonly { readonly found: { readonly 'as-true': { method: string } } }[]
  }
  expect(strata.items.map((s) => s.found['as-true'].method)).toEqual([
    'hypergeometric',
    'hypergeometric',
  ])
  expect(await (await server.request('/report')).json()).toEqual(before)
})

it('gives no bounds for people who were found otherwise', async () => {
  const filled = join(folder, '填好.xlsx')
  const answer = await post('/sample/results', { at: '抽样', path: filled, random: false })
  const { shown } = (await answer.json()) as View
  expect(shown?.results).toMatchObject({ random: false, whole: { 'as-true': null } })
})

it('draws again beside the first, behind a password; a sheet of another draw is refused', async () => {
  const second = await post('/sample', { ...WISH, seed: '二〇二六', password: 'richtig-lang' })
  expect(((await second.json()) as View).names).toEqual(['抽样-2', '抽样'])
  const wrong = await post('/sample/results', { at: '抽样-2', random: true })
  expect(await wrong.json()).toMatchObject({ code: 'sample/password' })
  const other = { at: '抽样-2', path: join(folder, '填好.xlsx'), random: true }
  expect(await (await post('/sample/results', other)).json()).toMatchObject({
    code: 'sample/other-draw',
  })
  const open = await post('/sample/results', {
    at: '抽样-2',
    random: true,
    password: 'richtig-lang',
  })
  expect(((await open.json()) as View).shown?.results?.whole.open).toBe(235)
  expect((await view('/sample?at=抽样')).shown?.name).toBe('抽样')
  expect((await view('/sample?at=抽样-9')).shown).toBeNull()
})

it('asks where to, for a bare folder, and writes nowhere into the evidence', async () => {
  await counted(bare)
  expect(await (await post('/sample', WISH)).json()).toMatchObject({ code: 'paper/no-folder' })
  const inside = await post('/sample', { ...WISH, folder: join(bare, 'x') })
  expect(await inside.json()).toMatchObject({ code: 'evidence/output-inside-input' })
  const outside = await post('/sample', { ...WISH, folder: join(folder, '文书') })
  expect(((await outside.json()) as View).shown?.drawn).toBe(235)
})
