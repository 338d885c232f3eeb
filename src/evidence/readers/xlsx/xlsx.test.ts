import { describe, expect, test } from 'vitest'
import { cellsOf, collect } from '../../../../test/files/xlsx/collect.ts'
import { oneSheet, sheetXml, xlsxOf } from '../../../../test/files/xlsx/build.ts'
import { CELL } from '../../row.ts'

const row = (cells: string, r = 1) => `<row r="${r}">${cells}</row>`

const inline = (inside: string) => row(`<c r="A1" t="inlineStr"><is>${inside}</is></c>`)

const str = (text: string) => row(`<c r="A1" t="str"><v>${text}</v></c>`)

describe('text', () => {
  test.each([
    ['as it stands', '<t>张三 &amp; 李四</t>', '张三 & 李四'],
    [
      'five references and numbers',
      '<t>&lt;&gt;&quot;&apos;&#65;&#x4e2d;&#x1F600;</t>',
      '<>"\'A中😀',
    ],
    ['an unknown reference stays', '<t>&lol9; &#xD800; &#0; &x</t>', '&lol9; &#xD800; &#0; &x'],
    ['CDATA', '<t><![CDATA[a<b>&amp;]]]></t>', 'a<b>&amp;]'],
    ['a comment inside', '<t>a<!-- x --\u003eb</t>', 'ab'],
    ['an instruction inside', '<t>a<?x y?>b</t>', 'ab'],
    [
      'runs are joined',
      '<r><rPr><b/></rPr><t>甲</t></r><r><t xml:space="preserve"> 乙</t></r>',
      '甲 乙',
    ],
    ['readings are left out', '<t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh>', '東京'],
    ['space without preserve goes', '<t>\n  a b\t</t>', 'a b'],
    ['space with preserve stays', '<t xml:space="preserve"> a </t>', ' a '],
    ['space written as a reference stays', '<t> &#10;a &#32; </t>', '\na  '],
    ['plain text before runs goes before them', '<t>甲</t><r><t>乙</t></r>', '甲'],
    ['line ends are LF', '<t>a\r\nb\rc</t>', 'a\nb\nc'],
    ['_x000D_ is a carriage return', '<t>a_x000D_b_x005F_x000D_</t>', 'a\rb_x000D_'],
    ['surrogates belong together', '<t>_xD83D__xDE00_ _xD83D_</t>', '😀 _xD83D_'],
    ['no escape', '<t>_x00_ _xZZZZ_ a_b_x</t>', '_x00_ _xZZZZ_ a_b_x'],
    ['empty', '<t></t>', ''],
    ['empty tag', '<t/>', ''],
    ['nothing at all', '', ''],
  ])('%s: inline and shared alike', async (_, xml, text) => {
    const shared = oneSheet(row('<c r="A1" t="s"><v>0</v></c>'), { strings: `<si>${xml}</si>` })
    expect(await cellsOf(oneSheet(inline(xml)))).toEqual([[text]])
    expect(await cellsOf(shared)).toEqual([[text]])
  })

  test('a formula that gives text: as it stands, spaces too', async () => {
    expect(await cellsOf(oneSheet(str(' a_x000A_b&amp; ')))).toEqual([[' a\nb& ']])
  })

  test('an inline cell that has a value instead', async () => {
    const cell = row('<c r="A1" t="inlineStr"><v>x</v></c>')
    expect(await cellsOf(oneSheet(cell))).toEqual([['x']])
  })

  test('longer than Excel allows, longer than a chunk', async () => {
    const text = '长文字&amp;'.repeat(300_000)
    const [[cell]] = (await cellsOf(oneSheet(inline(`<t>${text}</t>`)))) as [[string]]
    expect(cell === '长文字&'.repeat(300_000)).toBe(true)
  })
})

