import { once } from 'node:events'
import { readFolder } from '../case/intake/read-folder.ts'
import type { Missed } from '../case/intake/missed.ts'
import { readCells } from '../case/intake/corrections/read-cells.ts'
import { readSummary, type ReadReport } from '../documents/terminal/read-summary.ts'
import { sinceText } from '../documents/terminal/since.ts'
import { UNREAD } from '../evidence/codes.ts'
import { shownLocator } from '../documents/safe.ts'
import { paper } from './count.ts'
import { parsed, READING_FLAGS, requestOf } from './flags.ts'
import { helpOf } from './help.ts'
import { terminalProgress } from './terminal-progress.ts'

const FLAGS = { ...READING_FLAGS, cells: { type: 'boolean' }, shown: { type: 'boolean' } } as const

/** `shuzheng read PATH…`: what is in there: files, tables, columns, kinds, issues. */
export async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parsed('read', args, FLAGS)
  if (values.help) {
    process.stdout.write(helpOf('read'))
    return 0
  }
  const request = await requestOf('read', positionals, values)
  if (values.cells) return told(await readCells(request, values.shown ?? false, print))
  const progress = terminalProgress()
  const { report, since, unreached } = await readFolder(request, progress)
  progress.done()
  process.stderr.write(sinceText(since))
  for (const told of unreached) process.stderr.write(`！ ${told}\n`)
  process.stdout.write(
    values.json ? `${JSON.stringify(uncounted(report), null, 2)}\n` : readSummary(report, paper()),
  )
  return report.complete ? 0 : 1
}

/** The lines are for machines; what is missing from them is said beside, one file a line. */
function told(missed: readonly Missed[]): number {
  for (const { at, code } of missed) {
    process.stderr.write(`读取不完整：${shownLocator(at)}（${UNREAD[code]} ${code}）\n`)
  }
  return missed.length === 0 ? 0 : 1
}

/** Nothing was counted: the ledger of records is left out rather than shown as naught. */
function uncounted(report: ReadReport) {
  return { ...report, tables: report.tables.map(({ records: _records, ...table }) => table) }
}

async function print(chunk: Buffer): Promise<void> {
  if (!process.stdout.write(chunk)) await once(process.stdout, 'drain')
}
