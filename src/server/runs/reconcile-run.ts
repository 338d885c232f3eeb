import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  closeAnnex,
  readAnnex,
  refuseAnnexInside,
  type Annex,
} from '../../case/compare/reconcile-annex.ts'
import { compareWith } from '../../case/compare/reconcile.ts'
import type { FolderCount } from '../../case/count-folder.ts'
import type { Override } from '../../case/request.ts'
import { writeLedger } from '../../documents/workbooks/ledger.ts'
import type { Reconciliation } from '../../documents/reconcile.ts'
import { reconcileText } from '../../documents/terminal/reconcile.ts'
import { reconcileWorkbook } from '../../documents/workbooks/reconcile.ts'
import { ShuzhengError } from '../../errors.ts'
import type { Desk } from '../desk.ts'
import { WatchedRun, type RunView } from './watched-run.ts'

/** What a comparison found, without its rows: those are in the spreadsheet. */
export interface ReconcileFound {
  readonly numbers: Omit<Reconciliation, 'rows'>
  readonly text: string
  readonly xlsx: Buffer
}

/**
 * The annex of an examination report beside the count that is open. The annex alone is read, with progress; then it is
 * set beside the index that is there. It goes on whether anybody looks or not, one at a time, and stops when it is told.
 */
export class ReconcileRun {
  readonly #desk: Desk
  #run: WatchedRun | null = null
  #going = false
  #version = -1
  #found: ReconcileFound | null = null

  constructor(desk: Desk) {
    this.#desk = desk
  }

  /** How far it is; null where none was begun for the count that is open. */
  view(): RunView | null {
    return this.#isOfNow() ? (this.#run?.view() ?? null) : null
  }

  /** With another count what was found is gone: it was said of the one before. */
  found(): ReconcileFound | null {
    return this.#isOfNow() ? this.#found : null
  }

  /**
   * @param said how the annex is to be read, where it is not read rightly by itself
   * @throws ShuzhengError `reconcile/annex-inside`, `server/busy`, `server/nothing-open`
   */
  async begin(path: string, said: readonly Override[] = []): Promise<void> {
    if (this.#going) throw new ShuzhengError('server/busy')
    await this.#desk.look(({ evidence }) => refuseAnnexInside(path, evidence.roots))
    const run = new WatchedRun()
    this.#run = run
    this.#found = null
    this.#going = true
    this.#version = this.#desk.view().version
    void run.follow(this.#go(path, said, run))
  }

  stop(): void {
    if (this.#going) this.#run?.cancel()
  }

  async #go(path: string, said: readonly Override[], run: WatchedRun): Promise<void> {
    try {
      this.#found = await this.#compared(path, said, run)
    } finally {
      this.#going = false
    }
  }

  async #compared(
    path: string,
    said: readonly Override[],
    run: WatchedRun,
  ): Promise<ReconcileFound> {
    const request = this.#desk.request()
    const overrides = [...request.overrides, ...said]
    const annex = await readAnnex(path, { ...request, overrides }, run)
    try {
      run.stage('count')
      return await this.#desk.ask((counted) => this.#beside(annex, counted, run))
    } finally {
      closeAnnex(annex)
    }
  }

  async #beside(annex: Annex, counted: FolderCount, run: WatchedRun): Promise<ReconcileFound> {
    if (run.cancelled || !this.#isOfNow()) throw new ShuzhengError('run/stopped')
    const { db } = counted.session
    const forget = run.onCancel(() => db.interrupt())
    const place = mkdtempSync(join(tmpdir(), 'shuzheng-annex-'))
    try {
      const compared = await compareWith(annex, counted)
      const file = join(place, 'compared.xlsx')
      run.stage('report')
      await writeLedger(file, reconcileWorkbook(compared.result, counted.report, compared))
      const { rows: _rows, ...numbers } = compared.result
      const text = reconcileText(compared.result, { width: 76, color: false })
      return { numbers, text, xlsx: readFileSync(file) }
    } finally {
      forget()
      rmSync(place, { recursive: true, force: true })
      await db.detach('annex')
    }
  }

  #isOfNow(): boolean {
    return this.#version === this.#desk.view().version
  }
}
