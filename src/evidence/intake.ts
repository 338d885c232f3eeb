import { lstatSync } from 'node:fs'
import { join } from 'node:path'
import { openZip, type ZipDirectory } from './containers/zip.ts'
import { Collector, partNumbers } from './collect.ts'
import { digestSource } from './digest.ts'
import { sniffFormat, sniffZip, type Format } from './format.ts'
import type { Item, ItemResult, Job } from './job.ts'
import type { Locator } from './locator.ts'
import { readMember } from './member.ts'
import type { FileOutcome, OutcomeIssue } from './outcome.ts'
import { planText, type TextPlan } from './readers/text/dialect.ts'
import { readText } from './readers/text/read.ts'
import { readXls } from './readers/xls.ts'
import { readXlsx } from './readers/xlsx/read.ts'
import { fileSource, memorySource, type ByteSource } from './source.ts'
import type { SpoolWriter } from './spool-writer.ts'
import type { TableStart } from './tables/table.ts'

/** Files up to this size are held in memory while they are read: one read serves digest and rows. */
const IN_MEMORY = 64 * 2 ** 20
/** A container with more members than this, or more bytes, is handed out over the pool. */
const MANY_MEMBERS = 16
const HEAD = 64 * 1024

/** A collector per file, whose outcome is complete only when the spool is finished. */
interface Open {
  readonly outcome: () => FileOutcome
}

/**
 * Reads the items of one job, in the child process. Bad data never throws: it becomes issues of the file.
 * A full disk does (NO_SPACE), and so do faults of our own.
 */
export class Intake {
  readonly #job: Job
  readonly #spool: SpoolWriter
  readonly #nextPart: () => number
  readonly #progress: (bytes: number) => void

  constructor(job: Job, spool: SpoolWriter, progress: (bytes: number) => void) {
    this.#job = job
    this.#spool = spool
    this.#nextPart = partNumbers(job.job)
    this.#progress = progress
  }

  /** Gives a function that tells the result once the spool is finished. */
  async item(item: Item): Promise<() => ItemResult> {
    const opened = openFile(item.path)
    if ('code' in opened) return files([refused(item.at, opened.code, opened.message)])
    try {
      return await this.#opened(item, opened.source)
    } finally {
      opened.source.close()
    }
  }

