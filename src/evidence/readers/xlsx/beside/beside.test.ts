import { describe, expect, test } from 'vitest'
import { partsOf, sheetXml, xlsxOf, type Book } from '../../../../../test/files/xlsx/build.ts'
import { collect } from '../../../../../test/files/xlsx/collect.ts'
import { zipOf } from '../../../../../test/files/zip/build.ts'
import { constantRows } from '../../names/named-constants.ts'

const cell = '<row r="1"><c r="A1" t="inlineStr"><is><t>甲</t></is></c></row>'
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'

/** What a workbook holds beside its one sheet: rows of cells joined by a stroke, and what is told. */
async function beside(more: readonly [name: string, data: string][], book: Book = {}) {
  const sheets = book.sheets ?? [{ name: 'S', data: cell }]
  const bytes = xlsxOf({ ...book, sheets, more: more.map(([name, data]) => ({ name, data })) })
  return besideIn(bytes)
}

async function besideIn(bytes: Buffer) {
  const { grids, issues } = await collect(bytes)
  const lines = grids
    .slice(1)
    .map(({ sheet, rows }) => [
      sheet,
      ...rows.map((row) => row.cells.map((c) => c ?? '–').join('|')),
    ])
  const told = issues.filter(({ code }) => code !== 'TEXT_SHAPE')
  return { lines, told: told.map(({ code, message }) => `${code} ${message}`) }
}

describe('strings that no cell shows', () => {
  const si = (...texts: string[]) => texts.map((text) => `<si><t>${text}</t></si>`).join('')
  const shown = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>9</v></c></row>'
  const nine = Array.from({ length: 9 }, (_, i) => `${String(i)}号`)

  test('are read when they identify somebody, but for what a cell shows as well', async () => {
    const strings = si(...nine, '张三 13800138000', '李四 13900139000', '张三 13800138000')
    const { lines, told } = await beside([], { sheets: [{ name: 'S', data: shown }], strings })
    expect(lines).toEqual([['未用字符串', ...nine.slice(1), '李四 13900139000']])
    expect(told).toEqual([])
  })

  test('are nothing else but remains of a form', async () => {
    const { lines } = await beside([], {
      sheets: [{ name: 'S', data: shown }],
      strings: si(...nine, '甲', '乙'),
    })
    expect(lines).toEqual([])
  })
})

