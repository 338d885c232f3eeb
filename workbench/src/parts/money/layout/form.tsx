import { Button, Checkbox, Select } from 'antd'
import { useEffect, useState } from 'react'
import type { LayoutLook, TableLook } from '../../../../../src/case/money/layout-look.ts'
import type { StatementReport } from '../../../../../src/report/statements.ts'
import { answerOf, client, onlooker, toldOf, type Told } from '../../../client.ts'
import { useDesk } from '../../../desk.tsx'
import { useSay } from '../../../words.tsx'
import { useWatched } from '../../look/watched.ts'
import { Paper } from '../../paper-text.tsx'
import { Problem } from '../../problem.tsx'
import { RunBar } from '../../run-bar.tsx'
import { isSigned, Unsigned, useWhoAgain, WhoFields } from '../../who.tsx'
import type { LyingAt } from '../statement-card.tsx'
import { LayoutEffect } from './effect.tsx'
import { Seldom, SideAndUnit } from './more.tsx'
import { Rows } from './rows.tsx'
import { cutOf, layoutOf, pickedOf, wanting, type Picked } from './said.ts'

interface Chosen {
  readonly statement: StatementReport
  readonly at: LyingAt | null
}

/** 点选各列: the first rows of a statement, what each column holds, the effect, and only then a fact of the case. */
export function PickColumns({ statement, at, onLeave }: Chosen & { readonly onLeave: () => void }) {
  const say = useSay()
  const { now, going, problem, begin } = useWatched(() => onlooker.layout.$get())
  const [asked, setAsked] = useState(false)
  const [tab, setTab] = useState(0)
  const [picked, setPicked] = useState<Picked | null>(null)
  const [alike, setAlike] = useState(true)
  const [rows, setRows] = useState<readonly TableLook[]>([])
  const found = asked && now?.found?.id === statement.id ? (now.found as LayoutLook) : null
  const table = rows[tab]
  const missing = picked === null ? [] : wanting(say, picked)
  const look = (said: Picked | null, whole: boolean) =>
    begin(async () => {
      setAsked(true)
      return answerOf(
        client.layout.look.$post({
          json: {
            id: statement.id,
            ...(at === null ? {} : { path: at.path, passwords: [...at.passwords] }),
            ...(said && whole ? { layout: layoutOf(said) } : {}),
            ...(said && whole && alike && at === null && table ? { shape: table.shape } : {}),
            ...(said && !whole ? { reading: cutOf(said.reading) } : {}),
          },
        }),
      )
    })
  useEffect(() => void look(null, false), [])
  useEffect(() => {
    if (found === null) return
    setRows(found.tables)
    const first = firstWanted(found.tables)
    if (picked === null) {
      setTab(first)
      setPicked(pickedOf(found.layout, found.tables[first]?.guess))
    }
  }, [found])
  const pick = (next: Picked) => {
    setPicked(next)
    setAsked(false)
  }
  return (
    <section aria-label={say('点选各列', 'Picking the columns')}>
      {rows.length > 1 && (
        <Tables
          {...{ rows, tab }}
          onChange={(next) => {
            setTab(next)
            pick(pickedOf(null, rows[next]?.guess))
          }}
        />
      )}
      {table && picked && (
        <>
          <p className="why">
            {say(
              '看前几行，在各列上方点选这一列是什么；用不到的不点。姓名、号码已隐去。',
              'Above each column pick what it holds; leave the others. Names and numbers are masked.',
            )}
            {table.columns > table.shown &&
              say(
                `　显示前 ${String(table.shown)} 列，共 ${String(table.columns)} 列。`,
                ` Showing ${String(table.shown)} of ${String(table.columns)} columns.`,
              )}
          </p>
          <Rows {...{ table, picked }} onPick={pick} />
          <SideAndUnit {...{ table, picked }} onPick={pick} />
          <Seldom {...{ picked }} onPick={pick} onCut={() => void look(picked, false)} />
        </>
      )}
      {rows.length === 0 && found !== null && (
        <p className="note info">{say('这个文件里没有表。', 'There is no table in this file.')}</p>
      )}
      <div className="row-of apart">
        <Button
          type={found?.after ? 'default' : 'primary'}
          disabled={picked === null || missing.length > 0 || going}
          onClick={() => void look(picked, true)}
        >
          {say('先看效果', 'See the effect')}
        </Button>
        <Button onClick={onLeave}>{say('放弃', 'Leave')}</Button>
        {missing.length > 0 && (
          <span className="why">
            {say('还要点选：', 'Still to pick: ')}
            {missing.join(say('；', '; '))}
          </span>
        )}
      </div>
      {problem && <Problem told={problem} />}
      {now?.run?.problem && <Problem told={now.run.problem} />}
      {now?.run && going && (
        <RunBar run={now.run} onStop={() => answerOf(client.layout.stop.$post())} />
      )}
      <div role="status">
        {found?.after && <LayoutEffect before={found.before} after={found.after} />}
      </div>
      {found?.after && picked && at === null && table && (
        <Accept
          id={statement.id}
          {...{ picked, alike, shape: table.shape }}
          onAlike={(next) => {
            setAlike(next)
            setAsked(false)
          }}
        />
      )}
      {found?.after && at !== null && (
        <p className="why">
          {say(
            '没有案件，不保存；要保存的，把流水录入案件的“账户流水”，在那里点选。',
            'Without a case nothing is kept; enter the statement in a case and pick its columns there.',
          )}
        </p>
      )}
    </section>
  )
}

