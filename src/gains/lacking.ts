import { sidesOf, type Deal } from './deals.ts'

/** A statement of an account that was not read whole, as far as money rests on it. */
export interface Lacking {
  /** Of `statements:`. */
  readonly statement: string
  /** The party whose account it is; null: not said, so it may be anybody's. */
  readonly holder: string | null
  /** What is missing, for people: 文件没有读完整. */
  readonly what: string
}

/** Statements that a sentence names one by one. */
const NAMED = 5

/**
 * Statements that are not whole and would show money of these persons: their own, those of whom they dealt with, and those
 * of nobody knows whom. What rests on them is known in part only.
 *
 * @param deals null: every deal of the persons; else these alone
 */
export function lackingFor(
  members: readonly string[],
  deals: readonly Deal[],
  lacking: readonly Lacking[],
): readonly Lacking[] {
  if (lacking.length === 0) return []
  const { sold, bought } = sidesOf(members, deals)
  const met = new Set(members)
  for (const deal of [...sold, ...bought])
    for (const party of [...deal.sellers, ...deal.buyers]) met.add(party)
  return lacking.filter(({ holder }) => holder === null || met.has(holder))
}

/** The same of one deal: statements of those who sold or bought. */
export function lackingForDeal(
  { sellers, buyers }: Deal,
  lacking: readonly Lacking[],
): readonly Lacking[] {
  return lacking.filter(
    ({ holder }) => holder === null || sellers.includes(holder) || buyers.includes(holder),
  )
}

/** 账户流水“S1”没有读完整（文件不存在）; null where nothing is missing. */
export function lackingText(lacking: readonly Lacking[]): string | null {
  if (lacking.length === 0) return null
  const named = lacking.slice(0, NAMED).map((l) => `“${l.statement}”没有读完整（${l.what}）`)
  const more = lacking.length > NAMED ? `等${String(lacking.length)}份` : ''
  return `账户流水${named.join('、')}${more}`
}

/** 待查明 before a sentence that holds for what was read only. */
export function inPart(sentence: string, lacking: string | null): string {
  return lacking === null ? sentence : `待查明：${lacking}，不含未读部分；就已知部分，${sentence}`
}
