import { COUNT_HEAD, DEMO } from '../../../src/documents/words/labels.ts'
import { client, useAsked } from '../client.ts'
import { Link } from '../frame.tsx'
import { ChainInSmall } from '../parts/chain/small.tsx'
import { ChangedNote } from '../parts/evidence/changed.tsx'
import { FindingLine, Robust } from '../parts/findings/findings.tsx'
import { LedgerBar } from '../parts/overview/ledger-bar.tsx'
import { Card, grouped } from '../parts/numbers.tsx'
import { Problem } from '../parts/problem.tsx'
import { PersonsCard } from '../parts/overview/persons-told.tsx'
import { Question } from '../parts/question.tsx'
import { isTold, OpenFindings } from '../parts/overview/open-findings.tsx'
import { NextClock } from '../parts/clocks/next-clock.tsx'
import { useTerms } from '../terms.ts'
import { useSay } from '../words.tsx'
import { Paper } from '../parts/paper-text.tsx'

function sum(tally: Readonly<Record<string, number | undefined>>): number {
  return Object.values(tally).reduce<number>((all, n) => all + (n ?? 0), 0)
}

/** The rows of every code of a tally. */
function rowsOf(tally: Readonly<Record<string, number | undefined>>): string {
  return `/rows?codes=${Object.keys(tally).join(',')}`
}

/** The numbers that matter, both ledgers as a bar each, what they reach, and what is open. */
export default function Overview() {
  const say = useSay()
  const terms = useTerms()
  const { value: report, problem } = useAsked(() => client.report.$get(), [])
  const { value: questions } = useAsked(
    () => client.report.questions.$get({ query: { most: '5' } }),
    [],
  )
  if (problem) return <Problem told={problem} />
  if (!report) return <p>{say('正在载入…', 'Loading…')}</p>
  const { rows, records, tiers, persons, robust } = report
  return (
    <>
      <h2>
        <Paper>{report.title ?? say('总览', 'Overview')}</Paper>
      </h2>
      <p className="lead">
        {say(
          '软件核算，由办案人员决定；带下划线的数字可点开看明细行。',
          'The tool computes, people decide; underlined numbers open their rows.',
        )}
      </p>
      {report.demo && (
        <div className="note demo">
          {say(DEMO, 'Demonstration data; all persons are invented.')}
        </div>
      )}
      <ChangedNote />
      {!report.complete && (
        <div className="note warn" role="alert">
          <b>{say('读取不完整', 'Not all was read')}</b>{' '}
          <Link to="/evidence?status=unread">
            {say('查看未读内容及原因', 'See what was not read, and why')}
          </Link>
        </div>
      )}
      <div className="cards">
        <Card
          name={say('去重后条数', 'Distinct records')}
          n={records.counted}
          unit={say('条', '')}
          why={say(COUNT_HEAD, 'the whole, distinct; nobody’s own count')}
          to="/rows?codes=COUNTED"
        />
        <Card
          name={say('查获行数', 'Rows found')}
          n={rows.found}
          unit={say('行', '')}
          why={say('行不是条', 'a row is not a record')}
          to="/columns"
        />
        <PersonsCard persons={persons} />
        {(['A', 'B', 'C'] as const).map((tier) => (
          <Card
            key={tier}
            name={`${terms.tier(tier)}${say('信息', '')}`}
            n={tiers[tier]}
            unit={say('条', '')}
            why={say('建议，由办案人员确定', 'suggested; people decide')}
            to={`/rows?codes=COUNTED&tiers=${tier}`}
          />
        ))}
      </div>
      <h3>{say('两本台账', 'Two ledgers')}</h3>
      <div className="card">
        <b>{say('行台账', 'Rows')}</b>
        <LedgerBar
          name={say('行台账', 'Rows')}
          shares={[
            { label: say('数据行', 'data'), n: rows.data, shade: 'dark', to: '/columns' },
            {
              label: say('非数据行', 'not data'),
              n: sum(rows['non-data']),
              shade: 'mid',
              to: '/columns',
            },
            {
              label: say('未读行', 'not read'),
              n: sum(rows.unread),
              shade: 'loud',
              to: '/evidence?status=unread',
            },
          ]}
        />
        <b>{say('条台账', 'Records')}</b>
        <LedgerBar
          name={say('条台账', 'Records')}
          shares={[
            {
              label: say('计入', 'counted'),
              n: records.counted,
              shade: 'dark',
              to: '/rows?codes=COUNTED',
            },
            {
              label: say('重复', 'duplicate'),
              n: sum(records.duplicate),
              shade: 'mid',
              to: rowsOf(records.duplicate),
            },
            {
              label: say('不计入', 'set aside'),
              n: sum(records['set-aside']),
              shade: 'pale',
              to: rowsOf(records['set-aside']),
            },
          ]}
        />
      </div>
      <h3>{say('核算结果', 'Findings')}</h3>
      <div className="card">
        <Robust robust={robust} />
        {report.findings.filter(isTold).map((finding) => (
          <FindingLine key={finding.rule} finding={finding} />
        ))}
        <OpenFindings findings={report.findings} />
        <Link to="/count#findings">{say('理由、规则与口径', 'Reasons, rules, readings')}</Link>
      </div>
      {report.case !== null && <NextClock />}
      <ChainInSmall />
      {questions && questions.all > 0 && (
        <>
          <h3>{say('待查事项', 'Open questions')}</h3>
          <ol className="card" style={{ paddingLeft: 36 }}>
            {questions.items.map((question) => (
              <li key={question}>
                <Question text={question} />
              </li>
            ))}
          </ol>
          <p className="shown">
            {say(
              `显示 ${questions.items.length} / ${grouped(questions.all)} 项`,
              `Showing ${questions.items.length} of ${grouped(questions.all)}`,
            )}{' '}
            <Link to="/clocks?part=questions">
              {say('全部待查事项与提纲', 'All open questions')}
            </Link>
          </p>
        </>
      )}
    </>
  )
}
