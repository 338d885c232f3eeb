import { crc32, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import {
  aesPart,
  lockedZip,
  oldPart,
  packed,
  paxEntry,
  tarEntry,
  tarOf,
} from '../../../test/files/archives/build.ts'
import { oldVolumesOf, rar5Of } from '../../../test/files/archives/rar.ts'
import { zipOf } from '../../../test/files/zip/build.ts'
import type { FormatId } from '../format/format.ts'
import { formatOf } from '../format/formats.ts'
import { memorySource } from '../source.ts'
import { openArchive } from './archive.ts'
import { selfExtracting } from './self-extracting.ts'
import { nothingListed } from './nothing-listed.ts'

const LIST = `姓名,电话\n${Array.from({ length: 300 }, (_, i) => `张三${i},1380000${String(i).padStart(4, '0')}\n`).join('')}`
const LZMA = '5d00008000ffffffffffffffff0072af100e465478cc4be7a407e260409c417079fffff9b06000'
const FILES = { '名单.csv': LIST, 'b.txt': 'beta\n' }

/** Everything that a container gives: name, how it ended, text; with the line of the password. */
async function contents(bytes: Uint8Array, name: string, passwords: string[] = [], max?: number) {
  const source = memorySource(bytes)
  const { id } = formatOf(source, name)
  const archive = await openArchive(source, id, { name, passwords })
  const found = []
  for (const [index, entry] of archive.entries.entries()) {
    if (entry.directory || entry.special !== undefined) continue
    const parts: Buffer[] = []
    const result = await archive.read(index, (chunk) => parts.push(Buffer.from(chunk)), {
      maxBytes: max,
    })
    found.push({ name: entry.name, ...result, text: Buffer.concat(parts).toString() })
  }
  archive.close()
  const codes = archive.issues.map((issue) => issue.code)
  return { id, found, codes, archive }
}

const texts = (found: readonly { name: string; text: string }[]) =>
  Object.fromEntries(found.map((f) => [f.name, f.text]))

describe('the same list in every container', () => {
  test.each<[string, FormatId, string[]]>([
    ['a.7z', '7z', []],
    ['a.7z', '7z', ['-m0=PPMd']],
    ['a.7z', '7z', ['-m0=BZip2', '-ms=off']],
    ['a.7z', '7z', ['-mx=0']],
    ['a.tar', 'tar', []],
    ['a.zip', 'zip', []],
    ['a.zip', 'zip', ['-mm=LZMA']],
    ['a.zip', 'zip', ['-mm=Deflate64']],
    ['a.zip', 'zip', ['-mm=BZip2']],
    ['a.zip', 'zip', ['-mm=PPMd']],
  ])('%s %s %j', async (name, id, flags) => {
    const [bytes = Buffer.alloc(0)] = (await packed(FILES, name, ...flags)).values()
    const read = await contents(bytes, name)
    expect(read.id).toBe(id)
    expect(texts(read.found)).toEqual(FILES)
    expect(read.found.map((f) => f.status)).toEqual(['ok', 'ok'])
    expect(read.codes).toEqual([])
  })

  test.each<[string, (bytes: Buffer) => Buffer | Promise<Buffer>]>([
    ['名单.csv.gz', (bytes) => gzipSync(bytes)],
    ['名单.csv.gz', (b) => Buffer.concat([gzipSync(b.subarray(0, 9)), gzipSync(b.subarray(9))])],
    ['名单.csv.zst', (bytes) => zstdCompressSync(bytes)],
    ['名单.csv.xz', () => one('a.xz')],
    ['名单.csv.bz2', () => one('a.bz2')],
  ])('one packed file: %s', async (name, pack) => {
    const { found } = await contents(await pack(Buffer.from(LIST)), name)
    expect(found).toMatchObject([{ status: 'ok', name: '名单.csv', text: LIST }])
  })
})

describe('archives that are seldom met', () => {
  const line = '张三,13800138000\n'
  const ar = `!<arch>\n${'a.csv/'.padEnd(16)}${'0'.padEnd(12)}${'0'.padEnd(6)}${'0'.padEnd(6)}${'644'.padEnd(8)}${'19'.padEnd(10)}\`\n${line}\n`
  const arj =
    'YOopACILAQIQAALXxwcEa8cHBGsAAAAAAAAAAAAAAAAAAAAAAAB4LmFyagAAi9f1nwAAYOo1AC4LAQIQAADHAOELXhMAAAATAAAA1jsmoAAApBEAAAAAAAAA4QtexwcEawAAAABhLmNzdgAAiYGLmgAA5byg5LiJLDEzODAwMTM4MDAwCmDqAAA='
  test.each<[FormatId, Buffer]>([
    ['ar', Buffer.from(ar)],
    ['arj', Buffer.from(arj, 'base64')],
  ])('%s', async (id, bytes) => {
    const read = await contents(bytes, '名单.TXT')
    expect([read.id, texts(read.found), read.codes]).toEqual([id, { 'a.csv': line }, []])
  })

  test('wim: what it says of itself stands as a comment', async () => {
    const [bytes = Buffer.alloc(0)] = (await packed(FILES, 'a.wim')).values()
    const read = await contents(bytes, '名单.dat')
    expect([read.id, texts(read.found), read.codes]).toEqual(['wim', FILES, ['NOT_A_TABLE']])
  })

  test('xar', async () => {
    const data = Buffer.from(LIST)
    const n = String(data.length)
    const lies = `<length>${n}</length><offset>0</offset><size>${n}</size>`
    const packing = '<encoding style="application/octet-stream"/>'
    const file = `<file id="1"><name>a.csv</name><type>file</type><data>${lies}${packing}</data></file>`
    const list = Buffer.from(`<?xml version="1.0"?><xar><toc>${file}</toc></xar>`)
    const packedList = deflateSync(list)
    const head = Buffer.alloc(28)
    head.write('xar!\0\u001c\0\u0001', 'latin1')
    head.writeUInt32BE(packedList.length, 12)
    head.writeUInt32BE(list.length, 20)
    const read = await contents(Buffer.concat([head, packedList, data]), 'a.xar')
    expect([read.id, texts(read.found)]).toEqual(['xar', { 'a.csv': LIST }])
    expect(read.archive.entries.map(({ name, special }) => [name, special === undefined])).toEqual([
      ['a.csv', true],
      ['[TOC].xml', false],
    ])
  })

  test('rpm', async () => {
    const lead = Buffer.from(`edabeedb03${'00'.repeat(74)}05${'00'.repeat(16)}`, 'hex')
    const name = Buffer.from(
      '8eade8010000000000000001000000040000' + '03e8000000060000000000000001',
      'hex',
    )
    const header = Buffer.concat([name, Buffer.from('abc\0')])
    const filled = Buffer.concat([header, Buffer.alloc((8 - (header.length % 8)) % 8)])
    const payload = gzipSync(LIST)
    const read = await contents(Buffer.concat([lead, filled, header, payload]), 'a.rpm')
    expect(read.found.map((f) => [f.status, f.bytes])).toEqual([['ok', payload.length]])
  })
})

async function one(name: string): Promise<Buffer> {
  const made = await packed({ '名单.csv': LIST }, name)
  return made.get(name) ?? Buffer.alloc(0)
}

describe('passwords are tried in order, and the line that opened is told', () => {
  const passwords = ['错', '', '口令1']
  test.each<[string, () => Promise<Buffer>, string]>([
    ['7z, content', () => locked('a.7z', '-p口令1'), 'a.7z'],
    ['7z, content and list', () => locked('a.7z', '-p口令1', '-mhe=on'), 'a.7z'],
    [
      'zip, AES-256',
      () => Promise.resolve(lockedZip('b.txt', 'beta\n', aesPart('beta\n', Buffer.from('口令1')))),
      'a.zip',
    ],
    [
      'zip, AES-128',
      () =>
        Promise.resolve(lockedZip('b.txt', 'beta\n', aesPart('beta\n', Buffer.from('口令1'), 1))),
      'a.zip',
    ],
    [
      'zip, first way, GBK password',
      () => Promise.resolve(lockedZip('b.txt', 'beta\n', oldPart('beta\n', GBK))),
      'a.zip',
    ],
  ])('%s', async (_, make, name) => {
    const bytes = await make()
    const { found, archive } = await contents(bytes, name, passwords)
    expect(found).toMatchObject([{ status: 'ok', text: 'beta\n', passwordLine: 3 }])
    expect(archive.issues).toEqual([])
    const without = await contents(bytes, name, ['错'])
    const ends = [...without.found.map((f) => f.status), ...without.codes]
    expect(ends).toEqual(['PASSWORD'])
  })
})

/** 口令1 as Chinese Windows writes it. */
const GBK = Buffer.from([0xbf, 0xda, 0xc1, 0xee, 0x31])

async function locked(name: string, ...flags: string[]): Promise<Buffer> {
  return (await packed({ 'b.txt': 'beta\n' }, name, ...flags)).get(name) ?? Buffer.alloc(0)
}

describe('tar', () => {
  test('long names, pax names, GBK names', async () => {
    const long = `${'长'.repeat(60)}.csv`
    const gbk = Buffer.from([0xc3, 0xfb, 0xb5, 0xa5, 0x2e, 0x63])
    const { found, codes } = await contents(
      tarOf(
        tarEntry('././@LongLink', `${long}\0`, 'L'),
        tarEntry('short', '1'),
        paxEntry({ path: '名单/二.csv' }),
        tarEntry('x', '22'),
        tarEntry(gbk, '333'),
      ),
      'a.tar',
    )
    expect(texts(found)).toEqual({ [long]: '1', '名单/二.csv': '22', '名单.c': '333' })
    expect(codes).toEqual(['NAME_ENCODING'])
  })

  test('names that lead out, and Windows devices, are names', async () => {
    const names = ['../../up.csv', '/abs.csv', 'C:\\d.csv', 'CON', 'NUL.csv']
    const { found, archive } = await contents(tarOf(...names.map((n) => tarEntry(n, n))), 'a.tar')
    expect(found.map((f) => [f.name, f.text])).toEqual(names.map((n) => [n, n]))
    expect(archive.entries.map((e) => e.safeName)).toEqual([
      '_/_/up.csv',
      'abs.csv',
      'C_/d.csv',
      'CON',
      'NUL.csv',
    ])
  })

  test('links and devices are listed, not followed', async () => {
    const types = ['1', '2', '3', '4', '6']
    const { archive, found } = await contents(
      tarOf(...types.map((t) => tarEntry(`n${t}`, '', t, '/etc/passwd'))),
      'a.tar',
    )
    expect(archive.entries.map((e) => e.special !== undefined)).toEqual(types.map(() => true))
    expect(found).toEqual([])
  })

  test('after damage it goes on at the next header, and says so', async () => {
    const bytes = tarOf(tarEntry('a', '1'), tarEntry('b', '2'), tarEntry('c', '3'))
    bytes.fill(0xff, 1024, 1100)
    const { found, codes } = await contents(bytes, 'a.tar')
    expect(found.map((f) => f.name)).toEqual(['a', 'c'])
    expect(codes).toEqual(['CORRUPT'])
  })

  test('cut at every length: no crash, and what is lost is said', async () => {
    const bytes = tarOf(tarEntry('a', 'x'.repeat(600)), tarEntry('b', '2'))
    const whole = bytes.length - 1024
    for (let length = 512; length < whole; length += 7) {
      const { found, codes } = await contents(bytes.subarray(0, length), 'a.tar')
      const said = codes.includes('CORRUPT') || found.some((f) => f.status === 'CORRUPT')
      expect(said, String(length)).toBe(true)
    }
  })
})

describe('RAR', () => {
  test('links behind a file are no damage of it', async () => {
    const data = Buffer.from(LIST)
    const links = {
      'z.csv': { kind: 4, to: 'a.csv' },
      'out.csv': { kind: 1, to: '../../x' },
    } as const
    const { found, archive } = await contents(rar5Of({ 'a.csv': data }, links), 'a.rar')
    expect(found.map(({ status, text }) => [status, text])).toEqual([['ok', LIST]])
    expect(archive.entries.map((e) => e.special !== undefined)).toEqual([false, true, true])
  })

  test('volumes with the names of old (.rar, .r00, .r01)', async () => {
    const volumes = oldVolumesOf('a.csv', Buffer.from(LIST), 2000).map((v) => memorySource(v))
    expect(volumes.length).toBeGreaterThan(2)
    const [first = memorySource(Buffer.alloc(0))] = volumes
    const archive = await openArchive(first, 'rar', { name: 'a.rar', volumes, passwords: [] })
    const parts: Buffer[] = []
    const { status } = await archive.read(0, (chunk) => parts.push(Buffer.from(chunk)))
    archive.close()
    expect([status, Buffer.concat(parts).toString(), archive.issues]).toEqual(['ok', LIST, []])
  })
})

describe('what cannot be read whole is named', () => {
  test.each([
    ['gz', () => gzipSync(LIST), 'a.csv.gz'],
    ['7z', async () => (await packed(FILES, 'a.7z')).get('a.7z') ?? Buffer.alloc(0), 'a.7z'],
    ['xz', () => one('a.xz'), 'a.xz'],
  ])('%s, cut', async (_, make, name) => {
    const bytes = await make()
    const { found, codes } = await contents(bytes.subarray(0, bytes.length - 30), name)
    expect([...found.map((f) => f.status), ...codes]).toContain('CORRUPT')
  })

  test.each([
    ['gz', () => gzipSync(Buffer.alloc(5_000_000)), 'a.gz'],
    ['7z', async () => (await packed({ a: '\0'.repeat(5_000_000) }, 'a.7z')).get('a.7z'), 'a.7z'],
  ])('%s, beyond the limit', async (_, make, name) => {
    const { found } = await contents((await make()) ?? Buffer.alloc(0), name, [], 1_500_000)
    expect(found).toMatchObject([{ status: 'LIMIT', bytes: 1_500_000 }])
  })

  test.each([
    ['a.csv.gz', gzipSync(LIST)],
    ['a.csv.zst', zstdCompressSync(LIST)],
  ])('%s: what stands behind the packed data is told of, filling is not', async (name, packed) => {
    const opened = async (bytes: Uint8Array) => (await contents(bytes, name)).found[0]?.status
    expect(await opened(Buffer.concat([packed, Buffer.alloc(300)]))).toBe('ok')
    const more = Buffer.concat([packed, Buffer.alloc(300), Buffer.from('张三13800001111')])
    expect(await opened(more)).toBe('CORRUPT')
  })

  test('200 mutations of tar and gz, some of 7z: an end each time', async () => {
    const made = [
      { bytes: tarOf(tarEntry('a', LIST), tarEntry('b', '2')), name: 'a.tar', times: 200 },
      { bytes: gzipSync(LIST), name: 'a.gz', times: 200 },
      {
        bytes: (await packed(FILES, 'a.7z')).get('a.7z') ?? Buffer.alloc(0),
        name: 'a.7z',
        times: 12,
      },
    ]
    let seed = 20_171
    const next = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below
    for (const { bytes, name, times } of made) {
      for (let i = 0; i < times; i++) {
        const bad = Buffer.from(bytes)
        // The mark at the front stays: without it the file is no container.
        for (let k = 0; k < 3; k++) bad[8 + next(bad.length - 8)] = next(256)
        const source = memorySource(bad)
        if (formatOf(source, name).read !== 'container') continue
        const { found } = await contents(bad, name)
        expect(found.every((f) => f.status.length > 0)).toBe(true)
      }
    }
  })
})

test('7-Zip leaves out what is not wanted, whatever it is called', async () => {
  const names = ['a*.csv', 'ab.csv', 'c?.csv', '@d.csv', '-e.csv', '名 单.csv', '!f.csv']
  const files = Object.fromEntries(names.map((name) => [name, `${name}\n`]))
  const made = await packed(files, 'a.7z', '-spd', '-ms=off')
  const archive = await openArchive(memorySource(made.get('a.7z') ?? Buffer.alloc(0)), '7z', {
    name: 'a.7z',
    passwords: [],
  })
  const wanted = archive.entries.flatMap((e, i) => (/^[a@]/.test(e.name) ? [i] : []))
  archive.want?.(wanted)
  const found = []
  for (const index of wanted) {
    const parts: Buffer[] = []
    const { status } = await archive.read(index, (chunk) => parts.push(Buffer.from(chunk)))
    found.push([archive.entries[index]?.name, status, Buffer.concat(parts).toString()])
  }
  archive.close()
  expect(found).toEqual(found.map(([name]) => [name, 'ok', `${String(name)}\n`]))
  expect(found).toHaveLength(3)
})

describe('what stands before the damage of a packed file is read', () => {
  const many = Array.from(
    { length: 40_000 },
    (_, i) => `张三,${String((i * 7919) % 99_991)}\n`,
  ).join('')
  const [gz, zst] = [gzipSync(LIST), zstdCompressSync(many)]
  const half = Math.floor(LIST.length / 2)
  const parts = [gzipSync(LIST.slice(0, half)), gzipSync(LIST.slice(half))]
  const checksum = Buffer.from(gz)
  checksum[gz.length - 6] = (checksum[gz.length - 6] ?? 0) ^ 1
  const broken = Buffer.from(zst)
  broken.fill(0xff, (zst.length * 3) >> 2, zst.length - 300)
  test.each<[string, Buffer, string, number]>([
    ['rubbish behind gzip', Buffer.concat([gz, Buffer.from('rubbish')]), 'a.gz', LIST.length],
    [
      'rubbish behind two members',
      Buffer.concat([...parts, Buffer.from('x')]),
      'a.gz',
      LIST.length,
    ],
    ['a wrong checksum', checksum, 'a.gz', LIST.length],
    ['a second member that is cut', Buffer.concat(parts).subarray(0, -20), 'a.gz', half],
    ['a break in zstd', broken, 'a.zst', many.length >> 2],
  ])('%s', async (_, bytes, name, least) => {
    const { found } = await contents(bytes, name)
    const [{ status, text } = { status: '', text: '' }] = found
    expect(status).toBe('CORRUPT')
    expect(text.length).toBeGreaterThanOrEqual(least)
    expect([LIST, many].some((whole) => whole.startsWith(text))).toBe(true)
  })
  test('no more than the limit', async () => {
    const bad = Buffer.concat([gz, Buffer.from('rubbish')])
    const { found } = await contents(bad, 'a.gz', [], 100)
    expect(found.map((f) => [f.status, f.text])).toEqual([
      ['LIMIT', Buffer.from(LIST).subarray(0, 100).toString()],
    ])
  })
})

/** Codes of all that is said of an archive itself. */
async function codesOf(bytes: Buffer, name: string) {
  const source = memorySource(bytes)
  const { id } = formatOf(source, name)
  const archive = await openArchive(source, id, { name, passwords: [] })
  archive.close()
  return [...archive.issues.map((i) => i.code), nothingListed(archive, source)?.code]
}

test('an archive that lists nothing is empty, or says that its content was not read', async () => {
  const tar = tarOf(tarEntry('a.csv', LIST))
  const named = tarOf(tarEntry('././@LongLink', 'x'.repeat(300), 'L'), Buffer.alloc(1024))
  expect(await codesOf(named, 'a.tar')).toContain('CORRUPT')
  expect(await codesOf(tar.subarray(0, tar.length - 900), 'a.tar')).toContain('CORRUPT')
  const empty = Buffer.alloc(22)
  empty.write('PK\u0005\u0006')
  expect(await codesOf(empty, 'a.zip')).toEqual(['EMPTY_FILE'])
})

test('one file packed before xz was (lzma)', async () => {
  // `张三,13800138000` as xz --format=lzma writes it.
  const bytes = Buffer.from(LZMA, 'hex')
  const { id, found } = await contents(bytes, '名单.csv.lzma')
  expect([id, found.map((f) => [f.name, f.status, f.text])]).toEqual([
    'lzma',
    [['名单.csv', 'ok', '张三,13800138000\n']],
  ])
})

describe('a program that unpacks itself', () => {
  const program = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(5000, 1)])
  // As a program that can unpack holds it: the mark alone.
  const marks = Buffer.from("7z\xbc\xaf'\x1c Rar!\x1a\x07\x00 Rar!\x1a\x07\x01\x00", 'latin1')
  const exe = (bytes: Buffer) => Buffer.concat([program, marks, Buffer.alloc(100), bytes])
  test.each(['a.7z', 'a.zip'])('%s', async (name) => {
    const [bytes = Buffer.alloc(0)] = (await packed(FILES, name)).values()
    const read = await contents(exe(bytes), 'a.exe')
    expect([read.id, texts(read.found)]).toEqual([name.slice(2), FILES])
  })
  test('RAR, by its headers', () => {
    const four = Buffer.from(
      'Rar!\x1a\x07\x00\xcf\x90s\x00\x00\r\x00\x00\x00\x00\x00\x00\x00',
      'latin1',
    )
    expect(selfExtracting(memorySource(exe(four)))).toEqual({
      id: 'rar',
      at: exe(four).length - 20,
    })
    const body = Buffer.from([10, 1, 5, 6, 0, 5, 1, 1, 0x80, 0x80, 0])
    const five = Buffer.concat([Buffer.from('Rar!\x1a\x07\x01\x00    ', 'latin1'), body])
    five.writeUInt32LE(crc32(body), 8)
    expect(selfExtracting(memorySource(exe(five)))?.id).toBe('rar')
  })
  test('any other program is none', () => {
    const source = memorySource(exe(Buffer.alloc(0)))
    expect([selfExtracting(source), formatOf(source, 'a.exe').read]).toEqual([null, 'UNSUPPORTED'])
  })
})

