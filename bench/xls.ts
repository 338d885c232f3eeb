import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { machine, pythonWith } from './timing.ts'

/**
 * `node bench/xls.ts [--rows N] [--runs N]`: 50,000 people in ten sheets as xls (BIFF8) and as xlsb; ours, SheetJS, and
 * calamine where Python has it (`pip install python-calamine`), each in a process of its own, the best of its runs. Only
 * reading is timed, up to all rows, when the process that made the files has ended: the collector of its gigabytes goes on in
 * threads of its own, and cost whoever came first a third. calamine hands its cells to Python, which costs it something that is not reading.
 */
interface Measure {
  readonly ms: number
  readonly cpu: number
  readonly rows: number
}

const one = join(import.meta.dirname, 'xlsx/run-one.ts')
const make = join(import.meta.dirname, 'xls-made.ts')
const CALAMINE = `
import json, resource, sys, time
from python_calamine import CalamineWorkbook
start = time.perf_counter()
book = CalamineWorkbook.from_path(sys.argv[1])
rows = sum(len(book.get_sheet_by_name(name).to_python()) for name in book.sheet_names)
used = resource.getrusage(resource.RUSAGE_SELF)
print(json.dumps({"ms": round(1000 * (time.perf_counter() - start)), "cpu": round(1000 * (used.ru_utime + used.ru_stime)),
  "rows": rows}))`

function option(name: string, otherwise: number): number {
  const at = process.argv.indexOf(name)
  return at < 0 ? otherwise : Number(process.argv[at + 1])
}

/** The best of some runs, each a process. */
function measured(runs: number, command: string, args: readonly string[]): Measure {
  const results = Array.from(
    { length: runs },
    () => JSON.parse(execFileSync(command, args, { encoding: 'utf8' })) as Measure,
  )
  return results.reduce((best, one) => (one.ms < best.ms ? one : best))
}

const dir = mkdtempSync(join(tmpdir(), 'bench-xls-'))
try {
  const rows = String(option('--rows', 50_000))
  const runs = option('--runs', 3)
  const python = pythonWith('python_calamine')
  const table = []
  for (const type of ['biff8', 'xlsb']) {
    const file = join(dir, type === 'xlsb' ? 'a.xlsb' : 'a.xls')
    execFileSync(process.execPath, [make, type, rows, file])
    const found = [
      { reader: 'ours', ...measured(runs, process.execPath, [one, 'ours', file]) },
      { reader: 'SheetJS', ...measured(runs, process.execPath, [one, 'sheetjs', file]) },
      ...(python
        ? [{ reader: 'calamine', ...measured(runs, python, ['-c', CALAMINE, file]) }]
        : []),
    ]
    const [ours] = found
    for (const { reader, ms, cpu, rows } of found)
      table.push({
        ...{ type, 'file MB': Math.round(statSync(file).size / 1e6), reader, ms, cpu, rows },
        '× ours': Number((ms / (ours?.ms ?? ms)).toFixed(2)),
      })
  }
  console.log(machine())
  console.table(table)
} finally {
  rmSync(dir, { recursive: true, force: true })
}
