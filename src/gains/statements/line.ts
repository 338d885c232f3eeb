import type { PaymentState } from '../../report/payments.ts'
import { readSum, type ReadSum, type SumFault } from './values/amount.ts'
import { said, word } from './values/cells.ts'
import { currencyNamed } from './values/currency.ts'
import { directionOf, type Direction } from './values/direction.ts'
import type { FieldId } from './layout/fields.ts'
import { isJoint, numberAndName } from './values/joint.ts'
import { columnsOf, type Column, type Layout } from './layout/layout.ts'
import type { Unit } from './layout/names.ts'
import { refundedIn, stateOf } from './values/state.ts'
import type { StatementRow } from './table.ts'
import { timeOfRow, type RowTime } from './row-time.ts'

/** What one row says, before it is known what the whole table tells of units, signs and days. */
export interface Line {
  readonly row: StatementRow
  readonly time: RowTime
  /** In hundredths of the unit of its column, with its sign; null: no sum. */
  readonly sum: bigint | null
  readonly sumFault: SumFault | 'both-sides' | null
  readonly isYuan: boolean
  /** Does the sum have a plus before it? */
  readonly isPlus: boolean
  readonly unit: Unit | null
  /** The side that a column says; null: none does. */
  readonly side: Direction | null
  /** A word on the side that is not known. */
  readonly sideWord: string | null
  readonly currency: string | null
  readonly balance: bigint | null
  readonly balanceUnit: Unit | null
  readonly state: PaymentState | null
  readonly stateWord: string | null
  readonly refunded: bigint | null
  readonly fee: bigint | null
  readonly rowNo: string | null
  readonly texts: LineTexts
}

/** Names and numbers of a line, as text. */
export interface LineTexts {
  readonly own: string | null
  readonly ownName: string | null
  readonly payer: string | null
  readonly payerName: string | null
  readonly payee: string | null
  readonly payeeName: string | null
  readonly other: string | null
  readonly otherName: string | null
  readonly serial: string | null
  readonly order: string | null
  readonly kind: string | null
  readonly memo: string | null
}

/** Reads a row by a layout. */
export function lineOf(row: StatementRow, layout: Layout): Line {
  const money = moneyOf(row, layout)
  const state = stateOfRow(row, layout)
  const fee = sumAt(row, columnsOf(layout, 'fee'))
  const side = money.side ?? sideOf(row, layout)
  return {
    row,
    time: timeOfRow(row, layout),
    ...money,
    side: side.direction,
    sideWord: side.word,
    ...balanceOf(row, layout),
    state: state.state,
    stateWord: state.word,
    refunded: state.refunded ?? money.refunded,
    fee: fee?.hundredths ?? feeIn(row, layout),
    rowNo: textAt(row, layout, 'rowNo'),
    texts: textsOf(row, layout),
  }
}

interface RowMoney {
  readonly sum: bigint | null
  readonly sumFault: Line['sumFault']
  readonly isYuan: boolean
  readonly isPlus: boolean
  readonly unit: Unit | null
  readonly currency: string | null
  readonly side: { direction: Direction; word: null } | null
  readonly refunded: bigint | null
}

const NO_MONEY: RowMoney = {
  sum: null,
  sumFault: null,
  isYuan: false,
  isPlus: false,
  unit: null,
  currency: null,
  side: null,
  refunded: null,
}

/** The first group of columns that holds a sum: booked before plain, plain before as traded abroad. */
function moneyOf(row: StatementRow, layout: Layout): RowMoney {
  const columns = (['amount', 'in', 'out'] as const).flatMap((f) => columnsOf(layout, f))
  const ranks = [...new Set(columns.map((c) => c.rank))].sort((a, b) => a - b)
  let faulty: RowMoney | null = null
  for (const rank of ranks) {
    const money = moneyOfRank(row, layout, rank)
    if (money?.sumFault === null) return money
    faulty ??= money
  }
  return faulty ?? NO_MONEY
}

function moneyOfRank(row: StatementRow, layout: Layout, rank: number): RowMoney | null {
  const of = (field: FieldId) => columnsOf(layout, field).filter((c) => c.rank === rank)
  const apart = apartSums(row, of('in'), of('out'))
  if (apart) return withCurrency(apart, row, layout, rank)
  for (const column of of('amount')) {
    const money = single(row, column)
    if (money) return withCurrency(money, row, layout, rank)
  }
  return null
}

/** 收入 and 支出 in columns of their own: one of them holds the sum, the other nothing or zero. */
function apartSums(
  row: StatementRow,
  ins: readonly Column[],
  outs: readonly Column[],
): RowMoney | null {
  const sides = [
    ...ins.map((column) => ({ column, direction: 'in' as const })),
    ...outs.map((column) => ({ column, direction: 'out' as const })),
  ]
  const found = sides.flatMap(({ column, direction }) => {
    const money = single(row, column)
    return money ? [{ ...money, side: { direction, word: null } }] : []
  })
  const filled = found.filter((m) => m.sumFault !== null || m.sum !== 0n)
  const [first, second] = filled
  if (first && second) return { ...first, sum: null, sumFault: 'both-sides' }
  return first ?? found[0] ?? null
}

