import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'
import type { FolderCount } from '../case/count-folder.ts'
import { hasJournal } from '../case/journal/store/database.ts'
import { openCount, type OpenCount } from '../case/kept/open-count.ts'
import type { UnderKey } from '../case/kept/under-keys.ts'
import type { CountRequest } from '../case/request.ts'
import { evidenceAt } from '../case/case-roots.ts'
import { ShuzhengError } from '../errors.ts'
import type { DeskCorrection } from './shown/said-corrections.ts'
import { told } from './told.ts'
import { WatchedRun, type RunView } from './runs/watched-run.ts'

/** What lies on the desk: a place that was opened, how far its count is, and whether there is one to look at. */
export interface DeskView {
  /** PATHs as they were chosen; this machine's own, shown to who sits at it. */
  readonly paths: readonly string[]
  readonly title: string | null
  /** A case folder or case file was opened, not a bare folder. */
  readonly isCase: boolean
  /** It has a journal: facts can be entered, whether or not its evidence could be counted. */
  readonly journal: boolean
  readonly run: RunView | null
  /** 去重依据 that was asked for; null: the one that the software takes by itself. */
  readonly key: CountRequest['key']
  /** Conduct and decision as they were said for a bare folder; a case has its own among its facts. */
  readonly conduct: CountRequest['conduct']
  readonly decided: string | null
  /** There is a count to look at: of this run, or of the one before while a new one goes on. */
  readonly counted: boolean
  /** Grows with every finished count: a page that holds an older number asks again. */
  readonly version: number
  /** Facts that were entered since the count began: its numbers do not know of them. */
  readonly uncounted: number
}

/** What may be asked for besides the PATHs. */
export type Wishes = Partial<
  Pick<CountRequest, 'conduct' | 'decided' | 'key' | 'passwords' | 'hashList'>
>

/**
 * One place at a time is open, for all pages that look. A count goes on whether anybody looks or not; its results stay
 * in the index, and pages ask for parts of them, one after the other.
 */
export class Desk {
  #paths: readonly string[] = []
  #wishes: Wishes = {}
  #run: WatchedRun | null = null
  #going: Promise<void> = Promise.resolve()
  #counted: OpenCount | null = null
  #version = 0
  #uncounted = 0
  /** What was said of a bare folder, as flags would; a case keeps it in its journal. */
  #corrections: readonly DeskCorrection[] = []
  #turn: Promise<unknown> = Promise.resolve()
  readonly #looks = new Set<Promise<unknown>>()
  /** From the moment it is asked: two browsers may ask at once. */
  #opening = false

  view(): DeskView {
    const { caseFile, caseFolder } = this.#counted?.counted.evidence ?? {}
    return {
      paths: this.#paths,
      title: caseFile?.title ?? null,
      isCase: Boolean(caseFolder) || this.#hasJournal(),
      journal: this.#hasJournal(),
      key: this.#wishes.key ?? null,
      conduct: this.#wishes.conduct ?? null,
      decided: this.#wishes.decided ?? null,
      run: this.#run?.view() ?? null,
      counted: this.#counted !== null,
      version: this.#version,
      uncounted: this.#uncounted,
    }
  }

  /** A fact was entered without counting again: forms are filled in one after the other. */
  entered(): void {
    this.#uncounted++
  }

