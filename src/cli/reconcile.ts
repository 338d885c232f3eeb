import { existsSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { countFolder } from '../case/count-folder.ts'
import { compareWith, type Compared } from '../case/compare/reconcile.ts'
import {
  closeAnnex,
  evidenceOverrides,
  readAnnex,
  refuseAnnexInside,
} from '../case/compare/reconcile-annex.ts'
import { openEvidence, refuseInside, type Evidence } from '../case/roots.ts'
import { writeLedger } from '../documents/workbooks/ledger.ts'
import { reconcileText } from '../documents/terminal/reconcile.ts'
import { reconcileWorkbook } from '../documents/workbooks/reconcile.ts'
import { ShuzhengError } from '../errors.ts'
import { paper } from './count.ts'
import { parsed, READING_FLAGS, requestOf } from './flags.ts'
import { helpOf } from './help.ts'
import { terminalProgress } from './terminal-progress.ts'

const FLAGS = { ...READING_FLAGS, xlsx: { type: 'string' } } as const

/** `shuzheng reconcile ANNEX PATH…`: the annex of an examination report beside our count, row by row. */
export async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parsed('reconcile', args, FLAGS)
  if (values.help) {
    process.stdout.write(helpOf('reconcile'))
    return 0
  }
  const [path, ...paths] = positionals
  if (path === undefined) throw new ShuzhengError('reconcile/no-annex', { what: '附表' })
  if (paths.length === 0) throw new ShuzhengError('reconcile/no-annex', { what: '检材' })
  const request = await requestOf('reconcile', paths, values)
  const xlsx = values.xlsx === undefined ? null : resolve(values.xlsx)
  refuse(resolve(path), xlsx, await openEvidence(request.paths, 'reconcile'))
  const progress = terminalProgress()
  const annex = await readAnnex(resolve(path), request, progress)
  try {
    const overrides = evidenceOverrides(request.overrides)
    const counted = await countFolder({ ...request, overrides }, progress)
    try {
      const compared = await compareWith(annex, counted)
      if (xlsx) await toWorkbook(xlsx, compared)
      progress.done()
      print(compared, values.json ?? false)
      return compared.result.same && compared.result.complete ? 0 : 1
    } finally {
      counted.session.close()
    }
  } finally {
    closeAnnex(annex)
  }
}

function refuse(path: string, xlsx: string | null, { roots }: Evidence): void {
  if (!existsSync(path)) throw new ShuzhengError('evidence/path-missing', { path })
  refuseAnnexInside(path, roots)
  if (xlsx) refuseInside(dirname(xlsx), roots)
}

async function toWorkbook(path: string, compared: Compared): Promise<void> {
  const { result, counted } = compared
  await writeLedger(path, reconcileWorkbook(result, counted.report, compared))
}

function print({ result }: Compared, json: boolean): void {
  process.stdout.write(
    json ? `${JSON.stringify(result, null, 2)}\n` : reconcileText(result, paper()),
  )
}
