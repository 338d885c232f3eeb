import { CASE } from './errors/case.ts'
import { EVIDENCE } from './errors/evidence.ts'
import { PAPERS } from './errors/papers.ts'
import { REQUESTS } from './errors/requests.ts'

/**
 * The one class for a bad request or a broken invariant. Bad *data* is never thrown: it becomes an issue
 * (`OutcomeIssue` in `evidence/outcome.ts`) and the run goes on.
 *
 * `exit` is the process exit code of design section 7: 2 wrong request, 3 fault; 130 stopped by the user (128 + SIGINT).
 */
export class ShuzhengError extends Error {
  readonly code: ErrorCode
  readonly details: Readonly<Record<string, string | number>>

  constructor(
    code: ErrorCode,
    details: Readonly<Record<string, string | number>> = {},
    options?: ErrorOptions,
  ) {
    super(fill(ERRORS[code].en, details), options)
    this.name = 'ShuzhengError'
    this.code = code
    this.details = details
  }

  get exit(): 2 | 3 | 130 {
    return ERRORS[this.code].exit
  }
}

/**
 * Every code with its exit code and its words, by what it is about (`errors/`). Add a line there, never a string at the
 * throw.
 */
export const ERRORS = { ...REQUESTS, ...EVIDENCE, ...CASE, ...PAPERS } as const

export type ErrorCode = keyof typeof ERRORS

export function fill(words: string, details: Readonly<Record<string, string | number>>): string {
  return words.replace(/\{(\w+)\}/g, (whole, name: string) => String(details[name] ?? whole))
}
