import { useId, useState } from 'react'
import type { InferResponseType } from 'hono/client'
import { client, useAsked } from '../../client.ts'
import { Link } from '../../frame.tsx'
import { useSay, type Say } from '../../words.tsx'
import { grouped, many, Tag } from '../numbers.tsx'
import { Paper } from '../paper-text.tsx'
import { Problem } from '../problem.tsx'
import { Agreement, Digests, Issues, State } from './details.tsx'
import { Pages } from './pages.tsx'

export const EACH = 50

type Leaf = InferResponseType<typeof client.evidence.files.$get, 200>['items'][number]

/** What lies directly in an exhibit, or in a container by its number: a page of it. */
export function Branch({
  exhibit,
  inside,
}: {
  readonly exhibit: string
  readonly inside: number | null
}) {
  const say = useSay()
  const [from, setFrom] = useState(0)
  const { value, problem } = useAsked(
    () =>
      client.evidence.files.$get({
        query: {
          from: String(from),
          most: String(EACH),
          ...(inside === null ? { exhibit } : { inside: String(inside) }),
        },
      }),
    [exhibit, inside, from],
  )
  if (problem) return <Problem told={problem} />
  if (!value) return <p>{say('正在载入…', 'Loading…')}</p>
  if (value.all === 0) return <p className="shown">{say('其中没有文件。', 'No file in it.')}</p>
  return (
    <>
      <ul className="branch">
        {value.items.map((leaf) => (
          <LeafLine key={leaf.id} leaf={leaf} />
        ))}
      </ul>
      <Pages part={value} each={EACH} onFrom={setFrom} />
    </>
  )
}

/** A file or container in one line; opened, it shows its issues, digests, sheets and what lies in it. */
export function LeafLine({ leaf, whole }: { readonly leaf: Leaf; readonly whole?: boolean }) {
  const say = useSay()
  const [open, setOpen] = useState(false)
  const id = useId()
  const { file, inside, unread, sheets } = leaf
  const name = whole ? [file.exhibit, ...file.at].join(' › ') : String(file.at.at(-1) ?? '')
  const notes = file.issues.length
  return (
    <li className="leaf">
      <div className="leaf-line">
        <button
          type="button"
          className="twist"
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
        >
          <span aria-hidden="true">{open ? '▾' : '▸'}</span> <span>{name}</span>
        </button>
        <span className="num">
          {grouped(file.bytes)} {say('字节', 'bytes')}
        </span>
        <span>
          <Paper>
            {[formatName(file.format, say), file.encoding].filter(Boolean).join(say('，', ', '))}
          </Paper>
        </span>
        <State status={file.status} />
        <Agreement match={file['digest-match']} />
        {inside > 0 && (
          <span>
            {say(`内含文件 ${grouped(inside)} 个`, `${many(inside, 'file')} inside`)}
            {unread > 0 && (
              <>
                {' '}
                <Tag how="loud">
                  {say(`未读或未读完整 ${grouped(unread)}`, `${grouped(unread)} not read whole`)}
                </Tag>
              </>
            )}
          </span>
        )}
        {sheets > 0 && <span>{say(`数据表 ${grouped(sheets)} 个`, many(sheets, 'table'))}</span>}
        {notes > 0 && (
          <Tag how={file.status === 'read' || file.status === 'listed' ? 'plain' : 'warn'}>
            {say(`提示 ${grouped(notes)}`, many(notes, 'note'))}
          </Tag>
        )}
      </div>
      {open && (
        <div id={id} className="leaf-open">
          <Issues issues={file.issues} />
          {file['same-as'] && (
            <p>
              {say('整份文件相同：', 'Same bytes as ')}
              {file['same-as'].join(' › ')}
            </p>
          )}
          <Digests digests={file.digests} />
          {sheets > 0 && <Sheets id={leaf.id} />}
          {leaf.members > 0 && <Branch exhibit={file.exhibit} inside={leaf.id} />}
        </div>
      )}
    </li>
  )
}

/** Titles of formats are in both languages, as reports have them. */
function formatName(title: string, say: Say): string {
  const [zh = title, en = title] = title.split(' / ')
  return say(zh, en)
}

/** Tables of a file with their rows, and the way to their columns. */
function Sheets({ id }: { readonly id: number }) {
  const say = useSay()
  const [from, setFrom] = useState(0)
  const { value, problem } = useAsked(
    () =>
      client.evidence.sheets.$get({
        query: { id: String(id), from: String(from), most: String(EACH) },
      }),
    [id, from],
  )
  if (problem) return <Problem told={problem} />
  if (!value) return <p>{say('正在载入…', 'Loading…')}</p>
  return (
    <>
      <ul className="sheets" aria-label={say('数据表', 'Tables')}>
        {value.items.map((table, i) => (
          <li key={`${String(from + i)} ${table.at.join('/')}`}>
            <b>{table.at.at(-1)}</b>
            {'　'}
            {say(
              `数据行 ${grouped(table.rows.data)}　转出 ${grouped(table.records.out)} 条　计入 ${grouped(table.records.counted)} 条`,
              `${many(table.rows.data, 'data row')}, ${many(table.records.out, 'record')}, ${grouped(table.records.counted)} counted`,
            )}
            {table.hidden && <> · {say('隐藏', 'hidden')}</>}
          </li>
        ))}
      </ul>
      <Pages part={value} each={EACH} onFrom={setFrom} />
      <Link to="/columns">
        {say('在“数据表与字段”中核对、更正', 'Check and correct under Columns')}
      </Link>
    </>
  )
}
