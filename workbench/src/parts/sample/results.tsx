import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import { NOT_RANDOM } from '../../../../src/documents/sample/terms.ts'
import { boundsText, METHODS } from '../../../../src/documents/sample/words.ts'
import { answerOf, client, toldOf, type Told } from '../../client.ts'
import { useDesk } from '../../desk.tsx'
import { useTerms } from '../../terms.ts'
import { useSay } from '../../words.tsx'
import { NoCase } from '../no-case.tsx'
import { grouped, Tag } from '../numbers.tsx'
import { PlainTable } from '../plain-table.tsx'
import { isSigned, useWho, WhoFields } from '../who.tsx'
import type { Results } from './seen.ts'

/** What the filled sheet said, in all and by tier: counts and exact bounds. It never changes the count. */
export function ResultsTable({
  at,
  results,
}: {
  /** Name of the draw. */
  readonly at: string
  readonly results: Results
}) {
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
      <Failed {...{ at, results }} />
      <Problems problems={results.problems} />
    </>
  )
}

/** Records found untrue; a person may set them aside, one by one or all. The sample itself changes nothing. */
function Failed({ at, results: { failed } }: { readonly at: string; readonly results: Results }) {
  const say = useSay()
  const { look } = useDesk()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    new Set(failed.items.map(({ number }) => number)),
  )
  const [who, setWho] = useWho()
  const [why, setWhy] = useState(say('抽样核实不实', 'found untrue by the sample'))
  const [problem, setProblem] = useState<Told | null>(null)
  const [done, setDone] = useState(0)
  if (failed.all === 0) return null
  const signed = { by: who.by, why }
  // All of them where none was taken out of the list: more may have been found than stand here.
  const all = chosen.size === failed.items.length
  const flip = (number: string) => {
    const next = new Set(chosen)
    if (!next.delete(number)) next.add(number)
    setChosen(next)
  }
  const enter = () => {
    setProblem(null)
    const json = { at, ...(all ? {} : { numbers: [...chosen] }), ...signed }
    void answerOf(client.sample['set-aside'].$post({ json })).then(
      ({ rows }) => {
        setDone(rows)
        look()
      },
      (error: unknown) => setProblem(toldOf(error)),
    )
  }
  return (
    <>
      <h3>{say('核实为不实的记录', 'Found untrue')}</h3>
      <PlainTable
        name={say('核实为不实的记录', 'Found untrue')}
        head={[
          { title: say('选', 'Mark') },
          { title: say('编号', 'No.') },
          { title: say('出处', 'Place'), roomy: true },
        ]}
        lines={failed.items.map(({ number, place }) => ({
          key: number,
          cells: [
            <Checkbox
              key="c"
              aria-label={say(`选 ${number}`, `mark ${number}`)}
              checked={chosen.has(number)}
              onChange={() => flip(number)}
            />,
            number,
            place,
          ],
        }))}
      />
      <Cut part={failed} />
      <p className="why">
        {say(
          '只就这些条目，由办案人员决定是否不计入；决定记入操作记录，然后重新核算。其余各条不因抽样而变。',
          'Only these may be set aside, by a person; the decision is entered in the journal and the case is counted again. Nothing else changes by the sample.',
        )}
      </p>
      <div className="row-of">
        <WhoFields
          who={{ by: who.by, why }}
          onChange={(next) => {
            setWho({ ...who, by: next.by })
            setWhy(next.why)
          }}
        />
        <Button disabled={chosen.size === 0 || !isSigned(signed)} onClick={enter}>
          {all
            ? say(
                `这 ${grouped(failed.all)} 条记为不计入`,
                `Set these ${grouped(failed.all)} aside`,
              )
            : say(
                `所选 ${grouped(chosen.size)} 条记为不计入`,
                `Set the ${grouped(chosen.size)} marked aside`,
              )}
        </Button>
        {done > 0 && (
          <span role="status">
            {say(
              `已记为不计入 ${grouped(done)} 行，正在重新核算`,
              `${grouped(done)} set aside; counting again`,
            )}
          </span>
        )}
      </div>
      {problem && (
        <NoCase
          told={problem}
          zh="不计入是案件的决定，记入操作记录。"
          en="To set rows aside is a decision of the case, entered in its journal."
        />
      )}
    </>
  )
}

/** Rows of the filled sheet that could not be taken, each with what to do. */
export function Problems({ problems }: Pick<Results, 'problems'>) {
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
