import { randomBytes } from 'node:crypto'
import { Hono, type Context, type MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { api } from './api.ts'
import type { Desk } from './desk.ts'
import { cookieName, type Door, type Knock, type Refused } from './door.ts'
import { HEADERS, policy, type Page } from './pages.ts'
import { plainly } from './plain.ts'
import { statusOf, told, type Told } from './told.ts'

/** The whole server: the door before everything, the routes under `/api`, the workbench for all other addresses. */
export function app(desk: Desk, door: Door, pages: ReadonlyMap<string, Page>): Hono {
  const server = new Hono()
  server.use(async (c, next) => {
    await next()
    for (const [name, value] of Object.entries(HEADERS)) c.header(name, value)
  })
  server.get('/enter', (c) => enter(c, door))
  server.use(async (c, next) => {
    const refused = door.refuses(knockOf(c))
    return refused === null ? next() : turnedAway(c, refused)
  })
  server.use('/api/*', limited)
  server.use('/api/*', plainly)
  server.route('/api', api(desk))
  server.all('/api/*', (c) => c.json(NO_SUCH, 404))
  server.get('*', (c) => page(c, pages))
  server.onError((error, c) => c.json(told(error), statusOf(error)))
  return server
}

function knockOf(c: Context): Knock {
  const header = (name: string) => c.req.header(name) ?? null
  return {
    method: c.req.method,
    host: header('host'),
    origin: header('origin'),
    site: header('sec-fetch-site'),
    cookie: header('cookie'),
    background: header('x-background') !== null,
  }
}

/** The address that opens once: it leaves a session in the browser and goes on to the first page. */
function enter(c: Context, door: Door): Response {
  if (!door.fromHere(knockOf(c))) return turnedAway(c, 'origin')
  const session = door.enter(c.req.query('word') ?? '')
  if (session === null) return turnedAway(c, 'stranger')
  const name = cookieName(c.req.header('host'))
  c.header('Set-Cookie', `${name}=${session}; HttpOnly; SameSite=Strict; Path=/`)
  return c.redirect('/')
}

const MIB = 2 ** 20

function tooLarge(c: Context): Response {
  return c.json(TOO_LARGE, 413)
}

/** Requests name things; only the case file is sent whole. */
const small = bodyLimit({ maxSize: 8 * MIB, onError: tooLarge })
const large = bodyLimit({ maxSize: 17 * MIB, onError: tooLarge })

const limited: MiddlewareHandler = (c, next) =>
  c.req.path === '/api/journal/facts' ? large(c, next) : small(c, next)

const TOO_LARGE: Told = {
  code: 'server/too-large',
  zh: '请求内容过大，没有接收',
  en: 'the request is too large and was not taken',
  remedy:
    '大文件请放入文件夹，由程序在本机读取 / put large files into a folder; they are read from there',
}

const NO_SUCH: Told = {
  code: 'server/no-such',
  zh: '没有这个地址',
  en: 'no such address',
  remedy: '回到首页 / go to the first page',
}

const AWAY: Readonly<Record<Refused, Told>> = {
  origin: {
    code: 'server/origin',
    zh: '请求不是从工作台页面发出的，已拒绝',
    en: 'the request does not come from the workbench',
    remedy: '用启动窗口显示的地址打开 / open the address that the start window shows',
  },
  stranger: {
    code: 'server/stranger',
    zh: '这个地址已经用过，或者不是本次启动的地址',
    en: 'the address was used before, or is not of this start',
    remedy:
      '在启动窗口按回车键，用新显示的地址打开 / press Enter in the start window for a new address',
  },
  locked: {
    code: 'server/locked',
    zh: '闲置时间过长，已自动锁定；正在进行的核算不受影响',
    en: 'locked after a while without use; a running count goes on',
    remedy:
      '在启动窗口按回车键，用新显示的地址打开 / press Enter in the start window for a new address',
  },
}

function turnedAway(c: Context, refused: Refused): Response {
  const words = AWAY[refused]
  const status = refused === 'origin' ? 403 : 401
  const wantsPage = !c.req.path.startsWith('/api') && c.req.header('accept')?.includes('text/html')
  if (!wantsPage) return c.json(words, status)
  c.header('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'")
  return c.html(plainPage(words), status)
}

function plainPage({ zh, en, remedy }: Told): string {
  const [zhRemedy = remedy, enRemedy = remedy] = remedy.split(' / ')
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>数证</title><h1>数证</h1><main><p><b>${zh}</b><p>办法：${zhRemedy}<p lang="en">${en}<br>What to do: ${enRemedy}</main></html>`
}

/** Files of the workbench by their address; every other address is one of its screens. */
function page(c: Context, pages: ReadonlyMap<string, Page>): Response {
  const file = pages.get(c.req.path)
  const index = pages.get('/index.html')
  if (file && c.req.path !== '/index.html') {
    return c.body(Uint8Array.from(file.body), 200, { 'Content-Type': file.type })
  }
  if (!index || c.req.path.startsWith('/assets/')) return c.json(NO_SUCH, 404)
  const nonce = randomBytes(16).toString('base64url')
  c.header('Content-Security-Policy', policy(nonce))
  return c.html(index.body.toString('utf8').replaceAll('%NONCE%', nonce))
}
