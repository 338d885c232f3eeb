import { Button } from 'antd'
import { useState } from 'react'
import { answerOf, client, onlooker, type Told } from '../../client.ts'
import { useSay } from '../../words.tsx'
import { AnnexReadingFields, type AnnexReading } from './annex-reading.tsx'
import { Drop } from '../drop.tsx'
import { useWatched } from '../look/watched.ts'
import { grouped, Tag } from '../numbers.tsx'
import { PlaceField } from '../place/place-field.tsx'
import { Problem } from '../problem.tsx'
import { RunBar } from '../run-bar.tsx'

type State = Awaited<ReturnType<Awaited<ReturnType<typeof state>>['json']>>

function state() {
  return onlooker.count.reconcile.$get()
}

/** The annex of an examination report beside our count, by a file of this machine; it goes on when the page is closed. */
export function ReconcileAnnex() {
  const say = useSay()
  const [path, setPath] = useState('')
  const [said, setSaid] = useState<AnnexReading>({})
  const [dropped, setDropped] = useState<Told | null>(null)
  const { now, going, problem, begin } = useWatched(state)
  const compare = () =>
    begin(async () => {
      const run = await answerOf(client.count.reconcile.$post({ json: { path, ...said } }))
      return { run, found: null }
    })
  return (
    <div className="card">
      <Drop
        small
        title={say('把检验报告附表拖到这里', 'Drop the annex here')}
        onFound={(found) => {
          setDropped(null)
          setPath(found)
        }}
        onProblem={setDropped}
      />
      <form
        className="row-of"
        style={{ marginTop: 10 }}
        onSubmit={(event) => {
          event.preventDefault()
          void compare()
        }}
      >
        <PlaceField
          width={520}
          label={say('附表路径', 'Path of the annex')}
          wanted="file"
          placeholder={say('检验报告附表的路径（本机文件，不在检材内）', 'path of the annex')}
          value={path}
          onChange={setPath}
        />
        <Button htmlType="submit" disabled={path.trim() === '' || going}>
          {say('比对', 'Compare')}
        </Button>
      </form>
      <AnnexReadingFields said={said} onChange={setSaid} />
      {dropped && <Problem told={dropped} />}
      {problem && <Problem told={problem} />}
      {now?.run && going && (
        <RunBar run={now.run} onStop={() => answerOf(client.count.reconcile.stop.$post())} />
      )}
      {now?.run?.stage === 'stopped' && (
        <p role="status">{say('已停止，没有留下结果。', 'Stopped; nothing of it is kept.')}</p>
      )}
      {now?.run?.problem && <Problem told={now.run.problem} />}
      {now?.found && <Found found={now.found} />}
    </div>
  )
}

function Found({ found }: { readonly found: NonNullable<State['found']> }) {
  const say = useSay()
  return (
    <>
      <div className="row-of" role="status">
        <Tag how={found.same ? 'good' : 'loud'}>
          {found.same ? say('相符', 'agrees') : say('不符', 'differs')}
        </Tag>
        <span>
          {say('附表', 'annex')} <b>{grouped(found.theirs.rows)}</b> {say('行', 'rows')}
        </span>
        <span>
          {say('两边都有', 'both')} <b>{grouped(found.both.rows)}</b>
        </span>
        <span>
          {say('仅附表有', 'only annex')} <b>{grouped(found['only-theirs'].rows)}</b>
        </span>
        <span>
          {say('仅检材有', 'only ours')} <b>{grouped(found['only-ours'].rows)}</b>
        </span>
        <a href="/api/count/reconcile.xlsx" download>
          {say('下载比对结果（xlsx）', 'Download (xlsx)')}
        </a>
      </div>
      <pre className="shown" style={{ whiteSpace: 'pre-wrap' }}>
        {found.text.replace('--xlsx 列出全部', '下载的表格列出全部')}
      </pre>
    </>
  )
}
