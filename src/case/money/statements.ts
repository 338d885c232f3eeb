import type { Payment } from '../../report/payments.ts'
import type { StatementReport } from '../../report/statements.ts'
import type { CaseFile } from '../facts/schema.ts'
import type { CountRequest } from '../request.ts'

/** Money as the statements of a case show it. */
export interface MoneyRead {
  readonly statements: readonly StatementReport[]
  readonly payments: readonly Payment[]
}

/** What the statements of a case hold; a case without any has none. */
export async function paymentsOf(
  _facts: CaseFile,
  _folder: string | null,
  _request: CountRequest,
): Promise<MoneyRead> {
  return Promise.resolve({ statements: [], payments: [] })
}
