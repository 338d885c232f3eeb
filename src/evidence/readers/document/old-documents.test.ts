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
  test('a row of so many cells that its formatting stands elsewhere ends all the same', () => {
    const cells = (text: string): MadeParagraph[] => [
      { text, kind: 'cell' },
      { text: '13800000001', kind: 'cell' },
      { text: '', kind: 'far-row' },
    ]
    const { grids } = doc([...cells('张三'), ...cells('李四')])
    expect(grids).toEqual([
      [
        '表格 1',
        [
          ['张三', '13800000001'],
          ['李四', '13800000001'],
        ],
      ],
    ])
  })
  test('a table inside a cell is a table of its own', () => {
    const inner = (...cells: string[]): MadeParagraph[] => [
      ...cells.map((text) => ({ text, kind: 'inner-cell' }) as const),
      { text: '', kind: 'inner-row' },
    ]
    const { grids, codes } = doc([
      { text: '第一组', kind: 'in-cell' },
      ...inner('姓名', '电话'),
      ...inner('张三', '13800000001'),
      ...row('以上一组', '第二组'),
    ])
    expect(grids).toEqual([
      [
        '表格 2',
        [
          ['姓名', '电话'],
          ['张三', '13800000001'],
        ],
      ],
      ['表格 1', [['第一组\n以上一组', '第二组']]],
    ])
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
  test('a field that never ends hides nothing, and is told', () => {
    const { grids, codes } = doc([
      { text: '\x13 HYPERLINK \x14甲\x15乙\x13 REF', kind: 'plain' },
      ...row('张三', '13800000001'),
    ])
    expect(JSON.stringify(grids)).toMatch(/张三.*13800000001/)
    expect(JSON.stringify(grids)).toContain('"甲乙","REF"')
    expect(codes).toContain('CORRUPT')
  })
  test('Word 95 whose text goes on beyond the file is told', () => {
    const bytes = madeDoc([{ text: 'Zhang 13800000001', kind: 'plain' }], true)
    const main = 3 * 512
    bytes.writeUInt16LE(0x68, main + 2)
    bytes.writeUInt32LE(1024, main + 0x18)
    bytes.writeUInt32LE(1041, main + 0x1c)
    expect(read(readDoc, bytes)).toMatchObject({ codes: [] })
    bytes.writeUInt32LE(9000, main + 0x1c)
    expect(read(readDoc, bytes).codes).toContain('CORRUPT')
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
  test('a table inside a cell is a table of its own, as deep as it stands', () => {
    const nested = (level: number, ...cells: string[]) =>
      `\\pard\\intbl\\itap${level} ${cells.map((c) => `${c}\\nestcell `).join('')}{\\*\\nesttableprops\\trowd\\cellx1\\nestrow}{\\nonesttables\\par}`
    const { grids, codes } = rtf(
      `\\trowd\\cellx1\\pard\\intbl one\\par ${nested(2, 'Li', '138')}\\pard\\intbl\\itap2 in\\par {${nested(3, 'Wu', '137')}}\\pard\\intbl\\itap2 \\nestcell{\\*\\nesttableprops\\nestrow}\\pard\\intbl two\\cell\\row\\pard end\\par`,
    )
    expect(grids).toEqual([
      ['表格 2', [['Li', '138'], ['in\n']]],
      ['表格 3', [['Wu', '137']]],
      ['表格 1', [['one\ntwo']]],
      ['正文', [['end']]],
    ])
    expect(codes).toEqual([])
  })
  test('what was deleted while changes were recorded stands apart from what took its place', () => {
    const { grids } = rtf(
      '\\intbl Li\\cell {\\deleted 13800000001}{\\revised 13900000002}\\cell\\row' +
        '\\intbl {\\deleted Wang\\cell 13700000003}\\cell\\row\\pard Sun 13600000004\\par',
    )
    expect(grids).toEqual([
      [
        '表格 1',
        [
          ['Li', '13900000002'],
          ['', ''],
        ],
      ],
      ['正文', [['Sun', '13600000004']]],
      ['修订中删除的文字', [['13800000001'], ['Wang', '13700000003']]],
    ])
  })
  test('what is binary is passed over; signs that are meant stand', () => {
    const { grids } = rtf('a\\bin4 {}{}\\b c\\{\\}\\\\x\\_d\\par')
    expect(grids).toEqual([['正文', [['ac{}\\x-d']]]])
  })
  test('text boxes and notes stand beside the text; the double of a box is not read twice', () => {
    const box = (text: string) =>
      `{\\shp{\\*\\shpinst\\shpleft1{\\sp{\\sn shapeType}{\\sv 202}}{\\shptxt \\pard\\plain ${text}\\par}}{\\shprslt{\\par ${text}}}}`
    const { grids, codes } = rtf(
      `${table([['a', `1${box('Li 139')}{\\footnote\\pard note 137\\par}`]])}\\pard end\\par`,
    )
    expect(grids[0]).toEqual(['表格 1', [['a', '1']]])
    expect(grids[1]).toEqual(['正文', [['Li 139'], ['note 137'], ['end']]])
    expect(codes).toEqual([])
  })
  test('a group that says twice that it stands beside the text loses nothing', () => {
    const { grids } = rtf('a{\\footnote Li 138\\headerl Wang 139}b\\par')
    expect(grids).toEqual([['正文', [['Li 138'], ['Wang 139'], ['ab']]]])
  })
  test('groups deeper than are followed do not end the document', () => {
    const { grids, codes } = rtf(`${'{'.repeat(1500)}x${'}'.repeat(1500)}\\par Zhang 138\\par`)
    expect(JSON.stringify(grids)).toContain('Zhang 138')
    expect(codes).toEqual([])
  })
  test('what stands behind the document: another one is read, bytes are told', () => {
    const two = Buffer.from('{\\rtf1 a\\par}\n{\\rtf1 b\\par}\0\0')
    expect(read(readRtf, two)).toEqual({ grids: [['正文', [['a'], ['b']]]], codes: [] })
    const more = Buffer.from('{\\rtf1 a\\par}13800000001')
    expect(read(readRtf, more).codes).toEqual(['CORRUPT'])
  })
  test('a paragraph beyond 32 MB is cut, and told', () => {
    const { grids, codes } = rtf(`${'x'.repeat(33 << 20)}\\par end`)
    expect(codes).toContain('LIMIT')
    const [[, rows] = []] = grids as [string, string[][]][]
    expect(rows?.map(([cell]) => cell?.length)).toEqual([1 << 25, 3])
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

test('a document part of which was overwritten with zeros is told', () => {
  const { codes } = doc([{ text: `张三 13800000001${'\0'.repeat(40)}`, kind: 'plain' }])
  expect(codes).toContain('CORRUPT')
})

test('a rich text whose beginning was cut off is read, and it is told', () => {
  const text =
    'cf1 a}{\\pard\\fs24 13800000001\\par}{\\pard 13800000002\\par}{\\pard 13800000003\\par}}'
  const { grids, issues, sink } = collected()
  readRtf(memorySource(Buffer.from(text)), sink)
  expect(JSON.stringify(grids.map((grid) => grid.rows.map((row) => row.cells)))).toMatch(
    /13800000001.*13800000002.*13800000003/,
  )
  expect(issues.map(({ code }) => code)).toContain('CORRUPT')
})
