import type { Report } from '../../report.ts'

/**
 * A report as of the journal's end that another tells: two counts of the same facts are the same, though entries that
 * change no fact (an opening of clear text, a pack taken over) were written between them.
 */
export function atHeadOf(now: Report, was: Report): Report {
  // Records of the time before there were facts of a case lack the member.
  const before = was.case as Report['case'] | undefined
  if (!now.case || !before) return now
  return { ...now, case: { ...now.case, journal: before.journal } }
}
