import { resolve } from 'node:path'
import { nearest } from '../case/facts/nearest.ts'
import { countFolder, type FolderCount } from '../case/count-folder.ts'
import { ledgerRows, type RowSelection } from '../case/ledger/ledger-rows.ts'
import { twoLists, type TwoLists } from '../case/chain/overlap/shared-rows.ts'
import { requestBehind } from '../case/outputs.ts'
import { SILENT } from '../case/intake/progress.ts'
import { codesOfStep } from '../count/funnel.ts'
import { WHAT } from '../case/kept/grid.ts'
import { codeLabel, TIER } from '../documents/words/labels.ts'
import type { LedgerRow, RowCounts } from '../documents/workbooks/ledger-row.ts'
import { selectionWorkbook, writeLedger } from '../documents/workbooks/ledger.ts'
import { digestOf } from '../documents/json/json.ts'
import { sinceText } from '../documents/terminal/since.ts'
import { shown, shownLocator } from '../documents/safe.ts'
import { badFlag, parsed } from './flags.ts'
import { helpOf } from './help.ts'
import { behindNumber } from './rows-behind.ts'

const FLAGS = {
  help: { type: 'boolean', short: 'h' },
  json: { type: 'boolean' },
  step: { type: 'string' },
  code: { type: 'string', multiple: true },
  file: { type: 'string' },
  'subject-of': { type: 'string' },
  batch: { type: 'string', multiple: true },
  person: { type: 'string' },
  buyer: { type: 'string' },
  provided: { type: 'boolean' },
  unsold: { type: 'boolean' },
  obtained: { type: 'boolean' },
  'in-duty': { type: 'boolean' },
  item: { type: 'string' },
  others: { type: 'boolean' },
  shared: { type: 'string', multiple: true },
  limit: { type: 'string' },
  xlsx: { type: 'string' },
} as const

/** `shuzheng rows report.json …`: the rows behind a number, masked, with their places. */
export async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parsed('rows', args, FLAGS)
  const [path] = positionals
  if (values.help) {
    process.stdout.write(helpOf('rows'))
    return 0
  }
  if (path === undefined) throw badFlag('rows', '没有给出 report.json')
  const limit = values.limit === undefined ? 50 : whole(values.limit, '--limit')
  const { request } = requestBehind(path)
  const counted = await countFolder(request, SILENT)
  process.stderr.write(sinceText(counted.since))
  try {
    const asked = selectionOf(values, counted)
    const behind = await behindNumber(values, counted, asked)
    const selection = { ...asked, ...behind?.selection }
    const rows = ledgerRows(counted.session, counted.files, selection)
    const said = behind?.lines ?? []
    if (values.xlsx) await toWorkbook(counted, rows, resolve(values.xlsx))
    else await toTerminal(rows, limit, values.json ?? false, said)
  } finally {
    counted.session.close()
  }
  return counted.report.complete ? 0 : 1
}

interface Asked {
  readonly step?: string | undefined
  readonly code?: readonly string[] | undefined
  readonly file?: string | undefined
  readonly 'subject-of'?: string | undefined
  readonly shared?: readonly string[] | undefined
}

function selectionOf(asked: Asked, counted: FolderCount): RowSelection {
  const step = asked.step === undefined ? [] : codesOfStep(whole(asked.step, '--step'))
  const codes = [...step, ...(asked.code ?? []).map(knownCode)]
  if (asked.step !== undefined && step.length === 0) {
    throw badFlag('rows', `--step ${asked.step}：第 7 至 12 步分出记录`)
  }
  const tables = counted.files.flatMap((f) => f.tables)
  const { file } = asked
  const tabs = file
    ? new Set(tables.filter((t) => pathOf(t.at).includes(file)).map((t) => t.tab))
    : undefined
  if (tabs?.size === 0) throw badFlag('rows', `--file ${asked.file ?? ''}：报告中没有这个文件`)
  return {
    ...(codes.length > 0 ? { codes } : {}),
    ...(tabs ? { tabs } : {}),
    ...(asked.shared ? { shared: sharedOf(asked.shared, counted) } : {}),
    ...(asked['subject-of'] ? { subjectOf: placeOf(asked['subject-of'], tables) } : {}),
  }
}

