import type { StatementCheck } from '../../../report/statements.ts'
import { compareByCode } from '../order.ts'
import type { Settled, SettledBlock } from '../settled/settle.ts'
import { closes, differs, unchecked } from './check.ts'

/** 序号: every number from the first to the last, each once. Null where there are none. */
export function rowNumberCheck(lines: readonly Settled[]): StatementCheck | null {
  const numbered = lines.flatMap((line) => {
    const n = /^\d{1,9}$/.test(line.rowNo ?? '') ? Number(line.rowNo) : null
    return n === null ? [] : [{ n, line }]
  })
  if (numbered.length < 2 || numbered.length < lines.length / 2 || isOfAll(numbered)) return null
  const sorted = numbered.toSorted((a, b) => a.n - b.n)
  const at: Settled[] = []
  let [missing, twice] = [0, 0]
  for (const [i, { n, line }] of sorted.entries()) {
    const before = sorted[i - 1]?.n
    if (before === undefined || n === before + 1) continue
    if (n === before) twice++
    else missing += n - before - 1
    at.push(line)
  }
  const sentence = `序号${String(sorted[0]?.n)}至${String(sorted.at(-1)?.n)}，共${String(numbered.length)}笔`
  if (at.length === 0) return closes('rows', sentence)
  const faults = [
    ...(missing > 0 ? [`缺${String(missing)}个`] : []),
    ...(twice > 0 ? [`重复${String(twice)}个`] : []),
  ]
  return differs(
    'rows',
    `${sentence}：不符（${faults.join('，')}）`,
    at.map((l) => l.payment.at),
  )
}

/** One number for all lines numbers none of them: the sub-account (子账户序号 00000) under the name 序号. */
function isOfAll(numbered: readonly { readonly n: number }[]): boolean {
  return numbered.length > 2 && new Set(numbered.map(({ n }) => n)).size === 1
}

/** 流水号: no number stands for two different payments. Null where there are none. */
export function serialCheck(lines: readonly Settled[]): StatementCheck | null {
  const numbered = lines.filter((l) => l.payment.serial !== null)
  if (numbered.length < 2) return null
  const seen = new Set<string>()
  const again = numbered.filter(({ payment: { serial, direction } }) => {
    const key = `${serial ?? ''}\n${direction}`
    const isAgain = seen.has(key)
    seen.add(key)
    return isAgain
  })
  const sentence = `流水号${String(numbered.length)}个`
  if (again.length === 0) return closes('serials', `${sentence}，没有重复`)
  return differs(
    'serials',
    `${sentence}：重复${String(again.length)}个`,
    again.map((l) => l.payment.at),
  )
}

/** 起止日期: no line lies outside the days that the statement says it covers. Null where it says none. */
export function periodCheck({ head, lines }: SettledBlock): StatementCheck | null {
  const { from, to } = head
  if (from === null || to === null || lines.length === 0) return null
  if (lines.every((l) => l.payment.time === null)) return unchecked('period', '时间不能读取')
  const [first, last] = [from.slice(0, 10), to.slice(0, 10)]
  const outside = lines.filter(({ payment: { time } }) => {
    const day = time?.slice(0, 10)
    return day !== undefined && (compareByCode(day, first) < 0 || compareByCode(day, last) > 0)
  })
  const sentence = `载明${first}至${last}`
  if (outside.length === 0) return closes('period', sentence)
  const at = outside.map((l) => l.payment.at)
  return differs('period', `${sentence}：${String(outside.length)}笔不在其内`, at)
}
