import type {
  CaseReport,
  DealReport,
  DecisionReport,
  FigureReport,
  PartyReport,
} from '../../case-report.ts'
import { dealMoney, type Deal } from '../../gains/deals.ts'
import { checkFigure, computedFigure, type Computed, type FigureFact } from '../../gains/figures.ts'
import { inPart, lackingFor, lackingText, type Lacking } from '../../gains/lacking.ts'
import type { Trade } from '../../gains/party.ts'
import type { Counts } from '../../count/count.ts'
import { amountOf, declaredOf } from './chain-facts.ts'
import type { CaseFile } from '../facts/schema.ts'

export function commissionOf({ commission }: CaseFile): CaseReport['commission'] {
  return {
    by: commission?.by ?? null,
    'case-no': commission?.['case-no'] ?? null,
    'report-no': commission?.['report-no'] ?? null,
    on: commission?.on ?? null,
    purpose: commission?.purpose ?? null,
  }
}

/** The transfers with their sums; a sum that is computed is 推算. */
export function dealReports(facts: CaseFile, deals: readonly Deal[]): DealReport[] {
  return facts.transfers.map((t, i) => {
    const deal = deals[i]
    return {
      id: t.id,
      kind: t.kind,
      on: t.on ?? null,
      from: t.from,
      to: t.to ?? [],
      batch: t.batch,
      priced: t['priced-units'] ?? null,
      free: t['free-units'] ?? null,
      'unit-price': t['unit-price'] ?? null,
      total: deal ? dealMoney(deal) : null,
      assumed: t.assumed ?? false,
      evidence: t.evidence ?? null,
    }
  })
}

/** Every stated figure beside the one computed, with its 证据等次; none is chosen (stories B5). */
export function figureReports(
  facts: CaseFile,
  trade: Trade,
  parties: readonly Pick<PartyReport, 'id' | 'tiers'>[],
): FigureReport[] {
  const { deals, lacking = [] } = trade
  return facts.figures.map((f) => {
    const figure = figureFact(f)
    if (f.what === 'records') return checkFigure(figure, recordsOf(f, parties))
    const told = checkFigure(figure, computedFigure(figure, trade))
    return f.what === 'persons' ? told : inPartOnly(told, deals, lacking)
  })
}

/** 相符 and 不符 are not said of money of which statements were read in part. */
function inPartOnly(
  told: FigureReport,
  deals: readonly Deal[],
  lacking: readonly Lacking[],
): FigureReport {
  const named = deals.filter((d) => told.deals.length === 0 || told.deals.includes(d.id))
  const text = lackingText(lackingFor(told.of, named, lacking))
  if (text === null) return told
  return { ...told, check: 'unchecked', sentence: inPart(told.sentence, text) }
}

function figureFact(figure: CaseFile['figures'][number]): FigureFact {
  const money = amountOf(figure.amount)
  const records =
    typeof figure.records === 'number'
      ? { units: figure.records, bound: 'exactly' as const }
      : declaredOf(figure.records)
  return {
    what: figure.what,
    of: figure.of ?? [],
    deals: figure.deals ?? [],
    fen: money?.fen ?? null,
    records: records?.units ?? null,
    bound: money?.bound ?? records?.bound ?? 'exactly',
    source: figure.source,
    rank: figure.rank,
    status: figure.status ?? null,
    evidence: figure.evidence ?? null,
  }
}

/** A number of records is set against one person's count; over several persons nothing is added. */
function recordsOf(
  figure: CaseFile['figures'][number],
  parties: readonly Pick<PartyReport, 'id' | 'tiers'>[],
): Computed | null {
  const [only, ...others] = figure.of ?? []
  const party = others.length === 0 ? parties.find((p) => p.id === only) : undefined
  if (!party) return null
  const tiers = figure.tier ? [figure.tier] : (['A', 'B', 'C'] as const)
  const counts = tiers.map((tier) => party.tiers[tier])
  const value = counts.reduce((all, c) => all + c['at-least'], 0)
  const open = counts.some((c) => c.exactly === null)
  return { value, bound: open ? 'at-least' : counts.some((c) => c.about) ? 'about' : 'exactly' }
}

const TIER_WORDS = { A: '第三项', B: '第四项', C: '第五项' } as const

/** What people have decided, with how far it reached. */
export function decisionReports(facts: CaseFile, counts: Counts): DecisionReport[] {
  return facts.decisions.map((d, i) => ({
    kind: d.kind,
    text: decisionText(d),
    by: d.by,
    on: d.on,
    reason: d.reason,
    records: d.kind === 'reading' ? null : (counts.decided.get(i)?.records ?? 0),
    evidence: d.evidence ?? null,
  }))
}

function decisionText(decision: CaseFile['decisions'][number]): string {
  switch (decision.kind) {
    case 'tier': {
      const of = [...(decision.batches ?? []), ...(decision.files ?? [])].join('、')
      return `信息类型：${of === '' ? '全案' : of}定为${TIER_WORDS[decision.tier]}信息`
    }
    case 'reading':
      return `计算口径：${decision.reading}采用${decision.option}（按人计算时）`
    default: {
      const rows = decision.rows ? `第${decision.rows.join('、')}行` : '全部'
      return `不计入：${decision.file}${decision.sheet ? `›${decision.sheet}` : ''}${rows}，${decision.code}`
    }
  }
}
