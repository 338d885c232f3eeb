import type { CellLines } from './cell-lines.ts'
import { openZip, type ZipDirectory, type ZipEntry } from './containers/zip.ts'
import { Collector, partNumbers } from './collect.ts'
import { digestSource } from './digest.ts'
import { formatOf, readRows, type Format } from './formats.ts'
import type { Item, ItemResult, Job } from './job.ts'
import { compareText, type Locator } from './locator.ts'
import { unpack } from './member.ts'
import type { Digests, FileOutcome } from './outcome.ts'
import { withIssue, statusOf, unreadOutcome } from './refusal.ts'
import { planText } from './readers/text/dialect.ts'
import type { TextPlan } from './readers/text/plan.ts'
import { readText } from './readers/text/read.ts'
import { fileSource, memorySource, type ByteSource, type FilePath } from './source.ts'
import type { SpoolWriter } from './spool-writer.ts'

/** Files up to this size are held in memory while they are read: one read serves digest and rows. */
const IN_MEMORY = 64 * 2 ** 20
/** A container with more members than this is handed out over the pool. */
const MANY_MEMBERS = 16
/** Enough to see the header of a large text file. */
const PREVIEW = 2 ** 20
/** Issues of one file beyond these are counted, not listed. */
const MOST_ISSUES = 200

