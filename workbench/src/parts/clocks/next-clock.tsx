import { client, useAsked } from '../../client.ts'
import { Link } from '../../frame.tsx'
import { useSay } from '../../words.tsx'
import { StandTag } from './clock.tsx'
import { today } from '../today.ts'
import { Paper } from '../paper-text.tsx'

/** The clock that somebody has to look at first; nothing for a case without clocks. A bare folder has none to ask for. */
export function NextClock() {
  const say = useSay()
  const { value } = useAsked(() => client.clocks.$get({ query: { most: '1', today: today() } }), [])
  const [clock] = value?.items ?? []
  if (!value || !clock) return null
  return (
    <>
      <h3>{say('最近的期限', 'Next clock')}</h3>
      <div className="card">
        <StandTag stand={clock.stand} />{' '}
        <b>
          <Paper>{clock.title}</Paper>
        </b>
        {clock.due !== null && `　${clock.due}`}
        <p>
          <Paper>{clock.sentence}</Paper>
        </p>
        <Link to="/clocks">
          {say(`全部 ${String(value.all)} 项期限`, `All ${String(value.all)} clocks`)}
        </Link>
      </div>
    </>
  )
}
