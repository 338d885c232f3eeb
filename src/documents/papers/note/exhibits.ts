import type { FileReport, Report } from '../../../report.ts'
import { DIGEST_MATCH, STATUS } from '../../words/labels.ts'
import { shown, shownLocator } from '../../safe.ts'
import { body, lead, items } from '../paper.ts'
import type { Block, Section, Words } from '../paper.ts'
import { listed } from '../tables.ts'
import type { ColumnOf } from '../tables.ts'
import { UNSTATED, stated } from '../words.ts'

const COLUMNS: readonly ColumnOf[] = [
  ['检材', 9],
  ['持有人', 14],
  ['位置', 26],
  ['扣押日期', 13],
  ['清单、卷页', 24],
  ['各自去重后条数', 14, 'n'],
]

/** 检材与完整性校验值: exhibits, what became of their files, and how digests compare with the list. */
export function exhibits(report: Report): Section {
  return {
    title: '检材与完整性校验值',
    blocks: [
      listed(COLUMNS, report.exhibits, (exhibit) => row(report, exhibit), 'exhibits', '检材'),
      body('各检材分别去重，检材之间不相加；同一批信息在全案只计一次，对每一持有人各自计入。'),
      body(fileLine(report), digestLine(report.files)),
      ...mismatches(report.files),
    ],
  }
}

function row(report: Report, exhibit: Report['exhibits'][number]): readonly Words[] {
  const held = report.holders.find((entry) => entry.exhibit === exhibit.id)
  const listedAs = [exhibit.list, exhibit.evidence].filter((text) => text !== null)
  return [
    shown(exhibit.id, 'name'),
    shown(stated(exhibit.holder), 'name'),
    shown(exhibit.path, 'name'),
    stated(exhibit['seized-on']),
    listedAs.join('；') || UNSTATED,
    held?.held ?? '未计算',
  ]
}

function fileLine({ files }: Report): string {
  const counts = (Object.keys(STATUS) as FileReport['status'][]).map(
    (status) => `${STATUS[status]}${String(files.filter((f) => f.status === status).length)}个`,
  )
  const copies = files.filter((file) => file['same-as'] !== null).length
  return `文件共${String(files.length)}个：${counts.join('，')}；其中${String(copies)}个与另一文件整份相同。每个文件的完整性校验值（SHA-256、SM3 等）见附表一。`
}

function digestLine(files: readonly FileReport[]): string {
  const compared = files.filter((file) => file['digest-match'] !== null)
  if (compared.length === 0) return '未提供公安机关的校验值清单，没有比对。'
  const parts = Object.entries(DIGEST_MATCH).map(([match, label]) => {
    const n = compared.filter((file) => file['digest-match'] === match).length
    return `${label}${String(n)}个`
  })
  return `与清单载明的校验值比对：${parts.join('，')}。`
}

/** Names shown before the rest is only counted. */
const NAMED = 20

function mismatches(files: readonly FileReport[]): readonly Block[] {
  const differ = files.filter((file) => file['digest-match'] === 'mismatch')
  if (differ.length === 0) return []
  const more = differ.length > NAMED ? `（显示 ${String(NAMED)} / ${String(differ.length)}）` : ''
  return [
    lead(`校验值不一致的文件${more}：`),
    ...items(differ.slice(0, NAMED).map((file) => shownLocator(file.at))),
  ]
}
