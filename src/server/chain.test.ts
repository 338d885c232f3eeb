import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { TWO_BATCHES, twoBatches } from '../../test/support/two-batches.ts'
import { app } from './app.ts'
import { Desk } from './desk.ts'
import { Door } from './door.ts'

const HOST = '127.0.0.1:41000'
const folder = mkdtempSync(join(tmpdir(), 'shuzheng-chain-'))
const desk = new Desk()
const door = new Door(60_000)
door.listensOn(41_000)
const server = app(desk, door, new Map())
let cookie = ''

async function ask(path: string, method = 'GET'): Promise<Response> {
  const request = new Request(`http://${HOST}/api${path}`, { method })
  request.headers.set('host', HOST)
  request.headers.set('cookie', cookie)
  if (method !== 'GET') request.headers.set('origin', `http://${HOST}`)
  return server.fetch(request)
}

async function told<T>(path: string, method = 'GET'): Promise<T> {
  return (await (await ask(path, method)).json()) as T
}

async function counted(path: string): Promise<void> {
  await desk.open([path])
  while (!['done', 'failed'].includes(desk.view().run?.stage ?? ''))
    await new Promise((done) => setTimeout(done, 20))
  expect(desk.view().run?.problem).toBe(null)
}

beforeAll(async () => {
  process.env['XDG_CACHE_HOME'] = join(folder, 'cache')
  process.env['XDG_CONFIG_HOME'] = join(folder, 'config')
  twoBatches(join(folder, 'case'))
  cookie = `shuzheng=${door.enter(door.newToken()) ?? ''}`
  await counted(join(folder, 'case'))
})

afterAll(async () => {
  await desk.close()
  rmSync(folder, { recursive: true, force: true })
})

interface RowsTold {
  readonly found: number
  readonly chosen: { readonly title: string; readonly lines: readonly string[] } | null
  readonly rows: readonly { readonly counts?: { readonly for: string } }[]
}

interface DealsTold {
  readonly all: number
  readonly items: readonly { readonly number: string; readonly evidence: string }[]
}

describe('pictures of the open case', () => {
  it('tells how many sheets there are of each', async () => {
    expect(await told('/pictures')).toEqual({
      chain: 2,
      'chain-a4': 1,
      'chain-a3': 1,
      time: 1,
      overlap: 1,
      origin: expect.any(Number) as number,
      money: 1,
    })
  })

  it.each(['chain', 'chain-a4', 'chain-a3', 'time', 'overlap', 'money'])(
    'gives %s as an SVG that may do nothing',
    async (name) => {
      const answer = await ask(`/pictures/${name}.svg?n=1`)
      expect(answer.status).toBe(200)
      expect(answer.headers.get('content-type')).toMatch(/^image\/svg\+xml/)
      const policy = answer.headers.get('content-security-policy') ?? ''
      expect(policy).toMatch(/^default-src 'none'; style-src .*sandbox$/)
      expect(policy).not.toContain('unsafe')
      const svg = await answer.text()
      expect(svg).toMatch(/^<\?xml[^>]*\?>\s*(?:<!--[^>]*-->\s*)?<svg [^>]*xmlns=/)
      expect(svg).not.toMatch(/<script|\son\w+=|href=/)
    },
  )

  it.each(['/pictures/none.svg', '/pictures/chain.svg?n=99', '/pictures/chain.svg?n=0'])(
    'refuses %s',
    async (path) => {
      expect((await ask(path)).status).toBe(400)
    },
  )
})

