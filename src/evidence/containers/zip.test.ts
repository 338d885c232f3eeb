import { createHash } from 'node:crypto'
import { crc32 } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { zipOf, type Part } from '../../../test/files/zip/build.ts'
import { oneBlock, quoting } from '../../../test/files/zip/shared.ts'
import { memorySource } from '../source.ts'
import { openZip, readEntry, type ZipDirectory } from './zip.ts'

async function contents(archive: Uint8Array, options = {}) {
  const source = memorySource(archive)
  const directory = openZip(source)
  const out = []
  for (const entry of directory.entries) {
    const hash = createHash('sha1')
    const parts: Uint8Array[] = []
    const result = await readEntry(
      source,
      entry,
      (chunk) => {
        hash.update(chunk)
        parts.push(chunk)
      },
      options,
    )
    out.push({ ...entry, ...result, data: Buffer.concat(parts), sha1: hash.digest('hex') })
  }
  return out
}

const codes = (directory: ZipDirectory) => directory.issues.map((issue) => issue.code)
const two: Part[] = [
  { name: 'a.txt', data: 'alpha' },
  { name: '名单/b.txt', data: 'beta'.repeat(1000), method: 0 },
]
const long = Buffer.from(
  Array.from({ length: 400_000 }, (_, i) => `${(i * 7919) % 100003},`).join(''),
)

describe('archives as they come', () => {
  test.each([
    ['plain', zipOf(two)],
    ['sizes after the data', zipOf(two.map((part) => ({ ...part, descriptor: true })))],
    ['zip64 fields', zipOf(two.map((part) => ({ ...part, zip64: true })))],
    ['with a comment', zipOf(two, { comment: '备注 PK\u0005\u0006 not an end' })],
    ['bytes in front', zipOf(two, { prefix: Buffer.from('MZ self extractor') })],
  ])('%s', async (about, archive) => {
    const read = await contents(archive)
    expect(read.map(({ name, status, bytes }) => [name, status, bytes])).toEqual([
      ['a.txt', 'ok', 5],
      ['名单/b.txt', 'ok', 4000],
    ])
    const told = openZip(memorySource(archive)).issues.map((issue) => issue.code)
    expect(told).toEqual(about === 'with a comment' ? ['NOT_A_TABLE'] : [])
  })

  test('entries that the directory does not name are read, and it is said', async () => {
    const hidden = zipOf([{ name: '删除的名单.txt', data: 'gamma'.repeat(40) }])
    const bare = hidden.subarray(0, hidden.lastIndexOf('PK\u0001\u0002'))
    const archive = zipOf(two, { prefix: bare })
    expect((await contents(archive)).map(({ name, status }) => [name, status])).toEqual([
      ['a.txt', 'ok'],
      ['名单/b.txt', 'ok'],
      ['删除的名单.txt', 'ok'],
    ])
    expect(codes(openZip(memorySource(archive)))).toContain('CORRUPT')
    const joined = Buffer.concat([zipOf(two), zipOf([{ name: 'c.txt', data: 'second' }])])
    expect((await contents(joined)).map(({ name, status }) => [name, status])).toEqual([
      ['c.txt', 'ok'],
      ['a.txt', 'ok'],
      ['名单/b.txt', 'ok'],
    ])
  })

  test('an empty directory behind bytes that are no entry is told; an empty archive is not', () => {
    const empty = zipOf([])
    expect(codes(openZip(memorySource(empty)))).toEqual([])
    const behind = Buffer.concat([Buffer.from('x'.repeat(100)), empty])
    expect(codes(openZip(memorySource(behind)))).toEqual(['CORRUPT'])
  })

  test('same name twice: both are kept, and it is said', async () => {
    const archive = zipOf([two[0] as Part, { name: 'a.txt', data: 'other' }])
    expect((await contents(archive)).map((entry) => entry.data.toString())).toEqual([
      'alpha',
      'other',
    ])
    expect(codes(openZip(memorySource(archive)))).toEqual(['DUPLICATE_ENTRY'])
  })

  test('one block under many names is read once, and it is said how many there are', async () => {
    const names = Array.from({ length: 500 }, (_, i) => `${i}.txt`)
    const archive = oneBlock(names, 'alpha'.repeat(100_000))
    expect((await contents(archive)).map((e) => [e.name, e.status])).toEqual([['0.txt', 'ok']])
    const { issues } = openZip(memorySource(archive))
    expect(issues.map(({ code, message }) => [code, message.slice(0, 3)])).toEqual([
      ['CORRUPT', '499'],
    ])
  })

  test('entries that quote those behind them: the innermost is read, and no more than the archive is long', async () => {
    const names = Array.from({ length: 60 }, (_, i) => `${i}.txt`)
    const archive = quoting(names, 'alpha,beta\n'.repeat(200_000))
    const read = await contents(archive)
    expect(read.find((e) => e.name === '59.txt')).toMatchObject({ status: 'ok', bytes: 2_200_000 })
    const packed = read.reduce((sum, entry) => sum + entry.compressedSize, 0)
    expect(packed).toBeLessThanOrEqual(2 * archive.length)
    expect(new Set(codes(openZip(memorySource(archive))))).toEqual(new Set(['CORRUPT', 'LIMIT']))
  })

  test('data longer than a chunk comes whole and in order', async () => {
    const [read] = await contents(zipOf([{ name: 'long', data: long }]))
    expect(read?.status).toBe('ok')
    expect(read?.data.equals(long)).toBe(true)
  })

  test('nothing at all is an empty list, not an exception', () => {
    expect(codes(openZip(memorySource(new Uint8Array(0))))).toEqual(['CORRUPT'])
    expect(codes(openZip(memorySource(Buffer.from('PK\u0005\u0006'))))).toEqual(['CORRUPT'])
  })
})

