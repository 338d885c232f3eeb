import { Button } from 'antd'
import { useState } from 'react'
import type { StandingClock } from '../../../src/server/nearest.ts'
import { answerOf, client, toldOf, useAsked, type Told } from '../client.ts'
import { Days, daysText, StandTag } from '../parts/clocks/clock.tsx'
import { NoCase } from '../parts/no-case.tsx'
import { Tag } from '../parts/numbers.tsx'
import { PlainTable } from '../parts/plain-table.tsx'
import { Paper } from '../parts/paper-text.tsx'
import { Problem } from '../parts/problem.tsx'
import { Question } from '../parts/question.tsx'
import { Cite, Reasons, SureTag } from '../parts/reasons.tsx'
import { Paging, Tabs, useFrom, useTab } from '../parts/tabs.tsx'
import { today } from '../parts/today.ts'
import { useSay } from '../words.tsx'
import { Missing } from '../parts/missing.tsx'

const EACH = 100

const TABS = [
  { id: 'clocks', zh: '期限', en: 'Clocks' },
  { id: 'questions', zh: '待查事项（补充调查提纲）', en: 'Open questions' },
] as const

/** Days that must not be missed, and everything that is still to be found out. */
export default function Clocks() {
  const say = useSay()
  const tab = useTab(TABS)
  return (
    <>
      <h2>{say('期限与待查', 'Clocks and questions')}</h2>
      <Tabs screen="clocks" tabs={TABS} now={tab} />
      {tab === 'clocks' ? <ClockList /> : <Questions />}
    </>
  )
}

function ClockList() {
  const say = useSay()
  const from = useFrom()
  const { value, problem } = useAsked(
    () => client.clocks.$get({ query: { from, most: String(EACH), today: today() } }),
    [from],
  )
  if (problem)
    return (
      <NoCase
        told={problem}
        zh="录入起诉、受理、公告、送达等日期之后，这里推算各期限的起算日和届满日。"
        en="Once dates are entered, the days on which each clock begins and ends stand here."
      />
    )
  if (!value) return <p>{say('正在载入…', 'Loading…')}</p>
  if (value.all === 0)
    return (
      <Missing
        zh="没有可以推算的期限。"
        en="There is no clock to reckon."
        sections={['dates', 'procedure']}
      />
    )
  const clocks = value.items as unknown as readonly StandingClock[]
  return (
    <>
      <p className="lead">
        {say(
          '近的在前。起算的事实当日不算，次日起算；末日在休假日的顺延。“如……则……”是假定，查明后重算。',
          'The nearest first. The day of the fact is not counted. “If … then …” is assumed until it is known.',
        )}
      </p>
      <PlainTable
        name={say('期限', 'Clocks')}
        head={[
          { title: say('期限', 'Clock') },
          { title: say('起算的事实', 'Runs from') },
          { title: say('起算日', 'Begins') },
          { title: say('届满日', 'Ends') },
          { title: say('最早', 'Earliest') },
          { title: say('最晚', 'Latest') },
          { title: say('依据', 'Article') },
          { title: say('待查事项', 'Open question') },
        ]}
        lines={clocks.map((clock) => ({
          key: clock.id,
          cells: [
            <div key="t">
              <a className="num-link" href={`#clock-${clock.id}`}>
                {clock.title}
              </a>
              {clock.length !== null && `（${clock.length}）`}
              <div>
                <StandTag stand={clock.stand} />
              </div>
            </div>,
            <Start key="s" clock={clock} />,
            <Days key="begins" span={clock.begins} />,
            <Days key="last" span={clock.last} />,
            <Days key="earliest" span={clock.earliest} />,
            <Days key="latest" span={clock.latest} />,
            <span key="a">
              {clock.cite === null ? (
                (clock.article ?? '—')
              ) : (
                <Cite
                  cite={clock.cite}
                  {...(clock.article === null ? {} : { label: clock.article })}
                />
              )}{' '}
              <SureTag sure={clock.sure} />
            </span>,
            clock.open ?? '—',
          ],
        }))}
      />
      <Paging part={value} each={EACH} unit={say('项', '')} />
      <h3>{say('各期限的说明', 'Each clock in words')}</h3>
      {clocks.map((clock) => (
        <article
          key={clock.id}
          id={`clock-${clock.id}`}
          className="card"
          style={{ marginBottom: 10 }}
        >
          <Paper>
            <b>{clock.title}</b>
            <p>{clock.sentence}</p>
          </Paper>
          {[
            ...clock.calendar,
            ...clock.extensions.map((e) => `${e.title}，至${daysText(e.latest)}`),
            ...clock.notes,
          ].map((text) => (
            <div key={text} className="shown">
              <Paper>{text}</Paper>
            </div>
          ))}
          <Reasons reasons={clock.reasons} />
        </article>
      ))}
    </>
  )
}

