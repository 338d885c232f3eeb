import { expect, test } from 'vitest'
import { memorySource } from '../../../source.ts'
import { collected } from '../../collected.ts'
import { planText } from '../dialect.ts'
import { readText } from '../read.ts'

function read(text: string) {
  const source = memorySource(Buffer.from(text))
  const plan = planText(source)
  const { sink, grids } = collected()
  readText(source, plan, { from: 0, to: source.size }, sink)
  const rows = grids.flatMap((grid) => grid.rows.map(({ row, cells }) => [row, ...cells]))
  return { kind: plan.shape?.kind, rows }
}

function command(...parts: string[]): string {
  const lines = parts.map((part) => `$${String(Buffer.byteLength(part))}\r\n${part}\r\n`)
  return `*${String(parts.length)}\r\n${lines.join('')}`
}

test('commands of Redis: each is a row, whatever its parts hold', () => {
  const all = [
    ['SELECT', '0'],
    ['HMSET', 'user:1', 'name', '张海涛', 'mobile', '13800138000'],
    ['SET', 'note', '第一行\r\n第二行\n\n$好', ''],
    ['HMSET', 'user:2', 'name', '李秀兰', 'mobile', '13900139000'],
  ]
  const { kind, rows } = read(all.map((parts) => command(...parts)).join(''))
  expect(kind).toBe('commands')
  const plain = all.map((parts) => parts.map((part) => part.replaceAll('\r\n', '\n')))
  expect(rows.map(([, ...cells]) => cells)).toEqual(plain)
  expect(rows.map(([row]) => row)).toEqual([1, 6, 19, 31])
})

test('what is cut off, or stands between commands, is a row of its own', () => {
  const whole = command('SET', 'a', '张海涛')
  const { rows } = read(`${whole.repeat(3)}# 13800138000\r\n${whole}*3\r\n$3\r\nSET\r\n$90\r\n李秀`)
  expect(rows.slice(3).map(([, ...cells]) => cells)).toEqual([
    ['# 13800138000'],
    ['SET', 'a', '张海涛'],
    ['SET', '李秀'],
  ])
})
