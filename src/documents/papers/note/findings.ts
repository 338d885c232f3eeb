import type { Finding } from '../../../report.ts'
import { OUTCOME, isIdle } from '../../words/labels.ts'
import { note } from '../paper.ts'
import type { Block, Words } from '../paper.ts'
import { table } from '../tables.ts'
import type { ColumnOf } from '../tables.ts'

const COLUMNS: readonly ColumnOf[] = [
  ['结果', 15, 'c'],
  ['标准', 22],
  ['核算结果', 63],
]

/** 核算结果: outcome, standard, sentence. The day of the law and the reasons stand in 附表四 (`reasons.ts`). */
export function findingBlocks(findings: readonly Finding[]): readonly Block[] {
  const told = findings.filter((finding) => !isIdle(finding))
  const empty = findings.filter(isIdle)
  const idle =
    empty.length === 0
      ? null
      : `没有该类信息，从而未达到的：${empty.map(({ title }) => title).join('、')}。`
  if (told.length === 0) return idle === null ? [] : [note(idle)]
  return [table(COLUMNS, told.map(row), '与数量、数额标准的比对', idle)]
}

function row({ outcome, title, sentence, incomplete }: Finding): readonly Words[] {
  const part = incomplete ? '　读取不完整：本项结果不含未读内容，见附表三。' : ''
  return [`〔${OUTCOME[outcome]}〕`, title, `${sentence}${part}`]
}
