import { describe, expect, test } from 'vitest'
import { dbf, peopleList } from '../../../../test/files/data/make.ts'
import type { Beside } from '../../beside/beside.ts'
import { formatOf } from '../../format/formats.ts'
import { memorySource } from '../../source.ts'
import { collected, type CollectedFile } from '../collected.ts'
import { readDbf } from './dbf.ts'

async function read(bytes: Uint8Array, beside?: Beside): Promise<CollectedFile> {
  const file = collected()
  await readDbf(memorySource(bytes), file.sink, { beside })
  return file
}
const list = peopleList(10)
/** 姓名, 张三, 李四 in GBK; tests hold no encoder for it. */
const GBK: Readonly<Record<string, string>> = {
  姓名: 'd0d5c3fb',
  张三: 'd5c5c8fd',
  李四: 'c0eecbc4',
}
const gbk = (text: string) => Buffer.from(GBK[text] ?? Buffer.from(text).toString('hex'), 'hex')
const small = () =>
  dbf(
    {
      names: ['姓名', 'TEL'],
      rows: [
        ['张三', '138'],
        ['李四', ''],
      ],
    },
    gbk,
  )

test('is known whatever it is called, by what its head says', () => {
  const bytes = small()
  bytes.set([125, 11, 23], 1)
  const called = (table: Buffer) => formatOf(memorySource(table), '名单.xls').id
  expect(called(bytes)).toBe('dbf')
  expect(called(Buffer.concat([bytes, Buffer.alloc(40)]))).not.toBe('dbf')
})

describe('a table', () => {
  test('names and cells in GBK, whether its header says so or not', async () => {
    for (const mark of [0, 0x4d, 0x7a, 0x03]) {
      const bytes = small()
      bytes[29] = mark
      const [grid] = (await read(bytes)).grids
      expect(grid?.header).toEqual(['姓名', 'TEL', '删除标记'])
      expect(grid?.rows.map((r) => r.cells)).toEqual([
        ['张三', '138'],
        ['李四', ''],
      ])
    }
  })
  test('rows marked as deleted are read, and said', async () => {
    const bytes = small()
    bytes[bytes.readUInt16LE(8)] = 0x2a
    const { grids, issues } = await read(bytes)
    expect(grids[0]?.rows[0]?.cells).toEqual(['张三', '138', '*'])
    expect(issues.map((i) => i.code)).toEqual(['HIDDEN_ROWS'])
  })
  test('rows that the header states and the file lacks are unread, with their number', async () => {
    const bytes = dbf(list)
    const [grid] = (await read(bytes.subarray(0, bytes.length - 100))).grids
    expect((grid?.rows.length ?? 0) + (grid?.unread[0]?.rows ?? 0)).toBe(10)
    expect(grid?.unread[0]?.code).toBe('CORRUPT')
  })
  test('a header that contradicts itself', async () => {
    const bytes = small()
    bytes.writeUInt16LE(2, 10)
    expect((await read(bytes)).issues.map((i) => i.code)).toEqual(['CORRUPT'])
  })
})

test('bytes behind the last row, and cells that cannot be decoded, are told', async () => {
  const codes = async (bytes: Uint8Array) => (await read(bytes)).issues.map((issue) => issue.code)
  expect(await codes(Buffer.concat([small(), Buffer.from([0x1a, 0, 0x20])]))).toEqual([])
  expect(await codes(Buffer.concat([small(), Buffer.from('x')]))).toEqual(['CORRUPT'])
  const bytes = small()
  bytes[29] = 0x4d
  bytes[bytes.readUInt16LE(8) + 1] = 0xff
  expect(await codes(bytes)).toEqual(['UNDECODABLE'])
})

