/**
 * `node bench/growth.ts [--only TEXT] [--from KEY]`: each reader and container on a file, on one ten times and one a hundred times as large;
 * processor time of each in ms, and by what power of the size it grows. What is well above 1.15 grows faster than n·log n.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Intake } from '../src/evidence/intake.ts'
import { LIMITS, type Job } from '../src/evidence/jobs/job.ts'
import { sealWith } from '../src/evidence/spool/seal.ts'
import { SpoolWriter } from '../src/evidence/spool/spool-writer.ts'
import { option } from './csv.ts'
import { MADE, type Made } from './growth-made.ts'

const TIMES = [1, 10, 100] as const
/** Smaller files are read so often that what is measured is reading and not starting. */
const RUNS = { 1: 7, 10: 5, 100: 1 } as const

interface Measured {
  readonly bytes: number
  readonly ms: number
  readonly rows: number
}

async function main(): Promise<void> {
  const only = option('--only') ?? ''
  console.log(
    `| what grows | file | bytes | 1× | 10× | 100× | power |\n| --- | --- | --- | --- | --- | --- | --- |`,
  )
  const from = Object.keys(MADE).indexOf(option('--from') ?? '')
  for (const [key, make] of Object.entries(MADE).slice(Math.max(0, from))) {
    if (!key.includes(only)) continue
    const [what = '', name = ''] = key.split('/')
    const found = await measured(make, name)
    const power = powerOf(found)
    const hundred = found.at(-1)
    if (!hundred) continue
    const times = found.map(({ ms }) => (ms < 100 ? ms.toFixed(1) : ms.toFixed(0)))
    const size = `${(hundred.bytes / 1e6).toFixed(2)} MB`
    console.log(`| ${what} | ${name} | ${size} | ${times.join(' | ')} | ${power.toFixed(2)} |`)
  }
}

/** By what power of the size the time grows that comes on top of the smallest file's; starting costs are in that. */
function powerOf([one, ten, hundred]: readonly Measured[]): number {
  if (!one || !ten || !hundred) return NaN
  const more = (t: Measured) => Math.max(1, t.ms - one.ms)
  return Math.log10(more(hundred) / more(ten)) / Math.log10(99 / 9)
}

async function measured(make: Made, name: string): Promise<Measured[]> {
  const dir = mkdtempSync(join(tmpdir(), 'shuzheng-growth-'))
  try {
    const found: Measured[] = []
    for (const times of TIMES) {
      const bytes = await make(times)
      writeFileSync(join(dir, name), bytes)
      const runs: Measured[] = []
      if (times === 1) await read(dir, name)
      for (let i = 0; i < RUNS[times]; i++)
        runs.push({ ...(await read(dir, name)), bytes: bytes.length })
      runs.sort((a, b) => a.ms - b.ms)
      const middle = runs[runs.length >> 1]
      if (middle) found.push(middle)
    }
    return found
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

let jobs = 0
/** As a reader process does it, in this one. */
async function read(dir: string, name: string): Promise<Omit<Measured, 'bytes'>> {
  const key = Buffer.alloc(32, 7)
  const spoolDir = mkdtempSync(join(dir, 'spool-'))
  const job: Job = {
    job: jobs++,
    items: [],
    spoolDir,
    digests: ['sha256'],
    sealKey: key,
    limits: LIMITS,
  }
  const before = process.cpuUsage()
  const spool = new SpoolWriter(spoolDir, job.job, sealWith(key))
  const intake = new Intake(job, spool, () => undefined)
  const path = join(dir, name)
  const later = await intake.item({ kind: 'file', path, at: [name], overrides: {}, whole: true })
  await spool.finish()
  const result = later()
  const { user, system } = process.cpuUsage(before)
  const files = result.kind === 'files' ? result.files : []
  const rows = files.flatMap((f) => f.tables).reduce((n, t) => n + t.found, 0)
  rmSync(spoolDir, { recursive: true })
  return { ms: (user + system) / 1000, rows }
}

await main()