describe('values', () => {
  const typed = async (cell: string, formats: string[] = [], date1904 = false) => {
    const { grids, codes } = await collect(oneSheet(row(cell), { formats, date1904 }))
    const first = grids[0]?.rows[0]
    return [first?.cells[0], first?.types[0], first?.shown[0], codes] as const
  }
  test.each<[string, string, readonly [string, number, string]]>([
    ['number', '<c><v>0.1</v></c>', ['0.1', CELL.NUMBER, '0.1']],
    [
      'eighteen digits',
      '<c><v>110105194912310021</v></c>',
      ['110105194912310021', 2, '110105194912310021'],
    ],
    ['E-notation', '<c><v>1.3800138E10</v></c>', ['1.3800138E10', 2, '13800138000']],
    ['beyond eleven digits', '<c><v>6.217E+18</v></c>', ['6.217E+18', 2, '6.217E+18']],
    ['binary trace', '<c><v>0.10000000000000001</v></c>', ['0.10000000000000001', 2, '0.1']],
    ['space around a number', '<c><v> 7\n</v></c>', ['7', 2, '7']],
    ['text in a number cell', '<c><v>abc</v></c>', ['abc', CELL.TEXT, 'abc']],
    ['true', '<c t="b"><v>1</v></c>', ['1', CELL.BOOLEAN, 'TRUE']],
    ['error', '<c t="e"><v>#N/A</v></c>', ['#N/A', CELL.ERROR, '#N/A']],
    [
      'ISO date',
      '<c t="d"><v>2021-10-26T00:00:00</v></c>',
      ['2021-10-26T00:00:00', CELL.DATE, '2021-10-26'],
    ],
    ['cached value', '<c><f>A2</f><v>5</v></c>', ['5', CELL.NUMBER, '5']],
    ['cached empty text', '<c t="str"><f>A2</f><v></v></c>', ['', CELL.TEXT, '']],
  ])('%s', async (_, cell, wanted) => {
    expect((await typed(cell)).slice(0, 3)).toEqual(wanted)
  })

  test.each([
    ['yyyy/m/d', '44495', '2021-10-26'],
    ['yyyy"年"m"月"d"日" h:mm', '44495.586805555555', '2021-10-26 14:05:00'],
    ['[$-804]上午/下午h"时"mm"分"', '0.5868055555', '14:05:00'],
    ['[h]:mm:ss', '1.0868055555', '26:05:00'],
    ['mm:ss', '0.5', '12:00:00'],
    ['yyyy-mm-dd', '60', '1900-02-29'],
    ['yyyy-mm-dd', '59', '1900-02-28'],
    ['yyyy-mm-dd', '1', '1900-01-01'],
    ['yyyy-mm-dd', '61', '1900-03-01'],
    ['yyyy-mm-dd', '2958465', '9999-12-31'],
  ])('%s shows %s as %s', async (format, value, shown) => {
    const cell = `<c s="1"><v>${value}</v></c>`
    expect((await typed(cell, [format])).slice(0, 3)).toEqual([value, CELL.DATE, shown])
  })

  test('the 1904 date system', async () => {
    const cell = '<c s="1"><v>43033</v></c>'
    expect((await typed(cell, ['yyyy-m-d'], true))[2]).toBe('2021-10-26')
  })

  test('a phone number under a date format is a number', async () => {
    const cell = '<c s="1"><v>13800138000</v></c>'
    expect((await typed(cell, ['yyyy-m-d'])).slice(0, 3)).toEqual(['13800138000', 2, '13800138000'])
  })

  test('an empty value under a date format is no date', async () => {
    const cells = '<c r="A1" t="d" s="1"><v></v></c><c r="B1"><v>1</v></c><c r="A1" t="b"><v/></c>'
    expect((await typed(cells, ['yyyy-m-d'])).slice(0, 3)).toEqual([null, CELL.ABSENT, null])
  })

  test('builtin formats, and the rule that styles of styles do not count', async () => {
    const styles =
      '<styleSheet><cellStyleXfs><xf numFmtId="2"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="31"/><xf numFmtId="10"/></cellXfs><dxfs><dxf><numFmt numFmtId="14" formatCode="0"/></dxf></dxfs></styleSheet>'
    const book = oneSheet(
      row('<c s="0"><v>1</v></c><c s="1"><v>1</v></c><c s="2"><v>1</v></c><c s="3"><v>1</v></c>'),
      {
        without: ['xl/styles.xml'],
        more: [{ name: 'xl/styles.xml', data: styles }],
      },
    )
    const { grids } = await collect(book)
    expect(grids[0]?.rows[0]?.shown).toEqual(['1', '1900-01-01', '1900-01-01', '100.00%'])
  })

  test('a formula without a value is absent and told', async () => {
    const cells = '<c r="A1"><f>B1</f></c><c r="B1"><f>C1</f><v></v></c><c r="C1"><v>1</v></c>'
    const { grids, codes } = await collect(oneSheet(row(cells)))
    expect(grids[0]?.rows[0]?.cells).toEqual([null, null, '1'])
    expect(codes).toEqual(['FORMULA_NO_VALUE', 'FORMULA_NO_VALUE'])
  })

  test('a shared string that is not there: told, the rest goes on', async () => {
    const cells = '<c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>-1</v></c><c><v>2</v></c>'
    const { grids, issues } = await collect(
      oneSheet(row(cells, 3), { strings: '<si><t>a</t></si>' }),
    )
    expect(grids[0]?.rows.at(-1)?.cells).toEqual(['a', null, null, '2'])
    expect(issues.map(({ code, row }) => [code, row])).toEqual([
      ['CORRUPT', 3],
      ['CORRUPT', 3],
    ])
  })

  test('a million such cells do not give a million issues', async () => {
    const { issues } = await collect(oneSheet(row('<c t="s"><v>5</v></c>'.repeat(500))))
    expect(issues.length).toBeLessThan(30)
    expect(issues.at(-1)?.message).toContain('480')
  })
})

