import type { Archive, ArchiveEntry } from './containers/archive.ts'
import { insideArchive, type InsideFile } from './containers/inside.ts'
import { filesOf, inOrder, ownShare } from './containers/members.ts'
import { openWhole } from './containers/whole.ts'
import { formatOf, type Format } from './format/formats.ts'
import type { Beside } from './beside/beside.ts'
import { Neighbours } from './beside/in-container.ts'
import type { Broken, Item, ItemResult, Job } from './jobs/job.ts'
import type { Locator } from './locator.ts'
import { unpack, type Unpacked } from './member.ts'
import { listedOnly, NO_MORE, NO_ROOM, refused, told } from './member-outcomes.ts'
import type { FileOutcome, FilesLater, Later } from './outcome.ts'
import { sameEntry } from './same-entry.ts'
import { unreadOutcome, withIssue } from './refusal.ts'
import type { ByteSource } from './source.ts'

/** A container with more members than this is handed out over the pool. */
const MANY_MEMBERS = 16

/** What the unpacking leaves to others: reading what it finds, and the container as a file of its own. */
export interface Reads {
  read(
    source: ByteSource,
    at: Locator,
    format: Format,
    item: Item,
    depth: number,
    beside: Beside,
  ): Promise<FilesLater>
  own(source: ByteSource, at: Locator, archive: Archive, item: Item): Later<FileOutcome>
  /** Hears which member is begun, by the numbers of the entries that lead to it. */
  begun(place: readonly number[]): void
}

/** A container that is open. */
interface Opened {
  readonly archive: Archive
  readonly source: ByteSource
  readonly at: Locator
  readonly item: Item
  /** How many containers its members lie in. */
  readonly depth: number
  readonly neighbours: Neighbours
}

/** Opens containers and has their members read, in containers too, down to the depth of the job. */
export class Unpacking {
  readonly #job: Job
  readonly #progress: (bytes: number) => void
  readonly #reads: Reads
  /** Bytes that what is in the file may still unpack to. */
  #left = 0
  /** Of members that were handed out each has its own; of others all share what the file may unpack to. */
  #ofMember: ((index: number) => number) | null = null
  /** Numbers of the entries that lead to what is being read. */
  #place: number[] = []
  /** Members in bulk are not told of one by one: where one breaks its reader, each is read by itself. */
  #tells = true
  /** Too much in the file broke its readers. */
  #givenUp = false

  constructor(job: Job, progress: (bytes: number) => void, reads: Reads) {
    this.#job = job
    this.#progress = progress
    this.#reads = reads
  }

