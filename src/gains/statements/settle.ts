import type { Locator } from '../../evidence/locator.ts'
import type { Payment, PaymentState } from '../../report/payments.ts'
import type { StatementUnit } from '../../report/statements.ts'
import { NO_CURRENCY, YUAN } from './currency.ts'
import { paysBack, sideOfKind, type Direction } from './direction.ts'
import { headOf, type StatedHead } from './head.ts'
import type { Issues } from './issues.ts'
import type { Layout } from './layout.ts'
import type { Line } from './line.ts'
import type { Unit } from './names.ts'
import { compareByCode } from './order.ts'
import type { Block } from './table-reader.ts'
import type { TablePlace } from './table.ts'
import { orderOf, slashTime, timeOf, type DayOrder, type ReadTime } from './time.ts'

/** Whose statement it is, and what its payments are called. */
export interface StatementOwner {
  /** Of `statements:`. */
  readonly id: string
  /** Number of the account in the case file. */
  readonly account: string | null
}

/** A line with all that its table tells. */
export interface Settled {
  readonly payment: Payment
  /** The side as the statement itself counts it: its totals are checked by this. */
  readonly said: Direction | null
  /** Signed effect on the balance in fen; null: not known. */
  readonly effect: number | null
  readonly rowNo: string | null
}

/** The lines of one block, settled. */
export interface SettledBlock {
  readonly place: TablePlace
  readonly block: Block
  readonly head: StatedHead
  readonly unit: StatementUnit | null
  readonly lines: readonly Settled[]
}

const SAFE = BigInt(Number.MAX_SAFE_INTEGER)

/** Settles what single rows do not tell: the unit, what a sign means, the order of day and month, the year. */
export function settled(
  block: Block,
  place: TablePlace,
  table: number,
  owner: StatementOwner,
  issues: Issues,
): SettledBlock {
  const head = headOf([...block.above, ...block.below])
  if (block.layout.form.holds === 'info') return { place, block, head, unit: null, lines: [] }
  const context: Context = {
    place,
    table,
    owner,
    issues,
    layout: block.layout,
    head,
    unit: unitOf(block, head),
    signs: signsOf(block.lines),
    days: block.layout.days ?? dayOrder(block.lines),
    own: ownNumber(block, owner, head),
    currency: currencyOf(block, head),
  }
  const lines = block.lines.map((line, i) => settledLine(line, i, context))
  if (context.unit === null && block.lines.some((l) => l.sum !== null)) {
    issues.add('unit-unknown', at(context, block.headerRow), true)
  }
  return { place, block, head, unit: context.unit, lines }
}

interface Context {
  readonly place: TablePlace
  readonly table: number
  readonly owner: StatementOwner
  readonly issues: Issues
  readonly layout: Layout
  readonly head: StatedHead
  readonly unit: StatementUnit | null
  readonly signs: Signs
  readonly days: DayOrder
  readonly own: string | null
  readonly currency: string
}

/** 分 or 元: what a person or the header says, then the form, the words above, the cells; never a guess. */
function unitOf({ layout, lines }: Block, head: StatedHead): StatementUnit | null {
  if (layout.unit) return { unit: layout.unit, from: 'person' }
  const named = lines.find((l) => l.unit !== null)?.unit ?? head.unit
  if (named) return { unit: named, from: 'header' }
  if (head.isLarge) return null
  if (layout.form.unit) return { unit: layout.form.unit, from: 'form' }
  return lines.some((l) => l.isYuan) ? { unit: 'yuan', from: 'cells' } : null
}

/** What the signs of a table mean. */
interface Signs {
  readonly anyNegative: boolean
  /** A minus only says 支出 again. */
  readonly outRestated: boolean
  /** A minus only says 收入 again, as statements of cards do. */
  readonly inRestated: boolean
}

