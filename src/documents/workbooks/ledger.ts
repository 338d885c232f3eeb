import type { Locator } from '../../evidence/locator.ts'
import type { Report } from '../../report.ts'
import { total } from '../words/numbers.ts'
import { OUTPUT_MARKER } from '../../evidence/format/own-output.ts'
import { COUNT_HEAD, DEMO, NOT_EXPERT, TIER, UNKNOWN_ROW, codeLabel } from '../words/labels.ts'
import { TREATMENT, hasSets } from './ledger-row.ts'
import type { LedgerRow } from './ledger-row.ts'
import { personColumns, type PersonTotal } from './person-totals.ts'
import { shown, shownLocator } from '../safe.ts'
import { writeWorkbook } from './sheets.ts'
import type { Cell, CellKind, SheetSpec, WorkbookOptions, WrittenSheet } from './sheets.ts'
import { completeness } from '../terminal/terminal.ts'
import { tagged, type TalliedColumn } from './totals-sheet.ts'

/** A workbook that is ready to be written with {@link writeWorkbook}. */
export interface Workbook {
  readonly sheets: readonly SheetSpec[]
  readonly options: WorkbookOptions
}

type Rows = Iterable<LedgerRow> | AsyncIterable<LedgerRow>

type Column = readonly [header: string, kind: CellKind, width: number]

