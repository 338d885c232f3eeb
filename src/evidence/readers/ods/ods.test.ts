import { describe, expect, test } from 'vitest'
import { collectAny } from '../../../../test/files/xlsx/collect-any.ts'
import { CELL } from '../../row.ts'

const flat = (table: string, styles = '') => `<?xml version="1.0"?>
<office:document xmlns:office="o" xmlns:table="t" xmlns:text="x" office:mimetype="application/vnd.oasis.opendocument.spreadsheet">
<office:automatic-styles>${styles}</office:automatic-styles><office:body><office:spreadsheet>${table}</office:spreadsheet></office:body></office:document>`
const sheet = (rows: string) => flat(`<table:table table:name="名单">${rows}</table:table>`)
const text = (value: string, more = '') =>
  `<table:table-cell office:value-type="string"${more}><text:p>${value}</text:p></table:table-cell>`
const row = (cells: string, more = '') => `<table:table-row${more}>${cells}</table:table-row>`
const read = (xml: string) => collectAny(Buffer.from(xml), 'a.fods', true)

describe('cells', () => {
  const value = (kind: string, attribute: string, shown: string) =>
    `<table:table-cell office:value-type="${kind}" ${attribute}><text:p>${shown}</text:p></table:table-cell>`
  test.each([
    [
      'a number with its format',
      value('percentage', 'office:value="0.256"', '25.6%'),
      ['0.256', CELL.NUMBER, '25.6%'],
    ],
    [
      'a day',
      value('date', 'office:date-value="2021-10-26"', '26.10.21'),
      ['2021-10-26', CELL.DATE, '2021-10-26'],
    ],
    [
      'a moment',
      value('date', 'office:date-value="2021-10-26T14:05:00"', 'x'),
      ['2021-10-26T14:05:00', CELL.DATE, '2021-10-26 14:05:00'],
    ],
    [
      'a time',
      value('time', 'office:time-value="PT14H05M00S"', 'x'),
      ['PT14H05M00S', CELL.DATE, '14:05:00'],
    ],
    [
      'a duration of days',
      value('time', 'office:time-value="P1DT2H5M"', 'x'),
      ['P1DT2H5M', CELL.DATE, '26:05:00'],
    ],
    [
      'a duration before nothing',
      value('time', 'office:time-value="-PT90M1.5S"', 'x'),
      ['-PT90M1.5S', CELL.DATE, '-01:30:01'],
    ],
    [
      'true',
      value('boolean', 'office:boolean-value="true"', 'WAHR'),
      ['true', CELL.BOOLEAN, 'TRUE'],
    ],
    [
      'spaces that are meant',
      text('a<text:s text:c="3"/>b  \n c<text:tab/>'),
      ['a   b c\t', CELL.TEXT, 'a   b c\t'],
    ],
    [
      'two paragraphs and a comment',
      `<table:table-cell><office:annotation><text:p>密</text:p></office:annotation><text:p>张<text:span>三</text:span></text:p><text:p>二行</text:p></table:table-cell>`,
      ['张三\n二行', CELL.TEXT, '张三\n二行'],
    ],
  ])('%s', async (_, cell, expected) => {
    const { grids } = await read(sheet(row(cell)))
    const first = grids[0]?.rows[0]
    expect([first?.cells[0], first?.types[0], first?.shown[0]]).toEqual(expected)
  })

  test('repeated cells and rows, gaps, and what a merge covers', async () => {
    const rows = [
      row(
        text('甲', ' table:number-columns-repeated="2"') +
          '<table:table-cell table:number-columns-repeated="3"/>' +
          text('乙'),
      ),
      row('<table:table-cell/>', ' table:number-rows-repeated="4"'),
      row(
        text('丙') + '<table:covered-table-cell/>' + text('丁'),
        ' table:number-rows-repeated="2"',
      ),
    ]
    const { grids, codes } = await read(sheet(rows.join('')))
    expect(grids[0]?.rows.map((r) => [r.row, r.cells])).toEqual([
      [1, ['甲', '甲', null, null, null, '乙']],
      [6, ['丙', null, '丁']],
      [7, ['丙', null, '丁']],
    ])
    expect([grids[0]?.blank, codes]).toEqual([[[2, 5]], []])
  })

  test('hidden sheets and rows are read and said', async () => {
    const style =
      '<style:style style:name="ta1" style:family="table"><style:table-properties table:display="false"/></style:style>'
    const hidden = row(text('张三'), ' table:visibility="collapse"')
    const { grids, codes } = await read(
      flat(`<table:table table:name="藏" table:style-name="ta1">${hidden}</table:table>`, style),
    )
    expect([grids.map((g) => [g.sheet, g.hidden, g.rows.length]), codes]).toEqual([
      [['藏', true, 1]],
      ['HIDDEN_SHEET', 'HIDDEN_ROWS'],
    ])
  })
})

