import { countRecords, nameCounted, type Counts } from '../count/count.ts'
import { discover, type FoundFile } from '../evidence/discover.ts'
import { BOUNDS, Pool } from '../evidence/pool.ts'
import { cellLook } from './intake/cell-look.ts'
import { lawDigest } from '../law/digest.ts'
import { lawFor, lawOn, type Law } from '../law/law.ts'
import { loadLaw } from '../law/load.ts'
import { ShuzhengError } from '../errors.ts'
import type { LawBook } from '../law/book.ts'
import type { Report } from '../report.ts'
import { batchPlaces, inOrder, placesOf, type OrderedFile } from './assemble.ts'
import { caseOrigin } from './chain/origin.ts'
import { batchesOf, batchReports, recordPaths } from './persons/batches.ts'
import { decisionsOf } from './persons/decided.ts'
import { caseOverlap } from './chain/overlap/overlap.ts'
import { firstDay, lastDay } from './facts/days.ts'
import { exampleProblems } from './facts/example-problems.ts'
import { decisionProblems, fileProblems } from './facts/file-problems.ts'
import { withCase } from './persons/with-case.ts'
import { folderReport, isIncomplete, kindsPresent, wordsOf } from './folder-report.ts'
import { suggestTiers } from '../law/tiers.ts'
import { matchDigests, neededDigests } from './intake/hash-list.ts'
import { bundleBytes, readFiles, takeIn, type IntakeRun } from './intake/intake-run.ts'
import { registered } from './journal/intake.ts'
import { checkLedgers } from './ledger/ledgers.ts'
import { caseOverrides, readingOf, saidOfColumns } from './intake/overrides.ts'
import { statementOverrides } from './money/listed.ts'
import { paymentsOf, type MoneyRead } from './money/statements.ts'
import { countedStatements } from './money/hints.ts'
import { messagesOf } from './money/talk.ts'
import { triedPasswords } from './intake/case-passwords.ts'
import { passwordsDigest } from './intake/passwords.ts'
import { SILENT, type Progress } from './intake/progress.ts'
import { withoutIdentifiers } from './masked-report.ts'
import { saidOfShapes } from './intake/alike.ts'
import { corrections, unmetExamples } from './intake/corrections.ts'
import { changedSinceIntake } from './intake/registered.ts'
import { sinceIntake, type SinceIntake } from './intake/since.ts'
import { settle } from './intake/standing.ts'
import type { CountRequest } from './request.ts'
import { evidenceAt, type Evidence } from './roots.ts'
import { openSession, type Session } from './session/session.ts'
import { buildOf, VERSION } from './version.ts'

/** A finished count, with its index still open for whoever asks for rows. */
export interface FolderCount {
  readonly report: Report
  readonly files: readonly OrderedFile[]
  readonly session: Session
  readonly evidence: Evidence
  readonly book: LawBook
  /** The law of the dates of the case, as the findings asked it. */
  readonly law: Law
  /** What became of the files since they were last read; null where they were read for the first time. */
  readonly since: SinceIntake | null
  /** Bytes of evidence that this run read: less than all when an earlier run was gone on from. */
  readonly bytesRead: number
}

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
  const evidence = evidenceAt(given.paths, command)
  const overrides = [
    ...caseOverrides(evidence.caseFile),
    ...statementOverrides(evidence),
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
    const session = await openSession({ identity, ...request, bytes })
    try {
      const taken = await read(request, found, session, law, conductTo, progress, readers.pool)
      const { bytesRead } = readers
      return { request, evidence, book, law, dates, session, bytesRead, ...taken }
    } catch (error) {
      session.close()
      throw error
    }
  } finally {
    readers.pool.close()
  }
}

/** From this size on, in bytes, all processes will have work. */
const MUCH = 16 * 2 ** 20

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
    this.pool.warm(bytes >= MUCH ? threads : 1)
  }
}

/**
 * Counts what lies at the PATHs: evidence → records → count → findings. The caller closes the session.
 *
 * @throws ShuzhengError wrong request (exit 2); a ledger that does not close, no space (exit 3)
 */
export async function countFolder(given: CountRequest, progress: Progress): Promise<FolderCount> {
  const folder = await readEvidence(given, progress, 'count')
  return countRead(folder, await moneyOf(folder, progress), progress)
}

