import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'
import { readLessons } from '../../case/facts/lessons.ts'
import { requestBehind } from '../../case/outputs.ts'
import { readHashList } from '../../case/intake/hash-list.ts'
import { readPasswords } from '../../case/intake/passwords.ts'
import { storedReport, verifyReport } from '../../case/compare/verify.ts'
import type { CountRequest } from '../../case/request.ts'
import { shown, shownLocator } from '../../documents/safe.ts'
import { verifyText, type Verification } from '../../documents/terminal/verify.ts'
import { ShuzhengError } from '../../errors.ts'
import { WatchedRun, type RunView } from './watched-run.ts'

/** What is recounted: a report.json, and — where it was made elsewhere — where its evidence lies and how it was read. */
export interface VerifyAsked {
  readonly path: string
  readonly evidence: readonly string[]
  readonly key: CountRequest['key']
  readonly conduct: CountRequest['conduct']
  readonly decided: string | null
  /** A file of corrections, a list of passwords, the 电子数据清单. */
  readonly lessons: string | null
  readonly passwords: string | null
  readonly hashList: string | null
}

/** A recount beside a report.json, masked; the texts of the terminal with it. */
export interface VerifyFound {
  readonly numbers: Verification
  readonly text: string
}

/** Is the request by which it was made sealed beside it, for the key of this machine? */
export function isSealedHere(path: string): boolean {
  return sealed(path) !== null
}

/**
 * A report.json counted again from its evidence, never from the index; what lies on the desk stays as it is. It goes on
 * whether anybody looks or not, one at a time, and stops when it is told.
 */
export class VerifyRun {
  #run: WatchedRun | null = null
  #path: string | null = null
  #going = false
  #found: VerifyFound | null = null

  view(): {
    readonly run: RunView | null
    readonly path: string | null
    readonly found: VerifyFound | null
  } {
    return { run: this.#run?.view() ?? null, path: this.#path, found: this.#found }
  }

  /** @throws ShuzhengError `server/busy`, `rows/bad-report`, `verify/no-request`, and those of a file of corrections */
  begin(asked: VerifyAsked): void {
    if (this.#going) throw new ShuzhengError('server/busy')
    const stored = storedReport(asked.path)
    const request = requestOf(asked)
    const run = new WatchedRun()
    this.#run = run
    this.#path = asked.path
    this.#found = null
    this.#going = true
    const work = verifyReport(stored, request, run).then((found) => {
      this.#found = { numbers: masked(found), text: verifyText(found, PAPER) }
    })
    void run.follow(work.finally(() => (this.#going = false)))
  }

  stop(): void {
    if (this.#going) this.#run?.cancel()
  }
}

const PAPER = { width: 76, color: false } as const

/** As it was asked for when it was made; where that cannot be opened here, as it is said now. */
function requestOf(asked: VerifyAsked): CountRequest {
  const { path, evidence } = asked
  const own = { temp: null, threads: Math.min(16, availableParallelism()) }
  const paths = evidence.map((place) => resolve(place))
  const before = sealed(path)
  if (before) return { ...before, ...own, ...(paths.length > 0 ? { paths } : {}) }
  if (paths.length === 0) throw new ShuzhengError('verify/no-request', { path })
  const { key, conduct, decided, lessons, passwords, hashList } = asked
  return {
    ...{ ...own, paths, key, conduct, decided, cache: false },
    hashList: hashList === null ? null : readHashList(resolve(hashList)),
    overrides: lessons === null ? [] : readLessons(resolve(lessons)),
    ...(passwords === null ? {} : { passwords: readPasswords(resolve(passwords)) }),
  }
}

function sealed(path: string): CountRequest | null {
  try {
    return requestBehind(path).request
  } catch (error) {
    if (error instanceof ShuzhengError) return null
    throw error
  }
}

/** Names of files and sheets are people's texts. */
function masked(found: Verification): Verification {
  const text = (value: string | number | boolean | null) =>
    typeof value === 'string' ? shown(value, 'name') : value
  return {
    ...found,
    differences: found.differences.map(({ path, was, now }) => ({
      path: shown(path, 'name'),
      was: text(was),
      now: text(now),
    })),
    evidence: found.evidence.map((e) => ({ ...e, at: [shownLocator(e.at)] })),
  }
}
