import { Button, Input } from 'antd'
import { useState } from 'react'
import { answerOf, client, toldOf, type Told } from '../client.ts'
import { useSay } from '../words.tsx'
import { grouped, Tag } from './numbers.tsx'
import { Problem } from './problem.tsx'

/** The annex of an examination report beside our count, by a file of this machine. */
export function ReconcileAnnex() {
  const say = useSay()
  const [path, setPath] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Told | null>(null)
  const [told, setTold] = useState<Awaited<ReturnType<typeof asked>> | null>(null)
  const begin = async () => {
    setBusy(true)
    setProblem(null)
    await asked(path).then(setTold, (error: unknown) => setProblem(toldOf(error)))
    setBusy(false)
  }
  return (
    <div className="card">
      <div className="row-of">
        <Input
          style={{ width: 460 }}
          aria-label={say('附表路径', 'Path of the annex')}
          placeholder={say('检验报告附表的路径（本机文件，不在检材内）', 'path of the annex')}
          value={path}
          onChange={({ target }) => setPath(target.value)}
        />
        <Button disabled={path.trim() === ''} loading={busy} onClick={() => void begin()}>
          {say('比对', 'Compare')}
        </Button>
      </div>
      {problem && <Problem told={problem} />}
      {told && (
        <>
          <div className="row-of">
            <Tag how={told.same ? 'good' : 'loud'}>
              {told.same ? say('相符', 'agrees') : say('不符', 'differs')}
            </Tag>
            <span>
              {say('附表', 'annex')} <b>{grouped(told.theirs.rows)}</b> {say('行', 'rows')}
            </span>
            <span>
              {say('两边都有', 'both')} <b>{grouped(told.both.rows)}</b>
            </span>
            <span>
              {say('仅附表有', 'only annex')} <b>{grouped(told['only-theirs'].rows)}</b>
            </span>
            <span>
              {say('仅检材有', 'only ours')} <b>{grouped(told['only-ours'].rows)}</b>
            </span>
            <a href="/api/count/reconcile.xlsx" download>
              {say('下载比对结果（xlsx）', 'Download (xlsx)')}
            </a>
          </div>
          <pre className="shown" style={{ whiteSpace: 'pre-wrap' }}>
            {told.text}
          </pre>
        </>
      )}
    </div>
  )
}

async function asked(path: string) {
  return answerOf(client.count.reconcile.$post({ json: { path } }))
}
