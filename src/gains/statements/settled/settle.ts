import type { Locator } from '../../../evidence/locator.ts'
import type { Payment } from '../../../report/payments.ts'
import type { StatementUnit } from '../../../report/statements.ts'
import { NO_CURRENCY, YUAN } from '../values/currency.ts'
import type { Direction } from '../values/direction.ts'
import { headOf, type StatedHead } from '../head.ts'
import type { Issues } from '../issues.ts'
import type { Line } from '../line.ts'
import type { Unit } from '../layout/names.ts'
import { ownNumber, sideOf, sidesOf, signsOf } from './settled-side.ts'
import { finalDirection, stateOf } from './settled-state.ts'
import { dayOrder, settledTime } from './settled-time.ts'
import { whereIn, type Settling, type StatementOwner } from './settling.ts'
import type { Block } from '../table-reader.ts'
import type { TablePlace } from '../table.ts'

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
  const settling: Settling = {
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
  const lines = block.lines.map((line, i) => settledLine(line, i, settling))
  if (settling.unit === null && block.lines.some((l) => l.sum !== null)) {
    issues.add('unit-unknown', whereIn(settling, block.headerRow), true)
  }
  return { place, block, head, unit: settling.unit, lines }
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

/** Where neither line nor form says it: yuan for names in Chinese, 币种未载明 for others. */
function currencyOf({ layout, header }: Block, head: StatedHead): string {
  const given = layout.currency ?? head.currency ?? layout.form.currency
  if (given) return given
  const isChinese = layout.unit !== null || header.some((h) => /\p{Script=Han}/u.test(h ?? ''))
  return isChinese ? YUAN : NO_CURRENCY
}

function settledLine(line: Line, index: number, settling: Settling): Settled {
  const { owner, place, table, issues } = settling
  const where = whereIn(settling, line.row.row)
  const id = `${owner.id}:${String(table)}:${String(line.row.row ?? index + 1)}`
  const time = settledTime(line, settling)
  if (time === null) issues.add('time-unreadable', where, false)
  if (line.time.fromAbove) issues.add('day-from-above', where, false)
  const fen = fenOf(line.sum, line.unit, settling)
  if (line.sumFault) issues.add(FAULTS[line.sumFault], where, true)
  else if (line.sum === null) issues.add('amount-missing', where, true)
  else if (fen === null && settling.unit !== null) issues.add('more-decimals', where, true)
  const side = sideOf(line, settling)
  const state = stateOf(line, side.direction, where, settling)
  const direction = finalDirection(side, state, line, where, settling)
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
    currency: line.currency ?? settling.currency,
    balance: fenOf(line.balance, line.balanceUnit ?? line.unit, settling),
    state,
    ...sidesOf(line, direction, settling),
    serial: serialOf(line.texts.serial, where, issues),
    order: line.texts.order,
    memo: line.texts.memo,
    fee: fenOf(line.fee, line.unit, settling),
    refunded: fenOf(line.refunded, line.unit, settling),
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

/** Whole fen; null where a part of a fen would be left or the unit is not known. */
function fenOf(hundredths: bigint | null, unit: Unit | null, settling: Settling): number | null {
  const by = settling.layout.unit ?? unit ?? settling.unit?.unit ?? null
  if (hundredths === null || by === null) return null
  const fen = by === 'yuan' ? hundredths : hundredths % 100n === 0n ? hundredths / 100n : null
  return fen === null || fen > SAFE || fen < -SAFE ? null : Number(fen)
}

function abs(fen: number): number {
  return fen < 0 ? -fen : fen
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
