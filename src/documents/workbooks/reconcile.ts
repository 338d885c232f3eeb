import { OUTPUT_MARKER } from '../../evidence/format/own-output.ts'
import type { Report } from '../../report.ts'
import { DEMO, NOT_EXPERT, UNKNOWN_ROW, codeLabel } from '../words/labels.ts'
import { TREATMENT } from './ledger-row.ts'
import type { LedgerRow } from './ledger-row.ts'
import type { Workbook } from './ledger.ts'
import { total } from '../words/numbers.ts'
import { MATCHED_BY, ONLY_THEIRS } from '../reconcile.ts'
import type { BothRow, Reconciliation, TheirRow } from '../reconcile.ts'
import { shown, shownLocator } from '../safe.ts'
import type { Cell, SheetSpec } from './sheets.ts'
import type { TalliedColumn } from './totals-sheet.ts'

/** Rows of a comparison, in the order of the annex and of 核算台账. */
export interface ComparedRows {
  both(): AsyncIterable<BothRow>
  onlyTheirs(): AsyncIterable<TheirRow>
  onlyOurs(): AsyncIterable<LedgerRow>
}

/** The comparison as a spreadsheet: 两边都有, 仅附表有, 仅检材有; masked, each row with its 出处 on both sides. */
export function reconcileWorkbook(
  r: Reconciliation,
  report: Pick<Report, 'demo' | 'title'>,
  rows: ComparedRows,
): Workbook {
  const demo = report.demo ? [DEMO] : []
  const digest = `report.json SHA-256 ${r['report-digest']}`
  return {
    sheets: [bothSheet(rows), theirSheet(rows), ourSheet(rows)],
    options: {
      marker: OUTPUT_MARKER,
      title: '与检验报告比对',
      foot: [...demo, digest].join('　'),
      totals: {
        title: '与检验报告比对',
        lines: [
          ...demo,
          ...(report.title === null ? [] : [shown(report.title)]),
          ...lines(r),
          NOT_EXPERT,
          digest,
        ],
        tally: tally(r),
        statedBy: '比对结果',
      },
    },
  }
}

function lines(r: Reconciliation): readonly string[] {
  const files = r.theirs.files.map((f) => `${shownLocator(f.at)}（SHA-256 ${f.sha256 ?? '未算'}）`)
  return [
    r.complete ? '读取完整' : '读取不完整',
    `附表：${files.join('；')}`,
    `附表 ${String(r.theirs.rows)} 行；本软件计入 ${String(r.ours.counted)} 条（去重后，全案口径；不等于任何人的涉案条数），转出 ${String(r.ours.rows)} 条`,
    ...r.theirs.statements.map((s) => `附表自述：${shownLocator(s.at)}：“${shown(s.text)}”`),
  ]
}

/** All three sheets hold what became of a line in the first column, so that one formula counts it over all of them. */
function tally(r: Reconciliation): readonly TalliedColumn[] {
  const left = r['only-ours']
  const group = (name: string, side: Reconciliation['ours']) => ({
    [`${name}：计入`]: side.counted,
    [`${name}：重复`]: total(side.duplicate),
    [`${name}：不计入`]: total(side['set-aside']),
  })
  const why = Object.entries(r['only-theirs'].why).map(
    ([code, n]) => [`仅附表：${ONLY_THEIRS[code as keyof typeof ONLY_THEIRS]}`, n] as const,
  )
  const stated = {
    ...group('都有', r.both),
    ...Object.fromEntries(why),
    ...group('仅检材', left),
  }
  const all = Object.values(stated).reduce((sum, n) => sum + n, 0)
  const sum = { label: '三张工作表的行数', stated: all }
  return [{ title: '比对', column: 0, stated, sum }]
}

function bothSheet(rows: ComparedRows): SheetSpec {
  return {
    name: '两边都有',
    header: [
      '归类',
      '附表出处',
      '附表字段（已脱敏）',
      '对应依据',
      '台账序号',
      '检材出处',
      '处理',
      '代码',
      '原因',
    ],
    types: ['text', 'text', 'text', 'text', 'int', 'text', 'text', 'text', 'text'],
    widths: [16, 36, 44, 22, 10, 44, 10, 18, 34],
    rows: mapped(rows.both(), (row) => [
      `都有：${TREATMENT[row.treatment]}`,
      shownLocator(row.at),
      shown(row.fields),
      MATCHED_BY[row.by],
      row.number,
      shownLocator(row.ours),
      TREATMENT[row.treatment],
      row.code ?? '',
      row.code === null ? '' : codeLabel(row.code),
    ]),
  }
}

function theirSheet(rows: ComparedRows): SheetSpec {
  return {
    name: '仅附表有',
    header: ['归类', '附表出处', '附表字段（已脱敏）'],
    types: ['text', 'text', 'text'],
    widths: [44, 40, 60],
    rows: mapped(rows.onlyTheirs(), (row) => [
      `仅附表：${ONLY_THEIRS[row.why]}`,
      shownLocator(row.at),
      shown(row.fields),
    ]),
  }
}

function ourSheet(rows: ComparedRows): SheetSpec {
  return {
    name: '仅检材有',
    header: [
      '归类',
      '台账序号',
      '检材',
      '检材出处',
      '字段概要（已脱敏）',
      '代码',
      '原因',
      '与哪一行重复（出处）',
      '号码在附表中',
    ],
    types: ['text', 'int', 'text', 'text', 'text', 'text', 'text', 'text', 'text'],
    widths: [16, 10, 10, 44, 44, 18, 34, 44, 22],
    rows: mapped(rows.onlyOurs(), (row) => [
      `仅检材：${TREATMENT[row.treatment]}`,
      row.number,
      shown(row.exhibit, 'name'),
      placeOf(row),
      shown(row.fields),
      row.code ?? '',
      row.code === null ? '' : codeLabel(row.code),
      row.sameAs === null ? '' : shownLocator(row.sameAs),
      row.phoneListed === true ? '号码在附表中，姓名不同' : '',
    ]),
  }
}

function placeOf(row: LedgerRow): string {
  return shownLocator([
    ...row.file,
    ...(row.sheet === null ? [] : [row.sheet]),
    row.row ?? UNKNOWN_ROW,
  ])
}

async function* mapped<T>(
  rows: AsyncIterable<T>,
  cells: (row: T) => readonly Cell[],
): AsyncGenerator<readonly Cell[]> {
  for await (const row of rows) yield cells(row)
}
