import { ShuzhengError } from '../../errors.ts'

/** No room: on the disk, or of what this user is allotted. */
const FULL: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT'])
/** The place does not take what is written: no right, read-only, held open by another program, gone, or broken. */
const SHUT: ReadonlySet<string> = new Set([
  'EACCES',
  'EPERM',
  'EROFS',
  'EBUSY',
  'ENOENT',
  'ENOTDIR',
  'EISDIR',
  'EIO',
  'EFBIG',
])

/** Did a disk have no more room? */
export function isFull(error: unknown): boolean {
  return FULL.has(codeOf(error))
}

/**
 * What failed while something was written at a place, as people are told it: where, what, what to do. What is no fault of the
 * place stays what it is.
 *
 * @returns `evidence/no-space`, `run/not-written` (exit 3), or the error itself
 */
export function notWritten(error: unknown, path: string): unknown {
  if (isFull(error)) return new ShuzhengError('evidence/no-space', { path })
  const code = codeOf(error)
  return SHUT.has(code) ? new ShuzhengError('run/not-written', { path, code }) : error
}

/** The database does not say which disk was full: both places where it writes are named. */
export function placed(error: unknown, temp: string, index: string): unknown {
  if (isFull(error)) return new ShuzhengError('evidence/no-space', { path: index })
  if (!(error instanceof ShuzhengError) || error.code !== 'evidence/no-space') return error
  if (error.details['path'] !== 'temp') return error
  const path = temp === index ? temp : `${temp}；${index}`
  return new ShuzhengError('evidence/no-space', { path }, { cause: error })
}

function codeOf(error: unknown): string {
  return error instanceof Error ? ((error as NodeJS.ErrnoException).code ?? '') : ''
}
