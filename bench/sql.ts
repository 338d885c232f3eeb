/**
 * Speed of SQL dumps: `node bench/sql.ts [MB]`. One process; the rows go to a sink that counts cells. Beside it, in the
 * same run, the floor: every byte of the same file read and looked at once. Then growth: a tenth and a hundredth of it.
 */
import { rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readSql } from '../src/evidence/readers/sql/sql.ts'
import { fileSource } from '../src/evidence/source.ts'
import type { ReadSink } from '../src/evidence/row.ts'
import { makeSql, type SqlStyle } from './sql-made.ts'

const megabytes = Number(process.argv[2] ?? 300)
const STYLES: readonly SqlStyle[] = ['mysqldump', 'navicat', 'copy']
const BYTES_A_ROW = 125

function counting(): { sink: ReadSink; rows: () => number; cells: () => number } {
  let rows = 0
  let cells = 0
  const sink: ReadSink = {
    issue: () => undefined,
    grid: () => ({
      row: (view) => {
        rows++
        cells += view.count
      },
      unread: () => undefined,
      end: () => undefined,
    }),
  }
  return { sink, rows: () => rows, cells: () => cells }
}

/** Seconds to read the file and look at each byte once. */
function scan(path: string): number {
  const source = fileSource(path)
  const chunk = new Uint8Array(1 << 20)
  const began = performance.now()
  let lines = 0
  for (let at = 0; at < source.size; at += chunk.length) {
    const got = source.read(at, chunk)
    for (let i = 0; i < got; i++) if (chunk[i] === 10) lines++
  }
  const took = (performance.now() - began) / 1000
  source.close()
  return lines >= 0 ? took : 0
}

function measure(style: SqlStyle, rows: number): void {
  const path = join(tmpdir(), `shuzheng-bench-${String(process.pid)}.sql`)
  const bytes = makeSql(path, style, rows)
  const floor = scan(path)
  const source = fileSource(path)
  const count = counting()
  const began = performance.now()
  const cpu = process.cpuUsage()
  readSql(source, count.sink)
  const took = (performance.now() - began) / 1000
  const { user, system } = process.cpuUsage(cpu)
  const busy = (user + system) / 1e6
  source.close()
  rmSync(path)
  const rate = bytes / took / 1e6
  console.log(
    `${style.padEnd(10)} ${String(count.rows()).padStart(9)} rows ${(bytes / 1e6).toFixed(1).padStart(7)} MB ${took.toFixed(2).padStart(6)} s ${rate.toFixed(0).padStart(5)} MB/s (${(bytes / busy / 1e6).toFixed(0)} MB per second of processor) · scan ${floor.toFixed(2)} s (${(took / floor).toFixed(1)}×)`,
  )
}

for (const style of STYLES)
  for (const part of [100, 10, 1])
    measure(style, Math.round((megabytes * 1e6) / BYTES_A_ROW / part))
