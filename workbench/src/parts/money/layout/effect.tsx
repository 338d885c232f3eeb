import type { LayoutLook } from '../../../../../src/case/money/layout-look.ts'
import { sumText } from '../../../../../src/documents/words/statement.ts'
import type { Payment } from '../../../../../src/report/payments.ts'
import type { StatementReport } from '../../../../../src/report/statements.ts'
import { useSay, type Say } from '../../../words.tsx'
import { grouped } from '../../numbers.tsx'
import { Paper } from '../../paper-text.tsx'
import { PlainTable } from '../../plain-table.tsx'
import { StatementChecks } from '../statement-card.tsx'

/** The statement before and after, its first payments, and what of it is still not understood. */
export function LayoutEffect({
  before,
  after: { statement, payments },
}: {
  readonly before: StatementReport
  readonly after: NonNullable<LayoutLook['after']>
}) {
  const say = useSay()
  return (
    <>
      <table className="plain effect" ref={intoSight}>
        <caption>{say('这份流水，点选前后', 'this statement, before and after')}</caption>
        <thead>
          <tr>
            <td />
            <th scope="col" className="num">
              {say('点选前', 'before')}
            </th>
            <th scope="col" className="num">
              {say('点选后', 'after')}
            </th>
          </tr>
        </thead>
        <tbody>
          {numbers(say).map(([label, of]) => (
            <tr key={label} className={of(before) === of(statement) ? undefined : 'moved'}>
              <th scope="row">{label}</th>
              <td className="num">
                <Paper>{of(before)}</Paper>
              </td>
              <td className="num">
                <Paper>{of(statement)}</Paper>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <StatementChecks statement={statement} />
      {payments.length > 0 && <Payments payments={payments} of={statement.lines} />}
    </>
  )
}

function intoSight(table: HTMLTableElement | null): void {
  table?.scrollIntoView({ block: 'center' })
}

function numbers(say: Say): readonly (readonly [string, (s: StatementReport) => string])[] {
  const sums = (side: 'in' | 'out') => (s: StatementReport) =>
    s.sums.map((sum) => sumText(sum[side].fen, sum.currency)).join('；') || '0'
  return [
    [say('笔数', 'payments'), (s) => grouped(s.lines)],
    [say('收入', 'in'), sums('in')],
    [say('支出', 'out'), sums('out')],
    [say('没有读懂的', 'not understood'), (s) => grouped(s.lacking.length)],
  ]
}

function Payments({
  payments,
  of,
}: {
  readonly payments: readonly Payment[]
  readonly of: number
}) {
  const say = useSay()
  const side = {
    in: say('收入', 'in'),
    out: say('支出', 'out'),
    neutral: say('不计', 'neither'),
    unknown: '—',
  }
  return (
    <>
      <PlainTable
        name={say('头几笔', 'The first payments')}
        head={[
          { title: say('时间', 'Time') },
          { title: say('收支', 'Side') },
          { title: say('金额', 'Sum'), num: true },
          { title: say('对方', 'Other side') },
          { title: say('摘要', 'Memo'), roomy: true },
        ]}
        lines={payments.map((p) => ({
          key: p.id,
          cells: [
            p.time ?? '—',
            side[p.direction],
            p.fen === null ? '—' : sumText(p.fen, p.currency),
            [p.otherName, p.other].filter(Boolean).join(' ') || '—',
            p.memo ?? '',
          ],
        }))}
      />
      <p className="shown">
        {say(
          `显示前 ${String(payments.length)} 笔，共 ${grouped(of)} 笔（已隐去姓名、号码）`,
          `Showing ${String(payments.length)} of ${grouped(of)} (masked)`,
        )}
      </p>
    </>
  )
}