function single(row: StatementRow, column: Column): RowMoney | null {
  const read = readSum(row.cells[column.index])
  if (read === null) return null
  const base = { ...NO_MONEY, unit: column.unit, currency: column.currency }
  if ('fault' in read) return { ...base, sumFault: read.fault }
  const { remark } = read
  const refunded = remark === null ? null : remarkRefund(remark, read.hundredths)
  return {
    ...base,
    sum: read.hundredths,
    isYuan: read.isYuan,
    isPlus: read.isPlus,
    currency: read.currency ?? column.currency,
    refunded,
  }
}

function remarkRefund(remark: string, sum: bigint): bigint | null {
  return /全额退/.test(remark) ? sum : refundedIn(remark)
}

/** The currency of the group, or of any; what the sum itself says goes before. */
function withCurrency(money: RowMoney, row: StatementRow, layout: Layout, rank: number): RowMoney {
  if (money.currency !== null) return money
  const columns = columnsOf(layout, 'currency')
  const own = columns.filter((c) => c.rank === rank)
  for (const column of [...own, ...columns]) {
    const currency = currencyNamed(said(row.cells[column.index]))
    if (currency !== null) return { ...money, currency }
  }
  return money
}

function wordOf({ words }: Layout, cell: string | null): Direction | null {
  const text = word(cell)
  return words.get(text) ?? words.get(text.toLowerCase()) ?? null
}

function sideOf(row: StatementRow, layout: Layout) {
  const cells = columnsOf(layout, 'direction').map((c) => row.cells[c.index] ?? null)
  for (const cell of cells) {
    const direction = wordOf(layout, cell) ?? directionOf(cell)
    if (direction !== null) return { direction, word: null }
  }
  for (const { index } of columnsOf(layout, 'fund')) {
    const direction = directionOf(row.cells[index])
    if (direction !== null) return { direction, word: null }
  }
  return { direction: null, word: cells.map((c) => said(c)).find((w) => w !== null) ?? null }
}

function stateOfRow(row: StatementRow, layout: Layout) {
  const columns = columnsOf(layout, 'state')
  if (columns.length === 0) return { state: 'done' as const, word: null, ...refundOf(row, layout) }
  for (const { index } of columns) {
    const read = stateOf(row.cells[index])
    if (read === null) continue
    const refunded = read.refunded ?? refundOf(row, layout).refunded
    return { state: read.state, word: said(row.cells[index]), refunded }
  }
  const state = layout.form.stateNeeded ? null : ('done' as const)
  return { state, word: null, ...refundOf(row, layout) }
}

/** 成功退款（元）: zero is nothing. */
function refundOf(row: StatementRow, layout: Layout): { refunded: bigint | null } {
  const sum = sumAt(row, columnsOf(layout, 'refunded'))
  return { refunded: sum && sum.hundredths > 0n ? sum.hundredths : null }
}

function balanceOf(row: StatementRow, layout: Layout) {
  for (const column of columnsOf(layout, 'balance')) {
    const sum = sumAt(row, [column])
    if (sum) return { balance: sum.hundredths, balanceUnit: column.unit }
  }
  return { balance: null, balanceUnit: null }
}

function sumAt(row: StatementRow, columns: readonly Column[]) {
  for (const { index } of columns) {
    const read: ReadSum = readSum(row.cells[index])
    if (read && !('fault' in read)) return read
  }
  return null
}

/** 服务费¥0.10 in the remark of a withdrawal. */
function feeIn(row: StatementRow, layout: Layout): bigint | null {
  for (const { index } of columnsOf(layout, 'note')) {
    const found = /^(?:服务费|手续费):?[¥￥]?([\d.,]+)元?$/.exec(word(row.cells[index]))
    const sum = found ? readSum(found[1]) : null
    if (sum && 'hundredths' in sum) return sum.hundredths
  }
  return null
}

function textsOf(row: StatementRow, layout: Layout): LineTexts {
  const text = (field: FieldId) => textAt(row, layout, field)
  const parts = (['kind', 'goods', 'note'] as const).flatMap((field) =>
    columnsOf(layout, field).flatMap((c) => said(row.cells[c.index]) ?? []),
  )
  return {
    own: text('own'),
    ownName: text('ownName'),
    payer: text('payer'),
    payerName: text('payerName'),
    payee: text('payee'),
    payeeName: text('payeeName'),
    ...otherOf(row, layout),
    serial: text('serial'),
    order: text('order'),
    kind: text('kind'),
    memo: parts.length > 0 ? [...new Set(parts)].join('；') : null,
  }
}

function otherOf(row: StatementRow, layout: Layout): Pick<LineTexts, 'other' | 'otherName'> {
  const [other, otherName] = [textAt(row, layout, 'other'), textAt(row, layout, 'otherName')]
  const [column] = columnsOf(layout, 'otherName')
  const isBoth =
    other === null && otherName !== null && column !== undefined && isJoint(column.header)
  return (isBoth ? numberAndName(otherName) : null) ?? { other, otherName }
}

function textAt(row: StatementRow, layout: Layout, field: FieldId): string | null {
  for (const { index } of columnsOf(layout, field)) {
    const text = said(row.cells[index])
    if (text !== null) return text
  }
  return null
}
