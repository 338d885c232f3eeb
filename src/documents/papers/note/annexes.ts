import { besideText } from '../../balance.ts'
import type { ColumnReport, FileReport, Report, TableReport } from '../../../report.ts'
import { KINDS } from '../../../records/kinds.ts'
import { DIGEST, DIGEST_MATCH, STATUS, codeLabel } from '../../words/labels.ts'
import { grouped } from '../../words/numbers.ts'
import { columnLetters } from '../../terminal/read-summary.ts'
import { shown, shownLocator, shownWithin } from '../../safe.ts'
import type { StatementReport } from '../../../report/statements.ts'
import { lostOf, unreadStatements } from '../../unread-statements.ts'
import { body, note, Verbatim } from '../paper.ts'
import type { Block, Section, Words } from '../paper.ts'
import { LONGEST_LIST, listed, table } from '../tables.ts'
import type { ColumnOf } from '../tables.ts'

export function annexes(report: Report): readonly Section[] {
  return [files(report), columns(report), lost(report)]
}

const FILE: readonly ColumnOf[] = [
  ['序号', 6, 'n'],
  ['检材', 8],
  ['文件（出处）', 30],
  ['字节、处理', 16],
  ['完整性校验值', 40],
]

function files(report: Report): Section {
  return {
    title: '文件及完整性校验值',
    blocks: [listed(FILE, report.files, fileRow, 'files')],
  }
}

function fileRow(file: FileReport, i: number): readonly Words[] {
  const same = file['same-as']
  const copy = same === null ? '' : `（整份相同：${shownLocator(same)}）`
  return [
    i + 1,
    file.exhibit,
    `${shownLocator(file.at)}${copy}`,
    `${grouped(file.bytes)}；${STATUS[file.status]}`,
    digests(file),
  ]
}

/** Every digest that was computed, and how it compares with the list. Hexadecimal text of our own making. */
function digests(file: FileReport): Words {
  const names = Object.keys(DIGEST) as (keyof typeof DIGEST)[]
  const values = names.flatMap((name) => {
    const value = file.digests[name]
    return value === undefined ? [] : [`${DIGEST[name]} ${hexadecimal(value)}`]
  })
  const match = file['digest-match']
  const compared = match === null ? [] : [`与清单${DIGEST_MATCH[match]}`]
  return new Verbatim([...values, ...compared].join('；'))
}

function hexadecimal(value: string): string {
  return /^[\da-f]{1,128}$/i.test(value) ? value : '（不是校验值）'
}

const COLUMN: readonly ColumnOf[] = [
  ['列', 6, 'c'],
  ['表头', 18],
  ['信息字段', 18],
  ['有值', 10, 'n'],
  ['有效', 10, 'n'],
  ['判定依据', 38],
]

/** Tables printed with their columns; a folder may hold tens of thousands. */
const TABLES = 300

function columns(report: Report): Section {
  const shownTables = report.tables.slice(0, TABLES)
  const cut =
    report.tables.length > TABLES
      ? [
          note(
            `显示 ${grouped(TABLES)} / ${grouped(report.tables.length)} 张表；其余见 report.json 的 tables`,
          ),
        ]
      : []
  return {
    title: '数据表与字段判定',
    blocks: [...shownTables.flatMap(tableBlocks), ...cut],
  }
}

function tableBlocks(one: TableReport): readonly Block[] {
  const { rows, records } = one
  const header = one.header === null ? '无表头' : `表头第${String(one.header)}行`
  const facts = `${header}${one.hidden ? '；隐藏工作表' : ''}；识别行${String(rows.found)}，数据行${String(rows.data)}${besideText(rows)}；转出${String(records.out)}条，计入${String(records.counted)}条`
  const cut = one.columns.length > LONGEST_LIST
  return [
    table(
      COLUMN,
      one.columns.slice(0, LONGEST_LIST).map(columnRow),
      `${one.exhibit}　${shownLocator(one.at)}`,
      cut ? `${facts}；显示 ${String(LONGEST_LIST)} / ${String(one.columns.length)} 列` : facts,
    ),
  ]
}

function columnRow(column: ColumnReport): readonly Words[] {
  const also = column.also.map((kind) => KINDS[kind])
  return [
    columnLetters(column.index),
    column.header === null ? '（无表头）' : shown(column.header, 'name'),
    `${KINDS[column.kind]}${also.length === 0 ? '' : `（另有${also.join('、')}）`}`,
    column.filled,
    column.valid,
    column.reason,
  ]
}

const LOST: readonly ColumnOf[] = [
  ['序号', 7, 'n'],
  ['检材', 9],
  ['文件（出处）', 34],
  ['字节', 14, 'n'],
  ['处理与原因', 36],
]

function lost(report: Report): Section {
  const list = report.files.filter(({ status }) => status === 'unread' || status === 'partial')
  const money = unreadStatements(report.case)
  const blocks: Block[] = [
    ...(list.length === 0 ? [] : [listed(LOST, list, lostRow, 'files')]),
    ...(money.length === 0 ? [] : [listed(LOST_MONEY, money, moneyRow, 'files')]),
  ]
  if (blocks.length === 0) blocks.push(body('无。全部文件均已读取。'))
  return { title: '未读内容', blocks }
}

const LOST_MONEY: readonly ColumnOf[] = [
  ['序号', 7, 'n'],
  ['账户流水', 13],
  ['文件', 34],
  ['未读的内容', 46],
]

function moneyRow(statement: StatementReport, i: number): readonly Words[] {
  return [i + 1, statement.id, statement.path, lostOf(statement).join('；')]
}

/** Reasons shown for a file before the rest is only counted. */
const REASONS = 10

function lostRow(file: FileReport, i: number): readonly Words[] {
  const reasons = file.issues.slice(0, REASONS).map(({ code, at, message }) => {
    const where = shownWithin(at, file.at)
    return `${codeLabel(code)}：${where === '' ? '' : `${where} `}${message}`
  })
  const more =
    file.issues.length > REASONS
      ? [`显示 ${String(REASONS)} / ${String(file.issues.length)} 项`]
      : []
  return [
    i + 1,
    file.exhibit,
    shownLocator(file.at),
    grouped(file.bytes),
    [STATUS[file.status], ...reasons, ...more].join('；'),
  ]
}
