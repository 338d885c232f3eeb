import { join, relative, resolve } from 'node:path'
import { countFolder } from '../case/count-folder.ts'
import { openEvidence, refuseInside, type Evidence } from '../case/roots.ts'
import { sinceText } from '../documents/terminal/since.ts'
import { summary } from '../documents/terminal/terminal.ts'
import { reportBytes } from '../documents/json/json.ts'
import { shown } from '../documents/safe.ts'
import { journalUnlocked } from './unlocked.ts'
import { exitOf } from './exit.ts'
import { parsed, COUNTING_FLAGS, requestOf } from './flags.ts'
import { helpOf } from './help.ts'
import { terminalProgress } from './terminal-progress.ts'

/** `shuzheng count PATH…`: a folder of files → the count, with its funnel and findings. */
export async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parsed('count', args, COUNTING_FLAGS)
  if (values.help) {
    process.stdout.write(helpOf('count'))
    return 0
  }
  const request = await requestOf('count', positionals, values)
  const evidence = await openEvidence(request.paths, 'count')
  const out = outFolder(values.out, values.json ?? false, evidence)
  if (out) refuseInside(out, evidence.roots)
  // A quarter of all that there is to load, and not needed where nothing is written.
  const outputs = out ? await import('../case/outputs.ts') : null
  if (out) outputs?.checkWritable(out)
  const progress = terminalProgress()
  const counted = await countFolder(request, progress)
  const { report, session } = counted
  const stop = progress.onAbort(() => {
    session.abandon()
    if (out) outputs?.sweepParts(out)
  })
  try {
    progress.stage('report')
    const written =
      out && outputs ? await outputs.writeOutputs(counted, request, out, !values['no-sheets']) : []
    progress.done()
    process.stderr.write(sinceText(counted.since))
    process.stderr.write(await journalUnlocked(counted, request, values.by))
    if (values.json) process.stdout.write(reportBytes(report))
    else {
      const outFiles = written.map((path) => relative(process.cwd(), path) || path)
      process.stdout.write(summary(report, { ...paper(), outFiles }))
      if (values.questions) process.stdout.write(questionList(report.questions))
    }
  } finally {
    session.close()
    stop()
  }
  return exitOf(report)
}

/** Reports go where they are asked for; of a case beside its evidence; else to `./out`. With `--json` only if asked. */
export function outFolder(
  given: string | undefined,
  json: boolean,
  evidence: Evidence,
): string | null {
  if (given !== undefined) return resolve(given)
  if (json) return null
  return evidence.caseFolder ? join(evidence.caseFolder, 'out') : resolve('out')
}

export function paper(): { width: number; color: boolean } {
  const { isTTY, columns } = process.stdout
  const color = isTTY && !process.env['NO_COLOR']
  return { width: Math.min(120, columns || 100), color }
}

/** All open questions, numbered. They hold names that people entered: no control character reaches the terminal. */
export function questionList(list: readonly string[]): string {
  return `\n待查事项 open questions\n${list.map((q, i) => `  ${String(i + 1)}. ${shown(q)}\n`).join('')}`
}
