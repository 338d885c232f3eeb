import { useDesk } from '../../desk.tsx'
import { Link } from '../../frame.tsx'
import { useSay } from '../../words.tsx'
import { pictureAddress, useSheets } from '../picture.tsx'
import { NeverAdded } from '../never-added.tsx'

/** The chain in small, where a case has transfers; it opens the screen of the chain. */
export function ChainInSmall() {
  const say = useSay()
  const { desk } = useDesk()
  const sheets = useSheets()
  // The last sheet tells what shapes and lines mean.
  const drawn = (sheets?.chain ?? 0) - 1
  if (drawn < 1) return null
  return (
    <>
      <h3>{say('流转图', 'The chain')}</h3>
      <NeverAdded />
      <Link to="/chain" className="card picture-small" style={{ display: 'block' }}>
        <img
          src={pictureAddress('chain', 1, desk?.version ?? 0)}
          alt={say('流转图，点开看全图和各次流转', 'The chain; opens the whole with its transfers')}
        />
      </Link>
      {drawn > 1 && (
        <p className="shown">
          {say(`显示第 1 幅，共 ${String(drawn)} 幅`, `Showing sheet 1 of ${String(drawn)}`)}
        </p>
      )}
    </>
  )
}
