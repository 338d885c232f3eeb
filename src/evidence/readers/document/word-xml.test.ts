import { describe, expect, test } from 'vitest'
import { collectAny } from '../../../../test/files/xlsx/collect-any.ts'

const line = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`
const cell = (text: string, more = '') => `<w:tc><w:tcPr>${more}</w:tcPr>${line(text)}</w:tc>`
const row = (...cells: string[]) => `<w:tr>${cells.join('')}</w:tr>`
const table = `<w:tbl>${row(cell('姓名'), cell('电话'), cell('备注'))}${row(cell('张三'), cell('13800138000', '<w:gridSpan w:val="2"/>'))}${row(cell('', '<w:vmerge/>'), cell('13900139000'), cell('李四'))}</w:tbl>`
const read = async (xml: string) => {
  const { grids, codes, format } = await collectAny(Buffer.from(xml), 'a.xml')
  return { codes, format, rows: grids.map((g) => [g.sheet, g.rows.map((r) => r.cells.join('|'))]) }
}
const TABLE = ['表格 1', ['姓名|电话|备注', '张三|13800138000', '|13900139000|李四']]

describe('a Word document that is one XML file is read as a document, not as XML', () => {
  test('of Word 2003: its table, headers, notes, links', async () => {
    const header = `<w:sectPr><w:hdr>${line('王五 13700137000')}</w:hdr></w:sectPr>`
    const note = `<aml:annotation w:type="Word.Comment"><aml:content>${line('赵六 13600136000')}</aml:content></aml:annotation>`
    const link = `<w:p><w:hlink w:dest="tel:13500135000"><w:r><w:t>孙七</w:t></w:r></w:hlink></w:p>`
    const found = await read(
      `<?xml version="1.0" encoding="UTF-8"?><?mso-application progid="Word.Document"?><w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"><w:fonts><w:defaultFonts/></w:fonts><w:body>${table}${note}${link}${header}</w:body></w:wordDocument>`,
    )
    expect(found.rows).toEqual([
      TABLE,
      ['正文', ['赵六|13600136000', '孙七', '王五|13700137000']],
      ['链接', ['13500135000']],
    ])
    expect(found.codes).toEqual([])
  })

  test('a package whose parts stand in a row', async () => {
    const part = (name: string, xml: string) =>
      `<pkg:part pkg:name="${name}"><pkg:xmlData>${xml}</pkg:xmlData></pkg:part>`
    const document = part(
      '/word/document.xml',
      `<w:document><w:body>${table}<w:p><w:r><w:pict/></w:r></w:p></w:body></w:document>`,
    )
    const notes = part(
      '/word/footnotes.xml',
      `<w:footnotes>${line('王五 13700137000')}</w:footnotes>`,
    )
    const xml = `<?xml version="1.0" standalone="yes"?><?mso-application progid="Word.Document"?><pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">${document}${notes}</pkg:package>`
    const found = await read(xml)
    expect(found.rows[0]).toEqual(TABLE)
    expect(found.rows[1]?.[1]?.at(-1)).toBe('王五|13700137000')
    expect(found.codes).toContain('NOT_A_TABLE')
    expect((await read(xml.slice(0, xml.indexOf('李四')))).codes).toContain('CORRUPT')
  })
})
