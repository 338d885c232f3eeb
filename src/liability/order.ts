import type { Finding, Outcome } from '../report.ts'

const WEIGHT: readonly Outcome[] = ['met', 'conflict', 'unknown', 'not-met']

/** What is reached stands first; among what is not, the tier that holds records. Otherwise the order of the article. */
export function inOrderOfWeight(findings: readonly Finding[]): Finding[] {
  return findings
    .map((finding, i) => ({ finding, i }))
    .sort((a, b) => weight(a.finding) - weight(b.finding) || a.i - b.i)
    .map(({ finding }) => finding)
}

function weight(finding: Finding): number {
  const empty = finding.reasons[0]?.value === 0
  return WEIGHT.indexOf(finding.outcome) * 2 + (empty ? 1 : 0)
}
