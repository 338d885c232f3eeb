import type { ItemResult } from '../jobs/job.ts'
import type { FileOutcome } from '../outcome.ts'

/** What a job gave, with its sealed pages `by` bytes further on: they stand behind those of earlier jobs. */
export function shifted<T extends ItemResult>(result: T, by: number): T {
  if (by === 0) return result
  if (result.kind === 'files')
    return { ...result, files: result.files.map((f) => shiftPages(f, by)) }
  if (result.kind === 'range' || result.kind === 'stretch')
    return { ...result, file: shiftPages(result.file, by) }
  if (result.kind === 'section') {
    const file = shiftPages(result.section.file, by)
    return { ...result, section: { ...result.section, file } }
  }
  return result
}

function shiftPages(file: FileOutcome, by: number): FileOutcome {
  const tables = file.tables.map((t) => ({
    ...t,
    parts: t.parts.map((part) => ({
      ...part,
      pages: part.pages.map((page) => ({ ...page, offset: page.offset + by })),
    })),
  }))
  return { ...file, tables }
}
