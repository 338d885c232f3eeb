import { Button, Input } from 'antd'
import { useState } from 'react'
import { plainText } from '../../../src/documents/safe.ts'
import { go, useAddress, withQuery } from '../address.ts'
import { answerOf, client, toldOf, useAsked, type Told } from '../client.ts'
import { besideEvidence, useDesk } from '../desk.tsx'
import { FactsText } from '../parts/facts-text.tsx'
import { Tag } from '../parts/numbers.tsx'
import { PlainTable } from '../parts/plain-table.tsx'
import { Problem } from '../parts/problem.tsx'
import { Paging, useFrom } from '../parts/tabs.tsx'
import { useWho, WhoFields } from '../parts/who.tsx'
import { useSay } from '../words.tsx'

const EACH = 50

/** The case and its journal: who did what, when and why; its chain checked; packs out and in. */
export default function Journal() {
  const say = useSay()
  const address = useAddress()
  const from = useFrom()
  const find = address.query.get('find') ?? ''
  const asked = { from, most: String(EACH), ...(find ? { find } : {}) }
  const { value, problem, again } = useAsked(
    () => client.journal.$get({ query: asked }),
    [from, find],
  )
  if (problem?.code === 'server/no-case') return <NewCase />
  return (
    <>
      <h2>{say('操作记录', 'Journal')}</h2>
      <p className="lead">
        {say(
          '只增不改，逐条相连；谁、何时、做了什么、为什么。',
          'Append-only and hash-chained: who, when, what, why.',
        )}
      </p>
      {problem && <Problem told={problem} />}
      <Acts onDone={again} />
      <FactsText onDone={again} />
      <h3>{say('记录', 'Entries')}</h3>
      <Input.Search
        allowClear
        defaultValue={find}
        style={{ maxWidth: 360 }}
        placeholder={say('筛选：姓名、事实、理由', 'Filter')}
        onSearch={(text) => go(withQuery(address, { find: text || null, from: null }))}
      />
      {value && (
        <>
          <p className="shown">
            {say(`新的在前；末号 ${value.head.number}`, `Newest first; head ${value.head.number}`)}{' '}
            <code title={value.head.hash}>{value.head.hash.slice(0, 16)}…</code>
          </p>
          <PlainTable
            name={say('操作记录', 'Journal')}
            head={[
              { title: say('号', 'No.'), num: true },
              { title: say('时间', 'When') },
              { title: say('办理人', 'Who') },
              { title: say('事项', 'What'), roomy: true },
              { title: say('理由', 'Why') },
            ]}
            lines={value.entries.items.map((entry) => ({
              key: `${String(entry.number)} ${entry.at} ${String(entry.merged)}`,
              cells: [
                entry.number,
                entry.at.slice(0, 19).replace('T', ' '),
                <span key="who">
                  {entry.by} {entry.merged && <Tag>{say('并入', 'merged')}</Tag>}
                </span>,
                <span key="what" style={{ whiteSpace: 'pre-wrap' }}>
                  {entry.text}
                </span>,
                entry.why,
              ],
            }))}
          />
          <Paging part={value.entries} each={EACH} unit={say('条', '')} />
        </>
      )}
    </>
  )
}

/** Check, register, pack, merge. */
function Acts({ onDone }: { readonly onDone: () => void }) {
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
      </div>
      <div className="row-of" style={{ marginTop: 8 }}>
        <Input
          style={{ maxWidth: 420 }}
          value={pack}
          onChange={({ target }) => setPack(target.value)}
          placeholder={say('对方案件包的路径', 'Path of a pack')}
          aria-label={say('案件包路径', 'Path of a pack')}
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

/** A bare folder becomes a case: from then on facts, decisions and corrections are entered. */
function NewCase() {
  const say = useSay()
  const { desk, look } = useDesk()
  const [who, setWho] = useWho()
  const [folder, setFolder] = useState(besideEvidence(desk, '案件'))
  const [title, setTitle] = useState('')
  const [problem, setProblem] = useState<Told | null>(null)
  const make = async () => {
    setProblem(null)
    try {
      await answerOf(client.journal.new.$post({ json: { folder, title, ...who } }))
      look()
      go('/start')
    } catch (error) {
      setProblem(toldOf(error))
    }
  }
  const whole = folder.trim() && title.trim() && who.by.trim()
  return (
    <>
      <h2>{say('建立案件', 'Make a case')}</h2>
      <p className="lead">
        {say(
          '打开的是文件夹，还没有案件。建立案件后，人员、流转、决定和更正都记入操作记录；检材留在原处。',
          'A bare folder is open. In a case, facts, decisions and corrections are entered in its journal; evidence stays where it is.',
        )}
      </p>
      <p>
        {say('检材：', 'Evidence: ')}
        <code>{plainText(desk?.paths.join('　') ?? '')}</code>
      </p>
      <form
        className="card"
        onSubmit={(event) => {
          event.preventDefault()
          void make()
        }}
      >
        <div className="row-of">
          <Input
            style={{ width: 320 }}
            value={title}
            onChange={({ target }) => setTitle(target.value)}
            placeholder={say('案件名称', 'Title')}
            aria-label={say('案件名称', 'Title')}
          />
          <Input
            style={{ width: 380 }}
            value={folder}
            onChange={({ target }) => setFolder(target.value)}
            placeholder={say(
              '案件文件夹（新建），不在检材之内',
              'Case folder, outside the evidence',
            )}
            aria-label={say('案件文件夹', 'Case folder')}
          />
          <WhoFields who={who} onChange={setWho} />
          <Button type="primary" htmlType="submit" disabled={!whole}>
            {say('建立案件', 'Make the case')}
          </Button>
        </div>
        {problem && <Problem told={problem} />}
      </form>
    </>
  )
}
