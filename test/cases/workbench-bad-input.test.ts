import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DeskView } from '../../src/server/desk.ts'
import type { Page } from '../../src/server/pages.ts'
import { serve, type Serving } from '../../src/server/serve.ts'
import { statusOf, told, type Told } from '../../src/server/told.ts'

const PAGES = new Map<string, Page>([
  ['/index.html', { type: 'text/html', body: Buffer.from('<html>secret</html>') }],
])

const folder = mkdtempSync(join(tmpdir(), 'shuzheng-bad-'))
const evidence = join(folder, '检材')
let serving: Serving
let origin = ''
/** Two browsers at the same desk. */
let cookies: string[] = []

beforeAll(async () => {
  process.env['XDG_CACHE_HOME'] = join(folder, 'cache')
  process.env['XDG_CONFIG_HOME'] = join(folder, 'config')
  mkdirSync(evidence)
  const lines = Array.from({ length: 30 }, (_, i) => {
    const name = `${'赵钱孙李周吴郑王'[i % 8] ?? ''}${'建国志强'[i % 4] ?? ''}明`
    return `${name},138${String(10_000_000 + i * 7919)}`
  })
  writeFileSync(join(evidence, '名单.csv'), `姓名,电话\n${lines.join('\n')}\n`)
  serving = await serve(PAGES, { port: 0 })
  origin = `http://127.0.0.1:${String(serving.port)}`
  cookies = [await entered(), await entered()]
})
afterAll(async () => {
  await serving.close()
  rmSync(folder, { recursive: true, force: true })
})

async function entered(): Promise<string> {
  const answer = await fetch(serving.address(), { redirect: 'manual' })
  return (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
}

async function asked<T>(path: string, by = 0): Promise<T> {
  const answer = await fetch(`${origin}/api${path}`, { headers: { cookie: cookies[by] ?? '' } })
  return (await answer.json()) as T
}

async function posted<T>(path: string, json: unknown, by = 0): Promise<T> {
  const headers = { cookie: cookies[by] ?? '', origin, 'content-type': 'application/json' }
  const body = JSON.stringify(json)
  const answer = await fetch(`${origin}/api${path}`, { method: 'POST', headers, body })
  return (await answer.json()) as T
}

async function finished(): Promise<DeskView> {
  for (;;) {
    const view = await asked<DeskView>('/desk')
    if (!['reading', 'counting', 'writing'].includes(view.run?.stage ?? '')) return view
    await new Promise((done) => setTimeout(done, 30))
  }
}

/** Sends bytes as they are, and gives the status and text of the answer; '' when it was only closed. */
async function raw(text: string): Promise<{ status: number; text: string }> {
  const answer = await new Promise<string>((done) => {
    const socket = connect(serving.port, '127.0.0.1', () => socket.write(text))
    let got = ''
    socket.setEncoding('utf8')
    socket.on('data', (part: string) => (got += part))
    socket.on('error', () => done(got))
    socket.on('close', () => done(got))
    // A busy machine answers late; one that never answers is told by the test's own limit.
  })
  return { status: Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1] ?? 0), text: answer }
}

const own = () => `Host: 127.0.0.1:${String(serving.port)}\r\nCookie: ${cookies[0] ?? ''}\r\n`
const end = 'Connection: close\r\n\r\n'

describe('two browsers on one case', () => {
  it('see the same; only one of two that begin at once does', async () => {
    const [one, two] = await Promise.all([
      posted<DeskView & Told>('/open', { paths: [evidence] }, 0),
      posted<DeskView & Told>('/open', { paths: [evidence] }, 1),
    ])
    expect([one.code, two.code].filter((code) => code === 'server/busy')).toHaveLength(1)
    await finished()
    const [left, right] = [await asked<DeskView>('/desk', 0), await asked<DeskView>('/desk', 1)]
    expect(left).toEqual(right)
    expect(left).toMatchObject({ counted: true, run: { stage: 'done' } })
  })
})