test('comments are read beside the sheet, without who wrote them', async () => {
  const note = (value: string) =>
    `<table:table-cell><office:annotation><dc:creator>王五</dc:creator><text:p>${value}</text:p></office:annotation><text:p>甲</text:p></table:table-cell>`
  const { grids, codes } = await read(
    sheet(row(note('张三 13800138000')) + row(note('李四 <text:span>13900139000</text:span>'))),
  )
  expect(grids.map((g) => g.sheet)).toEqual(['名单', '批注'])
  expect(grids[0]?.rows.map((r) => r.cells)).toEqual([['甲'], ['甲']])
  expect(grids[1]?.rows.map((r) => r.cells.join(' '))).toEqual([
    '张三 13800138000',
    '李四 13900139000',
  ])
  expect(codes.filter((code) => code !== 'TEXT_SHAPE')).toEqual([])
})

describe('text that is drawn', () => {
  const box = (text: string) =>
    `<draw:frame><draw:text-box><text:p>${text}</text:p></draw:text-box></draw:frame>`
  const lines = async (xml: string) => {
    const { grids, issues } = await read(xml)
    const told = issues.filter(({ code }) => code !== 'TEXT_SHAPE').map(({ message }) => message)
    return { grids: grids.map((g) => [g.sheet, ...g.rows.map((r) => r.cells.join(' '))]), told }
  }
  const cell = (drawn: string) =>
    `<table:table-cell office:value-type="string">${drawn}<text:p>甲</text:p></table:table-cell>`

  test('is read beside the sheet, none of it in the cell', async () => {
    const shapes = `<table:shapes>${box('李四 13900139000')}</table:shapes>`
    const rect = '<draw:rect><text:p>王五 13700137000</text:p></draw:rect>'
    const xml = sheet(shapes + row(cell(box('张三 13800138000') + rect)))
    expect(await lines(xml)).toEqual({
      grids: [
        ['名单', '甲'],
        ['文本框', '李四 13900139000', '张三 13800138000', '王五 13700137000'],
      ],
      told: [],
    })
  })

  test('what has none is told with its number', async () => {
    const picture = '<draw:frame><draw:image/></draw:frame>'
    const { grids, told } = await lines(sheet(row(cell(picture + picture))))
    expect([grids.length, told.length]).toEqual([1, 1])
    expect(told[0]).toMatch(/绘图、嵌入对象 2 处，未读/)
  })

  test('what cells held before they were changed is read', async () => {
    const changes =
      '<table:tracked-changes><table:cell-content-change><table:previous><table:change-track-table-cell><text:p>张三 13800138000</text:p></table:change-track-table-cell></table:previous></table:cell-content-change></table:tracked-changes>'
    const { grids, told } = await lines(flat(`${changes}<table:table table:name="名单"/>`))
    expect([grids.at(-1), told]).toEqual([['修订前内容', '张三 13800138000'], []])
  })

  test('headers and footers that say more than the page are read, equal ones once', async () => {
    const page = (text: string) =>
      `<style:master-page><style:header><style:region-left><text:p>${text}</text:p></style:region-left></style:header><style:footer><text:p>第 <text:page-number>1</text:page-number> 页</text:p></style:footer></style:master-page>`
    const named = page('张三 13800138000 <text:sheet-name>???</text:sheet-name>')
    const { grids } = await lines(flat('<table:table table:name="名单"/>', named + named))
    expect(grids.at(-1)).toEqual(['页眉页脚', '张三 13800138000'])
    expect((await lines(flat('<table:table table:name="a"/>', page('???')))).grids.length).toBe(1)
  })

  test('headers beyond a limit are told', async () => {
    const pages = (line: string) =>
      `<style:master-page><style:header>${line}</style:header></style:master-page>`
    const long = `<text:p>张三 13800138000 ${'名单'.repeat(600_000)}</text:p>`
    const many = Array.from({ length: 100_010 }, (_, i) => `<text:p>甲${String(i)}</text:p>`)
    for (const [line, lost] of [
      [long, 1],
      [many.join(''), 10],
    ] as const) {
      const { told } = await lines(flat('<table:table table:name="a"/>', pages(line)))
      expect(told.join()).toContain(`页眉页脚过多或过长 ${String(lost)} 处`)
    }
  })
})

