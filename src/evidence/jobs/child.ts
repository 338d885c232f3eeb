/**
 * The child process of a reader: takes jobs, sends results. It is watched by `pool.ts`, which kills it when it takes
 * too much memory or makes no progress. Nothing that it reads can reach further than this process.
 */
import { flushCompileCache } from 'node:module'
import { CellLines } from '../collect/cell-lines.ts'
import { Intake } from '../intake.ts'
import type { FromChild, ItemResult, Job, JobDone } from './job.ts'
import type { CellLook } from '../spool/looked-cells.ts'
import type { SpoolFile } from '../outcome.ts'
import { sealWith } from '../spool/seal.ts'
import { SpoolWriter } from '../spool/spool-writer.ts'

const REPORT_EVERY = 4 * 2 ** 20

/** What looks at cells while they are written stands in a module that the parent names; it is no business of reading. */
const cellLook = lookOf(process.argv[2])

async function lookOf(module: string | undefined): Promise<CellLook | null> {
  return module ? ((await import(module)) as CellLook) : null
}

function send(message: FromChild): void {
  process.send?.(message)
}

async function run(job: Job): Promise<JobDone> {
  const seal = job.sealKey ? sealWith(job.sealKey) : null
  const full = (file: SpoolFile) => send({ type: 'spool', job: job.job, file })
  const spool = new SpoolWriter(job.spoolDir, job.job, seal, full, await cellLook)
  let unreported = 0
  const progress = (bytes: number) => {
    unreported += bytes
    if (bytes > 0 && unreported < REPORT_EVERY) return
    send({ type: 'progress', job: job.job, bytes: unreported })
    unreported = 0
  }
  const cells = job.cells ? new CellLines(job.cells.path, job.cells.shown) : null
  let index = 0
  const begun = (place: readonly number[]) => send({ type: 'item', job: job.job, index, place })
  const intake = new Intake(job, spool, progress, cells, begun)
  const results: (() => ItemResult)[] = []
  for (const [n, item] of job.items.entries()) {
    index = n
    begun([])
    results.push(await intake.item(item))
  }
  begun([])
  cells?.close()
  const files = await spool.finish()
  send({ type: 'progress', job: job.job, bytes: unreported })
  const { bytes = 0, path = '' } = spool.sealed ?? {}
  const sealed = bytes > 0 ? { path, bytes } : null
  return { job: job.job, results: results.map((r) => r()), spool: files, sealed }
}

function failure(job: number, error: unknown): FromChild {
  const code = (error as NodeJS.ErrnoException).code === 'ENOSPC' ? 'NO_SPACE' : 'FAULT'
  // The message of a fault of ours may quote a cell; its kind and place do not.
  const where = error instanceof Error ? `${error.name} ${stackPlaces(error)}` : 'unknown'
  return { type: 'failed', job, code, message: where }
}

function stackPlaces(error: Error): string {
  return [...(error.stack ?? '').matchAll(/([\w-]+\.[jt]s:\d+)/g)]
    .map((m) => m[1])
    .slice(0, 4)
    .join(' ')
}

/** Readers are loaded when they are needed, and the process is killed when it is not: what was compiled is kept after jobs 1, 2, 4, 8 … */
let jobs = 0
function keepCompiled(): void {
  jobs++
  if ((jobs & (jobs - 1)) === 0) flushCompileCache()
}

process.on('message', (job: Job) => {
  run(job).then(
    (done) => {
      send({ type: 'done', done })
      keepCompiled()
    },
    (error: unknown) => send(failure(job.job, error)),
  )
})
process.on('disconnect', () => process.exit(0))
// Ctrl-C reaches every process of the terminal, and so does its end; when a reader ends is for its parent to say.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => undefined)
send({ type: 'ready' })
// The process is killed when it is not needed any more: what was compiled is kept for the next while there is time.
flushCompileCache()