/** The first table that is not understood; else the first. */
function firstWanted(tables: readonly TableLook[]): number {
  return Math.max(
    0,
    tables.findIndex(({ form }) => form === null),
  )
}

function Tables({
  rows,
  tab,
  onChange,
}: {
  readonly rows: readonly TableLook[]
  readonly tab: number
  readonly onChange: (tab: number) => void
}) {
  const say = useSay()
  return (
    <label>
      {say('哪一张表', 'Which table')}{' '}
      <Select
        style={{ width: 420 }}
        value={tab}
        onChange={onChange}
        options={rows.map(({ at, form }, i) => ({
          value: i,
          label: `${at.slice(-2).join(' › ')}${form === null ? say('（没有识别）', ' (not known)') : ''}`,
        }))}
      />
    </label>
  )
}

/** Entered as a fact, for this statement or for all tables of its shape; the count is made again. */
function Accept({
  id,
  picked,
  shape,
  alike,
  onAlike,
}: {
  readonly id: string
  readonly picked: Picked
  readonly shape: string
  readonly alike: boolean
  readonly onAlike: (alike: boolean) => void
}) {
  const say = useSay()
  const { desk, look } = useDesk()
  const [who, setWho] = useWhoAgain()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Told | null>(null)
  if (desk && !desk.journal)
    return (
      <p className="why">
        {say(
          '案件文件没有操作记录，不能在这里保存；写入 case.yaml 的是：',
          'This case has no journal; the lines for case.yaml are:',
        )}{' '}
        <code>layout: {JSON.stringify(layoutOf(picked))}</code>
      </p>
    )
  const accept = async () => {
    setBusy(true)
    const said = { id, layout: layoutOf(picked), ...(alike ? { shape } : {}), ...who }
    await answerOf(client.layout.keep.$post({ json: said })).then(look, (error: unknown) =>
      setProblem(toldOf(error)),
    )
    setBusy(false)
  }
  return (
    <>
      <Checkbox checked={alike} onChange={({ target }) => onAlike(target.checked)}>
        {say('用于本案表形相同的全部流水：', 'for all statements of the same shape: ')}
        <Paper>{shape.length > 80 ? `${shape.slice(0, 80)}…` : shape}</Paper>
      </Checkbox>
      <div className="row-of">
        <WhoFields who={who} onChange={setWho} />
        <Button
          type="primary"
          disabled={!isSigned(who)}
          loading={busy}
          onClick={() => void accept()}
        >
          {say('采用并重新核算', 'Accept and count again')}
        </Button>
        <Unsigned who={who} />
      </div>
      {problem && <Problem told={problem} />}
    </>
  )
}
