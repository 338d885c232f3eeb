import type { Item, ItemResult, ReadOverrides } from './job.ts'
import type { Locator } from '../locator.ts'
import type { FileOutcome } from '../outcome.ts'
import { mergeRanges, rangesMeet, type RangeResult } from './ranges.ts'
import { forSection } from './sections/one-section.ts'
import type { SectionPlan } from './sections/sections.ts'
import type { FilePath } from '../source.ts'
import { mergeStretches, type StretchResult } from './stretches.ts'

/** Ranges of a large text: sixteen, so that all processes end together, of a size within these. */
const RANGES = 16
const LEAST_RANGE = 4 * 2 ** 20
const MOST_RANGE = 32 * 2 ** 20

/** A large file that is to be read in parts, side by side. */
export type Split = Extract<ItemResult, { kind: 'split' | 'split-sheet' | 'split-sections' }>
type SectionItem = Extract<ItemResult, { kind: 'section' }>
export type PartResult = RangeResult | StretchResult | SectionItem

/**
 * What joins sections brings the readers of all formats that are cut so, a third of the modules of a count: it is loaded where a file
 * is cut, while its sections are read.
 */
const joining = () => import('./sections/sections.ts')

interface Given {
  readonly path: FilePath
  readonly at: Locator
  readonly overrides: ReadOverrides
}

/** What each part of the file is to read: ranges of bytes of a text, stretches of the XML of a sheet, sections of lines. */
export function partsOf(split: Split, file: Given, bytes: number): Item[] {
  if (split.kind === 'split-sections') {
    const { plan } = split
    void joining()
    return plan.sections.map((_, index) => sectionItem(plan, index, file))
  }
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

function sectionItem(plan: SectionPlan, index: number, file: Given): Item {
  return { kind: 'section', ...file, plan: forSection(plan, index), index }
}

/** The parts that took something for known which others have shown to be otherwise, and what is known now; null: none did. */
export async function partsAnew(
  results: readonly (PartResult | null)[],
  split: Split,
  file: Given,
): Promise<{ readonly split: Split; readonly items: ReadonlyMap<number, Item> } | null> {
  if (split.kind !== 'split-sections') return null
  const sections = results.flatMap((r) => (r?.kind === 'section' ? [r.section] : []))
  const { startsAnew } = await joining()
  const anew = sections.length === results.length ? startsAnew(split.plan, sections) : null
  if (anew === null) return null
  const { plan } = anew
  const items = anew.sections.map((index) => [index, sectionItem(plan, index, file)] as const)
  return { split: { ...split, plan }, items: new Map(items) }
}

/** The outcome of the file of those of its parts; null when they do not make it. */
export async function mergeParts(
  results: readonly PartResult[],
  split: Split,
  bytes: number,
  digests: FileOutcome['digests'],
): Promise<FileOutcome | null> {
  if (split.kind === 'split-sheet') {
    const stretches = results.filter((r) => r.kind === 'stretch')
    return mergeStretches(stretches, split.plan, digests)
  }
  if (split.kind === 'split-sections') {
    const sections = results.flatMap((r) => (r.kind === 'section' ? [r.section] : []))
    const { joinSections } = await joining()
    return joinSections(sections, split.plan, digests)
  }
  const ranges = results.filter((r) => r.kind === 'range')
  return rangesMeet(ranges) ? mergeRanges(ranges, bytes, digests) : null
}
