import { crc32, zstdCompressSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { packed } from '../../../test/files/archives/build.ts'
import { zipOf } from '../../../test/files/zip/build.ts'
import { formatOf } from '../format/formats.ts'
import { memorySource } from '../source.ts'
import { openArchive } from './archive.ts'

const LIST = '姓名,电话\n张三,13800138000\n'.repeat(40)
const FILES = { '名单.csv': LIST, 'b.csv': '李四,13900139000\n' }
const PARTS = Object.entries(FILES).map(([name, data]) => ({ name, data }))

/** What comes out of a file, by name, and the codes of what is said of it. */
async function contents(bytes: Buffer, name: string) {
  const source = memorySource(bytes)
  const { id } = formatOf(source, name)
  const archive = await openArchive(source, id, { name, passwords: [] })
  const found: Record<string, string> = {}
  const said = archive.issues.map((issue) => issue.code as string)
  for (const [index, entry] of archive.entries.entries()) {
    if (entry.directory) continue
    const parts: Buffer[] = []
    const result = await archive.read(index, (chunk) => parts.push(Buffer.from(chunk)))
    found[entry.name] = Buffer.concat(parts).toString()
    if (result.status !== 'ok') said.push(result.status)
  }
  archive.close()
  return { id, found, said }
}

/** Changes each header of the directory. */
function listed(zip: Buffer, change: (zip: Buffer, at: number) => void): Buffer {
  const changed = Buffer.from(zip)
  for (let at = 0; (at = changed.indexOf('PK\u0001\u0002', at, 'latin1')) >= 0; at += 4)
    change(changed, at)
  return changed
}

/** The end of a zip as zip64 has it, its record longer than it must be and its place stated wrongly. */
function wideEnd(zip: Buffer): Buffer {
  const end = zip.length - 22
  const record = Buffer.alloc(56 + 8)
  record.write('PK\u0006\u0006', 'latin1')
  record.writeUInt32LE(52, 4)
  record.writeUInt32LE(PARTS.length, 32)
  record.writeUInt32LE(zip.readUInt32LE(end + 12), 40)
  record.writeUInt32LE(zip.readUInt32LE(end + 16), 48)
  const locator = Buffer.alloc(20)
  locator.write('PK\u0006\u0007', 'latin1')
  locator.writeUInt32LE(7, 8)
  const last = Buffer.alloc(22, 0xff)
  last.write('PK\u0005\u0006\0\0\0\0', 'latin1')
  last.writeUInt16LE(0, 20)
  return Buffer.concat([zip.subarray(0, end), record, locator, last])
}

/** The place of the first header stands in the zip64 field alone. */
const wideOffset = Buffer.from('010008000000000000000000', 'hex')

describe('a zip whose directory is odd is read whole', () => {
  const zip = zipOf(PARTS)
  const zstd = PARTS.map(({ name, data }) => {
    const [crc, size] = [crc32(data), Buffer.byteLength(data)]
    return { name, data: zstdCompressSync(data), method: 20, crc, size }
  })
  const prefix = Buffer.from('#!/bin/sh\nexit\n')
  const first = PARTS.slice(0, 1).map((part) => ({ ...part, extra: wideOffset }))
  const wide = listed(zipOf(first, { prefix }), (bytes, at) => bytes.writeInt32LE(-1, at + 42))
  const add = (field: number, by: number) =>
    listed(zip, (bytes, at) => bytes.writeUInt32LE(bytes.readUInt32LE(at + field) + by, at + field))
  test.each<[string, Buffer, object, string[]]>([
    ['all places are too large', add(42, 17), FILES, ['CORRUPT']],
    ['all lengths are too small', add(20, -9), FILES, ['CORRUPT']],
    ['a longer end record of zip64', wideEnd(zip), FILES, []],
    ['bytes in front, places in the zip64 field', wide, { '名单.csv': LIST }, []],
    ['zstd by its first number', zipOf(zstd), FILES, []],
    [
      'filled up with zeros',
      Buffer.concat([zip, Buffer.alloc(1024 - (zip.length % 512))]),
      FILES,
      [],
    ],
  ])('%s', async (_, bytes, files, codes) => {
    const { found, said } = await contents(bytes, 'a.zip')
    expect([found, said]).toEqual([files, codes])
  })
})

describe('packed files are known by what they hold', () => {
  /** zstd that may quote 1 GB back; the one block is not packed. */
  const long = (text: string) => {
    const body = Buffer.from(text)
    const block = (body.length << 3) | 1
    const head = Buffer.from('28b52ffd00a0000000', 'hex')
    head.writeUIntLE(block, 6, 3)
    return Buffer.concat([head, body])
  }
  const skipped = Buffer.from('512a4d1803000000616263', 'hex')
  const lz4 = Buffer.from('04224d1860408205000080787878787800000000', 'hex')
  test.each<[string, string, Buffer, string]>([
    ['zst', 'a', long('张三,13800138000'), '张三,13800138000'],
    ['zst', 'a', Buffer.concat([skipped, skipped, long('x')]), 'x'],
    ['lz4', 'a', Buffer.concat([skipped, lz4]), 'xxxxx'],
    ['bz2', 'a', Buffer.from('425a683917724538509000000000', 'hex'), ''],
    ['lzma', 'a', Buffer.from(LZMA, 'hex'), '张三,13800138000\n'],
    ['lzip', 'a', lzip(), '张三,13800138000\n'],
    ['lzip', 'a', Buffer.concat([lzip(), lzip()]), '张三,13800138000\n'.repeat(2)],
  ])('%s %s', async (id, name, bytes, text) => {
    const read = await contents(bytes, name)
    expect([read.id, Object.values(read.found), read.said]).toEqual([id, [text], []])
  })
  test('lzip: what is behind it, and a wrong sum, are told', async () => {
    expect((await contents(Buffer.concat([lzip(), Buffer.from('x')]), 'a')).said).toEqual([
      'CORRUPT',
    ])
    const bad = lzip()
    const damaged = lzip().fill(0xff, 6, 32)
    expect((await contents(damaged, 'a')).said).toEqual(['CORRUPT'])
    expect((await contents(lzip().subarray(0, 20), 'a')).said).toEqual(['CORRUPT'])
    bad[bad.length - 20] = 1
    expect((await contents(bad, 'a')).said).toEqual(['CORRUPT'])
  })
})

/** `张三,13800138000` as xz --format=lzma writes it. */
const LZMA = '5d00008000ffffffffffffffff0072af100e465478cc4be7a407e260409c417079fffff9b06000'

function lzip(): Buffer {
  const text = Buffer.from('张三,13800138000\n')
  const body = Buffer.from(LZMA, 'hex').subarray(13)
  const tail = Buffer.alloc(20)
  tail.writeUInt32LE(crc32(text), 0)
  tail.writeUInt32LE(text.length, 4)
  tail.writeUInt32LE(6 + body.length + 20, 12)
  return Buffer.concat([Buffer.from('LZIP\u0001\u0017', 'latin1'), body, tail])
}

/** A cabinet of one file that is not packed. */
function cab(text: string): Buffer {
  const data = Buffer.from(text)
  const head = Buffer.alloc(44)
  const file = Buffer.alloc(16)
  const block = Buffer.alloc(8)
  file.writeUInt32LE(data.length, 0)
  const files = Buffer.concat([file, Buffer.from('a.csv\0')])
  block.writeUInt16LE(data.length, 4)
  block.writeUInt16LE(data.length, 6)
  head.write('MSCF')
  head.writeUInt32LE(44 + files.length + 8 + data.length, 8)
  head.writeUInt32LE(44, 16)
  head.writeUInt16LE(0x0103, 24)
  head.writeUInt16LE(1, 26)
  head.writeUInt16LE(1, 28)
  head.writeUInt32LE(44 + files.length, 36)
  head.writeUInt16LE(1, 40)
  return Buffer.concat([head, files, block, data])
}

test('archives behind programs of any kind, behind a script, and with rubbish behind them', async () => {
  const elf = Buffer.concat([Buffer.from('\u007fELF'), Buffer.alloc(900, 1)])
  const [seven = Buffer.alloc(0)] = (await packed(FILES, 'a.7z')).values()
  const behind = async (front: Buffer | string, archive: Buffer, name: string) =>
    (await contents(Buffer.concat([Buffer.from(front as string), archive]), name)).found
  expect(await behind(elf, seven, 'setup')).toEqual(FILES)
  expect(await behind('#!/bin/sh\nexit\n\u0001', seven, 'a.7z')).toEqual(FILES)
  expect(await behind(elf, zipOf(PARTS), 'setup')).toEqual(FILES)
  const exe = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(900, 1)])
  expect(await behind(exe, cab(LIST), 'setup.exe')).toEqual({ 'a.csv': LIST })
  const more = Buffer.concat([seven, Buffer.from('rubbish')])
  expect((await contents(more, 'a.7z')).said).toEqual(['CORRUPT'])
})

test('a package of Java is a zip like any other', async () => {
  const jar = zipOf([{ name: 'META-INF/MANIFEST.MF', data: 'Manifest-Version: 1.0\n' }, ...PARTS])
  expect((await contents(jar, 'a.jar')).found).toMatchObject(FILES)
})
