import { Button } from 'antd'
import { useState } from 'react'
import {
  CHECKED,
  headSentence,
  issueSentence,
  placesText,
  sumSentence,
} from '../../../../src/documents/words/statement.ts'
import type { StatementReport } from '../../../../src/report/statements.ts'
import { useSay } from '../../words.tsx'
import { Tag } from '../numbers.tsx'
import { Paper } from '../paper-text.tsx'
import { Sentences } from '../plain-table.tsx'
import { PickColumns } from './layout/form.tsx'

const TONE = { closes: 'good', differs: 'loud', unchecked: 'warn' } as const

/** Where a statement lies that is looked at without a case. */
export interface LyingAt {
  readonly path: string
  readonly passwords: readonly string[]
}

/** One statement: what it is, its sums, how it agrees with itself, what could not be read; its columns can be picked. */
export function StatementCard({
  statement,
  at = null,
}: {
  readonly statement: StatementReport
  /** null: a statement of the case that is open. */
  readonly at?: LyingAt | null
}) {
  const say = useSay()
  const [picking, setPicking] = useState(false)
  const wanted = statement.tables.some(({ map }) => map !== null)
  return (
    <article className="card" style={{ marginBottom: 10 }}>
      <b>
        <Paper>{`${statement.id}　${headSentence(statement)}`}</Paper>
      </b>
      <div className="shown">
        <Paper>
          {[statement.path, statement.of, statement.evidence].filter(Boolean).join('　')}
        </Paper>
      </div>
      <Sentences texts={statement.sums.map(sumSentence)} />
      <StatementChecks statement={statement} />
      {wanted && !picking && (
        <p className="note warn">
          {say(
            '这份流水的版式没有识别：看着前几行点选各列，先看效果，再采用。',
            'The form of this statement is not known: pick its columns beside its first rows, see the effect, then accept.',
          )}
        </p>
      )}
      {picking ? (
        <PickColumns statement={statement} at={at} onLeave={() => setPicking(false)} />
      ) : (
        <Button
          {...(wanted ? { type: 'primary' as const } : { size: 'small' as const })}
          onClick={() => setPicking(true)}
        >
          {wanted
            ? say('点选各列', 'Pick the columns')
            : say('各列不对的，点选', 'Columns wrong? Pick them')}
        </Button>
      )}
    </article>
  )
}

/** How it agrees with itself, and what of it was not understood. */
export function StatementChecks({ statement }: { readonly statement: StatementReport }) {
  const say = useSay()
  return (
    <ul className="why">
      {statement.checks.map((check) => (
        <li key={`${check.what} ${check.sentence}`}>
          <Tag how={TONE[check.check]}>
            <Paper>{CHECKED[check.check]}</Paper>
          </Tag>{' '}
          <Paper>{check.sentence}</Paper>
          {check.check === 'differs' && <Paper>{` ${placesText(check.at, check.more)}`}</Paper>}
        </li>
      ))}
      {statement.issues.map((issue) => (
        <li key={`${issue.code} ${issue.message}`}>
          <Tag how={issue.lost ? 'loud' : 'warn'}>
            {issue.lost ? say('未读', 'lost') : say('提示', 'note')}
          </Tag>{' '}
          <Paper>{issueSentence(issue)}</Paper>
        </li>
      ))}
    </ul>
  )
}