  /** A container and all that is in it. */
  async whole(
    source: ByteSource,
    at: Locator,
    format: Format,
    item: Item,
    depth: number,
  ): Promise<FilesLater> {
    if (depth === 0) this.#begin(source)
    const archive = await this.#open(source, at, format)
    try {
      const own = this.#reads.own(source, at, archive, item)
      if (depth >= this.#job.limits.depth) {
        const message = `压缩包嵌套超过${String(depth)}层，未打开 / nested deeper than ${String(depth)}`
        return [() => withIssue(own(), 'LIMIT', message)]
      }
      const neighbours = new Neighbours(archive)
      const opened = { archive, source, at, item, depth: depth + 1, neighbours }
      return [own, ...(await this.#all(opened, filesOf(archive)))]
    } finally {
      archive.close()
    }
  }

  /** A document and the files that were found within it. */
  async inside(
    own: Later<FileOutcome>,
    files: readonly InsideFile[],
    document: Pick<Opened, 'source' | 'at' | 'item' | 'depth'>,
  ): Promise<FilesLater> {
    if (files.length === 0) return [own]
    const { source, depth } = document
    if (depth === 0) this.#begin(source)
    if (depth >= this.#job.limits.depth) {
      const message = `嵌套超过${String(depth)}层，嵌入文件未打开 / embedded files nested deeper than ${String(depth)}`
      return [() => withIssue(own(), 'LIMIT', message)]
    }
    const archive = insideArchive(files)
    const neighbours = new Neighbours(archive)
    const opened = { ...document, archive, depth: depth + 1, neighbours }
    return [own, ...(await this.#all(opened, filesOf(archive)))]
  }

  /** A container of many members is handed out over the pool; one of few is not (null). */
  async handOut(
    item: Extract<Item, { kind: 'file' }>,
    source: ByteSource,
    format: Format,
  ): Promise<Later<ItemResult> | null> {
    const archive = await this.#open(source, item.at, format)
    try {
      const members = filesOf(archive)
      if (members.length <= MANY_MEMBERS || archive.sequential) return null
      const container = this.#reads.own(source, item.at, archive, item)
      const list = inOrder(archive, members).map((entry) => ({
        entry,
        name: archive.entries[entry]?.safeName ?? '',
        bytes: archive.entries[entry]?.compressedSize ?? 0,
      }))
      return () => ({ kind: 'members', container: container(), members: list })
    } finally {
      archive.close()
    }
  }

  /** Members that were handed out. */
  async members(
    item: Extract<Item, { kind: 'members' }>,
    source: ByteSource,
    format: Format,
  ): Promise<Later<ItemResult>> {
    this.#begin(source)
    const archive = await this.#open(source, item.at, format)
    try {
      const neighbours = new Neighbours(archive)
      const opened = { archive, source, at: item.at, item, depth: 1, neighbours }
      const known = item.entries.filter((index) => index in archive.entries)
      this.#tells = known.length === 1
      this.#ofMember = ownShare(archive, this.#left)
      const files = await this.#all(opened, known)
      return () => ({ kind: 'files', files: files.map((f) => f()) })
    } finally {
      archive.close()
    }
  }

  #begin({ size }: ByteSource): void {
    const { totalBytes, totalRatio } = this.#job.limits
    this.#left = Math.max(totalBytes, size * totalRatio)
    this.#ofMember = null
    this.#place = []
    this.#tells = true
    this.#givenUp = false
  }

  readonly #alive = () => this.#progress(0)

  #open(source: ByteSource, at: Locator, format: Format): Promise<Archive> {
    const context = {
      name: String(at.at(-1) ?? ''),
      passwords: this.#job.passwords ?? [],
      alive: this.#alive,
    }
    return openWhole(source, format, context)
  }

  /** Reads members in the order that serves the container, and gives them in canonical order. */
  async #all(opened: Opened, members: readonly number[]): Promise<FilesLater> {
    const { archive } = opened
    const read = (index: number) => this.#brokenAt(opened.item, index) === undefined
    if (archive.want) archive.want(opened.neighbours.with(members).filter(read))
    const order = archive.sequential ? members : inOrder(archive, members)
    const done = new Map<number, FilesLater>()
    for (const index of order) done.set(index, await this.#member(opened, index))
    return inOrder(archive, members).flatMap((index) => done.get(index) ?? [])
  }

  async #member(opened: Opened, index: number): Promise<FilesLater> {
    const { archive, item } = opened
    const entry = archive.entries[index]
    if (entry === undefined) return []
    const at = [...opened.at, entry.safeName]
    if (opened.depth === 1 && this.#ofMember) this.#left = this.#ofMember(index)
    if (entry.special !== undefined) return [() => listedOnly(at, entry.special ?? '')]
    const unread = this.#left <= 0 ? NO_ROOM : this.#unread(item, index)
    if (unread) return [() => unreadOutcome(at, unread.code, unread.message, entry.size ?? 0)]
    this.#place.push(index)
    if (this.#tells || this.#place.length > 1) this.#reads.begun([...this.#place])
    try {
      return await this.#unpacked(opened, index, entry, at)
    } finally {
      this.#place.pop()
    }
  }

  /** Why a member is not read: it broke a reader, or too many before it did. */
  #unread(item: Item, index: number): Pick<Broken, 'code' | 'message'> | undefined {
    if (this.#givenUp) return NO_MORE
    const broken = this.#brokenAt(item, index)
    if (broken?.last) this.#givenUp = true
    return broken
  }

  #brokenAt(item: Item, index: number): Broken | undefined {
    const place = [...this.#place, index]
    const broken = 'broken' in item ? (item.broken ?? []) : []
    return broken.find((one) => sameEntry(one.place, place))
  }

  async #unpacked(
    opened: Opened,
    index: number,
    entry: ArchiveEntry,
    at: Locator,
  ): Promise<FilesLater> {
    const { item, depth, neighbours } = opened
    const { source, result, discard } = await this.#take(opened, index, Infinity)
    try {
      if (source === null) {
        const outcome = refused(at, result, entry.size ?? 0)
        return [() => outcome]
      }
      const beside = neighbours.of(index, (other, most) => this.#take(opened, other, most))
      const format = formatOf(source, entry.name)
      const files = await this.#reads.read(source, at, format, item, depth, beside)
      return told(files, result)
    } finally {
      discard()
      if (depth === 1) this.#progress(entry.compressedSize ?? 0)
    }
  }

  /** Unpacks a member; what is unpacked twice counts twice. */
  async #take({ archive, source }: Opened, index: number, most: number): Promise<Unpacked> {
    const left = Math.min(this.#left, most)
    const taken = await unpack(
      { archive, index, containerBytes: source.size, left, alive: this.#alive },
      this.#job,
    )
    this.#left -= taken.result.bytes
    return taken
  }
}
