import { Link } from '../../frame.tsx'
import { useSay } from '../../words.tsx'
import { RobustSentence } from '../findings/findings.tsx'
import { Paper } from '../paper-text.tsx'

interface Party {
  readonly id: string
  readonly name: string
  readonly robust: { readonly sentence: string }
  readonly changes: readonly { readonly rule: string; readonly text: string }[]
}

/** 什么会改变结论: of the whole in one sentence, then per person, and where to look at each. */
export function Changes({
  sentence,
  parties,
}: {
  readonly sentence: string
  readonly parties: readonly Party[]
}) {
  const say = useSay()
  return (
    <>
      <h3 id="changes">{say('什么会改变结论', 'What would change it')}</h3>
      <article className="card" style={{ marginBottom: 8 }}>
        <b>{say('全案', 'The whole')}</b>
        <p className="why">
          <RobustSentence sentence={sentence} />
        </p>
        <p className="why">
          {say('逐项变换口径，看条数和档次是否变化：', 'Switch each reading and see what moves: ')}
          <a href="#readings">{say('计算口径', 'readings')}</a>
          {parties.length === 0 &&
            say(
              '；录入人员和流转之后，这里按人列出差多少条、哪一口径、哪一待查事实会改变结论。',
              '; once persons and transfers are entered, what would change each person’s result stands here.',
            )}
        </p>
      </article>
      {parties.map((party) => (
        <article key={party.id} className="card" style={{ marginBottom: 8 }}>
          <b>
            <Paper>{party.name}</Paper>
          </b>{' '}
          <Link to={`/persons?id=${encodeURIComponent(party.id)}`} className="num-link">
            {say('按人、按下家核算', 'per person and buyer')}
          </Link>
          <p className="why">
            <RobustSentence sentence={party.robust.sentence} />
          </p>
          <ul className="why">
            {party.changes.map((change, i) => (
              <li key={`${String(i)} ${change.rule}`}>
                <Paper>{change.text}</Paper>
              </li>
            ))}
          </ul>
        </article>
      ))}
    </>
  )
}
