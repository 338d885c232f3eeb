import type { CaseReport, FigureReport } from '../../../case-report.ts'
import type { Report } from '../../../report.ts'
import { problemPlace } from '../problem-place.ts'
import { CHECK, namesOf, term } from '../words.ts'
import { allFindings, groupTitle, together } from './hanging.ts'
import type { Group } from './hanging.ts'
import { TO_FILL } from './item.ts'
import type { Inquiry } from './item.ts'

/** What the findings, figures, dates and decisions of the case leave open. */
export function fromFacts(report: Report): readonly Inquiry[] {
  const facts = report.case
  return [
    ...unknowns(report),
    ...(facts === null ? [] : figures(facts)),
    ...(facts === null ? [] : dates(facts)),
    ...choices(report),
    ...(facts === null ? [] : tierDecision(report, facts)),
    ...(facts === null ? [] : problems(facts)),
  ]
}

/** Findings 待查明 or 证据不一致, with the facts that would settle them. */
function unknowns(report: Report): readonly Inquiry[] {
  const changes = new Map(
    (report.case?.parties ?? []).flatMap((party) =>
      party.changes
        .filter(({ by }) => by === 'fact')
        .map((change): [string, string] => [`${party.name} ${change.rule}`, change.text]),
    ),
  )
  const open = allFindings(report).filter(
    ({ finding }) => finding.outcome === 'unknown' || finding.outcome === 'conflict',
  )
  return together(open).map((group) => unknown(group, changes))
}

function unknown(group: Group, changes: ReadonlyMap<string, string>): Inquiry {
  const { finding } = group.first
  const facts = group.all.flatMap(({ who }) => changes.get(`${who ?? ''} ${finding.rule}`) ?? [])
  const rest = group.all.length > 1 ? '（其余各人的语句见条数核算说明）' : ''
  return {
    group: 'result',
    what: groupTitle(group),
    get: [...new Set(facts)].join('；') || '见右栏所缺的材料',
    from: TO_FILL,
    why: finding.sentence + rest,
  }
}

function figures(facts: CaseReport): readonly Inquiry[] {
  const names = namesOf(facts)
  const open = facts.figures.filter(({ check, status }) => check !== 'closes' || status !== null)
  return open.map((figure) => ({
    group: 'money' as const,
    what: `${names(figure.of)}的${term(figure.what)}：${figure.source}载明${figure.stated}（${CHECK[figure.check]}）`,
    get: figureSource(figure),
    from: '出具该数的单位；支付机构、银行',
    why: figure.sentence,
  }))
}

function figureSource({ what }: FigureReport): string {
  return what === 'records' || what === 'persons'
    ? '该数所依据的名单与计算方法'
    : '该数所依据的材料；资金流水与对账'
}

const DATE = { conduct: '行为', filed: '起诉（受理）', heard: '开庭', decided: '裁判' } as const

/** Rules that could not be asked because a date is missing: one item a date. */
function dates(facts: CaseReport): readonly Inquiry[] {
  const open = facts.law.filter(({ status }) => status === 'unknown')
  const missing = [...new Set(open.map(({ asked }) => asked.which))]
  return missing.map((which) => ({
    group: 'law' as const,
    what: `${DATE[which]}日期`,
    get: `载明${DATE[which]}日期的文书、凭证，写入案件文件 dates`,
    from: which === 'conduct' ? '当事人设备、聊天与支付记录' : '人民法院、人民检察院',
    why: open
      .filter(({ asked }) => asked.which === which)
      .map(({ title, article }) => `${title}（${article}）是否适用`)
      .join('；'),
  }))
}

/** Persons, or the whole, whose conclusion depends on a reading: a prosecutor has to choose. */
function choices(report: Report): readonly Inquiry[] {
  const parties = report.case?.parties ?? []
  const sentences = new Map<string, string[]>()
  for (const { name, robust } of parties.filter((party) => !party.robust.holds)) {
    sentences.set(robust.sentence, [...(sentences.get(robust.sentence) ?? []), name])
  }
  if (parties.length === 0 && !report.robust.holds) sentences.set(report.robust.sentence, ['全案'])
  return [...sentences].map(([sentence, names]) => ({
    group: 'decision' as const,
    what: `${names.join('、')}：结论取决于口径`,
    get: '采用哪一口径的决定与理由，写入案件文件 decisions',
    from: '承办检察官',
    why: sentence,
  }))
}

function tierDecision(report: Report, facts: CaseReport): readonly Inquiry[] {
  if (facts.decisions.some(({ kind }) => kind === 'tier')) return []
  const disputes = report['tier-reasons'].flatMap((entry) => entry.disputes)
  if (disputes.length === 0) return []
  return [
    {
      group: 'decision',
      what: `信息类型的争议：${disputes.join('；')}`,
      get: '字段的真实含义、用途；承办人的决定与理由',
      from: '名单的来源单位；承办检察官',
      why: '适用第三项、第四项还是第五项的标准',
    },
  ]
}

function problems(facts: CaseReport): readonly Inquiry[] {
  return facts.problems.map((one) => ({
    group: 'facts' as const,
    what: `${one.line === null ? '' : `第${String(one.line)}行 `}${problemPlace(one)}：${one.problem}`,
    get: one.remedy,
    from: '录入人',
    why: one.effect,
  }))
}
