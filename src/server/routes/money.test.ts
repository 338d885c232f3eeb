import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openJournal } from '../../case/journal/journal.ts'
import { Desk } from '../desk.ts'
import { api } from '../api.ts'
import type { Told } from '../told.ts'
import { statusOf, told } from '../told.ts'
import { moneyCase } from '../../../test/support/money-case.ts'
import { writer } from './journal.ts'

/** A small case with a statement and a deal, and the bare folder of its list; synthetic persons only. */
const folder = mkdtempSync(join(tmpdir(), 'shuzheng-money-'))
const desk = new Desk()
const server = api(desk)
server.onError((error, c) => c.json(told(error), statusOf(error)))

const json = async (path: string) => (await server.request(path)).json() as Promise<never>
const post = (path: string, value: unknown) =>
  server.request(path, {
    method: 'POST',
    body: JSON.stringify(value),
    headers: { 'content-type': 'application/json' },
  })

async function finished(): Promise<void> {
  while (['reading', 'counting', 'writing'].includes(desk.view().run?.stage ?? ''))
    await new Promise((done) => setTimeout(done, 20))
}

async function opened(path: string): Promise<void> {
  await desk.open([path])
  await finished()
  expect(desk.view().run).toMatchObject({ stage: 'done', problem: null })
}

interface Payments {
  readonly all: number
  readonly items: {
    id: string
    proposals: { deals: string[] }[]
    decision: { decided: string; by: string; reason: string; counts: boolean } | null
  }[]
}

beforeAll(async () => {
  process.env['XDG_CACHE_HOME'] = join(folder, 'cache')
  process.env['XDG_CONFIG_HOME'] = join(folder, 'config')
  const place = join(folder, '案')
  const seller = '中间某\\u202E<b>13800138000</b>'
  moneyCase(place, { seller }, writer({ by: '张检' }))
  await opened(place)
})

afterAll(async () => {
  await desk.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('persons and money of the open case', () => {
  it('gives each person by himself, with a name that acts on nothing and shows no number', async () => {
    const persons = await json('/persons')
    expect(persons).toMatchObject({
      all: 2,
      items: [{ id: 'mid', tiers: { C: { exactly: 40 } } }, {}],
    })
    expect(JSON.stringify(persons)).toContain('138****8000')
    expect(JSON.stringify(persons)).not.toMatch(/13800138000|\u202E/)
    const one = await json('/persons/one?id=mid')
    expect(one).toMatchObject({ id: 'mid', formula: {}, gross: { fen: 1200, basis: 'computed' } })
    expect((await server.request('/persons/one?id=nobody')).status).toBe(400)
  })

  it('gives deals with units, price and sums, and figures with what they differ by', async () => {
    expect(await json('/money/deals')).toMatchObject({
      all: 1,
      items: [{ id: 't1', priced: 40, 'unit-price': 300_000, gains: { total: { fen: 1200 } } }],
    })
    expect(await json('/money/figures')).toMatchObject({
      all: 1,
      items: [{ check: 'differs', sentence: expect.stringContaining('差2.00元') as string }],
    })
    expect(await json('/money/statements?most=1')).toMatchObject({ all: 1, items: [{ id: 'S1' }] })
    expect(await json('/money/price-lines')).toMatchObject({ found: 0, all: 0, items: [] })
  })

  it('takes a word on a proposal only with a name, a reason, and of what was proposed', async () => {
    const payments: Payments = await json('/money/payments?state=open')
    const [payment] = payments.items
    expect(payment).toMatchObject({ decision: null, proposals: [{ deals: ['t1'] }] })
    const word = { payment: payment?.id, deals: ['t1'], decision: 'confirmed', by: '李检', why: '' }
    const refused = async (value: unknown) =>
      ((await (await post('/money/decide', value)).json()) as Told).zh
    expect(await refused(word)).toBe('请求有误：why')
    expect(await refused({ ...word, why: '核对流水', by: ' ' })).toBe('请求有误：by')
    expect(await refused({ ...word, why: '核对流水', deals: ['t9'] })).toBe('请求有误：deals')
    expect(await refused({ ...word, why: '核对流水', payment: 'S9:x' })).toBe('请求有误：payment')
    expect(await json('/money')).toMatchObject({
      journal: true,
      payments: { open: 1, confirmed: 0 },
    })
  })

  it('enters the word as a fact of the journal and counts again; another word takes its place', async () => {
    const { items }: Payments = await json('/money/payments')
    const word = { payment: items[0]?.id, deals: ['t1'], by: '李检', why: '金额、时间、户名相符' }
    expect((await post('/money/decide', { ...word, decision: 'confirmed' })).status).toBe(200)
    await finished()
    const confirmed: Payments = await json('/money/payments?state=confirmed')
    expect(confirmed.items).toMatchObject([
      { decision: { decided: 'confirmed', by: '李检', reason: word.why, counts: true } },
    ])
    expect(await json('/money/deals')).toMatchObject({
      items: [{ gains: { paid: { fen: 1200 }, check: 'closes' } }],
    })
    await post('/money/decide', { ...word, decision: 'refused', why: '系另一笔往来' })
    await finished()
    expect(await json('/money')).toMatchObject({ payments: { confirmed: 0, refused: 1 } })
    const { state } = openJournal(join(folder, '案'))
    const log = JSON.stringify(await json('/journal?find=李检'))
    expect(log).toContain(word.why)
    expect(log).toContain('系另一笔往来')
    expect([...state.facts.values()].filter((f) => f.path[0] === 'matches')).toHaveLength(1)
  })
})

describe('the suit, its clocks and questions', () => {
  it('gives the matrix in words, and both pictures of published cases', async () => {
    const suit = (await json('/suit')) as { matrix: { kind: string; cells: unknown[] }[] }
    const row = suit.matrix.find(({ kind }) => kind === 'compensate')
    expect(row?.cells).toEqual([{ party: 'mid', texts: ['12.00元（c1）'] }])
    expect(await json('/suit/claims')).toMatchObject({ all: 1, items: [{ id: 'c1', fen: 1200 }] })
    for (const n of ['1', '2']) {
      const svg = await server.request(`/suit/precedents.svg?n=${n}`)
      expect(svg.headers.get('content-type')).toContain('image/svg+xml')
      expect(svg.headers.get('content-security-policy')).toContain("default-src 'none'")
      expect(await svg.text()).toContain('xmlns="http://www.w3.org/2000/svg"')
    }
  })

  it('gives clocks in order and every open question by its number, all of them as text', async () => {
    const clocks = (await json('/clocks?today=2022-09-01')) as { items: { stand: string }[] }
    expect(clocks.items[0]?.stand).toBe('ahead')
    expect((await server.request('/clocks?today=morgen')).status).toBe(400)
    const part = (await json('/questions?most=3')) as { all: number; items: { number: number }[] }
    expect(part.items.map(({ number }) => number)).toEqual([1, 2, 3])
    const text = await (await server.request('/questions/text')).text()
    expect(text).toContain(`\r\n${String(part.all)}. `)
    expect(text).not.toMatch(/13800138000|\u202E/)
  })
})

describe('a bare folder', () => {
  it('has no facts, and says so; its open questions are there all the same', async () => {
    await opened(join(folder, '案', 'evidence'))
    for (const path of ['/persons', '/money', '/suit', '/clocks?today=2022-09-01'])
      expect(((await json(path)) as Told).code).toBe('server/no-case')
    expect(await json('/questions')).toHaveProperty('all')
  })
})