describe('drawings', () => {
  const shape = (text: string) =>
    `<xdr:sp><xdr:txBody><a:bodyPr/><a:p><a:pPr/>${text}</a:p></xdr:txBody></xdr:sp>`
  const run = (text: string) => `<a:r><a:rPr/><a:t>${text}</a:t></a:r>`
  const drawing = (shapes: string) =>
    `<xdr:wsDr xmlns:xdr="x" xmlns:a="a"><xdr:twoCellAnchor>${shapes}</xdr:twoCellAnchor></xdr:wsDr>`

  test('text boxes are read, a paragraph a line', async () => {
    const data = drawing(
      shape(run('张三 ') + run('13800138000') + '<a:br/>' + run('李四 13900139000')) +
        shape(run('王五 13700137000')),
    )
    expect(await beside([['xl/drawings/drawing1.xml', data]])).toEqual({
      lines: [['文本框', '张三|13800138000', '李四|13900139000', '王五|13700137000']],
      told: [],
    })
  })

  test('what is written twice is read once; without text nothing is told', async () => {
    const twice = `<mc:AlternateContent><mc:Choice>${shape(run('张三 13800138000'))}</mc:Choice><mc:Fallback>${shape(run('李四'))}</mc:Fallback></mc:AlternateContent>`
    expect((await beside([['xl/drawings/drawing1.xml', drawing(twice)]])).lines).toEqual([
      ['文本框', '张三|13800138000'],
    ])
    const picture = drawing('<xdr:pic><xdr:blipFill/></xdr:pic>')
    expect(await beside([['xl/drawings/drawing1.xml', picture]])).toEqual({ lines: [], told: [] })
  })

  test('boxes of old programs, and diagrams', async () => {
    const legacy =
      '<xml xmlns:v="v"><v:shape><v:textbox style="x"><div style="text-align:left"><font size="160">张三\n 13800138000</font></div></v:textbox></v:shape><v:shape><v:textbox><div></div></v:textbox></v:shape></xml>'
    const diagram =
      '<dgm:dataModel xmlns:dgm="d" xmlns:a="a"><dgm:ptLst><dgm:pt><dgm:t><a:bodyPr/><a:p><a:r><a:t>李四 13900139000</a:t></a:r></a:p></dgm:t></dgm:pt></dgm:ptLst></dgm:dataModel>'
    const { lines, told } = await beside([
      ['xl/drawings/vmlDrawing1.vml', legacy],
      ['xl/diagrams/data1.xml', diagram],
      ['xl/diagrams/layout1.xml', '<a/>'],
    ])
    expect([lines, told]).toEqual([[['文本框', '李四|13900139000', '张三|13800138000']], []])
  })

  test('what of a paragraph is too long to be read is told', async () => {
    const long = shape(run('甲'.repeat(1 << 20)) + run('张三 13800138000'))
    const { told } = await beside([['xl/drawings/drawing1.xml', drawing(long)]])
    expect(told.slice(-1)).toEqual([
      'NOT_A_TABLE 文本框文字 1 段未读 / 1 paragraphs of text boxes, not read',
    ])
  })

  test('a broken one is told', async () => {
    const cut = drawing(shape(run('张三 13800138000'))).slice(0, -60)
    const { lines, told } = await beside([['xl/drawings/drawing1.xml', cut]])
    expect(lines.length).toBe(1)
    expect(told).toEqual([
      'CORRUPT 绘图部件损坏或过多 1 个 / parts of drawings that are broken or too many: 1',
    ])
  })
})

describe('behind the rows', () => {
  const sheet = (tail: string) => ({
    sheets: [{ name: 'S', xml: sheetXml(cell).replace('</worksheet>', `${tail}</worksheet>`) }],
  })
  test('headers and footers that say more than the page are read', async () => {
    const tail =
      '<headerFooter><oddHeader>&amp;L&amp;"宋体,常规"&amp;10张三 13800138000&amp;R第 &amp;P 页</oddHeader><oddFooter>&amp;CPage &amp;P of &amp;N</oddFooter></headerFooter>'
    const { lines, told } = await beside([], sheet(tail))
    expect([lines, told]).toEqual([[['页眉页脚', '张三|13800138000']], []])
  })
  test('of one that is too long the beginning is read, and the rest told', async () => {
    const long = Array.from({ length: 80_000 }, (_, i) => `张三 ${String(13_900_000_000 + i)}`)
    const tail = `<headerFooter><oddHeader>&amp;L${long.join('\n')}</oddHeader></headerFooter>`
    const { lines, told } = await beside([], sheet(tail))
    expect(lines[0]?.[1]).toContain('13900000000')
    expect(told).toEqual([
      'LIMIT 页眉页脚过多或过长 1 处，未读 / 1 page headers or footers too many or too long, not read',
    ])
  })
  test('and so are those beyond what is gathered of a sheet', async () => {
    const one = `<oddHeader>${'名单'.repeat(100_000)}</oddHeader>`
    const { told } = await beside([], sheet(`<headerFooter>${one.repeat(30)}</headerFooter>`))
    expect(told[0]).toMatch(/^LIMIT 页眉页脚过多或过长 10 处/)
  })
  test('more headings than a call may have arguments', async () => {
    const tail = `<headerFooter>${'<oddHeader>甲</oddHeader>'.repeat(200_000)}</headerFooter>`
    expect((await beside([], sheet(tail))).lines[0]?.length).toBe(200_001)
  })
  test('lists to choose from are told with their number, those that stand in cells are not', async () => {
    const rule = (list: string) =>
      `<dataValidation type="list" sqref="A1"><formula1>${list}</formula1></dataValidation>`
    const tail = `<dataValidations>${rule('"张三,李四"')}${rule('$A$1:$A$9')}${rule('"是,否"')}</dataValidations>`
    expect((await beside([], sheet(tail))).told).toEqual([
      'NOT_A_TABLE 未读 / not read: 单元格的选项清单 2 个 / lists to choose from',
    ])
  })
})

