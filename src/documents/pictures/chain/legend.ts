import type { CaseReport } from '../../../case-report.ts'
import type { Report } from '../../../report.ts'
import { namesOf, period, stated, term } from '../../papers/words.ts'
import { isDerived, isEvidenced, numbered, priceOf, recordsOf } from './texts.ts'

/** A transfer in words, by the number of its line. */
export interface LegendRow {
  readonly number: string
  readonly from: string
  readonly to: string
  readonly kind: string
  readonly on: string
  readonly batch: string
  readonly records: string
  readonly money: string
  /** 卷页, or 证据：无. */
  readonly evidence: string
  /** 推算 where the line is broken; empty where it is whole. */
  readonly derived: string
}

export const NO_EVIDENCE = '证据：无'

/** Every transfer with what its line cannot say: whole names, dates, the page of the file. */
export function legendOf(report: Report, facts: CaseReport): readonly LegendRow[] {
  const names = namesOf(facts)
  return facts.deals.map((deal, i) => ({
    number: numbered(i + 1),
    from: names(deal.from),
    to: deal.kind === 'publish' ? publicOf(deal.id, names(deal.to), facts) : names(deal.to),
    kind: `${term(deal.kind)}（${deal.id}）`,
    on: period(deal.on),
    batch: deal.batch,
    records: recordsOf(deal, facts, report.batches),
    money: priceOf(deal),
    evidence: isEvidenced(deal) ? stated(deal.evidence) : NO_EVIDENCE,
    derived: isDerived(deal) ? '推算' : '',
  }))
}

function publicOf(deal: string, to: string, { stated: { posts } }: CaseReport): string {
  const group = posts.find((post) => post.deal === deal)?.group
  return group ? `群组：${group}` : to === '未载明' ? '公开发布' : to
}
