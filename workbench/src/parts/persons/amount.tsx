import type { Quantity } from '../../../../src/case-report.ts'
import { records } from '../../../../src/documents/papers/amounts.ts'
import { Link } from '../../frame.tsx'
import { rowsAddress } from '../rows-address.ts'
import { Paper } from '../paper-text.tsx'

/** 第三、四、五项, in the order in which they are shown. */
export const TIERS = ['A', 'B', 'C'] as const

/** A number of records with its words, which opens its rows where it has any. */
export function Amount({ q }: { readonly q: Quantity }) {
  const text = records(q)
  const to = q.rows === undefined || q['at-least'] === 0 ? null : rowsAddress(q.rows)
  if (to !== null)
    return (
      <Link to={to} className="num num-link">
        <Paper>{text}</Paper>
      </Link>
    )
  return (
    <span
      className="num"
      title={q.rows === undefined ? undefined : `shuzheng rows report.json ${q.rows}`}
    >
      <Paper>{text}</Paper>
    </span>
  )
}
