import { OUTPUT_MARKER } from '../../evidence/format/own-output.ts'
import { cellXml, columnName, xmlAttribute, xmlText } from '../workbooks/cell-xml.ts'
import { DEMO } from '../words/labels.ts'
import { plainText, shown, shownLocator } from '../safe.ts'
import {
  appProperties,
  contentTypes,
  coreProperties,
  packageRelations,
  workbookRelations,
} from '../workbooks/workbook-parts.ts'
import { sheetStyles, SHEET_STYLE } from './call-sheet-styles.ts'
import {
  MODES,
  OUTCOMES,
  placeOf,
  sheetNumber,
  type SampleDraw,
  type SampleRecord,
} from './record.ts'
import { zipBytes } from './zip-bytes.ts'

/** Values of a drawn record in clear, in the order of `call-sheet.clear` of the draw. */
export type ClearValues = readonly string[]

/** Headers by which the filled sheet is read back; columns may be moved, not renamed. */
export const HEADERS = {
  number: '编号',
  stratum: '层',
  place: '出处',
  mode: '核实方式',
  outcome: '核实结果',
  time: '核实时间',
  first: '核实人一（签名）',
  second: '核实人二（签名）',
  remark: '备注',
} as const

/** Before the digest of the draw on the sheet: by it the filled sheet is known again. */
export const DRAW_LABEL = '抽样编号'
const SHEET_TITLE = '抽样核实表'

/** Widths in narrow characters: of the column of places, of a merged line. */
const PLACE_WIDTH = 40
const LINE_WIDTH = 150

interface Column {
  readonly title: string
  readonly width: number
}

/**
 * 抽样核实表.xlsx, as bytes: the only paper with clear values, those of the drawn records that the mode needs. The rest
 * is blank, for hands: what was found (a list to choose from), when, two names.
 */
