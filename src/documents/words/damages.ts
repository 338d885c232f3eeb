import type { DamagesReport } from '../../report/liability.ts'
import { yuan } from '../papers/amounts.ts'
import { term } from '../papers/words.ts'

/** What a claim for money asks, in words. */
export function claimed({ claimed: fen, claims: ids }: DamagesReport): string {
  if (ids.length === 0) return '没有请求'
  return fen === null ? '未载明' : yuan(fen)
}

type DamagesNumber = DamagesReport['bases'][number]['numbers'][number]

/** @example 差价获利12000.00元（推算），与请求相同 */
export function numberText({ what, fen, bound, rank, source, difference }: DamagesNumber): string {
  const sum = `${bound === 'about' ? '约' : ''}${yuan(fen)}${bound === 'at-least' ? '以上' : ''}`
  const from = source === null ? term(rank) : `${source}，${term(rank)}`
  return `${term(what)}${sum}（${from}）${compared(difference)}`
}

function compared(difference: number | null): string {
  if (difference === null) return ''
  if (difference === 0) return '，与请求相同'
  return difference > 0 ? `，比请求多${yuan(difference)}` : `，比请求少${yuan(-difference)}`
}
