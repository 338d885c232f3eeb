import type { BuyerCount, Change, PartyReport, PartyTierCount } from '../../../case-report.ts'
import type { Report } from '../../../report.ts'
import { TIER } from '../../words/labels.ts'
import { besides, money, records } from '../amounts.ts'
import { body, lead, note, Strong } from '../paper.ts'
import type { Block, Section, Words } from '../paper.ts'
import { listed, table } from '../tables.ts'
import type { ColumnOf } from '../tables.ts'
import { counts, stated, term } from '../words.ts'
import { findingBlocks } from './findings.ts'
import { tierText } from './readings.ts'

const TIERS = ['A', 'B', 'C'] as const

/** 分人结果: one part for each person, 分项 and 分下家; nothing is ever added along a chain. */
export function persons(report: Report): Section {
  const parties = report.case?.parties ?? []
  const others = parties.filter((party) => !counts(party))
  const left = others.map(
    (party) =>
      `${party.name}（${[...party.roles.map(term), party.state ?? ''].filter(Boolean).join('，')}）`,
  )
  return {
    title: '分人结果',
    blocks: [
      body(
        '同一批信息在各人之间流转，人与人之间不相加。每人的条数＝提供给各下家的去重后条数之和＋非法获取而未提供的条数。',
      ),
      ...(left.length === 0 ? [] : [body(`未计算条数的：${left.join('、')}。`)]),
    ],
    sections: parties.filter(counts).map(person),
  }
}

/** What a court reads of a person; how each number is had stands in 附表四 and 五. */
function person(party: PartyReport): Section {
  return {
    title: [party.name, party.standing === null ? '' : `（${party.standing}）`].join(''),
    blocks: [
      body(identity(party)),
      tierTable(party),
      ...apart(party),
      ...buyers(party),
      ...held(party),
      moneyTable(party),
      ...findingBlocks(party.findings),
      ...robust(party),
      ...changes(party),
      ...party.notes.map((text) => note(`注：${text}`)),
    ],
  }
}

function identity(party: PartyReport): string {
  const roles = party.roles.map(term).join('、') || '未载明'
  return `在流转中的位置：${roles}；到案情况：${stated(party.state)}；卷页：${party.evidence ?? '无'}。`
}

const TIER_COLUMNS: readonly ColumnOf[] = [
  ['信息类型', 16],
  ['涉案条数', 21, 'n'],
  ['非法获取', 21, 'n'],
  ['提供（各下家累计）', 21, 'n'],
  ['获取而未提供', 21, 'n'],
]

function tierTable(party: PartyReport): Block {
  const inDuty = TIERS.filter((t) => party.tiers[t]['in-duty']['at-least'] > 0).map(
    (t) => `${TIER[t]}${records(party.tiers[t]['in-duty'])}`,
  )
  const rule =
    inDuty.length === 0 ? null : `其中提供履行职责或者提供服务过程中获得的：${inDuty.join('，')}`
  return table(
    TIER_COLUMNS,
    TIERS.map((t) => tierRow(t, party.tiers[t])),
    '分项',
    rule,
  )
}

function tierRow(tier: keyof typeof TIER, n: PartyTierCount): readonly Words[] {
  const cells = [n.obtained, n.provided, n.unsold].map(records)
  return [`${TIER[tier]}信息`, new Strong(records(n)), ...cells]
}

function apart(party: PartyReport): readonly Block[] {
  return TIERS.flatMap((t) => {
    const text = besides(party.tiers[t])
    return text === null ? [] : [note(`${TIER[t]}信息：${text}。`)]
  })
}

const BUYER: readonly ColumnOf[] = [
  ['下家', 40],
  ['信息类型', 16],
  ['去重后条数', 20, 'n'],
  ['流转', 24],
]

function buyers(party: PartyReport): readonly Block[] {
  const all = TIERS.flatMap((t) =>
    party.tiers[t]['by-buyer'].filter(holds).map((buyer) => ({ t, buyer })),
  )
  if (all.length === 0) return [body('没有提供给他人的记载。')]
  const row = ({ t, buyer }: { t: keyof typeof TIER; buyer: BuyerCount }): readonly Words[] => [
    buyer.label,
    TIER[t],
    records(buyer),
    buyer.transfers.join('、'),
  ]
  return [listed(BUYER, all, row, 'case.parties', '分下家')]
}

/** Buyers of nothing of a tier have no line. */
function holds(buyer: BuyerCount): boolean {
  return buyer['at-least'] > 0 || buyer.declared !== null
}

function held(party: PartyReport): readonly Block[] {
  if (party.held.length === 0) return []
  const parts = party.held.map(({ exhibit, records: n }) => `${exhibit}查获${String(n)}条`)
  return [
    note(`${parts.join('，')}（各检材分别去重，不相加；查获是获取的证据，本身不是一次行为）。`),
  ]
}

function moneyTable(party: PartyReport): Block {
  const columns: readonly ColumnOf[] = [
    ['出售收入', 33, 'n'],
    ['购入支出', 33, 'n'],
    ['差价获利', 34, 'n'],
  ]
  const row = [money(party.gross), money(party.cost), money(party.margin)]
  return table(columns, [row], '款项', '推算：按载明的单价与条数相乘，假定全部成交')
}

function robust(party: PartyReport): readonly Block[] {
  const { sentence } = party.robust
  const spans = TIERS.filter((t) => party.range.most[t] > 0).map((t) => span(party, t))
  const range =
    spans.length === 0
      ? []
      : [
          note(
            `工作底稿：各口径同取最少、同取最多时，${spans.join('，')}；只供核对，不是本人的条数。`,
          ),
        ]
  return [body(new Strong(sentence)), note(readingsLine(party)), ...range]
}

/** How many readings move the number, and where they stand. */
function readingsLine({ readings, civil }: PartyReport): string {
  const others = readings.filter((reading) => !reading.used).length
  const moved =
    others === 0 ? '没有备选口径使本人的条数变动' : `${String(others)}种备选使本人的条数变动`
  return `计算口径：${moved}；民事各口径同取时，${tierText(civil)}。各口径之下的条数见附表五，算式与各项理由见附表四。`
}

/** Least and most of a tier; where only a lower bound is known there is no most. */
function span({ range: { least, most }, tiers }: PartyReport, t: keyof typeof TIER): string {
  if (tiers[t].exactly === null) return `${TIER[t]}${String(least[t])}条以上，不设上限`
  return `${TIER[t]}${String(least[t])}—${String(most[t])}条`
}

/** Changes that are told here: facts and readings before numbers; the rest stand in 附表四. */
const CHANGES = 4
const WEIGHT: readonly Change['by'][] = ['fact', 'reading', 'records', 'money']

function changes(party: PartyReport): readonly Block[] {
  const weight = ({ by }: Change) => WEIGHT.indexOf(by)
  const all = party.changes.toSorted((a, b) => weight(a) - weight(b))
  if (all.length === 0) return []
  const more =
    all.length > CHANGES ? [`显示 ${String(CHANGES)} / ${String(all.length)} 项，其余见附表四`] : []
  const texts = all.slice(0, CHANGES).map(({ text }, i) => `${String(i + 1)}. ${text}`)
  return [lead('什么会使结果变动：'), ...[...texts, ...more].map((text) => note(text))]
}
