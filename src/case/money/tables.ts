import { createReadStream, existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { FoundFile } from '../../evidence/discover.ts'
import { FORMATS } from '../../evidence/format/titles.ts'
import { LIMITS } from '../../evidence/jobs/job.ts'
import type { Locator } from '../../evidence/locator.ts'
import type { Ending, Pool } from '../../evidence/jobs/pool.ts'
import type { StatementRow, TablePlace } from '../../gains/statements/table.ts'
import type { ReadOverrides } from '../../evidence/jobs/job.ts'
import { missedOf, type Missed } from '../intake/missed.ts'

/** What takes the rows of one table. */
export interface RowTaker {
  row(row: StatementRow): void
}

/** How files are read: one after the other, as the reader of lists reads them, without its search for lists. */
export interface TableSource {
  readonly pool: Pool
  /** A private folder for the rows on their way. */
  readonly folder: string
  readonly passwords: readonly string[]
}

/** Every row is wanted as it stands: heads and footers of statements tell what their lines must add up to. */
const AS_IT_STANDS: ReadOverrides = { header: 0 }

/** The rows of every table of a file, kept as lines on disc, so that they can be gone through twice. */
export interface TableLines {
  readonly file: FoundFile
  readonly path: string
  /** Is there delimited text in it, which another delimiter would cut otherwise? */
  readonly isText: boolean
  readonly faults: readonly Missed[]
}

/** Reads files into lines, several at a time, by the encoding and delimiter that a person has said. */
export async function linesOf(
  files: readonly FoundFile[],
  said: ReadOverrides,
  source: TableSource,
): Promise<TableLines[]> {
  return Promise.all(
    files.map((file, n) =>
      readLines(file, join(source.folder, `${String(n)}.jsonl`), said, source),
    ),
  )
}

/**
 * The same file with its cells cut by another delimiter, since a head of many words may hide the one of a short table;
 * null: by the one that the reader finds.
 */
export async function cutBy(
  { file, path }: TableLines,
  delimiter: string | null,
  source: TableSource,
): Promise<TableLines> {
  return readLines(file, path, delimiter === null ? {} : { delimiter }, source)
}

async function readLines(
  file: FoundFile,
  path: string,
  overrides: ReadOverrides,
  source: TableSource,
): Promise<TableLines> {
  rmSync(path, { force: true })
  const item = {
    kind: 'file',
    path: file.path,
    at: file.at,
    overrides: { ...AS_IT_STANDS, ...overrides },
    whole: true,
  } as const
  const ending = await source.pool.run({
    job: 1,
    items: [item],
    spoolDir: source.folder,
    digests: [],
    sealKey: null,
    limits: LIMITS,
    passwords: source.passwords,
    cells: { path, shown: true },
  })
  return { file, path, isText: isText(ending), faults: missedOf(file.at, ending) }
}

function isText(ending: Ending): boolean {
  if (ending.ended !== 'done') return false
  const [result] = ending.done.results
  return result?.kind === 'files' && result.files.some((f) => f.format === FORMATS.text[1])
}

/** Forgets the lines. */
export function forget(lines: readonly TableLines[]): void {
  for (const { path } of lines) rmSync(path, { force: true })
}

interface CellLine {
  readonly at: Locator
  readonly role: string
  readonly cells: readonly (string | null)[]
  readonly shown?: readonly (string | null)[]
}

/** Goes through the tables of a file, in order; `take` is asked once a table. Gives the takers, in order. */
export async function eachTable<T extends RowTaker>(
  { path, isText }: TableLines,
  take: (place: TablePlace) => T,
): Promise<T[]> {
  const takers: T[] = []
  if (!existsSync(path)) return takers
  let [key, taker]: [string | null, T | null] = [null, null]
  const lines = createInterface({ input: createReadStream(path), crlfDelay: Infinity })
  for await (const text of lines) {
    const { at, role, cells, shown = [] } = JSON.parse(text) as CellLine
    const place = at.slice(0, -1)
    const row = at.at(-1)
    const isNames = role === 'header' && typeof row !== 'number'
    if (!taker || place.join('\n') !== key || (isNames && takers.at(-1) === taker)) {
      key = place.join('\n')
      taker = take({ at: place, names: isNames ? cells : null, isText })
      takers.push(taker)
    }
    if (!isNames) taker.row({ row: typeof row === 'number' ? row : null, cells, shown })
  }
  return takers
}
