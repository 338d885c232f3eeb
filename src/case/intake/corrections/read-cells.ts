import { createReadStream, rmSync } from 'node:fs'
import { join } from 'node:path'
import { discover, type FoundFile } from '../../../evidence/discover.ts'
import { LIMITS } from '../../../evidence/jobs/job.ts'
import { Pool, type Ending } from '../../../evidence/jobs/pool.ts'
import { missedOf, type Missed } from '../missed.ts'
import { readingOf } from './overrides.ts'
import { privateFolders, makePrivate, tempFolder } from '../../session/private-folder.ts'
import type { CountRequest } from '../../request.ts'
import { openEvidence } from '../../roots.ts'

/**
 * `read --cells`: the rows of every file as JSON lines, in canonical order, each with its role and its cells as they
 * stand in the file. Gives what was not read, or not whole.
 */
export async function readCells(
  request: CountRequest,
  shown: boolean,
  write: (chunk: Buffer) => Promise<void>,
): Promise<Missed[]> {
  const { roots } = await openEvidence(request.paths, 'read')
  const files = discover(roots)
  const temp = tempFolder(request.temp ?? join(privateFolders().cache, 'temp'))
  makePrivate(join(temp, 'cells'))
  const pool = new Pool(request.threads, () => undefined)
  const lines = (n: number) => join(temp, 'cells', `${String(n)}.jsonl`)
  try {
    const endings = files.map((file, n) => {
      const ending = cellsOf(pool, request, file, n, temp, { path: lines(n), shown })
      ending.catch(() => undefined)
      return ending
    })
    const missed: Missed[] = []
    for (const [n, ending] of endings.entries()) {
      missed.push(...missedOf(files[n]?.at ?? [], await ending))
      for await (const chunk of piece(lines(n))) await write(chunk as Buffer)
      rmSync(lines(n), { force: true })
    }
    return missed
  } finally {
    pool.close()
    rmSync(temp, { recursive: true, force: true })
  }
}

function cellsOf(
  pool: Pool,
  request: CountRequest,
  file: FoundFile,
  n: number,
  spoolDir: string,
  cells: { readonly path: string; readonly shown: boolean },
): Promise<Ending> {
  const overrides = readingOf(request.overrides)
  const item = { kind: 'file', path: file.path, at: file.at, overrides, whole: true } as const
  const job = {
    job: n + 1,
    items: [item],
    spoolDir,
    digests: [],
    sealKey: null,
    limits: LIMITS,
    passwords: request.passwords ?? [],
    cells,
  }
  return pool.run(job)
}

/** The lines of a file; none when its reader ended before it could write. */
async function* piece(path: string): AsyncGenerator {
  try {
    yield* createReadStream(path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
}