/** A code of the closed lists: one that is misspelt would list nothing, as if there were nothing. */
function knownCode(code: string): string {
  if (WHAT.includes(code)) return code
  const meant = nearest(code, WHAT)
  const guess = meant === null ? '，代码见 docs/glossary.md' : `；是否为 ${meant}？`
  throw badFlag('rows', `--code ${code}：没有这个代码${guess}`)
}

/** `--shared A --shared B`: two lists as `shuzheng overlap` calls them. */
function sharedOf(names: readonly string[], { evidence, files }: FolderCount): TwoLists {
  const [one, other] = names
  if (one === undefined || other === undefined || names.length > 2)
    throw badFlag('rows', '--shared：写两次，各一份名单，如 --shared b1 --shared b2')
  const found = twoLists([one, other], evidence.caseFile, files)
  if (!found)
    throw badFlag('rows', `--shared ${one}、${other}：没有这样两份名单，名称见 shuzheng overlap`)
  return found
}

/** `名单.xlsx#Sheet1!12`, or `名单.csv!12`. */
function placeOf(
  written: string,
  tables: FolderCount['files'][number]['tables'],
): { tab: number; row: number } {
  const found = /^([^#]+)(?:#(.*))?!(\d+)$/s.exec(written)
  const [, file = '', sheet, row = ''] = found ?? []
  const table = tables.find(
    (t) => pathOf(t.at).includes(file) && (sheet === undefined || t.outcome.sheet === sheet),
  )
  if (!found || !table) throw badFlag('rows', `--subject-of ${written}：应写作 文件#工作表!行`)
  return { tab: table.tab, row: Number(row) }
}

function pathOf(at: readonly (string | number)[]): string {
  return at.join('/')
}

async function toTerminal(
  rows: AsyncIterable<LedgerRow>,
  limit: number,
  json: boolean,
  said: readonly string[],
): Promise<void> {
  let all = 0
  for await (const row of rows) {
    all++
    if (json) process.stdout.write(`${JSON.stringify(row)}\n`)
    else if (all <= limit) process.stdout.write(`${line(row)}\n`)
  }
  const shownRows = `显示 ${String(Math.min(all, limit))} / ${String(all)} 行（已脱敏）`
  if (!json) process.stdout.write([shownRows, ...said, ''].join('\n'))
  else if (said.length > 0) process.stderr.write(`${said.join('\n')}\n`)
}

function line(row: LedgerRow): string {
  const place = shownLocator([
    ...row.file,
    ...(row.sheet === null ? [] : [row.sheet]),
    row.row ?? '未知',
  ])
  const code = row.code === null ? '计入' : `${row.code} ${codeLabel(row.code)}`
  const same = row.sameAs ? `  ← ${shownLocator(row.sameAs)}` : ''
  const counts = row.counts ? `${countsText(row.counts)}  全案 ` : ''
  return `${place}  ${counts}${code}  ${shown(row.fields)}${same}`
}

/** For which number the row stands; or the row that stands for the same record. */
function countsText({ for: name, tier, others, same }: RowCounts): string {
  const more = others === 0 ? '' : `（同一条另有 ${String(others)} 行）`
  const what = same === null ? `计入${more}` : `同一条，由 ${shownLocator(same)} 计入`
  return `${shown(name)} ${TIER[tier]} ${what}`
}

async function toWorkbook(
  counted: FolderCount,
  rows: AsyncIterable<LedgerRow>,
  path: string,
): Promise<void> {
  const digest = digestOf(counted.report)
  await writeLedger(path, selectionWorkbook(counted.report, digest, rows))
  process.stdout.write(`${path}\n`)
}

function whole(written: string, flag: string): number {
  const n = Number(written)
  if (!Number.isInteger(n) || n < 0) throw badFlag('rows', `${flag} ${written}：应为整数`)
  return n
}
