import type { Collector } from './collect/collect.ts'
import { formatOf, type Format } from './format/formats.ts'
import { FORMATS } from './format/titles.ts'
import type { Item, ItemResult, Job, ReadOverrides } from './jobs/job.ts'
import { lastName } from './locator.ts'
import { head } from './opened.ts'
import type { Later } from './outcome.ts'
import { tellTalk } from './readers/chat/talk-tables.ts'
import { TextColumns } from './readers/json/text-columns.ts'
import { planText } from './readers/text/dialect.ts'
import { readText } from './readers/text/read.ts'
import { isSplittable } from './readers/text/shapes/shape.ts'
import { memorySource, type ByteSource } from './source.ts'
import { withMet, type Taken } from './taught.ts'

/** Enough to see the header of a large text file. */
export const PREVIEW = 2 ** 20

/** Where the rows of a part go: to the spool, or, to be looked at, nowhere. */
interface Collectors {
  of(item: Item, known?: ConstructorParameters<typeof Collector>[2]): Collector
  look(overrides: ReadOverrides): Collector
}

/** Large texts, sheets and files of lines: how each is shared out over the pool, and the parts of it that are read here. */
export class LargeFiles {
  readonly #job: Job
  readonly #progress: (bytes: number) => void
  readonly #collectors: Collectors

  constructor(job: Job, progress: (bytes: number) => void, collectors: Collectors) {
    this.#job = job
    this.#progress = progress
    this.#collectors = collectors
  }

  /** The stretches of a large sheet; null where it is read whole. */
  async stretches(source: ByteSource): Promise<Later<ItemResult> | null> {
    const { planSheet } = await import('./jobs/large-sheets.ts')
    const plan = await planSheet(source, this.#job.limits.splitFrom, this.#job.spoolDir)
    return plan && (() => ({ kind: 'split-sheet', plan }))
  }

  /** The sections of a large file of lines; null where it has none. */
  async sections(source: ByteSource, format: Format): Promise<Later<ItemResult> | null> {
    const { splitTextFrom } = this.#job.limits
    if (source.size < splitTextFrom) return null
    const { planSections } = await import('./jobs/sections/sections.ts')
    const plan = planSections(this.#told(source), format, splitTextFrom)
    return plan && (() => ({ kind: 'split-sections', plan }))
  }

  /** The same source; each look at it is told, for a large file is looked over before it is cut. */
  #told(source: ByteSource): ByteSource {
    const read = (...asked: Parameters<ByteSource['read']>) => {
      this.#progress(0)
      return source.read(...asked)
    }
    return { size: source.size, read, close: () => undefined }
  }

  /** Reads one stretch of a sheet. */
  async stretch(
    item: Extract<Item, { kind: 'stretch' }>,
    source: ByteSource,
  ): Promise<Later<ItemResult>> {
    const { at, plan, index } = item
    const collector = this.#collectors.of(item, index > 0 ? plan.known : undefined)
    const { readStretch } = await import('./jobs/large-sheets.ts')
    const ends = await readStretch(source, plan, index, collector, this.#job.spoolDir)
    collector.close()
    this.#progress(source.size / plan.stretches.length)
    const { title } = formatOf(source, lastName(at))
    return () => {
      const whole = { at, bytes: source.size, digests: {}, format: title, encoding: null }
      const file = collector.file(whole)
      return { kind: 'stretch', file, ends }
    }
  }

  /** Reads one section of a file of lines. */
  async section(
    item: Extract<Item, { kind: 'section' }>,
    source: ByteSource,
  ): Promise<Later<ItemResult>> {
    const { at, plan, index } = item
    const { readSection } = await import('./jobs/sections/sections.ts')
    const { from = 0, to = 0 } = plan.sections[index] ?? {}
    const section = readSection(source, plan, index, this.#collectors.of(item), at)
    this.#progress(to - from)
    return () => ({ kind: 'section', index, section: section() })
  }

  /** The ranges of a large text, with what is known of it from its beginning; null where it is read whole. */
  ranges(item: Extract<Item, { kind: 'file' }>, source: ByteSource): Later<ItemResult> | null {
    const plan = planText(source, item.overrides)
    if (plan.shape && !isSplittable(plan.shape)) return null
    const look = this.#collectors.look(item.overrides)
    const preview = memorySource(head(source, PREVIEW))
    const texts = new TextColumns(look)
    const sink = item.overrides.header === undefined ? tellTalk(texts) : texts
    readText(preview, plan, { from: 0, to: preview.size }, sink)
    const [known = null, ...more] = look.starts
    const isTalk = look.issues.some(({ code }) => code === 'CONVERSATION')
    // A form goes on over many lines, and a part of the file does not know where one began, nor which fields texts hold;
    // messages are told by who reads them all.
    if (more.length > 0 || known?.form || texts.found || isTalk) return null
    return () => ({ kind: 'split', plan, known })
  }

  /** Reads one range of a text. */
  range(item: Extract<Item, { kind: 'range' }> & Taken, source: ByteSource): Later<ItemResult> {
    const { plan, from, to } = item
    const known = from > 0 && item.known ? { ...item.known, known: true as const } : undefined
    const collector = this.#collectors.of(item, known)
    const texts = new TextColumns(collector)
    const text = readText(source, plan, { from, to }, texts)
    collector.close()
    this.#progress(to - from)
    return () => {
      const [, format] = FORMATS.text
      const { at } = item
      const { encoding } = plan
      const file = collector.file({ at, bytes: source.size, digests: {}, format, encoding })
      const range = { kind: 'range' as const, file: withMet(file, item), text, plan }
      return texts.found ? { ...range, holdsJson: true } : range
    }
  }
}
