import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { utils, write } from '@e965/xlsx'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { importCase, newCase, openJournal } from '../../case/journal/journal.ts'
import { writeOutputs } from '../../case/outputs.ts'
import { api } from '../api.ts'
import { Desk } from '../desk.ts'
import { statusOf, told } from '../told.ts'

/** What comes alone: a report.json, a filled sheet, a head on paper, evidence in several places. */
const folder = mkdtempSync(join(tmpdir(), 'shuzheng-look-'))
const desk = new Desk()
const server = api(desk)
server.onError((error, c) => c.json(told(error), statusOf(error)))
const places = ['甲', '乙'].map((name) => join(folder, name))
const report = join(folder, 'out', 'report.json')

async function get<T>(path: string): Promise<T> {
  return (await (await server.request(path)).json()) as T
}

async function post<T>(path: string, json: unknown): Promise<T> {
  const headers = { 'content-type': 'application/json' }
  const init = { method: 'POST', body: JSON.stringify(json), headers }
  return (await (await server.request(path, init)).json()) as T
}

async function counted(paths: readonly string[]) {
  await desk.open(paths)
  while (desk.view().run?.stage !== 'done') await new Promise((done) => setTimeout(done, 20))
}

beforeAll(async () => {
  process.env['XDG_CACHE_HOME'] = join(folder, 'cache')
  process.env['XDG_CONFIG_HOME'] = join(folder, 'config')
  for (const place of places) mkdirSync(place)
  writeFileSync(join(places[0] ?? '', '一.csv'), '姓名,电话\n张建国,13800138000\n')
  writeFileSync(join(places[1] ?? '', '二.csv'), '姓名,电话\n李秀英,13900139000\n')
  await counted(places)
  await desk.ask((open) => writeOutputs(open, desk.request(), join(folder, 'out'), false))
})
afterAll(async () => {
  await desk.close()
  rmSync(folder, { recursive: true, force: true })
})

it('recounts a report of another machine from several places, with the list of digests', async () => {
  const elsewhere = join(folder, '别处')
  mkdirSync(elsewhere)
  for (const name of ['report.json', 'run.json'])
    writeFileSync(join(elsewhere, name), readFileSync(join(folder, 'out', name)))
  rmSync(join(folder, 'config'), { recursive: true })
  const path = join(elsewhere, 'report.json')
  expect(await get(`/verify/sealed?path=${encodeURIComponent(path)}`)).toMatchObject({
    sealed: false,
  })
  await post('/verify', { path, evidence: places })
  for (;;) {
    const { run, found } = await get<{ run: { stage: string }; found: unknown }>('/verify')
    if (run.stage !== 'done') {
      expect(run.stage).not.toBe('failed')
      await new Promise((done) => setTimeout(done, 20))
      continue
    }
    expect(found).toMatchObject({ numbers: { same: true, evidence: [] } })
    break
  }
  const none = { path, evidence: places, hashList: join(folder, '没有.txt') }
  expect(await post('/verify', none)).toHaveProperty('code')
})

it('writes papers from a record alone, never into the evidence', async () => {
  const out = join(folder, '文书')
  const answer = await post<{ files: string[] }>('/look/papers', { path: report, folder: out })
  expect(answer).toMatchObject({ counted: 2, complete: true, sameRules: true })
  expect(answer.files).toContain('report.html')
  expect(answer.files).toContain('条数核算说明.docx')
  expect(readFileSync(join(out, 'report.html'))).toEqual(
    readFileSync(join(folder, 'out', 'report.html')),
  )
  const inside = { path: report, folder: join(places[0] ?? '', '文书') }
  expect(await post('/look/papers', inside)).toHaveProperty('code')
  expect(existsSync(inside.folder)).toBe(false)
  expect(await post('/look/papers', { path: join(folder, 'x.json'), folder: out })).toMatchObject({
    code: 'documents/no-record',
  })
})

it('tallies a sheet of people who were not drawn, and writes its note where that is asked for', async () => {
  const head = ['编号', '核实结果', '核实人一（签名）', '核实人二（签名）']
  const rows = [
    ['1', '属实', '甲', '乙'],
    ['2', '不实', '甲', '乙'],
    ['3', '属实', '甲', ''],
    ['4', '说不清', '甲', '乙'],
  ]
  const book = utils.book_new(utils.aoa_to_sheet([head, ...rows]), '核实')
  const path = join(folder, '另找到.xlsx')
  const bytes = write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer
  writeFileSync(path, bytes)
  const read = await post('/look/sheet', { path })
  expect(read).toMatchObject({ whole: { true: 2, untrue: 1, unverified: 0 }, files: [] })
  expect(read).toMatchObject({ unsigned: 1, complete: false })
  const out = join(folder, '说明')
  const written = await post<{ files: string[] }>('/look/sheet', { path, folder: out })
  for (const name of written.files) expect(existsSync(join(out, name))).toBe(true)
  expect(readFileSync(join(out, '抽样核实说明.html'), 'utf8')).toContain('非随机')
})

it('compares a head on paper with the chain, however it was copied', async () => {
  const place = join(folder, '案')
  mkdirSync(join(place, 'evidence'), { recursive: true })
  const by = { by: '张检', now: () => new Date() }
  newCase(place, null, by)
  const { hash, number } = openJournal(place).head
  importCase(place, { name: 'case.yaml', text: 'title: 演示\n' }, by)
  await counted([place])
  const check = (head: string) => get(`/journal/check?head=${encodeURIComponent(head)}`)
  expect(await get('/journal/check')).toMatchObject({ whole: true, found: null })
  const copied = `${hash.slice(0, 8).toUpperCase()} ${hash.slice(8, 20)}…`
  expect(await check(copied)).toMatchObject({ whole: true, found: { number } })
  expect(await check('0'.repeat(16))).toMatchObject({ whole: true, found: { number: null } })
  expect(await check('abc')).toMatchObject({ code: 'server/bad-request' })
})
