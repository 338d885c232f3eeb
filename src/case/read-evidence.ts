import { discover, type FoundFile } from '../evidence/discover.ts'
import { BOUNDS, Pool } from '../evidence/jobs/pool.ts'
import { readersAtFirst } from '../evidence/jobs/reader-process.ts'
import { ShuzhengError } from '../errors.ts'
import type { LawBook } from '../law/book.ts'
import { lawDigest } from '../law/digest.ts'
import { lawFor, lawOn, type Law } from '../law/law.ts'
import { loadLaw } from '../law/load.ts'
import { inOrder, type OrderedFile } from './assemble.ts'
import { datesOf, type CountDates } from './dates.ts'
import { saidOfShapes } from './intake/corrections/alike.ts'
import { triedPasswords } from './intake/case-passwords.ts'
import { cellLook } from './intake/corrections/cell-look.ts'
import { corrections, unmetExamples } from './intake/corrections/corrections.ts'
import { neededDigests } from './intake/hash-list.ts'
import { bundleBytes, readFiles, takeIn, type IntakeRun } from './intake/intake-run.ts'
import { caseOverrides, readingOf, saidOfColumns } from './intake/corrections/overrides.ts'
import { passwordsDigest } from './intake/passwords.ts'
import type { Progress } from './intake/progress.ts'
import { sinceIntake, type SinceIntake } from './intake/since.ts'
import { settle } from './intake/standing.ts'
import type { CountRequest, Override } from './request.ts'
import { openEvidence, type Evidence } from './roots.ts'
import { placed } from './session/full.ts'
import { openSession, type Session } from './session/session.ts'
import { buildOf } from './version.ts'

/** What is in the folder, read and recognised, but not counted. */
export interface FolderRead {
  readonly request: CountRequest
  readonly evidence: Evidence
  readonly book: LawBook
  readonly law: Law
  readonly dates: CountDates
  readonly files: readonly OrderedFile[]
  readonly session: Session
  readonly since: SinceIntake | null
  /** What the examiner said, each with the tables that it reached by their shape. */
  readonly corrections: readonly string[]
  /** Of these, the ones whose example shows no shape. */
  readonly unmet: ReturnType<typeof unmetExamples>
  readonly bytesRead: number
}

/**
 * Reads what lies at the PATHs into its index, or finds it there. The caller closes the session.
 *
 * @throws ShuzhengError wrong request (exit 2); no space (exit 3)
 */
export async function readEvidence(
  given: CountRequest,
  progress: Progress,
  command: string,
): Promise<FolderRead> {
  const evidence = await openEvidence(given.paths, command)
  const overrides = [
    ...caseOverrides(evidence.caseFile),
    ...(await statementsAmong(evidence)),
    ...given.overrides,
  ]
  const passwords = triedPasswords(evidence, given)
  const request = { ...given, overrides, passwords }
  const book = loadLaw()
  const dates = datesOf(request, evidence, book)
  const law = dates.conduct ? lawFor(book, dates) : lawOn(book, dates.assumed)
  const found = discover(evidence.roots)
  const conductTo = dates.conduct?.to ?? null
  const identity = identityOf(request, evidence, book, conductTo)
  const bytes = found.reduce((sum, f) => sum + f.bytes, 0)
  const readers = new Readers(request.threads, bytes, progress)
  try {
    const session = await openSession({ identity, ...request, files: found })
    try {
      const more = await taken(request, found, session, law, conductTo, progress, readers.pool)
      const { bytesRead } = readers
      return { request, evidence, book, law, dates, session, bytesRead, ...more }
    } catch (error) {
      session.close()
      throw placed(error, session.temp, session.folder)
    }
  } finally {
    readers.pool.close()
  }
}

/** Statements that lie inside an exhibit; only a case names any. */
async function statementsAmong(evidence: Evidence): Promise<Override[]> {
  if (evidence.caseFile === null) return []
  const { statementOverrides } = await import('./money/listed.ts')
  return statementOverrides(evidence)
}

/** The pool, and what it has read. Its processes start while the index is opened: all of them only where there is much. */
class Readers {
  bytesRead = 0
  readonly pool: Pool

  constructor(threads: number, bytes: number, progress: Progress) {
    const onProgress = (bytes: number) => {
      this.bytesRead += bytes
      progress.add(bytes)
    }
    this.pool = new Pool(threads, onProgress, BOUNDS, cellLook())
    this.pool.warm(readersAtFirst(bytes, threads))
  }
}

/** Equal identity, equal index: the place, and what decides of every record in it. What is said of single files does not. */
function identityOf(
  request: CountRequest,
  { roots }: Evidence,
  book: LawBook,
  conductTo: string | null,
): string {
  return JSON.stringify({
    build: buildOf(),
    rules: lawDigest(book),
    key: request.key,
    digests: neededDigests(request.hashList),
    conductTo,
    roots: roots.map((r) => [r.exhibit, r.path, r.prefix]),
  })
}

async function taken(
  request: CountRequest,
  found: readonly FoundFile[],
  session: Session,
  law: Law,
  conductTo: string | null,
  progress: Progress,
  pool: Pool,
): Promise<Pick<FolderRead, 'files' | 'since' | 'corrections' | 'unmet'>> {
  const total = found.reduce((sum, f) => sum + f.bytes, 0)
  progress.begin(total)
  const { said, standing } = await prepared(request, found, session, pool)
  const run: IntakeRun = {
    db: session.db,
    memory: session.memory,
    giveBack: () => session.giveBack(),
    files: standing.files,
    items: standing.items,
    pool,
    reading: {
      spoolDir: session.spoolDir,
      digests: neededDigests(request.hashList),
      sealKey: session.rowsKey,
      sealed: session.sealed,
      firstJob: session.firstJob,
      overrides: () => readingOf(said),
      bundleBytes: bundleBytes(total),
      passwords: request.passwords ?? [],
    },
    sealed: session.sealed,
    pending: session.pending,
    names: session.names,
    facts: { conductTo, tierRules: law.tiering.rules, key: request.key },
    said: (file, table) => saidOfColumns(said, file, table),
  }
  let stopped = false
  const stop = progress.onCancel(() => {
    stopped = true
    pool.close()
    session.db.interrupt()
  })
  const goOn = () => {
    if (stopped) throw new ShuzhengError('run/stopped')
  }
  try {
    const again = await takeIn(run)
    goOn()
    const files = inOrder(await readFiles(run, again), (item) => found[item]?.exhibit ?? '')
    goOn()
    const since = await sinceIntake(session, standing, found, files)
    const told = corrections(request.overrides, said, files)
    return { files, since, corrections: told, unmet: unmetExamples(said) }
  } catch (error) {
    goOn()
    throw error
  } finally {
    stop()
  }
}

/** What was said, of which shapes; and what the index holds of what lies there now. */
async function prepared(
  request: CountRequest,
  found: readonly FoundFile[],
  session: Session,
  pool: Pool,
) {
  const { overrides, passwords: tried } = request
  const said = await saidOfShapes(overrides, found, pool, session.spoolDir, tried)
  const passwords = passwordsDigest(request.passwords)
  return { said, standing: await settle(session, found, said, passwords) }
}
