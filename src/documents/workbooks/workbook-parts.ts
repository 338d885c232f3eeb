import { xmlAttribute, xmlText } from './cell-xml.ts'

/** The small fixed parts of a workbook. Nothing in them depends on a clock, a host or a user. */

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const APPLICATION = '数证 Shuzheng'

/** First entry of the file, stored: the marker by which our own outputs are known stands in its first kilobyte. */
export function coreProperties(marker: string, title: string): string {
  return `${HEAD}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${xmlText(title)}</dc:title><dc:creator>${APPLICATION}</dc:creator><cp:keywords>${xmlText(marker)}</cp:keywords></cp:coreProperties>`
}

export function appProperties(): string {
  return `${HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>${APPLICATION}</Application></Properties>`
}

export function contentTypes(sheets: number): string {
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  const each = Array.from(
    { length: sheets },
    (_, i) =>
      `<Override PartName="/xl/worksheets/sheet${String(i + 1)}.xml" ContentType="${type}.worksheet+xml"/>`,
  )
  return `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${type}.styles+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/><Override PartName="/docProps/app.xml" ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/>${each.join('')}</Types>`
}

export function packageRelations(): string {
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/><Relationship Id="rId2" Type="${PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/><Relationship Id="rId3" Type="${OFFICE}/extended-properties" Target="docProps/app.xml"/></Relationships>`
}

/** A sheet's name and the number of its part; the order here is the order of the tabs. */
export interface Tab {
  readonly name: string
  readonly part: number
}

export function workbookXml(tabs: readonly Tab[]): string {
  const sheets = tabs.map(
    ({ name, part }) =>
      `<sheet name="${xmlAttribute(sheetName(name))}" sheetId="${String(part)}" r:id="rId${String(part)}"/>`,
  )
  return `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><bookViews><workbookView activeTab="0"/></bookViews><sheets>${sheets.join('')}</sheets><calcPr calcId="191029" fullCalcOnLoad="1"/></workbook>`
}

/** Excel allows 31 characters and none of `[]:*?/\`. */
export function sheetName(name: string): string {
  return (
    Array.from(name.replace(/[[\]:*?/\\]/g, '_'))
      .slice(0, 31)
      .join('') || '表'
  )
}

export function workbookRelations(sheets: number): string {
  const each = Array.from(
    { length: sheets },
    (_, i) =>
      `<Relationship Id="rId${String(i + 1)}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${String(i + 1)}.xml"/>`,
  )
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${each.join('')}<Relationship Id="rId${String(sheets + 1)}" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`
}

/** The styles of {@link STYLES}, in that order. */
export function stylesXml(): string {
  const font = (extra: string) => `<font>${extra}<name val="宋体"/></font>`
  const xf = (format: number, fontId: number, fill: number, wrap: boolean, across = '') =>
    `<xf numFmtId="${String(format)}" fontId="${String(fontId)}" fillId="${String(fill)}" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1"><alignment vertical="top"${across}${wrap ? ' wrapText="1"' : ''}/></xf>`
  return `${HEAD}<styleSheet xmlns="${MAIN}"><fonts count="3">${font('<sz val="10"/>')}${font('<b/><sz val="10"/>')}${font('<b/><sz val="14"/>')}</fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE4EAF2"/></patternFill></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="8">${xf(0, 0, 0, false)}${xf(49, 0, 0, false)}${xf(1, 0, 0, false)}${xf(49, 1, 2, true)}${xf(49, 2, 0, false)}${xf(49, 1, 0, false)}${xf(0, 0, 0, false, ' horizontal="center"')}${xf(49, 1, 2, true, ' horizontal="right"')}</cellXfs></styleSheet>`
}

/** Everything before the rows. `frozen` keeps the header in view. */
export function sheetHead(widths: readonly number[], frozen: boolean): string {
  const pane = frozen
    ? '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
    : ''
  const columns = widths.map(
    (width, i) =>
      `<col min="${String(i + 1)}" max="${String(i + 1)}" width="${String(width)}" customWidth="1"/>`,
  )
  return `${HEAD}<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews><cols>${columns.join('')}</cols><sheetData>\n`
}

/** Everything after the rows: filter, A4 landscape, page numbers and the line of the foot (the digest). */
export function sheetTail(filter: string | null, foot: string): string {
  const filtered = filter === null ? '' : `<autoFilter ref="${filter}"/>`
  const left = foot === '' ? '' : `&L${foot.replaceAll('&', '&&')}`
  return `</sheetData>${filtered}<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.7" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/><headerFooter><oddFooter>${xmlText(`${left}&R第 &P 页　共 &N 页`)}</oddFooter></headerFooter></worksheet>`
}
