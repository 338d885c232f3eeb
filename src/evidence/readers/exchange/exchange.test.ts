import { describe, expect, test } from 'vitest'
import { collectAny } from '../../../../test/files/xlsx/collect-any.ts'
import { CELL } from '../../row.ts'
import { memorySource } from '../../source.ts'
import { collected } from '../collected.ts'
import { readDif } from './exchange.ts'

const SYLK = `ID;PWXL;N;E\r
P;PGeneral\r
P;Pyyyy/mm/dd\r
F;P0;DG0G8;M270\r
B;Y4;X3;D0 0 3 2\r
O;L;D;V0;K47;G100 0.001\r
C;Y1;X1;K"姓名"\r
C;X2;K"手机号"\r
C;X3;K"日期;;时间"\r
C;Y2;X1;K"张""三"\r
C;X2;K13800001111\r
F;P1;FG0G;X3\r
C;K44000\r
C;Y4;X1;K"李四\u001b :二行"\r
C;X2;K"013800002222";ER1C1\r
C;X3;KTRUE\r
E\r
`
const pair = (type: string, text: string) => `${type}\r\n${text}\r\n`
const DIF =
  `TABLE\r\n0,1\r\n"EXCEL"\r\nVECTORS\r\n0,3\r\n""\r\nTUPLES\r\n0,2\r\n""\r\nDATA\r\n0,0\r\n""\r\n` +
  pair('-1,0', 'BOT') +
  pair('1,0', '"姓名"') +
  pair('1,0', '"手机号"') +
  pair('-1,0', 'BOT') +
  pair('1,0', '"张""三\r\n二行"') +
  pair('0,13800001111', 'V') +
  pair('-1,0', 'BOT') +
  pair('1,0', '""') +
  pair('0,007', 'V') +
  pair('0,1', 'TRUE') +
  pair('-1,0', 'EOD')

async function read(text: string | Uint8Array, name: string) {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text
  const { format, grids, codes } = await collectAny(bytes, name, true)
  const rows = grids.flatMap((g) => g.rows.map((r) => [r.row, ...r.cells]))
  return { format, rows, codes, unread: grids.flatMap((g) => g.unread), first: grids[0] }
}

/** 姓名 手机号 日期 时间 张 李四 二行, as Chinese Excel writes them. */
const GBK: Readonly<Record<string, string>> = {
  姓名: 'd0d5c3fb',
  手机号: 'cad6bbfabac5',
  日期: 'c8d5c6da',
  时间: 'cab1bce4',
  张: 'd5c5',
  三: 'c8fd',
  李四: 'c0eecbc4',
  二行: 'b6fed0d0',
}
const gbk = (text: string) => {
  const hex = Object.entries(GBK).reduce(
    (all, [word, bytes]) => all.replaceAll(Buffer.from(word).toString('hex'), bytes),
    Buffer.from(text).toString('hex'),
  )
  return Buffer.from(hex, 'hex')
}

describe('SYLK', () => {
  test('as Excel saves it, in UTF-8 and GBK, whatever its name', async () => {
    for (const bytes of [Buffer.from(SYLK), gbk(SYLK)]) {
      const { format, rows, codes, unread, first } = await read(bytes, 'a.csv')
      expect([format, codes, unread]).toEqual(['sylk', [], []])
      expect(rows).toEqual([
        [1, '姓名', '手机号', '日期;时间'],
        [2, '张"三', '13800001111', '44000'],
        [4, '李四\n二行', '013800002222', 'TRUE'],
      ])
      expect([first?.rows[1]?.shown[2], first?.rows[1]?.types[2]]).toEqual([
        '2020-06-18',
        CELL.DATE,
      ])
      expect(first?.blank).toEqual([[3, 3]])
    }
  })
  test('a cut file, a record that is none, and a place that is taken are told', async () => {
    expect((await read(SYLK.slice(0, SYLK.indexOf('C;Y4')), 'a.slk')).unread).toEqual([
      ['CORRUPT', 3, null],
    ])
    const more = 'Q;1\r\nC;Y1;X1;K"又"\r\nC;Y9999999;K1\r\nE\r\n'
    const odd = await read(SYLK.slice(0, -3) + more, 'a.slk')
    expect(odd.codes).toEqual(['CORRUPT', 'LIMIT'])
  })
})

test('SYLK: signs in quotes part no cell, nothing is put in for a NUL, comments are told', async () => {
  const cells = 'C;Y5;X1;K"a;b"\r\nC;X2;K"c;;d";E"x"\r\nC;X3;K"e\u0000f"\r\nC;Y1;X1;A备注\r\nE\r\n'
  const { rows, codes } = await read(SYLK.slice(0, -3) + cells, 'a.slk')
  expect(rows.at(-1)).toEqual([5, 'a;b', 'c;d', 'e\u0000f'])
  expect(codes).toContain('NOT_A_TABLE')
})

test('DIF: what stands behind its end is told', async () => {
  expect((await read(`${DIF}张三,13800001111\r\n\r\n`, 'a.dif')).codes).toEqual(['CORRUPT'])
})

describe('DIF', () => {
  test('as spreadsheets save it', async () => {
    const { format, rows, codes, unread } = await read(DIF, 'a.dif')
    expect([format, codes, unread]).toEqual(['dif', [], []])
    expect(rows).toEqual([
      [1, '姓名', '手机号'],
      [2, '张"三\n二行', '13800001111'],
      [3, '', '007', 'TRUE'],
    ])
  })
  test('a cut file is told', async () => {
    expect((await read(DIF.slice(0, -20), 'a.dif')).unread).toEqual([['CORRUPT', 4, null]])
  })
})

test.each([
  'ID;PHONE;NAME\n1;13800001111;张三\n2;13800002222;李四\n',
  'TABLE\n0,1\n张三,13800001111\n',
])('a list is no such file: %j', async (text) => {
  expect((await read(text, 'a.slk')).format).toBe('text')
})

test('cut anywhere, nothing is thrown and every grid ends', async () => {
  for (const text of [SYLK, DIF])
    for (let length = 1; length < text.length; length += 7) {
      const { grids } = await collectAny(Buffer.from(text.slice(0, length)), 'a.slk')
      expect(grids.every((grid) => grid.ended === 1)).toBe(true)
    }
})

test('SYLK: days counted from 1904 are shown so', async () => {
  const shown = async (text: string) => (await read(text, 'a.slk')).first?.rows[1]?.shown[2]
  expect(await shown(SYLK)).toBe('2020-06-18')
  expect(await shown(SYLK.replace(';V0;', ';V4;'))).toBe('2024-06-19')
})

function readAs(text: string) {
  const file = collected()
  readDif(memorySource(Buffer.from(text)), file.sink, {})
  return file
}

test('DIF: labels of the columns are their names', () => {
  const label = (column: number, text: string) => `LABEL\r\n${String(column)},1\r\n"${text}"\r\n`
  const labelled = DIF.replace('DATA\r\n', `${label(1, 'NAME')}${label(3, 'TEL')}DATA\r\n`)
  const { grids, issues } = readAs(labelled)
  expect([grids[0]?.header, grids[0]?.rows.length]).toEqual([['NAME', null, 'TEL'], 3])
  expect(issues).toEqual([])
  const said = DIF.replace('DATA\r\n', `${label(1, '姓名')}${label(2, '手机号')}DATA\r\n`)
  expect(readAs(said).grids[0]?.header).toBeNull()
})
