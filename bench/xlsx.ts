import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { VARIANTS, writeWorkbook } from './xlsx/data.ts'

/**
 * `node bench/xlsx.ts [--rows N] [--runs N] [--no-exceljs]`: one million rows of five cells in three ways of storing
 * text; the floor (unpacking alone), ours, SheetJS and exceljs, each in a process of its own, medians.
 * Ratios are the result, not seconds: machines differ and drift.
 */
interface Measure {
  readonly ms: number
  /** Milliseconds of CPU, all threads: steadier than `ms` where others use the machine. */
  readonly cpu: number
  readonly rows: number
  readonly mb: number
}

const one = join(import.meta.dirname, 'xlsx/run-one.ts')

function measure(reader: string, file: string, runs: number, modules: string): Measure {
  const results = Array.from({ length: runs }, () => {
    const heap = reader === 'sheetjs' ? ['--max-old-space-size=12288'] : []
    const out = execFileSync(process.execPath, [...heap, one, reader, file, modules], {
      encoding: 'utf8',
    })
    return JSON.parse(out) as Measure
  })
  results.sort((a, b) => a.ms - b.ms)
  return results[runs >> 1] as Measure
}

/** Peers that the project does not depend on go into the temporary folder; null without network. */
function installExceljs(folder: string): string | null {
  try {
    const args = [
      'install',
      '--no-save',
      '--no-audit',
      '--no-fund',
      '--ignore-scripts',
      '--prefix',
      folder,
    ]
    execFileSync('npm', [...args, 'exceljs@4.4.0'], { stdio: 'ignore' })
    return folder
  } catch {
    return null
  }
}

function option(name: string, otherwise: number): number {
  const at = process.argv.indexOf(name)
  return at < 0 ? otherwise : Number(process.argv[at + 1])
}

function ratio(value: number, to: number | undefined): number {
  return Number((value / (to ?? value)).toFixed(2))
}

const folder = mkdtempSync(join(tmpdir(), 'bench-xlsx-'))
try {
  const rows = option('--rows', 1_000_000)
  const runs = option('--runs', 3)
  const modules = process.argv.includes('--no-exceljs') ? null : installExceljs(folder)
  const readers = ['floor', 'ours', 'sheetjs', ...(modules === null ? [] : ['exceljs'])]
  const table = []
  for (const variant of VARIANTS) {
    const file = join(folder, `${variant}.xlsx`)
    const xml = await writeWorkbook(file, variant, rows)
    const measured = readers.map((reader) => {
      const times =
        reader === 'floor' || reader === 'ours' ? runs : Math.min(runs, option('--peer-runs', runs))
      return { reader, ...measure(reader, file, times, modules ?? '') }
    })
    const ours = measured.find(({ reader }) => reader === 'ours')
    const sizes = {
      'file MB': Math.round(statSync(file).size / 1e6),
      'sheet MB': Math.round(xml / 1e6),
    }
    for (const { reader, ms, cpu, mb, rows: seen } of measured) {
      const times = { ms, '× ours': ratio(ms, ours?.ms), cpu, '× ours CPU': ratio(cpu, ours?.cpu) }
      table.push({ variant, reader, ...times, 'peak MB': mb, rows: seen, ...sizes })
    }
  }
  console.table(table)
  console.log(JSON.stringify({ bench: 'xlsx', rows, runs, results: table }))
} finally {
  rmSync(folder, { recursive: true, force: true })
}
