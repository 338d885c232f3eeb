import type { CaseReport } from '../../../../src/case-report.ts'
import {
  CHECKED,
  headSentence,
  issueSentence,
  placesText,
  sumSentence,
} from '../../../../src/documents/words/statement.ts'
import { client } from '../../client.ts'
import { useSay } from '../../words.tsx'
import { Listed, useListed } from '../asked.tsx'
import { Tag } from '../numbers.tsx'
import { Sentences } from '../plain-table.tsx'
import { Missing } from '../missing.tsx'

type Statement = CaseReport['statements'][number]

/** What was read of each statement of an account, and how it agrees with itself. */
export function Statements() {
  const say = useSay()
  const asked = useListed((query) => client.money.statements.$get({ query }))
  return (
    <Listed
      asked={asked}
      unit={say('份', '')}
      none={
        <Missing
          zh="没有录入账户流水；调取的流水放进案件文件夹。"
          en="No statements yet; put them into the case folder."
          sections={['statements']}
        />
      }
    >
      {({ items }) =>
        (items as readonly Statement[]).map((statement) => (
          <StatementCard key={statement.id} statement={statement} />
        ))
      }
    </Listed>
  )
}

const TONE = { closes: 'good', differs: 'loud', unchecked: 'warn' } as const

/** One statement: what it is, its sums, how it agrees with itself, what could not be read. */
export function StatementCard({ statement }: { readonly statement: Statement }) {
  const say = useSay()
  return (
    <article className="card" style={{ marginBottom: 10 }}>
      <b>
        {statement.id}　{headSentence(statement)}
      </b>
      <div className="shown">
        {[statement.path, statement.of, statement.evidence].filter(Boolean).join('　')}
      </div>
      <Sentences texts={statement.sums.map(sumSentence)} />
      <ul className="why">
        {statement.checks.map((check) => (
          <li key={`${check.what} ${check.sentence}`}>
            <Tag how={TONE[check.check]}>{CHECKED[check.check]}</Tag> {check.sentence}
            {check.check === 'differs' && ` ${placesText(check.at, check.more)}`}
          </li>
        ))}
        {statement.issues.map((issue) => (
          <li key={`${issue.code} ${issue.message}`}>
            <Tag how={issue.lost ? 'loud' : 'warn'}>
              {issue.lost ? say('未读', 'lost') : say('提示', 'note')}
            </Tag>{' '}
            {issueSentence(issue)}
          </li>
        ))}
      </ul>
    </article>
  )
}
