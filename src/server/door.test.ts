import { describe, expect, it } from 'vitest'
import { Door, type Knock } from './door.ts'

const PORT = 41_000
const HOST = `127.0.0.1:${String(PORT)}`

function door(idle = 1000) {
  let now = 0
  const it = new Door(idle, () => now)
  it.listensOn(PORT)
  return { it, pass: (ms: number) => (now += ms) }
}

function knock(given: Partial<Knock> = {}): Knock {
  return {
    method: 'GET',
    host: HOST,
    origin: null,
    site: 'same-origin',
    cookie: null,
    background: false,
    ...given,
  }
}

function entered(d: Door): string {
  return `other=1; shuzheng=${d.enter(d.newToken()) ?? ''}`
}

describe('the door', () => {
  it('opens once for a word, and not for another', () => {
    const { it: d } = door()
    const word = d.newToken()
    expect(d.enter(`${word}x`)).toBeNull()
    expect(d.enter(word)).toMatch(/^[\w-]{43}$/)
    expect(d.enter(word)).toBeNull()
  })

  it('lets a session in that has entered, and no other', () => {
    const { it: d } = door()
    const cookie = entered(d)
    expect(d.refuses(knock({ cookie }))).toBeNull()
    expect(d.refuses(knock())).toBe('stranger')
    expect(d.refuses(knock({ cookie: 'shuzheng=abc' }))).toBe('stranger')
    const both = `shuzheng-41001=abc; ${cookie.replace('shuzheng=', 'shuzheng-41000=')}`
    expect(d.refuses(knock({ cookie: both }))).toBeNull()
  })

  it.each([
    ['a name that is not ours (DNS rebinding)', { host: `evil.example:${String(PORT)}` }],
    ['another port', { host: '127.0.0.1:80' }],
    ['no host', { host: null }],
    ['a page of another origin', { origin: 'https://evil.example' }],
    ['a page of the same name by https', { origin: `https://${HOST}` }],
    ['another port of this machine', { origin: 'http://127.0.0.1:80' }],
    ['a file', { origin: 'null' }],
    ['a link on another site', { site: 'cross-site' }],
    ['another port, as the browser knows', { site: 'same-site' }],
    ['a change that does not say whence', { method: 'POST' }],
  ])('refuses %s', (_what, given) => {
    const { it: d } = door()
    expect(d.refuses(knock({ cookie: entered(d), ...given }))).toBe('origin')
  })

  it('takes a change from its own page', () => {
    const { it: d } = door()
    const own = { method: 'POST', origin: `http://${HOST}`, cookie: entered(d) }
    expect(d.refuses(knock(own))).toBeNull()
  })

  it('locks when nobody has asked for a while; looking on does not count', () => {
    const { it: d, pass } = door(1000)
    const cookie = entered(d)
    pass(900)
    expect(d.refuses(knock({ cookie }))).toBeNull()
    pass(900)
    expect(d.refuses(knock({ cookie, background: true }))).toBeNull()
    pass(200)
    expect(d.refuses(knock({ cookie, background: true }))).toBe('locked')
    // Whoever comes back is told why, as long as the workbench runs.
    pass(60_000)
    expect(d.refuses(knock({ cookie }))).toBe('locked')
  })

  it('locks at once when told', () => {
    const { it: d } = door()
    const cookie = entered(d)
    d.lock()
    expect(d.refuses(knock({ cookie }))).toBe('locked')
  })
})
