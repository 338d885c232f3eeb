import type { DealReport, PartyReport } from '../../../case-report.ts'
import type { Finding, Report } from '../../../report.ts'
import { OUTCOME } from '../../words/labels.ts'
import { money, records, yuan } from '../amounts.ts'
import { partyCount } from '../note/front.ts'
import { reasonText, ruleLine } from '../sources.ts'
import { checkSentence, counts, namesOf, term } from '../words.ts'
import { ownCounts, ownMoves, ownReadings, passedOn, ways } from './accused.ts'
import { alternatives, fact, present } from './challenge.ts'
import type { Answering, Fact } from './challenge.ts'

function parties(report: Report): readonly PartyReport[] {
  return report.case?.parties.filter(counts) ?? []
}

const NO_PERSONS = '未录入案件事实：没有按人核算，本项由办案人员查明。'

/** Findings of each person by their rules, as 达到 / 未达到 with the sentence. */
function findingsOf(report: Report, rule: RegExp): readonly (Fact & { finding: Finding })[] {
  return parties(report).flatMap(({ name, findings }) =>
    findings
      .filter((finding) => rule.test(finding.rule))
      .map((finding) => ({
        ...fact(`${name}：${finding.title}`, `〔${OUTCOME[finding.outcome]}〕${finding.sentence}`),
        finding,
      })),
  )
}

/** D 5: lawful business (解释 6), condition by condition. */
export const lawfulBusiness: Answering = (report, sources) => {
  const found = findingsOf(report, /^lawful-business/)
  return {
    title: '为合法经营活动购买、收受（解释第六条）',
    objection: '信息是为合法经营活动购买、收受的，应当适用另一套标准。',
    facts: [
      ...passedOn(report),
      ...(found.length === 0 ? [fact('解释第六条', '没有这方面的事实，未比对')] : found),
    ],
    grounds: [
      ...found.flatMap(({ finding }) =>
        finding.reasons.map((reason) => reasonText(reason, sources)),
      ),
      `三项条件：为合法经营活动；限于第五项信息；获利、前科等——${sources.cited('fashi-2017-10/6.1')}`,
      `购买、收受后又出售或者提供的，适用第五条的标准——${sources.cited('fashi-2017-10/6.2')}`,
    ],
    weak: [
      '是否合法经营，软件不能判断；利用信息的获利须另行查明，不是出售收入。',
      ...(parties(report).length === 0 ? [NO_PERSONS] : []),
    ],
  }
}

/** D 6: received for nothing in a group, not obtained illegally, no profit. */
export const obtaining: Answering = (report, sources) => ({
  title: '群内免费所得、没有非法获取、没有获利',
  objection: '信息是群里免费得到的，没有非法获取，也没有获利。',
  facts: [
    ...parties(report).flatMap(({ name, tiers }) =>
      (['A', 'B', 'C'] as const)
        .filter((t) => tiers[t]['at-least'] > 0 || tiers[t].declared !== null)
        .map((t) =>
          fact(
            `${name}，${{ A: '第三项', B: '第四项', C: '第五项' }[t]}`,
            `非法获取${records(tiers[t].obtained)}，提供${records(tiers[t].provided)}，获取而未提供${records(tiers[t].unsold)}`,
          ),
        ),
    ),
    ...ways(report),
    ...unpriced(report),
    ...alternatives(report, ['group-posting']),
    ...ownReadings(report, ['group-posting', 'unknown-buyers', 'declared']),
  ],
  grounds: present(
    `购买、收受、交换等方式获取，以及履行职责、提供服务中违规收集——${sources.cited('fashi-2017-10/4')}`,
    `向特定人提供，以及通过信息网络或者其他途径发布——${sources.cited('fashi-2017-10/3.1')}`,
    ruleLine(sources, 'counting.no-double'),
    ruleLine(sources, 'counting.accumulate'),
  ),
  weak: [
    '查获只说明持有，是获取的证据，本身不是一次行为；怎样得来须有聊天、下载记录印证。',
    '没有获利不影响数量标准，但影响违法所得的比对与第十条的适用。',
    ...(parties(report).length === 0 ? [NO_PERSONS] : []),
  ],
})

