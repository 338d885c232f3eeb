import { ShuzhengError } from '../../errors.ts'
import type { Reading, Unit } from '../../evidence/jobs/unit.ts'
import type { SpoolFile } from '../../evidence/outcome.ts'

const MIB = 2 ** 20
/** A lot goes into the index when its spool has grown to this size, or to what one statement may work on: each lot costs, however small. */
const LOT_BYTES = 64 * MIB
const LOT_UNITS = 4000
/** Lots that are full and not in the index yet: one goes in, one waits. Readers wait while there are more. */
const LOTS_BEHIND = 2

/** What goes into the index together. */
export interface Lot {
  readonly units: readonly Unit[]
  readonly spool: readonly SpoolFile[]
  /** No job has had it yet. */
  readonly nextJob: number
}

/** The index, as far as lots are concerned: one statement after the other. */
export interface LotIndex {
  /** Bytes of spool that one statement may work on. */
  readonly worked: number
  /** Looks at a spool file of a lot that is not complete yet. */
  readonly early: (file: SpoolFile) => Promise<void>
  readonly forget: (file: SpoolFile) => Promise<void>
  readonly take: (lot: Lot) => Promise<void>
}

/** Gathers readings to lots, and takes one lot after the other into the index while readers go on. */
export class Lots {
  readonly #index: LotIndex
  readonly #most: number
  #nextJob: number
  #units: Unit[] = []
  #spool: SpoolFile[] = []
  #bytes = 0
  #last: Promise<void> = Promise.resolve()
  readonly #behind = new Set<Promise<void>>()
  #failure: Error | null = null

  constructor(index: LotIndex, firstJob: number) {
    this.#index = index
    this.#most = Math.max(LOT_BYTES, index.worked)
    this.#nextJob = firstJob
  }

  /** No job has had it yet. */
  get nextJob(): number {
    return this.#nextJob
  }

  /** A spool file that is full while its table is still being read: looking at its values need not wait. */
  early(file: SpoolFile): void {
    this.#then(() => this.#index.early(file))
  }

  /** It will come in no reading. */
  forget(file: SpoolFile): void {
    this.#then(() => this.#index.forget(file))
  }

  /** Called before a reading is noted: throws when an earlier lot could not be taken in, and nothing more is to be read. */
  begin(nextJob: number): void {
    if (this.#failure) throw this.#failure
    this.#nextJob = Math.max(this.#nextJob, nextJob)
  }

  /**
   * Ends when there is room for more: while the index is behind it waits, so that what is held between readers and
   * database is a few lots, however many files there are. Throws as {@link begin} does.
   */
  async add(reading: Reading): Promise<void> {
    this.#units.push(...reading.units)
    this.#spool.push(...reading.spool)
    this.#bytes += reading.spool.reduce((sum, f) => sum + f.bytes, 0)
    if (this.#bytes >= this.#most || this.#units.length >= LOT_UNITS) this.#close()
    while (this.#behind.size > LOTS_BEHIND) await Promise.race(this.#behind)
    if (this.#failure) throw this.#failure
  }

  async finish(): Promise<void> {
    this.#close()
    await this.#last
  }

  /** Nothing is lost by it: what was read and is not in the index is in the notes. `interrupt` ends what runs now. */
  async abandon(interrupt: () => void): Promise<void> {
    this.#failure ??= new ShuzhengError('run/stopped')
    interrupt()
    await this.#last.catch(() => undefined)
  }

  #close(): void {
    const lot = { units: this.#units, spool: this.#spool, nextJob: this.#nextJob }
    if (lot.units.length === 0) return
    this.#units = []
    this.#spool = []
    this.#bytes = 0
    this.#then(() => this.#index.take(lot))
    const taken = this.#last.catch(() => undefined)
    this.#behind.add(taken)
    void taken.then(() => this.#behind.delete(taken))
  }

  /** One thing after the other: there is one connection to the database. */
  #then(work: () => Promise<void>): void {
    this.#last = this.#last.then(() => {
      if (this.#failure) throw this.#failure
      return work()
    })
    this.#last.catch((error: unknown) => {
      this.#failure ??= asError(error)
    })
  }
}

function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error('thrown')
}
