import { shown } from '../documents/safe.ts'
import { ERRORS, fill, ShuzhengError } from '../errors.ts'

/** A refusal or fault as a page shows it: what happened, and what to do. */
export interface Told {
  readonly code: string
  readonly zh: string
  readonly en: string
  readonly remedy: string
}

/** A problem in words; of what we did not foresee only that it happened, for its message may quote a cell. */
export function told(error: unknown): Told {
  const known = knownFor(error)
  const words = ERRORS[known.code]
  const details = Object.fromEntries(
    Object.entries(known.details).map(([name, value]) => [name, shown(String(value))]),
  )
  const said = (text: string) => fill(text, details)
  return { code: known.code, zh: said(words.zh), en: said(words.en), remedy: said(words.remedy) }
}

/** A full disk is the machine's trouble, not the program's: it is said as what it is, wherever it was met. */
function knownFor(error: unknown): ShuzhengError {
  if (error instanceof ShuzhengError) return error
  const code = (error as NodeJS.ErrnoException | null)?.code
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new ShuzhengError('evidence/no-space', { path: 'out' })
  return new ShuzhengError('fault/internal', { where: nameOf(error) })
}

/** 400 for a request that cannot be met, 500 for a fault (design section 7: exits 2 and 3). */
export function statusOf(error: unknown): 400 | 500 {
  return error instanceof ShuzhengError && error.exit === 2 ? 400 : 500
}

function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  const place = /([\w-]+\.[jt]s:\d+)/.exec(error.stack ?? '')?.[1]
  return [error.name, ...(place ? [place] : [])].join(' ')
}
