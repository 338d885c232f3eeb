import { Button } from 'antd'
import { useState } from 'react'
import { answerOf, client, toldOf, type Told } from '../../client.ts'
import { isGoing, useDesk } from '../../desk.tsx'
import { useSay } from '../../words.tsx'
import { many } from '../numbers.tsx'
import { Problem } from '../problem.tsx'

/** Facts were entered that the numbers on the screens do not know of yet. */
export function Uncounted() {
  const say = useSay()
  const { desk, look } = useDesk()
  const [problem, setProblem] = useState<Told | null>(null)
  if (!desk || desk.uncounted === 0 || isGoing(desk)) return null
  const again = () => {
    setProblem(null)
    void answerOf(client.again.$post({ json: {} })).then(look, (error: unknown) =>
      setProblem(toldOf(error)),
    )
  }
  return (
    <div className="note info row-of" role="status">
      {say(
        `案件事实改了 ${String(desk.uncounted)} 处，各页的数字还没有按新的事实核算。`,
        `${many(desk.uncounted, 'change')} of the facts are not in the numbers yet.`,
      )}
      <Button size="small" type="primary" onClick={again}>
        {say('重新核算', 'Count again')}
      </Button>
      {problem && <Problem told={problem} />}
    </div>
  )
}
