import { describe, expect, test } from 'vitest'
import { tarEntry, tarOf } from '../../../test/files/archives/build.ts'
import { zipOf } from '../../../test/files/zip/build.ts'
import { memorySource } from '../source.ts'
import { cabNames, lhaNames, renamed } from './stored-names.ts'
import { tarArchive } from './tar/tar.ts'
import { openZip } from './zip.ts'

const SETS: readonly (readonly [string, readonly string[], readonly string[]])[] = [
  [
    'shift_jis',
    ['顧客名簿/東京リスト.csv', '顧客名簿/大阪データ.csv'],
    [
      '8cda8b7196bc95eb2f938c8b9e838a835883672e637376',
      '8cda8b7196bc95eb2f91e58de38366815b835e2e637376',
    ],
  ],
  [
    'big5',
    ['客戶資料/臺北會員名單.csv', '客戶資料/學生名冊.csv'],
    [
      'abc8a4e1b8eaaec62fbb4fa55fb77cadfba657b3e62e637376',
      'abc8a4e1b8eaaec62fbec7a5cda657a5552e637376',
    ],
  ],
  [
    'gb18030',
    ['客户资料/台北会员名单.csv', '股民数据.csv'],
    ['bfcdbba7d7cac1cf2fcca8b1b1bbe1d4b1c3fbb5a52e637376', 'b9c9c3f1cafdbedd2e637376'],
  ],
  [
    'gb18030, of Taiwan',
    ['客戶資料/臺北會員名單.csv', '學生名冊.csv'],
    ['bfcd91f4d959c1cf2fc55fb1b195fe8654c3fb86ce2e637376', '8c57c9fac3fb83d42e637376'],
  ],
]

describe.each(SETS)('names that say nothing of their encoding: %s', (label, names, hex) => {
  const raws = hex.map((text) => Buffer.from(text, 'hex'))
  test('zip', () => {
    const { entries, issues } = openZip(
      memorySource(zipOf(raws.map((name) => ({ name, data: 'x' })))),
    )
    expect(entries.map((e) => e.safeName)).toEqual(names)
    expect(issues.map((i) => i.message)).toEqual([
      expect.stringContaining(label.split(',')[0] ?? ''),
    ])
  })
  test('tar', () => {
    const { entries } = tarArchive(memorySource(tarOf(...raws.map((name) => tarEntry(name, 'x')))))
    expect(entries.map((e) => e.safeName)).toEqual(names)
  })
  test('LHA and cabinets, by their own headers', () => {
    const lha = lhaNames(memorySource(Buffer.concat(raws.map((name, i) => lhaFile(name, i % 3)))))
    const cab = cabNames(memorySource(cabHead(raws)))
    const entry = { name: '?', safeName: '?', directory: false, size: 3, compressedSize: 3 }
    for (const stored of [lha, cab]) {
      const { entries, issues } = renamed(
        raws.map(() => entry),
        stored,
      )
      expect(entries.map((e) => e.safeName)).toEqual(names)
      expect(issues.map((i) => i.code)).toEqual(['NAME_ENCODING'])
    }
    expect(renamed([entry], lha).entries).toEqual([entry])
    expect(renamed([{ ...entry, size: 4 }, entry], lha).entries[0]?.name).toBe('?')
  })
})

/** A file of three bytes in a LHA archive, with a header of level 0, 1 or 2; of the last two the folder stands apart. */
function lhaFile(path: Buffer, level: number): Buffer {
  const slash = level === 0 ? -1 : path.indexOf('/')
  const name = path.subarray(slash + 1)
  const folder = Buffer.concat([path.subarray(0, slash), Buffer.of(0xff)])
  const parts = [Buffer.concat([Buffer.of(1), name])]
  if (slash >= 0) parts.push(Buffer.concat([Buffer.of(2), folder]))
  const further = Buffer.concat(
    [...parts, Buffer.alloc(0)].flatMap((part) => {
      const length = Buffer.alloc(2)
      length.writeUInt16LE(part.length === 0 ? 0 : part.length + 2)
      return [length, part]
    }),
  )
  const own = level === 0 ? name : Buffer.alloc(0)
  const head = Buffer.alloc(level === 2 ? 24 : 22)
  head.write('-lh0-', 2)
  head.writeUInt32LE(3 + (level === 1 ? further.length - 2 : 0), 7)
  head.writeUInt32LE(3, 11)
  head[20] = level
  if (level === 2) {
    head.writeUInt16LE(24 + further.length, 0)
    return Buffer.concat([head, further, Buffer.from('abc')])
  }
  head[21] = own.length
  head[0] = 22 + own.length + 2 + (level === 1 ? 3 : 0) - 2
  const end = level === 1 ? [Buffer.alloc(3), further] : [Buffer.alloc(2)]
  return Buffer.concat([head, own, ...end, Buffer.from('abc')])
}

/** The list of a cabinet. */
function cabHead(names: readonly Buffer[]): Buffer {
  const head = Buffer.alloc(36)
  head.writeUInt32LE(36, 16)
  head.writeUInt16LE(names.length, 28)
  const file = Buffer.alloc(16)
  file.writeUInt32LE(3, 0)
  return Buffer.concat([head, ...names.flatMap((name) => [file, name, Buffer.alloc(1)])])
}

test('LHA names in UTF-16', () => {
  const wide = (kind: number, text: string) => {
    const part = Buffer.concat([Buffer.from([0, 0, kind]), Buffer.from(text, 'utf16le')])
    part.writeUInt16LE(part.length, 0)
    return part
  }
  const further = Buffer.concat([wide(0x44, '名单.csv'), wide(0x45, '资料\uffff'), Buffer.alloc(2)])
  const head = Buffer.alloc(24)
  head.write('-lh0-', 2)
  head.writeUInt16LE(24 + further.length, 0)
  head[20] = 2
  expect(lhaNames(memorySource(Buffer.concat([head, further])))[0]?.text).toBe('资料/名单.csv')
})
