import { Input } from 'antd'
import { useState } from 'react'
import type { InferResponseType } from 'hono/client'
import { go, useAddress, withQuery } from '../address.ts'
import { client, useAsked } from '../client.ts'
import { Branch, EACH, LeafLine } from '../parts/evidence/branch.tsx'
import { ChangedNote } from '../parts/evidence/changed.tsx'
import { HashList } from '../parts/evidence/hash-list.tsx'
import { Password } from '../parts/evidence/password.tsx'
import { Recheck } from '../parts/evidence/recheck.tsx'
import { grouped, many, Tag } from '../parts/numbers.tsx'
import { Problem } from '../parts/problem.tsx'
import { Paging, useFrom } from '../parts/tabs.tsx'
import { useSay } from '../words.tsx'
import { Paper } from '../parts/paper-text.tsx'

const STATES = [
  ['read', '已读', 'read'],
  ['partial', '部分未读', 'in part'],
  ['unread', '未读', 'not read'],
  ['listed', '列出，不统计', 'listed'],
  ['opened', '已打开', 'opened'],
  ['locked', '口令未打开', 'locked'],
] as const

/** What was taken in: exhibits › containers › files › sheets; verified again, beside the list, opened by passwords. */
export default function Evidence() {
  const say = useSay()
  const address = useAddress()
  const { query } = address
  const status = STATES.find(([id]) => id === query.get('status'))?.[0]
  const find = query.get('find') ?? ''
  const { value: exhibits, problem } = useAsked(
    () => client.evidence.exhibits.$get({ query: { most: '500' } }),
    [],
  )
  return (
    <>
      <h2>{say('检材与文件', 'Evidence')}</h2>
      <p className="lead">
        {say(
          '检材 › 压缩包 › 文件 › 工作表；原文件只读。点开一行看提示、下一步和校验值。',
          'Exhibits › containers › files › sheets; evidence is read only. A line opens its notes, next steps and digests.',
        )}
      </p>
      <ChangedNote here />
      {problem && <Problem told={problem} />}
      <Password />
      <div className="facets" role="group" aria-label={say('按状态', 'By state')}>
        {[null, ...STATES].map((each) => (
          <button
            key={each?.[0] ?? 'all'}
            type="button"
            aria-pressed={(status ?? null) === (each?.[0] ?? null)}
            onClick={() => go(withQuery(address, { status: each?.[0] ?? null, from: null }))}
          >
            {each === null ? say('全部', 'All') : say(each[1], each[2])}
          </button>
        ))}
        <Find now={find} />
      </div>
      {status !== undefined || find !== '' ? (
        <Flat key={`${status ?? ''} ${find}`} status={status} find={find} />
      ) : (
        exhibits && <Exhibits part={exhibits} />
      )}
      {exhibits && <HashList lines={exhibits.list} />}
      <Recheck />
    </>
  )
}

function Find({ now }: { readonly now: string }) {
  const say = useSay()
  const address = useAddress()
  return (
    <Input.Search
      key={now}
      style={{ width: 240 }}
      allowClear
      defaultValue={now}
      aria-label={say('文件名包含', 'Name contains')}
      placeholder={say('文件名包含…', 'Name contains…')}
      onSearch={(text) => go(withQuery(address, { find: text.trim() || null, from: null }))}
    />
  )
}

type Status = (typeof STATES)[number][0]

/** Files of one state or name, wherever they lie. */
function Flat({ status, find }: { readonly status: Status | undefined; readonly find: string }) {
  const say = useSay()
  const from = useFrom()
  const { value, problem } = useAsked(
    () =>
      client.evidence.files.$get({
        query: { from, most: String(EACH), find, ...(status ? { status } : {}) },
      }),
    [from, status, find],
  )
  if (problem) return <Problem told={problem} />
  if (!value) return <p>{say('正在载入…', 'Loading…')}</p>
  return (
    <>
      <Paging part={value} each={EACH} unit={say('个文件', 'files')} />
      <ul className="branch">
        {value.items.map((leaf) => (
          <LeafLine key={leaf.id} leaf={leaf} whole />
        ))}
      </ul>
    </>
  )
}