test('what stands in front of an archive is read beside it: a picture that hides it, a list it was appended to', async () => {
  const picture = Buffer.concat([Buffer.from('ffd8ffe000104a464946', 'hex'), Buffer.alloc(5000, 7)])
  const list = Buffer.from('李四,13900139000\n'.repeat(20))
  for (const name of ['a.7z', 'a.zip']) {
    const [bytes = Buffer.alloc(0)] = (await packed(FILES, name)).values()
    const hidden = await contents(Buffer.concat([picture, bytes]), 'a.jpg')
    const { '（压缩包之前的内容）': front, ...beside } = texts(hidden.found)
    expect([hidden.id, beside, front?.length]).toEqual([
      name.slice(2),
      FILES,
      picture.toString().length,
    ])
  }
  const [zip = Buffer.alloc(0)] = (await packed(FILES, 'a.zip')).values()
  const appended = await contents(Buffer.concat([list, zip]), '名单.csv')
  expect(texts(appended.found)).toEqual({ ...FILES, '（压缩包之前的内容）': list.toString() })
  const filled = await contents(Buffer.concat([Buffer.alloc(5000), zip]), 'a.zip')
  expect(texts(filled.found)).toEqual(FILES)
  expect(formatOf(memorySource(picture), 'a.jpg').read).toBe('IMAGE_ONLY')
})

