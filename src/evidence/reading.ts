import { ShuzhengError } from '../errors.ts'
import type { FoundFile } from './discover.ts'
import {
  LIMITS,
  type Broken,
  type DigestName,
  type Item,
  type ItemResult,
  type JobDone,
  type Limits,
  type ReadOverrides,
} from './job.ts'
import { removeSpool } from './looked-cells.ts'
import { mergeRanges, rangesMeet, type RangeResult } from './ranges.ts'
import { mergeStretches, type StretchResult } from './stretches.ts'
import type { FileOutcome, SpoolFile } from './outcome.ts'
import type { Ending, Pool } from './pool.ts'
import { unreadOutcome, withIssue } from './refusal.ts'
import type { SealedRows } from './sealed-rows.ts'
import { stampOf } from './source.ts'
import { samePlace } from './unpacking.ts'

/** Small files are read together up to this many bytes and files. */
const BUNDLE_BYTES = 8 * 2 ** 20
const BUNDLE_FILES = 64
/** Each job of a container reads its directory anew: tens of thousands of small members are read in few. */
const MOST_JOBS = 64
/** Ranges of a large text: sixteen, so that all processes end together, of a size within these. */
const RANGES = 16
const LEAST_RANGE = 4 * 2 ** 20
const MOST_RANGE = 32 * 2 ** 20

/** `entry` of a unit: the whole file, the container apart from its members, or the number of a member. */
export const WHOLE = -2
export const CONTAINER = -1

/** Something read whole: once its rows are in the index, it need not be read again. */
export interface Unit {
  /** Place of the file in the list. */
  readonly item: number
  readonly entry: number
  readonly files: readonly FileOutcome[]
  /** Of a container: its members, to be read as units of their own. */
  readonly members: readonly Member[]
  /** Its reader failed, perhaps for want of memory or time: the next run is to try again. */
  readonly again?: true
}

export interface Member {
  readonly entry: number
  readonly name: string
  readonly bytes: number
}

/** Units whose rows lie in the same spool files. */
export interface Reading {
  readonly units: readonly Unit[]
  readonly spool: readonly SpoolFile[]
}

export interface ReadingOptions {
  readonly spoolDir: string
  readonly digests: readonly DigestName[]
  readonly sealKey: Uint8Array | null
  readonly sealed: SealedRows | null
  readonly firstJob: number
  readonly limits?: Limits
  readonly overrides: (file: FoundFile) => ReadOverrides
  /** Tried in order on what is encrypted. */
  readonly passwords?: readonly string[]
  /** Small files are read together up to this many bytes. */
  readonly bundleBytes?: number
  /** Hears of spool files before the reading that they belong to is there; and of those that will belong to none. */
  readonly early?: (file: SpoolFile) => void
  readonly forget?: (file: SpoolFile) => void
}

interface Planned {
  readonly file: number
  readonly members: readonly Member[]
  readonly item: Item
}

/** Who carries out jobs. */
export type Readers = Pick<Pool, 'run' | 'close'>

/** Takes a reading, with the number that no job has had yet. */
export type Emit = (reading: Reading, nextJob: number) => Promise<void>

/** Hands files to the pool and gives what comes back, as it comes: the order of readings carries no meaning. */
export class FileReading {
  readonly #files: readonly FoundFile[]
  readonly #pool: Readers
  readonly #options: ReadingOptions
  readonly #emit: Emit
  #nextJob: number
  #failure: Error | null = null

  constructor(files: readonly FoundFile[], pool: Readers, options: ReadingOptions, emit: Emit) {
    this.#files = files
    this.#pool = pool
    this.#options = options
    this.#emit = emit
    this.#nextJob = options.firstJob
  }

