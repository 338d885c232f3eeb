import type { StatementCheck } from '../../../report/statements.ts'
import { compareByCode } from '../order.ts'
import type { Settled } from '../settled/settle.ts'
import { closes, differs, unchecked } from './check.ts'

/**
 * 余额连续: each balance is the one before it and the sum between. The lines may stand from old to new or from new to
 * old; where neither holds they are put in order of time first.
 *
 * @example 100.00 · 收入 20.00 → 120.00 · 支出 5.00 → 115.00 closes; 114.00 in its place differs at the third line
 */
export function balanceCheck(lines: readonly Settled[]): StatementCheck | null {
  if (lines.every((l) => l.payment.balance === null)) return null
  const known = lines.filter((l) => l.payment.balance !== null && l.payment.state !== 'failed')
  if (known.length < 2) return unchecked('balance', '有余额的不足两笔')
  const chains = [...byAccount(known).values()].filter((chain) => chain.length > 1)
  if (chains.length === 0) return unchecked('balance', '每个账户有余额的不足两笔')
  const found = chains.map(bestOf)
  const breaks = found.flatMap((f) => f.breaks)
  const links = found.reduce((sum, f) => sum + f.links, 0)
  const open = found.reduce((sum, f) => sum + f.open, 0)
  if (links === 0) return unchecked('balance', '收支方向不明')
  const note = open > 0 ? `（另有${String(open)}处收支方向不明，未核对）` : ''
  const order = found.some((f) => f.sorted) ? '按时间排序后' : ''
  const sentence = `余额${order}逐笔推算${String(links)}处${note}`
  if (breaks.length === 0) return closes('balance', sentence)
  const places = breaks.map((l) => l.payment.at)
  return differs('balance', `${sentence}：不符${String(breaks.length)}处`, places)
}

function byAccount(lines: readonly Settled[]): Map<string, Settled[]> {
  const all = new Map<string, Settled[]>()
  for (const line of lines) {
    const key = `${line.payment.own ?? ''}\n${line.payment.currency}`
    const chain = all.get(key) ?? []
    chain.push(line)
    all.set(key, chain)
  }
  return all
}

interface Chain {
  readonly breaks: readonly Settled[]
  readonly links: number
  /** Links that cannot be computed, because the side is not known. */
  readonly open: number
  readonly sorted: boolean
}

/** The order with the fewest breaks: as it stands, turned round, or by time. */
function bestOf(lines: readonly Settled[]): Chain {
  const down = chainOf(lines, false)
  const up = chainOf(lines.toReversed(), false)
  const best = up.breaks.length < down.breaks.length ? up : down
  if (best.breaks.length === 0 || lines.some((l) => l.payment.precision !== 'second')) return best
  const byTime = lines.toSorted((a, b) => compareByCode(a.payment.time ?? '', b.payment.time ?? ''))
  const sorted = chainOf(byTime, true)
  return sorted.breaks.length < best.breaks.length ? sorted : best
}

function chainOf(lines: readonly Settled[], sorted: boolean): Chain {
  const breaks: Settled[] = []
  let [links, open] = [0, 0]
  for (const [i, line] of lines.entries()) {
    const before = lines[i - 1]?.payment.balance
    if (before === undefined || before === null) continue
    if (line.effect === null) open++
    else {
      links++
      if (before + line.effect !== line.payment.balance) breaks.push(line)
    }
  }
  return { breaks, links, open, sorted }
}
