import type { CaseNote } from '../../../../src/case-report.ts'
import { CONDITION, ROUTE } from '../../../../src/documents/words/procedure.ts'
import type { ProcedureReport } from '../../../../src/report/procedure.ts'
import { client, useAsked } from '../../client.ts'
import { useSay } from '../../words.tsx'
import { Shown } from '../asked.tsx'
import { Tag } from '../numbers.tsx'
import { PlainTable, Sentences } from '../plain-table.tsx'
import { ArticleOf } from '../reasons.tsx'
import { Hints } from './notes.tsx'
import { Bodies, Pack } from './pack.tsx'
import { Paper } from '../paper-text.tsx'
import { Missing } from '../missing.tsx'

type Told = ProcedureReport & { readonly proof: readonly CaseNote[] }

/** By which road the case comes to court, whether its conditions are met, and which papers are there. */
export function Roads() {
  const say = useSay()
  const asked = useAsked(() => client.suit.procedure.$get(), [])
  return (
    <Shown asked={asked}>
      {(value) => {
        const told = value as unknown as Told
        return (
          <>
            <Bodies told={told} />
            {told.routes.length === 0 && <NobodySues />}
            {told.routes.map((route) => (
              <Route key={route.id} route={route} />
            ))}
            <Pack told={told} />
            <Settlement settlement={told.settlement} />
            <h3>{say('程序与证明提示', 'Notes on procedure and proof')}</h3>
            <Hints hints={[...told.notes, ...told.proof]} />
          </>
        )
      }}
    </Shown>
  )
}

function NobodySues() {
  return (
    <Missing
      zh="还不知道由谁起诉。"
      en="Nobody is known to sue yet."
      sections={['procedure', 'dates']}
    />
  )
}

const STATE_TONE = { met: 'good', 'not-met': 'loud', unknown: 'warn', none: 'plain' } as const

function Route({ route }: { readonly route: ProcedureReport['routes'][number] }) {
  const say = useSay()
  return (
    <section>
      <h3>
        <Paper>{route.title}</Paper>{' '}
        {route.used && <Tag how="strong">{say('本案采用', 'used')}</Tag>}{' '}
        <Tag how={route.state === 'open' ? 'good' : 'warn'}>{ROUTE[route.state]}</Tag>
      </h3>
      <PlainTable
        name={route.title}
        head={[
          { title: say('核对', 'Check') },
          { title: say('条件', 'Condition') },
          { title: say('说明', 'Why') },
          { title: say('依据', 'Article') },
        ]}
        lines={route.conditions.map((c) => ({
          key: c.id,
          cells: [
            <Tag key="s" how={STATE_TONE[c.state]}>
              {CONDITION[c.state]}
            </Tag>,
            c.title,
            <Sentences key="w" texts={[c.why, ...(c.open === null ? [] : [`待查：${c.open}`])]} />,
            <ArticleOf key="a" {...c} />,
          ],
        }))}
      />
    </section>
  )
}

function Settlement({ settlement }: Pick<ProcedureReport, 'settlement'>) {
  const say = useSay()
  if (settlement === null) return null
  return (
    <>
      <h3>
        {say('和解、调解协议', 'Agreement')}{' '}
        {settlement.words.length > 1 ? (
          <Tag how="warn">{say('表述不一致', 'words differ')}</Tag>
        ) : (
          <Tag>{settlement.words.join('')}</Tag>
        )}
      </h3>
      <p className="card">
        <Paper>{settlement.sentence}</Paper>
      </p>
    </>
  )
}
