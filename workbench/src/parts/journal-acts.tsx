import { Button } from 'antd'
import { useState } from 'react'
import { answerOf, client, toldOf, type Told } from '../client.ts'
import { useSay } from '../words.tsx'
import { PlaceField } from './place/place-field.tsx'
import { Problem } from './problem.tsx'
import { useWho, WhoFields } from './who.tsx'

/** Check, register, pack, merge. */
export function Acts({ onDone }: { readonly onDone: () => void }) {
  const say = useSay()
  const [who, setWho] = useWho()
  const [pack, setPack] = useState('')
  const [told, setTold] = useState<readonly string[]>([])
  const [problem, setProblem] = useState<Told | null>(null)
  const act = async (what: () => Promise<readonly string[]>) => {
    setProblem(null)
    try {
      setTold(await what())
      onDone()
    } catch (error) {
      setProblem(toldOf(error))
    }
  }
  const check = () =>
    act(async () => {
      const { whole, problems } = await answerOf(client.journal.check.$get())
      return [
        whole
          ? say('操作记录完整，未见改动', 'The journal is whole')
          : say('操作记录不完整或者被改动过', 'The journal is not whole'),
        ...problems,
      ]
    })
  const register = () =>
    act(async () => {
      const { files, written } = await answerOf(client.journal.intake.$post({ json: who }))
      return [
        written === 0
          ? say(`检材文件 ${files} 个，均与登记的一致`, `${files} files, as registered`)
          : say(`已登记检材文件 ${files} 个`, `${files} files registered`),
      ]
    })
  const merge = () =>
    act(async () => {
      const { added, conflicts } = await answerOf(
        client.journal.merge.$post({ json: { pack, ...who } }),
      )
      return [say(`并入记录 ${added} 条`, `${added} entries taken in`), ...conflicts]
    })
  return (
    <section className="card">
      <div className="row-of">
        <WhoFields who={who} onChange={setWho} />
        <Button onClick={() => void check()}>{say('检查记录', 'Check the chain')}</Button>
        <Button disabled={!who.by.trim()} onClick={() => void register()}>
          {say('登记检材文件', 'Register files')}
        </Button>
        <Button href="/api/journal/pack?personal=yes">{say('装包（含个人信息）', 'Pack')}</Button>
        <Button href="/api/journal/pack?personal=no">
          {say('装包（不含个人信息）', 'Pack without names')}
        </Button>
        <Button href="/api/journal/case.yaml">{say('导出案件文件', 'Export the case file')}</Button>
      </div>
      <div className="row-of" style={{ marginTop: 8 }}>
        <PlaceField
          width={480}
          label={say('案件包路径', 'Path of a pack')}
          wanted="file"
          value={pack}
          onChange={setPack}
          placeholder={say('对方交来的案件包', 'the pack that came back')}
        />
        <Button disabled={!pack.trim() || !who.by.trim()} onClick={() => void merge()}>
          {say('并入', 'Merge')}
        </Button>
      </div>
      {problem && <Problem told={problem} />}
      {told.length > 0 && (
        <div role="status">
          {told.map((line) => (
            <div key={line}>{line}</div>
          ))}
        </div>
      )}
    </section>
  )
}