describe('texts in a memo file', () => {
  /** A table of names and notes, whose memos begin at these blocks. */
  const table = (blocks: readonly string[]) => {
    const bytes = dbf({ names: ['NAME', 'NOTE'], rows: blocks.map((block) => ['a', block]) })
    bytes[32 + 32 + 11] = 'M'.charCodeAt(0)
    return bytes
  }
  const beside =
    (name: string, bytes: Buffer): Beside =>
    (names) =>
      Promise.resolve(
        names('a.dbf').includes(name)
          ? { name, source: memorySource(bytes), close: () => undefined }
          : null,
      )
  const head = (at: number, size: number) => {
    const bytes = Buffer.alloc(512)
    if (at === 6) bytes.writeUInt16BE(size, at)
    else bytes.writeUInt16LE(size, at)
    return bytes
  }
  const block = (bytes: Buffer) => Buffer.concat([bytes, Buffer.alloc(512)]).subarray(0, 512)
  const text = '张三 13800138000'
  const sized = (first: string, length: number, big: boolean) => {
    const bytes = Buffer.from(`${first}00000000`, 'hex')
    if (big) bytes.writeUInt32BE(length, 4)
    else bytes.writeUInt32LE(length, 4)
    return Buffer.concat([bytes, Buffer.from(text)])
  }
  const length = Buffer.byteLength(text)
  test.each<[string, string, Buffer]>([
    ['dBASE III', 'a.dbt', Buffer.concat([head(20, 0), block(Buffer.from(`${text}\u001a`))])],
    ['dBASE IV', 'a.dbt', Buffer.concat([head(20, 512), sized('ffff0800', length + 8, false)])],
    ['FoxPro', 'a.FPT', Buffer.concat([head(6, 512), sized('00000001', length, true)])],
  ])('%s', async (_, name, memo) => {
    const bytes = table(['         1', '          ', '        99'])
    bytes[29] = 0
    const { grids, issues } = await read(bytes, beside(name, memo))
    expect(grids[0]?.rows.map((r) => r.cells[1] ?? null)).toEqual([text, null, null])
    expect(issues.map((i) => i.code)).toEqual(['CORRUPT'])
  })
  test('without it, and what is no text', async () => {
    const bytes = table(['         1', '         1'])
    expect((await read(bytes)).issues.map((i) => i.code)).toEqual(['NOT_A_TABLE'])
    const picture = Buffer.concat([head(6, 512), sized('00000000', length, true)])
    const { issues } = await read(bytes, beside('a.fpt', picture))
    expect(issues.map((i) => i.message).join()).toContain('2处')
  })
  test('a memo at which many rows point is not read without end', async () => {
    const memo = Buffer.concat([head(6, 512), sized('00000001', 0xff0000, true)])
    const large = Buffer.concat([memo, Buffer.alloc(0xff0000, 'x')])
    const { grids, issues } = await read(
      table(Array.from({ length: 300 }, () => '         1')),
      beside('a.fpt', large),
    )
    const taken = grids[0]?.rows.reduce((n, r) => n + (r.cells[1]?.length ?? 0), 0) ?? 0
    expect(taken).toBeLessThan(140 << 20)
    expect(issues.map((i) => i.code)).toEqual(['LIMIT'])
  })
})

describe('what damage leaves', () => {
  const told = async (bytes: Buffer) => (await read(bytes)).issues.map(({ code }) => code)

  test('columns that do not fill a row are told', async () => {
    const narrower = small()
    narrower.writeUInt8(1, 32 + 32 + 16)
    const fewer = small()
    fewer.writeUInt8(0x0d, 32 + 32)
    expect([await told(narrower), await told(fewer)]).toEqual([['CORRUPT'], ['CORRUPT']])
  })

  test.each([
    ['a row of zeros among others', [1], ['CORRUPT']],
    ['a table whose writer marks no row', [0, 1], []],
  ])('%s', async (_, rows, codes) => {
    const bytes = small()
    for (const row of rows) bytes[bytes.readUInt16LE(8) + row * bytes.readUInt16LE(10)] = 0
    expect(await told(bytes)).toEqual(codes)
  })

  test('a column of no kind that there is is read as text; that of the nulls of FoxPro is not', async () => {
    const bytes = small()
    bytes.write('0', 32 + 32 + 11)
    expect((await read(bytes)).grids[0]?.rows[0]?.cells).toEqual(['张三', '138'])
    bytes.write('_', 32 + 32)
    expect((await read(bytes)).grids[0]?.rows[0]?.cells).toEqual(['张三'])
  })
})
