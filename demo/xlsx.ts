/** A spreadsheet writer for the demonstration: as Excel saves it (shared strings) or as programs do (inline strings). */
import type { Cell, Row } from './list.ts'
import { zip } from './zip.ts'

export interface XlsxSheet {
  readonly name: string
  readonly hidden: boolean
  readonly rows: readonly Row[]
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

export function xlsx(sheets: readonly XlsxSheet[], strings: 'shared' | 'inline'): Buffer {
  const table = strings === 'shared' ? new Map<string, number>() : null
  const bodies = sheets.map((sheet) => sheetXml(sheet.rows, table))
  const parts: [string, string][] = [
    ['[Content_Types].xml', contentTypes(sheets.length, table !== null)],
    ['_rels/.rels', relations([['officeDocument', 'xl/workbook.xml']])],
    ['xl/workbook.xml', workbook(sheets)],
    ['xl/_rels/workbook.xml.rels', relations(workbookParts(sheets.length, table !== null))],
    ['xl/styles.xml', STYLES],
    ...(table ? [['xl/sharedStrings.xml', sharedStrings(table)] as [string, string]] : []),
    ...bodies.map((xml, i): [string, string] => [`xl/worksheets/sheet${i + 1}.xml`, xml]),
  ]
  return zip(
    parts.map(([name, xml]) => ({ name: Buffer.from(name), bytes: Buffer.from(HEAD + xml) })),
  )
}

const STYLES =
  `<styleSheet xmlns="${MAIN}"><fonts count="1"><font><sz val="11"/><name val="宋体"/></font></fonts>` +
  '<fills count="1"><fill><patternFill patternType="none"/></fill></fills>' +
  '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>' +
  '<cellXfs count="1"><xf xfId="0"/></cellXfs></styleSheet>'

function contentTypes(sheets: number, shared: boolean): string {
  const part = (name: string, type: string): string =>
    `<Override PartName="/xl/${name}.xml" ContentType="${TYPES}.${type}+xml"/>`
  const each = range(sheets).map((n) => part(`worksheets/sheet${n}`, 'worksheet'))
  return (
    `<Types xmlns="${PACKAGE}/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    part('workbook', 'sheet.main') +
    part('styles', 'styles') +
    (shared ? part('sharedStrings', 'sharedStrings') : '') +
    `${each.join('')}</Types>`
  )
}

function workbook(sheets: readonly XlsxSheet[]): string {
  const each = sheets.map(({ name, hidden }, i) => {
    const state = hidden ? ' state="hidden"' : ''
    return `<sheet name="${escape(name)}" sheetId="${i + 1}"${state} r:id="rId${i + 1}"/>`
  })
  return `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${each.join('')}</sheets></workbook>`
}

function workbookParts(sheets: number, shared: boolean): [string, string][] {
  const parts = range(sheets).map((n): [string, string] => [
    'worksheet',
    `worksheets/sheet${n}.xml`,
  ])
  parts.push(['styles', 'styles.xml'])
  if (shared) parts.push(['sharedStrings', 'sharedStrings.xml'])
  return parts
}

function relations(parts: readonly [string, string][]): string {
  const each = parts.map(
    ([type, target], i) =>
      `<Relationship Id="rId${i + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  )
  return `<Relationships xmlns="${PACKAGE}/relationships">${each.join('')}</Relationships>`
}

function sheetXml(rows: readonly Row[], table: Map<string, number> | null): string {
  const width = Math.max(1, ...rows.slice(0, 8).map((row) => row.cells.length))
  const each = rows.map((row, index) => rowXml(row.cells, index + 1, table))
  const dimension = `<dimension ref="A1:${letter(width - 1)}${rows.length}"/>`
  return `<worksheet xmlns="${MAIN}">${dimension}<sheetData>${each.join('')}</sheetData></worksheet>`
}

/** An empty row still stands in the file, with a formatted first cell, as Excel leaves it. */
function rowXml(cells: readonly Cell[], row: number, table: Map<string, number> | null): string {
  const each = cells.map((cell, column) => cellXml(cell, `${letter(column)}${row}`, table)).join('')
  return `<row r="${row}">${each === '' ? `<c r="A${row}" s="0"/>` : each}</row>`
}

function cellXml(cell: Cell, at: string, table: Map<string, number> | null): string {
  if (cell === null) return ''
  if (typeof cell !== 'string') return `<c r="${at}"><v>${cell.stored}</v></c>`
  if (table === null)
    return `<c r="${at}" t="inlineStr"><is><t${space(cell)}>${escape(cell)}</t></is></c>`
  const index = table.get(cell) ?? table.size
  table.set(cell, index)
  return `<c r="${at}" t="s"><v>${index}</v></c>`
}

function sharedStrings(table: ReadonlyMap<string, number>): string {
  const each = [...table.keys()].map((text) => `<si><t${space(text)}>${escape(text)}</t></si>`)
  return `<sst xmlns="${MAIN}" uniqueCount="${table.size}">${each.join('')}</sst>`
}

const space = (text: string): string => (text.trim() === text ? '' : ' xml:space="preserve"')

const escape = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;')

/** Sheets of the demonstration have fewer than 26 columns. */
const letter = (column: number): string => String.fromCharCode(65 + column)

const range = (count: number): number[] => Array.from({ length: count }, (_, i) => i + 1)
