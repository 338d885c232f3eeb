/**
 * Every file of `test/files` and of the shared material, damaged at random and read by the reader processes:
 * `node bench/accuracy/mutations.ts [--per 200] [--only TEXT] [--processes 2] [--log FILE]`. With a log it goes on where it
 * stopped. What is printed: each damaged file that ended a reader, made no progress for 30 s, left a ledger open, or of
 * which nothing was said, with the round that makes it again.
 */
import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { filesBelow, madeFiles } from '../../test/support/mutations/seeds.ts'
import { Rounds, type Fault, type Seed } from '../../test/support/mutations/rounds.ts'
import { option } from '../csv.ts'
import { DATA } from './data.ts'

const FILES = join(import.meta.dirname, '../../test/files')
/** Larger files are damaged fewer times, in proportion, but at least so often. */
const WHOLE_ROUNDS_TO = 2 ** 20
const FEWEST = 20

interface Told {
  readonly name: string
  readonly rounds: number
  readonly seconds: number
  readonly faults: readonly Fault[]
}

async function main(): Promise<void> {
  const per = Number(option('--per') ?? 200)
  const only = option('--only') ?? ''
  const log = option('--log')
  const done = log === undefined ? [] : told(log)
  const known = new Set(done.map((each) => each.name))
  const seeds = (await seedsOf(only)).filter(({ name }) => !known.has(name))
  const rounds = new Rounds(Number(option('--processes') ?? 2))
  const all = [...done]
  await inPairs(seeds, async (seed) => {
    const one = await measured(rounds, await seed.load(), per)
    all.push(one)
    if (log !== undefined) appendFileSync(log, `${JSON.stringify(one)}\n`)
    for (const { name, round, what } of one.faults)
      console.log(`${name} #${String(round)}: ${what}`)
  })
  rounds.close()
  summary(all)
}

async function measured(rounds: Rounds, seed: Seed, per: number): Promise<Told> {
  const share = Math.min(1, WHOLE_ROUNDS_TO / Math.max(1, seed.bytes.length))
  const many =
    seed.bytes.length === 0 ? 1 : Math.max(Math.min(per, FEWEST), Math.round(per * share))
  const began = performance.now()
  const faults = await rounds.faults(seed, 0, many)
  const seconds = Math.round((performance.now() - began) / 10) / 100
  return { name: seed.name, rounds: many, seconds, faults }
}

interface Lazy {
  readonly name: string
  readonly load: () => Promise<Seed>
}

async function seedsOf(only: string): Promise<Lazy[]> {
  const lies = (folder: string, prefix: string) =>
    (existsSync(folder) ? filesBelow(folder) : []).map((path): Lazy => {
      const name = `${prefix}/${relative(folder, path)}`
      return { name, load: () => Promise.resolve({ name, bytes: readFileSync(path) }) }
    })
  const made = [...(await madeFiles())].map(([file, bytes]): Lazy => {
    const name = `made/${file}`
    return { name, load: () => Promise.resolve({ name, bytes }) }
  })
  const all = [...made, ...lies(FILES, 'test/files'), ...lies(DATA, 'shared/data')]
  return all.filter(({ name }) => name.includes(only))
}

/** Two at a time, so that the processes are never without work while one file ends. */
async function inPairs(seeds: readonly Lazy[], work: (seed: Lazy) => Promise<void>): Promise<void> {
  const left = [...seeds]
  const one = async () => {
    for (let seed = left.shift(); seed; seed = left.shift()) await work(seed)
  }
  await Promise.all([one(), one()])
}

function told(log: string): Told[] {
  if (!existsSync(log)) return []
  const lines = readFileSync(log, 'utf8').split('\n')
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Told)
}

function summary(all: readonly Told[]): void {
  const rounds = all.reduce((n, one) => n + one.rounds, 0)
  const faults = all.reduce((n, one) => n + one.faults.length, 0)
  console.log(
    `${String(all.length)} files, ${String(rounds)} damaged files read, ${String(faults)} faults`,
  )
  const slow = all.toSorted((a, b) => b.seconds / b.rounds - a.seconds / a.rounds).slice(0, 8)
  for (const { name, rounds: many, seconds } of slow)
    console.log(`  ${((seconds / many) * 1000).toFixed(0)} ms each: ${name}`)
}

await main()