test('names that stand for values are read, formulas and lists to choose from told', async () => {
  const name = (called: string, formula: string) =>
    `<table:named-expression table:name="${called}" table:expression="${formula}"/>`
  const list = '{&quot;张三&quot;;&quot;13800138000&quot;|&quot;李;四&quot;;13900139000}'
  const rule = (condition: string) =>
    `<table:content-validation table:condition="of:cell-content-is-in-list(${condition})"/>`
  const own = `<table:named-expressions>${name('词', 'of:=&quot;王五 13700137000&quot;')}</table:named-expressions>`
  const { grids, issues } = await read(
    flat(
      `<table:content-validations>${rule('&quot;张三&quot;;&quot;李四&quot;')}${rule('[.A1:.A9]')}</table:content-validations><table:table table:name="名单">${own}</table:table><table:named-expressions>${name('藏', list)}${name('式', '&quot;a&quot;&amp;[.A1]')}${name('区', '[.A1:.B9]')}</table:named-expressions>`,
    ),
  )
  expect(grids.slice(1).map((g) => [g.sheet, ...g.rows.map((r) => r.cells.join(' '))])).toEqual([
    ['定义的名称', '词 王五 13700137000', '藏 张三 13800138000', '藏 李;四 13900139000'],
  ])
  expect(issues.map(({ message }) => message)).toEqual([
    '定义的名称 1 个为公式或过长，未读 / 1 names that stand for a formula or too much, not read',
    '未读 / not read: 单元格的选项清单 1 个 / lists to choose from',
  ])
})

describe('bombs cost one line each', () => {
  test('a full sheet in a hundred bytes', async () => {
    const cell = text('x', ' table:number-columns-repeated="16384"')
    const { grids, issues } = await read(
      sheet(row(cell, ' table:number-rows-repeated="1048576"') + row(text('张三'))),
    )
    expect(grids[0]?.unread.map(([code]) => code)).toEqual(['LIMIT'])
    expect(grids[0]?.rows.at(-1)?.cells).toEqual(['张三'])
    expect(grids[0]?.rows.length).toBeLessThan(1000)
    expect(issues).toEqual([])
  })

  test('blank rows without end', async () => {
    const blank = row(
      '<table:table-cell table:number-columns-repeated="16384"/>',
      ' table:number-rows-repeated="999999999"',
    )
    const { grids, codes } = await read(sheet(row(text('张三')) + blank.repeat(50)))
    expect([grids[0]?.rows.length, grids[0]?.blank, codes]).toEqual([1, [], []])
  })

  test('a million sheets', async () => {
    const { grids, codes } = await read(flat('<table:table table:name="a"/>'.repeat(20_000)))
    expect([grids.length, codes]).toEqual([10_000, ['LIMIT']])
  })
})

test.each(['table-cell', 'table-row'])('an end of another name than %s is damage', async (name) => {
  const xml = sheet(row(text('张三')) + row(text('李四')))
  const { codes } = await read(xml.replace(`</table:${name}>`, '</table:x>'))
  expect(codes).toEqual(['CORRUPT'])
})
test('a part that breaks off is named at its row', async () => {
  const xml = sheet(row(text('张三')) + row(text('李四')))
  const { grids, codes } = await read(xml.slice(0, xml.indexOf('李四')))
  expect([grids[0]?.rows.length, grids[0]?.unread, codes]).toEqual([1, [['CORRUPT', 2, null]], []])
})
