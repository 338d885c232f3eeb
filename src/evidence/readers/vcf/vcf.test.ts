import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { collectAny } from '../../../../test/files/xlsx/collect-any.ts'
import { memorySource } from '../../source.ts'
import { collected, type CollectedFile } from '../collected.ts'
import { fieldsBeyond } from '../fields-beyond.ts'
import { readCards } from './vcf.ts'

function read(text: string | Uint8Array): CollectedFile {
  const file = collected()
  readCards(memorySource(typeof text === 'string' ? Buffer.from(text) : text), file.sink)
  return file
}
const card = (...lines: string[]) => ['BEGIN:VCARD', ...lines, 'END:VCARD', ''].join('\r\n')
/** The cells of a card by the name of their column. */
function cellsOf(text: string | Uint8Array, row = 0): Record<string, string> {
  const [grid] = read(text).grids
  const cells = grid?.rows[row]?.cells ?? []
  return Object.fromEntries(
    cells.flatMap((cell, i) => (cell === null ? [] : [[grid?.header?.[i] ?? '', cell]])),
  )
}

describe('properties', () => {
  test('an address is shown as what it names, and stands as it is', async () => {
    const text = card('TEL;VALUE=uri:tel:+86-138-0013-8000;ext=1', 'EMAIL:mailto:a@b.cn')
    const { grids } = await collectAny(Buffer.from(text), 'a.vcf', true)
    expect(grids[0]?.rows[0]?.cells).toEqual(['tel:+86-138-0013-8000;ext=1', 'mailto:a@b.cn'])
    expect(grids[0]?.rows[0]?.shown).toEqual(['+86-138-0013-8000', 'a@b.cn'])
  })
  test('what a calendar says of itself, where it tells of somebody', () => {
    const said = [
      'X-WR-CALNAME:张三 13800000001',
      'X-WR-CALDESC:客户\\, 李四 13800000002',
      'METHOD:PUBLISH',
    ]
    const text = [
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      ...said,
      'BEGIN:VEVENT',
      'SUMMARY:见面',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ].join('\r\n')
    const { grids, issues } = read(text)
    expect(grids.map((g) => [g.sheet, g.rows.map((r) => r.cells.join(' '))])).toEqual([
      [null, ['见面']],
      ['日历', ['张三 13800000001', '客户, 李四 13800000002']],
    ])
    expect(issues).toEqual([])
  })
  test('lines that end by a carriage return alone', () => {
    const text = (card('FN:张三', 'TEL:13800138000') + card('FN:李四')).replaceAll('\r\n', '\r')
    const { grids, issues } = read(text)
    const rows = grids[0]?.rows.map(({ row, cells }) => [row, cells.filter((c) => c !== null)])
    expect([rows, issues]).toEqual([
      [
        [1, ['张三', '13800138000']],
        [5, ['李四']],
      ],
      [],
    ])
  })
  test('lines that are folded within a character, wherever they are and whatever the window', () => {
    const text = '张三，青岛市市南区香港中路一号😀客户名单，'.repeat(40)
    for (const [fold, window] of [
      ['\r\n ', 4096],
      ['\n\t', 64],
      ['\r\n ', 97],
    ] as const)
      for (const each of [73, 74, 75, 76]) {
        const bytes = Buffer.from(`NOTE:${text}`)
        const lines = Array.from({ length: Math.ceil(bytes.length / each) }, (_, i) =>
          bytes.subarray(i * each, (i + 1) * each).toString('latin1'),
        )
        const file = collected()
        const source = memorySource(Buffer.from(card(lines.join(fold)), 'latin1'))
        expect(readCards(source, file.sink, { window })).toBe('utf-8')
        expect([file.grids[0]?.rows[0]?.cells, file.issues]).toEqual([[text], []])
      }
    const gbk = card('FN:\xd5\xc5\r\n \xb0\xa2').repeat(30)
    expect(cellsOf(Buffer.from(gbk, 'latin1'))).toEqual({ 姓名: '张阿' })
  })
  test('several numbers are columns, and what is said of them stands beside', () => {
    expect(
      cellsOf(
        card('VERSION:3.0', 'FN:张三', 'TEL;TYPE=CELL:1', 'TEL;HOME;VOICE:2', 'EMAIL:a@b.cn'),
      ),
    ).toEqual({
      姓名: '张三',
      电话1: '1',
      电话1类型: 'CELL',
      电话2: '2',
      电话2类型: 'HOME,VOICE',
      邮箱1: 'a@b.cn',
    })
  })
  test.each<[about: string, line: string, column: string, value: string]>([
    [
      'quoted-printable in UTF-8',
      'FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E5=BC=A0=E4=B8=89',
      '姓名',
      '张三',
    ],
    ['quoted-printable in GBK', 'FN;CHARSET=GBK;QUOTED-PRINTABLE:=D5=C5=C8=FD', '姓名', '张三'],
    [
      'quoted-printable over two lines',
      'FN;ENCODING=QUOTED-PRINTABLE:=E5=BC=\r\n=A0=E4=B8=89',
      '姓名',
      '张三',
    ],
    ['a folded line', 'NOTE:一\r\n 二', '备注', '一二'],
    ['escapes', String.raw`NOTE:a\, b\; c\nd`, '备注', 'a, b; c\nd'],
    ['a group', 'item1.TEL:1', '电话1', '1'],
    ['a name in parts, alone', 'N:张;三;;;', '姓名', '张;三;;;'],
    ['a property of a phone maker', 'X-QQ:12345', 'QQ', '12345'],
    ['one nobody knows', 'X-ODD:1', 'X-ODD', '1'],
  ])('%s', (_, line, column, value) => {
    expect(cellsOf(card(line))[column]).toBe(value)
  })
  test('a value that goes on and on takes no further card with it', () => {
    const endless = `NOTE;ENCODING=QUOTED-PRINTABLE:${`${'A'.repeat(60_000)}=\r\n`.repeat(20)}`
    const odd = `NOTE;ENCODING=QUOTED-PRINTABLE:${'='.repeat(200_000)}`
    for (const line of [endless, odd]) {
      const { grids } = read(card('TEL:1', line) + card('TEL:2'))
      expect(grids[0]?.rows.map(({ cells }) => cells[0])).toEqual(['1', '2'])
    }
  })
  test('pictures are counted', () => {
    const { grids, issues } = read(
      card('FN:张三', 'PHOTO;ENCODING=BASE64;JPEG:/9j/4AAQ', ' AAAA', ''),
    )
    expect(grids[0]?.rows[0]?.cells).toEqual(['张三'])
    expect(issues.map((i) => i.code)).toEqual(['NOT_A_TABLE'])
  })
})

