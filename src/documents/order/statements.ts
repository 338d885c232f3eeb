import type { StatementReport } from '../../report/statements.ts'
import { scalars, type Order } from './order.ts'

const at = [0] as const
const side = { lines: 0, fen: 0 } as const

/** Members of a statement in `report.json`, in this order. */
export const statementOrder: Order<StatementReport> = {
  ...scalars('id', 'path', 'of', 'evidence'),
  names: [0],
  accounts: [0],
  forms: [0],
  period: scalars('from', 'to'),
  lines: 0,
  sums: [{ currency: 0, in: side, out: side, neutral: side, apart: 0 }],
  repeated: 0,
  tables: [
    {
      at,
      form: 0,
      unit: scalars('unit', 'from'),
      header: 0,
      columns: [scalars('field', 'header')],
      ...scalars('shape', 'rows', 'lines', 'map'),
    },
  ],
  checks: [{ ...scalars('what', 'check', 'sentence'), at: [at], more: 0 }],
  issues: [{ ...scalars('code', 'message'), at: [at], ...scalars('more', 'lost') }],
  lacking: [0],
}
