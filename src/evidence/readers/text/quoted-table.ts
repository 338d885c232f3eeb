import type { Dialect } from './dialect.ts'
import { readSample, scoreDialect, type Scored } from './score.ts'

/** So many of the rows have as many cells, where marks of quotation hold lines together. */
const QUOTED_STEADY = 0.95
const QUOTED_BY = [',', '\t', ';']

/**
 * Rows of one width whose quoted cells go on over several lines, as messages with lists in them: what those lines would be by
 * themselves, labels or blocks, tells nothing of the file.
 */
export function quotedTable(text: string, by: (mark: string) => Dialect): Scored | null {
  for (const mark of QUOTED_BY.filter((mark) => text.includes(`${mark}"`))) {
    const dialect = by(mark)
    const { widths, multiline } = readSample(Buffer.from(text), dialect)
    if (!multiline || widths.length < 3) continue
    const scored = scoreDialect(text, dialect)
    if (scored.width >= 3 && scored.steady >= QUOTED_STEADY) return scored
  }
  return null
}
