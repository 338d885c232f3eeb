import { Button, Input } from 'antd'
import { useState } from 'react'
import { plainText } from '../../../src/documents/safe.ts'
import type { Choice } from '../../../src/server/folders.ts'
import { go } from '../address.ts'
import { answerOf, client, toldOf, useAsked, type Told } from '../client.ts'
import { isGoing, useDesk } from '../desk.tsx'
import { Drop } from '../parts/drop.tsx'
import { Problem } from '../parts/problem.tsx'
import { RunBar } from '../parts/run-bar.tsx'
import { grouped } from '../parts/numbers.tsx'
import { useSay } from '../words.tsx'

/** The two-click road: drop or choose a folder; the count begins and its result opens. */
export default function Start() {
  const say = useSay()
  const { desk, look } = useDesk()
  const [problem, setProblem] = useState<Told | null>(null)
  const open = async (paths: readonly string[]) => {
    setProblem(null)
    try {
      await answerOf(client.open.$post({ json: { paths: [...paths] } }))
      look()
    } catch (error) {
      setProblem(toldOf(error))
    }
  }
  const run = desk?.run ?? null
  if (run && isGoing(desk)) {
    return (
      <>
        <h2>{say('正在核算', 'Counting')}</h2>
        <p className="lead">
          {say(
            '可以关闭页面，核算继续；再打开时回到这里。',
            'The page may be closed; the count goes on.',
          )}
        </p>
        <RunBar run={run} />
      </>
    )
  }
  return (
    <>
      <h2>{say('选择检材', 'Choose the evidence')}</h2>
      <p className="lead">
        {say(
          '拖入或者选择查获的文件夹，即读取并核算条数。原文件只读，不复制，不上传。',
          'Drop or choose the seized folder: it is read and counted. Nothing is changed, copied or sent anywhere.',
        )}
      </p>
      {run?.stage === 'done' && (
        <div className="note info" role="status">
          {say('核算已完成。', 'The count is done. ')}
          <Button type="primary" onClick={() => go('/overview')}>
            {say('查看结果', 'See the result')}
          </Button>{' '}
          {desk?.isCase && (
            <Button onClick={() => go('/facts?section=parties')}>
              {say('录入案件事实', 'Enter the facts')}
            </Button>
          )}
        </div>
      )}
      {run?.stage === 'stopped' && (
        <div className="note warn" role="status">
          {say(
            '已停止。已读的部分保留，再次核算时接着进行。',
            'Stopped. What was read is kept; counting again goes on from it. ',
          )}{' '}
          <Button onClick={() => void open(desk?.paths ?? [])}>{say('接着核算', 'Go on')}</Button>
        </div>
      )}
      {run?.problem && <Problem told={run.problem} />}
      {problem && <Problem told={problem} />}
      <Drop
        title={say('把文件夹拖到这里', 'Drop a folder here')}
        onFound={(path) => void open([path])}
        onProblem={setProblem}
      />
      <Chooser onChosen={(path) => void open([path])} />
    </>
  )
}

function Chooser({ onChosen }: { readonly onChosen: (path: string) => void }) {
  const say = useSay()
  const [at, setAt] = useState<string | null>(null)
  const [typed, setTyped] = useState('')
  const { value, problem } = useAsked(
    () => client.folders.$get({ query: at === null ? {} : { at } }),
    [at],
  )
  return (
    <section aria-label={say('在本机选择', 'Choose on this machine')}>
      <h3>{say('在本机选择', 'Choose on this machine')}</h3>
      <form
        className="row-of"
        onSubmit={(event) => {
          event.preventDefault()
          if (typed.trim()) onChosen(typed.trim())
        }}
      >
        <Input
          style={{ maxWidth: 520 }}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          aria-label={say('路径', 'Path')}
          placeholder={say('粘贴路径，如 D:\\检材', 'Paste a path')}
        />
        <Button htmlType="submit" disabled={!typed.trim()}>
          {say('核算这个路径', 'Count this path')}
        </Button>
      </form>
      {problem && <Problem told={problem} />}
      <div className="row-of" style={{ margin: '10px 0' }}>
        <Button disabled={at === null} onClick={() => setAt(value?.up ?? null)}>
          {say('上一级', 'Up')}
        </Button>
        <code>{at === null ? say('常用位置', 'Usual places') : plainText(at)}</code>
        {at !== null && (
          <Button type="primary" onClick={() => onChosen(at)}>
            {say('核算这个文件夹', 'Count this folder')}
          </Button>
        )}
      </div>
      {value && (
        <>
          <table className="plain">
            <tbody>
              {value.choices.map((choice) => (
                <ChoiceRow key={choice.path} choice={choice} onEnter={setAt} onChosen={onChosen} />
              ))}
            </tbody>
          </table>
          <p className="shown">
            {say(
              `显示 ${grouped(value.choices.length)} / ${grouped(value.all)} 项`,
              `Showing ${grouped(value.choices.length)} of ${grouped(value.all)}`,
            )}
          </p>
        </>
      )}
    </section>
  )
}

function ChoiceRow({
  choice,
  onEnter,
  onChosen,
}: {
  readonly choice: Choice
  readonly onEnter: (at: string) => void
  readonly onChosen: (path: string) => void
}) {
  const say = useSay()
  return (
    <tr>
      <td>
        {choice.folder ? (
          <Button type="link" onClick={() => onEnter(choice.path)}>
            {plainText(choice.name)}
          </Button>
        ) : (
          plainText(choice.name)
        )}
        {choice.isCase && ` ${say('（案件）', '(case)')}`}
      </td>
      <td className="num">{choice.bytes === null ? '' : `${grouped(choice.bytes)} B`}</td>
      <td>
        <Button onClick={() => onChosen(choice.path)}>{say('核算', 'Count')}</Button>
      </td>
    </tr>
  )
}
