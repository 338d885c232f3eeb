import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { option } from './csv.ts'
import { line, machine, ROOT, run, shuzheng, times } from './timing.ts'
import { VARIANTS, writeWorkbook } from './xlsx/data.ts'

/** The most rows that a sheet may have. */
const FULL_SHEET = 1_048_576

/**
 * `node bench/xlsx-counted.ts [--rows N] [--runs N] [--full]`: a workbook → counted, beside unpacking it, by our own
 * reading of the zip and by the system's `unzip`; `--full` counts one sheet of Excel's full height and 20 columns, for
 * the memory that it takes.
 */
async function benchCounted(rows: number, runs: number, full: boolean): Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), 'shuzheng-bench-'))
  const env = { XDG_CACHE_HOME: join(dir, 'cache'), XDG_CONFIG_HOME: join(dir, 'config') }
  const count = (file: string) => shuzheng(['count', file, '--json', '--no-cache'], env)
  console.log(machine())
  if (full) {
    const file = join(dir, 'full.xlsx')
    await writeWorkbook(file, 'shared', FULL_SHEET - 1, 4)
    console.log(`${String(FULL_SHEET)} rows × 20, ${(statSync(file).size / 1e6).toFixed(0)} MB`)
    console.log(line('ours: counted', count(file)))
  } else {
    for (const variant of VARIANTS) {
      const file = join(dir, `${variant}.xlsx`)
      await writeWorkbook(file, variant, rows)
      const unpack = [join(ROOT, 'bench/xlsx/run-one.ts'), 'floor', file, '']
      const floor = times(runs, () => run(process.execPath, unpack))
      const strings = variant === 'shared' ? ['xl/sharedStrings.xml'] : []
      const parts = ['-p', file, 'xl/worksheets/*', ...strings]
      console.log(line(`${variant}: floor, our unpacking`, floor))
      console.log(
        line(
          `${variant}: system unzip`,
          times(runs, () => run('unzip', parts)),
          floor,
        ),
      )
      console.log(
        line(
          `${variant}: ours, counted`,
          times(runs, () => count(file)),
          floor,
        ),
      )
    }
  }
  rmSync(dir, { recursive: true, force: true })
}

await benchCounted(
  Number(option('--rows') ?? 1_000_000),
  Number(option('--runs') ?? 3),
  process.argv.includes('--full'),
)
