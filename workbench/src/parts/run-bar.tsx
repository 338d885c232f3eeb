import { Button, Progress } from 'antd'
import { useState } from 'react'
import type { RunView } from '../../../src/server/runs/watched-run.ts'
import { answerOf, client, toldOf, type Told } from '../client.ts'
import { useDesk } from '../desk.tsx'
import { useSay, type Say } from '../words.tsx'
import { Problem } from './problem.tsx'

const MIB = 2 ** 20

/** How far a run is: bytes, rate, time left; it goes on when the page is closed. */
export function RunBar({
  run,
  onStop = () => answerOf(client.cancel.$post()),
}: {
  readonly run: RunView
  /** Left out: it is the count that stops. */
  readonly onStop?: () => Promise<unknown>
}) {
  const say = useSay()
  const { look } = useDesk()
  const [problem, setProblem] = useState<Told | null>(null)
  const [stopping, setStopping] = useState(false)
  const percent = run.total > 0 ? Math.floor((run.read * 100) / run.total) : 0
  const stop = async () => {
    setStopping(true)
    await onStop().catch((error: unknown) => setProblem(toldOf(error)))
    setStopping(false)
    look()
  }
  return (
    <div className="card" role="status">
      <div className="row-of">
        <b>{stageText(run, say)}</b>
        <span>{run.stage === 'reading' ? bytesText(run, say) : ''}</span>
        <Button onClick={() => void stop()} loading={stopping} danger>
          {say('停止（已完成的保留）', 'Stop (what is done is kept)')}
        </Button>
      </div>
      <Progress
        percent={run.stage === 'reading' ? percent : 100}
        status="active"
        aria-label={say('进度', 'Progress')}
      />
      {problem && <Problem told={problem} />}
    </div>
  )
}

function stageText(run: RunView, say: Say): string {
  if (run.stage === 'reading') return say('正在读取', 'Reading')
  return run.stage === 'counting' ? say('正在核算', 'Counting') : say('正在写报告', 'Writing')
}

function bytesText({ read, total, rate, left }: RunView, say: Say): string {
  const mb = (bytes: number) => (bytes / MIB).toFixed(1)
  const so = say(`已读 ${mb(read)} / ${mb(total)} MB`, `${mb(read)} of ${mb(total)} MB`)
  if (rate === null || left === null) return so
  return say(
    `${so}　速度 ${mb(rate)} MB/s　预计剩余 ${left} 秒`,
    `${so}, ${mb(rate)} MB/s, about ${left} s left`,
  )
}
