import { describe, expect, test } from 'vitest'
import { dbf, peopleList } from '../../../../test/files/data/make.ts'
import { memorySource } from '../../source.ts'
import { collected, type CollectedFile } from '../collected.ts'
import { readDbf } from './dbf.ts'

function read(bytes: Uint8Array): CollectedFile {
  const file = collected()
  readDbf(memorySource(bytes), file.sink)
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

describe('a table', () => {
  test('names and cells in GBK, whether its header says so or not', () => {
    for (const mark of [0, 0x4d, 0x7a, 0x03]) {
      const bytes = small()
      bytes[29] = mark
      const [grid] = read(bytes).grids
      expect(grid?.header).toEqual(['姓名', 'TEL', '删除标记'])
      expect(grid?.rows.map((r) => r.cells)).toEqual([
        ['张三', '138'],
        ['李四', ''],
      ])
    }
  })
  test('rows marked as deleted are read, and said', () => {
    const bytes = small()
    bytes[bytes.readUInt16LE(8)] = 0x2a
    const { grids, issues } = read(bytes)
    expect(grids[0]?.rows[0]?.cells).toEqual(['张三', '138', '*'])
    expect(issues.map((i) => i.code)).toEqual(['HIDDEN_ROWS'])
  })
  test('rows that the header states and the file lacks are unread, with their number', () => {
    const bytes = dbf(list)
    const [grid] = read(bytes.subarray(0, bytes.length - 100)).grids
    expect((grid?.rows.length ?? 0) + (grid?.unread[0]?.rows ?? 0)).toBe(10)
    expect(grid?.unread[0]?.code).toBe('CORRUPT')
  })
  test('a header that contradicts itself', () => {
    const bytes = small()
    bytes.writeUInt16LE(2, 10)
    expect(read(bytes).issues.map((i) => i.code)).toEqual(['CORRUPT'])
  })
})

test('bytes behind the last row, and cells that cannot be decoded, are told', () => {
  const codes = (bytes: Uint8Array) => read(bytes).issues.map((issue) => issue.code)
  expect(codes(Buffer.concat([small(), Buffer.from([0x1a, 0, 0x20])]))).toEqual([])
  expect(codes(Buffer.concat([small(), Buffer.from('x')]))).toEqual(['CORRUPT'])
  const bytes = small()
  bytes[29] = 0x4d
  bytes[bytes.readUInt16LE(8) + 1] = 0xff
  expect(codes(bytes)).toEqual(['UNDECODABLE'])
})