describe('where cells stand', () => {
  test('sparse rows and cells; missing references follow one another', async () => {
    const data = '<row r="2"><c r="C2"><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>'
    const { grids } = await collect(oneSheet(data))
    expect(grids[0]?.rows.map(({ row, cells }) => [row, cells])).toEqual([
      [1, []],
      [2, [null, null, '1', '2']],
      [3, ['3']],
    ])
  })

  test('a row without number takes it from its first cell', async () => {
    const { grids } = await collect(oneSheet('<row><c r="B3"><v>1</v></c></row>'))
    expect(grids[0]?.rows.map(({ row, cells }) => [row, cells.length])).toEqual([
      [1, 0],
      [2, 0],
      [3, 2],
    ])
  })

  test('a jump to the last row is one call; rows after the last cell are not reported', async () => {
    const data = `${row('<c><v>1</v></c>')}<row r="1048576"><c r="XFD1"><v>2</v></c></row><row r="1048577"/>`
    const { grids } = await collect(oneSheet(data), { runs: true })
    expect(grids[0]?.blank).toEqual([[2, 1048575]])
    expect(grids[0]?.rows.map((r) => [r.row, r.cells.length])).toEqual([
      [1, 1],
      [1048576, 16384],
    ])
  })

  test('without a taker of runs every blank row comes', async () => {
    const { grids } = await collect(oneSheet(row('<c><v>1</v></c>', 3001)))
    expect(grids[0]?.rows.length).toBe(3001)
  })

  test('rows of cells without value count as blank', async () => {
    const data = row('<c r="A1" s="1"/>') + row('<c><v>1</v></c>', 2) + row('<c r="A3" s="1"/>', 3)
    const { grids } = await collect(oneSheet(data))
    expect(grids[0]?.rows.map((r) => r.cells)).toEqual([[], ['1']])
  })

  test.each([
    ['repeat', [1, 1, 2]],
    ['go back', [5, 3]],
    ['cannot be', [1, 2_000_000_000]],
  ])('row numbers that %s: all rows are read, and it is told once', async (_, numbers) => {
    const data = numbers.map((r) => row('<c><v>1</v></c>', r)).join('')
    const { grids, codes } = await collect(oneSheet(data))
    expect(grids[0]?.rows.filter((r) => r.cells.length > 0).length).toBe(numbers.length)
    expect(codes).toEqual(['ROW_NUMBERS_REPEAT'])
  })

  test('the same cell twice: the later one, and it is told; cells in any order', async () => {
    const data = row('<c r="C1"><v>3</v></c><c r="A1"><v>1</v></c><c r="C1"><v>4</v></c>')
    const { grids, codes } = await collect(oneSheet(data))
    expect(grids[0]?.rows[0]?.cells).toEqual(['1', null, '4'])
    expect(codes).toEqual(['CORRUPT'])
  })

  test('a column beyond the last is told', async () => {
    const { grids, codes } = await collect(
      oneSheet(row('<c r="XFE1"><v>1</v></c><c r="A1"><v>2</v></c>')),
    )
    expect([grids[0]?.rows[0]?.cells, codes]).toEqual([['2'], ['LIMIT']])
  })
})

