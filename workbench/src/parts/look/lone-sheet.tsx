import { Button } from 'antd'
import { useState } from 'react'
import { answerOf, client, toldOf, type Told } from '../../client.ts'
import { useSay } from '../../words.tsx'
import { grouped, Tag } from '../numbers.tsx'
import { Paper } from '../paper-text.tsx'
import { PlaceField } from '../place/place-field.tsx'
import { Problem } from '../problem.tsx'
import { Problems } from '../sample/results.tsx'
import { SheetPassword } from '../sample/sheet-password.tsx'
import { DroppedFile } from './dropped-file.tsx'

type Read = Awaited<ReturnType<Awaited<ReturnType<typeof client.look.sheet.$post>>['json']>>

/** People who were not drawn but came or were found: what the sheet says of them is tallied, and no share follows. */
export function LoneSheet() {
  const say = useSay()
  const [path, setPath] = useState('')
  const [folder, setFolder] = useState('')
  const [password, setPassword] = useState('')
  const [busy, setBusy] = useState(false)
  const [read, setRead] = useState<Read | null>(null)
  const [problem, setProblem] = useState<Told | null>(null)
  const begin = async () => {
    setBusy(true)
    setProblem(null)
    setRead(null)
    const json = {
      path: path.trim(),
      ...(password === '' ? {} : { password }),
      folder: folder.trim() === '' ? null : folder.trim(),
    }
    await answerOf(client.look.sheet.$post({ json })).then(setRead, (error: unknown) =>
      setProblem(toldOf(error)),
    )
    setBusy(false)
  }
  return (
    <>
      <form
        className="card"
        onSubmit={(event) => {
          event.preventDefault()
          void begin()
        }}
      >
        <p className="why">
          {say(
            '自己前来或者另行找到的人，用抽样核实表的样式填写的：逐项计数，不得推算比例，也不改变条数。从抽样得来的表，在“抽样核实”中读回。',
            'People who came or were found otherwise, on a sheet like the call sheet: they are tallied, no share follows, no count changes. A sheet of a draw is read under Sample.',
          )}
        </p>
        <DroppedFile
          title={say('把填好的核实表拖到这里', 'Drop the filled sheet here')}
          label={say('填好的表的路径', 'Path of the filled sheet')}
          placeholder={say('填好的表的路径', 'path of the filled sheet')}
          value={path}
          onChange={setPath}
          onProblem={setProblem}
        >
          <SheetPassword isNew={false} value={password} onChange={setPassword} />
        </DroppedFile>
        <div className="row-of">
          <PlaceField
            width={480}
            label={say('说明写到哪个文件夹', 'Folder for the note')}
            wanted="folder"
            placeholder={say(
              '说明写到哪个文件夹（不填只看结果）',
              'folder for the note (may be left out)',
            )}
            value={folder}
            onChange={setFolder}
          />
          <Button type="primary" htmlType="submit" disabled={path.trim() === ''} loading={busy}>
            {say('读取核实结果', 'Read the results')}
          </Button>
        </div>
      </form>
      {problem && <Problem told={problem} />}
      {read && <Found read={read} />}
    </>
  )
}

function Found({ read: { whole, unsigned, complete, problems, files } }: { readonly read: Read }) {
  const say = useSay()
  const told: readonly (readonly [string, number])[] = [
    [say('属实', 'true'), whole.true],
    [say('不实', 'untrue'), whole.untrue],
    [say('未能核实', 'not verified'), whole.unverified],
    [say('没有两人签名', 'without two names'), unsigned],
  ]
  return (
    <>
      <section className="card apart" role="status">
        <div className="row-of">
          <Tag how={complete ? 'good' : 'warn'}>
            {complete
              ? say('全部采用', 'all was taken')
              : say('有未能采用的填写', 'some could not be taken')}
          </Tag>
          {told.map(([label, n]) => (
            <span key={label}>
              {label} <b>{grouped(n)}</b>
            </span>
          ))}
        </div>
        <p className="why">
          {say('非随机，不得推算比例。', 'Not drawn at random: no share may be derived.')}
        </p>
        {files.length > 0 && (
          <p>
            {say('写出：', 'Written: ')}
            <Paper>{files.join('、')}</Paper>
          </p>
        )}
      </section>
      <Problems problems={problems} />
    </>
  )
}
