import type { PartyReport } from '../../../../src/case-report.ts'
import { money } from '../../../../src/documents/papers/amounts.ts'
import { counts, term } from '../../../../src/documents/papers/words.ts'
import { client, useAsked } from '../../client.ts'
import { Link } from '../../frame.tsx'
import { useSay } from '../../words.tsx'
import { Shown } from '../asked.tsx'
import { FindingCard, Robust } from '../findings/findings.tsx'
import { NoCase } from '../no-case.tsx'
import { PlainTable } from '../plain-table.tsx'
import { Reasons } from '../reasons.tsx'
import { Counts } from './counts.tsx'
import { NeverAdded } from '../never-added.tsx'
import { Readings } from './readings.tsx'
import { Paper } from '../paper-text.tsx'

/** One person: counts, formula, money, findings, what would change them. */
export function OnePerson({ id }: { readonly id: string }) {
  const say = useSay()
  const asked = useAsked(() => client.persons.one.$get({ query: { id } }), [id])
  const noCase = asked.problem?.code === 'server/no-case' ? asked.problem : null
  return (
    <>
      {asked.value === null && !asked.problem ? null : (
        <Link to="/persons">{say('← 全部人员', '← All persons')}</Link>
      )}
      {noCase ? (
        <NoCase told={noCase} zh="" en="" />
      ) : (
        <Shown asked={asked}>{(value) => <Person party={value as unknown as PartyReport} />}</Shown>
      )}
    </>
  )
}

function Person({ party }: { readonly party: PartyReport }) {
  const say = useSay()
  const words = [...party.roles.map(term), party.standing, party.state, party.evidence]
  return (
    <>
      <h2>
        <Paper>{party.name}</Paper>
      </h2>
      <NeverAdded />
      <p className="shown">
        <Paper>{words.filter(Boolean).join('　')}</Paper>
      </p>
      <Counts party={party} />
      {counts(party) ? (
        <Robust robust={party.robust} />
      ) : (
        <p>
          <Paper>{party.robust.sentence}</Paper>
        </p>
      )}
      {party.notes.map((note) => (
        <div key={note} className="note info">
          <Paper>{note}</Paper>
        </div>
      ))}
      <h3>{say('算式', 'Formula')}</h3>
      <div className="card">
        <Reasons reasons={[party.formula]} />
      </div>
      <MoneyOf party={party} />
      <h3>{say('核算结果', 'Findings')}</h3>
      {party.findings.length === 0 && (
        <p className="shown">{say('没有可以比对的标准。', 'No standard to compare with.')}</p>
      )}
      {party.findings.map((finding) => (
        <FindingCard key={finding.rule} finding={finding} />
      ))}
      <Changes party={party} />
      <Readings party={party} />
    </>
  )
}

function MoneyOf({ party: { gross, cost, margin, held } }: { readonly party: PartyReport }) {
  const say = useSay()
  return (
    <>
      {(gross ?? cost ?? margin) !== null && (
        <>
          <h3>{say('收入、支出与获利', 'Gross, cost, margin')}</h3>
          <PlainTable
            name={say('收入、支出与获利', 'Gross, cost, margin')}
            head={[
              { title: say('出售收入', 'Gross'), num: true },
              { title: say('购入支出', 'Cost'), num: true },
              { title: say('差价获利', 'Margin'), num: true },
            ]}
            lines={[{ key: 'sum', cells: [money(gross), money(cost), money(margin)] }]}
          />
          <p className="shown">
            <Link to="/money">{say('各笔流转与付款', 'Deals and payments')}</Link>
          </p>
        </>
      )}
      {held.length > 0 && (
        <p className="shown">
          {say('查获：', 'Seized: ')}
          <Paper>{held.map((h) => `${h.exhibit} ${String(h.records)}条`).join('、')}</Paper>
          {say(
            '（各检材分别去重，不相加；查获是获取的证据，本身不是行为）',
            ' (each exhibit by itself, never added)',
          )}
        </p>
      )}
    </>
  )
}

function Changes({ party: { changes } }: { readonly party: PartyReport }) {
  const say = useSay()
  if (changes.length === 0) return null
  return (
    <>
      <h3>{say('什么会改变结果', 'What would change it')}</h3>
      <ul className="card" style={{ paddingLeft: 36 }}>
        {changes.map(({ rule, text }) => (
          <li key={`${rule} ${text}`}>
            <Paper>{text}</Paper>
          </li>
        ))}
      </ul>
    </>
  )
}
