import type { Counts } from '../count/count.ts'
import { suggestTiers } from '../law/tiers.ts'
import type { Report } from '../report.ts'
import { caseOrigin } from './chain/origin.ts'
import { caseOverlap } from './chain/overlap/overlap.ts'
import { exampleProblems } from './facts/example-problems.ts'
import { decisionProblems, fileProblems } from './facts/file-problems.ts'
import { isIncomplete, kindsPresent, wordsOf } from './folder-report.ts'
import { changedSinceIntake } from './intake/registered.ts'
import { registered } from './journal/intake.ts'
import { countedStatements } from './money/hints.ts'
import type { MoneyRead } from './money/statements.ts'
import { messagesOf } from './money/talk.ts'
import { recordPaths } from './persons/batches.ts'
import { withCase } from './persons/with-case.ts'
import type { FolderRead } from './read-evidence.ts'

/** What the facts of the case add; a bare folder has none. */
export async function completed(
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
