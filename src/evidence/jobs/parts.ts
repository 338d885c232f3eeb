import type { Item, ItemResult, ReadOverrides } from './job.ts'
import type { Locator } from '../locator.ts'
import type { FileOutcome } from '../outcome.ts'
import { mergeRanges, rangesMeet, type RangeResult } from './ranges.ts'
import type { FilePath } from '../source.ts'
import { mergeStretches, type StretchResult } from './stretches.ts'

/** Ranges of a large text: sixteen, so that all processes end together, of a size within these. */
const RANGES = 16
const LEAST_RANGE = 4 * 2 ** 20
const MOST_RANGE = 32 * 2 ** 20

/** A large text or sheet that is to be read in parts, side by side. */
export type Split = Extract<ItemResult, { kind: 'split' | 'split-sheet' }>
export type PartResult = RangeResult | StretchResult

interface Given {
  readonly path: FilePath
  readonly at: Locator
  readonly overrides: ReadOverrides
}

/** What each part of the file is to read: ranges of bytes of a text, stretches of the XML of a sheet. */
export function partsOf(split: Split, file: Given, bytes: number): Item[] {
  if (split.kind === 'split-sheet') {
    const { plan } = split
    return plan.stretches.map((_, index) => ({ kind: 'stretch', ...file, plan, index }))
  }
  const range = Math.min(MOST_RANGE, Math.max(LEAST_RANGE, bytes / RANGES))
  const count = Math.max(1, Math.ceil(bytes / range))
  const bounds = Array.from({ length: count + 1 }, (_, i) => Math.floor((bytes * i) / count))
  const { plan, known } = split
  return bounds.slice(0, -1).map((from, i) => {
    return { kind: 'range', ...file, plan, from, to: bounds[i + 1] ?? bytes, known }
  })
}

/** The outcome of the file of those of its parts; null when they do not make it. */
export function mergeParts(
  results: readonly PartResult[],
  split: Split,
  bytes: number,
  digests: FileOutcome['digests'],
): FileOutcome | null {
  if (split.kind === 'split-sheet') {
    const stretches = results.filter((r) => r.kind === 'stretch')
    return mergeStretches(stretches, split.plan, digests)
  }
  const ranges = results.filter((r) => r.kind === 'range')
  return rangesMeet(ranges) ? mergeRanges(ranges, bytes, digests) : null
}
