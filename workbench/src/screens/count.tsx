import { OUTCOME, TIER, codeLabel, flagLabel, keyCounted } from '../../../src/documents/labels.ts'
import { client, useAsked } from '../client.ts'
import { grouped, Num, Tag } from '../parts/numbers.tsx'
import { Problem } from '../parts/problem.tsx'
import { Reasons, SureTag } from '../parts/reasons.tsx'
import { useSay } from '../words.tsx'

/** Funnel, keys, readings, tiers, flags, findings: how the number came about and what would move it. */
export default function Count() {
  const say = useSay()
  const { value: report, problem } = useAsked(() => client.report.$get(), [])
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
            <th className="num">{say('步', 'Step')}</th>
            <th>{say('步骤', 'What')}</th>
            <th className="num">{say('进', 'In')}</th>
            <th className="num">{say('出', 'Out')}</th>
            <th>{say('差额去向', 'Difference')}</th>
            <th>{say('规则', 'Rule')}</th>
          </tr>
        </thead>
        <tbody>
          {report.funnel.map((step) => (
            <tr key={step.step}>
              <td className="num">{step.step}</td>
              <td>{step.title}</td>
              <td className="num">{grouped(step.in)}</td>
              <td className="num">{grouped(step.out)}</td>
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
            <th>{say('去重依据', 'Key')}</th>
            <th>{say('口径', 'Used')}</th>
            <th className="num">{say('计入条数', 'Counted')}</th>
            <th className="num">{say('缺此依据', 'Without it')}</th>
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
                  <Tag>{say('备选', 'alternative')}</Tag>
                )}
              </td>
              <td className="num">{keyCounted(key)}</td>
              <td className="num">{grouped(key.without)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <h3>{say('计算口径', 'Readings')}</h3>
      <table className="plain">
        <thead>
          <tr>
            <th>{say('计算口径', 'Reading')}</th>
            <th>{say('取法', 'Option')}</th>
            <th>{say('口径', 'Used')}</th>
            <th className="num">{say('条数', 'Records')}</th>
            {(['A', 'B', 'C'] as const).map((tier) => (
              <th key={tier} className="num">
                {TIER[tier]}
              </th>
            ))}
            <th>{say('根据', 'Ground')}</th>
          </tr>
        </thead>
        <tbody>
          {report.readings.map((reading) => (
            <tr key={`${reading.id} ${reading.option}`}>
              <td>{reading.title}</td>
              <td>{reading.option}</td>
              <td>
                {reading.used ? (
                  <Tag how="good">{say('采用', 'used')}</Tag>
                ) : (
                  <Tag>{say('备选', 'alternative')}</Tag>
                )}
              </td>
              <td className="num">{grouped(reading.counted)}</td>
              {(['A', 'B', 'C'] as const).map((tier) => (
                <td key={tier} className="num">
                  {grouped(reading.tiers[tier])}
                </td>
              ))}
              <td>
                {reading.ground} <SureTag sure={reading.sure} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
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