/** Tells the outcome of a file once the spool is finished: its last pages are open until then. */
type Later<T> = () => T
type FilesLater = readonly Later<FileOutcome>[]

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

  constructor(
    job: Job,
    spool: SpoolWriter,
    progress: (bytes: number) => void,
    cells: CellLines | null = null,
  ) {
    this.#job = job
    this.#spool = spool
    this.#cells = cells
    this.#nextPart = partNumbers(job.job)
    this.#progress = progress
  }

  async item(item: Item): Promise<Later<ItemResult>> {
    const source = open(item.path)
    if (source === null) {
      const files = [unreadOutcome(item.at, 'NO_ACCESS', '', 0)]
      return () => ({ kind: 'files', files })
    }
    try {
      return await this.#opened(item, source)
    } finally {
      source.close()
    }
  }

  async #opened(item: Item, source: ByteSource): Promise<Later<ItemResult>> {
    switch (item.kind) {
      case 'digest': {
        const digests = digestSource(source, this.#job.digests)
        return () => ({ kind: 'digest', digests })
      }
      case 'range':
        return this.#range(item, source)
      case 'members':
        return this.#members(item, source)
      case 'file':
        return this.#file(item, source)
    }
  }

  async #file(
    item: Extract<Item, { kind: 'file' }>,
    source: ByteSource,
  ): Promise<Later<ItemResult>> {
    const held = source.size <= IN_MEMORY ? hold(source) : source
    const format = formatOf(held, lastName(item.at))
    const apart = item.whole ? null : this.#takenApart(item, held, format)
    if (apart) return apart
    const files = await this.#read(held, item.at, format, item, 0)
    return () => ({ kind: 'files', files: files.map((f) => f()) })
  }

  /** A large text or a container of many members is not read here, but handed out over the pool. */
  #takenApart(
    item: Extract<Item, { kind: 'file' }>,
    source: ByteSource,
    format: Format,
  ): Later<ItemResult> | null {
    if (format.read === 'text' && source.size >= this.#job.limits.splitFrom) {
      return this.#plan(item, source)
    }
    return format.read === 'zip' ? this.#handOut(item.at, source) : null
  }

  #plan(item: Extract<Item, { kind: 'file' }>, source: ByteSource): Later<ItemResult> | null {
    const plan = planText(source, item.overrides)
    const look = new Collector(null, this.#nextPart, undefined, item.overrides)
    const preview = memorySource(head(source, PREVIEW))
    readText(preview, plan, { from: 0, to: preview.size }, look)
    const [known = null, ...more] = look.starts
    return more.length > 0 ? null : () => ({ kind: 'split', plan, known })
  }

  #range(item: Extract<Item, { kind: 'range' }>, source: ByteSource): Later<ItemResult> {
    const { plan, from, to } = item
    const known = from > 0 && item.known ? { ...item.known, known: true as const } : undefined
    const collector = this.#collector(item, known)
    const text = readText(source, plan, { from, to }, collector)
    collector.close()
    this.#progress(to - from)
    return () => {
      const file = this.#outcome(item.at, source.size, '文本', plan, collector, {})
      return { kind: 'range', file, text, plan }
    }
  }

  async #members(
    item: Extract<Item, { kind: 'members' }>,
    source: ByteSource,
  ): Promise<Later<ItemResult>> {
    const { entries } = openZip(source)
    const files: Later<FileOutcome>[] = []
    for (const index of item.entries) {
      const entry = entries[index]
      if (entry) files.push(...(await this.#member(source, entry, item.at, item, 1)))
    }
    return () => ({ kind: 'files', files: files.map((f) => f()) })
  }

  #handOut(at: Locator, source: ByteSource): Later<ItemResult> | null {
    const directory = openZip(source)
    const members = inOrder(directory)
    if (members.length <= MANY_MEMBERS) return null
    const container = this.#container(source, at, directory)
    const list = members.map(([entry, { safeName, compressedSize }]) => ({
      entry,
      name: safeName,
      bytes: compressedSize,
    }))
    return () => ({ kind: 'members', container, members: list })
  }

  /** Reads bytes of any kind; members of a container come after the container. */
  async #read(
    source: ByteSource,
    at: Locator,
    format: Format,
    item: Item,
    depth: number,
  ): Promise<FilesLater> {
    if (format.read === 'zip') return this.#zip(source, at, item, depth)
    const digests = digestSource(source, this.#job.digests)
    const collector = this.#collector(item)
    const overrides = 'overrides' in item ? item.overrides : {}
    this.#cells?.file(at, overrides)
    const sink = this.#cells ?? collector
    const plan = await readRows(source, format, sink, overrides, this.#job.spoolDir)
    collector.close()
    if (depth === 0) this.#progress(source.size)
    return [() => this.#outcome(at, source.size, format.title, plan, collector, digests)]
  }

  async #zip(source: ByteSource, at: Locator, item: Item, depth: number): Promise<FilesLater> {
    const directory = openZip(source)
    const container = this.#container(source, at, directory)
    if (depth >= this.#job.limits.depth) {
      const message = `压缩包嵌套超过${String(depth)}层，未打开 / nested deeper than ${String(depth)}`
      return [() => withIssue(container, 'LIMIT', message)]
    }
    const files: Later<FileOutcome>[] = [() => container]
    for (const [, entry] of inOrder(directory)) {
      files.push(...(await this.#member(source, entry, at, item, depth + 1)))
    }
    return files
  }

  async #member(
    container: ByteSource,
    entry: ZipEntry,
    inside: Locator,
    item: Item,
    depth: number,
  ): Promise<FilesLater> {
    const at = [...inside, entry.safeName]
    const { source, issue, discard } = await unpack(container, entry, this.#job)
    try {
      if (source === null) {
        const outcome = unreadOutcome(
          at,
          issue?.code ?? 'CORRUPT',
          issue?.message ?? '',
          entry.size,
        )
        return [() => outcome]
      }
      const files = await this.#read(source, at, formatOf(source, entry.name), item, depth)
      return issue ? files.map((f) => () => withIssue(f(), issue.code, issue.message)) : files
    } finally {
      discard()
      if (depth === 1) this.#progress(entry.compressedSize)
    }
  }

  #container(source: ByteSource, at: Locator, directory: ZipDirectory): FileOutcome {
    const issues = directory.issues.map(({ code, message }) => ({
      code,
      message,
      sheet: null,
      row: null,
    }))
    return {
      at,
      bytes: source.size,
      digests: digestSource(source, this.#job.digests),
      format: 'ZIP 压缩包',
      encoding: null,
      status: statusOf(issues, 1),
      issues: issues.slice(0, MOST_ISSUES),
      tables: [],
    }
  }

  #collector(item: Item, known?: ConstructorParameters<typeof Collector>[2]): Collector {
    const overrides = 'overrides' in item ? item.overrides : {}
    return new Collector(this.#spool, this.#nextPart, known, overrides)
  }

  #outcome(
    at: Locator,
    bytes: number,
    format: string,
    plan: TextPlan | null,
    collector: Collector,
    digests: Digests,
  ): FileOutcome {
    const tables = collector.outcomes()
    const { issues } = collector
    return {
      at,
      bytes,
      digests,
      format,
      encoding: plan?.encoding ?? null,
      status: statusOf(issues, tables.length),
      issues: issues.slice(0, MOST_ISSUES),
      tables,
    }
  }
}

function open(path: FilePath): ByteSource | null {
  try {
    return fileSource(path)
  } catch {
    return null
  }
}

function hold(source: ByteSource): ByteSource {
  return memorySource(head(source, source.size))
}

function head(source: ByteSource, length: number): Uint8Array {
  const bytes = new Uint8Array(Math.min(length, source.size))
  return bytes.subarray(0, source.read(0, bytes))
}

function lastName(at: Locator): string {
  return String(at.at(-1) ?? '')
}

/** Members in canonical order, directories left out: they hold nothing themselves. */
function inOrder(directory: ZipDirectory): (readonly [number, ZipEntry])[] {
  return [...directory.entries.entries()]
    .filter(([, entry]) => !entry.directory)
    .sort(([i, a], [j, b]) => compareText(a.safeName, b.safeName) || i - j)
}
