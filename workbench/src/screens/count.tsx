import { client, useAsked } from '../client.ts'
import { Link } from '../frame.tsx'
import { BareDates } from '../parts/count/bare-dates.tsx'
import { numberAddress } from '../parts/count/addresses.ts'
import { Changes } from '../parts/count/changes.tsx'
import { Funnel } from '../parts/count/funnel.tsx'
import { Keys } from '../parts/count/keys.tsx'
import { FindingCard, RobustSentence } from '../parts/findings/findings.tsx'
import { Num } from '../parts/numbers.tsx'
import { Problem } from '../parts/problem.tsx'
import { ReconcileAnnex } from '../parts/count/reconcile.tsx'
import { ReadingSwitches, TierDecision } from '../parts/count/switches.tsx'
import { useTerms } from '../terms.ts'
import { useSay } from '../words.tsx'

/** Funnel, keys, readings, tiers, flags, findings: how the number came about and what would move it. */
export default function Count() {
  const say = useSay()
  const terms = useTerms()
  const { value: report, problem } = useAsked(() => client.report.$get(), [])
  const { value: batches } = useAsked(
    () => client.report.batches.$get({ query: { most: '500' } }),
    [],
  )
  if (problem) return <Problem told={problem} />
  if (!report) return <p>{say('正在载入…', 'Loading…')}</p>
  const flags = Object.entries(report.flags).filter(([, n]) => n > 0)
  return (
    <>
      <h2>{say('条数核算', 'Count')}</h2>
      <p className="lead">
        <RobustSentence sentence={report.robust.sentence} />
      </p>
      <BareDates />
      <h3>{say('核算步骤', 'Fifteen steps')}</h3>
      <Funnel funnel={report.funnel} />
      <div className="beside">
        <section>
          <h3>{say('信息类型', 'Tiers')}</h3>
          <div className="legend">
            {(['A', 'B', 'C'] as const).map((tier) => (
              <span key={tier}>
                {terms.tier(tier)}{' '}
                <Num n={report.tiers[tier]} to={`/rows?codes=COUNTED&tiers=${tier}`} />
              </span>
            ))}
          </div>
        </section>
        <section>
          <h3>{say('标记', 'Flags')}</h3>
          <div className="legend">
            {flags.length === 0 && <span>{say('没有', 'none')}</span>}
            {flags.map(([flag, n]) => (
              <span key={flag}>
                {terms.flag(flag)} <Num n={n} to={numberAddress({ flag })} />
              </span>
            ))}
          </div>
        </section>
      </div>
      <h3>{say('去重依据', 'Count under each key')}</h3>
      <Keys keys={report.keys} />
      <h3 id="readings">{say('计算口径', 'Readings')}</h3>
      <ReadingSwitches />
      <TierDecision batches={batches?.items.map((b) => b.id) ?? []} />
      <h3 id="findings">{say('核算结果', 'Findings')}</h3>
      {report.findings.map((finding) => (
        <FindingCard key={finding.rule} finding={finding} />
      ))}
      <Changes sentence={report.robust.sentence} parties={report.case?.parties ?? []} />
      <h3>{say('抽样核实', 'Authenticity sample')}</h3>
      <p>
        <Link to="/sample">
          {say(
            '抽取、写出核实表、读回结果（不改变条数）',
            'Draw, write the call sheet, read it back',
          )}
        </Link>
      </p>
      <h3>{say('与检验报告比对', 'Beside an examination report')}</h3>
      <ReconcileAnnex />
    </>
  )
}