type Exhibit = InferResponseType<typeof client.evidence.exhibits.$get, 200>['items'][number]

function Exhibits({
  part,
}: {
  readonly part: { readonly all: number; readonly items: readonly Exhibit[] }
}) {
  const say = useSay()
  const { query } = useAddress()
  const asked = query.get('exhibit')
  return (
    <>
      <p className="shown">
        {say(
          `显示 ${grouped(part.items.length)} / ${grouped(part.all)} 份检材`,
          `Showing ${grouped(part.items.length)} of ${many(part.all, 'exhibit')}`,
        )}
      </p>
      {part.items.map((exhibit) => (
        <ExhibitCard
          key={exhibit.id}
          exhibit={exhibit}
          first={asked === null ? part.items.length === 1 : asked === exhibit.id}
        />
      ))}
    </>
  )
}

function ExhibitCard({ exhibit, first }: { readonly exhibit: Exhibit; readonly first: boolean }) {
  const say = useSay()
  const address = useAddress()
  const [open, setOpen] = useState(first)
  const none = say('未载明', 'not stated')
  const turn = () => {
    setOpen(!open)
    go(withQuery(address, { exhibit: open ? null : exhibit.id }), { replace: true })
  }
  return (
    <section className="card apart exhibit">
      <h3>
        <button type="button" className="twist" aria-expanded={open} onClick={turn}>
          <span aria-hidden="true">{open ? '▾' : '▸'}</span> <span>{exhibit.id}</span>{' '}
          <span>
            <Paper>{exhibit.path}</Paper>
          </span>
        </button>
      </h3>
      <p>
        {say('持有人', 'Holder')} <Told>{exhibit.holder ?? none}</Told>
        {say('　扣押日期', ', seized on')} <b>{exhibit['seized-on'] ?? none}</b>
        {say('　清单', ', list entry')} <Told>{exhibit.list ?? none}</Told>
        {say('　卷页', ', file page')} <Told>{exhibit.evidence ?? none}</Told>
      </p>
      <p>
        {say(
          `文件 ${grouped(exhibit.files)} 个（其中检材内直接存放 ${grouped(exhibit.top)} 个，${grouped(exhibit.bytes)} 字节）`,
          `${many(exhibit.files, 'file')} (${grouped(exhibit.top)} directly in it, ${grouped(exhibit.bytes)} bytes)`,
        )}{' '}
        {exhibit.unread > 0 && (
          <Tag how="loud">
            {say(
              `未读或未读完整 ${grouped(exhibit.unread)}`,
              `${grouped(exhibit.unread)} not read whole`,
            )}
          </Tag>
        )}{' '}
        <ExhibitAgreement digests={exhibit.digests} />
      </p>
      {open && <Branch exhibit={exhibit.id} inside={null} />}
    </section>
  )
}

/** What was entered of an exhibit. */
function Told({ children }: { readonly children: string }) {
  return (
    <b>
      <Paper>{children}</Paper>
    </b>
  )
}

/** Whether the digests of an exhibit's files agree with the list of the police. */
function ExhibitAgreement({ digests }: Pick<Exhibit, 'digests'>) {
  const say = useSay()
  if (digests === null) return <span>{say('校验值：未与清单比对', 'digests: no list given')}</span>
  const { match, mismatch, missing } = digests
  const how = mismatch > 0 ? 'loud' : missing > 0 ? 'warn' : 'good'
  return (
    <Tag how={how}>
      {say(
        `校验值：一致 ${grouped(match)}，不一致 ${grouped(mismatch)}，清单未载明 ${grouped(missing)}`,
        `digests: ${grouped(match)} agree, ${grouped(mismatch)} differ, ${grouped(missing)} not in the list`,
      )}
    </Tag>
  )
}
