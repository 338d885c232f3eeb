import type { Payment } from '../../../report/payments.ts'
import { paysBack, sideOfKind, type Direction } from '../values/direction.ts'
import type { StatedHead } from '../head.ts'
import type { Line } from '../line.ts'
import type { Settling, StatementOwner } from './settling.ts'
import type { Block } from '../table-reader.ts'

/** What the signs of a table mean. */
export interface Signs {
  readonly anyNegative: boolean
  /** A minus only says 支出 again. */
  readonly outRestated: boolean
  /** A minus only says 收入 again, as statements of cards do. */
  readonly inRestated: boolean
}

export function signsOf(lines: readonly Line[]): Signs {
  const count = (side: Direction | null, isNegative: boolean) =>
    lines.filter((l) => l.side === side && l.sum !== null && (isNegative ? l.sum < 0n : l.sum > 0n))
      .length
  const [outNegative, outPositive] = [count('out', true), count('out', false)]
  const [inNegative, inPositive] = [count('in', true), count('in', false)]
  return {
    anyNegative: lines.some((l) => l.sum !== null && l.sum < 0n),
    outRestated: outNegative > 0 && outPositive === 0,
    inRestated: inNegative > 1 && inPositive === 0 && outNegative === 0,
  }
}

/** The number that is on one side of every line: the account whose statement it is. */
export function ownNumber(
  { lines }: Block,
  owner: StatementOwner,
  head: StatedHead,
): string | null {
  const given = owner.account ?? head.accounts[0] ?? null
  const sided = lines.filter((l) => l.texts.payer !== null || l.texts.payee !== null)
  if (sided.length === 0) return given
  const isAlways = (n: string) => sided.every(({ texts: t }) => t.payer === n || t.payee === n)
  if (given !== null && isAlways(given)) return given
  const [first] = sided
  const always = [first?.texts.payer, first?.texts.payee].filter((n) => n && isAlways(n))
  return always.length === 1 ? (always[0] ?? null) : given
}

/** Which way the money of a line went. */
export interface Side {
  readonly direction: Payment['direction']
  /** A sum with the wrong sign for its side: 红字, 冲正. */
  readonly reversed: boolean
}

/** By the word on the line, then payer and payee, then the sign. */
export function sideOf(line: Line, context: Settling): Side {
  const { signs, layout } = context
  const sum = line.sum ?? 0n
  if (line.side === 'neutral') return { direction: 'neutral', reversed: false }
  if (line.side !== null) {
    const restated = line.side === 'out' ? signs.outRestated : signs.inRestated
    const reversed = sum < 0n && !restated
    return { direction: reversed ? other(line.side) : line.side, reversed }
  }
  const between = betweenSides(line, context)
  if (between) return { direction: between, reversed: false }
  if (layout.sided) return { direction: 'unknown', reversed: false }
  return { direction: bySign(line, sum, context), reversed: false }
}

function other(direction: 'in' | 'out'): 'in' | 'out' {
  return direction === 'in' ? 'out' : 'in'
}

/** Payer and payee stand in columns of their own: whose account it is the line itself says, or the table. */
function betweenSides({ texts }: Line, { own }: Settling): 'in' | 'out' | null {
  if (texts.payer === texts.payee) return null
  const ours = [texts.own, own].find((n) => n !== null && [texts.payer, texts.payee].includes(n))
  if (ours === undefined) return null
  return texts.payer === ours ? 'out' : 'in'
}

function bySign(line: Line, sum: bigint, { layout, signs }: Settling): Payment['direction'] {
  const sign = layout.form.sign ?? (signs.anyNegative ? 'account' : null)
  // A part of a statement may hold nothing but what came in: +600.00 says so itself, 600.00 does not.
  if (sign === null) return line.isPlus ? 'in' : (sideOfKind(line.texts.kind) ?? 'unknown')
  if (sign === 'account') return sum < 0n ? 'out' : 'in'
  if (sum < 0n) return 'in'
  return !signs.anyNegative && paysBack(line.texts.memo ?? '') ? 'in' : 'out'
}

/** Whose account it is, and the account on the other side. */
export function sidesOf({ texts }: Line, direction: Payment['direction'], { own }: Settling) {
  const isPayer = direction === 'out'
  const number = isPayer ? texts.payee : texts.payer
  const name = isPayer ? texts.payeeName : texts.payerName
  return {
    own: texts.own ?? own,
    other: texts.other ?? number,
    otherName: texts.otherName ?? name,
  }
}
