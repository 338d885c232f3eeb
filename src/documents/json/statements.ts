import type { Payment } from '../../report/payments.ts'
import type { StatementReport } from '../../report/statements.ts'
import { plainJson } from './json.ts'

/**
 * What machines get of `shuzheng statements --json`: statements with their checks, and every payment. Sums are in fen;
 * numbers and names are masked before they come here.
 */
export function statementsJson(
  statements: readonly StatementReport[],
  payments: readonly Payment[],
): string {
  const complete = statements.every((s) => s.lacking.length === 0)
  return plainJson({ complete, statements, payments })
}
