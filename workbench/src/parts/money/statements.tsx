import type { CaseReport } from '../../../../src/case-report.ts'
import { client } from '../../client.ts'
import { useSay } from '../../words.tsx'
import { Listed, useListed } from '../asked.tsx'
import { Missing } from '../missing.tsx'
import { StatementCard } from './statement-card.tsx'

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
