import type { Report } from '../../report.ts'
import { STATUS_WORDS } from '../../report/paper-status.ts'
import { openLedgers } from '../balance.ts'
import { DEMO, NOT_EXPERT } from '../words/labels.ts'
import { reportNumber } from '../page/head.ts'
import { completeness } from '../terminal/terminal.ts'
import { body, warn } from './paper.ts'
import type { Block, Foot } from './paper.ts'
import { counts } from './words.ts'

/** The program writes drafts; what became of one since, `papersOf` is told. */
export function foot(report: Report, digest: string): Foot {
  const commission = report.case?.commission
  return {
    caseNo: commission?.['case-no'] ?? null,
    reportNo: commission?.['report-no'] ?? reportNumber(digest),
    status: STATUS_WORDS.draft,
    digest,
  }
}

/** What no page may be without. */
export function banners(report: Report): readonly string[] {
  const read = completeness(report)
  return [
    ...openLedgers(report),
    ...(read === '读取完整' ? [] : [read]),
    ...(report.demo ? [DEMO] : []),
  ]
}

/** Loud things before anything else: a ledger that does not close, files not read, digests that differ. */
export function warnings(report: Report): readonly Block[] {
  const open = openLedgers(report).map((text) => warn(`${text}：本文数字不得使用。`))
  const read = completeness(report)
  const part = read === '读取完整' ? [] : [warn(`${read}：本结果不含未读内容，见附表三。`)]
  const n = report.files.filter((file) => file['digest-match'] === 'mismatch').length
  const differs =
    n === 0
      ? []
      : [
          warn(
            `完整性校验值不一致：${String(n)}个文件与清单载明的校验值不一致，涉及这些文件的数字须复核，见附表一。`,
          ),
        ]
  return [...open, ...part, ...differs]
}

/** What the paper is, and what it is not. */
export function nature(): readonly Block[] {
  return [body(`性质说明：${NOT_EXPERT}`)]
}

/** Whether the conclusion holds under all readings: of each person, and of the whole, which is nobody's. */
export function robustLines(report: Report): readonly string[] {
  const whole = report.robust.sentence
  if (report.case === null) return [whole]
  const sentences = new Map<string, string[]>()
  for (const { name, robust } of report.case.parties.filter(counts)) {
    sentences.set(robust.sentence, [...(sentences.get(robust.sentence) ?? []), name])
  }
  const persons = [...sentences].map(([sentence, names]) => `${names.join('、')}：${sentence}`)
  return [...persons, `全案口径（不等于任何人的涉案条数）：${whole}`]
}
