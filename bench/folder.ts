import {
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { utils, write } from '@e965/xlsx'
import { option } from './csv.ts'
import { HEADER, numbers, person } from './people.ts'
import { line, machine, shuzheng, times } from './timing.ts'

/** Orders of columns, as lists from many hands have them. */
const ORDERS = [
  [0, 1, 2, 3, 4],
  [2, 0, 3, 4, 1],
  [3, 0, 4, 2, 1],
  [0, 2, 3, 4],
  [1, 0, 2],
  [0, 2],
] as const

/**
 * `node bench/folder.ts [--files N] [--times K]`: a folder of spreadsheets of mixed columns (1,256 of about 175 KB, as a
 * tenth of a published job), and the same K times over: the time must grow as the files do.
 */
export function benchFolder(files: number, over: number, runs: number): void {
  const dir = mkdtempSync(join(tmpdir(), 'shuzheng-bench-'))
  const folder = join(dir, 'lists')
  makeFolder(folder, files)
  const env = { XDG_CACHE_HOME: join(dir, 'cache'), XDG_CONFIG_HOME: join(dir, 'config') }
  const count = (path: string) => shuzheng(['count', path, '--json', '--no-cache'], env)
  console.log(`folder: ${String(files)} spreadsheets, ${sizeOf(folder)} MB; ${machine()}`)
  const once = times(runs, () => count(folder))
  console.log(line(`ours: ${String(files)} spreadsheets`, once))
  if (over > 1) {
    const many = join(dir, 'many')
    copyTimes(folder, many, over)
    const all = count(many)
    console.log(line(`ours: ${String(files * over)} spreadsheets`, all))
    console.log(`  ×${(all.seconds / once.seconds).toFixed(2)} for ×${String(over)} the files`)
  }
  rmSync(dir, { recursive: true, force: true })
}

function makeFolder(folder: string, files: number): void {
  mkdirSync(folder, { recursive: true })
  const below = numbers(11)
  for (let i = 0; i < files; i++) {
    const order = ORDERS[i % ORDERS.length] ?? ORDERS[0]
    const rows = Array.from({ length: 1350 + below(1350) }, () => person(below))
    const cells = [HEADER, ...rows].map((row) => order.map((c) => row[c]))
    const book = utils.book_new()
    utils.book_append_sheet(book, utils.aoa_to_sheet(cells, { dense: true }), 'Sheet1')
    const bytes = write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer
    writeFileSync(join(folder, `${String(i).padStart(5, '0')}.xlsx`), bytes)
  }
}

/** Other names for the same files: what is measured is reading and counting, not the disk. */
function copyTimes(folder: string, into: string, over: number): void {
  for (let k = 0; k < over; k++) {
    mkdirSync(join(into, String(k)), { recursive: true })
    for (const name of readdirSync(folder))
      linkSync(join(folder, name), join(into, String(k), name))
  }
}

function sizeOf(folder: string): string {
  const bytes = readdirSync(folder).reduce(
    (sum, name) => sum + statSync(join(folder, name)).size,
    0,
  )
  return (bytes / 1e6).toFixed(0)
}

if (import.meta.main) {
  benchFolder(
    Number(option('--files') ?? 1256),
    Number(option('--times') ?? 1),
    Number(option('--runs') ?? 1),
  )
}