test('a zip that only calls itself locked is read without a password (伪加密)', async () => {
  for (const method of [0, 8]) {
    const zip = zipOf([{ name: 'a.csv', data: LIST, flags: 1, method }])
    expect((await contents(zip, 'a.zip', ['123456'])).found).toMatchObject([
      { status: 'ok', text: LIST },
    ])
  }
  const locked = zipOf([{ name: 'a.csv', data: LIST, flags: 1, crc: 1 }])
  expect((await contents(locked, 'a.zip')).found).toMatchObject([{ status: 'PASSWORD', text: '' }])
})

test('a volume of a split zip that nobody would miss by the names of the others is told', async () => {
  const whole = zipOf([{ name: 'a.csv', data: LIST, method: 0 }])
  whole.writeUInt16LE(2, whole.length - 22 + 4)
  const of = async (cuts: readonly number[]) => {
    const volumes = [0, ...cuts].map((from, i) => memorySource(whole.subarray(from, cuts[i])))
    const context = { name: 'a.zip', passwords: [], volumes }
    return (await openArchive(memorySource(whole), 'zip', context)).issues.map((i) => i.message)
  }
  expect(await of([1000, 2000])).toEqual([])
  expect(await of([1000])).toEqual([expect.stringContaining('目录记载 3 个分卷，找到 2 个')])
})

