import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { importCase, newCase, openJournal, textOf } from '../../case/journal/journal.ts'
import type { LayoutFound } from '../runs/layout-run.ts'
import { Desk } from '../desk.ts'
import { api } from '../api.ts'
import { statusOf, told } from '../told.ts'

/** Statements that no reader knows: their first rows, what a layout would give, and the layout as a fact. */
const folder = mkdtempSync(join(tmpdir(), 'shuzheng-layout-'))
const place = join(folder, '案')
const desk = new Desk()
const server = api(desk)
server.onError((error, c) => c.json(told(error), statusOf(error)))

const post = async (path: string, value: unknown) => {
  const answer = await server.request(path, {
    method: 'POST',
    body: JSON.stringify(value),
    headers: { 'content-type': 'application/json' },
  })
  return await answer.json()
}

async function looked(): Promise<LayoutFound | null> {
  for (;;) {
    const answer = await server.request('/layout')
    const { run, found } = (await answer.json()) as {
      run: { stage: string; problem: unknown }
      found: LayoutFound | null
    }
    expect(run.problem).toBeNull()
    if (/done|stopped/.test(run.stage)) return found
    await new Promise((done) => setTimeout(done, 20))
  }
}

async function finished(): Promise<void> {
  while (['reading', 'counting', 'writing'].includes(desk.view().run?.stage ?? ''))
    await new Promise((done) => setTimeout(done, 20))
}

const HEAD = '户主：张建国'
const LINES = [
  '日子;进出;数目;对家卡号;对家;说明',
  '2021-09-01;进账款;100.00;6222020200112230123;李秀英;货款 13800138000',
  '2021-09-02;出账款;30.50;6222020200112230124;王志强;<img src=x onerror=alert(1)>',
  '2021-09-03;进账款;1,000.00;6222020200112230125;赵丽华;=cmd|1',
]
const LAYOUT = {
  time: 'A',
  amount: 'C',
  direction: { column: 'B', in: ['进账款'], out: ['出账款'] },
  unit: 'yuan',
  other: 'D',
  'other-name': 'E',
  memo: 'F',
}

beforeAll(async () => {
  process.env['XDG_CACHE_HOME'] = join(folder, 'cache')
  process.env['XDG_CONFIG_HOME'] = join(folder, 'config')
  mkdirSync(join(place, 'evidence'), { recursive: true })
  writeFileSync(join(place, 'evidence', '名单.csv'), '姓名,电话\n张建国,13800138000\n')
  writeFileSync(join(place, '信用社.csv'), `${[HEAD, ...LINES].join('\n')}\n`)
  writeFileSync(join(place, '信用社二.csv'), `${[HEAD, ...LINES.slice(0, 2)].join('\n')}\n`)
  const by = { by: '张检', now: () => new Date() }
  newCase(place, null, by)
  const text = `title: 演示（虚构）\nexhibits:\n  - { id: JC-1, path: evidence }\nstatements:\n  - { id: S1, path: 信用社.csv, evidence: 证据卷一第3页 }\n  - { id: S2, path: 信用社二.csv }\n`
  importCase(place, { name: 'case.yaml', text }, by)
  await desk.open([place])
  await finished()
})
afterAll(async () => {
  await desk.close()
  rmSync(folder, { recursive: true, force: true })
})

it('shows the first rows, masked, with what their columns seem to hold', async () => {
  await post('/layout/look', { id: 'S1' })
  const found = await looked()
  expect(found).toMatchObject({ id: 'S1', after: null, before: { lines: 0 } })
  const [table] = found?.tables ?? []
  expect(table).toMatchObject({ form: null, columns: 6, header: LINES[0]?.split(';') })
  expect(table?.rows.map(({ cells }) => cells)).toContainEqual([
    '2021-09-01',
    '进账款',
    '100.00',
    '6222***********0123',
    '李**',
    '货款 1********00',
  ])
  const all = JSON.stringify(found)
  for (const name of ['张建国', '李秀英', '王志强', '6222020200112230123', '13800138000'])
    expect(all).not.toContain(name)
})

it('tries a layout before it is kept: lines, sums and the first payments, masked; the case stays as it was', async () => {
  await post('/layout/look', { id: 'S1', layout: LAYOUT })
  const found = await looked()
  expect(found?.before.lines).toBe(0)
  expect(found?.after?.statement).toMatchObject({
    lines: 3,
    sums: [{ in: { lines: 2, fen: 110_000 }, out: { lines: 1, fen: 3050 } }],
    lacking: [],
  })
  expect(found?.after?.payments[0]).toMatchObject({ fen: 10_000, otherName: '李**' })
  expect(textOf(openJournal(place).state)).not.toContain('layout')
})

it('tries another delimiter before anything is mapped, and says a wrong one', async () => {
  await post('/layout/look', { id: 'S1', reading: { delimiter: '/' } })
  expect((await looked())?.tables[0]?.columns).toBeLessThan(6)
  expect(await post('/layout/look', { id: 'S1', layout: { time: 'A' } })).toMatchObject({
    code: 'server/bad-request',
  })
  expect(await post('/layout/look', { id: 'S9' })).toMatchObject({ code: 'server/bad-request' })
})

it('is kept as a fact with name and reason, for all tables of the shape where that is said', async () => {
  await post('/layout/look', { id: 'S1', layout: LAYOUT })
  const shape = (await looked())?.tables[0]?.shape
  const kept = await post('/layout/keep', {
    ...{ id: 'S1', layout: LAYOUT, shape },
    ...{ by: '张检', why: '信用社说明' },
  })
  expect(kept).toMatchObject({ isCase: true })
  await finished()
  const statements = await desk.look(({ report }) => report.case?.statements ?? [])
  expect(statements.map(({ id, lines }) => [id, lines])).toEqual([
    ['S1', 3],
    ['S2', 1],
  ])
  const text = textOf(openJournal(place).state) ?? ''
  expect(text).toContain('证据卷一第3页')
  expect(await post('/layout/keep', { id: 'S1', layout: LAYOUT, by: '', why: '' })).toMatchObject({
    code: 'server/bad-request',
  })
})

it('looks at a file without a case', async () => {
  await post('/layout/look', { id: 'S1', path: join(place, '信用社二.csv'), layout: LAYOUT })
  expect((await looked())?.after?.statement.lines).toBe(1)
})
