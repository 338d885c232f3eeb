import type { Finding, Outcome, Report } from '../../../report.ts'
import { OUTCOME } from '../../labels.ts'
import { records } from '../amounts.ts'
import { counts } from '../words.ts'

/** A finding with the person whose it is; null for the folder. */
export interface Hanging {
  readonly who: string | null
  readonly finding: Finding
}

/** All findings of the record; those of the folder only when there are no persons. */
export function allFindings(report: Report): readonly Hanging[] {
  const parties = report.case?.parties ?? []
  const own = parties.flatMap((party) =>
    party.findings.map((finding) => ({ who: party.name, finding })),
  )
  return own.length > 0 ? own : report.findings.map((finding) => ({ who: null, finding }))
}

/** Findings printed by name before the rest is only counted. */
const NAMED = 6

/**
 * Findings that hang on something, by their rules: 王某某：第五项信息十倍数量标准（未达到）. Empty tiers are left out.
 *
 * @example no finding of these rules → 无
 */
export function titles(
  report: Report,
  rule: RegExp,
  outcomes: readonly Outcome[] = ['met', 'not-met', 'unknown', 'conflict'],
): string {
  const found = allFindings(report).filter(
    ({ finding }) =>
      rule.test(finding.rule) && outcomes.includes(finding.outcome) && !isEmpty(finding),
  )
  return named(found)
}

function isEmpty({ outcome, reasons }: Finding): boolean {
  return outcome === 'not-met' && reasons[0]?.value === 0
}

function named(found: readonly Hanging[]): string {
  if (found.length === 0) return '无'
  const texts = found.slice(0, NAMED).map(hangingTitle)
  const more = found.length > NAMED ? `等${String(found.length)}项` : ''
  return texts.join('；') + more
}

export function hangingTitle({ who, finding }: Hanging): string {
  const owner = who === null ? '全案' : who
  return `${owner}：${finding.title}（${OUTCOME[finding.outcome]}）`
}

/** Findings that rest on files of which some were not read. */
export function resting(report: Report): string {
  const found = allFindings(report).filter(({ finding }) => finding.incomplete)
  return found.length === 0 ? '去重后条数；读取不完整的各项结果' : named(found)
}

/** Every person for whom something was counted, with the count of the fifth item or the one that holds most. */
export function personsWith(report: Report): string {
  const parties = report.case?.parties.filter(counts) ?? []
  const texts = parties.map(({ name, tiers }) => {
    const [most = tiers.C] = [tiers.A, tiers.B, tiers.C].sort(
      (a, b) => b['at-least'] - a['at-least'],
    )
    return `${name}${records(most)}`
  })
  return texts.join('、') || '无'
}
