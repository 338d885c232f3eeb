import { NOT_RANDOM } from '../../../../src/documents/sample/terms.ts'
import { boundsText, METHODS } from '../../../../src/documents/sample/words.ts'
import { useTerms } from '../../terms.ts'
import { useSay } from '../../words.tsx'
import { grouped, Tag } from '../numbers.tsx'
import { PlainTable } from '../plain-table.tsx'
import type { Results } from './seen.ts'

/** What the filled sheet said, in all and by tier: counts and exact bounds. It never changes the count. */
export function ResultsTable({ results }: { readonly results: Results }) {
  const say = useSay()
  const terms = useTerms()
  const num = true
  const rows = [
    ...results.tiers.map((t) => ({ ...t, title: terms.tier(t.tier) })),
    ...(results.tiers.length === 1 ? [] : [{ ...results.whole, title: say('合计', 'All') }]),
  ]
  return (
    <>
      <div className="row-of">
        {results.complete ? (
          <Tag how="good">{say('已全部填写', 'all filled in')}</Tag>
        ) : (
          <Tag how="warn">
            {say(`未填 ${grouped(results.whole.open)} 条`, `${grouped(results.whole.open)} open`)}
          </Tag>
        )}
        {!results.random && <Tag how="loud">{NOT_RANDOM}</Tag>}
        {results.unsigned > 0 && (
          <Tag how="warn">
            {say(
              `${grouped(results.unsigned)} 条没有两人签名`,
              `${grouped(results.unsigned)} without two names`,
            )}
          </Tag>
        )}
        <b>{say('抽样结果不折算、不扣减计入的条数', 'The count is not changed by it')}</b>
      </div>
      <PlainTable
        name={say('核实结果', 'Results')}
        head={[
          { title: say('信息类型', 'Tier') },
          { title: say('条数', 'Records'), num },
          { title: say('抽取', 'Drawn'), num },
          { title: say('属实', 'true'), num },
          { title: say('不实', 'untrue'), num },
          { title: say('未能核实', 'unverified'), num },
          { title: say('未填', 'open'), num },
          { title: say('属实比例：未能核实视为不实', 'share true: unverified as untrue') },
          { title: say('属实比例：未能核实视为属实', 'share true: unverified as true') },
          { title: say('算法', 'Method') },
        ]}
        lines={rows.map((r) => ({
          key: r.title,
          cells: [
            r.title,
            ...[r.population, r.drawn, r.true, r.untrue, r.unverified, r.open].map(grouped),
            boundsText(r['as-untrue']),
            boundsText(r['as-true']),
            r['as-true'] ? METHODS[r['as-true'].method] : '—',
          ],
        }))}
      />
      <p className="shown">
        {results.confidence !== null &&
          say(
            `置信水平 ${String(results.confidence)}%，双侧，整数算法，向外取整。`,
            `Confidence ${String(results.confidence)} %, two-sided, in whole numbers, rounded outward.`,
          )}{' '}
        {say('填好的表 SHA-256 ', 'SHA-256 of the filled sheet ')}
        <code>{results.sheet}</code>
      </p>
      <Failed results={results} />
      <Problems results={results} />
    </>
  )
}

/** Records found untrue, with the entry by which a person may set them aside. */
function Failed({ results: { failed, decisions } }: { readonly results: Results }) {
  const say = useSay()
  if (failed.all === 0) return null
  return (
    <>
      <h3>{say('核实为不实的记录', 'Found untrue')}</h3>
      <PlainTable
        name={say('核实为不实的记录', 'Found untrue')}
        head={[{ title: say('编号', 'No.') }, { title: say('出处', 'Place'), roomy: true }]}
        lines={failed.items.map(({ number, place }) => ({ key: number, cells: [number, place] }))}
      />
      <Cut part={failed} />
      <p className="why">
        {say(
          '只就这些条目，由办案人员决定是否不计入；决定不计入的，在“案件事实”的决定中录入下列各项，填上 by（决定人）和 on（日期），再重新核算。',
          'Only these may be set aside, by a person: enter the lines below as decisions among the facts of the case, with by and on, and count again.',
        )}
      </p>
      <pre className="shown" style={{ whiteSpace: 'pre-wrap' }}>
        {decisions.items.map((text) => `- ${text}\n`)}
      </pre>
      <Cut part={decisions} />
    </>
  )
}

/** Rows of the filled sheet that could not be taken, each with what to do. */
function Problems({ results: { problems } }: { readonly results: Results }) {
  const say = useSay()
  if (problems.all === 0) return null
  return (
    <>
      <h3>{say('未能采用的填写', 'What could not be taken')}</h3>
      <PlainTable
        name={say('未能采用的填写', 'What could not be taken')}
        head={[
          { title: say('行', 'Row') },
          { title: say('编号', 'No.') },
          { title: say('问题', 'Problem'), roomy: true },
          { title: say('办法', 'What to do'), roomy: true },
        ]}
        lines={problems.items.map(({ row, number, problem, remedy }, i) => ({
          key: String(i),
          cells: [
            row === null ? say('全表', 'sheet') : String(row),
            number ?? '—',
            problem,
            remedy,
          ],
        }))}
      />
      <Cut part={problems} />
    </>
  )
}

/** A part is never shown as the whole. */
function Cut({
  part,
}: {
  readonly part: { readonly all: number; readonly items: readonly unknown[] }
}) {
  const say = useSay()
  if (part.items.length === part.all) return null
  return (
    <p className="shown">
      {say(
        `显示 ${grouped(part.items.length)} / ${grouped(part.all)}，其余见 sample-results.json`,
        `Showing ${grouped(part.items.length)} of ${grouped(part.all)}; the rest is in sample-results.json`,
      )}
    </p>
  )
}
