import { layoutOf, statementsAt } from '../case/money/bare.ts'
import { withoutIdentifiers } from '../case/masked-report.ts'
import { statementsJson } from '../documents/json/statements.ts'
import { statementsText } from '../documents/terminal/statements.ts'
import { maskedPayments } from '../gains/statements/values/masked.ts'
import type { StatementReport } from '../report/statements.ts'
import { paper } from './count.ts'
import { parsed, requestOf } from './flags.ts'
import { helpOf } from './help.ts'
import { terminalProgress } from './terminal-progress.ts'

const FLAGS = {
  help: { type: 'boolean', short: 'h' },
  json: { type: 'boolean' },
  layout: { type: 'string' },
  passwords: { type: 'string' },
  temp: { type: 'string' },
  threads: { type: 'string' },
} as const

/** `shuzheng statements PATH…`: which files are statements of accounts, what they hold, and whether they add up. */
export async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parsed('statements', args, FLAGS)
  if (values.help) {
    process.stdout.write(helpOf('statements'))
    return 0
  }
  const request = await requestOf('statements', positionals, values)
  const layout = values.layout === undefined ? null : layoutOf(values.layout)
  const progress = terminalProgress()
  const read = await statementsAt(request, layout, progress).finally(() => progress.done())
  const statements = withoutIdentifiers(read.statements)
  const text = values.json
    ? statementsJson(statements, maskedPayments(read.payments))
    : statementsText(statements, paper())
  process.stdout.write(text)
  return statements.some(isAmiss) ? 1 : 0
}

/** Was something not read, or left out of the sums because it was not understood? */
function isAmiss({ lacking }: StatementReport): boolean {
  return lacking.length > 0
}
