import { Button, Radio } from 'antd'
import { useState } from 'react'
import { plainText } from '../../../../src/documents/safe.ts'
import { answerOf, client, toldOf, type Told } from '../../client.ts'
import { useSay } from '../../words.tsx'
import type { Facts } from './fact-form.tsx'
import { fieldWords } from '../../../../src/case/facts/words/fields.ts'
import { Problem } from '../problem.tsx'
import { isSigned, Unsigned, useWhoAgain, WhoFields } from '../who.tsx'

type Dispute = Facts['disputes'][number]

/** What two sides entered apart and differently: both are shown, and a person takes one of them, with name and reason. */
export function Disputes({
  facts,
  onDone,
}: {
  readonly facts: Facts
  readonly onDone: () => void
}) {
  const say = useSay()
  if (facts.disputes.length === 0) return null
  return (
    <section aria-label={say('证据不一致', 'Disagreements')}>
      <h3>{say('证据不一致：各说并列，由人决定', 'Disagreements: a person decides')}</h3>
      {facts.disputes.map((dispute) => (
        <One key={dispute.path.join('/')} dispute={dispute} head={facts.head} onDone={onDone} />
      ))}
    </section>
  )
}

function One({
  dispute: { path, sides },
  head,
  onDone,
}: {
  readonly dispute: Dispute
  readonly head: number
  readonly onDone: () => void
}) {
  const say = useSay()
  const [side, setSide] = useState<number | null>(null)
  const [who, setWho] = useWhoAgain()
  const [problem, setProblem] = useState<Told | null>(null)
  const settle = () => {
    if (side === null) return
    setProblem(null)
    void answerOf(
      client.facts.settle.$post({ json: { head, path: [...path], side, ...who } }),
    ).then(onDone, (error: unknown) => setProblem(toldOf(error)))
  }
  const [section = '', key, field] = path
  const where = [
    fieldWords(say, '', section),
    key === undefined ? '' : plainText(field === undefined ? fieldWords(say, section, key) : key),
    field === undefined ? '' : fieldWords(say, section, field),
  ]
  const title = where.filter((part) => part !== '').join(' › ')
  return (
    <div className="card">
      <p>
        <b>{title}</b>
      </p>
      <Radio.Group
        aria-label={title}
        value={side}
        onChange={({ target }) => setSide(Number(target.value))}
      >
        {sides.map(({ by, at, number, says }, i) => (
          <div key={`${String(number)} ${at}`}>
            <Radio value={i}>
              {says === null ? say('删去此项', 'taken out') : plainText(says)}
              <span className="why">
                {'　'}
                {plainText(by)}，{at.slice(0, 10)}，{say(`第${number}号`, `no. ${number}`)}
              </span>
            </Radio>
          </div>
        ))}
      </Radio.Group>
      <div className="row-of">
        <WhoFields who={who} onChange={setWho} />
        <Button type="primary" disabled={side === null || !isSigned(who)} onClick={settle}>
          {say('采用所选', 'Take this one')}
        </Button>
        <Unsigned who={who} />
      </div>
      <p className="why">
        {say(
          '都不对的，在下面改这一项事实，改了即为决定。',
          'If neither is right, change the fact itself below; that decides it.',
        )}
      </p>
      {problem && <Problem told={problem} />}
    </div>
  )
}
