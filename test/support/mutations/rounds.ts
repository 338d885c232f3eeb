import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { LIMITS, type Item, type Job } from '../../../src/evidence/jobs/job.ts'
import { BOUNDS, Pool, type Bounds, type Ending } from '../../../src/evidence/jobs/pool.ts'
import { damaged } from './damage.ts'
import { spoolDifference, wrongsOf } from './judged.ts'

/** A file to be damaged; `name` seeds the damage, and its last part is the name that the reader sees. */
export interface Seed {
  readonly name: string
  readonly bytes: Buffer
}

/** A damaged file that was not read as it must be; `damaged(bytes, name, round)` makes it again. */
export interface Fault {
  readonly name: string
  readonly round: number
  readonly what: string
}

/** What is done to a file in a round; the same for the same name and round everywhere. */
export type Damage = (bytes: Buffer, name: string, round: number) => Buffer

/** Damaged files are read together, so many a job. */
const A_JOB = 50
/** Stricter than the product: a small file needs no such time. */
const BENCH_BOUNDS: Bounds = { ...BOUNDS, silentMs: 30_000 }

/**
 * Reads damaged files as the product does: by reader processes under the bounds of the product (30 s without a sign in
 * place of 120 s), with sealing, and checks what they say.
 */
export class Rounds {
  readonly #pool: Pool
  readonly #damage: Damage
  readonly #dir = mkdtempSync(join(tmpdir(), 'shuzheng-mutations-'))
  #job = 0

  constructor(processes: number, bounds: Bounds = BENCH_BOUNDS, damage: Damage = damaged) {
    this.#damage = damage
    this.#pool = new Pool(processes, () => undefined, bounds)
  }

  /** Reads rounds `from` up to `to` of a seed. */
  async faults(seed: Seed, from: number, to: number): Promise<Fault[]> {
    const jobs: Promise<Fault[]>[] = []
    for (let at = from; at < to; at += A_JOB)
      jobs.push(this.#some(seed, at, Math.min(to, at + A_JOB)))
    return (await Promise.all(jobs)).flat()
  }

  close(): void {
    this.#pool.close()
    rmSync(this.#dir, { recursive: true, force: true })
  }

  async #some(seed: Seed, from: number, to: number): Promise<Fault[]> {
    const folder = join(this.#dir, String(this.#job++))
    const rounds = Array.from({ length: to - from }, (_, i) => from + i)
    try {
      const items = rounds.map((round) =>
        itemOf(folder, seed, this.#damage(seed.bytes, seed.name, round), round),
      )
      const ending = await this.#read(folder, items)
      if (ending.ended === 'done') return faultsOf(seed, rounds, ending)
      if (rounds.length === 1)
        return [{ name: seed.name, round: from, what: `${ending.ended} ${ending.message}` }]
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
    // Which of them it was is found by reading each by itself, as the product does.
    const apart: Fault[] = []
    for (const round of rounds) apart.push(...(await this.#some(seed, round, round + 1)))
    return apart
  }

  #read(folder: string, items: readonly Item[]): Promise<Ending> {
    const spoolDir = join(folder, 'spool')
    mkdirSync(spoolDir)
    const job: Job = {
      job: this.#job++,
      items,
      spoolDir,
      digests: ['sha256'],
      sealKey: Buffer.alloc(32, 7),
      limits: LIMITS,
      passwords: ['口令'],
    }
    return this.#pool.run(job)
  }
}

/** Each in a folder of its own: neighbours would be taken for its volumes. */
function itemOf(folder: string, seed: Seed, bytes: Buffer, round: number): Item {
  const name = seed.name.split('/').at(-1) ?? 'a'
  const own = join(folder, String(round))
  mkdirSync(own, { recursive: true })
  const path = join(own, name)
  writeFileSync(path, bytes)
  return { kind: 'file', path, at: [name], overrides: {}, whole: true }
}

function faultsOf(
  seed: Seed,
  rounds: readonly number[],
  { done }: Extract<Ending, { ended: 'done' }>,
): Fault[] {
  const { name } = seed
  const faults = rounds.flatMap((round, i) =>
    wrongsOf(done.results[i]).map((what) => ({ name, round, what })),
  )
  const difference = spoolDifference(done)
  if (difference !== 0)
    faults.push({
      name,
      round: rounds[0] ?? 0,
      what: `spool differs by ${String(difference)} rows`,
    })
  return faults
}
