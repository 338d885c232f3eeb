import type { Told } from '../client.ts'
import { useDesk } from '../desk.tsx'
import { Link } from '../frame.tsx'
import { useSay } from '../words.tsx'
import { Problem } from './problem.tsx'

/** For a bare folder: what the screen would show, and the next step; any other problem as it is. */
export function NoCase({
  told,
  zh,
  en,
}: {
  readonly told: Told
  readonly zh: string
  readonly en: string
}) {
  const say = useSay()
  const { desk } = useDesk()
  const isFile = desk?.isCase === true && !desk.journal
  if (told.code !== 'server/no-case') return <Problem told={told} />
  return (
    <div className="note info">
      <b>
        {isFile
          ? say(
              '打开的是案件文件（case.yaml），还没有操作记录。',
              'A case file is open that has no journal yet.',
            )
          : say(
              '打开的是文件夹，还没有案件事实。',
              'A bare folder is open; there are no facts of a case yet.',
            )}
      </b>
      <div>{say(zh, en)}</div>
      <div>
        {say('下一步：', 'Next: ')}
        <Link to="/journal">
          {isFile
            ? say('录入案件文件，建立操作记录', 'take the case file into a journal')
            : say('建立案件，录入人员和流转', 'make a case and enter persons and transfers')}
        </Link>
      </div>
    </div>
  )
}
