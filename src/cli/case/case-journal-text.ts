import { REMARK } from '../../case/journal/told/case-text.ts'
import type { Checked } from '../../case/journal/check.ts'
import { problemLine, textOf, type Head, type Imported } from '../../case/journal/journal.ts'
import type { Log, Logged } from '../../case/journal/told/log.ts'
import type { Merged } from '../../case/journal/merge.ts'
import { actOf } from '../../case/journal/told/log-text.ts'
import { questionOf, shownTime } from '../../case/journal/told/wording.ts'
import { shown } from '../../documents/safe.ts'

/** 末号 with its whole digest: to be copied on paper, and compared later with `check --head`. */
export function headLine({ number, hash, count }: Head): string {
  return `操作记录 ${count} 条，末号 ${number}，末号校验值 SHA-256 ${hash}`
}

export function importText({ written, journal, open }: Imported): string {
  const facts = written.filter((e) => e.kind === 'put' || e.kind === 'remove').length
  const what =
    written.length === 0
      ? '没有变化，未作记录'
      : `已导入：事实变动 ${facts} 项，操作记录 ${written.length} 条`
  const stale = open.length === 0 && (textOf(journal.state) ?? '').includes(`# ${REMARK}`)
  return lines(
    what,
    headLine(journal.head),
    ...questions(open),
    ...(stale ? [`案件文件中仍有“# ${REMARK}”注释，已无待查，可以删去`] : []),
  )
}

/** Files named that could not be opened, before the rest is counted. */
const NAMED = 20

/** What `case intake` did. */
export function intakeText(
  { written, journal }: Imported,
  all: number,
  refused: readonly string[],
): string {
  const files = written.flatMap((entry) => (entry.kind === 'intake' ? entry.files : []))
  const changed = files.filter((file) => file.before !== null)
  return lines(
    files.length === 0
      ? `检材文件 ${String(all)} 个，均与登记的一致，未作记录`
      : `已登记检材文件：新增 ${String(files.length - changed.length)} 个，登记后变动 ${String(changed.length)} 个`,
    ...changed.map(
      (file) =>
        `  ！ ${shown(`${file.exhibit} › ${file.path}`)}\n     SHA-256 ${file.before ?? ''}\n     现为    ${file.digest}`,
    ),
    ...(refused.length > 0 ? [`未能打开 ${String(refused.length)} 个，未登记`] : []),
    ...refused.slice(0, NAMED).map((name) => `  ！ ${shown(name)}`),
    ...(refused.length > NAMED ? [`     显示 ${String(NAMED)} / ${String(refused.length)}`] : []),
    headLine(journal.head),
  )
}

export function mergeText({ journal, added, how, newConflicts }: Merged): string {
  const what = {
    known: '此包的内容均已在案，未作记录',
    received: `已接收案件：操作记录 ${added} 条`,
    merged: `已并入对方操作记录 ${added} 条，双方记录均保留`,
  }[how]
  return lines(
    what,
    ...(newConflicts.length > 0 ? [`证据不一致 ${newConflicts.length} 处，已列为待查事项：`] : []),
    ...newConflicts.map((conflict) => `  ${questionOf(conflict)}`),
    headLine(journal.head),
  )
}

export function checkText(checked: Checked): string {
  const { whole, head, problems, burned, merged, asked } = checked
  return lines(
    whole ? '操作记录完整，未见改动' : '操作记录不完整或者被改动过：',
    ...problems.map((problem) => `  ${problemLine(problem)}`),
    ...(asked ? [askedLine(asked)] : []),
    ...(burned.length > 0 ? [burnedLine(burned)] : []),
    ...(merged > 0 ? [`另有并入的对方记录 ${merged} 条`] : []),
    ...(head ? [headLine(head)] : []),
    'English: problems are named by entry number and time; exit code 1 when the journal is not whole',
  )
}

function askedLine({ head, number }: NonNullable<Checked['asked']>): string {
  return number === null
    ? `先前打印的末号校验值 ${head} 不在记录中：其后的记录被截去，或者整个记录被重做`
    : `先前打印的末号校验值在第${number}号，其前的记录未变`
}

function burnedLine(burned: readonly number[]): string {
  return `未写成而作废的号码：${burned.slice(0, 50).join('、')}${burned.length > 50 ? ' …' : ''}`
}

export function logText(log: Log): string {
  const { entries, head, burned } = log
  return lines(
    ...entries.map((entry, i) => entryLine(entry, entries[i - 1])),
    entries.length === 0 ? '没有与此有关的记录' : '',
    ...questions(log.conflicts.length > 0 ? log.questions : []),
    ...(burned.length > 0 ? [burnedLine(burned)] : []),
    headLine(head),
  )
}

function entryLine(entry: Logged, above: Logged | undefined): string {
  const number = String(entry.number).padStart(5)
  const who = shown(entry.by, 'name')
  const why = entry.why && entry.why !== above?.why ? `（${shown(entry.why)}）` : ''
  const merged = entry.merged ? ' [并入]' : ''
  return `${number}  ${shownTime(entry.at)}  ${who}${merged}  ${actOf(entry)}${why}`
}

function questions(open: readonly string[]): string[] {
  return open.length === 0
    ? []
    : [`待查事项 ${open.length} 项：`, ...open.map((q, i) => `  ${i + 1}. ${q}`)]
}

function lines(...text: readonly string[]): string {
  return `${text.filter((line) => line !== '').join('\n')}\n`
}
