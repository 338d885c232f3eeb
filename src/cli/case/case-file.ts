import { relative } from 'node:path'
import { countFolder } from '../../case/count-folder.ts'
import { checkWritable, sweepParts, writeOutputs } from '../../case/outputs.ts'
import { evidenceAt } from '../../case/case-roots.ts'
import { refuseInside } from '../../case/roots.ts'
import type { Report } from '../../report.ts'
import { journalUnlocked } from '../unlocked.ts'
import { exitOf } from '../exit.ts'
import { caseJson } from '../../documents/json/case.ts'
import { caseSummary } from '../../documents/terminal/case-summary.ts'
import { sinceText } from '../../documents/terminal/since.ts'
import { summary } from '../../documents/terminal/terminal.ts'
import { outFolder, paper, questionList } from '../count.ts'
import { badFlag, parsed, COUNTING_FLAGS, requestOf } from '../flags.ts'
import { helpOf } from '../help.ts'
import { terminalProgress } from '../terminal-progress.ts'

/** `shuzheng case case.yaml`: the count of each person, the money, the law of each date. */
export async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parsed('case', args, COUNTING_FLAGS)
  if (values.help) {
    process.stdout.write(helpOf('case'))
    return 0
  }
  const request = await requestOf('case', positionals, values)
  const evidence = evidenceAt(request.paths, 'case')
  if (evidence.caseFolder === null) throw badFlag('case', '没有找到 case.yaml 或者案件文件夹')
  const out = outFolder(values.out, values.json ?? false, evidence)
  if (out) refuseInside(out, evidence.roots)
  if (out) checkWritable(out)
  const progress = terminalProgress()
  const counted = await countFolder(request, progress)
  const stop = progress.onAbort(() => {
    counted.session.abandon()
    if (out) sweepParts(out)
  })
  try {
    progress.stage('report')
    const written = out ? await writeOutputs(counted, request, out, !values['no-sheets']) : []
    const outFiles = written.map((path) => relative(process.cwd(), path) || path)
    progress.done()
    process.stderr.write(sinceText(counted.since))
    process.stderr.write(await journalUnlocked(counted, request, values.by))
    process.stdout.write(
      values.json ? caseJson(counted.report) : told(counted.report, outFiles, values.questions),
    )
  } finally {
    counted.session.close()
    stop()
  }
  return exitOf(counted.report)
}

function told(report: Report, outFiles: readonly string[], questions = false): string {
  const on = paper()
  return `${summary(report, { ...on, outFiles })}\n${caseSummary(report, on)}${questions ? questionList(report.questions) : ''}`
}
