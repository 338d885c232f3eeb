import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Persons in each list, and those in both. */
export const TWO_BATCHES = { first: 40, second: 30, shared: 20 } as const

/**
 * A small case: three persons, two batches with files that share twenty persons, three transfers of which one has no
 * evidence, two accounts under one display name, and a payment that nobody has confirmed.
 */
export function twoBatches(folder: string): void {
  mkdirSync(join(folder, 'evidence'), { recursive: true })
  writeFileSync(join(folder, 'evidence', '甲.csv'), listOf(0, TWO_BATCHES.first))
  writeFileSync(join(folder, 'evidence', '乙.csv'), listOf(20, TWO_BATCHES.second))
  writeFileSync(join(folder, 'case.yaml'), CASE)
}

const CASE = `title: 两个批次三个人（演示数据，人物均为虚构）
demo: true
parties:
  - { id: up, name: 上家某, state: 未到案, evidence: 卷一第1页 }
  - { id: mid, name: 中间某, evidence: 卷一第2页 }
  - { id: end, name: 下家某, evidence: 卷一第3页 }
accounts:
  - { id: wx1, platform: wechat, shown-as: 数据小店, user: up, evidence: 卷一第4页 }
  - { id: wx2, platform: wechat, user: mid, passing-as: [{ name: 数据小店, of: up }] }
batches:
  - { id: b1, files: [evidence/甲.csv] }
  - { id: b2, files: [evidence/乙.csv] }
transfers:
  - { id: t1, on: 2023-03-01, kind: sell, from: [up], to: [mid], batch: b1, priced-units: 40, unit-price: 0.25, evidence: 卷一第11页 }
  - { id: t2, on: 2023-03-02, kind: sell, from: [mid], to: [end], batch: b1, priced-units: 30, free-units: 10, unit-price: 0.45, evidence: 卷一第12页 }
  - { id: t3, on: 2023-03-03, kind: sell, from: [mid], to: [end], batch: b2, priced-units: 30, unit-price: 0.5 }
payments:
  - { id: p1, on: 2023-03-01, from: mid, to: up, amount: 10, for: price, evidence: 卷二第1页 }
`

/** Lines of made-up persons with the numbers `from` to `from + n`. */
function listOf(from: number, n: number): string {
  const lines = Array.from({ length: n }, (_, i) => {
    const person = from + i
    const name = `${'赵钱孙李周吴郑王'[person % 8] ?? ''}${'建国志强秀英丽华'[(person >> 3) % 8] ?? ''}明`
    return `${name},138${String(10_000_000 + person * 7919)}`
  })
  return `姓名,电话\n${lines.join('\n')}\n`
}
