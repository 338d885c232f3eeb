/** Styles of the call sheet, by their place in its stylesheet. All cells are text, so that numbers keep their digits. */
export const SHEET_STYLE = { plain: 0, title: 1, header: 2, cell: 3, line: 4 } as const

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const EDGES = ['left', 'right', 'top', 'bottom'].map((edge) => `<${edge} style="thin"/>`).join('')

/** Borders for hands to write into, lines that wrap, room above and below. */
export function sheetStyles(): string {
  const font = (extra: string) => `<font>${extra}<name val="宋体"/></font>`
  const xf = (fontId: number, fill: number, border: number, alignment: string) =>
    `<xf numFmtId="49" fontId="${String(fontId)}" fillId="${String(fill)}" borderId="${String(border)}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment vertical="center"${alignment}/></xf>`
  const formats = [
    xf(0, 0, 0, ''),
    xf(2, 0, 0, ' horizontal="center"'),
    xf(1, 2, 1, ' horizontal="center" wrapText="1"'),
    xf(0, 0, 1, ' wrapText="1"'),
    xf(0, 0, 0, ' wrapText="1"'),
  ]
  return `${XML}<styleSheet xmlns="${MAIN}"><fonts count="3">${font('<sz val="10"/>')}${font('<b/><sz val="10"/>')}${font('<b/><sz val="16"/>')}</fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE4EAF2"/></patternFill></fill></fills><borders count="2"><border/><border>${EDGES}</border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${String(formats.length)}">${formats.join('')}</cellXfs></styleSheet>`
}
