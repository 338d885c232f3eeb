import { ShuzhengError } from '../../errors.ts'
import { bundles } from './bundles.ts'
import type { FoundFile } from '../discover.ts'
import {
  LIMITS,
  type DigestName,
  type Item,
  type ItemResult,
  type JobDone,
  type Limits,
  type ReadOverrides,
} from './job.ts'
import { removeSpool } from '../spool/looked-cells.ts'
import type { FileOutcome, SpoolFile } from '../outcome.ts'
import { shifted } from '../spool/page-offsets.ts'
import { mergeParts, partsAnew, partsOf, type PartResult, type Split } from './parts.ts'
import { apart, codeOf, unitsOf, withoutBroken, type Broke, type Planned } from './planned.ts'
import type { Ending, Pool } from './pool.ts'
import { unreadOutcome, withIssue } from '../refusal.ts'
import type { SealedRows } from '../spool/sealed-rows.ts'
import { stampOf } from '../source.ts'
import { CONTAINER, WHOLE, type Member, type Reading, type Unit } from './unit.ts'

/** Small files are read together up to this many bytes and files. */
const BUNDLE_BYTES = 8 * 2 ** 20
const BUNDLE_FILES = 64
/** Each job of a container reads its directory anew: tens of thousands of small members are read in few. */
const MOST_JOBS = 64
/** Files that lie by themselves have no directory: what is read together of them does not grow with their number. */
const MOST_FILES = 256
/** Jobs that are begun beyond one for each reader, so that none waits for its next. */
const BEGUN_AHEAD = 2

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

/** Who carries out jobs. */
export type Readers = Pick<Pool, 'run' | 'close'> & Partial<Pick<Pool, 'size'>>

/** Takes a reading, with the number that no job has had yet. While it is not taken, no further files are begun. */
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
    const jobs = this.#jobs(wanted, members)
    const atOnce = (this.#pool.size ?? 1) + BEGUN_AHEAD
    await Promise.all(Array.from({ length: atOnce }, () => this.#oneByOne(jobs)))
    if (this.#failure) throw this.#failure
  }

  /** What there is to read, planned when it is begun: of all that waits no more than its number is held. */
  *#jobs(
    wanted: readonly number[],
    members: ReadonlyMap<number, readonly Member[]>,
  ): Generator<readonly Planned[]> {
    for (const files of this.#bundles(wanted, (n) => this.#file(n).bytes, MOST_FILES))
      yield files.map((n) => this.#whole(n, false))
    for (const [n, list] of members) yield* this.#memberItems(n, list).map((p) => [p])
  }

  /** Begins a job when the one before is read and taken, until there is none. */
  async #oneByOne(jobs: Generator<readonly Planned[]>): Promise<void> {
    for (const items of jobs) {
      await this.#bundle(items).catch((e: unknown) => this.#stop(e))
      if (this.#failure) return
    }
  }

  /** The first failure ends the run; what follows from it is not told. */
  #stop(failure: unknown): void {
    this.#failure ??= failure instanceof Error ? failure : new Error('thrown')
    this.#pool.close()
  }

  #bundles<T>(things: readonly T[], bytesOf: (thing: T) => number, most = Infinity): T[][] {
    const bytes = this.#options.bundleBytes ?? BUNDLE_BYTES
    const files = Math.min(most, Math.max(BUNDLE_FILES, things.length / MOST_JOBS))
    return bundles(things, bytesOf, { bytes, files })
  }

  #whole(file: number, whole: boolean): Planned {
    return { file, members: [], item: { kind: 'file', ...this.#given(file), whole } }
  }

  #memberItems(file: number, members: readonly Member[]): Planned[] {
    const given = this.#given(file)
    return this.#bundles(members, (m) => m.bytes).map((group) => {
      const entries = group.map((m) => m.entry)
      return { file, members: group, item: { kind: 'members', ...given, entries } }
    })
  }

  #given(file: number): Pick<Extract<Item, { kind: 'file' }>, 'path' | 'at' | 'overrides'> {
    const found = this.#file(file)
    return { path: found.path, at: found.at, overrides: this.#options.overrides(found) }
  }

  #file(n: number): FoundFile {
    const file = this.#files[n]
    if (!file) throw new Error(`no file ${String(n)}`)
    return file
  }

  async #bundle(planned: readonly Planned[], last = false): Promise<void> {
    const ending = await this.#run(planned.map((p) => p.item))
    if (ending.ended === 'done') return this.#finished(planned, ending.done)
    const alone = planned.flatMap((p) => apart(p))
    const [only] = alone
    if (alone.length > 1 || !only) {
      await Promise.all(alone.map((p) => this.#bundle([p])))
    } else if (ending.ended === 'CRASHED' && !last) {
      // It may have been killed from outside: the same bytes are to give the same report.
      await this.#bundle([only], true)
    } else {
      const without = withoutBroken(only, ending)
      await (without ? this.#bundle([without]) : this.#failed(only, ending))
    }
  }

  async #failed(planned: Planned, ending: Broke): Promise<void> {
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
      case 'split-sections':
        return [this.#split(planned, result)]
      case 'range':
      case 'stretch':
      case 'section':
      case 'digest':
        return []
    }
  }

  /** A large file: its parts are read side by side, and proved to meet; where they do not, it is read again whole. */
  async #split(planned: Planned, offered: Split): Promise<void> {
    const { path, at, bytes } = this.#file(planned.file)
    const [digest, read] = await Promise.all([
      this.#run([{ kind: 'digest', path, at }]),
      this.#parts(planned, offered, bytes),
    ])
    const { split, parts } = read
    const results = parts.flatMap((part) => part.result ?? [])
    const digests = digest.ended === 'done' ? digest.done.results[0] : undefined
    const spool = parts.flatMap((part) => part.spool)
    const whole =
      digests?.kind === 'digest' && results.length === parts.length
        ? await mergeParts(results, split, bytes, digests.digests)
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

  /** Reads the parts; those that others have shown to begin otherwise than they took for known are read once more. */
  async #parts(planned: Planned, offered: Split, bytes: number) {
    const given = this.#given(planned.file)
    const items = partsOf(offered, given, bytes)
    const parts = await Promise.all(items.map((item) => this.#part(item)))
    const results = parts.map((part) => part.result)
    const anew = await partsAnew(results, offered, given)
    for (const index of anew?.items.keys() ?? []) this.#discard(parts[index]?.spool ?? [])
    const again = parts.map(async (part, i) => {
      const item = anew?.items.get(i)
      return item ? await this.#part(item) : part
    })
    return { split: anew?.split ?? offered, parts: await Promise.all(again) }
  }

  async #part(item: Item): Promise<Part> {
    const ending = await this.#run([item])
    const spool = ending.ended === 'done' ? ending.done.spool : []
    return { result: this.#partResult(ending), spool }
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
    return result && isPart(result) ? shifted(result, shift) : null
  }
}

/** What became of a part of a file; without a result it was not read. */
interface Part {
  readonly result: PartResult | null
  readonly spool: readonly SpoolFile[]
}

function isPart(result: ItemResult): result is PartResult {
  return result.kind === 'range' || result.kind === 'stretch' || result.kind === 'section'
}

function changed(file: FileOutcome): FileOutcome {
  const message = '登记之后文件发生变动 / the file changed after it was listed'
  return withIssue(file, 'CHANGED_SINCE', message)
}

function noSpace(path: string): ShuzhengError {
  return new ShuzhengError('evidence/no-space', { path })
}
