import type { Counts } from '../../count/count.ts'
import type { FileOutcome } from '../../evidence/outcome.ts'
import type { Report } from '../../report.ts'
import type { OrderedFile } from '../assemble.ts'
import type { CaseFile } from '../facts/schema.ts'
import { batchOwners } from '../facts/file-problems.ts'
import { unitsText } from '../../report/amounts.ts'
import { declaredOf } from './chain-facts.ts'

/** Path of a file on its exhibit, relative to the case folder, as the globs of batches are. */
export function pathOf({ at }: FileOutcome): string {
  return String(at[0] ?? '')
}

/** Paths of the files that hold records, each once. */
export function recordPaths(files: readonly OrderedFile[]): string[] {
  return [...new Set(files.filter((f) => f.tables.length > 0).map((f) => pathOf(f.outcome)))]
}

/** Numbers of the batches that hold a file (`facts/file-problems.ts`: a file is one batch's, and those related to it). */
export function batchesOf(
  facts: CaseFile | null,
  files: readonly OrderedFile[],
): (file: OrderedFile) => readonly number[] {
  const owners = batchOwners(facts?.batches ?? [], recordPaths(files))
  return (file) => owners.get(pathOf(file.outcome))?.of ?? []
}

/** What is in each batch of the case, beside the units that its transfers state. */
export function batchReports(
  facts: CaseFile | null,
  files: readonly OrderedFile[],
  counts: Counts,
): Report['batches'] {
  const { batches = [], transfers = [] } = facts ?? {}
  const holding = batchesOf(facts, files)
  return batches.map((batch, i) => {
    const moved = transfers.filter((t) => t.batch === batch.id)
    const priced = agreed(moved.map((t) => t['priced-units']))
    const free = agreed(moved.map((t) => t['free-units']))
    const own = files.filter((f) => holding(f).includes(i))
    return {
      id: batch.id,
      files: own.map((f) => f.outcome.at),
      counted: counts.batches.get(i) ?? 0,
      priced,
      free,
      note: batchNote(declaredOf(batch.declared), priced, free, own.length),
    }
  })
}

/** The number that all transfers of a batch state, or null. */
function agreed(stated: readonly (number | undefined)[]): number | null {
  const numbers = [...new Set(stated.filter((n) => n !== undefined))]
  return numbers.length === 1 ? (numbers[0] ?? null) : null
}

function batchNote(
  declared: ReturnType<typeof declaredOf>,
  priced: number | null,
  free: number | null,
  files: number,
): string | null {
  if (declared && files === 0)
    return `仅有载明数（${unitsText(declared)}），没有文件可核，不计入，另列`
  if (priced === null || free === null || free === 0) return null
  return `计价${String(priced)}条、附送${String(free)}条，合计${String(priced + free)}条为本软件相加，来源分别载明两数`
}
