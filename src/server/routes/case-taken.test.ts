import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { importCase, openJournal } from '../../case/journal/journal.ts'
import { mergeCase } from '../../case/journal/merge.ts'
import { packBytes } from '../../case/journal/pack.ts'
import { api } from '../api.ts'
import { Desk, type DeskView } from '../desk.ts'
import { statusOf, told, type Told } from '../told.ts'

/** A case from its file to the work of two people that is joined again, as the pages ask for it. */
const folder = mkdtempSync(join(tmpdir(), 'shuzheng-taken-'))
const desk = new Desk()
const server = api(desk)
server.onError((error, c) => c.json(told(error), statusOf(error)))
const LI = { by: '李检', why: '另行录入', now: () => new Date() }
const ours = join(folder, '案一')
const theirs = join(folder, '案二')
const FACTS = `title: 演示案
demo: true
parties:
  - { id: jia, name: 甲某 }
exhibits:
  - { id: JC-1, path: ../检材 }
`

beforeAll(() => {
  process.env['XDG_CACHE_HOME'] = join(folder, 'cache')
  process.env['XDG_CONFIG_HOME'] = join(folder, 'config')
  mkdirSync(join(folder, '检材'))
  mkdirSync(ours)
  writeFileSync(join(folder, '检材', '名单.csv'), '姓名,电话\n张三丰,13800000001\n')
  writeFileSync(join(ours, 'case.yaml'), FACTS)
})
afterAll(async () => {
  await desk.close()
  rmSync(folder, { recursive: true, force: true })
})

async function post<T>(path: string, json: unknown): Promise<T> {
  const headers = { 'content-type': 'application/json' }
  return (await (
    await server.request(path, { method: 'POST', body: JSON.stringify(json), headers })
  ).json()) as T
}

async function get<T>(path: string): Promise<T> {
  return (await (await server.request(path)).json()) as T
}

async function ended(): Promise<DeskView> {
  while (['reading', 'counting', 'writing'].includes(desk.view().run?.stage ?? ''))
    await new Promise((done) => setTimeout(done, 20))
  return desk.view()
}

interface Stated {
  readonly head: number
  readonly disputes: readonly {
    readonly path: readonly string[]
    readonly sides: readonly { readonly by: string; readonly says: string }[]
  }[]
  readonly facts: readonly { readonly key: string | null; readonly value: unknown }[]
}

it('a folder with a case file gets its journal where it lies, once', async () => {
  await desk.open([ours])
  await ended()
  expect(desk.view()).toMatchObject({ isCase: true, journal: false })
  await post('/journal/adopt', { by: '张检', why: '立案' })
  expect(await ended()).toMatchObject({ isCase: true, journal: true, title: '演示案' })
  expect((await post<Told>('/journal/adopt', { by: '张检' })).code).toBe('journal/exists')
  expect(await (await server.request('/journal/case.yaml')).text()).toBe(FACTS)
})

it('names files of the evidence, and a place, from the folder of the case', async () => {
  const { items } = await get<{ items: unknown[] }>('/facts/files?find=')
  expect(items).toEqual([
    { name: '../检材/**', folder: true },
    { name: '../检材/名单.csv', folder: false },
  ])
  const at = encodeURIComponent(join(folder, '流水', '一.csv'))
  expect(await get(`/facts/near?path=${at}`)).toEqual({ path: '../流水/一.csv' })
})

it('a fact that was entered is told to be uncounted until the count knows of it', async () => {
  const { head } = await get<Stated>('/facts')
  const value = { id: 'yi', name: '乙某' }
  await post('/facts', { head, section: 'parties', key: null, value, by: '张检', why: '卷一' })
  expect(desk.view().uncounted).toBe(1)
  await desk.again()
  expect((await ended()).uncounted).toBe(0)
})

it('a pack is taken over though its evidence lies elsewhere, and comes back; a person takes a side', async () => {
  const pack = join(folder, '甲.pack')
  writeFileSync(pack, packBytes(openJournal(ours), true))
  renameSync(join(folder, '检材'), join(folder, '移走'))
  await post('/journal/receive', { pack, folder: theirs, by: '李检' })
  expect(await ended()).toMatchObject({
    paths: [theirs],
    journal: true,
    counted: false,
    run: { stage: 'failed', problem: { code: 'evidence/path-missing' } },
  })
  expect((await get<Stated>('/facts')).facts.length).toBeGreaterThan(3)
  renameSync(join(folder, '移走'), join(folder, '检材'))

  importCase(theirs, { name: 'case.yaml', text: FACTS.replace('甲某', '甲二') }, LI)
  importCase(ours, { name: 'case.yaml', text: FACTS.replace('甲某', '甲一') }, LI)
  writeFileSync(pack, packBytes(openJournal(theirs), true))
  mergeCase(ours, pack, LI)
  await desk.open([ours])
  await ended()
  const before = await get<Stated>('/facts')
  const [dispute] = before.disputes
  expect(dispute?.path).toEqual(['parties', 'jia', 'name'])
  const says = dispute?.sides.map((s) => s.says) ?? []
  expect(says.toSorted()).toEqual(['甲一', '甲二'])
  // A form that changes another field leaves the disagreement as it is.
  const value = { id: 'jia', name: '甲某', state: '在案' }
  const kept = await post<Stated>('/facts', {
    ...{ head: before.head, section: 'parties', key: 'jia', value, by: '张检', why: '卷二' },
  })
  expect(kept.disputes).toHaveLength(1)
  const settle = { path: dispute?.path, side: says.indexOf('甲二'), by: '张检', why: '户籍' }
  const after = await post<Stated>('/facts/settle', { head: kept.head, ...settle })
  expect(after.disputes).toEqual([])
  expect(after.facts.find(({ key }) => key === 'jia')?.value).toEqual({
    id: 'jia',
    name: '甲二',
    state: '在案',
  })
  const again = await post<Told>('/facts/settle', { head: after.head, ...settle })
  expect(again.code).toBe('facts/settled')
})

const TEXT = FACTS.replace('甲某', '甲三')

async function write(text: string): Promise<Told & { readonly written: number }> {
  return post('/journal/facts', { text, by: '张检', why: '更正' })
}

it('facts that are written while a count goes on are written, and told to be uncounted', async () => {
  await desk.again()
  expect((await write(TEXT)).written).toBeGreaterThan(0)
  expect((await ended()).uncounted).toBe(1)
  await desk.again()
  expect((await ended()).uncounted).toBe(0)
})

it('facts that name a place that is not there are written, and told to be uncounted', async () => {
  expect((await write(TEXT.replace('../检材', '../没有'))).code).toBe('evidence/path-missing')
  expect(desk.view()).toMatchObject({ counted: true, uncounted: 1 })
  await write(TEXT)
  expect(await ended()).toMatchObject({ counted: true, uncounted: 0 })
})

it('nothing is written for a place that cannot be opened now', async () => {
  await desk.again()
  const asked = { folder: join(folder, '案三'), title: '三案', by: '张检' }
  expect((await post<Told>('/journal/new', asked)).code).toBe('server/busy')
  expect(existsSync(asked.folder)).toBe(false)
  await ended()
})
