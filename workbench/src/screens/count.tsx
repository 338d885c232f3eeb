import { OUTCOME, codeLabel, flagLabel, keyCounted } from '../../../src/documents/labels.ts'
import { Button } from 'antd'
import { useState } from 'react'
import { answerOf, client, toldOf, useAsked, type Told } from '../client.ts'
import { useDesk } from '../desk.tsx'
import { Link } from '../frame.tsx'
import { grouped, Num, Tag } from '../parts/numbers.tsx'
import { Problem } from '../parts/problem.tsx'
import { Reasons } from '../parts/reasons.tsx'
import { ReconcileAnnex } from '../parts/reconcile.tsx'
import { ReadingSwitches, TierDecision } from '../parts/switches.tsx'
import { useSay } from '../words.tsx'

/** Funnel, keys, readings, tiers, flags, findings: how the number came about and what would move it. */
export default function Count() {
  const say = useSay()
  const { value: report, problem } = useAsked(() => client.report.$get(), [])
  const { value: batches } = useAsked(
    () => client.report.batches.$get({ query: { most: '500' } }),
    [],
  )
  if (problem) return <Problem told={problem} />
  if (!report) return <p>{say('正在载入…', 'Loading…')}</p>
  const aside = { ...report.records.duplicate, ...report.records['set-aside'] }
  return (
    <>
      <h2>{say('条数核算', 'Count')}</h2>
      <p className="lead">{report.robust.sentence}</p>
      <h3>{say('核算步骤', 'Fifteen steps')}</h3>
      <table className="plain">
        <thead>
          <tr>
            <th scope="col" className="num">
              {say('步', 'Step')}
            </th>
            <th scope="col">{say('步骤', 'What')}</th>
            <th scope="col" className="num">
              {say('进', 'In')}
            </th>
            <th scope="col" className="num">
              {say('出', 'Out')}
            </th>
            <th scope="col">{say('差额去向', 'Difference')}</th>
            <th scope="col">{say('规则', 'Rule')}</th>
          </tr>
        </thead>
        <tbody>
          {report.funnel.map((step) => (
            <tr key={step.step}>
              <td className="num">{step.step}</td>
              <td>{step.title}</td>
              <td className="num">{grouped(step.in)}</td>
              <td className="num">
                {grouped(step.out)}
                <LedgerShare part={step.out} of={step.in} />
              </td>
              <td>
                {Object.entries(step.difference).map(([code, n]) => (
                  <div key={code}>
                    {codeLabel(code)}{' '}
                    <Num n={n ?? 0} {...(code in aside ? { to: `/rows?codes=${code}` } : {})} />
                  </div>
                ))}
              </td>
              <td>{step.rule}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <h3>{say('去重依据', 'Count under each key')}</h3>
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">{say('去重依据', 'Key')}</th>
            <th scope="col">{say('口径', 'Used')}</th>
            <th scope="col" className="num">
              {say('计入条数', 'Counted')}
            </th>
            <th scope="col" className="num">
              {say('缺此依据', 'Without it')}
            </th>
          </tr>
        </thead>
        <tbody>
          {report.keys.map((key) => (
            <tr key={key.key}>
              <td>{key.title}</td>
              <td>
                {key.used ? (
                  <Tag how="good">{say('采用', 'used')}</Tag>
                ) : (
                  <KeySwitch id={key.key} counted={key.counted} />
                )}
              </td>
              <td className="num">{keyCounted(key)}</td>
              <td className="num">{grouped(key.without)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <h3 id="readings">{say('计算口径', 'Readings')}</h3>
      <ReadingSwitches />
      <TierDecision batches={batches?.items.map((b) => b.id) ?? []} />
      <h3 id="findings">{say('核算结果', 'Findings')}</h3>
      {report.findings.map((finding) => (
        <article key={finding.rule} className="card" style={{ marginBottom: 10 }}>
          <b>
            <Tag
              how={
                finding.outcome === 'met'
                  ? 'strong'
                  : finding.outcome === 'not-met'
                    ? 'plain'
                    : 'warn'
              }
            >
              {OUTCOME[finding.outcome]}
            </Tag>{' '}
            {finding.title}
          </b>
          <p>{finding.sentence}</p>
          {finding.incomplete && <Tag how="loud">{say('读取不完整', 'not all was read')}</Tag>}
          <Reasons reasons={finding.reasons} />
        </article>
      ))}
      <Changes parties={report.case?.parties ?? []} />
      <h3>{say('与检验报告比对', 'Beside an examination report')}</h3>
      <ReconcileAnnex />
      <h3>{say('标记', 'Flags')}</h3>
      <div className="legend">
        {Object.entries(report.flags)
          .filter(([, n]) => n > 0)
          .map(([flag, n]) => (
            <span key={flag}>
              {flagLabel(flag)} <b>{grouped(n)}</b>
            </span>
          ))}
      </div>
    </>
  )
}

/** What goes on from a step, as a bar beside its number. */
function LedgerShare({ part, of }: { readonly part: number; readonly of: number }) {
  return (
    <progress
      style={{ display: 'block', width: 120, marginLeft: 'auto' }}
      aria-hidden="true"
      max={Math.max(1, of)}
      value={part}
    />
  )
}

/** Another 去重依据: the whole is counted again under it. */
function KeySwitch({ id, counted }: { readonly id: string; readonly counted: number | null }) {
  const say = useSay()
  const { look } = useDesk()
  const [problem, setProblem] = useState<Told | null>(null)
  const key = KEYS.find((each) => each === id)
  if (key === undefined || counted === null) return <Tag>{say('备选', 'alternative')}</Tag>
  const again = () =>
    answerOf(client.again.$post({ json: { key } })).then(look, (error: unknown) =>
      setProblem(toldOf(error)),
    )
  return (
    <>
      <Button size="small" onClick={() => void again()}>
        {say('按此重新核算', 'Count again by it')}
      </Button>
      {problem && <Problem told={problem} />}
    </>
  )
}

/** As `--key` takes them. */
const KEYS = ['id', 'name+phone', 'phone', 'line'] as const

/** 什么会改变结论: per person, and where to look at each. */
function Changes({
  parties,
}: {
  readonly parties: readonly {
    readonly id: string
    readonly name: string
    readonly robust: { readonly sentence: string }
    readonly changes: readonly { readonly rule: string; readonly text: string }[]
  }[]
}) {
  const say = useSay()
  if (parties.length === 0) return null
  return (
    <>
      <h3 id="changes">{say('什么会改变结论', 'What would change it')}</h3>
      {parties.map((party) => (
        <article key={party.id} className="card" style={{ marginBottom: 8 }}>
          <b>{party.name}</b>{' '}
          <Link to="/persons" className="num-link">
            {say('按人、按下家核算', 'per person and buyer')}
          </Link>
          <p className="why">{party.robust.sentence}</p>
          <ul className="why">
            {party.changes.map((change, i) => (
              <li key={`${String(i)} ${change.rule}`}>{change.text}</li>
            ))}
          </ul>
        </article>
      ))}
    </>
  )
}