function unpriced(report: Report): readonly Fact[] {
  const facts = report.case
  if (facts === null) return []
  const names = namesOf(facts)
  const free = facts.deals.filter((deal) => isFree(deal))
  return free.map((deal) =>
    fact(
      `流转${deal.id}（${term(deal.kind)}）`,
      `${names(deal.from)}至${names(deal.to)}，附送${String(deal.free ?? 0)}条，计入条数，不计价`,
    ),
  )
}

function isFree({ kind, free }: DealReport): boolean {
  return kind === 'give' || kind === 'publish' || (free ?? 0) > 0
}

/** D 8: a shared drive: who obtained what. */
export const sharedDrive: Answering = (report, sources) => ({
  title: '共用设备：各人各自获取了什么',
  objection: '设备、网盘数人共用，不能把全部数据算到一个人头上；系从犯。',
  facts: [
    ...report.holders.map(({ exhibit, holder, held }) =>
      fact(`${exhibit}（持有人：${holder ?? '未载明'}）`, `去重后${String(held)}条`),
    ),
    ...ownCounts(report),
    ...apart(report),
    ...joint(report),
  ],
  grounds: present(
    ruleLine(sources, 'counting.per-person'),
    ruleLine(sources, 'counting.no-double'),
  ),
  weak: [
    '持有人以扣押清单为准；设备数人共用的，谁下载、谁使用须以登录、操作记录查明。',
    '共同实施的，各人对所参与的全部负责；作用大小、主犯从犯由办案机关审查，本记录不涉及。',
    ...(report.holders.some(({ holder }) => holder === null) ? ['有检材未载明持有人。'] : []),
    ...(parties(report).length === 0 ? [NO_PERSONS] : []),
  ],
})

/** 涉案条数 of those who were not brought in: told as well, for who obtained what is asked between all of them. */
function apart(report: Report): readonly Fact[] {
  return parties(report)
    .filter(({ absent }) => absent)
    .map((party) => fact(`${party.name}涉案条数（未到案）`, partyCount(party)))
}

function joint(report: Report): readonly Fact[] {
  const facts = report.case
  if (facts === null) return []
  const names = namesOf(facts)
  return facts.deals
    .filter(({ from, to }) => from.length > 1 || to.length > 1)
    .map((deal) => fact(`流转${deal.id}由数人共同`, `${names(deal.from)}至${names(deal.to)}`))
}

/** D 9: illegal income that includes lawful income. */
export const income: Answering = (report, sources) => ({
  title: '违法所得中含有合法收入',
  objection: '所列数额含有合法收入、成本，不全是违法所得。',
  facts: [
    ...parties(report).map(({ name, gross, cost, margin }) =>
      fact(name, `出售收入${money(gross)}，购入支出${money(cost)}，差价获利${money(margin)}`),
    ),
    ...figures(report),
    ...findingsOf(report, /^income/),
    ...ownMoves(report, '相差多少，结论才变', ({ by }) => by === 'money'),
  ],
  grounds: present(
    `违法所得数额标准——${sources.cited('fashi-2017-10/5.1.7')}`,
    ruleLine(sources, 'counting.fallback-income'),
    ruleLine(sources, 'counting.income-gross'),
  ),
  weak: [
    '收入、支出、差价三数并列，刑事与民事采用的口径可能不同，本记录不作取舍。',
    ...assumed(report),
    '附送的条数不计价；资金流水中的其他往来须逐笔分开。',
    ...(parties(report).length === 0 ? [NO_PERSONS] : []),
  ],
})

function figures(report: Report): readonly Fact[] {
  const facts = report.case
  if (facts === null) return []
  const names = namesOf(facts)
  return facts.figures.map((figure) =>
    fact(
      `${names(figure.of)}的${term(figure.what)}（${figure.source}）`,
      `载明${figure.stated}；${checkSentence(figure)}`,
    ),
  )
}

/** Sums that are arithmetic and not a record of payment. */
function assumed(report: Report): readonly string[] {
  const deals = (report.case?.deals ?? []).filter(({ total }) => total?.basis === 'computed')
  if (deals.length === 0) return []
  const told = deals.map(({ id, total }) => `${id} ${total === null ? '' : yuan(total.fen)}`)
  return [`下列流转的总额系按单价推算，假定全部成交：${told.join('，')}。`]
}
