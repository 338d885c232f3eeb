import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { platform, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { importCase, newCase, openJournal, textOf } from '../../case/journal/journal.ts'
import { writeOutputs } from '../../case/outputs.ts'
import { api } from '../api.ts'
import { Desk } from '../desk.ts'
import { statusOf, told } from '../told.ts'

/** What only the command line could do, asked of the routes. */
const folder = mkdtempSync(join(tmpdir(), 'shuzheng-by-hand-'))
const desk = new Desk()
const server = api(desk)
server.onError((error, c) => c.json(told(error), statusOf(error)))
const NAMES = ['张建国', '李秀英', '王志强', '赵丽华', '钱伟', '孙芳', '周娜', '吴敏']
const mobile = (i: number) => `138${String(10_000_000 + i * 7919)}`
const WHO = { by: '张检', why: '已核对原表' }

beforeAll(async () => {
  process.env['XDG_CACHE_HOME'] = join(folder, 'cache')
  process.env['XDG_CONFIG_HOME'] = join(folder, 'config')
  mkdirSync(join(folder, '检材', '甲'), { recursive: true })
  mkdirSync(join(folder, '检材', '乙'), { recursive: true })
  const list = (n: number) => NAMES.slice(0, n).map((name, i) => `${name},${mobile(i)}`)
  writeFileSync(join(folder, '检材', '甲', '名单.csv'), `姓名,电话\n${list(8).join('\n')}\n`)
  writeFileSync(join(folder, '检材', '乙', '另册.csv'), `姓名,电话\n${list(4).join('\n')}\n`)
  writeFileSync(
    join(folder, '附表.csv'),
    `号;人\n${NAMES.map((n, i) => `${mobile(i)};${n}`).join('\n')}\n`,
  )
  await desk.open([join(folder, '检材')])
  await counted()
})

afterAll(async () => {
  await desk.close()
  rmSync(folder, { recursive: true, force: true })
})

async function counted() {
  for (;;) {
    const { run, counted: there } = desk.view()
    if (run?.stage === 'done' && there) return
    if (run?.stage === 'failed') throw new Error(run.problem?.code)
    await new Promise((done) => setTimeout(done, 20))
  }
}

async function get<T>(path: string): Promise<T> {
  return (await (await server.request(path)).json()) as T
}

async function post<T>(path: string, json: unknown): Promise<T> {
  const headers = { 'content-type': 'application/json' }
  const init = { method: 'POST', body: JSON.stringify(json), headers }
  return (await (await server.request(path, init)).json()) as T
}

interface Run {
  readonly run: { readonly stage: string; readonly problem: { readonly code: string } | null }
}

/** Waits for a run that is asked about at this address. */
async function ended<T extends Run>(path: string): Promise<T> {
  for (;;) {
    const view = await get<T>(path)
    if (['done', 'failed', 'stopped'].includes(view.run.stage)) return view
    await new Promise((done) => setTimeout(done, 20))
  }
}

interface Listed {
  readonly items: readonly { id: string; by: string; tables: number; header: number | null }[]
}

it('lists the corrections of a bare folder, takes one back, gives them on and takes them in', async () => {
  const said = { tab: 0, column: 'A', kind: 'text', ...WHO }
  await post('/columns/accept', { ...said, alike: true })
  await counted()
  await post('/columns/accept', { tab: 0, header: 1, alike: false, ...WHO })
  await counted()
  const before = await get<Listed>('/corrections')
  expect(before.items).toMatchObject([
    { id: '0', by: '张检', tables: 2, kind: { column: 0, kind: 'text' }, shape: '姓名|电话' },
    { id: '1', header: 1, tables: 1 },
  ])
  const yaml = await (await server.request('/corrections.yaml')).text()
  expect(yaml).toContain('shape: 姓名|电话')
  expect(await get('/corrections/lessons')).toEqual({ count: 1, left: 1 })
  await post('/corrections/withdraw', { id: '1', ...WHO })
  await counted()
  await post('/corrections/withdraw', { id: '0', ...WHO })
  await counted()
  expect((await get<Listed>('/corrections')).items).toEqual([])
  expect(await post('/corrections/withdraw', { id: '0', ...WHO })).toMatchObject({
    code: 'server/bad-request',
  })
  writeFileSync(join(folder, '更正.yaml'), yaml)
  const taken = await post('/corrections/import', { path: join(folder, '更正.yaml'), ...WHO })
  expect(taken).toEqual({ taken: 1 })
  await counted()
  expect((await get<Listed>('/corrections')).items).toMatchObject([{ id: '0', tables: 2 }])
  await post('/corrections/withdraw', { id: '0', ...WHO })
  await counted()
})

it('counts a bare folder by the dates that are said, and takes them back', async () => {
  await post('/again', { conduct: { from: '2021-08-01', to: '2021-10-26' }, decided: '2022-01-05' })
  await counted()
  const head = await get<{ conduct: unknown; decided: unknown }>('/desk')
  expect(head).toMatchObject({ conduct: { to: '2021-10-26' }, decided: '2022-01-05' })
  await post('/again', { conduct: null, decided: null })
  await counted()
  expect(await get('/desk')).toMatchObject({ conduct: null, decided: null })
})

it('compares by folders, among a stated number of people, and goes back', async () => {
  const found = await post('/chain/overlap', { by: 'folder', among: 1000 })
  expect(found).toMatchObject({ by: 'folder', lists: 2 })
  const { items } = await get<{ items: readonly { shared: number }[] }>('/chain/overlap/pairs')
  expect(items).toMatchObject([{ shared: 4 }])
  expect(await post('/chain/overlap', { by: 'batch' })).toMatchObject({
    code: 'overlap/no-batches',
  })
  expect(await post('/chain/overlap/own', {})).toBeNull()
})

it('reads an annex as it is said', async () => {
  const kinds = [
    { column: 'A', kind: 'mobile' },
    { column: 'B', kind: 'name' },
  ]
  const path = join(folder, '附表.csv')
  await post('/count/reconcile', { path, delimiter: ';', header: 1, encoding: 'utf-8', kinds })
  const { run, found } = await ended<Run & { found: unknown }>('/count/reconcile')
  expect(run.problem).toBeNull()
  expect(found).toMatchObject({ theirs: { rows: 8 }, both: { rows: 8 } })
  expect(await post('/count/reconcile', { path, encoding: 'no-such' })).toMatchObject({
    code: 'server/bad-request',
  })
})

it('recounts a report from its evidence: the same, and with a file changed, where', async () => {
  const out = join(folder, 'out')
  await desk.ask((open) => writeOutputs(open, desk.request(), out, false))
  const path = join(out, 'report.json')
  expect(await get(`/verify/sealed?path=${encodeURIComponent(path)}`)).toEqual({
    there: true,
    sealed: true,
  })
  await post('/verify', { path })
  expect((await ended<Run & { found: unknown }>('/verify')).found).toMatchObject({
    numbers: { same: true, complete: true, differences: [], evidence: [] },
  })
  const file = join(folder, '检材', '乙', '另册.csv')
  writeFileSync(file, `姓名,电话\n何静,${mobile(99)}\n`)
  await post('/verify', { path, evidence: [join(folder, '检材')] })
  const { found } = await ended<Run & { found: { numbers: { evidence: unknown[] } } }>('/verify')
  expect(found.numbers).toMatchObject({ same: false, evidence: [{ change: 'changed' }] })
  expect(await post('/verify', { path: join(folder, 'none.json') })).toMatchObject({
    code: 'rows/bad-report',
  })
})

it('looks at a statement of an account without a case', async () => {
  const rows = ['交易时间,交易类型,交易对方,收/支,金额(元),当前状态,交易单号']
  rows.push('2021-09-01 10:00:00,转账,李某,支出,100.00,支付成功,1001')
  writeFileSync(join(folder, '流水.csv'), `${rows.join('\n')}\n`)
  const layout = '{ time: A, amount: E, direction: positive-in, unit: yuan }'
  await post('/statements', { path: join(folder, '流水.csv'), layout })
  const { run, found } = await ended<Run & { found: { statements: unknown[] } }>('/statements')
  expect(run.problem).toBeNull()
  expect(found.statements).toHaveLength(1)
  expect(await post('/statements', { path: join(folder, '流水.csv'), layout: '{' })).toMatchObject({
    code: 'cli/bad-flag',
  })
})

it('sets published cases beside any numbers', async () => {
  const asked = 'tiers=C&prices=0.45&records=11034&gains=2000'
  const like = await get<{ total: number; found: { all: number } }>(`/precedents?${asked}`)
  expect(like).toMatchObject({ asked: { prices: [450_000], records: [11_034], gains: [200_000] } })
  expect(like.found.all).toBeGreaterThan(0)
  const all = await get<typeof like>('/precedents?all=yes')
  expect(all.found.all).toBe(all.total)
  expect(await get('/precedents?prices=x')).toMatchObject({ code: 'server/bad-request' })
  expect(await get('/precedents?own=yes')).toMatchObject({ code: 'server/no-case' })
})

it('sets rows of a case aside by a decision, and takes them back', async () => {
  const place = join(folder, '案')
  const signed = { by: '张检', now: () => new Date() }
  newCase(place, null, signed)
  const text = 'title: 演示案\nexhibits:\n  - { id: JC-1, path: ../检材 }\n'
  importCase(place, { name: 'case.yaml', text }, signed)
  const rows = { places: [{ tab: 0, row: 2 }], code: 'FABRICATED', ...WHO }
  expect(await post('/set-aside', rows)).toMatchObject({ code: 'server/no-case' })
  await desk.open([place])
  await counted()
  const aside = () =>
    get<{ records: { 'set-aside': Record<string, number> } }>('/report').then(
      ({ records }) => records['set-aside'],
    )
  await post('/set-aside', {
    ...rows,
    places: [...rows.places, { tab: 1, row: 3 }],
    evidence: '卷一第3页',
  })
  await counted()
  expect(await aside()).toMatchObject({ FABRICATED: 2 })
  const { items } = await get<{ items: { id: string; all: number }[] }>('/set-aside')
  expect(items).toMatchObject([
    { all: 1, by: '张检', evidence: '卷一第3页' },
    { all: 1, code: 'FABRICATED' },
  ])
  await post('/set-aside/back', { places: [{ tab: 0, row: 2 }], ...WHO })
  await counted()
  expect(await aside()).toMatchObject({ FABRICATED: 1 })
  expect(await post('/set-aside/back', { places: [{ tab: 0, row: 2 }], ...WHO })).toMatchObject({
    code: 'count/not-aside',
  })
  const [left] = (await get<{ items: { id: string }[] }>('/set-aside')).items
  await post('/set-aside/withdraw', { id: left?.id, ...WHO })
  await counted()
  expect(Object.keys(await aside())).not.toContain('FABRICATED')
  expect(textOf(openJournal(place).state)).not.toContain('set-aside')
})

it('lists and withdraws a correction of a case, with who entered it', async () => {
  await post('/columns/accept', { tab: 0, column: 'A', kind: 'text', alike: false, ...WHO })
  await counted()
  const { items } = await get<Listed>('/corrections')
  expect(items).toMatchObject([{ by: '张检', why: WHO.why, tables: 1 }])
  await post('/corrections/withdraw', { id: items[0]?.id, ...WHO })
  await counted()
  expect((await get<Listed>('/corrections')).items).toEqual([])
})

it('keeps the corrections of a bare folder when it becomes a case', async () => {
  await desk.open([join(folder, '检材')])
  await counted()
  await post('/columns/accept', { tab: 1, column: 'A', kind: 'text', alike: false, ...WHO })
  await counted()
  await post('/journal/new', { folder: join(folder, '新案'), title: '新案', by: '张检' })
  await counted()
  const { items } = await get<Listed>('/corrections')
  expect(items).toMatchObject([{ by: '张检', tables: 1, kind: { column: 0, kind: 'text' } }])
})

it('keeps who works here for the next start, for this user alone', async () => {
  expect(await get('/worker')).toEqual({ by: '', language: null })
  await post('/worker', { by: '张检' })
  await post('/worker', { language: 'en' })
  expect(await get('/worker')).toEqual({ by: '张检', language: 'en' })
  const kept = join(folder, 'config', 'shuzheng', 'workbench.json')
  if (platform() !== 'win32') expect(statSync(kept).mode & 0o077).toBe(0)
  writeFileSync(kept, 'not json')
  expect(await get('/worker')).toEqual({ by: '', language: null })
  expect(existsSync(kept)).toBe(true)
})
