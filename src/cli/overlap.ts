import { writeFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { readEvidence, type FolderRead } from '../case/read-evidence.ts'
import { originOfFolder } from '../case/chain/overlap/origin.ts'
import {
  folderOverlap,
  type OpenFolder,
  type OverlapRequest,
} from '../case/chain/overlap/overlap.ts'
import { isIncomplete } from '../case/folder-report.ts'
import { openEvidence, refuseInside } from '../case/roots.ts'
import { makeFolder } from '../case/session/private-folder.ts'
import { overlapJson } from '../documents/json/overlap.ts'
import { overlapText } from '../documents/terminal/overlap.ts'
import { originLines } from '../documents/terminal/origin.ts'
import { entry } from '../documents/terminal/paint.ts'
import { sinceText } from '../documents/terminal/since.ts'
import type { BatchBy, OverlapReport } from '../report/chain.ts'
import type { OriginReport } from '../report/origin.ts'
import { paper } from './count.ts'
import { badFlag, parsed, READING_FLAGS, requestOf } from './flags.ts'
import { helpOf } from './help.ts'
import { terminalProgress } from './terminal-progress.ts'

const FLAGS = {
  ...READING_FLAGS,
  by: { type: 'string' },
  among: { type: 'string' },
  'no-origin': { type: 'boolean' },
  out: { type: 'string' },
} as const

/** `shuzheng overlap PATH…`: which lists share people, and how much. */
export async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parsed('overlap', args, FLAGS)
  if (values.help) {
    process.stdout.write(helpOf('overlap'))
    return 0
  }
  const asked = { by: byOf(values.by), among: amongOf(values.among) }
  const request = await requestOf('overlap', positionals, values)
  const evidence = await openEvidence(request.paths, 'overlap')
  const out = values.out === undefined ? null : resolve(values.out)
  if (out) refuseInside(out, evidence.roots)
  const progress = terminalProgress()
  const folder = await readEvidence(request, progress, 'overlap')
  const stop = progress.onAbort(() => folder.session.abandon())
  try {
    progress.stage('count')
    const report = await compared(folder, asked)
    const origin = values['no-origin'] ? null : await originOfFolder(opened(folder), report)
    progress.done()
    process.stderr.write(sinceText(folder.since))
    print(report, origin, values.json ?? false, out)
    return folder.files.some(isIncomplete) ? 1 : 0
  } finally {
    folder.session.close()
    stop()
  }
}

function compared(folder: FolderRead, asked: OverlapRequest): Promise<OverlapReport> {
  return folderOverlap(opened(folder), asked)
}

function opened({ session, files, evidence, dates, request }: FolderRead): OpenFolder {
  const day = dates.conduct?.to ?? dates.assumed
  return { session, files, evidence, day, key: request.key }
}

function print(
  report: OverlapReport,
  origin: OriginReport | null,
  json: boolean,
  out: string | null,
): void {
  const machine = overlapJson(report, origin)
  if (out) {
    makeFolder(out)
    writeFileSync(join(out, 'overlap.json'), machine)
  }
  if (json) {
    process.stdout.write(machine)
    return
  }
  const on = paper()
  const told = origin ? originLines(origin) : []
  const lines = told.flatMap((text, i) => entry(i === 0 ? '来源' : '', text, on))
  const written = out ? entry('报告', relative(process.cwd(), join(out, 'overlap.json')), on) : []
  process.stdout.write(
    [overlapText(report, on), ...[...lines, ...written].map((l) => `${l}\n`)].join(''),
  )
}

const BY = ['batch', 'file', 'folder', 'exhibit', 'table'] as const satisfies readonly BatchBy[]

function byOf(typed: string | undefined): BatchBy | null {
  if (typed === undefined) return null
  const by = BY.find((b) => b === typed)
  if (!by) throw badFlag('overlap', `--by ${typed}：只能是 ${BY.join('、')}`)
  return by
}

function amongOf(typed: string | undefined): number | null {
  if (typed === undefined) return null
  if (!/^[1-9]\d{0,11}$/.test(typed))
    throw badFlag('overlap', `--among ${typed}：写共同人群的人数，如 10071722`)
  return Number(typed)
}
