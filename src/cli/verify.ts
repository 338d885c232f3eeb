import { resolve } from 'node:path'
import { requestBehind } from '../case/outputs.ts'
import type { CountRequest } from '../case/request.ts'
import { storedReport, verifyReport } from '../case/compare/verify.ts'
import { verifyText } from '../documents/terminal/verify.ts'
import { ShuzhengError } from '../errors.ts'
import { paper } from './count.ts'
import { badFlag, parsed, READING_FLAGS, requestOf } from './flags.ts'
import { helpOf } from './help.ts'
import { terminalProgress } from './terminal-progress.ts'

const FLAGS = { ...READING_FLAGS, evidence: { type: 'string', multiple: true } } as const

/** `shuzheng verify report.json`: counts the evidence anew and says what differs. */
export async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parsed('verify', args, FLAGS)
  if (values.help) {
    process.stdout.write(helpOf('verify'))
    return 0
  }
  const [path, ...others] = positionals
  if (path === undefined || others.length > 0) throw badFlag('verify', '应给出一个 report.json')
  const stored = storedReport(path)
  const moved = values.evidence?.map((place) => resolve(place)) ?? null
  const request = await requestFor(path, moved, values)
  const progress = terminalProgress()
  const verification = await verifyReport(stored, request, progress)
  progress.done()
  process.stdout.write(
    values.json ? `${JSON.stringify(verification, null, 2)}\n` : verifyText(verification, paper()),
  )
  return verification.same && verification.complete ? 0 : 1
}

type Values = Parameters<typeof requestOf>[2]

/** Of the run, not of the reading: they may be given again. */
const OF_RUN: ReadonlySet<string> = new Set(['help', 'json', 'temp', 'threads', 'no-cache'])

/**
 * As the report was asked for, with the evidence where it lies now. On another machine the request cannot be opened:
 * it is sealed with the key of the machine that counted. Then flags say it again, and `--evidence` where to look.
 */
async function requestFor(
  path: string,
  moved: readonly string[] | null,
  values: Values,
): Promise<CountRequest> {
  const asked = await requestOf('verify', moved ?? [], values)
  const sealed = sealedRequest(path)
  if (!sealed && !moved) throw new ShuzhengError('verify/no-request', { path })
  if (!sealed) return asked
  const again = Object.keys(values).find((flag) => !OF_RUN.has(flag) && flag !== 'evidence')
  if (again) throw badFlag('verify', `--${again}：读取条件已随报告保存，不必再给`)
  const { temp, threads } = asked
  return { ...sealed, temp, threads, ...(moved ? { paths: moved } : {}) }
}

function sealedRequest(path: string): CountRequest | null {
  try {
    return requestBehind(path).request
  } catch (error) {
    if (error instanceof ShuzhengError) return null
    throw error
  }
}