  async #opened(item: Item, source: ByteSource): Promise<() => ItemResult> {
    switch (item.kind) {
      case 'digest': {
        const digests = digestSource(source, this.#job.digests, this.#progress)
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
  ): Promise<() => ItemResult> {
    const before = stamp(item.path)
    const held = source.size <= IN_MEMORY ? hold(source) : source
    const format = sniff(held, lastName(item.at))
    if (format.format === 'text' && !item.whole && held.size >= this.#job.limits.splitFrom) {
      const split = await this.#plan(held, item)
      if (split) return () => split
    }
    if (format.format === 'zip') {
      const handed = this.#handOut(item.at, held)
      if (handed) return handed
    }
    const opens = await this.#read(held, item.at, format, item, 0)
    const changed = stamp(item.path) !== before
    return () => ({ kind: 'files', files: opens.map((o) => noteChange(o.outcome(), changed)) })
  }

  /** Looks at the head of a large text file; null when it is better read whole. */
  async #plan(source: ByteSource, item: Item & { kind: 'file' }): Promise<ItemResult | null> {
    const plan = planText(source, item.overrides)
    const look = new Collector(this.#spool, this.#nextPart, undefined, item.overrides.header)
    const preview = memorySource(head(source, 2 ** 20))
    readText(preview, plan, { from: 0, to: preview.size }, look)
    look.discard()
    if (look.tables.length > 1) return null
    return { kind: 'split', plan, known: look.tables[0] ?? null }
  }

  async #range(
    item: Extract<Item, { kind: 'range' }>,
    source: ByteSource,
  ): Promise<() => ItemResult> {
    const known = item.from > 0 && item.known ? { ...item.known, known: true as const } : undefined
    const collector = new Collector(this.#spool, this.#nextPart, known, item.overrides.header)
    const { from, to } = item
    const result = readText(source, item.plan, { from, to }, collector)
    collector.close()
    this.#progress(to - from)
    const { firstRecordAt, nextRecordAt, lines } = result
    const file = () => this.#outcome(item.at, source.size, 'text', item.plan, collector, {})
    return () => ({ kind: 'range', file: file(), firstRecordAt, nextRecordAt, lines })
  }

  async #members(
    item: Extract<Item, { kind: 'members' }>,
    source: ByteSource,
  ): Promise<() => ItemResult> {
    const directory = openZip(source)
    const opens: Open[] = []
    for (const index of item.entries) {
      opens.push(...(await this.#member(source, directory, index, item, 1)))
    }
    return () => ({ kind: 'files', files: opens.map((o) => o.outcome()) })
  }

  #handOut(at: Locator, source: ByteSource): (() => ItemResult) | null {
    const directory = openZip(source)
    if (sniffZip(directory.entries.map((e) => e.name)).format !== 'zip') return null
    const members = inOrder(directory)
    if (members.length <= MANY_MEMBERS) return null
    const container = this.#container(source, at, directory)
    return () => ({
      kind: 'members',
      container,
      members: members.map((entry) => ({
        entry,
        bytes: directory.entries[entry]?.compressedSize ?? 0,
      })),
    })
  }

  /** Reads a file of any kind whose bytes are at hand; members of containers come after their container. */
  async #read(
    source: ByteSource,
    at: Locator,
    format: Format,
    item: Item,
    depth: number,
  ): Promise<Open[]> {
    if (format.format === 'zip') return this.#zip(source, at, item, depth)
    const digests = digestSource(source, this.#job.digests)
    const collector = new Collector(
      this.#spool,
      this.#nextPart,
      undefined,
      overridesOf(item).header,
    )
    const plan = await this.#rows(source, format, collector, item)
    collector.close()
    this.#progress(source.size)
    const outcome = () =>
      this.#outcome(at, source.size, format.format, plan, collector, digests, format.title)
    return [{ outcome }]
  }

  async #rows(
    source: ByteSource,
    format: Format,
    collector: Collector,
    item: Item,
  ): Promise<TextPlan | null> {
    switch (format.format) {
      case 'text': {
        const plan = planText(source, overridesOf(item))
        readText(source, plan, { from: 0, to: source.size }, collector)
        return plan
      }
      case 'xlsx':
        await readXlsx(source, collector, { spoolDir: this.#job.spoolDir })
        return null
      case 'xls':
        readXls(bytesOf(source), collector)
        return null
      case 'empty':
        collector.issue({ code: 'EMPTY_FILE', message: '文件没有内容 / the file is empty' })
        return null
      case 'own-output':
        collector.issue({ code: 'OWN_OUTPUT', message: '本软件的输出文件，未统计 / our own output' })
        return null
      default:
        collector.issue({ code: format.unread ?? 'UNSUPPORTED', message: `${format.title}` })
        return null
    }
  }

  async #zip(source: ByteSource, at: Locator, item: Item, depth: number): Promise<Open[]> {
    const directory = openZip(source)
    const container = this.#container(source, at, directory)
    if (depth >= this.#job.limits.depth) {
      const message = `压缩包嵌套超过 ${String(depth)} 层 / nested too deep`
      return [{ outcome: () => withIssue(container, 'LIMIT', message) }]
    }
    const opens: Open[] = [{ outcome: () => container }]
    for (const index of inOrder(directory)) {
      opens.push(...(await this.#member(source, directory, index, { ...item, at }, depth + 1)))
    }
    return opens
  }

  async #member(
    source: ByteSource,
    directory: ZipDirectory,
    index: number,
    item: Item,
    depth: number,
  ): Promise<Open[]> {
    const entry = directory.entries[index]
    if (!entry) return []
    const at = [...item.at, entry.safeName]
    const got = await readMember(source, entry, this.#job)
    this.#progress(entry.compressedSize)
    try {
      const issue = got.issue
      if (!got.source) return [{ outcome: () => refused(at, issue?.code ?? 'CORRUPT', issue?.message ?? '', entry.size) }]
      const opens = await this.#read(got.source, at, sniff(got.source, entry.name), item, depth)
      if (!issue) return opens
      return opens.map((o) => ({ outcome: () => withIssue(o.outcome(), issue.code, issue.message) }))
    } finally {
      got.discard()
    }
  }

  #container(source: ByteSource, at: Locator, directory: ZipDirectory): FileOutcome {
    const issues = directory.issues.map((i): OutcomeIssue => ({ ...i, sheet: null, row: null }))
    const lost = issues.some((i) => i.code === 'CORRUPT')
    return {
      at,
      bytes: source.size,
      digests: digestSource(source, this.#job.digests),
      format: 'zip',
      encoding: null,
      status: lost ? 'partial' : 'read',
      issues,
      tables: [],
    }
  }

  #outcome(
    at: Locator,
    bytes: number,
    format: string,
    plan: TextPlan | null,
    collector: Collector,
    digests: FileOutcome['digests'],
    title = format,
  ): FileOutcome {
    const tables = collector.outcomes()
    const { issues } = collector
    return {
      at,
      bytes,
      digests,
      format: format === 'text' ? textFormat(at) : title,
      encoding: plan?.encoding ?? null,
      status: statusOf(format, issues, tables.length),
      issues: issues.slice(0, MOST_ISSUES),
      tables,
    }
  }
