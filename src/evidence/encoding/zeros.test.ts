import { expect, test } from 'vitest'
import { memorySource } from '../source.ts'
import { collected } from '../readers/collected.ts'
import { tellZeros } from './zeros.ts'

const told = (bytes: Buffer, id: Parameters<typeof tellZeros>[1] = 'html') => {
  const { issues, sink } = collected()
  tellZeros(memorySource(bytes), id, sink)
  return issues.map(({ code, message }) => `${code} ${/\d+/.exec(message)?.[0] ?? ''}`)
}
const words = Buffer.from('<tr><td>张三</td></tr>')
const zeros = (n: number) => Buffer.alloc(n)
const MANY = 3 << 20

test.each<[string, readonly Buffer[], readonly string[]]>([
  ['words alone', [words], []],
  ['a zero here and there', [words, zeros(1), words, zeros(3), words], []],
  ['a sector within', [words, zeros(512), words], ['CORRUPT 512']],
  ['two of them', [words, zeros(512), words, zeros(512), words], ['CORRUPT 1024']],
  ['a tail that was never written', [words, zeros(4096)], ['NUL_BYTES 4096']],
  ['both', [words, zeros(512), words, zeros(4096)], ['CORRUPT 512', 'NUL_BYTES 4096']],
  ['more than is taken at once', [words, zeros(MANY), words], [`CORRUPT ${String(MANY)}`]],
  ['a tail that long', [words, zeros(MANY)], [`NUL_BYTES ${String(MANY)}`]],
  ['wide letters', [Buffer.from('a,b\r\n'.repeat(99), 'utf16le')], []],
])('%s', (_, parts, codes) => {
  expect(told(Buffer.concat(parts))).toEqual(codes)
})

test('a format that is no words is left to its reader; one that may hold a picture has lost none for sure', () => {
  const bytes = Buffer.concat([words, zeros(512), words])
  expect([told(bytes, 'sqlite'), told(bytes, 'text'), told(bytes, 'rtf')]).toEqual([
    [],
    [],
    ['NUL_BYTES 512'],
  ])
})
