import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import { plainly } from './plain.ts'

async function told(path: string, value: unknown): Promise<unknown> {
  const server = new Hono()
  server.use('/api/*', plainly)
  server.get('/api/*', (c) => c.json({ value } as object))
  const answer = (await (await server.request(path)).json()) as { value: unknown }
  return answer.value
}

describe('answers to pages', () => {
  it.each([
    ['名单\u202Egpj.csv', '名单\\u{202E}gpj.csv'],
    ['零\u200B宽', '零\\u{200B}宽'],
    ['\u2066甲\u2069', '\\u{2066}甲\\u{2069}'],
    ['两行\n都在', '两行\n都在'],
    ['<script>alert(1)</script>', '<script>alert(1)</script>'],
  ])('write out what acts or hides: %j', async (text, plain) => {
    expect(await told('/api/report', text)).toBe(plain)
  })

  it('cut what is too long to be read, and say so', async () => {
    const text = (await told('/api/report', '甲'.repeat(1_000_000))) as string
    expect(text).toMatch(/^甲{2000}…（显示 2000 \/ 1000000 字）$/)
  })

  it('leave what a page sends back as it is', async () => {
    expect(await told('/api/folders', '/检材\u200B')).toBe('/检材\u200B')
    expect(await told('/api/journal/facts', '甲'.repeat(3000))).toHaveLength(3000)
  })
})
