import type { AskedDates } from '../../law/asked.ts'
import { compareText } from '../../evidence/locator.ts'
import { firstDay, lastDay } from '../facts/days.ts'
import type { CaseFile } from '../facts/schema.ts'

/**
 * The days on which a case asks which law holds; `conduct` is what its evidence tells where the case file does not say.
 */
export function askedDates(facts: CaseFile, conduct: AskedDates['conduct']): AskedDates {
  const { dates, criminal } = facts
  return {
    conduct: conductAsWritten(facts) ?? conduct,
    filed: dates?.filed ?? null,
    heard: dates?.heard ?? null,
    decided: dates?.decided ?? null,
    // The same day as the standards are asked for (`count-folder.ts`): both must speak of one law.
    criminalDecided: criminal?.decided ?? dates?.decided ?? null,
    harmUntil: dates?.['harm-until'] ?? null,
  }
}

function conductAsWritten({ dates, transfers }: CaseFile): AskedDates['conduct'] {
  if (dates?.conduct) return dates.conduct
  const spans = transfers.flatMap((t) => (t.on ? [t.on] : []))
  return wholeSpan(spans)
}

/** From the earliest first day to the latest last day, as they are written: 2019-03 ends after 2019-03-15. */
export function wholeSpan(spans: readonly { from: string; to: string }[]): AskedDates['conduct'] {
  const [first] = spans.toSorted((a, b) => compareText(firstDay(a.from), firstDay(b.from)))
  const last = spans.toSorted((a, b) => compareText(lastDay(a.to), lastDay(b.to))).at(-1)
  return first && last ? { from: first.from, to: last.to } : null
}
