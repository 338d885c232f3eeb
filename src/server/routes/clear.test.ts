import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { logOf } from '../../case/journal/told/log.ts'
import { actOf } from '../../case/journal/told/log-text.ts'
import { importCase, newCase, openJournal } from '../../case/journal/journal.ts'
import { api } from '../api.ts'
import { Desk } from '../desk.ts'
import { Sitting } from '../sitting.ts'
import { statusOf, told } from '../told.ts'

const folder = mkdtempSync(join(tmpdir(), 'shuzheng-clear-'))
const desk = new Desk()
let now = 0
const sitting = new Sitting(600_000, () => now)
const server = api(desk, sitting)
server.onError((error, c) => c.json(told(error), statusOf(error)))
const MINE = { cookie: 'shuzheng=mine' }
const BY = { by: '张三', now: () => new Date() }

async function ask(path: string, headers: Record<string, string> = MINE) {
  return (await server.request(path, { headers })).json() as Promise<Answer>
}

async function post(path: string, json: unknown, headers: Record<string, string> = MINE) {
  const init = { method: 'POST', body: JSON.stringify(json), headers: { ...headers, ...JSON_TYPE } }
  return server.request(path, init)
}

const JSON_TYPE = { 'content-type': 'application/json' }
interface Answer {
  readonly open: { readonly purpose: string; readonly left: number } | null
  readonly clear: boolean
  readonly rows: readonly { readonly fields: string; readonly subject: string }[]
}
const ROWS = '/rows?most=5&clear=yes'

async function counted(path: string) {
  await desk.open([path])
  while (!desk.view().counted) await new Promise((done) => setTimeout(done, 20))
}

beforeAll(() => {
  process.env['XDG_CACHE_HOME'] = join(folder, 'cache')
  process.env['XDG_CONFIG_HOME'] = join(folder, 'config')
  mkdirSync(join(folder, '检材'))
  const list = '姓名,电话,密码\n王小明,13812345678,abc12345\n李建国,13987654321,qwe98765\n'
  writeFileSync(join(folder, '检材', '名单.csv'), list)
  const path = join(folder, '案件')
  newCase(path, null, BY)
  const text = `title: 演示\nexhibits:\n  - { id: JC-1, path: ${JSON.stringify(join(folder, '检材'))} }\n`
  importCase(path, { name: 'case.yaml', text }, BY)
})

afterAll(async () => {
  await desk.close()
  rmSync(folder, { recursive: true, force: true })
})

const WISH = { purpose: '核对13812345678的机主', by: '张三' }

it('is refused in a bare folder, with what to do', async () => {
  await counted(join(folder, '检材'))
  const refused = await post('/clear', WISH)
  expect(refused.status).toBe(400)
  expect(await refused.json()).toMatchObject({
    code: 'server/no-case',
    remedy: '先建立案件 / make a case of it first',
  })
  expect((await ask('/clear')).open).toBeNull()
  const page = await ask(ROWS)
  expect(page.clear).toBe(false)
  expect(JSON.stringify(page)).not.toContain('13812345678')
})

it('opens for a purpose, for one browser, and stands in the journal without the number', async () => {
  await counted(join(folder, '案件'))
  expect((await ask(ROWS)).clear).toBe(false)
  expect((await post('/clear', { ...WISH, purpose: ' ' })).status).toBe(400)
  expect((await post('/clear', WISH)).status).toBe(200)
  const log = logOf(openJournal(join(folder, '案件')))
  const acts = log.entries.map(actOf)
  expect(acts.at(-1)).toBe('打开明文（工作台，一次查看），用途：核对138****5678的机主')
  const page = await ask(ROWS)
  expect(page.clear).toBe(true)
  expect(page.rows[0]?.fields).toContain('手机号 13812345678')
  expect(page.rows[0]?.subject).toContain('王小明')
  expect(page.rows[0]?.fields).not.toContain('abc12345')
  expect((await ask('/rows?most=5')).rows[0]?.fields).toContain('138****5678')
  expect((await ask(ROWS, { cookie: 'shuzheng=other' })).clear).toBe(false)
  expect((await ask(ROWS, {})).clear).toBe(false)
})

it('stays open while it is used, and is masked again by itself', async () => {
  now += 599_000
  expect((await ask(ROWS)).clear).toBe(true)
  now += 599_000
  expect((await ask('/clear')).open?.left).toBe(1000)
  now += 1000
  expect((await ask('/clear')).open).toBeNull()
  expect((await ask(ROWS)).clear).toBe(false)
})

it('is locked by a word, and by opening another place', async () => {
  await post('/clear', WISH)
  await post('/clear/lock', {})
  expect((await ask(ROWS)).clear).toBe(false)
  await post('/clear', WISH)
  expect((await ask(ROWS)).clear).toBe(true)
  await counted(join(folder, '检材'))
  expect((await ask(ROWS)).clear).toBe(false)
  await counted(join(folder, '案件'))
  expect((await ask(ROWS)).clear).toBe(false)
})