describe('cards', () => {
  test('are numbered by the line on which they begin', () => {
    expect(read(card('FN:a') + card('FN:b')).grids[0]?.rows.map((r) => r.row)).toEqual([1, 4])
  })
  test('without their end are given as far as they are read', () => {
    const { grids, issues } = read(`BEGIN:VCARD\nFN:a\n${card('FN:b')}BEGIN:VCARD\nFN:c`)
    expect(grids[0]?.rows.map((r) => r.cells[0])).toEqual(['a', 'b', 'c'])
    expect(issues.map((i) => [i.code, i.row])).toEqual([
      ['CORRUPT', 1],
      ['CORRUPT', 6],
    ])
  })
  test('a calendar: its events are rows', () => {
    const text =
      'BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nSUMMARY:会议\nDTSTART:20211026T080000\nATTENDEE:mailto:a@b.cn\nEND:VEVENT\nEND:VCALENDAR\n'
    expect(cellsOf(text)).toEqual({
      主题: '会议',
      开始时间: '20211026T080000',
      参加者1: 'mailto:a@b.cn',
    })
  })
})

const shared = join(import.meta.dirname, '../../../../../shared/data/vcf-archives-iped')
test.each([
  'bulk_extractor-John Jakes.vcf',
  'test_contactsCompleteWithoutThumbHTMLToString.vcf',
  'test_contactsMultiple.vcf',
])('%s: as many rows as cards, each FN and TEL in its cell', (name) => {
  const bytes = readFileSync(join(shared, name))
  const text = bytes.toString('utf8').replace(/\r?\n[ \t]/g, '')
  const { grids } = read(bytes)
  expect(grids[0]?.rows).toHaveLength(text.match(/^BEGIN:VCARD/gm)?.length ?? 0)
  const cells = new Set(grids[0]?.rows.flatMap((r) => r.cells))
  for (const [, value = ''] of text.matchAll(/^(?:item\d\.)?(?:FN|TEL)[^:\n]*:([^\r\n]*)/gm))
    expect(cells).toContain(value.replace(/\\([,;\\])/g, '$1'))
})

describe('nothing is lost in silence', () => {
  test('a second TEL and a property of that name, a busy time, lines outside cards', () => {
    expect(cellsOf(card('FN:张三', 'X-A:1', 'X-A:2', 'X-A2:3'))).toMatchObject({
      'X-A': '1',
      'X-A2': '2',
      'X-A2#2': '3',
    })
    const busy =
      'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VFREEBUSY\r\nATTENDEE:mailto:a@b.cn\r\nEND:VFREEBUSY\r\nEND:VCALENDAR\r\n'
    expect(cellsOf(busy)).toEqual({ 参加者1: 'mailto:a@b.cn' })
    expect(read(busy).issues).toEqual([])
    const { issues } = read(`${card('FN:张三')}TEL:13800000001\r\n`)
    expect(issues.map(({ code }) => code)).toEqual(['CORRUPT'])
  })
  test('a value that is cut, or cannot be decoded', () => {
    const codes = (line: string) => read(card('FN:张三', line)).issues.map(({ code }) => code)
    expect(codes(`NOTE:${'x'.repeat(2 << 20)}`)).toEqual(['LIMIT'])
    expect(codes('NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:=FF=FF')).toEqual(['UNDECODABLE'])
  })
})

test('what has no column of its own any more stands in the last one with its name, and is told', () => {
  const cards = Array.from({ length: 1500 }, (_, n) => card(`X-A${String(n)}:v${String(n)}`)).join(
    '',
  )
  const { grids, issues } = read(cards)
  expect(grids[0]?.rows.at(-1)?.cells.at(-1)).toBe('X-A1499: v1499')
  expect(issues).toEqual([fieldsBeyond(null, 1000)])
})
