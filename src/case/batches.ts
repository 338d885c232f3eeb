import { matchesGlob } from 'node:path/posix'
import type { Counts } from '../count/count.ts'
import type { FileOutcome } from '../evidence/outcome.ts'
import type { Report } from '../report.ts'
import type { OrderedFile } from './assemble.ts'
import type { Evidence } from './roots.ts'

/** Does the file belong to a batch? Globs are relative to the case folder, as exhibits' paths are. */
export function isIn(file: FileOutcome, globs: readonly string[]): boolean {
  const path = String(file.at[0] ?? '')
  return globs.some((glob) => matchesGlob(path, glob.normalize('NFC')))
}

/** What is in each batch of the case, beside the units that its transfers state. */
export function batchReports(
  evidence: Evidence,
  files: readonly OrderedFile[],
  counts: Counts,
): Report['batches'] {
  const { batches = [], transfers = [] } = evidence.caseFile ?? {}
  return batches.map((batch, i) => {
    const moved = transfers.filter((t) => t.batch === batch.id)
    const priced = agreed(moved.map((t) => t['priced-units']))
    const free = agreed(moved.map((t) => t['free-units']))
    const own = files.filter((f) => isIn(f.outcome, batch.files ?? []))
    return {
      id: batch.id,
      files: own.map((f) => f.outcome.at),
      counted: counts.batches.get(i) ?? 0,
      priced,
      free,
      note: batchNote(batch.declared, priced, free, own.length),
    }
  })
}

/** The number that all transfers of a batch state, or null. */
function agreed(stated: readonly (number | undefined)[]): number | null {
  const numbers = [...new Set(stated.filter((n) => n !== undefined))]
  return numbers.length === 1 ? (numbers[0] ?? null) : null
}

function batchNote(
  declared: ({ readonly 'at-least'?: number | undefined } & object) | undefined,
  priced: number | null,
  free: number | null,
  files: number,
): string | null {
  if (declared && files === 0) return '仅有载明数，没有文件可核，不计入，另列'
  if (priced === null || free === null || free === 0) return null
  return `计价${String(priced)}条、附送${String(free)}条，合计${String(priced + free)}条为本软件相加，来源分别载明两数`
}
