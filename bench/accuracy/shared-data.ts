/**
 * Counts every folder of the material beside the repository, as a user would: no crash, every ledger closes, and what
 * was counted in it: `node bench/accuracy/shared-data.ts [folder …]`.
 */
import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'
import type { Report } from '../../src/report.ts'
import { openLedgers, sharedFolders, sharedPath, untold } from '../../test/support/shared-data.ts'

const START = resolve(import.meta.dirname, '../../src/cli/start.ts')
const print = (line: string) => process.stdout.write(`${line}\n`)
const asked = process.argv.slice(2)

print('folder | exit | files | tables | rows | records | counted | unread files | s')
for (const folder of asked.length > 0 ? asked : sharedFolders()) tell(folder)

function tell(folder: string): void {
  const began = performance.now()
  const args = [START, 'count', sharedPath(folder), '--no-cache', '--json']
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    maxBuffer: 2 ** 29,
    cwd: resolve(import.meta.dirname, '../..'),
  })
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  if (status !== 0 && status !== 1) {
    print(`${folder} | ${String(status)} | FAILED ${stderr.trim().replaceAll('\n', ' / ')}`)
    process.exitCode = 1
    return
  }
  const report = JSON.parse(stdout) as Report
  const { files, tables, rows, records } = report
  const unread = files.filter((f) => f.status === 'unread' || f.status === 'partial').length
  const numbers = [files.length, tables.length, rows.found, records.out, records.counted, unread]
  print(`${folder} | ${String(status)} | ${numbers.join(' | ')} | ${seconds}`)
  for (const line of [...openLedgers(report), ...untold(report)]) {
    print(`  OPEN ${line}`)
    process.exitCode = 1
  }
}
