import { Button } from 'antd'
import { useState } from 'react'
import { answerOf, client, toldOf, useAsked, type Told } from '../../client.ts'
import { useDesk } from '../../desk.tsx'
import { useTerms } from '../../terms.ts'
import { useSay } from '../../words.tsx'
import { grouped, Num, Tag } from '../numbers.tsx'
import { PlainTable } from '../plain-table.tsx'
import { Problem } from '../problem.tsx'
import { signed, SwitchCard } from './switches.tsx'
import { numberAddress } from './addresses.ts'

interface KeySent {
  readonly key: string
  readonly title: string
  readonly used: boolean
  readonly counted: number | null
  readonly without: number
}

/** The count under each 去重依据, and what the whole would come to by it. */
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
              <Tag key="used">{say('备选', 'alternative')}</Tag>
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
      <KeySwitch keys={keys} />
    </>
  )
}

/** What the whole comes to by each key, at once; the record itself is made by another key only when it is asked for. */
function KeySwitch({ keys }: { readonly keys: readonly KeySent[] }) {
  const say = useSay()
  const { desk } = useDesk()
  const { value, problem } = useAsked(() => client.count.keys.$get(), [])
  if (desk?.key) return null
  if (problem) return <Problem told={problem} />
  if (!value)
    return (
      <p className="shown" role="status">
        {say('正在算出其他依据下的条数与结果…', 'What other keys give is being worked out…')}
      </p>
    )
  const idOf = (title: string) =>
    KEYS.find((id) => keys.some((k) => k.key === id && k.title === title))
  return (
    <SwitchCard
      each={value}
      usedAddress="/rows?codes=COUNTED"
      by={(option, used) => <>（{signed(option.counted - used.counted)}）</>}
      next={({ label }) => <CountBy id={idOf(label)} />}
    />
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

/** The whole record, with persons and papers, by another key. */
function CountBy({ id }: { readonly id: (typeof KEYS)[number] | undefined }) {
  const say = useSay()
  const { again, problem } = useKey()
  if (id === undefined) return null
  return (
    <div className="row-of">
      <Button size="small" onClick={() => again(id)}>
        {say('按此重新核算全案', 'Count the whole case by it')}
      </Button>
      <span className="shown">
        {say(
          '各人条数、明细行和文书也按此得出；须重新读取一次，进度见上方，换回时即时打开。',
          'Counts of persons, rows and papers too; reads once more, with its progress above, and opens at once when chosen again.',
        )}
      </span>
      {problem && <Problem told={problem} />}
    </div>
  )
}

/** As `--key` takes them. */
const KEYS = ['id', 'name+phone', 'phone', 'line'] as const
