import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Switches } from '../../case/persons/switches.ts'
import { importCase, newCase, openJournal, textOf } from '../../case/journal/journal.ts'
import { api } from '../api.ts'
import { Desk } from '../desk.ts'
import { statusOf, told } from '../told.ts'

const folder = mkdtempSync(join(tmpdir(), 'shuzheng-count-'))
const desk = new Desk()
const server = api(desk)
server.onError((error, c) => c.json(told(error), statusOf(error)))
const BY = { by: '张三', now: () => new Date() }

async function post(path: string, json: unknown) {
  const headers = { 'content-type': 'application/json' }
  return server.request(path, { method: 'POST', body: JSON.stringify(json), headers })
}

async function finished() {
  while (desk.view().run?.stage !== 'done') await new Promise((done) => setTimeout(done, 20))
}

async function switches() {
  return (await (await server.request('/count/switches')).json()) as Switches[]
}

/** 4,990 named persons and 20 bare numbers: the fifth item hangs on one reading. */
beforeAll(async () => {
  process.env['XDG_CACHE_HOME'] = join(folder, 'cache')
  process.env['XDG_CONFIG_HOME'] = join(folder, 'config')
  mkdirSync(join(folder, '检材'))
  const han = '建国志强秀英丽华伟芳娜敏静磊军洋勇艳杰涛明超兰霞平刚桂文辉玲'
  const lines = Array.from({ length: 5010 }, (_, i) => {
    const given = `${han[i % 30] ?? ''}${han[Math.floor(i / 30) % 30] ?? ''}`
    return `${i < 4990 ? `王${given}` : ''},138${String(10_000_000 + i * 7919)}`
  })
  writeFileSync(join(folder, '检材', '名单.csv'), `姓名,电话\n${lines.join('\n')}\n`)
  writeFileSync(join(folder, '附表.csv'), `姓名,电话\n${lines.slice(0, 4000).join('\n')}\n`)
  const at = join(folder, '案件')
  newCase(at, null, BY)
  const text = `title: 演示\nexhibits:\n  - { id: JC-1, path: ${JSON.stringify(join(folder, '检材'))} }\n`
  importCase(at, { name: 'case.yaml', text }, BY)
  await desk.open([at])
  await finished()
})

afterAll(async () => {
  await desk.close()
  rmSync(folder, { recursive: true, force: true })
})

it('tells of each option what it gives, and whether the tier moves', async () => {
  const [whole] = await switches()
  const bare = whole?.switches.find((s) => s.id === 'bare-phones')
  const [out, within] = [bare?.options.find((o) => o.used), bare?.options.find((o) => !o.used)]
  expect(out).toMatchObject({ id: 'out', counted: 4990, moves: false })
  expect(within).toMatchObject({ id: 'in', counted: 5010, moves: true })
  expect(within?.sentence).toContain('第五项信息数量标准（5000条）达到')
  expect(within?.tests.find((t) => t.rule === 'quantity.tier-c.serious')).toMatchObject({
    outcome: 'met',
    moved: true,
  })
  const names = whole?.switches.find((s) => s.id === 'vague-names')
  expect(names?.options.every((o) => !o.moves)).toBe(true)
})

it('enters an option as a decision, with who, when and why, and counts again', async () => {
  const wrong = await post('/count/decide', {
    kind: 'reading',
    reading: 'bare-phones',
    option: 'perhaps',
    by: '李四',
    why: '试',
  })
  expect(wrong.status).toBe(400)
  const said = { kind: 'reading', reading: 'bare-phones', option: 'in', by: '李四', why: '实名' }
  expect((await post('/count/decide', said)).status).toBe(200)
  await finished()
  expect((await post('/count/decide', { ...said, why: '实名登记' })).status).toBe(200)
  await finished()
  const text = textOf(openJournal(join(folder, '案件')).state) ?? ''
  expect(text.match(/bare-phones/g)).toHaveLength(1)
  expect(text).toMatch(/reason: "?实名登记/)
  const [whole] = await switches()
  const bare = whole?.switches.find((s) => s.id === 'bare-phones')
  expect(bare?.options.find((o) => o.id === 'in')?.decided).toBe(true)
})

async function reconciled() {
  for (;;) {
    const answer = await server.request('/count/reconcile')
    const now = (await answer.json()) as { readonly run: { readonly stage: string } | null }
    if (/done|failed|stopped/.test(now.run?.stage ?? 'done')) return now
    await new Promise((done) => setTimeout(done, 20))
  }
}

it('sets an annex beside the count, twice, with a spreadsheet; one inside the evidence is refused', async () => {
  expect((await server.request('/count/reconcile.xlsx')).status).toBe(400)
  for (const _ of [1, 2]) {
    const begun = await post('/count/reconcile', { path: join(folder, '附表.csv') })
    expect(await begun.json()).toMatchObject({ problem: null })
    expect(await reconciled()).toMatchObject({
      run: { stage: 'done' },
      found: {
        same: false,
        theirs: { rows: 4000 },
        both: { rows: 4000 },
        'only-theirs': { rows: 0 },
      },
    })
  }
  const file = await server.request('/count/reconcile.xlsx')
  expect(
    Buffer.from(await file.arrayBuffer())
      .subarray(0, 2)
      .toString(),
  ).toBe('PK')
  const inside = await post('/count/reconcile', { path: join(folder, '检材', '名单.csv') })
  expect(await inside.json()).toMatchObject({ code: 'reconcile/annex-inside' })
})

it('stops when it is told, keeps the count whole, and is gone with another count', async () => {
  await post('/count/reconcile', { path: join(folder, '附表.csv') })
  await post('/count/reconcile/stop', {})
  expect(['stopped', 'done']).toContain((await reconciled()).run?.stage)
  expect((await server.request('/rows?most=1')).status).toBe(200)
  await post('/count/reconcile', { path: join(folder, '附表.csv') })
  await reconciled()
  await desk.again()
  await finished()
  expect(await (await server.request('/count/reconcile')).json()).toEqual({
    run: null,
    found: null,
  })
})

it('tells what a file that is no annex is', async () => {
  writeFileSync(join(folder, '空.csv'), '')
  await post('/count/reconcile', { path: join(folder, '空.csv') })
  expect(await reconciled()).toMatchObject({
    run: { stage: 'failed', problem: { code: 'reconcile/unreadable' } },
    found: null,
  })
})
