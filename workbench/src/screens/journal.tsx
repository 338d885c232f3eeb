import { Input } from 'antd'
import { go, useAddress, withQuery } from '../address.ts'
import { client, useAsked } from '../client.ts'
import { useDesk } from '../desk.tsx'
import { FactsText } from '../parts/journal/facts-text.tsx'
import { Acts } from '../parts/journal/journal-acts.tsx'
import { AdoptCase, NewCase } from '../parts/journal/new-case.tsx'
import { Tag } from '../parts/numbers.tsx'
import { Paper } from '../parts/paper-text.tsx'
import { PlainTable } from '../parts/plain-table.tsx'
import { Problem } from '../parts/problem.tsx'
import { Paging, useFrom } from '../parts/tabs.tsx'
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
  const { desk } = useDesk()
  if (problem?.code === 'server/no-case')
    return desk?.isCase && !desk.journal ? <AdoptCase /> : <NewCase />
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
                  <Paper>{say(entry.text.zh, entry.text.en)}</Paper>
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
