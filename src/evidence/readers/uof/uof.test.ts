import { describe, expect, test } from 'vitest'
import { collectAny } from '../../../../test/files/xlsx/collect-any.ts'
import { zipOf } from '../../../../test/files/zip/build.ts'

/** A spreadsheet as LibreOffice and WPS write it, with styles before the sheets. */
const book = (sheets: string) => `<?xml version="1.0" encoding="UTF-8"?>
<uof:UOF xmlns:uof="http://schemas.uof.org/cn/2003/uof" xmlns:表="http://schemas.uof.org/cn/2003/uof-spreadsheet" xmlns:字="http://schemas.uof.org/cn/2003/uof-wordproc" uof:version="1.0" uof:mimetype="vnd.uof.spreadsheet"><uof:式样集><uof:单元格式样 表:名称="a"/><uof:单元格式样 表:名称="b"/><uof:单元格式样 表:名称="c"/></uof:式样集><uof:电子表格><表:主体>${sheets}</表:主体></uof:电子表格></uof:UOF>`
const sheet = (rows: string, more = '') =>
  book(
    `<表:工作表 表:名称="名单"${more}><表:工作表内容><表:列 表:列号="1"/>${rows}</表:工作表内容></表:工作表>`,
  )
const words = (text: string) => `<字:句><字:文本串>${text}</字:文本串></字:句>`
const cell = (text: string, more = '', behind = '') =>
  `<表:单元格${more}><表:数据 表:数据类型="text">${words(text)}</表:数据>${behind}</表:单元格>`
const number = (value: string, shown: string) =>
  `<表:单元格><表:数据 表:数据类型="number" 表:数据数值="${value}">${words(shown)}</表:数据></表:单元格>`
const row = (cells: string, more = '') => `<表:行${more}>${cells}</表:行>`
const read = (xml: string) => collectAny(Buffer.from(xml), 'a.uos')

describe('cells', () => {
  test('places by number, merged and empty cells; styles are no rows', async () => {
    const { grids, codes } = await read(
      sheet(
        row(cell('甲', ' 表:合并列数="1"') + cell('乙'), ' 表:行号="2"') +
          row(`<表:单元格/>${cell('丙')}${cell('丁', ' 表:列号="5"')}`) +
          row(cell('戊'), ' 表:跨度="2"'),
      ),
    )
    expect(grids.map((grid) => grid.sheet)).toEqual(['名单'])
    expect(grids[0]?.rows.filter((r) => r.cells.length > 0).map((r) => [r.row, r.cells])).toEqual([
      [2, ['甲', null, '乙']],
      [3, [null, '丙', null, null, '丁']],
      [4, ['戊']],
      [5, ['戊']],
    ])
    expect(codes).toEqual([])
  })

  test('stored and shown; texts in pieces', async () => {
    const pieces = `<表:单元格><表:数据 表:数据类型="text"><字:句><字:文本串>张</字:文本串><字:空格符/><字:文本串>三</字:文本串><字:换行符/><字:文本串>&amp;</字:文本串></字:句></表:数据></表:单元格>`
    const { grids } = await read(
      sheet(row(number('0.256', '25.6%') + number('13800138000', '13800138000') + pieces)),
    )
    expect(grids[0]?.rows[0]?.cells).toEqual(['0.256', '13800138000', '张 三\n&'])
    expect(grids[0]?.rows[0]?.shown[0]).toBe('25.6%')
  })
})

test('comments are read beside the sheet', async () => {
  const note = `<表:批注><uof:锚点><字:段落>${words('李四 13900139000')}</字:段落></uof:锚点></表:批注>`
  const { grids } = await read(sheet(row(cell('张三', '', note) + cell('乙'))))
  expect(grids.map((g) => [g.sheet, g.rows.map((r) => r.cells.join(' '))])).toEqual([
    ['名单', ['张三 乙']],
    ['批注', ['李四 13900139000']],
  ])
})

test('what of a comment is too long to be read is told', async () => {
  const long = words('甲'.repeat(1 << 20)) + words('李四 13900139000')
  const note = `<表:批注><uof:锚点><字:段落>${long}</字:段落></uof:锚点></表:批注>`
  const { issues } = await read(sheet(row(cell('张三', '', note))))
  expect(issues.map(({ message }) => message)).toContain('批注 1 个未读 / 1 comments, not read')
})

test('hidden sheets and rows are read and said; a cut file is named', async () => {
  const xml = sheet(row(cell('张三'), ' 表:隐藏="true"') + row(cell('李四')), ' 表:隐藏="true"')
  const whole = await read(xml)
  expect([whole.grids[0]?.hidden, whole.codes]).toEqual([true, ['HIDDEN_SHEET', 'HIDDEN_ROWS']])
  const cut = await read(xml.slice(0, xml.indexOf('李四')))
  expect([cut.grids[0]?.rows.length, cut.grids[0]?.unread]).toEqual([1, [['CORRUPT', 2, null]]])
})