describe('XML of every kind', () => {
  const cells =
    '<x:row r="1" hidden="0"><x:c r="A1" t="s"><x:v>0</x:v></x:c><x:c r="B1"><x:v>2</x:v></x:c><x:c r="C1" t="inlineStr"><x:is><x:t>丙</x:t></x:is></x:c></x:row>'
  const prefixed = `<x:worksheet xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main"><x:sheetData>${cells}</x:sheetData></x:worksheet>`
  const strings = '<si><t>甲</t></si>'

  test('prefixed, in the strict dialect', async () => {
    const book = xlsxOf({ sheets: [{ xml: prefixed }], strings })
    expect(await cellsOf(book)).toEqual([['甲', '2', '丙']])
  })

  test.each<[string, (xml: string) => Buffer]>([
    ['UTF-8 with mark', (xml) => Buffer.from(`\ufeff${xml}`)],
    ['UTF-16 LE with mark', (xml) => Buffer.from(`\ufeff${xml}`, 'utf16le')],
    ['UTF-16 BE with mark', (xml) => Buffer.from(`\ufeff${xml}`, 'utf16le').swap16()],
    ['UTF-16 LE without mark', (xml) => Buffer.from(xml, 'utf16le')],
    [
      'declared UTF-16, is UTF-8',
      (xml) => Buffer.from(`<?xml version="1.0" encoding="UTF-16"?>${xml}`),
    ],
    [
      'declared GBK',
      (xml) =>
        Buffer.concat([
          Buffer.from('<?xml version="1.0" encoding="GBK"?>'),
          Buffer.from(xml.replace('丙', '\u0000'), 'latin1').map((b) => b),
        ]),
    ],
  ])('%s', async (name, encode) => {
    const gbk = encode(prefixed)
    const at = gbk.indexOf(0)
    const xml =
      name === 'declared GBK'
        ? Buffer.concat([gbk.subarray(0, at), Buffer.from([0xb1, 0xfb]), gbk.subarray(at + 1)])
        : gbk
    expect(await cellsOf(xlsxOf({ sheets: [{ xml }], strings }))).toEqual([['甲', '2', '丙']])
  })

  test('bytes that are no UTF-8 are told and shown as U+FFFD', async () => {
    const xml = Buffer.from(sheetXml(inline('<t>a#b</t>')))
    xml[xml.indexOf('#')] = 0xff
    const { grids, codes } = await collect(xlsxOf({ sheets: [{ xml }] }))
    expect([grids[0]?.rows[0]?.cells, codes]).toEqual([['a\ufffdb'], ['UNDECODABLE']])
  })

  test('single quotes, odd spacing, unknown elements and attributes', async () => {
    const data = `<row  r = '1' foo="r='9'" >\n <c foo='>' r='B1'\tt="str" ><ext><v2/></ext>\n<f> 1 &lt; 2</f><v>x</v ></c > </row >`
    expect(await cellsOf(oneSheet(data))).toEqual([[null, 'x']])
  })

  test('a bomb of entities is not expanded', async () => {
    const bomb = `<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>`
    const xml = `<?xml version="1.0"?>${bomb}${sheetXml(inline('<t>&b;</t>')).slice(38)}`
    expect(await cellsOf(xlsxOf({ sheets: [{ xml }] }))).toEqual([['&b;']])
  })
})
