import { describe, expect, test } from 'vitest'
import { paxEntry, tarEntry, tarOf } from '../../../../test/files/archives/build.ts'
import { formatOf } from '../../format/formats.ts'
import { memorySource } from '../../source.ts'
import { tarArchive } from './tar.ts'

async function contents(bytes: Buffer, maxBytes?: number) {
  const archive = tarArchive(memorySource(bytes))
  const found = []
  for (const [index, { name }] of archive.entries.entries()) {
    const parts: Buffer[] = []
    const take = (chunk: Uint8Array) => parts.push(Buffer.from(chunk))
    const { status } = await archive.read(index, take, { maxBytes })
    found.push([name, status, Buffer.concat(parts).toString('latin1')])
  }
  return { found, said: archive.issues.map((i) => i.message) }
}

/** A header whose fields are changed, with its checksum put right. */
function changed(entry: Buffer, change: (head: Buffer) => void, signed = false): Buffer {
  const bytes = Buffer.from(entry)
  const head = bytes.subarray(0, 512)
  change(head)
  head.write('        ', 148)
  const sum = head.reduce((all, b) => all + (signed && b > 127 ? b - 256 : b), 0)
  head.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  return bytes
}

const octal = (n: number) => n.toString(8).padStart(11, '0')
const zeros = (n: number) => '\0'.repeat(n)
const LIST = Buffer.from('李四,13900139000')
const last = tarEntry('b', LIST)
const after = ['b', 'ok', LIST.toString('latin1')]

describe('a file with holes is expanded', () => {
  const parts = [
    [0, 'head'],
    [1000, 'middle'],
    [3000, 'x'.repeat(600)],
    [4000, ''],
  ] as const
  const data = parts.map(([, text]) => text).join('')
  const whole = `head${zeros(996)}middle${zeros(1994)}${'x'.repeat(600)}${zeros(400)}`
  const map = parts.map(([at, { length }]) => [at, length] as const)

  /** Old GNU tar: four pairs in the header, the others in blocks of their own. */
  const old = (blocks: number, pairs: readonly (readonly number[])[] = map) => {
    const lists = Array.from({ length: blocks }, (_, n) => {
      const block = Buffer.alloc(512)
      if (n === 0) block.write(`${octal(map[3]?.[0] ?? 0)}\0${octal(0)}\0`)
      block[504] = n + 1 < blocks ? 1 : 0
      return block
    })
    const head = changed(tarEntry('a', data, 'S'), (h) => {
      h.write('ustar  \0', 257)
      const here = blocks > 0 ? pairs.slice(0, 3) : pairs
      here.forEach(([at = 0, size = 0], i) =>
        h.write(`${octal(at)}\0${octal(size)}\0`, 386 + 24 * i),
      )
      h[482] = blocks > 0 ? 1 : 0
      h.write(`${octal(whole.length)}\0`, 483)
    })
    return Buffer.concat([head.subarray(0, 512), ...lists, head.subarray(512)])
  }
  const pax = (records: Record<string, string>, body = data) =>
    Buffer.concat([paxEntry(records), tarEntry('GNUSparseFile.0/a', body)])
  const size = String(whole.length)
  const lines = `${String(map.length)}\n${map.flat().join('\n')}\n`
  /** Version 0.0 has a record for each number, under the same two names. */
  const numbers = map.flatMap(([at, length]) => [
    paxEntry({ 'GNU.sparse.offset': String(at) }),
    paxEntry({ 'GNU.sparse.numbytes': String(length) }),
  ])
  const records = [paxEntry({ 'GNU.sparse.size': size, 'GNU.sparse.numblocks': '4' }), ...numbers]
  const texts = records.map((r) => r.toString('latin1', 512).replace(/\0+$/, ''))
  const zero = Buffer.concat([tarEntry('pax', texts.join(''), 'x'), tarEntry('a', data)])
  test.each<[string, Buffer]>([
    ['GNU, in the header', old(0)],
    ['GNU, in blocks behind it', old(2)],
    ['0.0', zero],
    [
      '0.1',
      pax({
        'GNU.sparse.size': size,
        'GNU.sparse.map': map.flat().join(','),
        'GNU.sparse.name': 'a',
      }),
    ],
    [
      '1.0',
      pax(
        { 'GNU.sparse.major': '1', 'GNU.sparse.name': 'a', 'GNU.sparse.realsize': size },
        lines.padEnd(512, '\0') + data,
      ),
    ],
  ])('%s', async (_, entry) => {
    const { found, said } = await contents(tarOf(entry, last))
    expect([found, said]).toEqual([[['a', 'ok', whole], after], []])
  })
  test('of more than the limit, or of a map that makes no sense, what is stored is read', async () => {
    expect((await contents(tarOf(old(0), last), 3999)).found).toEqual([['a', 'LIMIT', data], after])
    const odd = map.map(([at, length]) => [at, length * 9])
    const { found } = await contents(tarOf(old(0, odd), last))
    expect(found).toEqual([['a', 'CORRUPT', data], after])
    expect((await contents(old(0).subarray(0, 700))).found[0]?.[1]).toBe('CORRUPT')
  })
})

test('what is odd in a tar is told, and the files behind it are read', async () => {
  const broken = tarEntry('pax', '11 path=ab\n16 path=cc.csv.d\n', 'x')
  expect((await contents(tarOf(broken, last))).found).toEqual([['cc.csv.', ...after.slice(1)]])
  const behind = await contents(Buffer.concat([tarOf(last), Buffer.from('王五,13700137000')]))
  expect(behind.said).toEqual([expect.stringContaining('结束标记之后')])
  const negative = changed(tarEntry('a'), (h) => h.fill(0xff, 124, 136))
  const below = await contents(tarOf(negative, last))
  expect([below.found[1], below.said]).toEqual([after, [expect.stringContaining('为负')]])
  const piece = await contents(tarOf(tarEntry('a', 'rest', 'M'), last))
  expect([piece.found[1], piece.said]).toEqual([after, [expect.stringContaining('多卷')]])
})

test('a tar from before POSIX whose checksum was summed with a sign', () => {
  const old = changed(tarEntry(Buffer.from('名单.csv'), 'x'), (h) => h.fill(0, 257, 265), true)
  expect(formatOf(memorySource(tarOf(old)), '名单').id).toBe('tar')
})