describe('what changes under an open case', () => {
  it('evidence that was moved: says so, and the former count stays', async () => {
    renameSync(evidence, `${evidence}-moved`)
    const answer = await posted<Told>('/again', {})
    expect(answer).toMatchObject({ code: 'evidence/path-missing' })
    expect(answer.remedy).not.toBe('')
    expect(await asked<{ found: number }>('/rows?most=1')).toMatchObject({ found: 30 })
    renameSync(`${evidence}-moved`, evidence)
  })

  it('an index that was deleted: rows are still given, and the next count begins anew', async () => {
    rmSync(join(folder, 'cache'), { recursive: true, force: true })
    const rows = await asked<{ found: number; rows: { fields: string }[] }>('/rows?most=5')
    expect(rows.found).toBe(30)
    expect(rows.rows[0]?.fields).toContain('138****')
    await posted('/again', {})
    expect((await finished()).run).toMatchObject({ stage: 'done', problem: null })
    expect(await asked<{ found: number }>('/rows?most=1')).toMatchObject({ found: 30 })
  })

  it('evidence that was changed: the next count counts what is there now', async () => {
    writeFileSync(
      join(evidence, '又一份.csv'),
      '姓名,电话\n钱志明,13900000001\n孙建明,13900000002\n',
    )
    await posted('/again', {})
    await finished()
    expect(await asked<{ all: number }>('/rows?most=1')).toMatchObject({ all: 32 })
  })
})

describe('a full disk', () => {
  it('is said as what it is, with what to do', () => {
    const full = Object.assign(new Error('write'), { code: 'ENOSPC' })
    expect(told(full)).toMatchObject({ code: 'evidence/no-space' })
    expect(told(full).remedy).toMatch(/腾出空间/)
    expect(statusOf(full)).toBe(500)
  })
})

describe('requests that no browser sends', () => {
  it.each([
    [
      'an address of elsewhere',
      () => `GET http://evil.example/overview HTTP/1.1\r\nHost: evil.example\r\n${end}`,
    ],
    ['two hosts', () => `GET /overview HTTP/1.1\r\nHost: evil.example\r\n${own()}${end}`],
    ['no host', () => `GET /overview HTTP/1.1\r\nCookie: ${cookies[0] ?? ''}\r\n${end}`],
    [
      'headers without end',
      () => `GET /overview HTTP/1.1\r\n${own()}X: ${'a'.repeat(100_000)}\r\n${end}`,
    ],
    [
      'two lengths',
      () =>
        `POST /api/again HTTP/1.1\r\n${own()}Origin: ${origin}\r\nContent-Length: 2\r\nContent-Length: 3\r\n${end}{}`,
    ],
    [
      'a length and parts',
      () =>
        `POST /api/again HTTP/1.1\r\n${own()}Origin: ${origin}\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n${end}0\r\n\r\n`,
    ],
    ['a method of its own', () => `BREW /overview HTTP/1.1\r\n${own()}${end}`],
    ['no HTTP at all', () => '\u0016\u0003\u0001\u0000\r\n\r\n'],
  ])('are refused: %s', async (_, text) => {
    const { status, text: answer } = await raw(text())
    expect(status === 0 || status >= 400).toBe(true)
    expect(answer).not.toContain('secret')
  })

  it('an address of elsewhere with our host is an address of ours, and nothing is fetched', async () => {
    const { text } = await raw(`GET http://evil.example/api/desk HTTP/1.1\r\n${own()}${end}`)
    expect(text).not.toContain('evil.example')
  })

  it('a body of 10 MB is refused as too large', async () => {
    const headers = { cookie: cookies[0] ?? '', origin, 'content-type': 'application/json' }
    const body = JSON.stringify({ paths: ['甲'.repeat(10_000_000)] })
    const answer = await fetch(`${origin}/api/open`, { method: 'POST', headers, body })
    expect(answer.status).toBe(413)
    expect(await answer.json()).toMatchObject({ code: 'server/too-large' })
  })

  it('a body that does not come holds nobody else up', async () => {
    const slow = connect(serving.port, '127.0.0.1')
    slow.on('error', () => undefined)
    slow.write(
      `POST /api/open HTTP/1.1\r\n${own()}Origin: ${origin}\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{`,
    )
    expect(await asked<DeskView>('/desk')).toMatchObject({ counted: true })
    slow.destroy()
  })
})