describe('names that hold something themselves', () => {
  const named = (names: string) => {
    const parts = partsOf({ sheets: [{ name: 'S', data: cell }] }).map((part) => ({
      ...part,
      data: String(part.data).replace(
        '</workbook>',
        `<definedNames>${names}</definedNames></workbook>`,
      ),
    }))
    return besideIn(zipOf(parts))
  }
  test('texts and lists are read, hidden ones too; areas are not', async () => {
    const { lines, told } = await named(
      '<definedName name="区域">S!$A$1:$B$9</definedName><definedName name="藏" hidden="1">{"张三","13800138000";"李四","13900139000"}</definedName><definedName name="词">"王五 13700137000"</definedName>',
    )
    expect([lines, told]).toEqual([
      [['定义的名称', '藏|张三|13800138000', '藏|李四|13900139000', '词|王五 13700137000']],
      [],
    ])
  })
  test('switches of the program alone are no list; formulas are told', async () => {
    const { lines, told } = await named(
      '<definedName name="solver_typ">1</definedName><definedName name="ok">"TRUE"</definedName><definedName name="f">"a"&amp;S!A1</definedName>',
    )
    expect(lines).toEqual([])
    expect(told).toEqual([
      'NOT_A_TABLE 定义的名称 1 个为公式或过长，未读 / 1 names that stand for a formula or too much, not read',
    ])
  })
  test('a list of more rows than a call may have arguments', async () => {
    const { lines } = await named(
      `<definedName name="n">{${'1;'.repeat(300_000)}"张三"}</definedName>`,
    )
    expect([lines.length, lines[0]?.length, lines[0]?.at(-1)]).toEqual([1, 300_002, 'n|张三'])
  })
  test.each<[string, string[][] | null]>([
    ['"a"', [['a']]],
    ['12', [['12']]],
    ['"a""b"', [['a"b']]],
    [
      '{1,2;"x;y","{z}"}',
      [
        ['1', '2'],
        ['x;y', '{z}'],
      ],
    ],
    ['"a"&B1', null],
    ['1+1', [['1+1']]],
    ['"open', null],
  ])('%s', (text, rows) => {
    expect(constantRows(text)).toEqual(rows)
  })
})

