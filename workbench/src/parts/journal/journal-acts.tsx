import { Button, Input } from 'antd'
import { useState } from 'react'
import { answerOf, client, toldOf, type Told } from '../../client.ts'
import { useSay, type Say } from '../../words.tsx'
import { PlaceField } from '../place/place-field.tsx'
import { Problem } from '../problem.tsx'
import { useWho, WhoFields } from '../who.tsx'

/** Check, register, pack, merge. */
export function Acts({ onDone }: { readonly onDone: () => void }) {
  const say = useSay()
  const [who, setWho] = useWho()
  const [pack, setPack] = useState('')
  const [printed, setPrinted] = useState('')
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
      const query = printed.trim() === '' ? {} : { head: printed }
      const { whole, problems, found, head } = await answerOf(client.journal.check.$get({ query }))
      return [
        ...(found === null ? [] : [foundWords(say, found.number, head?.number ?? 0)]),
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
      <div className="row-of" style={{ marginTop: 8 }}>
        <Button onClick={() => void check()}>{say('检查记录', 'Check the chain')}</Button>
        <label>
          {say('与纸上印的末号校验值核对', 'Compare with the head printed on paper')}{' '}
          <Input
            style={{ width: 260 }}
            placeholder={say('至少前16位，不填只检查记录', 'its first 16 digits; may be left out')}
            value={printed}
            onChange={({ target }) => setPrinted(target.value)}
          />
        </label>
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

/** Is what stood on paper still in the chain, and where? */
function foundWords(say: Say, number: number | null, head: number): string {
  if (number === null)
    return say(
      '纸上的末号校验值不在记录中：抄错了，或者这份记录不是打印时的那一份，或者打印以后被改动过',
      'The head on paper is not in the chain: it was copied wrongly, or this is another journal, or it was changed since',
    )
  return say(
    `纸上的末号校验值是第 ${String(number)} 号记录的，仍在链中；其后又有 ${String(head - number)} 条`,
    `The head on paper is that of entry ${String(number)}, still in the chain; ${String(head - number)} entries came after it`,
  )
}
