import type { FolderCount } from '../../case/count-folder.ts'
import { recheck, type Recheck } from '../../case/intake/recheck.ts'
import { told, type Told } from '../told.ts'

/** How far the evidence has been taken anew from the disk, and what was found; lists are asked for by page. */
export interface RecheckView {
  readonly stage: 'none' | 'going' | 'done' | 'stopped' | 'failed'
  readonly total: number
  readonly read: number
  /** Of which count: after another one the result is old. */
  readonly version: number
  readonly same: number
  readonly differing: number
  readonly problem: Told | null
}

const NONE: RecheckView = {
  ...{ stage: 'none', total: 0, read: 0, version: 0, same: 0, differing: 0 },
  problem: null,
}

/** One comparison at a time; it goes on whether anybody looks or not, and stops when it is told to. */
export class RecheckRun {
  #view: RecheckView = NONE
  #result: Recheck | null = null
  #going = false

  view(): RecheckView {
    return this.#view
  }

  get result(): Recheck | null {
    return this.#result
  }

  begin({ evidence, files }: FolderCount, version: number): void {
    if (this.#going) return
    this.#going = true
    this.#result = null
    this.#view = { ...NONE, stage: 'going', version }
    const watching = {
      begin: (total: number) => (this.#view = { ...this.#view, total }),
      add: (bytes: number) => (this.#view = { ...this.#view, read: this.#view.read + bytes }),
      going: () => this.#going,
    }
    recheck(evidence, files, watching).then(
      (result) => this.#end(result),
      (error: unknown) => {
        this.#going = false
        this.#view = { ...this.#view, stage: 'failed', problem: told(error) }
      },
    )
  }

  stop(): void {
    this.#going = false
  }

  #end(result: Recheck | null): void {
    this.#going = false
    this.#result = result
    if (result === null) this.#view = { ...this.#view, stage: 'stopped' }
    else {
      const { same, differing } = result
      this.#view = { ...this.#view, stage: 'done', same, differing: differing.length }
    }
  }
}
