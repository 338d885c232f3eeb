import {
  accessSync,
  constants,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { citedBy } from '../documents/words/citations.ts'
import { reportPage } from '../documents/html.ts'
import { writeReport } from '../documents/json/json.ts'
import { asideWorkbook, ledgerWorkbook, writeLedger } from '../documents/workbooks/ledger.ts'
import { PICTURES } from '../documents/pictures/all.ts'
import { PAPERS } from '../documents/papers/all.ts'
import { maskIdentifiers } from '../documents/safe.ts'
import { ShuzhengError } from '../errors.ts'
import { seal } from '../evidence/spool/seal.ts'
import type { Report } from '../report.ts'
import type { FolderCount } from './count-folder.ts'
import { PAGE } from '../report/paper-status.ts'
import { statusesIn, type Statuses } from './journal/paper-status.ts'
import { personSets } from './ledger/person-sets.ts'
import { wholeLedger } from './ledger/ledger-rows.ts'
import { notWritten } from './session/full.ts'
import { caseKey, makeFolder, privateFolders, removeTree } from './session/private-folder.ts'
import { writePapers, writePictures } from './render.ts'
import type { CountRequest } from './request.ts'

export const FILES = {
  json: 'report.json',
  run: 'run.json',
  page: PAGE,
  ...PICTURES,
  ...PAPERS,
  ledger: '核算台账.xlsx',
  aside: '不计入及重复明细.xlsx',
} as const

/**
 * Writes everything that a count leaves, whole or not at all; gives the paths for people. Each file is written beside
 * its place, and all are put there together: a run that is stopped leaves the reports of the run before.
 */
export async function writeOutputs(
  counted: FolderCount,
  request: CountRequest,
  out: string,
  sheets: boolean,
): Promise<string[]> {
  makeFolder(out)
  sweepParts(out)
  try {
    return await written(counted, request, out, sheets)
  } catch (error) {
    sweepParts(out)
    throw notWritten(error, out)
  }
}

async function written(
  counted: FolderCount,
  request: CountRequest,
  out: string,
  sheets: boolean,
): Promise<string[]> {
  const { book } = counted
  // Page and papers come from the record as written: rendered again from report.json they are the same bytes.
  const { record: report, digest } = writeReport(partOf(out, FILES.json), counted.report)
  const statusOf = statusesIn(counted.evidence.caseFolder, digest)
  const page = reportPage(report, digest, citedBy(book), statusOf(PAGE))
  writeFileSync(partOf(out, FILES.page), page)
  writeFileSync(partOf(out, FILES.run), runFile(counted, request, digest))
  const pictures = writePictures(report, digest, (name) => partOf(out, name), statusOf)
  const papers = sheets ? await writeAll({ ...counted, report }, digest, out, statusOf) : []
  for (const name of Object.values(FILES)) {
    if (existsSync(partOf(out, name))) renameSync(partOf(out, name), join(out, name))
  }
  return [FILES.page, FILES.json, ...pictures, ...papers].map((name) => join(out, name))
}

/** Papers in Word and ledgers: what `--no-sheets` leaves out. */
async function writeAll(
  counted: FolderCount,
  digest: string,
  out: string,
  statusOf: Statuses,
): Promise<string[]> {
  const { report, session, files, book } = counted
  const persons = await personSets(counted)
  // The Word library takes more memory than all else here.
  await session.giveBack()
  const papers = await writePapers(report, digest, book, (name) => partOf(out, name), statusOf)
  const rows = await wholeLedger(session, files, report, persons)
  await writeLedger(
    partOf(out, FILES.ledger),
    ledgerWorkbook(report, digest, rows(), persons?.totals),
  )
  await writeLedger(partOf(out, FILES.aside), asideWorkbook(report, digest, rows()))
  return [...papers, FILES.ledger, FILES.aside]
}

/** What a sealed request belongs to. */
const RUN = 'run.json'

/**
 * What belongs to the run and not to the record: where and when it ran, with which paths (promise 3). Paths and
 * overrides name files, and names may hold identifiers: people see them masked, `rows` opens them with the key.
 */
function runFile(counted: FolderCount, request: CountRequest, digest: string): string {
  const sealed = counted.session.names.close(Buffer.from(JSON.stringify(request)), RUN)
  const run = {
    schema: 'shuzheng.run/1',
    digest,
    finished: new Date().toISOString(),
    bytes: { total: counted.report.bytes.total, read: counted.bytesRead },
    since: counted.since,
    platform: `${process.platform}-${process.arch}`,
    node: process.version,
    paths: request.paths.map(maskIdentifiers),
    overrides: request.overrides.map((o) => maskIdentifiers(o.written)),
    request: Buffer.from(sealed).toString('base64'),
  }
  return `${JSON.stringify(run, null, 2)}\n`
}

function partOf(out: string, name: string): string {
  return join(out, `.${name}.part`)
}

/** Removes what a run that was stopped, or had no room, had begun to write. */
export function sweepParts(out: string): void {
  const names = new Set(Object.values(FILES).map((name) => `.${name}.part`))
  for (const name of existsSync(out) ? readdirSync(out) : []) {
    if (names.has(name.replace(/\.part\.part$/, '.part'))) removeTree(join(out, name))
  }
}

/**
 * Can reports be written there? Asked before a count that may take hours.
 *
 * @throws ShuzhengError `run/not-written` (exit 3)
 */
export function checkWritable(out: string): void {
  let folder = out
  while (!existsSync(folder) && dirname(folder) !== folder) folder = dirname(folder)
  try {
    accessSync(folder, constants.W_OK | constants.X_OK)
  } catch (error) {
    throw notWritten(error, out)
  }
}

/**
 * The request by which a report was made, from the `run.json` beside it.
 *
 * @throws ShuzhengError `rows/bad-report`; `rows/no-run` when it was made under another key
 */
export function requestBehind(reportPath: string): { report: Report; request: CountRequest } {
  const { report, sealed } = reportAndRun(reportPath)
  try {
    const plain = seal(caseKey(privateFolders()), 'names').open(sealed, RUN)
    return { report, request: JSON.parse(Buffer.from(plain).toString('utf8')) as CountRequest }
  } catch {
    throw new ShuzhengError('rows/no-run', { path: reportPath })
  }
}

function reportAndRun(reportPath: string): { report: Report; sealed: Uint8Array } {
  try {
    const report = JSON.parse(readFileSync(reportPath, 'utf8')) as Report
    const schema: string = report.schema
    if (schema !== 'shuzheng.report/1') throw new Error('schema')
    const run = JSON.parse(readFileSync(join(dirname(reportPath), FILES.run), 'utf8')) as {
      readonly request: string
    }
    return { report, sealed: Buffer.from(run.request, 'base64') }
  } catch {
    throw new ShuzhengError('rows/bad-report', { path: reportPath })
  }
}
