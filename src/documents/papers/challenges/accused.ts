import type { Change, DealReport, PartyReport } from '../../../case-report.ts'
import type { Report, TierCounts } from '../../../report.ts'
import { money, unitPrice } from '../amounts.ts'
import { partyCount } from '../note/front.ts'
import { counts, namesOf, period, stated, term } from '../words.ts'
import { fact } from './challenge.ts'
import type { Fact } from './challenge.ts'

const ITEM = { A: '第三项', B: '第四项', C: '第五项' } as const
const TIER_IDS = ['A', 'B', 'C'] as const

/** Whom the objection may come from: those for whom anything is counted and who were brought in. */
function accused(report: Report): readonly PartyReport[] {
  return (report.case?.parties ?? []).filter((party) => counts(party) && !party.absent)
}

/** 涉案条数 of each, with the rows behind it. */
export function ownCounts(report: Report): readonly Fact[] {
  return accused(report).map((party) =>
    fact(`${party.name}涉案条数`, partyCount(party), rowsOf(party)),
  )
}

function rowsOf({ tiers }: PartyReport): string | null {
  const selections = TIER_IDS.flatMap((t) => tiers[t].rows ?? [])
  return selections.length === 1 ? (selections[0] ?? null) : null
}

/** What the number of each becomes under the other options of these readings; where nothing moves it is not said. */
export function ownReadings(report: Report, ids: readonly string[]): readonly Fact[] {
  return accused(report).flatMap(({ name, tiers, readings }) =>
    readings
      .filter(({ id, used, tiers: other }) => !used && ids.includes(id) && moves(tiers, other))
      .map(({ option, tiers: other }) => fact(`${name}：如${option}`, tierText(other))),
  )
}

function moves(own: PartyReport['tiers'], other: TierCounts): boolean {
  return TIER_IDS.some((t) => other[t] !== own[t]['at-least'])
}

/** @example { A: 0, B: 3, C: 11095 } → '第四项3条，第五项11095条' */
function tierText(tiers: TierCounts): string {
  const parts = TIER_IDS.filter((t) => tiers[t] > 0).map((t) => `${ITEM[t]}${String(tiers[t])}条`)
  return parts.join('，') || '0条'
}

/** How far each outcome of a person stands from another one: what the objection has to come to before it matters. */
export function ownMoves(
  report: Report,
  title: string,
  wanted: (change: Change) => boolean,
): readonly Fact[] {
  return accused(report).flatMap(({ name, changes }) => {
    const texts = [...new Set(changes.filter(wanted).map(({ text }) => text))]
    return texts.length === 0 ? [] : [fact(`${name}：${title}`, texts.join('；'))]
  })
}

/** Of records, and downwards: so many fewer and the standard is no longer reached. */
export function isFewer({ by, way }: Change): boolean {
  return by === 'records' && way === 'fewer'
}

/** How each came by what he had: the transfers, with price and page of the file, or by himself. */
export function ways(report: Report): readonly Fact[] {
  return accused(report).map((party) => {
    const own = isCollector(report, party) ? ['自行获取（非由上家流转）'] : []
    const told = [...own, ...dealsOf(report, party, 'obtained').map((deal) => bought(report, deal))]
    return fact(`${party.name}怎样取得`, told.join('；') || '未录入获取的流转或者方式，待查')
  })
}

function isCollector(report: Report, { id }: PartyReport): boolean {
  const roles = report.case?.people.roles.find(({ party }) => party === id)
  return roles?.overall.includes('collector') ?? false
}

/** Transfers by which something came to a person or went from him, accounts resolved to their users. */
function dealsOf(
  report: Report,
  { id }: PartyReport,
  way: 'obtained' | 'provided',
): readonly DealReport[] {
  const roles = report.case?.people.roles.find(({ party }) => party === id)
  const ids = new Set(roles?.batches.flatMap((batch) => batch[way]))
  const side = way === 'obtained' ? 'to' : 'from'
  return report.case?.deals.filter((deal) => ids.has(deal.id) || deal[side].includes(id)) ?? []
}

function bought(report: Report, deal: DealReport): string {
  const { id, kind, from, on, total, 'unit-price': price, evidence } = deal
  const names = report.case === null ? '' : namesOf(report.case)(from)
  const each = price === null ? '' : `，${unitPrice(price)}`
  const paid = total === null ? '价款不明' : money(total)
  return `流转${id}（${term(kind)}），来自${names}，${period(on)}，${paid}${each}，证据：${evidence ?? '无'}`
}

/** Did each pass anything on? Then art. 5 governs, not art. 6 (解释 6(2)). */
export function passedOn(report: Report): readonly Fact[] {
  return accused(report).map((party) => {
    const given = dealsOf(report, party, 'provided')
    const told = given.map(({ id, evidence }) => `${id}（证据：${evidence ?? '无'}）`).join('、')
    const text =
      given.length === 0
        ? '未录入再出售、提供的流转：限于购买、收受，是否为合法经营活动须有主张和证据'
        : `已录入出售、提供的流转${told}：依解释第六条第二款，适用第五条的标准`
    return fact(`${party.name}：是否又出售、提供`, text)
  })
}

/** 检材: by which list it came in, when, from whom; what is not entered is what the other side will ask for. */
export function seizures({ exhibits }: Report): readonly Fact[] {
  return exhibits.map((one) =>
    fact(
      `检材${one.id}`,
      `持有人${stated(one.holder)}，扣押日期${stated(one['seized-on'])}，清单${stated(one.list)}，卷页${stated(one.evidence)}`,
    ),
  )
}