  /** Reads the files of the list with these numbers, and members of containers that an earlier run left. */
  async read(
    wanted: readonly number[],
    members: ReadonlyMap<number, readonly Member[]>,
  ): Promise<void> {
    const whole = wanted.map((n) => this.#whole(n, false))
    const left = [...members].flatMap(([n, list]) => this.#memberItems(n, list))
    const jobs = this.#bundles([...whole, ...left], (p) => this.#bytes(p))
    await Promise.allSettled(
      jobs.map((items) => this.#bundle(items).catch((e: unknown) => this.#stop(e))),
    )
    if (this.#failure) throw this.#failure
  }

  /** The first failure ends the run; what follows from it is not told. */
  #stop(failure: unknown): void {
    this.#failure ??= failure instanceof Error ? failure : new Error('thrown')
    this.#pool.close()
  }

  #bundles<T>(things: readonly T[], bytesOf: (thing: T) => number): T[][] {
    const bytes = this.#options.bundleBytes ?? BUNDLE_BYTES
    return bundles(things, bytesOf, {
      bytes,
      files: Math.max(BUNDLE_FILES, things.length / MOST_JOBS),
    })
  }

  #whole(file: number, whole: boolean): Planned {
    const { path, at } = this.#file(file)
    const overrides = this.#options.overrides(this.#file(file))
    return { file, members: [], item: { kind: 'file', path, at, overrides, whole } }
  }

  #memberItems(file: number, members: readonly Member[]): Planned[] {
    const { path, at } = this.#file(file)
    const overrides = this.#options.overrides(this.#file(file))
    return this.#bundles(members, (m) => m.bytes).map((group) => {
      const entries = group.map((m) => m.entry)
      return { file, members: group, item: { kind: 'members', path, at, overrides, entries } }
    })
  }

  #file(n: number): FoundFile {
    const file = this.#files[n]
    if (!file) throw new Error(`no file ${String(n)}`)
    return file
  }

  #bytes(planned: Planned): number {
    return planned.members.length > 0 ? BUNDLE_BYTES : this.#file(planned.file).bytes
  }

  async #bundle(planned: readonly Planned[], last = false): Promise<void> {
    const ending = await this.#run(planned.map((p) => p.item))
    if (ending.ended === 'done') return this.#finished(planned, ending.done)
    const apart = planned.flatMap((p) => this.#apart(p))
    const [only] = apart
    if (apart.length > 1 || !only) {
      await Promise.all(apart.map((p) => this.#bundle([p])))
    } else if (ending.ended === 'CRASHED' && !last) {
      // It may have been killed from outside: the same bytes are to give the same report.
      await this.#bundle([only], true)
    } else {
      const without = withoutBroken(only, ending)
      await (without ? this.#bundle([without]) : this.#failed(only, ending))
    }
  }

  /** The smallest things that may be read by themselves, to find the one that broke the reader. */
  #apart(planned: Planned): Planned[] {
    const { item } = planned
    if (item.kind !== 'members') return [planned]
    return planned.members.map((m) => ({
      ...planned,
      members: [m],
      item: { ...item, entries: [m.entry] },
    }))
  }

  async #failed(planned: Planned, ending: Exclude<Ending, { ended: 'done' }>): Promise<void> {
    const { at, bytes } = this.#file(planned.file)
    const code = codeOf(ending)
    const [member] = planned.members
    const files = member
      ? [unreadOutcome([...at, member.name], code, ending.message, member.bytes)]
      : [unreadOutcome(at, code, ending.message, bytes)]
    const entry = member?.entry ?? WHOLE
    const unit: Unit = { item: planned.file, entry, files, members: [], again: true }
    await this.#emit({ units: [unit], spool: [] }, this.#nextJob)
  }

  async #run(items: readonly Item[]): Promise<Ending> {
    const { spoolDir, digests, sealKey, limits = LIMITS, passwords = [] } = this.#options
    const job = { job: this.#nextJob++, items, spoolDir, digests, sealKey, limits, passwords }
    const early: SpoolFile[] = []
    const ending = await this.#pool.run(job, (file) => {
      early.push(file)
      this.#options.early?.(file)
    })
    if (ending.ended === 'NO_SPACE') throw noSpace(spoolDir)
    if (ending.ended === 'STOPPED') throw new ShuzhengError('run/stopped')
    if (ending.ended !== 'done') this.#discard(early)
    return ending
  }

  async #finished(planned: readonly Planned[], done: JobDone): Promise<void> {
    const shift = this.#options.sealed?.append(done.sealed) ?? 0
    const units: Unit[] = []
    const later: Promise<void>[] = []
    planned.forEach((p, i) => {
      const result = done.results[i]
      if (result) later.push(...this.#result(p, this.#checked(p, shifted(result, shift)), units))
    })
    if (units.length > 0) await this.#emit({ units, spool: done.spool }, this.#nextJob)
    else this.#discard(done.spool)
    await Promise.all(later)
  }

  /** What was listed must be what was read: a file that changed since is named. */
  #checked(planned: Planned, result: ItemResult): ItemResult {
    const { path, stamp } = this.#file(planned.file)
    if (result.kind === 'range' || stampOf(path) === stamp) return result
    if (result.kind === 'files') return { ...result, files: result.files.map(changed) }
    return result.kind === 'members' ? { ...result, container: changed(result.container) } : result
  }

  /** Adds what is finished to the units, and starts what follows from it. */
  #result(planned: Planned, result: ItemResult, units: Unit[]): Promise<void>[] {
    const { file } = planned
    switch (result.kind) {
      case 'files':
        units.push(...unitsOf(planned, result.files))
        return []
      case 'members':
        units.push({
          item: file,
          entry: CONTAINER,
          files: [result.container],
          members: result.members,
        })
        return this.#memberItems(file, result.members).map((p) => this.#bundle([p]))
      case 'split':
      case 'split-sheet':
        return [this.#split(planned, result)]
      case 'range':
      case 'stretch':
      case 'digest':
        return []
    }
  }

  /** A large text or sheet: its parts are read side by side, and proved to meet; where they do not, it is read again whole. */
  async #split(planned: Planned, split: Split): Promise<void> {
    const { path, at, bytes } = this.#file(planned.file)
    const [digest, ...endings] = await Promise.all(
      [{ kind: 'digest', path, at } as const, ...this.#parts(planned, split)].map((item) =>
        this.#run([item]),
      ),
    )
    const results = endings.flatMap((e) => this.#partResult(e) ?? [])
    const digests = digest?.ended === 'done' ? digest.done.results[0] : undefined
    const spool = endings.flatMap((e) => (e.ended === 'done' ? [...e.done.spool] : []))
    const whole =
      digests?.kind === 'digest' && results.length === endings.length
        ? mergeParts(results, split, bytes, digests.digests)
        : null
    if (whole === null) {
      this.#discard(spool)
      return this.#bundle([this.#whole(planned.file, true)])
    }
    const units: Unit[] = []
    const result: ItemResult = { kind: 'files', files: [whole] }
    await Promise.all(this.#result(planned, this.#checked(planned, result), units))
    await this.#emit({ units, spool }, this.#nextJob)
  }

  #parts(planned: Planned, split: Split): Item[] {
    const { path, at, bytes } = this.#file(planned.file)
    const overrides = this.#options.overrides(this.#file(planned.file))
    if (split.kind === 'split-sheet')
      return split.plan.stretches.map((_, index) => {
        return { kind: 'stretch', path, at, overrides, plan: split.plan, index }
      })
    const range = Math.min(MOST_RANGE, Math.max(LEAST_RANGE, bytes / RANGES))
    const count = Math.max(1, Math.ceil(bytes / range))
    const bounds = Array.from({ length: count + 1 }, (_, i) => Math.floor((bytes * i) / count))
    return bounds.slice(0, -1).map((from, i): Item => {
      const to = bounds[i + 1] ?? bytes
      const { plan, known } = split
      return { kind: 'range', path, at, overrides, plan, from, to, known }
    })
  }

  #discard(spool: readonly SpoolFile[]): void {
    for (const file of spool) {
      removeSpool(file)
      this.#options.forget?.(file)
    }
  }

  #partResult(ending: Ending): PartResult | null {
    if (ending.ended !== 'done') return null
    const shift = this.#options.sealed?.append(ending.done.sealed) ?? 0
    const [result] = ending.done.results
    return result?.kind === 'range' || result?.kind === 'stretch' ? shifted(result, shift) : null
  }
}

