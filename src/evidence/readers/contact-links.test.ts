import { utils, write } from '@e965/xlsx'
import { expect, test } from 'vitest'
import { xlsxOf, sheetXml } from '../../../test/files/xlsx/build.ts'
import { zipOf } from '../../../test/files/zip/build.ts'
import { formatOf, readRows } from '../format/formats.ts'
import { memorySource } from '../source.ts'
import { collected } from './collected.ts'
import { ContactLinks } from './contact-links.ts'
import { readDoc } from './document/doc.ts'
import { readDocx } from './document/documents.ts'
import { madeDoc } from './document/made-doc.ts'
import { linksIn } from './link-bytes.ts'
import { readFlatOds } from './ods/ods.ts'
import { readXlsx } from './xlsx/xlsx.ts'

const LINK = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink'
const TEL = 'tel:+8613800138000'

/** The texts of links, as they are handed on. */
function linesOf({ grids }: ReturnType<typeof collected>): (string | null)[] {
  return grids
    .filter(({ sheet }) => sheet === '链接')
    .flatMap(({ rows }) => rows.flatMap((row) => row.cells))
}
const rels = (...targets: readonly string[]) =>
  `<Relationships>${targets.map((t, i) => `<Relationship Id="r${String(i)}" Type="${LINK}" Target="${t}" TargetMode="External"/>`).join('')}</Relationships>`

test.each([
  [TEL, [], ['+8613800138000']],
  ['mailto:a%40b.cn?subject=x', [], ['a@b.cn']],
  ['https://example.com/13800138000', [], []],
  ['tel:12345', [], []],
  ['TEL:138%ZZ00138000', [], []],
  [TEL, ['电话 138-0013-8000；'], []],
  [TEL, ['13800138000'], []],
  ['mailto:A@b.cn', ['联系：a@b.cn，或电话'], []],
  [TEL, ['拨打', '13800138001'], ['+8613800138000']],
])('%s beside %j', (href, shown, expected) => {
  const links = new ContactLinks()
  links.take(href)
  for (const text of shown) links.shown(text)
  const file = collected()
  links.read(file.sink)
  expect(linesOf(file)).toEqual(expected)
})

test('more links than are kept are told', () => {
  const links = new ContactLinks()
  for (let i = 0; i < 100_005; i++) links.take(`tel:${String(13_800_000_000 + i)}`)
  const file = collected()
  links.read(file.sink)
  expect(file.issues.map(({ message }) => message)).toContain(
    '链接过多，5 个未读 / too many links, not read: 5',
  )
})

test('of a workbook, those that no cell shows', async () => {
  const cell = (at: string, text: string) =>
    `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`
  const xml = sheetXml(`<row r="1">${cell('A1', '拨打')}${cell('B1', '13900139000')}</row>`)
  const data = rels(TEL, 'tel:13900139000', 'mailto:a@b.cn')
  const more = [{ name: 'xl/worksheets/_rels/sheet1.xml.rels', data }]
  const file = collected()
  const bytes = xlsxOf({ sheets: [{ name: 'S', xml }], more })
  await readXlsx(memorySource(bytes), file.sink, { spoolDir: '/nowhere' })
  expect(linesOf(file)).toEqual(['+8613800138000', 'a@b.cn'])
})

test('of a Word document, as relations and as fields', async () => {
  const run = (inner: string) => `<w:r>${inner}</w:r>`
  const shown = (text: string) => `<w:p>${run(`<w:t>${text}</w:t>`)}</w:p>`
  const field = (href: string) => run(`<w:instrText> HYPERLINK "${href}" </w:instrText>`)
  const body = `${shown('拨打')}${shown('13900139000')}<w:p>${field('tel:13700137000')}${run('<w:t>拨打</w:t>')}</w:p>`
  const parts = {
    'word/document.xml': `<w:document><w:body>${body}</w:body></w:document>`,
    'word/_rels/document.xml.rels': rels(TEL, 'tel:139-0013-9000'),
  }
  const zip = zipOf(Object.entries(parts).map(([name, data]) => ({ name, data })))
  const file = collected()
  await readDocx(memorySource(zip), file.sink)
  expect(linesOf(file)).toEqual(['+8613800138000', '13700137000'])
  const rest = file.grids.flatMap(({ rows }) => rows.flatMap((row) => row.cells))
  expect(rest.some((text) => text?.includes('HYPERLINK'))).toBe(false)
})

