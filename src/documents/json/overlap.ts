import type { OverlapReport } from '../../report/chain.ts'
import type { OriginReport } from '../../report/origin.ts'
import { plainJson } from './json.ts'

/**
 * What machines get of `shuzheng overlap --json` (design section 7): batches, pairs with their fingerprints, what hangs
 * together. `pairs` may be fewer than share anything: `counts` says how many there are.
 */
export function overlapJson(report: OverlapReport, origin: OriginReport | null): string {
  const found = new Map(
    (origin?.pairs ?? []).map((p) => [JSON.stringify([p.a, p.b]), p.fingerprints]),
  )
  const { incomplete, pairs, ...rest } = report
  return plainJson({
    complete: !incomplete,
    ...rest,
    pairs: pairs.map((pair) => ({
      ...pair,
      fingerprints:
        found.get(JSON.stringify([pair.a, pair.b])) ??
        found.get(JSON.stringify([pair.b, pair.a])) ??
        [],
    })),
    origin,
  })
}
