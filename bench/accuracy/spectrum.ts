import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DATA, filesBelow } from './data.ts'
import type { Verdict } from './data.ts'
import { readOurs } from './tables.ts'

const FOLDER = join(DATA, 'csv-spectrum')

/** csv-spectrum: every cell exactly. Rows of the file, first one header, whatever the table finder makes of them. */
export function scoreSpectrum(): Verdict[] {
  return filesBelow(FOLDER)
    .filter((file) => file.endsWith('.csv'))
    .map((file) => {
      const expected = JSON.parse(
        readFileSync(join(FOLDER, file.replace(/\.csv$/, '.expected.json')), 'utf8'),
      ) as unknown
      const found = objects(readFileSync(join(FOLDER, file)))
      const ok = JSON.stringify(found) === JSON.stringify(expected)
      return { file, ok, note: ok ? '' : JSON.stringify(found) }
    })
}

function objects(bytes: Uint8Array): Record<string, string>[] {
  const reading = readOurs(bytes)
  return reading.tables.flatMap((table) => {
    const header = table.start.headers ?? table.rows[0] ?? []
    const rows = table.start.headers ? table.rows : table.rows.slice(1)
    return rows.map((row) => Object.fromEntries(header.map((h, i) => [h ?? '', row[i] ?? ''])))
  })
}
