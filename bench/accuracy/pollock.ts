import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DATA, filesBelow } from './data.ts'
import { loadAutomatic, loadConfigured, openDuckDb } from './duckdb.ts'
import type { PollockParams } from './duckdb.ts'
import { MEASURES, measure } from './pollock-measures.ts'
import type { Table } from './pollock-measures.ts'
import { strictCsv } from './strict-csv.ts'
import { handedOn, readOurs } from './tables.ts'

export const CONTENDERS = [
  'ours, automatic',
  'DuckDB, told everything',
  'DuckDB, automatic',
] as const

/** The ten measures of each contender on one file. */
export interface PollockFile {
  readonly file: string
  readonly weight: number
  readonly measures: readonly number[][]
}

const FOLDER = join(DATA, 'csv-pollock')

export async function scorePollock(part: 'polluted' | 'survey_sample'): Promise<PollockFile[]> {
  const weights = JSON.parse(readFileSync(join(FOLDER, 'pollock_weights.json'), 'utf8')) as Record<
    string,
    number
  >
  const db = await openDuckDb()
  const scored: PollockFile[] = []
  for (const params of filesBelow(join(FOLDER, part)).filter((f) => f.endsWith('.params.json'))) {
    const { file, path, expected, told } = given(part, params.slice(0, -'.params.json'.length))
    const measures = [
      measure(expected, handedOn(readOurs(readFileSync(path)))),
      measure(expected, await loadConfigured(db, path, told)),
      measure(expected, await loadAutomatic(db, path)),
    ]
    scored.push({ file, weight: weights[file] ?? 0, measures })
  }
  db.closeSync()
  return scored
}

interface Given {
  readonly file: string
  readonly path: string
  readonly expected: Table
  readonly told: PollockParams
}

function given(part: string, base: string): Given {
  const file = existsSync(join(FOLDER, part, base)) ? base : `${base}.csv`
  const path = join(FOLDER, part, file)
  const table = strictCsv(readFileSync(join(FOLDER, part, `${base}.expected.csv`), 'utf8'))
  const told = JSON.parse(
    readFileSync(join(FOLDER, part, `${base}.params.json`), 'utf8'),
  ) as PollockParams
  return { file, path, told, expected: { header: table[0] ?? [], records: table.slice(1) } }
}

/** Sum of the ten measures, each averaged over the files: at most 10. */
export function simpleScore(files: readonly PollockFile[], contender: number): number {
  return total(files, contender, () => 1)
}

/** The same with each file weighed by how often its pollution was seen in the survey. */
export function weightedScore(files: readonly PollockFile[], contender: number): number {
  return total(files, contender, (file) => file.weight)
}

function total(
  files: readonly PollockFile[],
  contender: number,
  weight: (file: PollockFile) => number,
): number {
  const all = files.reduce((sum, file) => sum + weight(file), 0)
  return MEASURES.reduce(
    (sum, _, i) =>
      sum +
      files.reduce((s, file) => s + weight(file) * (file.measures[contender]?.[i] ?? 0), 0) / all,
    0,
  )
}

export function fileScore(file: PollockFile, contender: number): number {
  return (file.measures[contender] ?? []).reduce((a, b) => a + b, 0)
}
