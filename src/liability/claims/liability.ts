import type { LawBook } from '../../law/book.ts'
import type { LiabilityReport } from '../../report/liability.ts'
import { groupReports } from '../groups/groups.ts'
import { claimMatrix, claimReports } from './claims.ts'
import { damagesReports } from './damages.ts'
import { names, type SuitFacts } from './facts.ts'
import { fineHints } from './fine.ts'
import { hintsOf } from './hints.ts'
import { moneyTwice, orderReports } from './orders.ts'

/** Who is asked for what, jointly or apart, up to which sum, and what stands beside it. */
export function liabilityReport(book: LawBook, facts: SuitFacts): LiabilityReport {
  return {
    groups: groupReports(book, facts),
    claims: claimReports(facts),
    matrix: claimMatrix(facts),
    orders: orderReports(facts),
    disputes: moneyTwice(book, facts),
    hints: [...hintsOf(book, facts), ...fineHints(book, facts)],
    damages: damagesReports(book, facts),
  }
}

/** 待查事项 of claims, groups and orders. */
export function liabilityQuestions(report: LiabilityReport, facts: SuitFacts): string[] {
  const claims = report.claims
    .filter((c) => c.missing.length > 0)
    .map((c) => `诉讼请求${c.id}（${c.label}）：${c.missing.join('；')}`)
  const orders = report.orders
    .filter((o) => o.fen === null && ['forfeiture', 'restitution', 'damages'].includes(o.kind))
    .map(
      (o) =>
        `${o.label}（${names(facts, o.against)}）的数额未载明：调取裁判文书、处罚决定与执行、缴款凭证`,
    )
  const unchecked = report.orders
    .filter((o) => o.status !== null)
    .map(
      (o) =>
        `${o.label}（${names(facts, o.against)}）${o.text ?? ''}：${o.status ?? ''}，不影响各项数额与条数`,
    )
  const outside = report.damages.flatMap((d) => d.notes.map((n) => n.text))
  const groups = report.groups
    .filter((g) => g.effect === 'unknown')
    .map((g) => `组${g.id}的责任方式（连带、按份）没有写明`)
  return [...claims, ...orders, ...unchecked, ...outside, ...groups]
}
