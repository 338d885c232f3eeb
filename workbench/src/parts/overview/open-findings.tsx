import type { Outcome } from '../../../../src/report.ts'
import { useSay } from '../../words.tsx'
import { OutcomeTag } from '../findings/findings.tsx'

interface Told {
  readonly outcome: Outcome
  readonly reasons: readonly { readonly value?: number | string | null | undefined }[]
}

/** Told by itself on the overview: a standard of a tier of which there is something, or that is reached. */
export function isTold({ outcome, reasons }: Told): boolean {
  const none = reasons[0]?.value === 0
  return !none || (outcome !== 'not-met' && outcome !== 'unknown')
}

/** Tiers of which nothing was found so far, all in one line: what was not read may still hold some. */
export function OpenFindings({ findings }: { readonly findings: readonly Told[] }) {
  const say = useSay()
  const open = findings.filter((f) => f.outcome === 'unknown' && !isTold(f)).length
  if (open === 0) return null
  return (
    <p>
      <OutcomeTag outcome="unknown" />{' '}
      {say(
        `另有 ${open} 项标准，已读部分为 0 条，未读部分待查明。`,
        `${open} more standards: nothing in what was read; what was not read is open.`,
      )}
    </p>
  )
}
