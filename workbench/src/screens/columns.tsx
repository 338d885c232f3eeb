import type { TableReport } from '../../../src/report.ts'
import { KINDS } from '../../../src/records/kinds.ts'
import { useAddress } from '../address.ts'
import { client, useAsked } from '../client.ts'
import { Link } from '../frame.tsx'
import { Corrections } from '../parts/correction/made.tsx'
import { grouped, Num, Tag } from '../parts/numbers.tsx'
import { PlainTable } from '../parts/plain-table.tsx'
import { Problem } from '../parts/problem.tsx'
import { TableColumns } from '../parts/table-columns.tsx'
import { Paging, useFrom } from '../parts/tabs.tsx'
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
      {tab === null && <Corrections />}
    </>
  )
}

function Tables() {
  const say = useSay()
  const from = useFrom()
  const { value, problem } = useAsked(
    () => client.report.tables.$get({ query: { from, most: String(EACH) } }),
    [from],
  )
  if (problem) return <Problem told={problem} />
  if (!value) return null
  return (
    <>
      <PlainTable
        name={say('数据表', 'Tables')}
        head={[
          { title: say('数据表', 'Table'), roomy: true },
          { title: say('表头行', 'Header row'), num: true },
          { title: say('数据行', 'Data rows'), num: true },
          { title: say('计入', 'Counted'), num: true },
          { title: say('字段', 'Columns') },
        ]}
        lines={value.items.map((table, i) => ({
          key: String(value.from + i),
          cells: [
            <span key="at">
              <Link className="num-link" to={`/columns?tab=${String(value.from + i)}`}>
                {table.at.join(' › ')}
              </Link>{' '}
              {table.correct !== null && <Tag how="warn">{say('存疑', 'doubtful')}</Tag>}
            </span>,
            table.header ?? say('无', 'none'),
            grouped(table.rows.data),
            <Num
              key="counted"
              n={table.records.counted}
              to={`/rows?codes=COUNTED&tabs=${String(value.from + i)}`}
            />,
            table.columns
              .filter((c) => c.kind !== 'empty')
              .map((c) => KINDS[c.kind])
              .join('、'),
          ],
        }))}
      />
      <Paging part={value} each={EACH} unit={say('张数据表', '')} />
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
