import type { CaseNote } from '../../../../src/case-report.ts'
import type { DisputeReport, HintReport } from '../../../../src/report/liability.ts'
import { useSay } from '../../words.tsx'
import type { NameOf } from '../names.ts'
import { Tag } from '../numbers.tsx'
import { Reasons } from '../reasons.tsx'
import { Paper } from '../paper-text.tsx'

/** Both views beside each other; neither is chosen. */
export function Dispute({
  dispute,
  name,
}: {
  readonly dispute: DisputeReport
  readonly name: NameOf
}) {
  const say = useSay()
  return (
    <article className="card" style={{ marginBottom: 10 }}>
      <b>
        <Tag how="warn">{say('争议', 'dispute')}</Tag> <Paper>{dispute.title}</Paper>
      </b>
      <p>
        <Paper>
          {name(dispute.parties)}：{dispute.sums.join('；')}。{dispute.sentence}
        </Paper>
      </p>
      <div className="beside">
        {dispute.views.map(({ title, reason }) => (
          <div key={title} className="note">
            <b>
              <Paper>{title}</Paper>
            </b>
            <Reasons reasons={[reason]} />
          </div>
        ))}
      </div>
    </article>
  )
}

/** What is pointed out, with its reasons. */
export function Hints({ hints }: { readonly hints: readonly (HintReport | CaseNote)[] }) {
  const say = useSay()
  return (
    <>
      {hints.map((hint) => (
        <article key={`${hint.id} ${hint.text}`} className="card" style={{ marginBottom: 10 }}>
          <b>
            <Tag>{say('提示', 'note')}</Tag> <Paper>{hint.title}</Paper>
          </b>
          <p>
            <Paper>{hint.text}</Paper>
          </p>
          <Reasons reasons={hint.reasons} />
        </article>
      ))}
    </>
  )
}