const COLUMNS: readonly Column[] = [
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
const TIER_COLUMN = 7
const TREATMENT_COLUMN = 9
const CODE_COLUMN = 10

/** Further columns of both ledgers: by table, by holder, by batch. */
const TABLE_COLUMN = COLUMNS.length
const SET_COLUMNS: readonly Column[] = [
  ['持有人', 'text', 14],
  ['批次', 'text', 16],
  ['检材内计入', 'text', 16],
  ['批次内计入', 'text', 16],
]
const ON_EXHIBIT_COLUMN = TABLE_COLUMN + 3
const IN_BATCH_COLUMN = TABLE_COLUMN + 4
const PERSON_COLUMN: Column = ['按人计入（人-下家-项）', 'text', 20]
const IN_PERSON_COLUMN = TABLE_COLUMN + 5

/** Tables up to which each has a line of its own in 汇总: every line is a pass over the whole ledger. */
const TABLES_TOLD = 60

function columnsOf(sets: boolean): readonly Column[] {
  return [...COLUMNS, ['表号', 'int', 8], ...(sets ? SET_COLUMNS : [])]
}

/** 核算台账: every record with its place and what became of it. */
export function ledgerWorkbook(
  report: Report,
  digest: string,
  rows: Rows,
  persons: readonly PersonTotal[] = [],
): Workbook {
  const sets = hasSets(report)
  const byPerson = sets && persons.length > 0
  const columns = [...columnsOf(sets), ...(byPerson ? [PERSON_COLUMN] : [])]
  const stated = { [TREATMENT.counted]: report.records.counted, ...losses(report) }
  const tally = [
    { ...treatments(stated), sum: { label: '转出条数', stated: report.records.out } },
    codes(codesOf(report)),
    tiers(report),
    ...(report.tables.length <= TABLES_TOLD ? [tables(report)] : []),
    ...(sets ? [exhibits(report), batches(report)] : []),
    ...(byPerson ? personColumns(persons, IN_PERSON_COLUMN) : []),
  ]
  const own = setCells(report, sets)
  const more = (row: LedgerRow) =>
    byPerson ? [...own(row), tagged(row.sets?.persons ?? [])] : own(row)
  const cells = cellsOf(rows, () => true, more)
  return workbook('核算台账', '台账', report, digest, { columns, cells, tally })
}

/** 不计入及重复明细: the records that were not counted, under the same numbers as in 核算台账. */
export function asideWorkbook(report: Report, digest: string, rows: Rows): Workbook {
  const stated = losses(report)
  const left = Object.values(stated).reduce((sum, n) => sum + n, 0)
  const tally = [
    { ...treatments(stated), sum: { label: '重复与不计入', stated: left } },
    codes(codesOf(report)),
  ]
  const sets = hasSets(report)
  const taken = ({ treatment }: LedgerRow) => treatment !== 'counted'
  const cells = cellsOf(rows, taken, setCells(report, sets))
  return workbook('不计入及重复明细', '明细', report, digest, {
    columns: columnsOf(sets),
    cells,
    tally,
  })
}

/** Rows that somebody asked for, under the numbers of 核算台账. */
export function selectionWorkbook(report: Report, digest: string, rows: Rows): Workbook {
  const cells = cellsOf(rows, () => true)
  const tally = [treatments({}), codes({})]
  return workbook('选取明细', '明细', report, digest, { columns: COLUMNS, cells, tally })
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

function codesOf({ records }: Report): Readonly<Record<string, number>> {
  return { ...records.duplicate, ...records['set-aside'] }
}

function treatments(stated: Readonly<Record<string, number>>): TalliedColumn {
  return { title: '处理', column: TREATMENT_COLUMN, stated }
}

function codes(stated: Readonly<Record<string, number>>): TalliedColumn {
  return { title: '代码', column: CODE_COLUMN, label: codeLabel, stated }
}

const COUNTED = { column: TREATMENT_COLUMN, value: TREATMENT.counted }

function tiers({ tiers: { A, B, C } }: Report): TalliedColumn {
  const stated = { [TIER.A]: A, [TIER.B]: B, [TIER.C]: C }
  const label = () => '处理为“计入”的条数（信息类型为建议）'
  return { title: '信息类型', column: TIER_COLUMN, only: COUNTED, stated, label }
}

function tables(report: Report): TalliedColumn {
  const stated = Object.fromEntries(
    report.tables.map(({ records }, i) => [String(i + 1), records.counted]),
  )
  const label = (value: string) => {
    const table = report.tables[Number(value) - 1]
    return `计入：${shownLocator(table?.at ?? [])}`
  }
  return { title: '表号', column: TABLE_COLUMN, as: 'number', only: COUNTED, stated, label }
}

function exhibits(report: Report): TalliedColumn {
  const stated = Object.fromEntries(report.holders.map((h) => [h.exhibit, h.held]))
  const holders = new Map(report.holders.map((h) => [h.exhibit, h.holder]))
  const label = (value: string) => `持有人 ${holderText(holders.get(value))}：该检材内去重后条数`
  return { title: '检材', column: ON_EXHIBIT_COLUMN, as: 'tags', stated, label }
}

/** A batch without files has nothing to count here: that is not zero (promise 7). */
function batches(report: Report): TalliedColumn {
  const withFiles = report.batches.filter((b) => b.files.length > 0)
  const stated = Object.fromEntries(withFiles.map((b) => [b.id, b.counted]))
  const label = () => '该批次内去重后条数；批次之间、人与人之间不相加'
  return { title: '批次', column: IN_BATCH_COLUMN, as: 'tags', stated, label }
}

const holderText = (holder: string | null | undefined): string =>
  holder == null ? '未载明' : shown(holder, 'name')

/** The cells behind those of every row: number of the table, holder, batches, and where the row counts. */
function setCells(report: Report, sets: boolean): (row: LedgerRow) => readonly Cell[] {
  const holders = new Map(report.exhibits.map((e) => [e.id, holderText(e.holder)]))
  return (row) => {
    const table = row.table ?? null
    if (!sets) return [table]
    const { exhibit = false, batches: ids = [], counted = [] } = row.sets ?? {}
    const holder = holders.get(row.exhibit) ?? ''
    return [table, holder, tagged(ids), tagged(exhibit ? [row.exhibit] : []), tagged(counted)]
  }
}

interface Content {
  readonly columns: readonly Column[]
  readonly cells: AsyncIterable<readonly Cell[]>
  readonly tally: readonly TalliedColumn[]
}

function workbook(
  title: string,
  name: string,
  report: Report,
  digest: string,
  { columns, cells, tally }: Content,
): Workbook {
  const sheet: SheetSpec = {
    name,
    header: columns.map(([header]) => header),
    types: columns.map(([, type]) => type),
    widths: columns.map(([, , width]) => width),
    rows: cells,
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
  more: (row: LedgerRow) => readonly Cell[] = () => [],
): AsyncGenerator<readonly Cell[]> {
  const words: Words = {
    name: remembered((name: string) => shown(name, 'name')),
    place: remembered(shownLocator),
  }
  for await (const row of rows) if (keep(row)) yield [...ledgerCells(row, words), ...more(row)]
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
