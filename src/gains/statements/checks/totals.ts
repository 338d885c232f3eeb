import type { StatementCheck } from '../../../report/statements.ts'
import { readSum } from '../values/amount.ts'
import { plain, word } from '../values/cells.ts'
import type { Direction } from '../values/direction.ts'
import type { StatedTotal } from '../head.ts'
import type { Settled, SettledBlock } from '../settled/settle.ts'
import { closes, differs, unchecked, type What } from './check.ts'
import { yuan } from '../../../report/amounts.ts'

const WHAT: Readonly<Record<Direction, { readonly what: What; readonly name: string }>> = {
  in: { what: 'total-in', name: '收入' },
  out: { what: 'total-out', name: '支出' },
  neutral: { what: 'total-neutral', name: '不计收支' },
}

/** 共n笔, 收入：n笔 x元: what a statement says above or below its lines, beside the lines that stand in it. */
export function totalChecks(settled: SettledBlock): StatementCheck[] {
  const { head, lines } = settled
  const stated = head.totals.map((total) =>
    total.direction === null
      ? lineCheck(total, lines.length)
      : sideCheck(total, total.direction, settled),
  )
  return [...stated, ...rowChecks(settled)]
}

/**
 * Does a table say that there are more lines than stand in the whole statement (its total may stand above the first of
 * several pages)? Then the statement was cut, or not exported whole.
 */
export function isShort({ head }: SettledBlock, all: readonly SettledBlock[]): boolean {
  const lines = all.flatMap((block) => block.lines)
  return head.totals.some(({ lines: stated, direction }) => {
    const own = direction === null ? lines : lines.filter((l) => l.said === direction)
    return stated !== null && own.length < stated
  })
}

function lineCheck({ lines: stated }: StatedTotal, found: number): StatementCheck {
  const n = stated ?? 0
  const sentence = `载明共${String(n)}笔，表中${String(found)}笔`
  if (n === found) return closes('total-lines', sentence)
  const short =
    found < n ? `少${String(n - found)}笔，可能未导出完整或者被截断` : `多${String(found - n)}笔`
  return differs('total-lines', `${sentence}：不符（${short}）`)
}

function sideCheck(total: StatedTotal, side: Direction, settled: SettledBlock): StatementCheck {
  const own = settled.lines.filter((l) => l.said === side)
  const sum = sumOf(own)
  const stated = inFen(total.sum ?? 0n, settled)
  if (stated === null) return unchecked(WHAT[side].what, '金额单位不明')
  const { what, name } = WHAT[side]
  const lines = total.lines ?? own.length
  const sentence = `载明${name}${String(lines)}笔${yuan(stated)}，表中${String(own.length)}笔${yuan(sum)}`
  if (stated === sum && lines === own.length) return closes(what, sentence)
  const why = [
    ...(lines === own.length ? [] : [`差${String(Math.abs(lines - own.length))}笔`]),
    ...(stated === sum ? [] : [`差${yuan(gap(stated, sum))}`]),
  ]
  return differs(what, `${sentence}：不符（${why.join('，')}）`)
}

type TotalRow = SettledBlock['block']['totals'][number]

/** Rows of totals that all close are told in one sentence, where there are more than these. */
const MOST_ROWS = 2

/** 合计 under the columns of 收入 and 支出: of all lines, of those above it, or of those since the total before it. */
function rowChecks(settled: SettledBlock): StatementCheck[] {
  return (['in', 'out'] as const).flatMap((side) => {
    const found = rowsOfTotals(settled, side)
    const { what, name } = WHAT[side]
    if (found.length <= MOST_ROWS || found.some((check) => check.check !== 'closes')) return found
    return [closes(what, `合计、小计行${String(found.length)}处载明的${name}与表中各笔`)]
  })
}

function rowsOfTotals(settled: SettledBlock, side: 'in' | 'out'): StatementCheck[] {
  const sums = sumsUpTo(settled, side)
  const last = new Map<string, number>()
  let before = 0
  return settled.block.totals.flatMap((total) => {
    const stated = totalAt(total, side, settled)
    const label = word(total.line.row.cells.find((cell) => plain(cell) !== ''))
    const upTo = (n: number) => sums[n] ?? 0n
    const here = upTo(total.after)
    const since = [0, before, last.get(label) ?? 0].map((n) => here - upTo(n))
    before = total.after
    last.set(label, total.after)
    return stated === null
      ? []
      : [rowCheck(stated, [upTo(sums.length - 1), ...since], side, total, settled)]
  })
}

/** Sum of a side over the first n lines, for every n. */
function sumsUpTo({ lines }: SettledBlock, side: 'in' | 'out'): bigint[] {
  let sum = 0n
  const sums = lines.map((l) => (sum += l.said === side ? BigInt(l.payment.fen ?? 0) : 0n))
  return [0n, ...sums]
}

function rowCheck(
  stated: bigint,
  [sum = 0n, ...parts]: readonly bigint[],
  side: 'in' | 'out',
  { line: { row } }: TotalRow,
  { place }: SettledBlock,
): StatementCheck {
  const { what, name } = WHAT[side]
  const part = parts.find((p) => p === stated)
  const sentence = `合计行载明${name}${yuan(stated)}，表中${yuan(stated === sum ? sum : (part ?? sum))}`
  if (stated === sum || part !== undefined) return closes(what, sentence)
  const at = [...place.at, ...(row.row === null ? [] : [row.row])]
  return differs(what, `${sentence}：不符（差${yuan(gap(stated, sum))}）`, [at])
}

function totalAt(
  { line: { row } }: TotalRow,
  side: 'in' | 'out',
  settled: SettledBlock,
): bigint | null {
  const columns = settled.block.layout.columns.get(side) ?? []
  for (const { index } of columns) {
    const sum = readSum(row.cells[index])
    if (sum && !('fault' in sum)) return inFen(sum.hundredths, settled)
  }
  return null
}

function inFen(hundredths: bigint, { unit }: SettledBlock): bigint | null {
  if (unit === null) return null
  return unit.unit === 'yuan' ? hundredths : hundredths / 100n
}

function gap(a: bigint, b: bigint): bigint {
  return a > b ? a - b : b - a
}

function sumOf(lines: readonly Settled[]): bigint {
  return lines.reduce((sum, l) => sum + BigInt(l.payment.fen ?? 0), 0n)
}
