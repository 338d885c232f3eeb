import type { Locator } from '../../../evidence/locator.ts'
import type { StatementCheck } from '../../../report/statements.ts'
import { MOST_PLACES } from '../issues.ts'

export type What = StatementCheck['what']

export function closes(what: What, sentence: string): StatementCheck {
  return { what, check: 'closes', sentence: `${sentence}：相符`, at: [], more: 0 }
}

export function differs(what: What, sentence: string, at: readonly Locator[] = []): StatementCheck {
  const places = at.slice(0, MOST_PLACES)
  return { what, check: 'differs', sentence, at: places, more: at.length - places.length }
}

export function unchecked(what: What, why: string): StatementCheck {
  return { what, check: 'unchecked', sentence: `不能核对：${why}`, at: [], more: 0 }
}