describe('names', () => {
  const gbk = Buffer.from([0xc3, 0xfb, 0xb5, 0xa5, 0x2e, 0x74, 0x78, 0x74]) // 名单.txt
  const unicode = (plain: Buffer, path: string) => {
    const body = Buffer.concat([Buffer.from([1, 0, 0, 0, 0]), Buffer.from(path)])
    body.writeUInt32LE(crc32(plain), 1)
    const head = Buffer.alloc(4)
    head.writeUInt16LE(0x7075, 0)
    head.writeUInt16LE(body.length, 2)
    return Buffer.concat([head, body])
  }
  test.each<[string, Part, string, string]>([
    ['GBK without the flag', { name: gbk, data: '' }, '名单.txt', 'gb18030'],
    ['UTF-8 without the flag', { name: Buffer.from('名单.txt'), data: '' }, '名单.txt', 'utf-8'],
    ['GBK with the UTF-8 flag', { name: gbk, data: '', flags: 0x800 }, '名单.txt', 'gb18030'],
    ['code page 437', { name: Buffer.from([0x94, 0x2e, 0x78]), data: '' }, 'ö.x', 'cp437'],
    [
      'Info-ZIP path field',
      { name: gbk, data: '', extra: unicode(gbk, '另一名.txt') },
      '另一名.txt',
      'utf-8',
    ],
    [
      'stale path field',
      { name: gbk, data: '', extra: unicode(Buffer.from('x'), '假名') },
      '名单.txt',
      'gb18030',
    ],
  ])('%s', (_, part, name, encoding) => {
    const [entry] = openZip(memorySource(zipOf([part]))).entries
    expect([entry?.name, entry?.nameEncoding]).toEqual([name, encoding])
  })

  test.each([
    ['../../etc/x', '_/_/etc/x'],
    ['/root/x', 'root/x'],
    ['C:\\名单\\x.xlsx', 'C_/名单/x.xlsx'],
    ['a/./b//c/', 'a/_/b/c/'],
    ['表\u202Excod.exe', '表_xcod.exe'],
    ['a\u0000b\nc', 'a_b_c'],
  ])('%j is shown as %j', (name, shown) => {
    const directory = openZip(memorySource(zipOf([{ name, data: '' }])))
    expect(directory.entries[0]?.safeName).toBe(shown)
    expect(directory.entries[0]?.name).toBe(name)
    expect(codes(directory)).toEqual(['UNSAFE_NAME'])
  })
})

describe('what cannot be read whole is named, and the rest is handed on', () => {
  test.each<[string, Part, string]>([
    ['password', { name: 'x', data: 'x', flags: 1 }, 'PASSWORD'],
    ['strong encryption', { name: 'x', data: 'x', flags: 0x41 }, 'PASSWORD'],
    ['deflate64', { name: 'x', data: 'x', method: 9 }, 'UNSUPPORTED'],
    ['wrong checksum', { name: 'x', data: 'xyz', crc: 1 }, 'CORRUPT'],
    ['wrong size', { name: 'x', data: 'xyz', size: 2 }, 'CORRUPT'],
  ])('%s', async (_, part, status) => {
    expect((await contents(zipOf([part])))[0]?.status).toBe(status)
  })

  test('limit: no more than so many bytes', async () => {
    const [read] = await contents(zipOf([{ name: 'bomb', data: Buffer.alloc(5_000_000) }]), {
      maxBytes: 1_500_000,
    })
    expect([read?.status, read?.bytes]).toEqual(['LIMIT', 1_500_000])
  })

  test('a break in the packed data: all before it is handed on', async () => {
    const archive = zipOf([{ name: 'long', data: long }])
    const broken = Buffer.from(archive)
    broken.fill(0xff, 500_000, 500_100)
    const [read] = await contents(broken)
    expect(read?.status).toBe('CORRUPT')
    expect(read?.bytes).toBeGreaterThan((long.length * 480_000) / archive.length)
    expect(long.subarray(0, 1_000_000).equals(read?.data.subarray(0, 1_000_000) as Buffer)).toBe(
      true,
    )
  })

  test.each([false, true])(
    'cut off before the directory (sizes after data: %s)',
    async (descriptor) => {
      const parts = [
        { name: 'one', data: 'first', descriptor },
        { name: 'two', data: long, descriptor },
      ]
      const archive = zipOf(parts)
      const read = await contents(archive.subarray(0, archive.length - 200_000))
      expect(read.map((entry) => entry.name)).toEqual(['one', 'two'])
      expect(read[0]?.data.toString()).toBe('first')
      expect(read[1]?.status).toBe('CORRUPT')
      expect(long.subarray(0, read[1]?.bytes).equals(read[1]?.data as Buffer)).toBe(true)
    },
  )

  test('entries that share bytes are named', () => {
    const archive = zipOf(two)
    const directory = archive.lastIndexOf('PK\u0001\u0002')
    archive.writeUInt32LE(0, directory + 42)
    expect(codes(openZip(memorySource(archive)))).toContain('CORRUPT')
  })

  test('a sink that fails ends the reading; an abort does too', async () => {
    const source = memorySource(zipOf([{ name: 'long', data: long }]))
    const entry = openZip(source).entries[0]
    if (!entry) throw new Error('no entry')
    const full = () => {
      throw new Error('no space')
    }
    await expect(readEntry(source, entry, full)).rejects.toThrow('no space')
    const signal = AbortSignal.abort(new Error('stopped'))
    await expect(readEntry(source, entry, () => undefined, { signal })).rejects.toThrow('stopped')
  })
})