function signsOf(lines: readonly Line[]): Signs {
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

/** The order of day and month, if the dates of the table leave only one. */
function dayOrder(lines: readonly Line[]): DayOrder {
  const orders = new Set(
    lines.flatMap(({ time }) => (time.slash ? (orderOf(time.slash) ?? []) : [])),
  )
  const [only = null, ...more] = orders
  return more.length > 0 ? null : only
}

/** The number that is on one side of every line: the account whose statement it is. */
function ownNumber({ lines }: Block, owner: StatementOwner, head: StatedHead): string | null {
  const given = owner.account ?? head.accounts[0] ?? null
  const sided = lines.filter((l) => l.texts.payer !== null || l.texts.payee !== null)
  if (sided.length === 0) return given
  const isAlways = (n: string) => sided.every(({ texts: t }) => t.payer === n || t.payee === n)
  if (given !== null && isAlways(given)) return given
  const [first] = sided
  const always = [first?.texts.payer, first?.texts.payee].filter((n) => n && isAlways(n))
  return always.length === 1 ? (always[0] ?? null) : given
}

/** Where neither line nor form says it: yuan for names in Chinese, 币种未载明 for others. */
function currencyOf({ layout, header }: Block, head: StatedHead): string {
  const given = layout.currency ?? head.currency ?? layout.form.currency
  if (given) return given
  const isChinese = layout.unit !== null || header.some((h) => /\p{Script=Han}/u.test(h ?? ''))
  return isChinese ? YUAN : NO_CURRENCY
}

function settledLine(line: Line, index: number, context: Context): Settled {
  const { owner, place, table, issues } = context
  const where = at(context, line.row.row)
  const id = `${owner.id}:${String(table)}:${String(line.row.row ?? index + 1)}`
  const time = settledTime(line, context)
  if (time === null) issues.add('time-unreadable', where, false)
  if (line.time.fromAbove) issues.add('day-from-above', where, false)
  const fen = fenOf(line.sum, line.unit, context)
  if (line.sumFault) issues.add(FAULTS[line.sumFault], where, true)
  else if (line.sum === null) issues.add('amount-missing', where, true)
  else if (fen === null && context.unit !== null) issues.add('more-decimals', where, true)
  const side = sideOf(line, context)
  const state = stateOf(line, side.direction, where, context)
  const direction = finalDirection(side, state, line, where, context)
  const amount = fen === null ? null : abs(fen)
  const payment: Payment = {
    id,
    statement: owner.id,
    at: [...place.at, ...(line.row.row === null ? [] : [line.row.row])],
    time: time?.text ?? null,
    precision: time?.precision ?? null,
    posted: line.time.posted?.text ?? null,
    direction,
    fen: amount,
    currency: line.currency ?? context.currency,
    balance: fenOf(line.balance, line.balanceUnit ?? line.unit, context),
    state,
    ...sidesOf(line, direction, context),
    serial: serialOf(line.texts.serial, where, issues),
    order: line.texts.order,
    memo: line.texts.memo,
    fee: fenOf(line.fee, line.unit, context),
    refunded: fenOf(line.refunded, line.unit, context),
    refundOf: null,
    sameAs: null,
  }
  return { payment, said: line.side, effect: effectOf(payment), rowNo: line.rowNo }
}

const FAULTS = {
  unreadable: 'amount-unreadable',
  'more-decimals': 'more-decimals',
  damaged: 'amount-damaged',
  'both-sides': 'both-sides',
} as const

function settledTime({ time }: Line, { days, head }: Context): ReadTime | null {
  if (time.time) return time.time
  if (time.slash) return slashTime(time.slash, days ?? orderOf(time.slash))
  if (!time.yearless) return null
  const { month, day, clock } = time.yearless
  if (!head.month) return withYearOf(head, month, day, clock)
  // A statement of January holds lines of the December before.
  const year = month > head.month.month ? head.month.year - 1 : head.month.year
  return timeOf(year, month, day, clock)
}

/** The year that the days of a statement leave (the last in which the day is not after its end), or its only year. */
function withYearOf(head: StatedHead, month: number, day: number, clock: string): ReadTime | null {
  const last = head.to?.slice(0, 10)
  const from = head.from?.slice(0, 4)
  if (last === undefined || from === undefined)
    return head.year === null ? null : timeOf(head.year, month, day, clock)
  const year = Number(last.slice(0, 4))
  const times = [year, year - 1].map((y) => timeOf(y, month, day, clock))
  const found = times.filter((t) => t !== null && compareByCode(t.text.slice(0, 10), last) <= 0)
  // Over more than a year the same day comes twice.
  const isOpen = year - Number(from) > 1 || (year > Number(from) && twice(head, month, day))
  return isOpen ? null : (found[0] ?? null)
}

/** Does a day lie twice in the days that a statement covers? */
function twice({ from, to }: StatedHead, month: number, day: number): boolean {
  const inDays = [from, to]
    .filter((d) => d !== null)
    .flatMap((d) => {
      const time = timeOf(Number(d.slice(0, 4)), month, day, '')
      return time === null ? [] : [time.text]
    })
  return (
    inDays.filter((d) => d >= (from ?? '').slice(0, 10) && d <= (to ?? '').slice(0, 10)).length > 1
  )
}

/** Whole fen; null where a part of a fen would be left or the unit is not known. */
function fenOf(hundredths: bigint | null, unit: Unit | null, context: Context): number | null {
  const by = context.layout.unit ?? unit ?? context.unit?.unit ?? null
  if (hundredths === null || by === null) return null
  const fen = by === 'yuan' ? hundredths : hundredths % 100n === 0n ? hundredths / 100n : null
  return fen === null || fen > SAFE || fen < -SAFE ? null : Number(fen)
}

function abs(fen: number): number {
  return fen < 0 ? -fen : fen
}

interface Side {
  readonly direction: Payment['direction']
  /** A sum with the wrong sign for its side: 红字, 冲正. */
  readonly reversed: boolean
}

function sideOf(line: Line, context: Context): Side {
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
function betweenSides({ texts }: Line, { own }: Context): 'in' | 'out' | null {
  if (texts.payer === texts.payee) return null
  const ours = [texts.own, own].find((n) => n !== null && [texts.payer, texts.payee].includes(n))
  if (ours === undefined) return null
  return texts.payer === ours ? 'out' : 'in'
}

function bySign(line: Line, sum: bigint, { layout, signs }: Context): Payment['direction'] {
  const sign = layout.form.sign ?? (signs.anyNegative ? 'account' : null)
  // A part of a statement may hold nothing but what came in: +600.00 says so itself, 600.00 does not.
  if (sign === null) return line.isPlus ? 'in' : (sideOfKind(line.texts.kind) ?? 'unknown')
  if (sign === 'account') return sum < 0n ? 'out' : 'in'
  if (sum < 0n) return 'in'
  return !signs.anyNegative && paysBack(line.texts.memo ?? '') ? 'in' : 'out'
}

const GIVES_BACK = /退款|退货|退回|退还/

function stateOf(
  line: Line,
  direction: Payment['direction'],
  where: Locator,
  { issues }: Context,
): PaymentState {
  const state = line.state ?? 'unknown'
  if (state === 'unknown') issues.add('state-unknown', where, true, line.stateWord ?? '')
  if (state === 'failed' || state === 'unknown') return state
  // A refund that came in says of the payment, not of itself, that it was given back.
  if (direction === 'in' && (state === 'refunded' || state === 'part-refunded')) return 'refund'
  if (direction === 'in' && GIVES_BACK.test(line.texts.kind ?? '')) return 'refund'
  return state
}

/** 退款成功 under 不计收支 came in all the same; 冲正 is a refund. */
function finalDirection(
  { direction, reversed }: Side,
  state: PaymentState,
  line: Line,
  where: Locator,
  { issues }: Context,
): Payment['direction'] {
  if (reversed) issues.add('negative', where, false)
  if (state === 'refund' && direction === 'neutral') return 'in'
  if (direction === 'unknown') {
    issues.add('direction-unknown', where, true, line.sideWord ?? '')
  }
  return direction
}

function sidesOf({ texts }: Line, direction: Payment['direction'], { own }: Context) {
  const isPayer = direction === 'out'
  const number = isPayer ? texts.payee : texts.payer
  const name = isPayer ? texts.payeeName : texts.payerName
  return {
    own: texts.own ?? own,
    other: texts.other ?? number,
    otherName: texts.otherName ?? name,
  }
}

/** 1.23E+17 has lost its last digits: the text stays, and is told. */
function serialOf(serial: string | null, where: Locator, issues: Issues): string | null {
  if (serial !== null && /^\d(?:\.\d+)?E\+?\d+$/i.test(serial)) {
    issues.add('serial-damaged', where, false)
  }
  return serial
}

function effectOf({ direction, state, fen }: Payment): number | null {
  if (state === 'failed') return 0
  if (fen === null || direction === 'neutral' || direction === 'unknown') return null
  return direction === 'in' ? fen : -fen
}

function at({ place }: Context, row: number | null): Locator {
  return row === null ? place.at : [...place.at, row]
}
