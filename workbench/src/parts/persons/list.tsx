import { Fragment } from 'react'
import type { Quantity } from '../../../../src/case-report.ts'
import { term } from '../../../../src/documents/papers/words.ts'
import type { Outcome } from '../../../../src/report.ts'
import { client } from '../../client.ts'
import { Link } from '../../frame.tsx'
import { useTerms } from '../../terms.ts'
import { useSay } from '../../words.tsx'
import { Listed, useListed } from '../asked.tsx'
import { OutcomeTag, RobustSentence } from '../findings/findings.tsx'
import { NoCase } from '../no-case.tsx'
import { PlainTable } from '../plain-table.tsx'
import { Amount, TIERS } from './amount.tsx'
import { NeverAdded } from '../never-added.tsx'
import { Paper } from '../paper-text.tsx'
import { Missing } from '../missing.tsx'

const OUTCOMES = ['met', 'unknown', 'conflict', 'not-met'] as const

/** All persons of the case, each with his counts and findings. */
export function PersonList() {
  const say = useSay()
  const asked = useListed((query) => client.persons.$get({ query }))
  return (
    <>
      <h2>{say('按人核算', 'Persons')}</h2>
      <NeverAdded />
      {asked.problem ? (
        <NoCase
          told={asked.problem}
          zh="录入人员和流转之后，这里按人列出涉案条数、算式和核算结果。"
          en="Once persons and transfers are entered, each person's count, formula and findings stand here."
        />
      ) : (
        <Listed asked={asked} unit={say('人', '')} none={<NoPersons />}>
          {({ items }) => <PersonTable parties={items} />}
        </Listed>
      )}
    </>
  )
}

function NoPersons() {
  return (
    <Missing zh="案件里还没有人员。" en="No persons yet." sections={['parties', 'transfers']} />
  )
}

type Told = Awaited<ReturnType<Awaited<ReturnType<typeof client.persons.$get>>['json']>>['items']
type Outcomes = readonly { readonly outcome: Outcome; readonly title: string }[]

function PersonTable({ parties }: { readonly parties: Told }) {
  const say = useSay()
  const terms = useTerms()
  return (
    <PlainTable
      name={say('人员', 'Persons')}
      head={[
        { title: say('人员', 'Person') },
        ...TIERS.map((tier) => ({ title: terms.tier(tier), num: true })),
        { title: say('核算结果', 'Findings'), roomy: true },
        { title: say('各口径', 'Readings'), roomy: true },
      ]}
      lines={parties.map((party) => ({
        key: party.id,
        cells: [
          <div key="who">
            <Link to={`/persons?id=${encodeURIComponent(party.id)}`}>{party.name}</Link>
            <div className="shown">
              {[...party.roles.map(term), party.state].filter(Boolean).join('　')}
            </div>
          </div>,
          ...TIERS.map((tier) => <Amount key={tier} q={party.tiers[tier] as Quantity} />),
          <Found key="found" outcomes={party.outcomes} />,
          <RobustSentence key="robust" sentence={party.robust.sentence} />,
        ],
      }))}
    />
  )
}

/** Standards by what became of them: met first. */
function Found({ outcomes }: { readonly outcomes: Outcomes }) {
  const say = useSay()
  return OUTCOMES.map((outcome) => ({
    outcome,
    titles: outcomes.filter((o) => o.outcome === outcome).map((o) => o.title),
  }))
    .filter(({ titles }) => titles.length > 0)
    .map(({ outcome, titles }) => (
      <div key={outcome}>
        <OutcomeTag outcome={outcome} />{' '}
        {titles.map((title, i) => (
          <Fragment key={title}>
            {i > 0 && say('、', ', ')}
            <Paper>{title}</Paper>
          </Fragment>
        ))}
      </div>
    ))
}
