import { describe, expect, test } from 'vitest'
import { collectAny } from '../../../test/files/xlsx/collect-any.ts'

const book = (table: string, after = '') => `<?xml version="1.0"?>
<?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
<Styles><Style ss:ID="d"><NumberFormat ss:Format="Short Date"/></Style><Style ss:ID="p"><NumberFormat ss:Format="0.0%"/></Style></Styles>
<Worksheet ss:Name="名单"><Table>${table}</Table>${after}</Worksheet></Workbook>`
const read = (xml: string) => collectAny(Buffer.from(xml), 'a.xls')
const data = (value: string, type = 'String', cell = '') =>
  `<Cell${cell}><Data ss:Type="${type}">${value}</Data></Cell>`

test('places by index, merged cells, spans of rows', async () => {
  const { grids } = await read(
    book(`<Row ss:Index="2">${data('甲', 'String', ' ss:MergeAcross="1"')}${data('乙')}</Row>
      <Row ss:Span="1"/><Row>${data('丙', 'String', ' ss:Index="3"')}</Row>`),
  )
  const rows = grids[0]?.rows
    .filter((row) => row.cells.length > 0)
    .map((row) => [row.row, row.cells])
  expect(rows).toEqual([
    [2, ['甲', null, '乙']],
    [5, [null, null, '丙']],
  ])
})

test('stored and shown', async () => {
  const { grids } = await read(
    book(`<Row>${data('0.256', 'Number', ' ss:StyleID="p"')}${data('2021-10-26T00:00:00.000', 'DateTime', ' ss:StyleID="d"')}
      ${data('13800000001', 'Number')}${data('1', 'Boolean')}
      <Cell><Data ss:Type="String"><B>粗</B>体&#10;二行</Data><Comment><Data>密</Data></Comment></Cell></Row>`),
  )
  const row = grids[0]?.rows[0]
  expect(row?.cells).toEqual(['0.256', '2021-10-26T00:00:00.000', '13800000001', '1', '粗体\n二行'])
  expect(row?.shown).toEqual(['25.6%', '2021-10-26', '13800000001', 'TRUE', '粗体\n二行'])
})

test('a number has the format of its cell, row, column, or of the style that its own goes on from', async () => {
  const day = (cell = '') => data('44495', 'Number', cell)
  const styles = '<Style ss:ID="e" ss:Parent="d"><Font/></Style></Styles>'
  const xml =
    book(`<Column ss:Index="2" ss:StyleID="d" ss:Span="1"/><Row>${day()}${day()}${day()}</Row>
    <Row ss:StyleID="d">${day()}</Row><Row>${day(' ss:StyleID="e"')}${day(' ss:StyleID="p"')}</Row>`)
  const { grids } = await read(xml.replace('</Styles>', styles))
  const day1 = '2021-10-26'
  expect(grids[0]?.rows.map((row) => row.shown)).toEqual([
    ['44495', day1, day1],
    [day1],
    [day1, '4449500.0%'],
  ])
})

test('days are counted from 1904 where the workbook says so', async () => {
  const options = '<ExcelWorkbook><Date1904/></ExcelWorkbook><Styles>'
  const xml = book(`<Row>${data('43033', 'Number', ' ss:StyleID="d"')}</Row>`)
  const { grids } = await read(xml.replace('<Styles>', options))
  expect(grids[0]?.rows[0]?.shown).toEqual(['2021-10-26'])
})

test('a hidden sheet is read and said; a cut one is named', async () => {
  const options = '<WorksheetOptions><Visible>SheetHidden</Visible></WorksheetOptions>'
  const xml = book(`<Row>${data('张三')}</Row><Row>${data('李四')}</Row>`, options)
  const whole = await read(xml)
  expect([whole.grids[0]?.hidden, whole.codes]).toEqual([true, ['HIDDEN_SHEET']])
  const cut = await read(xml.slice(0, xml.indexOf('李四')))
  expect([cut.grids[0]?.rows.length, cut.grids[0]?.unread]).toEqual([1, [['CORRUPT', 2, null]]])
})

test('comments are read beside the sheet, whatever their text is formatted like', async () => {
  const comment = (text: string) =>
    `<Cell><Data ss:Type="String">甲</Data><Comment ss:Author="王五"><ss:Data xmlns="http://www.w3.org/TR/REC-html40"><B><Font html:Size="9">${text}</Font></B></ss:Data></Comment></Cell>`
  const { grids, codes } = await read(
    book(
      `<Row>${comment('张三 13800138000')}${data('乙')}</Row><Row>${comment('李四 13900139000')}</Row>`,
    ),
  )
  expect(grids[0]?.rows.map((row) => row.cells)).toEqual([['甲', '乙'], ['甲']])
  expect(grids[1]?.sheet).toBe('批注')
  expect(grids[1]?.rows.map((row) => row.cells.join(' '))).toEqual([
    '张三 13800138000',
    '李四 13900139000',
  ])
  expect(codes.filter((code) => code !== 'TEXT_SHAPE')).toEqual([])
})

describe('what stands around the tables', () => {
  const row = `<Row>${data('甲')}</Row>`
  const around = async (inSheet: string, inBook = '') => {
    const xml = book(row, inSheet).replace('<Styles>', `${inBook}<Styles>`)
    const { grids, issues } = await read(xml)
    return {
      lines: grids.slice(1).map((g) => [g.sheet, ...g.rows.map((r) => r.cells.join(' '))]),
      told: issues.filter(({ code }) => code !== 'TEXT_SHAPE').map(({ message }) => message),
    }
  }

  test('headers and footers that say more than the page are read', async () => {
    const setup =
      '<WorksheetOptions xmlns="urn:schemas-microsoft-com:office:excel"><PageSetup><Header x:Data="&amp;L张三 13800138000&amp;R&amp;P"/><Footer x:Margin="0.5" x:Data="&amp;C第 &amp;P 页"/></PageSetup></WorksheetOptions>'
    expect(await around(setup)).toEqual({ lines: [['页眉页脚', '张三 13800138000']], told: [] })
  })

  test('names that stand for values are read, formulas told, those for cells neither', async () => {
    const name = (called: string, formula: string) =>
      `<NamedRange ss:Name="${called}" ss:RefersTo="=${formula}" ss:Hidden="1"/>`
    const list = '{&quot;张三&quot;,&quot;13800138000&quot;;&quot;李四&quot;,13900139000}'
    const names = `<Names>${name('藏', list)}${name('区', '名单!R1C1:R9C2')}${name('式', '&quot;a&quot;&amp;名单!R1C1')}</Names>`
    expect(await around('', names)).toEqual({
      lines: [['定义的名称', '藏 张三 13800138000', '藏 李四 13900139000']],
      told: [
        '定义的名称 1 个为公式或过长，未读 / 1 names that stand for a formula or too much, not read',
      ],
    })
  })

  test('lists to choose from and properties with a number are told', async () => {
    const rule = (value: string) =>
      `<DataValidation xmlns="urn:schemas-microsoft-com:office:excel"><Range>R1C1</Range><Type>List</Type><Value>${value}</Value></DataValidation>`
    const properties =
      '<DocumentProperties xmlns="urn:schemas-microsoft-com:office:office"><Title>张三 13800138000</Title><Author>王五</Author></DocumentProperties>'
    const rules = rule('&quot;张三,李四&quot;') + rule('R1C1:R9C1')
    expect(await around(rules, properties)).toEqual({
      lines: [],
      told: [
        '未读 / not read: 单元格的选项清单 1 个 / lists to choose from',
        '文档属性中有号码的 1 项，未读 / 1 document properties with a number, not read',
      ],
    })
  })
})
