import { constants, gunzipSync } from 'node:zlib'
import type { FormatId } from './format.ts'
import type { ByteSource } from '../source.ts'

/** Stands in every file that this program writes: in the head of pages, in the properties of workbooks. */
export const OUTPUT_MARKER = 'shuzheng-output'
export const REPORT_SCHEMA = 'shuzheng.report/'
const RUN_SCHEMA = 'shuzheng.run/'
/** A draw, its results, and the record of openings (`documents/sample/record.ts`). */
const SAMPLE_SCHEMA = 'shuzheng.sample'
/** The journal of a case (`case/journal/database.ts`): SQLite keeps the text of its tables on the first page. */
const JOURNAL_TABLE = 'CREATE TABLE strands (hash text primary key, body text not null) strict'
/** A case that is handed on (`case/journal/pack.ts`). */
const PACK_FORMAT = '{"format":"shuzheng.case-pack/'
/** Unpacked from so little: no more than a megabyte can come of it. */
const PACK_HEAD = 1024

function beginsWithPack(head: Uint8Array): boolean {
  try {
    const options = { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: 2 ** 21 }
    return gunzipSync(head, options).subarray(0, 64).toString('latin1').startsWith(PACK_FORMAT)
  } catch {
    return false
  }
}

/** Stands near the first bytes of every file that this program writes, so that it is listed and not counted. */
export function ownOutput(id: FormatId, head: Uint8Array, source: ByteSource): boolean {
  const start = Buffer.from(head.subarray(0, Math.min(4096, source.size))).toString('latin1')
  if (id === 'xlsx' || id === 'docx') return start.includes(OUTPUT_MARKER)
  if (id === 'html') return start.includes(`content="${OUTPUT_MARKER}"`)
  if (id === 'svg') return start.includes(`<!-- ${OUTPUT_MARKER} -->`)
  if (id === 'sqlite') return start.includes(JOURNAL_TABLE)
  if (id === 'gz') return beginsWithPack(head.subarray(0, PACK_HEAD))
  return (
    id === 'json' && [REPORT_SCHEMA, RUN_SCHEMA, SAMPLE_SCHEMA].some((s) => start.includes(`"${s}`))
  )
}
