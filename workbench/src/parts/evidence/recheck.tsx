import { Button, Progress } from 'antd'
import { useEffect, useState } from 'react'
import { answerOf, client, onlooker, toldOf, useAsked, type Told } from '../../client.ts'
import { useDesk } from '../../desk.tsx'
import { useSay, type Say } from '../../words.tsx'
import { grouped, Tag } from '../numbers.tsx'
import { Problem } from '../problem.tsx'
import { Pages } from './pages.tsx'

const EACH = 50
const OFTEN = 400

const WHAT = {
  changed: ['内容变动', 'changed'],
  gone: ['已不在', 'gone'],
  added: ['新增', 'added'],
  refused: ['不能读取', 'cannot be read'],
} as const

/** The digests of all files, taken anew from the disk and set beside those that were counted. */
export function Recheck() {
  const say = useSay()
  const { desk } = useDesk()
  const [from, setFrom] = useState(0)
  const [turn, setTurn] = useState(0)
  const [refused, setRefused] = useState<Told | null>(null)
  const { value, problem } = useAsked(
    () => onlooker.evidence.recheck.$get({ query: { from: String(from), most: String(EACH) } }),
    [from, turn],
  )
  const going = value?.stage === 'going'
  useEffect(() => {
    if (!going) return
    const timer = window.setTimeout(() => setTurn((n) => n + 1), OFTEN)
    return () => window.clearTimeout(timer)
  }, [going, turn, value])
  const ask = (asked: Promise<unknown>) => {
    setRefused(null)
    asked.catch((error: unknown) => setRefused(toldOf(error))).finally(() => setTurn((n) => n + 1))
  }
  const percent = value && value.total > 0 ? Math.floor((value.read * 100) / value.total) : 0
  const old = value?.stage === 'done' && desk !== null && value.version !== desk.version
  return (
    <section className="card apart">
      <div className="row-of">
        <b>{say('重新校验', 'Verify again')}</b>
        <span>
          {say(
            '从磁盘重新计算每个检材文件的校验值，与核算时的逐一比对；检材只读。',
            'Digests of every file are taken anew from the disk and compared with those that were counted.',
          )}
        </span>
        {going ? (
          <Button danger onClick={() => ask(answerOf(client.evidence.recheck.stop.$post()))}>
            {say('停止', 'Stop')}
          </Button>
        ) : (
          <Button onClick={() => ask(answerOf(client.evidence.recheck.$post()))}>
            {say('开始校验', 'Verify')}
          </Button>
        )}
      </div>
      {problem && <Problem told={problem} />}
      {refused && <Problem told={refused} />}
      {going && <Progress percent={percent} aria-label={say('校验进度', 'Progress')} />}
      {value?.problem && <Problem told={value.problem} />}
      {value?.stage === 'stopped' && (
        <p>{say('已停止，没有结论。可以重新开始。', 'Stopped without a result; begin again.')}</p>
      )}
      {value?.stage === 'done' && (
        <div role="status">
          <p>
            <Tag how={value.differing === 0 ? 'good' : 'loud'}>
              {value.differing === 0 ? say('一致', 'agrees') : say('不一致', 'differs')}
            </Tag>{' '}
            {say(
              `一致 ${grouped(value.same)} 个，不一致 ${grouped(value.differing)} 个`,
              `${grouped(value.same)} agree, ${grouped(value.differing)} differ`,
            )}
            {old && say('（此后又核算过，请再校验）', ' (counted again since: verify again)')}
          </p>
          {value.differing > 0 && <Differing part={value.part} say={say} onFrom={setFrom} />}
        </div>
      )}
    </section>
  )
}

interface Differ {
  readonly exhibit: string
  readonly at: readonly (string | number)[]
  readonly what: keyof typeof WHAT
  readonly before: string | null
  readonly after: string | null
}

function Differing({
  part,
  say,
  onFrom,
}: {
  readonly part: { readonly all: number; readonly from: number; readonly items: readonly Differ[] }
  readonly say: Say
  readonly onFrom: (from: number) => void
}) {
  return (
    <>
      <ul className="issues">
        {part.items.map((one) => (
          <li key={`${one.exhibit} ${one.at.join('/')}`}>
            <Tag how="loud">{say(WHAT[one.what][0], WHAT[one.what][1])}</Tag>{' '}
            {[one.exhibit, ...one.at].join(' › ')}
            <div className="digest-pair">
              SHA-256 <code>{one.before ?? '—'}</code> → <code>{one.after ?? '—'}</code>
            </div>
          </li>
        ))}
      </ul>
      <p className="next">
        <b>{say('下一步：', 'Next: ')}</b>
        {say(
          '先查明是谁、何时改动，以封存的副本核对；确认以现在的文件为准的，再核算一次，并在“案件与操作记录”中登记，写明理由。',
          'Find out who changed it and when, compare with the sealed copy; to go on with what lies there now, count again and register it in the journal with a reason.',
        )}
      </p>
      <Pages part={part} each={EACH} onFrom={onFrom} />
    </>
  )
}