export function callSheet(
  draw: SampleDraw,
  purpose: string,
  clear: ReadonlyMap<number, ClearValues>,
): Buffer {
  const sheet = sheetXml(draw, purpose, clear)
  return zipBytes([
    { name: 'docProps/core.xml', text: coreProperties(OUTPUT_MARKER, SHEET_TITLE), stored: true },
    { name: 'xl/worksheets/sheet1.xml', text: sheet.xml },
    { name: 'xl/workbook.xml', text: bookXml(sheet.header) },
    { name: 'xl/_rels/workbook.xml.rels', text: workbookRelations(1) },
    { name: 'xl/styles.xml', text: sheetStyles() },
    { name: 'docProps/app.xml', text: appProperties() },
    { name: '_rels/.rels', text: packageRelations() },
    { name: '[Content_Types].xml', text: contentTypes(1) },
  ])
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/** The header stands on every printed page. */
function bookXml(header: number): string {
  const rows = `'${SHEET_TITLE}'!$${String(header)}:$${String(header)}`
  return `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><bookViews><workbookView activeTab="0"/></bookViews><sheets><sheet name="${SHEET_TITLE}" sheetId="1" r:id="rId1"/></sheets><definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">${xmlText(rows)}</definedName></definedNames></workbook>`
}

function columnsOf(draw: SampleDraw): readonly Column[] {
  return [
    { title: HEADERS.number, width: 11 },
    { title: HEADERS.stratum, width: 6 },
    { title: HEADERS.place, width: PLACE_WIDTH },
    ...draw['call-sheet'].clear.map((title) => ({ title, width: title === '姓名' ? 12 : 20 })),
    { title: HEADERS.mode, width: 14 },
    { title: HEADERS.outcome, width: 11 },
    { title: HEADERS.time, width: 14 },
    { title: HEADERS.first, width: 16 },
    { title: HEADERS.second, width: 16 },
    { title: HEADERS.remark, width: 18 },
  ]
}

function sheetXml(
  draw: SampleDraw,
  purpose: string,
  clear: ReadonlyMap<number, ClearValues>,
): { readonly xml: string; readonly header: number } {
  const columns = columnsOf(draw)
  const last = columnName(columns.length - 1)
  const lines = headLines(draw, purpose)
  const header = lines.length + 1
  const rows = draw.records.map((record, i) =>
    recordRow(header + 1 + i, draw, record, clear.get(record.number) ?? []),
  )
  const end = header + draw.records.length
  const feet = footLines()
  const body = [
    ...lines.map((line, i) => lineRow(i + 1, line, i === 0 ? SHEET_STYLE.title : SHEET_STYLE.line)),
    headerRow(header, columns),
    ...rows,
    ...feet.map((line, i) => lineRow(end + 2 + i, line, SHEET_STYLE.line)),
  ]
  const merged = [...lines.keys(), ...feet.map((_, i) => end + 1 + i)].map((row) => {
    return `<mergeCell ref="A${String(row + 1)}:${last}${String(row + 1)}"/>`
  })
  const filter = `<autoFilter ref="A${String(header)}:${last}${String(end)}"/>`
  const xml = `${headXml(columns, header)}${body.join('')}</sheetData>${filter}<mergeCells count="${String(merged.length)}">${merged.join('')}</mergeCells>${validations(columns, header, end)}${tailXml(draw)}`
  return { xml, header }
}

function headLines(draw: SampleDraw, purpose: string): readonly string[] {
  const { list, report, seed } = draw
  return [
    SHEET_TITLE,
    ...(draw.demo ? [DEMO] : []),
    ...(draw.title === null ? [] : [`案件：${shown(draw.title)}`]),
    `用途：${plainText(purpose)}　　核实方式：${MODES[draw.mode]}`,
    `本表含公民个人信息明文，只限上述用途；专人保管，不得复制、外传，用后依规定销毁并记录。`,
    `“${HEADERS.outcome}”只填${Object.values(OUTCOMES).join('、')}；每条由两人核实并签名；不得增删行、改编号。未填的不计为已核实。`,
    `${DRAW_LABEL}：${draw.draw}`,
    `总体：计入 ${String(list.records)} 条　清单校验值 SHA-256：${list.digest}`,
    `report.json 校验值 SHA-256：${report.digest}　种子：${plainText(seed)}`,
  ]
}

/** Glossary 7: 抽取人, 核实人（二人）; blank until signed. */
function footLines(): readonly string[] {
  return [
    '抽取人：　　　　　　　　　　　　　　日期：　　　　年　　月　　日',
    '核实人：　　　　　　　　　　　　　　核实人：　　　　　　　　　　　　　　日期：　　　　年　　月　　日',
    '销毁记录：　　　　年　　月　　日　　方式：　　　　　　　　　　　　　　经手人（二人）：',
  ]
}

function lineRow(row: number, text: string, style: number): string {
  return `${rowTag(row, 18, LINE_WIDTH, text)}${cellXml(`A${String(row)}`, text, 'text', style)}</row>`
}

/** A row at least so many points high, and higher for a text that takes several lines. */
function rowTag(row: number, least: number, width: number, text: string): string {
  const narrow = [...text].reduce((n, char) => n + (char > '\u02ff' ? 2 : 1), 0)
  const height = Math.max(least, Math.ceil((narrow * 11) / (width * 10)) * 13 + 6)
  return `<row r="${String(row)}" ht="${String(height)}" customHeight="1">`
}

function headerRow(row: number, columns: readonly Column[]): string {
  const cells = columns.map(({ title }, i) =>
    cellXml(`${columnName(i)}${String(row)}`, title, 'text', SHEET_STYLE.header),
  )
  return `<row r="${String(row)}" ht="30" customHeight="1">${cells.join('')}</row>`
}

function recordRow(
  row: number,
  draw: SampleDraw,
  record: SampleRecord,
  clear: ClearValues,
): string {
  const fields = draw['call-sheet'].clear.map((_, i) => plainText(clear[i] ?? ''))
  const texts = [
    sheetNumber(draw.draw, record.number),
    String(record.stratum),
    shownLocator(placeOf(record)),
    ...fields,
    MODES[draw.mode],
    ...['', '', '', '', ''],
  ]
  const cells = texts.map((text, i) => {
    const ref = `${columnName(i)}${String(row)}`
    return text === '' ? blank(ref) : cellXml(ref, text, 'text', SHEET_STYLE.cell)
  })
  return `${rowTag(row, 24, PLACE_WIDTH, texts[2] ?? '')}${cells.join('')}</row>`
}

/** Nothing, with a border around it. */
function blank(ref: string): string {
  return `<c r="${ref}" s="${String(SHEET_STYLE.cell)}"/>`
}

function headXml(columns: readonly Column[], header: number): string {
  const widths = columns.map(({ width }, i) => {
    return `<col min="${String(i + 1)}" max="${String(i + 1)}" width="${String(width)}" customWidth="1"/>`
  })
  const top = String(header)
  return `${XML}<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0"><pane ySplit="${top}" topLeftCell="A${String(header + 1)}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData>`
}

/** What was found and how: chosen from a list, so that it can be read back. */
function validations(columns: readonly Column[], header: number, end: number): string {
  if (end === header) return ''
  const list = (title: string, choices: readonly string[]) => {
    const letter = columnName(columns.findIndex((c) => c.title === title))
    const at = `${letter}${String(header + 1)}:${letter}${String(end)}`
    const help = xmlAttribute(`只填${choices.join('、')}`)
    return `<dataValidation type="list" allowBlank="1" showInputMessage="1" showErrorMessage="1" errorTitle="${title}" error="${help}" sqref="${at}"><formula1>"${choices.join(',')}"</formula1></dataValidation>`
  }
  return `<dataValidations count="2">${list(HEADERS.mode, Object.values(MODES))}${list(HEADERS.outcome, Object.values(OUTCOMES))}</dataValidations>`
}

function tailXml(draw: SampleDraw): string {
  const foot = `${draw.demo ? `${DEMO}　` : ''}含个人信息，用后销毁　${DRAW_LABEL} ${draw.draw.slice(0, 16)}`
  return `<pageMargins left="0.4" right="0.4" top="0.6" bottom="0.7" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/><headerFooter><oddFooter>${xmlText(`&L${foot.replaceAll('&', '&&')}&R第 &P 页　共 &N 页`)}</oddFooter></headerFooter></worksheet>`
}
