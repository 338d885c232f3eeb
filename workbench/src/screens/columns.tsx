import { Pagination } from 'antd'
import type { TableReport } from '../../../src/report.ts'
import { KINDS } from '../../../src/records/kinds.ts'
import { go, useAddress, withQuery } from '../address.ts'
import { client, useAsked } from '../client.ts'
import { Link } from '../frame.tsx'
import { grouped, Tag } from '../parts/numbers.tsx'
import { Problem } from '../parts/problem.tsx'
import { TableColumns } from '../parts/table-columns.tsx'
import { useSay } from '../words.tsx'

const EACH = 40

/** Each table with what its columns hold and why; a table opens to its strips and corrections. */
export default function Columns() {
  const say = useSay()
  const { query } = useAddress()
  const tab = query.get('tab')
  return (
    <>
      <h2>{say('数据表与字段', 'Tables and columns')}</h2>
      <p className="lead">
        {say(
          '字段由软件按值、表头和相邻列判定；判断不对的，可以更正并先看效果。',
          'Columns are recognised by values, header and neighbours; a correction shows its effect before it is accepted.',
        )}
      </p>
      {tab === null ? <Tables /> : <One tab={Number(tab)} />}
    </>
  )
}

function Tables() {
  const say = useSay()
  const address = useAddress()
  const from = Number(address.query.get('from') ?? 0)
  const { value, problem } = useAsked(
    () => client.report.tables.$get({ query: { from: String(from), most: String(EACH) } }),
    [from],
  )
  if (problem) return <Problem told={problem} />
  if (!value) return null
  return (
    <>
      <p className="shown">
        {say(
          `显示 ${grouped(value.items.length)} / ${grouped(value.all)} 张数据表`,
          `Showing ${grouped(value.items.length)} of ${grouped(value.all)} tables`,
        )}
      </p>
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">{say('数据表', 'Table')}</th>
            <th scope="col" className="num">
              {say('表头行', 'Header row')}
            </th>
            <th scope="col" className="num">
              {say('数据行', 'Data rows')}
            </th>
            <th scope="col" className="num">
              {say('计入', 'Counted')}
            </th>
            <th scope="col">{say('字段', 'Columns')}</th>
          </tr>
        </thead>
        <tbody>
          {value.items.map((table, i) => (
            <tr key={String(from + i)}>
              <td>
                <Link className="num-link" to={`/columns?tab=${String(from + i)}`}>
                  {table.at.join(' › ')}
                </Link>{' '}
                {table.correct !== null && <Tag how="warn">{say('存疑', 'doubtful')}</Tag>}
              </td>
              <td className="num">{table.header ?? say('无', 'none')}</td>
              <td className="num">{grouped(table.rows.data)}</td>
              <td className="num">{grouped(table.records.counted)}</td>
              <td>
                {table.columns
                  .filter((c) => c.kind !== 'empty')
                  .map((c) => KINDS[c.kind])
                  .join('、')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Pagination
        current={Math.floor(from / EACH) + 1}
        pageSize={EACH}
        total={value.all}
        showSizeChanger={false}
        onChange={(page) =>
          go(withQuery(address, { from: page === 1 ? null : String((page - 1) * EACH) }))
        }
      />
    </>
  )
}

function One({ tab }: { readonly tab: number }) {
  const say = useSay()
  const { value, problem } = useAsked(
    () => client.report.tables.$get({ query: { from: String(tab), most: '1' } }),
    [tab],
  )
  if (problem) return <Problem told={problem} />
  const table = value?.items[0]
  if (!value) return null
  return (
    <>
      <div className="row-of">
        <Link to="/columns">{say('← 全部数据表', '← all tables')}</Link>
        {tab > 0 && <Link to={`/columns?tab=${String(tab - 1)}`}>{say('上一张', 'previous')}</Link>}
        {tab + 1 < value.all && (
          <Link to={`/columns?tab=${String(tab + 1)}`}>{say('下一张', 'next')}</Link>
        )}
      </div>
      {table ? (
        <TableColumns key={tab} tab={tab} table={table as TableReport} />
      ) : (
        <p>{say('没有这张数据表。', 'No such table.')}</p>
      )}
    </>
  )
}
