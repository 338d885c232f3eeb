import type { CaseReport } from '../../case-report.ts'
import { entry } from './paint.ts'
import type { Paper } from './paint.ts'
import { capText, cellText, EFFECT, orderText } from '../papers/suit-words.ts'
import { namesOf } from '../papers/words.ts'
import { shown } from '../safe.ts'

/** Groups, claims by person, disputes and hints on the terminal; the bases of damages are in the report. */
export function liabilityLines(facts: CaseReport, paper: Paper): readonly string[] {
  const { liability: l } = facts
  return [
    ...labelled('责任组', groupTexts(facts), paper),
    ...labelled('诉请', claimTexts(facts), paper),
    ...labelled('处理', orderTexts(facts), paper),
    ...labelled(
      '争议',
      l.disputes.map((d) => `${d.title}：${d.sums.join('；')}。${d.sentence}`),
      paper,
    ),
    ...labelled(
      '可核对',
      l.hints.map((h) => h.text),
      paper,
    ),
  ]
}

function labelled(label: string, texts: readonly string[], paper: Paper): readonly string[] {
  return texts.flatMap((text, i) => entry(i === 0 ? label : '', shown(text), paper))
}

function groupTexts(facts: CaseReport): string[] {
  const name = namesOf(facts)
  return facts.liability.groups.map(
    (g) =>
      `${name(g.members)}（${g.label}，${EFFECT[g.effect]}）上限${capText(g.cap)}。${g.cap.sentence}`,
  )
}

/** One line a kind of claim: against whom, with what. */
function claimTexts(facts: CaseReport): string[] {
  const name = namesOf(facts)
  const { claims, groups, matrix } = facts.liability
  return matrix.map((row) => {
    const own = claims.filter((c) => c.kind === row.kind)
    const told = own.map((c) => {
      const group = groups.find((g) => g.id === c.group)
      const missing = c.missing.length === 0 ? '' : `，待查：${c.missing.join('、')}`
      return `${name(c.against)}：${cellText(c, group?.effect ?? null)}${missing}`
    })
    return `${row.label}：${told.join('；') || '没有请求'}`
  })
}

function orderTexts(facts: CaseReport): string[] {
  const name = namesOf(facts)
  return facts.liability.orders.map((o) => `${name(o.against)}　${orderText(o)}`)
}
