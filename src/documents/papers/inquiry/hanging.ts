import type { Finding, Outcome, Report } from '../../../report.ts'
import { OUTCOME } from '../../words/labels.ts'

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
const NAMED = 3

/**
 * Findings that hang on something, by their rules, each with the persons whose it is. Empty tiers are left out.
 *
 * @example two persons, one finding → 第五项信息十倍数量标准（待查明：董某某、吴某某）
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
  const groups = together(found)
  if (groups.length === 0) return '无'
  const more = groups.length > NAMED ? `；等${String(groups.length)}项` : ''
  return groups.slice(0, NAMED).map(groupTitle).join('；') + more
}

/** One finding of one outcome, with all whose it is. */
export interface Group {
  readonly first: Hanging
  readonly all: readonly Hanging[]
}

/** The same finding with the same outcome of several persons stands once. */
export function together(found: readonly Hanging[]): readonly Group[] {
  const groups = new Map<string, Hanging[]>()
  for (const hanging of found) {
    const key = `${hanging.finding.outcome} ${hanging.finding.rule}`
    groups.set(key, [...(groups.get(key) ?? []), hanging])
  }
  return [...groups.values()].flatMap((all) => {
    const [first] = all
    return first === undefined ? [] : [{ first, all }]
  })
}

/** 第五项信息十倍数量标准（待查明：董某某、吴某某） */
export function groupTitle({ first, all }: Group): string {
  const names = all.flatMap(({ who }) => who ?? [])
  const whose = names.length === 0 ? '' : `：${names.join('、')}`
  return `${first.finding.title}（${OUTCOME[first.finding.outcome]}${whose}）`
}

/** Findings that rest on files of which some were not read. */
export function resting(report: Report): string {
  const found = allFindings(report).filter(({ finding }) => finding.incomplete && !isEmpty(finding))
  return found.length === 0 ? '去重后条数；读取不完整的各项结果' : named(found)
}
