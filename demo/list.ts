/**
 * A list as its maker laid it out: titles above, headers (again and again), lines, totals, notes below.
 * Nothing here is shared with the code that has to read the lists: it is the other side of the test.
 */

/** What a line says about a person, in one written form. `vague` and `company` stand in the name column. */
export type Field =
  | 'name'
  | 'vague'
  | 'company'
  | 'sex'
  | 'age'
  | 'school'
  | 'grade'
  | 'phone'
  | 'landline'
  | 'district'
  | 'guardian'
  | 'id'
  | 'broker'
  | 'city'

export type Content = Readonly<Partial<Record<Field, string>>>

/** What becomes of a line under the reading used in criminal cases (glossary 3 and 4). */
export type DuplicateFate =
  'DUP_IN_FILE' | 'DUP_CROSS_FILE' | 'DUP_FILE' | 'DUP_CONTAINED' | 'DUP_SUPPLEMENT' | 'CHANGED'
export type AsideFate =
  'BARE_PHONE' | 'VAGUE_NAME' | 'COMPANY' | 'BAD_PHONE' | 'NOT_IDENTIFYING' | 'DAMAGED' | 'EMPTY'
export type Fate = 'COUNTED' | DuplicateFate | AsideFate

/** A number cell of a spreadsheet by its stored text, or text, or nothing. */
export type Cell = string | { readonly stored: string } | null

export interface Line {
  readonly content: Content
  readonly fate: Fate
  /** Where the cell differs from the content: `+86`, full-width digits, broken and damaged numbers. */
  readonly written?: Readonly<Partial<Record<Field, Cell>>>
}

export type NonData = 'HEADER' | 'REPEATED_HEADER' | 'TITLE' | 'BLANK_ROW' | 'TOTAL_ROW' | 'NOTE'

export interface Row {
  readonly role: 'data' | NonData
  readonly cells: readonly Cell[]
}

export interface Column {
  readonly header: string
  readonly field: Field | 'serial'
  /** Plain digits go into number cells, as they do when somebody types them into Excel. */
  readonly numeric?: boolean
}

export interface Sheet {
  readonly name: string
  readonly hidden?: boolean
  readonly columns: readonly Column[]
  readonly lines: readonly Line[]
  readonly headerless?: boolean
  readonly titles?: readonly string[]
  /** Under the titles: when the list was drawn up, by whom. */
  readonly remarks?: readonly string[]
  /** One row with nothing in it between these and the header. */
  readonly gap?: boolean
  /** The header stands again after so many lines, as on printed pages. */
  readonly repeatEvery?: number
  /** A row with nothing in it after so many lines. */
  readonly blankEvery?: number
  readonly total?: boolean
  readonly notes?: readonly string[]
}

/** The rows of a sheet from top to bottom. */
export function rowsOf(sheet: Sheet): Row[] {
  return [...head(sheet), ...body(sheet), ...foot(sheet)]
}

function head(sheet: Sheet): Row[] {
  const rows = (sheet.titles ?? []).map((text) => wide(sheet, 'TITLE', [text]))
  rows.push(...(sheet.remarks ?? []).map((text) => wide(sheet, 'NOTE', [text])))
  if (sheet.gap) rows.push(wide(sheet, 'BLANK_ROW', []))
  if (!sheet.headerless) rows.push(header(sheet, 'HEADER'))
  return rows
}

function body(sheet: Sheet): Row[] {
  const rows: Row[] = []
  sheet.lines.forEach((line, index) => {
    if (due(index, sheet.repeatEvery)) rows.push(header(sheet, 'REPEATED_HEADER'))
    if (due(index, sheet.blankEvery)) rows.push(wide(sheet, 'BLANK_ROW', []))
    const cells = sheet.columns.map((column) => cellOf(line, column, index + 1))
    rows.push({ role: 'data', cells })
  })
  return rows
}

function foot(sheet: Sheet): Row[] {
  const rows: Row[] = []
  if (sheet.total) rows.push(wide(sheet, 'TOTAL_ROW', ['合计', `${sheet.lines.length}人`]))
  return [...rows, ...(sheet.notes ?? []).map((text) => wide(sheet, 'NOTE', [text]))]
}

const due = (index: number, every: number | undefined): boolean =>
  every !== undefined && index > 0 && index % every === 0

const header = (sheet: Sheet, role: NonData): Row => ({
  role,
  cells: sheet.columns.map((column) => column.header),
})

function wide(sheet: Sheet, role: NonData, texts: readonly string[]): Row {
  return { role, cells: sheet.columns.map((_, index) => texts[index] ?? null) }
}

function cellOf(line: Line, column: Column, serial: number): Cell {
  const cell = column.field === 'serial' ? String(serial) : cellText(line, column.field)
  const digits = typeof cell === 'string' && /^[1-9][0-9]*$/.test(cell)
  return column.numeric && digits ? { stored: cell } : cell
}

function cellText({ content, written }: Line, field: Field): Cell {
  const name = content.name ?? content.vague ?? content.company
  const phone = content.phone ?? content.landline
  const clean = field === 'name' ? name : field === 'phone' ? phone : content[field]
  return written?.[field] ?? clean ?? null
}

/** Columns from left to right: header, field, whether plain digits go into number cells. */
export const columns = (
  ...list: (readonly [header: string, field: Column['field'], numeric?: boolean])[]
): Column[] =>
  list.map(([header, field, numeric]) => ({ header, field, numeric: numeric ?? false }))
