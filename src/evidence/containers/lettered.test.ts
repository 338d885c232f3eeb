import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, expect, test } from 'vitest'
import { zipOf } from '../../../test/files/zip/build.ts'
import { formatOf } from '../format/formats.ts'
import { fileSource } from '../source.ts'
import { splitAt } from './split.ts'
import { openWhole } from './whole.ts'

const LIST = '张三,13800138000\n'.repeat(50)
const dir = mkdtempSync(join(tmpdir(), 'lettered-'))
afterAll(() => rmSync(dir, { recursive: true }))

/** Writes a file in pieces of so many bytes. */
function cut(stem: string, bytes: Buffer, length: number): string[] {
  const letters = (i: number) => String.fromCharCode(97 + Math.floor(i / 26), 97 + (i % 26))
  return Array.from({ length: Math.ceil(bytes.length / length) }, (_, i) => {
    writeFileSync(join(dir, stem + letters(i)), bytes.subarray(i * length, (i + 1) * length))
    return stem + letters(i)
  })
}

/** What a file is by its name and its neighbours: the name of what comes out and its text, or the piece that it is read with. */
async function read(name: string) {
  const source = fileSource(join(dir, name))
  const split = splitAt(join(dir, name), source)
  if (split === null) return null
  if ('first' in split) return split.first
  const format = formatOf(split.whole, name)
  const archive = await openWhole(split.whole, format, { name, passwords: [] })
  const parts: Buffer[] = []
  await archive.read(0, (chunk) => parts.push(Buffer.from(chunk)))
  split.close()
  source.close()
  return [archive.entries[0]?.name, Buffer.concat(parts).toString()]
}

test('pieces that end with letters are joined where the first is an archive and their lengths fit', async () => {
  const zip = zipOf([{ name: 'a.csv', data: LIST, method: 0 }])
  const [first = '', second = ''] = cut('名单.zip.', zip, 31)
  expect([await read(first), await read(second)]).toEqual([['a.csv', LIST], first])
  const gz = gzipSync(LIST)
  const [packed = ''] = cut('b.csv.gz.', gz, Math.ceil(gz.length / 2))
  expect(await read(packed)).toEqual(['b.csv', LIST])
  cut('x', zip, 400)
  expect(await read('xab')).toBe('xaa')
})

test('other files whose names end with two letters stand alone', async () => {
  const zip = zipOf([{ name: 'a.csv', data: LIST }])
  writeFileSync(join(dir, 'c.aa'), Buffer.concat([zip, Buffer.alloc(9)]))
  writeFileSync(join(dir, 'c.ab'), zip)
  writeFileSync(join(dir, 'c.gz'), gzipSync(LIST))
  writeFileSync(join(dir, 'd.aa'), LIST)
  writeFileSync(join(dir, 'd.ab'), '李四')
  expect(await Promise.all(['c.aa', 'c.ab', 'c.gz', 'd.aa', 'd.ab'].map(read))).toEqual(
    Array<null>(5).fill(null),
  )
})
