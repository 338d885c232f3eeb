import { zipOf, type Part } from '../zip/build.ts'

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

export interface Sheet {
  readonly name?: string
  readonly state?: string
  /** The whole part; or `data`, what stands inside `<sheetData>`. */
  readonly xml?: string | Buffer
  readonly data?: string
}

export interface Book {
  readonly sheets?: readonly Sheet[]
  /** What stands inside `<sst>`. */
  readonly strings?: string
  /** Format codes of styles 1, 2, …; style 0 is general. */
  readonly formats?: readonly string[]
  readonly date1904?: boolean
  readonly more?: readonly Part[]
  /** Parts to leave out, or to put in place of the usual ones. */
  readonly without?: readonly string[]
}

/** A worksheet part around rows. */
export function sheetXml(data: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="${MAIN}"><sheetData>${data}</sheetData></worksheet>`
}

/** The parts of a small workbook, odd in one thing only. */
export function partsOf(book: Book): Part[] {
  const sheets = book.sheets ?? []
  const parts: Part[] = [
    { name: '_rels/.rels', data: relations([['rId1', 'officeDocument', 'xl/workbook.xml']]) },
    { name: 'xl/workbook.xml', data: workbookXml(sheets, book.date1904 === true) },
    { name: 'xl/_rels/workbook.xml.rels', data: workbookRelations(sheets.length) },
    { name: 'xl/styles.xml', data: stylesXml(book.formats ?? []) },
    ...sheets.map((sheet, i) => ({
      name: `xl/worksheets/sheet${i + 1}.xml`,
      data: sheet.xml ?? sheetXml(sheet.data ?? ''),
    })),
  ]
  if (book.strings !== undefined) {
    parts.push({ name: 'xl/sharedStrings.xml', data: `<sst xmlns="${MAIN}">${book.strings}</sst>` })
  }
  const kept = parts.filter((part) => !book.without?.includes(String(part.name)))
  return [...kept, ...(book.more ?? [])]
}

/** A small workbook as the bytes of its file. */
export function xlsxOf(book: Book): Buffer {
  return zipOf(partsOf(book))
}

/** A workbook of one sheet with these rows. */
export function oneSheet(data: string, book: Book = {}): Buffer {
  return xlsxOf({ ...book, sheets: [{ name: 'S', data }] })
}

function workbookXml(sheets: readonly Sheet[], date1904: boolean): string {
  const list = sheets.map((sheet, i) => {
    const state = sheet.state ? ` state="${sheet.state}"` : ''
    return `<sheet name="${sheet.name ?? `Sheet${i + 1}`}" sheetId="${i + 1}"${state} r:id="rId${i + 1}"/>`
  })
  const properties = date1904 ? '<workbookPr date1904="1"/>' : ''
  return `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}">${properties}<sheets>${list.join('')}</sheets></workbook>`
}

function workbookRelations(sheets: number): string {
  const own: [string, string, string][] = Array.from({ length: sheets }, (_, i) => [
    `rId${i + 1}`,
    'worksheet',
    `worksheets/sheet${i + 1}.xml`,
  ])
  return relations([...own, ['rId98', 'styles', 'styles.xml'], ['rId99', 'sharedStrings', 'sharedStrings.xml']])
}

function relations(list: readonly (readonly [string, string, string])[]): string {
  const items = list.map(
    ([id, type, target]) => `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  )
  return `<Relationships>${items.join('')}</Relationships>`
}

function stylesXml(formats: readonly string[]): string {
  const escaped = formats.map((code) =>
    code.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;'),
  )
  const codes = escaped.map((code, i) => `<numFmt numFmtId="${200 + i}" formatCode="${code}"/>`)
  const styles = formats.map((_, i) => `<xf numFmtId="${200 + i}"/>`)
  return `<styleSheet><numFmts>${codes.join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${styles.join('')}</cellXfs></styleSheet>`
}
