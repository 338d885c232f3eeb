/**
 * `node bench/memory.ts [--files 10000] [--threads 2]`: resident memory of the command and of its readers over a run of many
 * small mixed files, by tenths of the time. A leak shows as a line that goes on rising.
 */
import { spawn } from 'node:child_process'
import {
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { madeFiles } from '../test/support/mutations/seeds.ts'
import { option } from './csv.ts'
import { machine, ROOT } from './timing.ts'

const EVERY_MS = 200
const TENTHS = 10

interface Sample {
  readonly ms: number
  /** MB. */
  readonly parent: number
  readonly readers: readonly number[]
}

async function main(): Promise<void> {
  const files = Number(option('--files') ?? 10_000)
  const threads = option('--threads') ?? '2'
  const dir = mkdtempSync(join(tmpdir(), 'shuzheng-memory-'))
  try {
    await makeFolder(join(dir, 'lists'), files)
    console.log(`${String(files)} files; ${machine()}`)
    const samples = await watched(dir, threads)
    tell(samples)
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

/** Half of them lists of their own, half the same files of every format and container over and over. */
async function makeFolder(folder: string, many: number): Promise<void> {
  const seeds = join(folder, '..', 'seeds')
  mkdirSync(folder)
  mkdirSync(seeds)
  const made = [...(await madeFiles())].filter(([name]) => !/7z|xz|bz2|b\.zip/.test(name))
  made.forEach(([name, bytes], i) => writeFileSync(join(seeds, `${String(i)}-${name}`), bytes))
  const names = readdirSync(seeds)
  for (let i = 0; i < many; i++) {
    const sub = join(folder, String(i % 100))
    mkdirSync(sub, { recursive: true })
    const seed = names[i % names.length] ?? ''
    if (i % 2 === 0) writeFileSync(join(sub, `${String(i)}.csv`), list(i))
    else linkSync(join(seeds, seed), join(sub, `${String(i)}-${seed}`))
  }
}

function list(i: number): string {
  const row = (r: number) =>
    `张${String.fromCharCode(0x4e00 + r)},138${String(i * 50 + r).padStart(8, '0')},北京\n`
  return `姓名,电话,城市\n${Array.from({ length: 50 }, (_, r) => row(r)).join('')}`
}

function watched(dir: string, threads: string): Promise<Sample[]> {
  const env = {
    ...process.env,
    XDG_CACHE_HOME: join(dir, 'cache'),
    XDG_CONFIG_HOME: join(dir, 'config'),
  }
  const args = [
    'count',
    join(dir, 'lists'),
    '--out',
    join(dir, 'out'),
    '--no-cache',
    '--threads',
    threads,
  ]
  const began = performance.now()
  const child = spawn(process.execPath, [join(ROOT, 'src/cli/start.ts'), ...args], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const samples: Sample[] = []
  const watch = setInterval(() => {
    const { pid } = child
    if (pid === undefined) return
    const readers = childrenOf(pid).map(residentMb)
    samples.push({ ms: performance.now() - began, parent: residentMb(pid), readers })
  }, EVERY_MS)
  return new Promise((resolve) => {
    child.on('exit', (code) => {
      clearInterval(watch)
      console.log(
        `ended with ${String(code)} after ${((performance.now() - began) / 1000).toFixed(0)} s`,
      )
      resolve(samples)
    })
  })
}

function childrenOf(pid: number): number[] {
  try {
    const told = readFileSync(`/proc/${String(pid)}/task/${String(pid)}/children`, 'latin1')
    return told.trim().split(' ').filter(Boolean).map(Number)
  } catch {
    return []
  }
}

function residentMb(pid: number): number {
  try {
    return (
      (Number(readFileSync(`/proc/${String(pid)}/statm`, 'latin1').split(' ')[1]) * 4096) / 2 ** 20
    )
  } catch {
    return 0
  }
}

function tell(samples: readonly Sample[]): void {
  console.log('| part of the run | command, MB | readers, MB each (most) |\n| --- | --- | --- |')
  for (let i = 0; i < TENTHS; i++) {
    const part = samples.slice((samples.length * i) / TENTHS, (samples.length * (i + 1)) / TENTHS)
    const parent = Math.max(...part.map((s) => s.parent))
    const readers = Math.max(0, ...part.flatMap((s) => [...s.readers]))
    console.log(
      `| ${String(i + 1)}/${String(TENTHS)} | ${parent.toFixed(0)} | ${readers.toFixed(0)} |`,
    )
  }
}

await main()