function Start({ clock: { start, assumed } }: { readonly clock: StandingClock }) {
  const say = useSay()
  if (start.on !== null)
    return (
      <>
        <Paper>{start.label}</Paper> <span className="day">{start.on}</span>
      </>
    )
  return (
    <>
      <Paper>{start.label}</Paper> <Tag how="warn">{say('待查', 'open')}</Tag>
      {assumed !== null && (
        <div className="shown">
          <Paper>
            如{assumed.on}（{assumed.label}）
          </Paper>
        </div>
      )}
    </>
  )
}

function Questions() {
  const say = useSay()
  const from = useFrom()
  const { value, problem } = useAsked(
    () => client.questions.$get({ query: { from, most: String(EACH) } }),
    [from],
  )
  if (problem) return <Problem told={problem} />
  if (!value) return <p>{say('正在载入…', 'Loading…')}</p>
  if (value.all === 0)
    return <p className="note info">{say('没有待查事项。', 'Nothing is open.')}</p>
  const groups = [...new Set(value.items.map(({ title }) => title))]
  return (
    <>
      <p className="lead">
        {say(
          '由核算记录中的待查事项生成，供办案人员取舍、增删；取得的材料录入案件之后重新核算。',
          'Made of what the record leaves open; enter what is found and count again.',
        )}
      </p>
      <div className="row-of no-print">
        <Copy />
        <a className="num-link" href="/api/questions/text" download>
          {say('导出文本', 'Export as text')}
        </a>
      </div>
      {groups.map((group) => (
        <section key={group}>
          <h3>
            <Paper>{group}</Paper>
          </h3>
          <PlainTable
            name={group}
            head={[
              { title: say('序号', 'No.'), num: true },
              { title: say('待查事项', 'What is open') },
              { title: say('取得什么', 'What to get') },
              { title: say('向谁取得', 'From whom') },
              { title: say('影响哪项结果', 'What hangs on it') },
            ]}
            lines={value.items
              .filter(({ title }) => title === group)
              .map(({ number, what, get, from: whom, why }) => ({
                key: String(number),
                cells: [
                  number,
                  <Question key="what" text={what} />,
                  ...[get, whom, why].map((text) => <Paper key={text}>{text}</Paper>),
                ],
              }))}
          />
        </section>
      ))}
      <Paging part={value} each={EACH} unit={say('项', '')} />
    </>
  )
}

/** The whole list as text, not the page alone. */
function Copy() {
  const say = useSay()
  const [state, setState] = useState<'done' | Told | null>(null)
  const copy = async () => {
    try {
      const text = await answerOf(
        fetch('/api/questions/text').then((answer) => ({
          ok: answer.ok,
          json: () => (answer.ok ? answer.text() : (answer.json() as Promise<string>)),
        })),
      )
      await navigator.clipboard.writeText(text)
      setState('done')
    } catch (error) {
      setState(toldOf(error))
    }
  }
  return (
    <>
      <Button onClick={() => void copy()}>{say('复制全部', 'Copy all')}</Button>
      {state === 'done' && <span role="status">{say('已复制', 'Copied')}</span>}
      {state !== null && state !== 'done' && <Problem told={state} />}
    </>
  )
}
