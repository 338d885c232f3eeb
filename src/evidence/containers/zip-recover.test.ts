import { crc32, deflateRawSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { zipOf } from '../../../test/files/zip/build.ts'
import { memorySource } from '../source.ts'
import { openZip, readEntry } from './zip.ts'

const TEXT = '张三,13800138000\n'.repeat(20)
const LISTS = { 'a.csv': TEXT, 'b.csv': '李四,13900139000\n'.repeat(9) }

/** An entry whose sizes stand behind its data, as programs write it that cannot go back. */
function streamed(name: string, text: string, method: number, wide: boolean, marked: boolean) {
  const body = method === 8 ? deflateRawSync(text) : Buffer.from(text)
  const head = Buffer.alloc(30)
  head.write('PK\x03\x04', 'latin1')
  head.writeUInt16LE(45, 4)
  head.writeUInt16LE(0x808, 6)
  head.writeUInt16LE(method, 8)
  head.writeUInt16LE(name.length, 26)
  if (wide) head.fill(0xff, 18, 26).writeUInt16LE(20, 28)
  const extra = Buffer.from(wide ? `01001000${'00'.repeat(16)}` : '', 'hex')
  const behind = Buffer.alloc(wide ? 24 : 16)
  behind.write('PK\x07\x08', 'latin1')
  behind.writeUInt32LE(crc32(text), 4)
  for (const [i, size] of [body.length, Buffer.byteLength(text)].entries()) {
    if (wide) behind.writeBigUInt64LE(BigInt(size), 8 + 8 * i)
    else behind.writeUInt32LE(size, 8 + 4 * i)
  }
  return Buffer.concat([head, Buffer.from(name), extra, body, behind.subarray(marked ? 0 : 4)])
}

async function read(archive: Uint8Array) {
  const source = memorySource(archive)
  const { entries, issues } = openZip(source)
  const found: [string, string, string][] = []
  for (const entry of entries) {
    const parts: Buffer[] = []
    const { status } = await readEntry(source, entry, (chunk) => parts.push(Buffer.from(chunk)))
    found.push([entry.name, status, Buffer.concat(parts).toString()])
  }
  return { found, issues: issues.map(({ code, entry }) => [code, entry]) }
}

const ALL = Object.entries(LISTS).map(([name, text]) => [name, 'ok', text])

describe('sizes behind the data, and no directory: small archives too are read to the byte', () => {
  test.each([0, 8])('method %i', async (method) => {
    for (const wide of [false, true])
      for (const marked of [true, false]) {
        const parts = Object.entries(LISTS).map(([n, t]) => streamed(n, t, method, wide, marked))
        const { found } = await read(Buffer.concat(parts))
        expect(found).toEqual(ALL)
      }
  })
})

describe('a directory that states no bytes for what is there', () => {
  /** Takes away what the directory says of the first entry; with `own`, what its own header says as well. */
  const emptied = (method: number, own = false, name = 'a.csv') => {
    const parts = Object.entries(LISTS).map(([n, data]) => ({ name: n, data, method }))
    const archive = zipOf(parts)
    const at = archive.indexOf('PK\x01\x02', 0, 'latin1')
    archive.fill(0, at + 16, at + 28).writeUInt16LE(5, at + 28)
    archive.write(name, at + 46)
    if (own) archive.fill(0, 14, 26)
    return archive
  }

  test.each([
    ['stored', emptied(0)],
    ['packed', emptied(8)],
    ['its own header states none either', emptied(0, true)],
    ['the name of a folder', emptied(0, false, 'a.cs/')],
  ])('%s: read by its own header, and said', async (_, archive) => {
    const { found, issues } = await read(archive)
    expect(found.map(([, status, text]) => [status, text])).toEqual(
      Object.values(LISTS).map((text) => ['ok', text]),
    )
    expect(issues).toEqual([['CORRUPT', 0]])
  })

  test('files and folders that hold nothing stay so', async () => {
    const nothing = [
      { name: 'x/', data: '', method: 0 },
      { name: 'e.csv', data: '', method: 0 },
    ]
    const later = nothing.map((part) => ({ ...part, descriptor: true }))
    for (const parts of [nothing, later, [...later, { name: 'a.csv', data: TEXT }]])
      expect((await read(zipOf(parts))).issues).toEqual([])
  })
})