describe('the chain', () => {
  it('lists transfers by page under the numbers of the picture, 无 where there is no evidence', async () => {
    const all = await told<DealsTold>('/chain/deals')
    expect(all.items.map((deal) => deal.number)).toEqual(['①', '②', '③'])
    expect(all.items[2]?.evidence).toBe('证据：无')
    const part = await told<DealsTold>('/chain/deals?from=2&most=1')
    expect([part.all, part.items.length, part.items[0]?.number]).toEqual([3, 1, '③'])
  })

  it('never says that an account changed hands', async () => {
    const people = JSON.stringify(await told('/chain/people'))
    expect(people).toContain('同名不同号')
    expect(people + JSON.stringify(await told('/chain/accounts'))).not.toContain('转手')
  })

  it('tells payments by form, none counted before a person confirms it', async () => {
    const { forms } = await told<{ forms: unknown }>('/chain/payments')
    expect(forms).toEqual([{ form: '价款', n: 1, confirmed: 0 }])
  })
})

describe('rows behind the numbers of the chain', () => {
  it('lists the persons that two batches share, in both lists', async () => {
    const { found, chosen } = await told<RowsTold>('/rows?shared=b1,b2')
    expect(found).toBe(2 * TWO_BATCHES.shared)
    expect(chosen?.title).toBe('b1与b2共同的人')
  })

  it('lists a batch by the rows that count there', async () => {
    const { found, chosen } = await told<RowsTold>('/rows?batch=b2&most=1')
    expect(found).toBe(TWO_BATCHES.second)
    expect(chosen?.lines).toEqual(['批次b2共30条：所列每条一行'])
  })

  it('lists what one person passed to one buyer, and says for which number a row stands', async () => {
    const { found, rows } = await told<RowsTold>('/rows?person=mid&buyer=end&item=C')
    expect(found).toBe(TWO_BATCHES.first + TWO_BATCHES.second - TWO_BATCHES.shared)
    expect(rows[0]?.counts?.for).toContain('下家某')
  })

  it('narrows further, and pages', async () => {
    const { found } = await told<RowsTold>('/rows?batch=b1&codes=COUNTED')
    const { rows } = await told<RowsTold>('/rows?batch=b1&from=35&most=10')
    expect([found <= TWO_BATCHES.first, rows.length]).toEqual([true, 5])
  })

  it.each(['shared=b1', 'shared=b1,b9', 'batch=b9', 'person=nobody', 'person=mid&buyer=nobody'])(
    'refuses %s',
    async (asked) => {
      expect((await ask(`/rows?${asked}`)).status).toBe(400)
    },
  )

  it('still lists everything afterwards', async () => {
    const { found, chosen } = await told<RowsTold>('/rows?most=1')
    expect([found, chosen]).toEqual([TWO_BATCHES.first + TWO_BATCHES.second, null])
  })
})

describe('a bare folder', () => {
  beforeAll(async () => {
    mkdirSync(join(folder, 'bare'))
    writeFileSync(join(folder, 'bare', '一,二.csv'), '姓名,电话\n赵明,13812345678\n')
    writeFileSync(join(folder, 'bare', '三.csv'), '姓名,电话\n赵明,13812345678\n钱明,13912345678\n')
    await counted(join(folder, 'bare'))
  })

  it('has no case, no pictures, and says so', async () => {
    expect(await told('/chain')).toMatchObject({ isCase: false, deals: 0 })
    expect(await told('/pictures')).toMatchObject({ chain: 0, time: 0 })
    expect(await told('/chain/people')).toMatchObject({ code: 'server/no-case' })
  })

  it('compares its files when asked, and opens what they share', async () => {
    expect(await told('/chain/overlap')).toBe(null)
    expect(await told('/chain/overlap', 'POST')).toMatchObject({ by: 'file', lists: 2 })
    const { items } = await told<{ items: { a: string; b: string; shared: number }[] }>(
      '/chain/overlap/pairs',
    )
    expect(items.map(({ shared }) => shared)).toEqual([1])
    const names = items.flatMap(({ a, b }) => [a, b]).map(encodeURIComponent)
    const rows = await told<RowsTold>(`/rows?shared=${encodeURIComponent(names.join(','))}`)
    expect(rows.found).toBe(2)
  })
})
