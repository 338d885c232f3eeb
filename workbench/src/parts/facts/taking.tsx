import { Button } from 'antd'
import { useState } from 'react'
import { plainText } from '../../../../src/documents/safe.ts'
import { answerOf, client, toldOf, type Told } from '../../client.ts'
import { useSay } from '../../words.tsx'
import type { Fact, Facts } from './fact-form.tsx'
import { Problem } from '../problem.tsx'
import { isSigned, Unsigned, useWhoAgain, WhoFields } from '../who.tsx'
import { naming } from './shown-fact.ts'

/** A fact is taken out with name and reason; what stood there stays in the journal. */
export function Taking({
  fact,
  facts,
  onDone,
  onLeave,
}: {
  readonly fact: Fact
  readonly facts: Facts
  readonly onDone: () => void
  readonly onLeave: () => void
}) {
  const say = useSay()
  const [who, setWho] = useWhoAgain()
  const [problem, setProblem] = useState<Told | null>(null)
  const name = plainText(fact.key ?? fact.section)
  const named = naming(say, fact, facts).map(plainText)
  const take = () =>
    answerOf(
      client.facts.remove.$post({
        json: { head: facts.head, section: fact.section, key: fact.key, ...who },
      }),
    ).then(onDone, (error: unknown) => setProblem(toldOf(error)))
  return (
    <div className="card">
      <p>{say(`删去 ${name}`, `Remove ${name}`)}</p>
      {named.length > 0 && (
        <p className="note warn">
          {say(
            `下列各项还写着它，删去后不能采用，请一并改正：${named.join('、')}`,
            `These still name it and cannot be used without it: ${named.join(', ')}`,
          )}
        </p>
      )}
      {problem && <Problem told={problem} />}
      <div className="row-of">
        <WhoFields who={who} onChange={setWho} />
        <Button danger disabled={!isSigned(who)} onClick={() => void take()}>
          {say('删去', 'Remove')}
        </Button>
        <Button onClick={onLeave}>{say('放弃', 'Leave')}</Button>
        <Unsigned who={who} />
      </div>
    </div>
  )
}
