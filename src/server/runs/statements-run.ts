import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'
import { withoutIdentifiers } from '../../case/masked-report.ts'
import { layoutOf, statementsAt } from '../../case/money/bare.ts'
import type { CountRequest } from '../../case/request.ts'
import { statementsText } from '../../documents/terminal/statements.ts'
import { ShuzhengError } from '../../errors.ts'
import type { StatementReport } from '../../report/statements.ts'
import { WatchedRun, type RunView } from './watched-run.ts'

/** What a statement says and whether it adds up, without a case; names and numbers masked. */
export interface StatementsFound {
  readonly path: string
  readonly statements: readonly StatementReport[]
  readonly text: string
}

/** Statements of accounts looked at by themselves: one look at a time, kept until the next. */
export class StatementsRun {
  #run: WatchedRun | null = null
  #going = false
  #found: StatementsFound | null = null

  view(): { readonly run: RunView | null; readonly found: StatementsFound | null } {
    return { run: this.#run?.view() ?? null, found: this.#found }
  }

  /**
   * @param layout columns of a form that is not known, as in `layout:` of the case file
   * @throws ShuzhengError `server/busy`, `cli/bad-flag` for a layout that is none
   */
  begin(path: string, layout: string | null, passwords: readonly string[]): void {
    if (this.#going) throw new ShuzhengError('server/busy')
    const columns = layout === null ? null : layoutOf(layout)
    const run = new WatchedRun()
    this.#run = run
    this.#found = null
    this.#going = true
    const work = statementsAt(requestOf(path, passwords), columns, run).then((read) => {
      const statements = withoutIdentifiers(read.statements)
      this.#found = { path, statements, text: statementsText(statements, PAPER) }
    })
    void run.follow(work.finally(() => (this.#going = false)))
  }

  stop(): void {
    if (this.#going) this.#run?.cancel()
  }
}

const PAPER = { width: 76, color: false } as const

function requestOf(path: string, passwords: readonly string[]): CountRequest {
  return {
    paths: [resolve(path)],
    overrides: [],
    conduct: null,
    decided: null,
    key: null,
    hashList: null,
    passwords,
    cache: false,
    temp: null,
    threads: Math.min(16, availableParallelism()),
  }
}
