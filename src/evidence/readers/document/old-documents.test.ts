import { describe, expect, test } from 'vitest'
import type { ReadSink } from '../../row.ts'
import { memorySource, type ByteSource } from '../../source.ts'
import { collected } from '../collected.ts'
import { readDoc } from './doc.ts'
import { madeDoc, type MadeParagraph } from './made-doc.ts'
import { readRtf } from './rtf.ts'

type Reader = (source: ByteSource, sink: ReadSink) => void
function read(reader: Reader, bytes: Uint8Array) {
  const file = collected()
  reader(memorySource(bytes), file.sink)
  return {
    grids: file.grids.map((g) => [g.sheet, g.rows.map((r) => r.cells)]),
    codes: file.issues.map((i) => i.code),
  }
}
const doc = (paragraphs: readonly MadeParagraph[]) => read(readDoc, madeDoc(paragraphs))
const rtf = (text: string) =>
  read(readRtf, Buffer.from(`{\\rtf1\\ansi\\ansicpg936 ${text}}`, 'latin1'))
const row = (...cells: string[]): MadeParagraph[] => [
  ...cells.map((text) => ({ text, kind: 'cell' }) as const),
  { text: '', kind: 'row' },
]

describe('Word 97-2003', () => {
  test('tables with an empty last cell and a cell of two paragraphs, and what stands around', () => {
    const { grids, codes } = doc([
      { text: '三月客户', kind: 'plain' },
      ...row('姓名', '电话', '备注'),
      { text: '张三', kind: 'in-cell' },
      ...row('（经理）', '13800000001', ''),
      ...row('李四', '', ''),
      { text: '另：王五 13900000003', kind: 'plain' },
    ])
    expect(grids[0]).toEqual([
      '表格 1',
      [
        ['姓名', '电话', '备注'],
        ['张三\n（经理）', '13800000001', ''],
        ['李四', '', ''],
      ],
    ])
    expect(JSON.stringify(grids[1])).toMatch(/三月客户.*王五/)
    expect(codes).toEqual([])
  })
  test('fields are read by their result; pictures are named', () => {
    const { grids, codes } = doc([
      { text: '\x13 HYPERLINK "tel:1" \x14张三\x15 13800000001\x01', kind: 'plain' },
    ])
    expect(JSON.stringify(grids)).toContain('张三')
    expect(JSON.stringify(grids)).not.toContain('HYPERLINK')
    expect(codes).toEqual(['NOT_A_TABLE'])
  })
  test('one byte a character', () => {
    const bytes = madeDoc([{ text: 'Zhang 13800000001', kind: 'plain' }], true)
    expect(JSON.stringify(read(readDoc, bytes).grids)).toContain('13800000001')
  })
  test('locked, damaged, cut: said', () => {
    const bytes = madeDoc(row('张三', '13800000001'))
    const locked = Buffer.from(bytes)
    locked.writeUInt16LE(0x0300, 3 * 512 + 0x0a)
    expect(read(readDoc, locked).codes).toEqual(['PASSWORD'])
    for (let length = 0; length < 19 * 512 + 268; length += 97)
      expect(read(readDoc, bytes.subarray(0, length)).codes.length).toBeGreaterThan(0)
  })
  test('any byte may be wrong', () => {
    const bytes = madeDoc([...row('张三', '13800000001'), { text: 'x', kind: 'plain' }])
    for (let at = 0; at < bytes.length; at += 3) {
      const damaged = Buffer.from(bytes)
      damaged[at] = 0xff - (damaged[at] ?? 0)
      read(readDoc, damaged)
    }
  })
})

describe('rich text', () => {
  const table = (rows: readonly string[][]) =>
    rows
      .map(
        (cells) =>
          `\\trowd\\cellx1\\pard\\intbl ${cells.map((c) => `${c}\\cell `).join('')}\\row\n`,
      )
      .join('')
  test('a table and lines; characters as numbers and as bytes of a code page', () => {
    const { grids, codes } = rtf(
      `{\\fonttbl{\\f0\\fcharset134 \\'cb\\'ce;}{\\f1\\fcharset0 Arial;}}${table([
        ['\\u22995?\\u21517?', "\\f0\\'b5\\'e7\\'bb\\'b0"],
        ["\\'d5\\'c5\\u19977 ?", '13800000001'],
      ])}\\pard another\\par {\\*\\comment hidden}{\\pict ffd8ff}\\uc0\\u26446 \\u22235\\tab 139\\par`,
    )
    expect(grids[0]).toEqual([
      '表格 1',
      [
        ['姓名', '电话'],
        ['张三', '13800000001'],
      ],
    ])
    const loose = JSON.stringify(grids[1])
    expect(loose).toMatch(/another.*李四.*139/)
    expect(loose).not.toMatch(/hidden|ffd8/)
    expect(codes).toEqual(['NOT_A_TABLE'])
  })
  test('what is binary is passed over; signs that are meant stand', () => {
    const { grids } = rtf('a\\bin4 {}{}\\b c\\{\\}\\\\x\\_d\\par')
    expect(grids).toEqual([['正文', [['ac{}\\x-d']]]])
  })
  test('cut at every place: no crash, and said', () => {
    const text = `{\\rtf1\\ansi ${table([
      ['a', '1'],
      ['b', '2'],
    ])}\\pard x\\par}`
    for (let n = 6; n < text.length; n++)
      expect(read(readRtf, Buffer.from(text.slice(0, n))).codes).toContain('CORRUPT')
    expect(read(readRtf, Buffer.from(text)).codes).toEqual([])
  })
})
