import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { utils, write } from '@e965/xlsx'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { CorrectionEffect } from '../../case/intake/corrections/correction-effect.ts'
import type { Proposal } from '../../case/intake/corrections/correction.ts'
import type { TableReport } from '../../report.ts'
import { api } from '../api.ts'
import { Desk } from '../desk.ts'
import { statusOf, told } from '../told.ts'

const folder = mkdtempSync(join(tmpdir(), 'shuzheng-columns-'))
const desk = new Desk()
const server = api(desk)
server.onError((error, c) => c.json(told(error), statusOf(error)))
const NAMES = ['张建国', '李秀英', '王志强', '赵丽华', '钱伟', '孙芳', '周娜', '吴敏']
const mobile = (i: number) => `138${String(10_000_000 + i * 7919)}`

/** Files in their order: a column that is three, numbers over two columns, people in a cell, and one more of that shape. */
const TABS = { cut: 0, join: 1, split: 2, alike: 3 } as const

beforeAll(async () => {
  process.env['XDG_CACHE_HOME'] = join(folder, 'cache')
  process.env['XDG_CONFIG_HOME'] = join(folder, 'config')
  const at = join(folder, '检材')
  mkdirSync(at)
  const file = (name: string, lines: readonly string[]) =>
    writeFileSync(join(at, name), `${lines.join('\n')}\n`)
  const several = (n: string, i: number) => `${n}=${mobile(i)}=青岛市市南区${String(i)}号`
  const sheet = [['编号', '资料'], ...NAMES.map((n, i) => [String(i), several(n, i)])]
  const book = utils.book_new(utils.aoa_to_sheet(sheet), '一')
  writeFileSync(join(at, '1切.xlsx'), write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer)
  file('2合.csv', ['姓名,区号,号码', ...NAMES.map((n, i) => `${n},0532,8888${String(1000 + i)}`)])
  const groups = (from: number) =>
    [0, 1, 2, 3].map((k) => `${String(k)},${[0, 1].map((j) => person(from, k, j)).join('#')}`)
  file('3拆.csv', ['编号,姓名电话', ...groups(100)])
  file('4拆.csv', ['编号,姓名电话', ...groups(200)])
  await desk.open([at])
  await counted()
})

afterAll(async () => {
  await desk.close()
  rmSync(folder, { recursive: true, force: true })
})

function person(from: number, k: number, j: number): string {
  return `${NAMES[k + j * 4] ?? ''}${mobile(from + k * 2 + j)}`
}

async function counted() {
  while (desk.view().run?.stage !== 'done') await new Promise((done) => setTimeout(done, 20))
}

async function post(path: string, json: unknown) {
  const headers = { 'content-type': 'application/json' }
  const init = { method: 'POST', body: JSON.stringify(json), headers }
  const answer = await server.request(path, init)
  return { status: answer.status, told: await answer.json() }
}

async function effect(said: object) {
  const { told: seen } = await post('/columns/effect', { ...said, alike: false })
  return seen as CorrectionEffect
}

async function accept(said: object) {
  const who = { by: '张检', why: '已核对原表' }
  const { status } = await post('/columns/accept', { alike: false, ...said, ...who })
  await counted()
  return status
}

async function tables() {
  const answer = await server.request('/report/tables?from=0&most=10')
  return ((await answer.json()) as { items: TableReport[] }).items
}

const kinds = ({ columns }: { readonly columns: TableReport['columns'] }) =>
  columns.map((c) => c.kind)

it('corrects a piece of a column that was cut', async () => {
  const said = { tab: TABS.cut, column: 'B', cut: '=' }
  const pieces = ['row-no', 'text', 'name', 'mobile', 'address']
  expect(await accept(said)).toBe(200)
  const piece = await effect({ tab: TABS.cut, column: 'E', kind: 'text' })
  expect(piece.before.tables.map(kinds)).toEqual([pieces])
  expect(piece.after.tables.map(kinds)).toEqual([pieces.with(4, 'text')])
})

it('joins a number that stands over columns', async () => {
  const { after } = await effect({ tab: TABS.join, join: ['B', 'C'] })
  const [, area, number] = after.tables[0]?.columns ?? []
  expect([area?.kind, number?.kind, area?.valid]).toEqual(['landline', 'landline', 8])
})

it('takes people in a cell apart, in all tables of the shape', async () => {
  const said = { tab: TABS.split, column: 'B', split: 'none' }
  expect(await accept({ ...said, alike: true })).toBe(200)
  const shown = await tables()
  expect([TABS.split, TABS.alike].map((tab) => shown[tab]?.records.out)).toEqual([4, 4])
  const again = await effect({ tab: TABS.alike, column: 'B', split: '#' })
  expect([again.before.records.out, again.after.records.out]).toEqual([4, 8])
})

it('proposes what would settle a doubt, and refuses by the field', async () => {
  const answer = await server.request(`/columns/strip?tab=${String(TABS.split)}`)
  const { proposals } = (await answer.json()) as { proposals: Proposal[] }
  expect(proposals).toMatchObject([{ column: 'B' }])
  const said = { tab: 0, column: 'A', split: ';', cut: ';', alike: false }
  const refused = await post('/columns/effect', said)
  expect(refused).toMatchObject({ status: 400, told: { code: 'server/bad-request' } })
})
