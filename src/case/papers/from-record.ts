import { dirname, resolve } from 'node:path'
import { statusesIn } from '../journal/paper-status.ts'
import { requestBehind } from '../outputs.ts'
import { recorded, render, type Recorded } from '../render.ts'
import { evidenceAt } from '../case-roots.ts'
import { refuseInside } from '../roots.ts'

/** What was written of a record, and the record. */
export interface FromRecord {
  readonly written: readonly string[]
  readonly record: Recorded
}

/**
 * Page and papers once more, from a report.json alone, wherever it came from. Ledgers need the rows and are not among
 * them.
 *
 * @param out null: where the record lies
 * @throws ShuzhengError `documents/no-record`; `evidence/output-inside-input` where the folder lies in the evidence behind it
 */
export async function papersFromRecord(
  path: string,
  out: string | null,
  forms: { readonly html: boolean; readonly docx: boolean },
): Promise<FromRecord> {
  const record = recorded(path)
  if (out !== null) keepOutOfEvidence(path, out)
  // The papers of a case lie in its `out/`; where they stand is in the journal beside it.
  const statusOf = statusesIn(dirname(dirname(resolve(path))), record.digest)
  const written = await render(record, forms, out ?? dirname(path), statusOf)
  return { written, record }
}

/** Where the request of the run can still be opened, its evidence is known, and nothing is written into it. */
function keepOutOfEvidence(path: string, out: string): void {
  const roots = rootsBehind(path)
  if (roots !== null) refuseInside(out, roots)
}

function rootsBehind(path: string): ReturnType<typeof evidenceAt>['roots'] | null {
  try {
    return evidenceAt(requestBehind(path).request.paths, 'report').roots
  } catch {
    return null
  }
}
