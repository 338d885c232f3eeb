import { countRecords, nameCounted, type Counts } from '../count/count.ts'
import type { LawBook } from '../law/book.ts'
import { lawDigest } from '../law/digest.ts'
import type { Law } from '../law/law.ts'
import type { Report } from '../report.ts'
import { batchPlaces, placesOf, type OrderedFile } from './assemble.ts'
import { folderReport } from './folder-report.ts'
import { digestMatch } from './intake/hash-list.ts'
import { SILENT, type Progress } from './intake/progress.ts'
import type { SinceIntake } from './intake/since.ts'
import { checkLedgers } from './ledger/ledgers.ts'
import { countedStatements } from './money/hints.ts'
import { withoutIdentifiers } from './masked-report.ts'
import type { MoneyRead } from './money/statements.ts'
import { batchesOf, batchReports } from './persons/batches.ts'
import { decisionsOf } from './persons/decided.ts'
import { readEvidence, type FolderRead } from './read-evidence.ts'
import type { CountRequest } from './request.ts'
import type { Evidence } from './roots.ts'
import { placed } from './session/full.ts'
import type { Session } from './session/session.ts'
import { unreached } from './unreached.ts'
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
      unreached: unreached(request.overrides, files),
      key: request.key,
    })
    checkLedgers(report, counts)
    const whole = withoutIdentifiers(await withFacts(report, counts, folder, money))
    return { report: whole, files, session, evidence, book, law, since, bytesRead }
  } catch (error) {
    session.close()
    throw placed(error, session.temp, session.folder)
  } finally {
    for (const each of forget) each()
  }
}

/** What a case has of its own (persons, money, chain) is loaded for a case alone: half of all modules. */
async function withFacts(
  report: Report,
  counts: Counts,
  folder: FolderRead,
  money: MoneyRead | null,
): Promise<Report> {
  if (money === null) return countedStatements(report)
  const { completed } = await import('./completed.ts')
  return completed(report, counts, folder, money)
}

/** What the statements of a case hold; a bare folder has none. */
export async function moneyOf(
  { evidence, request, session }: FolderRead,
  progress: Progress = SILENT,
): Promise<MoneyRead | null> {
  if (!evidence.caseFile) return null
  try {
    const { paymentsOf } = await import('./money/statements.ts')
    return await paymentsOf(evidence.caseFile, evidence.caseFolder, request, progress)
  } catch (error) {
    session.close()
    throw error
  }
}

async function countOf(
  folder: Pick<FolderRead, 'session' | 'files' | 'evidence'>,
): Promise<Counts> {
  return countRecords(folder.session.db, ...askedOf(folder), buildOfKept(folder))
}

/** Names what a count leaves for whoever asks for rows, without its numbers. */
export async function nameAgain(
  folder: Pick<FolderRead, 'session' | 'files' | 'evidence'>,
): Promise<void> {
  await nameCounted(folder.session.db, ...askedOf(folder), buildOfKept(folder))
}

/** Classes are kept in an index that stays. */
function buildOfKept({ session }: Pick<FolderRead, 'session'>): string | null {
  return session.pending === null ? null : buildOf()
}

/** What is asked of the index: where the rows stand, batches, and what people have decided. */
export function askedOf({
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
