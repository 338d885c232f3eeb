import { existsSync } from 'node:fs'
import { caseHelp } from './case-journal-help.ts'

/** What is done to a case folder; anything else after `case` is a case file to be counted. */
const FOLDER_ACTS: ReadonlySet<string> = new Set([
  'new',
  'import',
  'intake',
  'export',
  'log',
  'check',
  'pack',
  'merge',
])

/** `shuzheng case …`: a case folder and its journal, or the count of a case file. */
export async function run(args: readonly string[]): Promise<number> {
  const [first] = args
  if (first === undefined || first === '--help' || first === '-h') {
    process.stdout.write(caseHelp(null))
    return first === undefined ? 2 : 0
  }
  if (!FOLDER_ACTS.has(first)) await refuseMisspelt(first)
  const command = FOLDER_ACTS.has(first)
    ? await import('./case-journal.ts')
    : await import('./case-file.ts')
  return command.run(args)
}

/** A word that is no folder is most likely an act: of the folder nothing would be found. */
async function refuseMisspelt(word: string): Promise<void> {
  if (!/^[a-z]+$/.test(word) || existsSync(word)) return
  const { nearest } = await import('../../case/facts/nearest.ts')
  const meant = nearest(word, FOLDER_ACTS)
  if (meant === null) return
  const { badFlag } = await import('../flags.ts')
  throw badFlag('case', `${word}：没有这个操作，也没有这个文件夹；是否为 ${meant}？`)
}
