import type { Outcome } from '../../../src/report.ts'
import { useTerms } from '../terms.ts'
import { useSay } from '../words.tsx'
import { Tag } from './numbers.tsx'
import { Reasons } from './reasons.tsx'

/** 达到、未达到、待查明、证据不一致, each in its colour everywhere. */
export function OutcomeTag({ outcome }: { readonly outcome: Outcome }) {
  const how = outcome === 'met' ? 'strong' : outcome === 'not-met' ? 'plain' : 'warn'
  const terms = useTerms()
  return <Tag how={how}>{terms.outcome(outcome)}</Tag>
}

/** A finding as it comes over the line. */
interface FindingSent {
  readonly rule: string
  readonly title: string
  readonly outcome: Outcome
  readonly sentence: string
  readonly incomplete: boolean
  readonly reasons: Parameters<typeof Reasons>[0]['reasons']
}

/** A finding with its reasons down to the rows. */
export function FindingCard({ finding }: { readonly finding: FindingSent }) {
  const say = useSay()
  return (
    <article className="card" style={{ marginBottom: 10 }}>
      <h4>
        <OutcomeTag outcome={finding.outcome} /> {finding.title}
      </h4>
      <p>{finding.sentence}</p>
      {finding.incomplete && <Tag how="loud">{say('读取不完整', 'not all was read')}</Tag>}
      <Reasons reasons={finding.reasons} />
    </article>
  )
}

/** A finding in one line, for where only the result matters. */
export function FindingLine({
  finding,
}: {
  readonly finding: Pick<FindingSent, 'outcome' | 'sentence'>
}) {
  return (
    <p>
      <OutcomeTag outcome={finding.outcome} /> {finding.sentence}
    </p>
  )
}

/** Whether the conclusion holds under every reading, and in which words. */
export function Robust({
  robust,
}: {
  readonly robust: { readonly holds: boolean; readonly sentence: string }
}) {
  const say = useSay()
  return (
    <p>
      <Tag how={robust.holds ? 'good' : 'warn'}>
        {robust.holds ? say('结论一致', 'holds') : say('结论取决于口径', 'depends on the reading')}
      </Tag>{' '}
      {robust.sentence}
    </p>
  )
}
