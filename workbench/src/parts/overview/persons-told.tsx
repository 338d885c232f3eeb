import type { Report } from '../../../../src/report.ts'
import { BOUND } from '../../../../src/documents/words/labels.ts'
import { useSay } from '../../words.tsx'
import { PERSONS } from '../count/addresses.ts'
import { Card, Num } from '../numbers.tsx'
import { Paper } from '../paper-text.tsx'

interface Told {
  readonly persons: Report['persons']
}

const BOUND_EN = { exactly: '', 'at-most': 'at most ', 'at-least': 'at least ' } as const

/** 涉及人数 as a card: the kind of person that is told first. */
export function PersonsCard({ persons }: Told) {
  const say = useSay()
  const [first] = persons.lines
  const bound = first?.bound ?? 'exactly'
  return (
    <Card
      name={say(first ? `涉及人数（${first.label}）` : '涉及人数', 'Persons')}
      before={say(BOUND[bound], BOUND_EN[bound])}
      n={first?.count ?? persons.distinct}
      unit=""
      why={<Lines persons={persons} />}
      to={PERSONS.first}
    />
  )
}

/** 涉及人数 line by line, each number with its bound and its rows: kinds of persons are never one number. */
function Lines({ persons }: Told) {
  const say = useSay()
  return (
    <>
      {persons.lines.map(({ label, count, bound }, i) => (
        <span key={label}>
          <Paper>{label}</Paper> {say(BOUND[bound], BOUND_EN[bound])}
          <Num n={count} to={i === 0 ? PERSONS.first : PERSONS.numbers} />
          {say('；', '; ')}
        </span>
      ))}
      {say('与条数分列，不相混', 'apart from records')}
    </>
  )
}