test('of an OpenDocument spreadsheet', () => {
  const cell = (href: string, text: string) =>
    `<table:table-cell office:value-type="string"><text:p><text:a xlink:href="${href}">${text}</text:a></text:p></table:table-cell>`
  const row = cell(TEL, '拨打') + cell('mailto:a@b.cn', 'a@b.cn')
  const content = `<office:document><office:body><office:spreadsheet><table:table table:name="S"><table:table-row>${row}</table:table-row></table:table></office:spreadsheet></office:body></office:document>`
  const file = collected()
  readFlatOds(memorySource(Buffer.from(content)), file.sink)
  expect(linesOf(file)).toEqual(['+8613800138000'])
})

const HIDES = 'tel:13700137000'
const read = async (bytes: Uint8Array, name: string) => {
  const file = collected()
  const source = memorySource(bytes)
  await readRows(source, formatOf(source, name), file.sink, {}, { spoolDir: '/nowhere' })
  return file
}

test('of formulas of a workbook: a number that the row shows hides nothing', async () => {
  const call = (at: string, to: string, shown: string) =>
    `<c r="${at}" t="str"><f>HYPERLINK("${to}","${shown}")</f><v>${shown}</v></c>`
  const text = '<c r="B2" t="inlineStr"><is><t>13900139000</t></is></c>'
  const rows = `<row r="1">${call('A1', HIDES, '张三')}</row><row r="2">${call('A2', 'tel:13900139000', '李四')}${text}</row>`
  const file = await read(xlsxOf({ sheets: [{ name: 'S', xml: sheetXml(rows) }] }), 'a.xlsx')
  expect(linesOf(file)).toEqual(['13700137000'])
  expect(file.grids[0]?.rows.map(({ cells }) => cells)).toEqual([['张三'], ['李四', '13900139000']])
})

test.each(['biff8', 'xlsb'] as const)('of cells and formulas of %s', async (bookType) => {
  const sheet = utils.aoa_to_sheet([['拨打', '13900139000'], ['写信']])
  const cells = sheet as Record<string, { l?: { Target: string } }>
  if (cells['A1']) cells['A1'].l = { Target: HIDES }
  if (cells['B1']) cells['B1'].l = { Target: 'tel:13900139000' }
  if (cells['A2']) cells['A2'].l = { Target: 'mailto:a@b.cn' }
  const made = write(utils.book_new(sheet, 'S'), { type: 'buffer', bookType }) as Buffer
  expect(linesOf(await read(new Uint8Array(made), 'a')).sort()).toEqual(['13700137000', 'a@b.cn'])
})

test('in the bytes of records: one byte a character or two', () => {
  const wide = Buffer.from('xtel:13700137000\0more', 'utf16le')
  expect(linksIn(Buffer.concat([Buffer.from([0x17]), wide]))).toEqual(['tel:13700137000'])
  expect(linksIn(Buffer.from('\x17\x0ftel:13700137000\x17\x02'))).toEqual(['tel:13700137000'])
})

test.each([
  [
    'rtf',
    `{\\rtf1 {\\field{\\*\\fldinst {HYPERLINK "${HIDES}"}}{\\fldrslt Zhang}} x\\par {\\field{\\*\\fldinst HYPERLINK "tel:13900139000"}{\\fldrslt 13900139000}}\\par}`,
  ],
  [
    'fodt',
    `<?xml version="1.0"?><office:document xmlns:office="o" xmlns:text="t" xmlns:xlink="x" office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text><text:p><text:a xlink:href="${HIDES}">张三</text:a></text:p><text:p><text:a xlink:href="tel:13900139000">13900139000</text:a></text:p></office:text></office:body></office:document>`,
  ],
])('of %s', async (name, text) => {
  expect(linesOf(await read(Buffer.from(text), `a.${name}`))).toEqual(['13700137000'])
})

test('of a Word 97 document', () => {
  const field = (to: string, shown: string) => `\x13 HYPERLINK "${to}" \x14${shown}\x15`
  const file = collected()
  const bytes = madeDoc([
    { text: field(HIDES, '张三'), kind: 'plain' },
    { text: field('tel:13900139000', '13900139000'), kind: 'plain' },
  ])
  readDoc(memorySource(bytes), file.sink)
  expect(linesOf(file)).toEqual(['13700137000'])
})
