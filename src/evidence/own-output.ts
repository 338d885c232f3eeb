import type { FormatId } from './format.ts'
import type { ByteSource } from './source.ts'

/** Stands in every file that this program writes: in the head of pages, in the properties of workbooks. */
export const OUTPUT_MARKER = 'shuzheng-output'
export const REPORT_SCHEMA = 'shuzheng.report/'
const RUN_SCHEMA = 'shuzheng.run/'
/** A draw, its results, and the record of openings (`documents/sample/record.ts`). */
const SAMPLE_SCHEMA = 'shuzheng.sample'
/** Stands near the first bytes of every file that this program writes, so that it is listed and not counted. */
export function ownOutput(id: FormatId, head: Uint8Array, source: ByteSource): boolean {
  const start = Buffer.from(head.subarray(0, Math.min(4096, source.size))).toString('latin1')
  if (id === 'xlsx' || id === 'docx') return start.includes(OUTPUT_MARKER)
  if (id === 'html') return start.includes(`content="${OUTPUT_MARKER}"`)
  return (
    id === 'json' && [REPORT_SCHEMA, RUN_SCHEMA, SAMPLE_SCHEMA].some((s) => start.includes(`"${s}`))
  )
}