describe('pivot caches', () => {
  const definition = `<pivotCacheDefinition ${MAIN}><cacheSource type="worksheet"><worksheetSource ref="A1:D3" sheet="客户"/></cacheSource><cacheFields count="4"><cacheField name="姓名"><sharedItems count="2"><s v="张三"/><s v="李四"/></sharedItems></cacheField><cacheField name="电话"><sharedItems containsNumber="1"/></cacheField><cacheField name="月" databaseField="0"><fieldGroup><groupItems count="1"><s v="一月"/></groupItems></fieldGroup></cacheField><cacheField name="日期"><sharedItems><d v="2021-10-26T00:00:00"/><m/></sharedItems></cacheField></cacheFields></pivotCacheDefinition>`
  const records = `<pivotCacheRecords ${MAIN} count="2"><r><x v="0"/><n v="13800138000"/><x v="0"/></r><r><x v="1"/><s v="13900139000"/><x v="1"/></r></pivotCacheRecords>`
  const relations =
    '<Relationships><Relationship Id="rId1" Type="http://x/pivotCacheRecords" Target="pivotCacheRecords1.xml"/></Relationships>'
  const at = 'xl/pivotCache'
  const whole: [string, string][] = [
    [`${at}/pivotCacheDefinition1.xml`, definition],
    [`${at}/_rels/pivotCacheDefinition1.xml.rels`, relations],
  ]

  test('rows that are no longer on the sheet are read', async () => {
    const { lines, told } = await beside([...whole, [`${at}/pivotCacheRecords1.xml`, records]])
    expect([lines, told]).toEqual([
      [['透视表缓存1 客户!A1:D3', '张三|13800138000|2021-10-26T00:00:00', '李四|13900139000']],
      [],
    ])
  })

  test('without rows the values of each column are', async () => {
    const { lines, told } = await beside([[`${at}/pivotCacheDefinition1.xml`, definition]])
    expect([lines, told]).toEqual([
      [
        ['透视表缓存1 客户!A1:D3 姓名', '张三', '李四'],
        ['透视表缓存1 客户!A1:D3 日期', '2021-10-26T00:00:00'],
      ],
      [],
    ])
  })

  test('values that are not there, and a part that breaks off, are told', async () => {
    const odd = records.replace('<x v="1"/><s', '<x v="7"/><s')
    const { told } = await beside([...whole, [`${at}/pivotCacheRecords1.xml`, odd]])
    expect(told).toEqual([
      'CORRUPT 缓存记录的值 1 个找不到，未读 / values of records that are not there: 1',
    ])
    const bytes = xlsxOf({
      sheets: [{ name: 'S', data: cell }],
      more: [...whole, [`${at}/pivotCacheRecords1.xml`, records.slice(0, -40)] as const].map(
        ([name, data]) => ({ name, data }),
      ),
    })
    const { grids, codes } = await collect(bytes)
    expect(grids[1]?.rows[0]?.cells[0]).toBe('张三')
    expect(grids[1]?.unread.length).toBe(1)
    expect(codes).toEqual(['CORRUPT'])
  })
})

describe('cells kept of other workbooks', () => {
  const link = (inside: string) =>
    `<externalLink ${MAIN}><externalBook><sheetNames><sheetName val="客户"/><sheetName val="空"/></sheetNames>${inside}</externalBook></externalLink>`
  test('are grids of their own', async () => {
    const data = link(
      '<sheetDataSet><sheetData sheetId="0"><row r="2"><cell r="A2" t="str"><v>张三</v></cell><cell r="C2"><v>13800138000</v></cell></row><row r="4"><cell r="A4" t="str"><v>李四</v></cell></row></sheetData><sheetData sheetId="1"/></sheetDataSet>',
    )
    const { lines, told } = await beside([['xl/externalLinks/externalLink1.xml', data]])
    expect([lines, told]).toEqual([[['外部链接1 客户', '', '张三|–|13800138000', '', '李四']], []])
  })
  test('values of other programs are told', async () => {
    const data = `<externalLink ${MAIN}><ddeLink><ddeItems><ddeItem><values><value><val>1</val></value></values></ddeItem></ddeItems></ddeLink></externalLink>`
    expect((await beside([['xl/externalLinks/externalLink1.xml', data]])).told).toEqual([
      'NOT_A_TABLE 其他程序传来的缓存值 1 个，未读 / 1 values of other programs, not read',
    ])
  })
})

test('properties with a number are told, dates and versions are not', async () => {
  const core =
    '<cp:coreProperties><dc:title>名单</dc:title><dc:description>张三 13800138000</dc:description><dcterms:created>2021-10-26T00:00:00Z</dcterms:created></cp:coreProperties>'
  const app = '<Properties><AppVersion>16.0300</AppVersion><Company>12345678</Company></Properties>'
  const { told } = await beside([
    ['docProps/core.xml', core],
    ['docProps/app.xml', app],
  ])
  expect(told).toEqual([
    'NOT_A_TABLE 文档属性中有号码的 2 项，未读 / 2 document properties with a number, not read',
  ])
})

test('a data model is named as not read', async () => {
  const { told } = await beside([['xl/model/item.data', 'x']])
  expect(told).toEqual([
    'NOT_A_TABLE 数据模型 / data models: 1',
    'UNSUPPORTED 数据模型（Power Pivot）中的表未读 / tables of the data model (Power Pivot), not read',
  ])
})
