import { besideOnDisk, NOTHING_BESIDE, type Beside } from './beside/beside.ts'
import { ownedOutcome, ownerOf } from './beside/owner.ts'
import type { CellLines } from './collect/cell-lines.ts'
import { Collector, partNumbers } from './collect/collect.ts'
import type { Archive } from './containers/archive.ts'
import type { InsideFile } from './containers/inside.ts'
import { nothingListed } from './containers/nothing-listed.ts'
import { splitAt, wholeOf } from './containers/split.ts'
import { digestSource } from './digest.ts'
import { formatOf, readRows, type Format, type Means } from './format/formats.ts'
import type { Item, ItemResult, Job, ReadOverrides } from './jobs/job.ts'
import { lastName, type Locator } from './locator.ts'
import { LargeFiles, PREVIEW } from './large-files.ts'
import { Keys } from './locks/keys.ts'
import { openedIssue } from './locks/told.ts'
import { unlocked } from './locks/unlocked.ts'
import { head, held, opened } from './opened.ts'
import { volumeOutcome } from './member-outcomes.ts'
import type { FileOutcome, FilesLater, Later } from './outcome.ts'
import { statusOf, unreadOutcome } from './refusal.ts'
import { Watched } from './watched.ts'
import { memorySource, type ByteSource } from './source.ts'
import type { SpoolWriter } from './spool/spool-writer.ts'
import { isStatement, statementOutcome } from './statement-file.ts'
import { readingByName, readingFor, withMet, type Taken } from './taught.ts'
import { Unpacking } from './unpacking.ts'

/** Read from beginning to end. */
const STREAMED: ReadonlySet<Format['read']> = new Set(['data', 'chat', 'text'])

/**
 * Reads the items of one job, in the child process. Bad data never throws: it becomes issues of the file. A full disk
 * does, and so do faults of our own; both end the job.
 */
export class Intake {
  readonly #job: Job
  readonly #spool: SpoolWriter
  readonly #nextPart: () => number
  readonly #progress: (bytes: number) => void
  /** Set for `read --cells`: rows go there, and nowhere else. */
  readonly #cells: CellLines | null
  readonly #keys: Keys
  readonly #unpacking: Unpacking
  readonly #large: LargeFiles