  /**
   * Counts again with what was entered just now. While a count goes on it does not, and whatever keeps it from it: the
   * numbers then are told not to know of it.
   *
   * @throws ShuzhengError when the evidence is not there
   */
  async recount(): Promise<void> {
    this.entered()
    if (!this.#busy()) await this.again()
  }

  /**
   * For who is to write something before another place is opened.
   *
   * @throws ShuzhengError `server/busy` while a count goes on
   */
  mustBeFree(): void {
    if (this.#busy()) throw new ShuzhengError('server/busy')
  }

  /**
   * Begins to count what lies at the PATHs. What was open is closed first.
   *
   * @throws ShuzhengError when there is nothing there, or a count is going on
   */
  async open(paths: readonly string[], wishes: Wishes = {}): Promise<void> {
    this.mustBeFree()
    const full = paths.map((path) => resolve(path))
    const missing = this.#missing(full)
    this.#opening = true
    try {
      await this.#close()
      if (!this.#isOpen(full)) this.#corrections = []
      this.#paths = full
      this.#wishes = wishes
      if (missing) this.#cannot(missing)
      else this.#begin()
    } finally {
      this.#opening = false
    }
  }

  /** Counts the same place again: files were added, or facts entered. */
  async again(wishes: Wishes = {}): Promise<void> {
    await this.open(this.#paths, { ...this.#wishes, ...wishes })
  }

  /** Corrections for a bare folder, until it is closed or made a case. */
  get corrections(): readonly DeskCorrection[] {
    return this.#corrections
  }

  /** From the next count on these hold, and no others. */
  correctOnly(corrections: readonly DeskCorrection[]): void {
    this.#corrections = corrections
  }

  /** Stops the run in order; what is done is kept, and the next run goes on from it. */
  async cancel(): Promise<void> {
    this.#run?.cancel()
    await this.#going
  }

  /**
   * Asks something of the finished count; one question at a time, for they share its temporary tables. What was opened
   * as it had been counted makes them now: that takes as long as to tell duplicates apart.
   *
   * @throws ShuzhengError `server/nothing-open`
   */
  async ask<T>(question: (counted: FolderCount) => T | Promise<T>): Promise<T> {
    const mine = this.#turn.then(async () => question(await this.#open().whole()))
    this.#turn = mine.catch(() => undefined)
    return mine
  }

  /**
   * Asks what the report, the files, or the rows kept with them answer, at once: no temporary table is there for it, and
   * it does not wait for who asks of them.
   *
   * @throws ShuzhengError `server/nothing-open`
   */
  async look<T>(question: (counted: FolderCount) => T | Promise<T>): Promise<T> {
    const { counted } = this.#open()
    const mine = Promise.resolve().then(() => question(counted))
    this.#looks.add(mine)
    try {
      return await mine
    } finally {
      this.#looks.delete(mine)
    }
  }

  /** What the whole would count by other keys: at once where that was worked out, else when it is. */
  async underKeys(): Promise<readonly UnderKey[]> {
    const { underKeys } = this.#open()
    return this.look(() => underKeys.answers())
  }

  /** Does something with the count that is going on once it is there; nothing where it fails or is stopped. */
  async afterwards(work: (counted: FolderCount) => unknown): Promise<void> {
    await this.#going
    if (this.#counted) await this.look(work).catch(() => undefined)
  }

  /** The request by which the open count was made, for papers and further counts. */
  request(): CountRequest {
    return {
      paths: this.#paths,
      overrides: this.#corrections.map(({ override }) => override),
      conduct: null,
      decided: null,
      key: null,
      hashList: null,
      cache: true,
      temp: null,
      threads: Math.min(16, availableParallelism()),
      ...this.#wishes,
    }
  }

  async close(): Promise<void> {
    await this.cancel()
    await this.#close()
  }

  /**
   * Nothing is closed for a place that is not there: what was counted stays to be looked at. Another case is opened all
   * the same, for where its exhibits lie is one of its facts and can be put right.
   */
  #missing(full: readonly string[]): ShuzhengError | null {
    try {
      evidenceAt(full, 'serve')
      return null
    } catch (error) {
      const [only] = full
      const isCase = full.length === 1 && only !== undefined && hasJournal(only)
      if (!(error instanceof ShuzhengError) || !isCase || this.#isOpen(full)) throw error
      return error
    }
  }

  #isOpen(full: readonly string[]): boolean {
    return full.join('\n') === this.#paths.join('\n')
  }

  #hasJournal(): boolean {
    const [only] = this.#paths
    return this.#paths.length === 1 && only !== undefined && hasJournal(only)
  }

  #cannot(missing: ShuzhengError): void {
    this.#run = new WatchedRun()
    this.#uncounted = 0
    this.#run.finish('failed', told(missing))
  }

  #busy(): boolean {
    if (this.#opening) return true
    const stage = this.#run?.view().stage
    return stage === 'reading' || stage === 'counting' || stage === 'writing'
  }

  async #close(): Promise<void> {
    await this.#turn
    const counted = this.#counted
    // First off the desk: whatever happens while it is closed, nobody asks a closed index.
    this.#counted = null
    this.#version++
    await counted?.underKeys.stop()
    await Promise.allSettled(this.#looks)
    counted?.counted.session.close()
  }

  #open(): OpenCount {
    if (!this.#counted) throw new ShuzhengError('server/nothing-open')
    return this.#counted
  }

  #begin(): void {
    const run = new WatchedRun()
    this.#run = run
    this.#uncounted = 0
    this.#going = openCount(this.request(), run).then(
      (counted) => {
        this.#counted = counted
        this.#version++
        run.finish('done')
        // Beside whoever looks now: an error is told to who asks for it.
        counted.underKeys.answers().catch(() => undefined)
      },
      (error: unknown) => {
        if (run.cancelled) run.finish('stopped')
        else run.finish('failed', told(error))
      },
    )
  }
}
