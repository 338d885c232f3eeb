import { caseHelp } from './case-journal-help.ts'

/** What is done to a case folder; anything else after `case` is a case file to be counted. */
const FOLDER_ACTS: ReadonlySet<string | undefined> = new Set([
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
  const command = FOLDER_ACTS.has(first)
    ? await import('./case-journal.ts')
    : await import('./case-file.ts')
  return command.run(args)
}
