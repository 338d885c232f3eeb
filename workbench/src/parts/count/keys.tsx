import { Button } from 'antd'
import { useState } from 'react'
import { answerOf, client, toldOf, type Told } from '../../client.ts'
import { useDesk } from '../../desk.tsx'
import { useTerms } from '../../terms.ts'
import { useSay } from '../../words.tsx'
import { grouped, Num, Tag } from '../numbers.tsx'
import { PlainTable } from '../plain-table.tsx'
import { Problem } from '../problem.tsx'
import { numberAddress } from './addresses.ts'

interface KeySent {
  readonly key: string
  readonly title: string
  readonly used: boolean
  readonly counted: number | null
  readonly without: number
}

/** The count under each 去重依据; another one counts the whole again. */
export function Keys({ keys }: { readonly keys: readonly KeySent[] }) {
  const say = useSay()
  const terms = useTerms()
  return (
    <>
      <OwnKey />
      <PlainTable
        name={say('去重依据', 'Count under each key')}
        head={[
          { title: say('去重依据', 'Key') },
          { title: say('口径', 'Used') },
          { title: say('计入条数', 'Counted'), num: true },
          { title: say('缺此依据', 'Without it'), num: true },
        ]}
        lines={keys.map((key) => ({
          key: key.key,
          cells: [
            terms.key(key.key, key.title),
            key.used ? (
              <Tag key="used" how="good">
                {say('采用', 'used')}
              </Tag>
            ) : (
              <KeySwitch key="used" id={key.key} counted={key.counted} />
            ),
            key.counted === null ? (
              say('无此项信息', 'not in these lists')
            ) : (
              <Num key="n" n={key.counted} to={numberAddress({ key: key.key })} />
            ),
            grouped(key.without),
          ],
        }))}
      />
      <p className="shown">
        {say(
          '换一个去重依据，须重新读取并核算一次，进度见上方；核算过的，再换回时即时打开。',
          'Another key reads and counts once more, with its progress above; what was counted opens at once when it is chosen again.',
        )}
      </p>
    </>
  )
}

/** Back to the key that the software takes by itself. */
function OwnKey() {
  const say = useSay()
  const { desk } = useDesk()
  const { again, problem } = useKey()
  if (!desk?.key) return null
  return (
    <div className="note info row-of">
      {say('去重依据是人选定的。', 'The key was chosen by hand.')}
      <Button size="small" onClick={() => again(null)}>
        {say('换回软件选定的依据', 'Back to the one the software takes')}
      </Button>
      {problem && <Problem told={problem} />}
    </div>
  )
}

/** Counts the place again under a key. */
function useKey() {
  const { look } = useDesk()
  const [problem, setProblem] = useState<Told | null>(null)
  const again = (key: (typeof KEYS)[number] | null) =>
    void answerOf(client.again.$post({ json: { key } })).then(look, (error: unknown) =>
      setProblem(toldOf(error)),
    )
  return { again, problem }
}

/** Another 去重依据: the whole is counted again under it. */
function KeySwitch({ id, counted }: { readonly id: string; readonly counted: number | null }) {
  const say = useSay()
  const { again, problem } = useKey()
  const key = KEYS.find((each) => each === id)
  if (key === undefined || counted === null) return <Tag>{say('备选', 'alternative')}</Tag>
  return (
    <>
      <Button size="small" onClick={() => again(key)}>
        {say('按此重新核算', 'Count again by it')}
      </Button>
      {problem && <Problem told={problem} />}
    </>
  )
}

/** As `--key` takes them. */
const KEYS = ['id', 'name+phone', 'phone', 'line'] as const
