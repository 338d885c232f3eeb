import type { Money, PartyReport } from '../../case-report.ts'
import type { Report } from '../../report.ts'
import { plainJson } from './json.ts'

/**
 * What machines get of `shuzheng case --json`: names of design section 7, money in fen, counts as integers; `money` has
 * the sums with how they were had. Null for a bare folder.
 */
export function caseJson(report: Report): string {
  const { case: facts, complete, questions } = report
  if (facts === null) return plainJson(null)
  return plainJson({
    complete,
    parties: facts.parties.map(party),
    people: facts.people,
    deals: facts.deals,
    checks: facts.figures,
    statements: facts.statements,
    gains: facts.gains,
    groups: facts.liability.groups,
    claims: facts.liability.claims,
    matrix: facts.liability.matrix,
    orders: facts.liability.orders,
    disputes: facts.liability.disputes,
    damages: facts.liability.damages,
    hints: facts.liability.hints,
    origin: facts.origin,
    overlap: facts.overlap,
    law: facts.law,
    notes: facts.notes,
    procedure: facts.procedure,
    clocks: facts.clocks,
    precedents: facts.precedents,
    decisions: facts.decisions,
    problems: facts.problems,
    questions,
  })
}

function party({ tiers, gross, cost, margin, ...rest }: PartyReport) {
  return {
    ...rest,
    count: tiers,
    gross: fen(gross),
    cost: fen(cost),
    margin: fen(margin),
    money: { gross, cost, margin },
  }
}

function fen(sum: Money | null): number | null {
  return sum?.fen ?? null
}
