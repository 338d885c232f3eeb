import { Link } from '../../frame.tsx'
import { useSay } from '../../words.tsx'

/** Nothing there yet: what is missing, and where it is entered. */
export function Missing({ zh, en }: { readonly zh: string; readonly en: string }) {
  const say = useSay()
  return (
    <div className="note info">
      {say(zh, en)}{' '}
      <Link to="/journal">{say('到“案件与操作记录”录入', 'Enter it in the case')}</Link>
    </div>
  )
}