  constructor(
    job: Job,
    spool: SpoolWriter,
    progress: (bytes: number) => void,
    cells: CellLines | null = null,
    begun: (place: readonly number[]) => void = () => undefined,
  ) {
    this.#job = job
    this.#spool = spool
    this.#cells = cells
    this.#nextPart = partNumbers(job.job)
    this.#progress = progress
    this.#keys = new Keys(job.passwords, () => progress(0))
    this.#large = new LargeFiles(job, progress, {
      of: (...asked) => this.#collector(...asked),
      look: (overrides) => this.#look(overrides),
    })
    this.#unpacking = new Unpacking(job, progress, {
      read: (...found) => this.#read(...found),
      own: (...container) => this.#own(...container),
      begun,
    })
  }

  async item(item: Item): Promise<Later<ItemResult>> {
    const source = opened(item.path)
    if (source === null) {
      const files = [unreadOutcome(item.at, 'NO_ACCESS', '', 0)]
      return () => ({ kind: 'files', files })
    }
    try {
      return await this.#inSplit(item, source)
    } finally {
      source.close()
    }
  }

  /** Volumes of a split archive are read with their first; the others are only listed. */
  async #inSplit(item: Item, source: ByteSource): Promise<Later<ItemResult>> {
    const volumed = item.kind === 'file' || item.kind === 'members'
    const split = volumed ? splitAt(item.path, source) : null
    if (split === null) return this.#opened(item, source)
    if ('first' in split) {
      const files = [volumeOutcome(item.at, source, split, this.#job.digests)]
      this.#progress(source.size)
      return () => ({ kind: 'files', files })
    }
    try {
      return await this.#opened(item, split.whole)
    } finally {
      split.close()
    }
  }

  async #opened(item: Item, source: ByteSource): Promise<Later<ItemResult>> {
    switch (item.kind) {
      case 'digest': {
        const digests = digestSource(source, this.#job.digests)
        return () => ({ kind: 'digest', digests })
      }
      case 'range': {
        // Of most files nothing was taught: then nobody asks again what they are.
        if (!item.overrides.taught) return this.#large.range(item, source)
        const format = formatOf(source, lastName(item.at))
        return this.#large.range(await this.#taught(item, item.at, source, format), source)
      }
      case 'stretch':
        return this.#large.stretch(item, held(source))
      case 'section':
        return this.#large.section(item, source)
      case 'members':
        return this.#unpacking.members(item, held(source), formatOf(source, lastName(item.at)))
      case 'file':
        return this.#file(item, source)
    }
  }

  async #file(
    item: Extract<Item, { kind: 'file' }>,
    source: ByteSource,
  ): Promise<Later<ItemResult>> {
    const bytes = held(source)
    if (isStatement(item, item.at)) return this.#statement(bytes, item.at)
    const format = formatOf(bytes, lastName(item.at))
    const apart = item.whole ? null : await this.#takenApart(item, bytes, format)
    if (apart) return apart
    const beside = besideOnDisk(item.path)
    const files = await this.#read(bytes, item.at, format, item, 0, beside)
    return () => ({ kind: 'files', files: files.map((f) => f()) })
  }

  /** A large text or sheet, or a container of many members, is not read here, but handed out over the pool. */
  async #takenApart(
    item: Extract<Item, { kind: 'file' }>,
    source: ByteSource,
    format: Format,
  ): Promise<Later<ItemResult> | null> {
    if (format.read === 'text' && source.size >= this.#job.limits.splitTextFrom) {
      return this.#large.ranges(await this.#taught(item, item.at, source, format), source)
    }
    if (Object.keys(item.overrides).length === 0) {
      if (format.read === 'xlsx') return this.#large.stretches(source)
      const sections = await this.#large.sections(source, format)
      if (sections) return sections
    }
    return format.read === 'container' ? this.#unpacking.handOut(item, source, format) : null
  }

  /** Reads bytes of any kind; members of a container come after the container. */
  async #read(
    source: ByteSource,
    at: Locator,
    format: Format,
    given: Item,
    depth: number,
    beside: Beside,
  ): Promise<FilesLater> {
    if (isStatement(given, at)) return [() => statementOutcome(source, at, this.#job.digests)]
    const owned = format.id === 'binary' ? await ownerOf(lastName(at), source, beside) : null
    if (owned) {
      if (depth === 0) this.#progress(source.size)
      return [() => ownedOutcome(at, source, owned, this.#job.digests)]
    }
    if (format.read === 'container') return this.#unpacking.whole(source, at, format, given, depth)
    const digests = digestSource(source, this.#job.digests)
    const open = await unlocked(source, at, format, this.#keys)
    const item = await this.#taught(given, at, open.source, open.format, beside)
    const collector = this.#collector(item)
    const overrides = 'overrides' in item ? item.overrides : {}
    this.#tellCells(at, overrides, collector)
    const sink = this.#cells ?? collector
    const told = (bytes: number) => {
      if (depth === 0) this.#progress(bytes)
    }
    const watched = new Watched(open.source, told)
    const seen = STREAMED.has(format.read) ? watched : open.source
    for (const issue of open.issues) sink.issue(issue)
    const files: InsideFile[] = []
    const inside = (found: readonly InsideFile[]) => files.push(...found)
    const { title } = open.format
    const plan = open.closed
      ? null
      : await readRows(seen, open.format, sink, overrides, { ...this.#means(beside), inside })
    collector.close()
    if (collector.silent && !this.#cells) collector.issue(NO_ROWS)
    told(source.size - watched.told)
    const encoding = plan?.encoding ?? null
    const file = { at, bytes: source.size, digests, format: title, encoding }
    const own = () => withMet(collector.file(file), item)
    return this.#unpacking.inside(own, files, { source, at, item: given, depth })
  }

  #tellCells(at: Locator, overrides: ReadOverrides, collector: Collector): void {
    this.#cells?.file(at, overrides, (issue) => {
      collector.issue(issue)
    })
  }

  #statement(source: ByteSource, at: Locator): Later<ItemResult> {
    const files = [statementOutcome(source, at, this.#job.digests)]
    this.#progress(source.size)
    return () => ({ kind: 'files', files })
  }

  /** A container as a file of its own: what is wrong with it, and the rows that it holds beside its members. */
  #own(source: ByteSource, at: Locator, archive: Archive, given: Item): Later<FileOutcome> {
    const item =
      'overrides' in given ? { ...given, overrides: readingByName(at, given.overrides) } : given
    const collector = this.#collector(item)
    const file = wholeOf(source)?.own ?? source
    const digests = digestSource(file, this.#job.digests)
    if (archive.own) {
      this.#tellCells(at, 'overrides' in item ? item.overrides : {}, collector)
      archive.own(this.#cells ?? collector)
    }
    const nothing = nothingListed(archive, source)
    const issues = nothing ? [nothing] : archive.issues
    for (const { code, message } of issues) collector.issue({ code, message })
    const { passwordLine } = archive
    if (passwordLine) collector.issue(openedIssue(passwordLine))
    collector.close()
    return () => {
      const { title } = archive
      const own = collector.file({ at, bytes: file.size, digests, format: title, encoding: null })
      const parts = own.tables.length + archive.entries.length
      return { ...own, status: statusOf(collector.issues, parts) }
    }
  }

  /** The item with what holds for this file of all that the examiner said. */
  async #taught<T extends Item>(
    item: T,
    at: Locator,
    source: ByteSource,
    format: Format,
    beside = NOTHING_BESIDE,
  ): Promise<T & Taken> {
    if (!('overrides' in item) || !item.overrides.taught) return item
    const probe = async (overrides: ReadOverrides) => {
      const look = this.#look(overrides)
      const bytes = format.read === 'text' ? memorySource(head(source, PREVIEW)) : source
      await readRows(bytes, format, look, overrides, this.#means(beside))
      return look.outcomes()
    }
    return { ...item, ...(await readingFor(at, item.overrides, probe)) }
  }

  #means(beside: Beside): Means {
    return { spoolDir: this.#job.spoolDir, keys: this.#keys, beside }
  }

  /** Collects to be looked at, and keeps nothing. */
  #look(overrides: ReadOverrides): Collector {
    return new Collector(null, this.#nextPart, undefined, overrides)
  }

  #collector(item: Item, known?: ConstructorParameters<typeof Collector>[2]): Collector {
    const overrides = 'overrides' in item ? item.overrides : {}
    return new Collector(this.#spool, this.#nextPart, known, overrides)
  }
}

const NO_ROWS = { code: 'EMPTY_FILE', message: '文件中没有行 / the file holds no rows' } as const