/** Counts what was read; where that fails, its session is closed. */
export async function countRead(
  folder: FolderRead,
  money: MoneyRead | null,
  progress: Progress,
): Promise<FolderCount> {
  const { request, evidence, book, law, dates, files, session, since, bytesRead } = folder
  const forget = [
    progress.onAbort(() => session.abandon()),
    progress.onCancel(() => session.db.interrupt()),
  ]
  try {
    progress.stage('count')
    const counts = await countOf(folder)
    const conductTo = dates.conduct?.to ?? null
    const report = folderReport({
      title: evidence.caseFile?.title ?? null,
      demo: evidence.caseFile?.demo ?? false,
      tool: { name: '数证 Shuzheng', version: VERSION, rules: lawDigest(book) },
      exhibits: evidence.exhibits,
      files,
      counts,
      law,
      on: { date: conductTo ?? dates.assumed, assumed: conductTo === null },
      conductTo,
      digestMatch: (file) => digestMatch(request, file),
      batches: batchReports(evidence.caseFile, files, counts),
      overrides: folder.corrections,
      unmet: folder.unmet,
      key: request.key,
    })
    checkLedgers(report, counts)
    const whole = withoutIdentifiers(await completed(report, counts, folder, money))
    return { report: whole, files, session, evidence, book, law, since, bytesRead }
  } catch (error) {
    session.close()
    throw error
  } finally {
    for (const each of forget) each()
  }
}

async function read(
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

/** What the statements of a case hold; a bare folder has none. */
export async function moneyOf(
  { evidence, request, session }: FolderRead,
  progress: Progress = SILENT,
): Promise<MoneyRead | null> {
  if (!evidence.caseFile) return null
  try {
    return await paymentsOf(evidence.caseFile, evidence.caseFolder, request, progress)
  } catch (error) {
    session.close()
    throw error
  }
}

async function countOf(
  folder: Pick<FolderRead, 'session' | 'files' | 'evidence'>,
): Promise<Counts> {
  return countRecords(folder.session.db, ...askedOf(folder))
}

/** Names what a count leaves for whoever asks for rows, without its numbers. */
export async function nameAgain(
  folder: Pick<FolderRead, 'session' | 'files' | 'evidence'>,
): Promise<void> {
  await nameCounted(folder.session.db, ...askedOf(folder))
}

function askedOf({
  files,
  evidence: { exhibits, caseFile },
}: Pick<FolderRead, 'files' | 'evidence'>) {
  const ids = exhibits.map((e) => e.id)
  return [
    placesOf(files, ids),
    batchPlaces(files, batchesOf(caseFile, files)),
    decisionsOf(caseFile, files),
  ] as const
}

/** What the facts of the case add; a bare folder has none. */
async function completed(
  report: Report,
  counts: Counts,
  folder: FolderRead,
  money: MoneyRead | null,
): Promise<Report> {
  const { evidence, files, session, book, law, dates } = folder
  const { caseFile: facts, factLines } = evidence
  if (!facts || !money) return countedStatements(report)
  const sizes = new Map(report.batches.map((b) => [b.id, b.counted]))
  return withCase(report, {
    facts,
    problems: [
      ...evidence.problems,
      ...fileProblems(facts, recordPaths(files), sizes, factLines),
      ...decisionProblems(facts, counts.decided, factLines),
      ...exampleProblems(facts, folder.unmet),
      ...changedSinceIntake(evidence.caseFolder ? registered(evidence.caseFolder) : [], files),
    ],
    questions: evidence.questions,
    journal: evidence.journal,
    db: session.db,
    counts,
    book,
    law,
    origin: await caseOrigin(facts, { files, db: session.db, sealed: session.sealed }),
    overlap: await caseOverlap({
      session,
      files,
      evidence,
      day: dates.conduct?.to ?? dates.assumed,
      key: folder.request.key,
    }),
    otherTiers: suggestTiers(kindsPresent(files, counts), law, wordsOf(files)).alternatives,
    conduct: dates.conduct,
    on: { date: dates.conduct?.to ?? dates.assumed, assumed: dates.conduct === null },
    unreadFiles: files.filter(isIncomplete).length,
    money,
    messages: messagesOf(files, session.sealed),
  })
}

export function digestMatch(
  request: CountRequest,
  file: OrderedFile,
): Report['files'][number]['digest-match'] {
  if (!request.hashList) return null
  // A list names what was seized: files on the medium. Members of a container are covered by its digest.
  if (file.outcome.at.length > 1) return null
  return matchDigests(request.hashList, String(file.outcome.at[0]), file.outcome.digests)
}

interface CountDates {
  readonly conduct: { readonly from: string; readonly to: string } | null
  readonly decided: string | null
  /** The day the law data was checked: asked where no date is given, and printed as 假定. */
  readonly assumed: string
}

function datesOf(request: CountRequest, evidence: Evidence, book: LawBook): CountDates {
  const facts = evidence.caseFile
  const spans = [
    ...(facts?.dates?.conduct ? [facts.dates.conduct] : []),
    ...(facts?.transfers ?? []).flatMap((t) => (t.on ? [t.on] : [])),
  ]
  const from = spans.map((s) => firstDay(s.from)).sort()[0]
  const to = spans
    .map((s) => lastDay(s.to))
    .sort()
    .at(-1)
  const conduct = request.conduct ?? (from && to ? { from, to } : null)
  return {
    conduct,
    decided: request.decided ?? facts?.criminal?.decided ?? facts?.dates?.decided ?? null,
    assumed: book.checked,
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
