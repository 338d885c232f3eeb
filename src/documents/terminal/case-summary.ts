import { isAmiss } from '../../case-report.ts'
import type {
  CaseProblem,
  CaseReport,
  Change,
  PartyReport,
  PartyTierCount,
} from '../../case-report.ts'
import type { Finding, Report } from '../../report.ts'
import { gainsLines } from './gains.ts'
import { OUTCOME, TIER, isIdle } from '../words/labels.ts'
import { besides, money, records } from '../papers/amounts.ts'
import { counts, term } from '../papers/words.ts'
import { overlapLines } from './overlap.ts'
import { entry, loud, paint } from './paint.ts'
import type { Paper } from './paint.ts'
import { precedentLines } from './precedents.ts'
import { originLines } from './origin.ts'
import { procedureLines } from './procedure.ts'
import { shown } from '../safe.ts'
import { statementLines } from './statements.ts'
import { liabilityLines } from './claims.ts'
import { peopleLines } from './people.ts'

/** Said wherever several persons stand together (stories Q5). */
const NEVER_ADDED = '同一批信息在各人之间流转，人与人之间不相加'

/**
 * One line a person, for the summary of a count: whose number, and what it reaches. A person whom nobody has brought in
 * stands in the whole of the case only.
 */
export function personLines({ case: facts }: Report, paper: Paper): readonly string[] {
  if (facts === null) return []
  const told = facts.parties
    .filter((party) => hasRecords(party) && !party.absent)
    .map((party) => `${shown(party.name)} ${ownCount(party)}`)
  if (told.length === 0) return []
  return [...told, NEVER_ADDED].flatMap((text, i) => entry(i === 0 ? '按人' : '', text, paper))
}

/** Records of the person lie in the evidence; who is only said to have some stands in the whole of the case. */
function hasRecords({ tiers }: PartyReport): boolean {
  return Object.values(tiers).some((t) => t['at-least'] > 0)
}

function ownCount(party: PartyReport): string {
  const tiers = (['A', 'B', 'C'] as const).filter((tier) => held(party.tiers[tier]))
  const parts = tiers.map((tier) => `${TIER[tier]} ${records(party.tiers[tier])}`)
  const reached = party.findings.filter((f) => f.outcome === 'met').map((f) => f.title)
  return `${parts.join('、') || '0条'}${reached.length > 0 ? `；达到：${reached.join('、')}` : ''}`
}

function held(t: PartyTierCount): boolean {
  return t['at-least'] > 0 || t.declared !== null
}

/** The whole of what `shuzheng case` prints: each person, money, figures, what is open. */
export function caseSummary(report: Report, paper: Paper): string {
  const { case: facts } = report
  if (facts === null) return ''
  const lines = [
    ...problemLines(facts, paper),
    ...facts.parties.filter(counts).flatMap((party) => partyLines(party, paper)),
    ...entry('', NEVER_ADDED, paper),
    ...peopleLines(facts, paper),
    ...figureLines(facts, paper),
    ...overlapLines(facts.overlap).flatMap((text, i) => entry(i === 0 ? '重合' : '', text, paper)),
    ...statementLines(facts.statements).flatMap((text, i) =>
      entry(i === 0 ? '流水' : '', text, paper),
    ),
    ...gainsLines(facts, paper),
    ...liabilityLines(facts, paper),
    ...originLines(facts.origin).flatMap((text, i) => entry(i === 0 ? '来源' : '', text, paper)),
    ...facts.notes.flatMap((n, i) => entry(i === 0 ? '提示' : '', `${n.title}：${n.text}`, paper)),
    ...procedureLines(facts, paper),
    ...precedentLines(facts.precedents, paper),
    ...entry('待查', `${String(report.questions.length)} 项（--questions 查看）`, paper),
  ]
  return `${lines.join('\n')}\n`
}

function problemLines({ problems }: CaseReport, paper: Paper): readonly string[] {
  const amiss = problems.filter(isAmiss)
  const noted = problems.filter((p) => !isAmiss(p))
  const head = `！ 案件文件有 ${String(amiss.length)} 处问题，涉及的数字须待更正后复核`
  return [
    ...(amiss.length === 0 ? [] : loud(head, paper)),
    ...amiss.flatMap((p) => entry('', problemText(p), paper)),
    ...noted.flatMap((p, i) => entry(i === 0 ? '注意' : '', problemText(p), paper)),
  ]
}

function problemText({ line, field, problem, effect, remedy }: CaseProblem): string {
  const where = `${line === null ? '' : `第${String(line)}行 `}${shown(field)}`
  return `${where}：${shown(problem)}；${shown(effect)}。${shown(remedy)}`
}

function partyLines(party: PartyReport, paper: Paper): readonly string[] {
  const words = [...party.roles.map(term), party.standing, party.state].filter((w) => w !== null)
  const name = `${shown(party.name)}${words.length > 0 ? `（${shown(words.join('；'))}）` : ''}`
  const { gross, cost, margin } = party
  const sums = `出售收入 ${money(gross)}  购入支出 ${money(cost)}  差价获利 ${money(margin)}`
  return [
    paint(name, 'strong', paper),
    ...tierLines(party).flatMap((text, i) => entry(i === 0 ? '涉案' : '', text, paper)),
    ...((gross ?? cost ?? margin) ? entry('金额', sums, paper) : []),
    ...findingLines(party.findings, paper),
    ...entry('', shown(party.robust.sentence), paper),
    ...weightiest(party.changes).flatMap((c, k) =>
      entry(k === 0 ? '会改变' : '', shown(c.text), paper),
    ),
  ]
}

/** Changes that the terminal has room for. */
const CHANGES = 4
const WEIGHT: readonly Change['by'][] = ['fact', 'reading', 'records', 'money']

/** What would change the outcome: facts and readings before numbers. */
function weightiest(changes: readonly Change[]): readonly Change[] {
  const order = (c: Change) => WEIGHT.indexOf(c.by)
  return changes.toSorted((a, b) => order(a) - order(b)).slice(0, CHANGES)
}

function tierLines({ tiers }: PartyReport): string[] {
  return (['A', 'B', 'C'] as const)
    .filter((tier) => held(tiers[tier]))
    .flatMap((tier) => {
      const t = tiers[tier]
      const sold = t['by-buyer'].map((b) => `${shown(b.label)} ${records(b)}`)
      const parts = [...sold, `获取后未提供 ${records(t.unsold)}`].join(' ＋ ')
      const other = besides(t)
      return [`${TIER[tier]} ${records(t)} ＝ ${parts}`, ...(other === null ? [] : [other])]
    })
}

function findingLines(findings: readonly Finding[], paper: Paper): readonly string[] {
  const told = findings.filter((f) => !isIdle(f))
  const idle = findings.filter(isIdle).map((f) => f.title)
  const texts = told.map((f) => `〔${OUTCOME[f.outcome]}〕${shown(f.sentence)}`)
  const rest = idle.length === 0 ? [] : [`〔未达到〕${idle.join('、')}：0条`]
  return [...texts, ...rest].flatMap((text, i) => entry(i === 0 ? '结论' : '', text, paper))
}

function figureLines(facts: CaseReport, paper: Paper): readonly string[] {
  return facts.figures.flatMap((f, i) =>
    entry(
      i === 0 ? '核对' : '',
      `${term(f.what)}（${shown(f.source)}${f.status === null ? '' : `；${shown(f.status)}`}）${shown(f.sentence)}`,
      paper,
    ),
  )
}
