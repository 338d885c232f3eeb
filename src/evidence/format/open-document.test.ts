import { expect, test } from 'vitest'
import { collectAny } from '../../../test/files/xlsx/collect-any.ts'
import { zipOf, type Part } from '../../../test/files/zip/build.ts'
import { memorySource } from '../source.ts'
import { formatOf } from './formats.ts'

const typeOf = (of: string) => `application/vnd.oasis.opendocument.${of}`
const content = (body: string) =>
  `<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body>${body}</office:body></office:document-content>`
const manifest = (of: string): Part => ({
  name: 'META-INF/manifest.xml',
  data: `<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="${typeOf(of)}"/></manifest:manifest>`,
})
const inside: Part = { name: 'content.xml', data: content('') }

/** As programs write it, and as it is when somebody has unpacked a document and packed it again. */
const PACKED: readonly (readonly [string, (of: string) => Part[]])[] = [
  ['as written', (of) => [{ name: 'mimetype', data: typeOf(of), method: 0 }, inside, manifest(of)]],
  ['its type packed', (of) => [{ name: 'mimetype', data: typeOf(of) }, inside, manifest(of)]],
  ['its type last', (of) => [inside, manifest(of), { name: 'mimetype', data: typeOf(of) }]],
  ['without its type', (of) => [inside, manifest(of)]],
  ['its type empty', (of) => [{ name: 'mimetype', data: '' }, inside, manifest(of)]],
]

test.each(PACKED)('a sheet and a text are told apart: %s', (_, packed) => {
  const read = (of: string) => formatOf(memorySource(zipOf(packed(of))), 'x').id
  expect([read('spreadsheet'), read('text')]).toEqual(['ods', 'odt'])
})

test('Office packages whose parts lie elsewhere are known by their content types', () => {
  const kinds = ['spreadsheetml.sheet', 'wordprocessingml.document', 'presentationml.presentation']
  const read = kinds.map((kind) => {
    const type = `application/vnd.openxmlformats-officedocument.${kind}.main+xml`
    const data = `<Types><Override PartName="/daten/haupt.xml" ContentType="${type}"/></Types>`
    const types = { name: '[Content_Types].xml', data }
    return formatOf(memorySource(zipOf([types, { name: 'daten/haupt.xml', data: '<a/>' }])), 'x').id
  })
  expect(read).toEqual(['xlsx', 'docx', 'pptx'])
})

test('rows of a text that are repeated without end are read as far as their cells are few', async () => {
  const wide =
    '<table:table-cell table:number-columns-repeated="16384"><text:p>甲</text:p></table:table-cell>'
  const row = `<table:table-row table:number-rows-repeated="1048576">${wide}</table:table-row>`
  const body = content(`<office:text><table:table>${row}</table:table></office:text>`)
  const packed = zipOf([{ name: 'content.xml', data: body }, manifest('text')])
  const { grids, codes } = await collectAny(packed, 'x.odt')
  const cells = grids.flatMap((g) => g.rows).reduce((sum, r) => sum + r.cells.length, 0)
  expect(cells).toBeGreaterThan(0)
  expect(cells).toBeLessThanOrEqual(2 ** 20)
  expect(codes).toContain('LIMIT')
})

/** OpenOffice before the standard: other types and namespaces, one kind of properties, values of cells in the namespace of tables. */
const sun = (of: string, body: string, styles = ''): Uint8Array =>
  zipOf([
    { name: 'mimetype', data: `application/vnd.sun.xml.${of}`, method: 0 },
    {
      name: 'content.xml',
      data: `<office:document-content xmlns:office="http://openoffice.org/2000/office" xmlns:table="http://openoffice.org/2000/table" xmlns:text="http://openoffice.org/2000/text" xmlns:style="http://openoffice.org/2000/style" office:class="${of === 'calc' ? 'spreadsheet' : 'text'}"><office:automatic-styles>${styles}</office:automatic-styles><office:body>${body}</office:body></office:document-content>`,
    },
    { name: 'META-INF/manifest.xml', data: '<manifest:manifest/>' },
  ])

test('a text of the time before the standard is no sheet: what stands outside its tables was lost', async () => {
  const table =
    '<table:table><table:table-row><table:table-cell><text:p>张三</text:p></table:table-cell></table:table-row></table:table>'
  const packed = sun('writer', `<text:p>李四 13900139000</text:p>${table}`)
  const { grids } = await collectAny(packed, 'a.sxw')
  expect(grids.map((g) => g.rows.map((r) => r.cells.join(' ')))).toEqual([
    ['张三'],
    ['李四 13900139000'],
  ])
})

test('a sheet of the time before the standard: stored values, hidden sheets', async () => {
  const style =
    '<style:style style:name="ta1" style:family="table"><style:properties table:display="false"/></style:style>'
  const cells =
    '<table:table-cell table:value-type="float" table:value="13900139000"><text:p>1.39E10</text:p></table:table-cell><table:table-cell><text:p>李四</text:p></table:table-cell>'
  const sheet = `<table:table table:name="甲" table:style-name="ta1"><table:table-row>${cells}</table:table-row></table:table>`
  const { grids, codes } = await collectAny(sun('calc', sheet, style), 'a.sxc')
  expect(grids.map((g) => [g.sheet, g.rows.map((r) => r.cells)])).toEqual([
    ['甲', [['13900139000', '李四']]],
  ])
  expect(codes).toEqual(['HIDDEN_SHEET'])
})

test('a package that says nothing of its type is what its content begins with', () => {
  const read = (body: string) => {
    const data = content(`<office:${body}/>`)
    const bare: Part = { name: 'META-INF/manifest.xml', data: '<manifest:manifest/>' }
    return formatOf(memorySource(zipOf([{ name: 'content.xml', data }, bare])), 'x').id
  }
  expect(['spreadsheet', 'text', 'presentation', 'database'].map(read)).toEqual([
    ...['ods', 'odt', 'odt', 'zip'],
  ])
})
