import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { app } from './app.ts'
import { Desk, type DeskView } from './desk.ts'
import { Door } from './door.ts'
import type { Page } from './pages.ts'
import type { Told } from './told.ts'

const HOST = '127.0.0.1:41000'
const INDEX = '<html><meta content="%NONCE%"><script src="/assets/a.js"></script></html>'
const PAGES = new Map<string, Page>([
  ['/index.html', { type: 'text/html', body: Buffer.from(INDEX) }],
  ['/assets/a.js', { type: 'text/javascript', body: Buffer.from('1') }],
])

const folder = mkdtempSync(join(tmpdir(), 'shuzheng-server-'))
const desk = new Desk()
const door = new Door(60_000)
door.listensOn(41_000)
const server = app(desk, door, PAGES)
let cookie = ''

async function ask(path: string, init: RequestInit & { headers?: Record<string, string> } = {}) {
  const origin = init.method === 'POST' ? { origin: `http://${HOST}` } : {}
  const { headers, ...rest } = init
  const request = new Request(`http://${HOST}${path}`, rest)
  const said = { host: HOST, cookie, ...origin, ...headers }
  for (const [name, value] of Object.entries(said as Record<string, string>))
    request.headers.set(name, value)
  return server.fetch(request)
}

async function post(path: string, json: unknown) {
  return ask(path, {
    method: 'POST',
    body: JSON.stringify(json),
    headers: { 'content-type': 'application/json' },
  })
}

async function finished(): Promise<DeskView> {
  for (;;) {
    const view = (await (await ask('/api/desk')).json()) as DeskView
    if (!['reading', 'counting', 'writing'].includes(view.run?.stage ?? '')) return view
    await new Promise((done) => setTimeout(done, 30))
  }
}

beforeAll(() => {
  process.env['XDG_CACHE_HOME'] = join(folder, 'cache')
  process.env['XDG_CONFIG_HOME'] = join(folder, 'config')
  const lines = Array.from({ length: 40 }, (_, i) => {
    const name = `${'赵钱孙李周吴郑王'[i % 8] ?? ''}${'建国志强秀英丽华'[(i >> 3) % 8] ?? ''}明`
    return `${name},138${String(10_000_000 + i * 7919)}`
  })
  mkdirSync(join(folder, '检材'))
  writeFileSync(
    join(folder, '检材', '名单.csv'),
    `姓名,电话\n${lines.join('\n')}\n${lines[0] ?? ''}\n`,
  )
  cookie = `shuzheng=${door.enter(door.newToken()) ?? ''}`
})

afterAll(async () => {
  await desk.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('the server', () => {
  it('opens once by its word, with a cookie that no script can read and no other site sends', async () => {
    const entered = await ask(`/enter?word=${door.newToken()}`, { headers: { cookie: '' } })
    expect(entered.status).toBe(302)
    expect(entered.headers.get('location')).toBe('/')
    expect(entered.headers.get('set-cookie')).toMatch(/; HttpOnly; SameSite=Strict; Path=\/$/)
    const again = await ask('/enter?word=wrong')
    expect(again.status).toBe(401)
  })

  it('gives a page its own policy with a word that changes', async () => {
    const [one, two] = [await ask('/overview'), await ask('/overview')]
    const policy = one.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toContain('unsafe')
    const nonce = /nonce-([\w-]+)/.exec(policy)?.[1] ?? '?'
    expect(await one.text()).toContain(`content="${nonce}"`)
    expect(two.headers.get('content-security-policy')).not.toBe(policy)
    expect(one.headers.get('x-content-type-options')).toBe('nosniff')
    expect(one.headers.get('cache-control')).toBe('no-store')
  })

  it.each([
    '/../package.json',
    '/assets/../../package.json',
    '/assets/%2e%2e/secret',
    '/assets/none.js',
  ])('gives no file outside the workbench: %s', async (path) => {
    const answer = await ask(path)
    expect(await answer.text()).not.toContain('"name": "shuzheng"')
  })

  it.each(['/api/desk', '/api/report', '/api/rows', '/overview', '/assets/a.js'])(
    'gives %s to nobody without a session, and to no other site',
    async (path) => {
      expect((await ask(path, { headers: { cookie: '' } })).status).toBe(401)
      expect((await ask(path, { headers: { origin: 'https://evil.example' } })).status).toBe(403)
      expect((await ask(path, { headers: { host: 'evil.example:41000' } })).status).toBe(403)
      expect((await ask(path, { headers: { 'sec-fetch-site': 'cross-site' } })).status).toBe(403)
    },
  )

  it('says in words what it cannot do', async () => {
    const empty = await ask('/api/report')
    expect(empty.status).toBe(400)
    expect(await empty.json()).toMatchObject({ code: 'server/nothing-open', zh: '还没有核算结果' })
    const wrong = await post('/api/open', { paths: [] })
    expect(await wrong.json()).toMatchObject({ code: 'server/bad-request', zh: '请求有误：paths' })
    const missing = await post('/api/open', { paths: [join(folder, '没有')] })
    expect(((await missing.json()) as Told).code).toBe('evidence/path-missing')
    expect((await ask('/api/none')).status).toBe(404)
  })

  it('counts a folder, and gives the record and the rows by parts', async () => {
    const begun = await post('/api/open', { paths: [join(folder, '检材')] })
    expect(begun.status).toBe(200)
    expect(await finished()).toMatchObject({ counted: true, run: { stage: 'done', problem: null } })
    const report = (await (await ask('/api/report')).json()) as {
      records: { out: number; counted: number }
    }
    expect(report.records).toMatchObject({ out: 41, counted: 40 })
    expect(report).not.toHaveProperty('files')
    const files = await (await ask('/api/report/files?from=0&most=1')).json()
    expect(files).toMatchObject({ all: 1, from: 0, items: [{ at: ['名单.csv'], status: 'read' }] })
    const rows = (await (await ask('/api/rows?codes=COUNTED&from=38&most=10')).json()) as {
      found: number
      all: number
      rows: { number: number; fields: string }[]
    }
    expect(rows).toMatchObject({ found: 40, all: 41 })
    expect(rows.rows.map((r) => r.number)).toEqual([39, 40])
    expect(rows.rows[0]?.fields).toMatch(/手机号 138\*{4}\d{4}$/)
    const facets = await (await ask('/api/rows/facets?tiers=C')).json()
    expect(facets).toMatchObject({
      codes: [
        { value: 'COUNTED', count: 40 },
        { value: 'DUP_IN_FILE', count: 1 },
      ],
    })
    const like = await (await ask('/api/rows?like=1')).json()
    expect(like).toMatchObject({ found: 2, rows: [{ number: 1 }, { number: 41 }] })
  })

  it('counts one place at a time, and stops when told', async () => {
    await post('/api/open', { paths: [join(folder, '检材')] })
    const busy = await post('/api/open', { paths: [join(folder, '检材')] })
    expect(((await busy.json()) as Told).code).toBe('server/busy')
    const stopped = (await (await post('/api/cancel', {})).json()) as DeskView
    expect(['stopped', 'done']).toContain(stopped.run?.stage)
    await post('/api/again', {})
    expect((await finished()).run?.stage).toBe('done')
  })

  it('explains an article', async () => {
    const article = await (await ask('/api/law?cite=fashi-2017-10/5.1.5')).json()
    expect(article).toMatchObject({ label: '解释第五条第一款第五项', sure: 'verified' })
    expect((await ask('/api/law?cite=none/1')).status).toBeGreaterThanOrEqual(400)
  })
})
