import type { Outcome } from '../../../../src/report.ts'
import { useTerms } from '../../terms.ts'
import { useSay, useWords } from '../../words.tsx'
import { Tag } from '../numbers.tsx'
import { PaperSentence } from './paper-sentence.tsx'
import { Paper } from '../paper-text.tsx'
import { Reasons } from '../reasons.tsx'
import { robustEnglish } from '../../english/robust.ts'

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
        <OutcomeTag outcome={finding.outcome} /> <Paper>{finding.title}</Paper>
      </h4>
      <p>
        <PaperSentence text={finding.sentence} />
      </p>
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
      <OutcomeTag outcome={finding.outcome} /> <PaperSentence text={finding.sentence} />
    </p>
  )
}

/** Whether the conclusion holds under every reading, and in which words. */
export function Robust({
  robust: { holds, sentence },
}: {
  readonly robust: { readonly holds: boolean; readonly sentence: string }
}) {
  const say = useSay()
  const open = !holds && SAME.test(sentence)
  return (
    <p>
      <Tag how={holds ? 'good' : 'warn'}>
        {holds
          ? say('结论一致', 'holds under every reading')
          : open
            ? say('待查明', 'to be found out')
            : say('结论取决于口径', 'depends on the reading')}
      </Tag>{' '}
      <RobustSentence sentence={sentence} />
    </p>
  )
}

export function RobustSentence({ sentence }: { readonly sentence: string }) {
  const { language } = useWords()
  return (language === 'en' && robustEnglish(sentence)) || <PaperSentence text={sentence} />
}

/** No reading moves the conclusion; what is open is something else. */
const SAME = /^采用上列任何一种计算口径/
