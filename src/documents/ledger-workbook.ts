import type { Locator } from '../evidence/locator.ts'
import type { Report } from '../report.ts'
import { total } from './numbers.ts'
import { OUTPUT_MARKER } from '../evidence/own-output.ts'
import { COUNT_HEAD, DEMO, NOT_EXPERT, TIER, UNKNOWN_ROW, codeLabel } from './labels.ts'
import { TREATMENT } from './ledger-row.ts'
import type { LedgerRow } from './ledger-row.ts'
import { shown, shownLocator } from './safe.ts'
import { writeWorkbook } from './sheets.ts'
import type { Cell, CellKind, SheetSpec, WorkbookOptions, WrittenSheet } from './sheets.ts'
import { completeness } from './terminal.ts'

/** A workbook that is ready to be written with {@link writeWorkbook}. */
export interface Workbook {
  readonly sheets: readonly SheetSpec[]
  readonly options: WorkbookOptions
}

type Rows = Iterable<LedgerRow> | AsyncIterable<LedgerRow>

const COLUMNS: readonly (readonly [string, CellKind, number])[] = [
  ['序号', 'int', 10],
  ['检材', 'text', 10],
  ['文件', 'text', 36],
  ['工作表', 'text', 14],
  ['行', 'int', 10],
  ['去重依据', 'text', 22],
  ['主体标识（已脱敏）', 'text', 24],
  ['信息类型建议', 'text', 14],
  ['字段概要（已脱敏）', 'text', 44],
  ['处理', 'text', 10],
  ['代码', 'text', 18],
  ['原因', 'text', 34],
  ['与哪一行重复（出处）', 'text', 44],
]
const TREATMENT_COLUMN = 9
const CODE_COLUMN = 10

/** 核算台账: every record with its place and what became of it. */
export function ledgerWorkbook(report: Report, digest: string, rows: Rows): Workbook {
  return workbook(
    '核算台账',
    '台账',
    report,
    digest,
    cellsOf(rows, () => true),
    {
      [TREATMENT.counted]: report.records.counted,
      ...losses(report),
    },
  )
}

/** 不计入及重复明细: the records that were not counted, under the same numbers as in 核算台账. */
export function asideWorkbook(report: Report, digest: string, rows: Rows): Workbook {
  const left = cellsOf(rows, ({ treatment }) => treatment !== 'counted')
  return workbook('不计入及重复明细', '明细', report, digest, left, losses(report))
}

/** Rows that somebody asked for, under the numbers of 核算台账. */
export function selectionWorkbook(report: Report, digest: string, rows: Rows): Workbook {
  return workbook(
    '选取明细',
    '明细',
    report,
    digest,
    cellsOf(rows, () => true),
    {},
    {},
  )
}

export async function writeLedger(
  path: string,
  { sheets, options }: Workbook,
): Promise<readonly WrittenSheet[]> {
  return writeWorkbook(path, sheets, options)
}

function losses({ records }: Report): Readonly<Record<string, number>> {
  return {
    [TREATMENT.duplicate]: total(records.duplicate),
    [TREATMENT['set-aside']]: total(records['set-aside']),
  }
}

function workbook(
  title: string,
  name: string,
  report: Report,
  digest: string,
  rows: AsyncIterable<readonly Cell[]>,
  stated: Readonly<Record<string, number>>,
  codes: Readonly<Record<string, number>> = {
    ...report.records.duplicate,
    ...report.records['set-aside'],
  },
): Workbook {
  const tally = [
    { title: '处理', column: TREATMENT_COLUMN, stated },
    { title: '代码', column: CODE_COLUMN, label: codeLabel, stated: codes },
  ]
  const sheet: SheetSpec = {
    name,
    header: COLUMNS.map(([header]) => header),
    types: COLUMNS.map(([, type]) => type),
    widths: COLUMNS.map(([, , width]) => width),
    rows,
  }
  const lines = headLines(report, digest)
  const demo = report.demo ? `${DEMO}　` : ''
  return {
    sheets: [sheet],
    options: {
      marker: OUTPUT_MARKER,
      title,
      foot: `${demo}report.json SHA-256 ${digest}`,
      totals: { title, lines, tally },
    },
  }
}

function headLines(report: Report, digest: string): readonly string[] {
  return [
    ...(report.demo ? [DEMO] : []),
    ...(report.title === null ? [] : [shown(report.title)]),
    completeness(report),
    `计入 ${String(report.records.counted)} 条（${COUNT_HEAD}）`,
    NOT_EXPERT,
    `report.json 完整性校验值 SHA-256 ${digest}`,
    '个人信息已脱敏；各行可按出处在检材中找到。“复算”一列是电子表格自己的公式。',
  ]
}

async function* cellsOf(
  rows: Rows,
  keep: (row: LedgerRow) => boolean,
): AsyncGenerator<readonly Cell[]> {
  const words: Words = {
    name: remembered((name: string) => shown(name, 'name')),
    place: remembered(shownLocator),
  }
  for await (const row of rows) if (keep(row)) yield ledgerCells(row, words)
}

interface Words {
  readonly name: (name: string) => string
  readonly place: (at: Locator) => string
}

/** Files and keys stand in thousands of rows: each is put into words once, in bounded memory. */
function remembered<T>(words: (value: T) => string): (value: T) => string {
  const known = new Map<T, string>()
  return (value) => {
    const found = known.get(value)
    if (found !== undefined) return found
    if (known.size >= 4096) known.clear()
    const text = words(value)
    known.set(value, text)
    return text
  }
}

/** The cells of a row in the order of the columns; names are masked and plain, values came masked. */
function ledgerCells(row: LedgerRow, { name, place }: Words): readonly Cell[] {
  const { code } = row
  return [
    row.number,
    name(row.exhibit),
    place(row.file),
    row.sheet === null ? '' : name(row.sheet),
    row.row ?? UNKNOWN_ROW,
    row.key === null ? '' : name(row.key),
    shown(row.subject),
    row.tier === null ? '' : TIER[row.tier],
    shown(row.fields),
    TREATMENT[row.treatment],
    code ?? '',
    row.reason === null ? (code === null ? '' : codeLabel(code)) : shown(row.reason),
    row.sameAs === null ? '' : shownLocator(row.sameAs),
  ]
}
