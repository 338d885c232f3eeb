import type { Finding, Reason } from '../../../report.ts'
import { OUTCOME, isIdle, robustLabel } from '../../labels.ts'
import { lead, item, note, Strong } from '../paper.ts'
import type { Block } from '../paper.ts'
import { reasonLines } from '../sources.ts'
import type { Sources } from '../sources.ts'

/** 核算结果: outcome, sentence, the day of the law, reasons; those that are not reached come without their tree. */
export function findingBlocks(findings: readonly Finding[], sources: Sources): readonly Block[] {
  const told = findings.filter((finding) => !isIdle(finding))
  const empty = findings.filter(isIdle)
  return [
    ...(told.length === 0 ? [] : [lead('与数量、数额标准的比对：')]),
    ...told.flatMap((finding) => blocks(finding, sources)),
    ...(empty.length === 0
      ? []
      : [note(`没有该类信息，从而未达到的：${empty.map(({ title }) => title).join('、')}。`)]),
  ]
}

function blocks(finding: Finding, sources: Sources): readonly Block[] {
  const assumed = finding.on.assumed ? '（假定）' : ''
  const part = finding.incomplete ? '　读取不完整：本项结果不含未读内容，见附表三。' : ''
  return [
    item(new Strong(`〔${OUTCOME[finding.outcome]}〕`), finding.sentence, part),
    note(`适用${finding.on.date}的规定${assumed}；${robustLabel(finding)}；规则 ${finding.rule}`),
    ...reasonLines(withoutReadings(finding.reasons), sources).map((text) => note(text)),
  ]
}

/** Counts under other readings stand in a table of their own, once, and not under every finding. */
function withoutReadings(reasons: readonly Reason[]): readonly Reason[] {
  return reasons
    .filter(({ text }) => !text.startsWith('备选口径'))
    .map((reason) =>
      reason.because === undefined
        ? reason
        : { ...reason, because: withoutReadings(reason.because) },
    )
}
