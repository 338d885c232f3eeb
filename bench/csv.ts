import { closeSync, existsSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { HEADER, numbers, person } from './people.ts'
import { line, machine, pythonWith, ROOT, run, shuzheng, times, type Timed } from './timing.ts'

/**
 * `node bench/csv.ts [--rows N] [--runs N] [--file F]`: a list of 10 M rows × 5 cells → counted, typed, keyed,
 * reconciled, beside the floor: one DuckDB statement that reads the same file and writes the same SHA-256 keys.
 */
export function benchCsv(rows: number, runs: number, file?: string): void {
  const dir = mkdtempSync(join(tmpdir(), 'shuzheng-bench-'))
  const list = file ?? join(dir, 'big.csv')
  if (!existsSync(list)) makeCsv(list, rows)
  console.log(
    `csv: ${String(rows)} rows × 5 cells, ${(statSync(list).size / 1e6).toFixed(0)} MB; ${machine()}`,
  )
  const peer = (what: string): Timed =>
    run(process.execPath, [
      join(ROOT, 'bench/csv-peer.ts'),
      what,
      list,
      join(dir, `${what}.duckdb`),
    ])
  const floor = times(runs, () => peer('floor'))
  console.log(line('floor: DuckDB, read and write the same keys', floor))
  console.log(
    line(
      'DuckDB count(distinct phone)',
      times(runs, () => peer('distinct')),
      floor,
    ),
  )
  const pandas = pythonWith('pandas')
  if (pandas) console.log(line('pandas read_csv + drop_duplicates', pandasRun(pandas, list), floor))
  const env = { XDG_CACHE_HOME: join(dir, 'cache'), XDG_CONFIG_HOME: join(dir, 'config') }
  const ours = times(runs, () => shuzheng(['count', list, '--json', '--no-cache'], env))
  console.log(line('ours: counted, typed, keyed, reconciled', ours, floor))
  const { records } = JSON.parse(ours.out) as { records: { out: number; counted: number } }
  console.log(`  records ${String(records.out)}, counted ${String(records.counted)}`)
  rmSync(dir, { recursive: true, force: true })
}

function pandasRun(python: string, list: string): Timed {
  const script = `import pandas as pd
d = pd.read_csv(${JSON.stringify(list)}, dtype=str)
print(len(d.drop_duplicates()), len(d.drop_duplicates(subset=['电话'])))`
  return run(python, ['-c', script])
}

function makeCsv(path: string, rows: number): void {
  const below = numbers(7)
  const fd = openSync(path, 'w')
  let text = `${HEADER.join(',')}\n`
  for (let i = 0; i < rows; i++) {
    text += `${person(below).join(',')}\n`
    if (text.length > 1 << 20) {
      writeSync(fd, text)
      text = ''
    }
  }
  writeSync(fd, text)
  closeSync(fd)
}

export function option(name: string): string | undefined {
  const at = process.argv.indexOf(name)
  return at < 0 ? undefined : process.argv[at + 1]
}

if (import.meta.main) {
  benchCsv(Number(option('--rows') ?? 10_000_000), Number(option('--runs') ?? 3), option('--file'))
}
