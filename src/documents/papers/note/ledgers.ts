import { decidedReadings } from '../../words/decided-readings.ts'
import type { Report } from '../../../report.ts'
import { besideText, openLedgers } from '../../balance.ts'
import { COUNT_HEAD, TIER, codeLabel } from '../../words/labels.ts'
import { total } from '../../words/numbers.ts'
import { body, Strong } from '../paper.ts'
import type { Block, Section, Words } from '../paper.ts'
import { listed, table } from '../tables.ts'
import type { ColumnOf } from '../tables.ts'
import { UNSTATED } from '../words.ts'

const COLUMNS: readonly ColumnOf[] = [
  ['归类', 19],
  ['原因', 39],
  ['数量', 13, 'n'],
  ['代码', 29],
]

/** 两本台账: every row and every record in exactly one place (promise 1). */
export function ledgers(report: Report): Section {
  const { rows, records, bytes } = report
  const open = openLedgers(report)
  return {
    title: '两本台账',
    blocks: [
      body(
        `行台账：识别行${String(rows.found)}＝数据行${String(rows.data)}＋非数据行${String(total(rows['non-data']))}＋未读行${String(total(rows.unread))}${besideText(rows)}。`,
      ),
      body(
        `条台账：转出${String(records.out)}条＝计入${String(records.counted)}＋重复${String(total(records.duplicate))}＋不计入${String(total(records['set-aside']))}。`,
      ),
      body(
        `字节：已读${String(bytes.read)}＋未读${String(bytes.unread)}＝总${String(bytes.total)}。`,
        new Strong(open.length === 0 ? '台账平衡。' : `${open.join('；')}。`),
      ),
      table(COLUMNS, parts(report), '各类数量'),
    ],
  }
}

function parts({ rows, records }: Report): readonly (readonly Words[])[] {
  const counted: readonly Words[] = ['计入', '去重后', records.counted, 'COUNTED']
  return [
    ...tallied('非数据行（行）', rows['non-data']),
    ...tallied('未读行（行）', rows.unread),
    counted,
    ...tallied('重复（条）', records.duplicate),
    ...tallied('不计入（条）', records['set-aside']),
  ]
}

function tallied(
  part: string,
  tally: Readonly<Partial<Record<string, number>>>,
): readonly (readonly Words[])[] {
  return Object.entries(tally)
    .filter(([, n]) => n !== undefined && n !== 0)
    .map(([code, n]) => [part, codeLabel(code), n ?? 0, code])
}

/** 全案口径: the count of the folder, which is nobody's. */
export function whole(report: Report): Section {
  const { records, tiers } = report
  const shares = (['A', 'B', 'C'] as const).map((t) => `${TIER[t]}${String(tiers[t])}条`)
  return {
    title: '去重后条数（全案口径）',
    blocks: [
      body(
        new Strong(`${String(records.counted)}条`),
        `（${COUNT_HEAD}）。信息类型（建议，由办案人员确定）：${shares.join('，')}。`,
      ),
      ...decidedReadings(report).map((text) => body(text)),
      ...batches(report),
    ],
  }
}

const BATCH: readonly ColumnOf[] = [
  ['批次', 12],
  ['文件', 12, 'n'],
  ['去重后条数', 14, 'n'],
  ['计价条数', 13, 'n'],
  ['附送条数', 13, 'n'],
  ['说明', 36],
]

function batches(report: Report): readonly Block[] {
  if (report.batches.length === 0) return []
  const row = (batch: Report['batches'][number]): readonly Words[] => [
    batch.id,
    `${String(batch.files.length)}个`,
    batch.files.length === 0 ? '无文件' : batch.counted,
    batch.priced ?? UNSTATED,
    batch.free ?? UNSTATED,
    batch.note ?? '—',
  ]
  return [listed(BATCH, report.batches, row, 'batches', '批次')]
}
