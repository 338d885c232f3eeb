import { availableParallelism } from 'node:os'
import { askedAt } from '../../case/money/bare.ts'
import { lookAtLayout, type LayoutLook, type LayoutTried } from '../../case/money/layout-look.ts'
import { ShuzhengError } from '../../errors.ts'
import { WatchedRun, type RunView } from './watched-run.ts'

/** Which statement: where it lies (or the case), and the name under which it is shown. */
export interface LayoutOf {
  readonly paths: readonly string[]
  readonly id: string
}

/** What is shown of a look: the statement, and what was found. */
export interface LayoutFound extends LayoutLook {
  readonly id: string
}

/** The columns of a statement looked at before they are said. The last look that was asked for holds; one before it ends. */
export class LayoutRun {
  #run: WatchedRun | null = null
  #found: LayoutFound | null = null

  view(): { readonly run: RunView | null; readonly found: LayoutFound | null } {
    return { run: this.#run?.view() ?? null, found: this.#found }
  }

  /** @throws ShuzhengError `server/bad-request`, and those of a place that is not there */
  begin({ paths, id }: LayoutOf, tried: LayoutTried, passwords: readonly string[]): void {
    const asked = askedAt(paths)
    if (!asked.asked.some((one) => one.id === id))
      throw new ShuzhengError('server/bad-request', { field: 'id' })
    this.stop()
    const run = new WatchedRun()
    this.#run = run
    this.#found = null
    const request = {
      temp: null,
      threads: Math.min(4, availableParallelism()),
      passwords: [...asked.passwords, ...passwords],
    }
    const work = lookAtLayout(asked, id, tried, request, run).then((look) => {
      if (this.#run === run) this.#found = look && { ...look, id }
    })
    void run.follow(work)
  }

  stop(): void {
    this.#run?.cancel()
  }
}
