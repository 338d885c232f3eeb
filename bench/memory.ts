/**
 * `node bench/memory.ts [--files 10000] [--threads 2]`: resident memory of the command and of its readers over a run of many
 * small mixed files, by tenths of the time; of the command's, how much is the database's, which has a limit of its own. A leak shows
 * as a line that goes on rising.
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
import { EVERY_MS, type Told } from './memory-told.ts'
import { machine, ROOT } from './timing.ts'

const TENTHS = 10

interface Samples {
  readonly command: readonly Told[]
  /** MB, each reader. */
  readonly readers: readonly { readonly ms: number; readonly resident: readonly number[] }[]
}

async function main(): Promise<void> {
  const files = Number(option('--files') ?? 10_000)
  const threads = option('--threads') ?? '2'
  const dir = mkdtempSync(join(tmpdir(), 'shuzheng-memory-'))
  try {
    await makeFolder(join(dir, 'lists'), files)
    console.log(`${String(files)} files; ${machine()}`)
    tell(await watched(dir, threads))
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

function watched(dir: string, threads: string): Promise<Samples> {
  const told = join(dir, 'told.jsonl')
  const env = {
    ...process.env,
    SHUZHENG_MEMORY_TOLD: told,
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
  const first = ['--import', join(ROOT, 'bench/memory-told.ts'), join(ROOT, 'src/cli/start.ts')]
  const child = spawn(process.execPath, [...first, ...args], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const readers: { ms: number; resident: number[] }[] = []
  const watch = setInterval(() => {
    const { pid } = child
    if (pid === undefined) return
    readers.push({ ms: performance.now() - began, resident: childrenOf(pid).map(residentMb) })
  }, EVERY_MS)
  return new Promise((resolve) => {
    child.on('exit', (code) => {
      clearInterval(watch)
      console.log(
        `ended with ${String(code)} after ${((performance.now() - began) / 1000).toFixed(0)} s`,
      )
      const lines = readFileSync(told, 'utf8').trim().split('\n')
      resolve({ command: lines.map((line) => JSON.parse(line) as Told), readers })
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

function tell({ command, readers }: Samples): void {
  console.log(
    '| part of the run | command, MB | of it the database | without it | JavaScript | a reader (most) |\n| --- | --- | --- | --- | --- | --- |',
  )
  for (let i = 0; i < TENTHS; i++) {
    const part = tenth(command, i)
    const most = (of: (t: Told) => number) => Math.max(0, ...part.map(of)).toFixed(0)
    const reader = Math.max(0, ...tenth(readers, i).flatMap((r) => [...r.resident]))
    console.log(
      `| ${String(i + 1)}/${String(TENTHS)} | ${most((t) => t.resident)} | ${most((t) => t.database)} | ${most((t) => t.resident - t.database)} | ${most((t) => t.heap)} | ${reader.toFixed(0)} |`,
    )
  }
}

function tenth<T>(samples: readonly T[], i: number): readonly T[] {
  return samples.slice((samples.length * i) / TENTHS, (samples.length * (i + 1)) / TENTHS)
}

await main()
