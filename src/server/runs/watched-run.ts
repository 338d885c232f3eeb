import type { Progress } from '../../case/intake/progress.ts'
import { told, type Told } from '../told.ts'

export type RunStage = 'reading' | 'counting' | 'writing' | 'done' | 'stopped' | 'failed'

/** How far a run is, as a page shows it. Rate in bytes a second, `left` in seconds; null while they are not known. */
export interface RunView {
  readonly stage: RunStage
  readonly total: number
  readonly read: number
  readonly rate: number | null
  readonly left: number | null
  readonly problem: Told | null
}

/** The progress of one run, for whoever looks: bytes of the evidence, never names. */
export class WatchedRun implements Progress {
  readonly #cancels = new Set<() => void>()
  readonly #clock: () => number
  #stage: RunStage = 'reading'
  #total = 0
  #read = 0
  #began = 0
  #problem: Told | null = null
  #cancelled = false

  constructor(clock: () => number = () => performance.now()) {
    this.#clock = clock
  }

  begin(totalBytes: number): void {
    this.#total = totalBytes
    this.#read = 0
    this.#began = this.#clock()
  }

  add(bytes: number): void {
    this.#read += bytes
  }

  stage(stage: 'count' | 'report'): void {
    this.#stage = stage === 'count' ? 'counting' : 'writing'
  }

  onCancel(work: () => void): () => void {
    if (this.#cancelled) work()
    this.#cancels.add(work)
    return () => this.#cancels.delete(work)
  }

  /** What counts is ended the same way: the process goes on, for others look at it. */
  onAbort(): () => void {
    return () => undefined
  }

  get cancelled(): boolean {
    return this.#cancelled
  }

  /** Asks the run to stop; what was read is kept in the index. */
  cancel(): void {
    this.#cancelled = true
    for (const work of this.#cancels) work()
  }

  finish(stage: 'done' | 'stopped' | 'failed', problem: Told | null = null): void {
    this.#stage = stage
    this.#problem = problem
  }

  /** Follows work to its end, which is never thrown: done, stopped where that was asked for, else failed with why. */
  async follow(work: Promise<void>): Promise<void> {
    try {
      await work
      this.finish('done')
    } catch (error) {
      if (this.#cancelled) this.finish('stopped')
      else this.finish('failed', told(error))
    }
  }

  view(): RunView {
    const seconds = (this.#clock() - this.#began) / 1000
    const rate = this.#read > 0 && seconds > 0.5 ? Math.round(this.#read / seconds) : null
    const left = rate ? Math.ceil(Math.max(0, this.#total - this.#read) / rate) : null
    const reading = this.#stage === 'reading'
    return {
      stage: this.#stage,
      total: this.#total,
      read: Math.min(this.#read, this.#total),
      rate: reading ? rate : null,
      left: reading ? left : null,
      problem: this.#problem,
    }
  }
}
