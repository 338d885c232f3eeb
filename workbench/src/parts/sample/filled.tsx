import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import { answerOf, client, toldOf, type Told } from '../../client.ts'
import { useSay } from '../../words.tsx'
import { Drop } from '../drop.tsx'
import { SheetPassword } from './sheet-password.tsx'
import { PlaceField } from '../place/place-field.tsx'
import { Problem } from '../problem.tsx'
import type { Shown } from './seen.ts'

/** The filled sheet back in: where the draw put it, or dropped, or by its path. It is read where it lies. */
export function FilledSheet({
  shown,
  onRead,
}: {
  readonly shown: Shown
  readonly onRead: () => void
}) {
  const say = useSay()
  const [path, setPath] = useState('')
  const [password, setPassword] = useState('')
  const [found, setFound] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Told | null>(null)
  const read = async () => {
    setBusy(true)
    setProblem(null)
    const wish = {
      at: shown.name,
      random: !found,
      ...(path.trim() === '' ? {} : { path }),
      ...(password === '' ? {} : { password }),
    }
    await answerOf(client.sample.results.$post({ json: wish })).then(onRead, (error: unknown) =>
      setProblem(toldOf(error)),
    )
    setBusy(false)
  }
  return (
    <form
      className="card"
      onSubmit={(event) => {
        event.preventDefault()
        void read()
      }}
    >
      <Drop
        small
        title={say('把填好的抽样核实表拖到这里', 'Drop the filled call sheet here')}
        onFound={setPath}
        onProblem={setProblem}
      />
      <div className="row-of" style={{ marginTop: 10 }}>
        <PlaceField
          width={480}
          label={say('填好的表的路径', 'Path of the filled sheet')}
          wanted="file"
          placeholder={
            shown.sheet
              ? say('不填：就是上面那张表', 'empty: the sheet above')
              : say('填好的表的路径', 'path of the filled sheet')
          }
          value={path}
          onChange={setPath}
        />
        <SheetPassword isNew={false} value={password} onChange={setPassword} />
        <Button
          type="primary"
          htmlType="submit"
          loading={busy}
          disabled={path.trim() === '' && !shown.sheet}
        >
          {say('读回结果', 'Read the results')}
        </Button>
      </div>
      <Checkbox checked={found} onChange={({ target }) => setFound(target.checked)}>
        {say(
          '表中的人不是抽中的，是自己前来或者另行找到的（只列数，不得推算比例）',
          'These people were not drawn but found otherwise (counts only, no share)',
        )}
      </Checkbox>
      {problem && <Problem told={problem} />}
    </form>
  )
}
