import type { ReadReport } from '../../documents/terminal/read-summary.ts'
import { addRowLedgers, fileReport, rowLedger, tableReport } from '../assemble.ts'
import { alikeOf, correction, shapesOf } from './corrections/correction.ts'
import { digestMatch } from './hash-list.ts'
import { readEvidence } from '../read-evidence.ts'
import { bytesOf, isIncomplete } from '../folder-report.ts'
import type { SinceIntake } from './since.ts'
import { withStatementHints } from '../money/hints.ts'
import { withoutIdentifiers } from '../masked-report.ts'
import { unreached, unreachedText } from '../unreached.ts'
import type { Progress } from './progress.ts'
import type { CountRequest } from '../request.ts'

/** What is in there: files, tables, columns, kinds, issues; nothing is counted. Corrections that met nothing are told. */
export async function readFolder(
  request: CountRequest,
  progress: Progress,
): Promise<{ report: ReadReport; since: SinceIntake | null; unreached: readonly string[] }> {
  const folder = await readEvidence(request, progress, 'read')
  const { evidence, files, session, since } = folder
  session.close()
  const ledgers = files.flatMap((f) => f.tables.map((t) => rowLedger(t.outcome)))
  const shapes = shapesOf(files)
  const report = {
    title: evidence.caseFile?.title ?? null,
    demo: evidence.caseFile?.demo ?? false,
    complete: !files.some(isIncomplete),
    exhibits: evidence.exhibits,
    files: files.map((f) => fileReport(f, digestMatch(request, f))),
    tables: files.flatMap((f) =>
      f.tables.map((t) => ({
        ...tableReport(f, t, undefined, correction(f, t)),
        ...alikeOf(f, t, shapes),
      })),
    ),
    bytes: bytesOf(files),
    rows: addRowLedgers(ledgers),
  }
  const told = evidence.caseFile ? report : withStatementHints(report)
  const missed = unreached(folder.request.overrides, files).map(unreachedText)
  return { report: withoutIdentifiers(told), since, unreached: missed }
}
