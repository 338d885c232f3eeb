import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { toUtf8 } from '../../src/evidence/encoding/decode.ts'
import { DATA, filesBelow } from './data.ts'
import type { Verdict } from './data.ts'
import { readOurs } from './tables.ts'

const TEXT_SETS = [
  'csv-duckdb',
  'csv-pollock',
  'csv-spectrum',
  'csv-clevercsv',
  'csv-xls-messytables',
  'link-febrl',
]

/** Every text file of the sets: it is read without a crash, and every physical line of it is accounted exactly once. */
export function scoreLedgers(): Verdict[] {
  return TEXT_SETS.flatMap((set) =>
    filesBelow(join(DATA, set))
      .filter((file) => /\.(?:csv|tsv|txt)$/i.test(file))
      .map((file) => verdict(join(set, file))),
  )
}

function verdict(file: string): Verdict {
  const bytes = readFileSync(join(DATA, file))
  try {
    const { plan, result, roles, seen } = readOurs(bytes)
    if (plan.encoding === 'binary') return { file, ok: true, note: 'listed as binary' }
    const physical = linesIn(toUtf8(plan.encoding, bytes.subarray(plan.bom)))
    const rows = Object.values(roles).reduce((a, b) => a + b, 0)
    const inOrder = seen.every((row, i) => i === 0 || row > (seen[i - 1] ?? 0))
    const ok = result.lines === physical && rows === result.rows && inOrder
    return {
      file,
      ok,
      note: `${physical} lines, ${result.lines} read, ${rows} of ${result.rows} rows`,
    }
  } catch (error) {
    return { file, ok: false, note: String(error) }
  }
}

/** Physical lines, counted without the reader. */
function linesIn(utf8: Uint8Array): number {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(utf8)
  if (text === '') return 0
  const ends = text.match(/\r\n|[\n\r]/g)?.length ?? 0
  return /[\n\r]$/.test(text) ? ends : ends + 1
}