test('rows repeated without end cost one line', async () => {
  const { grids } = await read(
    sheet(row(cell('x').repeat(5000), ' 表:跨度="1048576"') + row(cell('张三'))),
  )
  expect(grids[0]?.unread.map(([code]) => code)).toEqual(['LIMIT'])
  expect(grids[0]?.rows.at(-1)?.cells).toEqual(['张三'])
})

test('what holds nothing that is known is read as any XML', async () => {
  const { grids } = await read(book('<a><b>张三</b></a><a><b>李四</b></a>'))
  expect(grids.length).toBeGreaterThan(0)
})

const line = (text: string) => `<字:段落><字:段落属性/>${words(text)}</字:段落>`
const shape = (text: string) => `<图:图形><图:文本内容>${line(text)}</图:文本内容></图:图形>`
const table = (...rows: string[][]) => {
  const cells = (texts: string[]) =>
    texts.map((t) => `<字:单元格><字:单元格属性/>${line(t)}</字:单元格>`).join('')
  return `<字:文字表>${rows.map((r) => `<字:行>${cells(r)}</字:行>`).join('')}</字:文字表>`
}
const uof = (more: string) =>
  `<uof:UOF xmlns:uof="http://schemas.uof.org/cn/2003/uof" uof:mimetype="vnd.uof.text">${more}</uof:UOF>`
const rowsOf = ({ grids }: Awaited<ReturnType<typeof read>>) =>
  grids.map((g) => [g.sheet, g.rows.map((r) => r.cells.join('|'))])

test('a text is read as a document, not as XML: tables, paragraphs, boxes, comments', async () => {
  const text = uof(
    `<uof:对象集>${shape('王五 13700137000')}<图:其他对象/></uof:对象集><uof:文字处理><字:批注集><字:批注>${line('赵六 13600136000')}</字:批注></字:批注集><字:主体>${line('名单')}${table(['姓名', '电话'], ['张三', '13800138000'])}${line('李四 13900139000')}</字:主体></uof:文字处理>`,
  )
  const found = await collectAny(Buffer.from(text), 'a.uot')
  expect(rowsOf(found)).toEqual([
    ['表格 1', ['姓名|电话', '张三|13800138000']],
    ['正文', ['王五|13700137000', '赵六|13600136000', '名单', '李四|13900139000']],
  ])
  expect(found.codes).toContain('NOT_A_TABLE')
  const cut = await collectAny(Buffer.from(text.slice(0, text.indexOf('李四'))), 'a.uot')
  expect(cut.codes).toContain('CORRUPT')
})

test('boxes beside the sheets of a spreadsheet are read', async () => {
  const xml = sheet(row(cell('张三'))).replace(
    '<uof:式样集>',
    `<uof:对象集>${shape('王五 13700137000')}</uof:对象集><uof:式样集>`,
  )
  expect(rowsOf(await read(xml))).toEqual([
    ['名单', ['张三']],
    ['正文', ['王五|13700137000']],
  ])
})

/** UOF 2.0: a package, each name with a number behind it. */
const marked = (xml: string) => {
  const marks = {
    ...{ 工作表: 'E825', 行: 'E7F1', 单元格: 'E7F2', 数据: 'E7B3', 文本串: '415B', 段落: '416B' },
    ...{ 行号: 'E7F3', 列号: 'E7BC', 名称: 'E822', 图形: '8062', 文本内容: '8043' },
  }
  return Object.entries(marks).reduce(
    (all, [name, mark]) =>
      all.replace(new RegExp(`(?<=[<:/ ])${name}(?=[ =>/])`, 'g'), `${name}_${mark}`),
    xml.replaceAll(/ [表字]:/g, ' '),
  )
}

test('packages of UOF 2.0', async () => {
  const sheets = `<表:工作表 表:名称="名单"><表:行 表:行号="2">${cell('张三', ' 表:列号="2"')}</表:行></表:工作表>`
  const packed = zipOf([
    { name: 'uof.xml', data: '<uof:UOF_0000/>' },
    { name: 'content.xml', data: marked(`<表:电子表格文档>${sheets}</表:电子表格文档>`) },
    {
      name: 'graphics.xml',
      data: marked(`<图形:图形集>${shape('王五 13700137000')}</图形:图形集>`),
    },
  ])
  const found = await collectAny(packed, 'a.uof')
  expect(rowsOf(found)).toEqual([
    ['名单', ['', '|张三']],
    ['正文', ['王五|13700137000']],
  ])
})