type Split = Extract<ItemResult, { kind: 'split' | 'split-sheet' }>
type PartResult = RangeResult | StretchResult

/** Null when the parts do not make the file. */
function mergeParts(
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

/** What a reader may break over in one container before the rest of it is given up. */
const MOST_BROKEN = 16

type Broke = Exclude<Ending, { ended: 'done' }>

function codeOf({ ended }: Broke): Broken['code'] {
  return ended === 'LIMIT' ? 'LIMIT' : 'CRASHED'
}

/**
 * The same to be read again without the thing in it that broke its reader; null when that was the thing itself, or when
 * leaving it out did not help.
 */
function withoutBroken(planned: Planned, ending: Broke): Planned | null {
  const { item } = planned
  const { place, message } = ending
  if (item.kind !== 'file' && item.kind !== 'members') return null
  if (place.length <= (item.kind === 'members' ? 1 : 0)) return null
  const known = item.broken ?? []
  if (known.length >= 2 * MOST_BROKEN || known.some((b) => samePlace(b.place, place))) return null
  const one = { place, code: codeOf(ending), message }
  const broken = [...known, known.length + 1 < MOST_BROKEN ? one : { ...one, last: true as const }]
  return { ...planned, item: { ...item, broken } }
}

/** A job for members gives one outcome list for all its entries; each file of it belongs to the entry it came from. */
function unitsOf(planned: Planned, files: readonly FileOutcome[]): Unit[] {
  const { file, members } = planned
  if (members.length === 0) return [{ item: file, entry: WHOLE, files, members: [] }]
  return members.map(({ entry }, i) => {
    const own = i === 0 ? files : []
    return { item: file, entry, files: own, members: [] }
  })
}

function shifted<T extends ItemResult>(result: T, by: number): T {
  if (by === 0) return result
  if (result.kind === 'files')
    return { ...result, files: result.files.map((f) => shiftPages(f, by)) }
  if (result.kind === 'range' || result.kind === 'stretch')
    return { ...result, file: shiftPages(result.file, by) }
  return result
}

function shiftPages(file: FileOutcome, by: number): FileOutcome {
  const tables = file.tables.map((t) => ({
    ...t,
    parts: t.parts.map((part) => ({
      ...part,
      pages: part.pages.map((page) => ({ ...page, offset: page.offset + by })),
    })),
  }))
  return { ...file, tables }
}

/** Groups things that follow one another until a bundle is full. */
function bundles<T>(
  things: readonly T[],
  bytesOf: (thing: T) => number,
  most: { readonly bytes: number; readonly files: number },
): T[][] {
  const groups: T[][] = []
  let group: T[] = []
  let bytes = 0
  for (const thing of things) {
    const own = bytesOf(thing)
    if (group.length > 0 && (bytes + own > most.bytes || group.length >= most.files)) {
      groups.push(group)
      group = []
      bytes = 0
    }
    group.push(thing)
    bytes += own
  }
  if (group.length > 0) groups.push(group)
  return groups
}

function changed(file: FileOutcome): FileOutcome {
  const message = '登记之后文件发生变动 / the file changed after it was listed'
  return withIssue(file, 'CHANGED_SINCE', message)
}

function noSpace(path: string): ShuzhengError {
  return new ShuzhengError('evidence/no-space', { path })
}