test('backups of Android: the tar in them is opened, a locked one is told', async () => {
  const tar = tarOf(tarEntry('apps/a/名单.csv', LIST))
  const backup = (lead: string, kind: string, data: Buffer) =>
    Buffer.concat([Buffer.from(`${lead}ANDROID BACKUP\n5\n${kind}\n`), data])
  const read = async (bytes: Buffer) => (await contents(bytes, 'a.ab')).found
  const whole = [{ name: 'a.tar', status: 'ok', bytes: tar.length }]
  expect(await read(backup('', '1\nnone', deflateSync(tar)))).toMatchObject(whole)
  expect(await read(backup('', '0\nnone', tar))).toMatchObject(whole)
  const miui = 'MIUI BACKUP\n2\ncom.tencent.mm 微信\n\n-1\n0\n'
  expect(await read(backup(miui, '1\nnone', deflateSync(tar)))).toMatchObject(whole)
  expect(await read(backup('', '1\nAES-256', deflateSync(tar)))).toMatchObject([
    { status: 'PASSWORD', bytes: 0 },
  ])
  const cut = deflateSync(tar).subarray(0, -200)
  expect(await read(backup('', '1\nnone', cut))).toMatchObject([{ status: 'CORRUPT' }])
})

test('an archive of folders alone says so', async () => {
  const folder = { name: '名单/', data: '', method: 0 }
  expect(await codesOf(zipOf([folder]), 'a.zip')).toEqual(['EMPTY_FILE'])
  expect(await codesOf(tarOf(tarEntry('list/', '', '5')), 'a.tar')).toEqual(['EMPTY_FILE'])
  const beside = zipOf([folder, { name: '名单/a.csv', data: LIST }])
  expect(await codesOf(beside, 'a.zip')).toEqual([undefined])
})

test('the name of a folder hides no bytes', async () => {
  const packedFolder = { name: '包/', data: '', method: 8 }
  const zip = zipOf([{ name: '名单/', data: LIST }, packedFolder])
  expect(texts((await contents(zip, 'a.zip')).found)).toEqual({ '名单/': LIST })
  const tar = tarOf(tarEntry('list/', LIST), tarEntry('empty/', ''))
  expect(texts((await contents(tar, 'a.tar')).found)).toEqual({ 'list/': LIST })
})
