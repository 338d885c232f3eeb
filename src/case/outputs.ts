import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { citedBy } from '../documents/citations.ts'
import { reportPage } from '../documents/html.ts'
import { reportBytes, reportDigest } from '../documents/json.ts'
import { asideWorkbook, ledgerWorkbook, writeLedger } from '../documents/ledger-workbook.ts'
import { maskIdentifiers } from '../documents/safe.ts'
import { ShuzhengError } from '../errors.ts'
import { seal, type Seal } from '../evidence/seal.ts'
import type { Report } from '../report.ts'
import type { FolderCount } from './count-folder.ts'
import { ledgerRows } from './ledger-rows.ts'
import { caseKey, privateFolders } from './private-folder.ts'
import type { CountRequest } from './request.ts'

export const FILES = {
  json: 'report.json',
  run: 'run.json',
  page: 'report.html',
  ledger: '核算台账.xlsx',
  aside: '不计入及重复明细.xlsx',
} as const

/** Writes everything that a count leaves, whole or not at all; gives the paths for people. */
export async function writeOutputs(
  counted: FolderCount,
  request: CountRequest,
  out: string,
  sheets: boolean,
): Promise<string[]> {
  const { report, session, files, book } = counted
  mkdirSync(out, { recursive: true })
  const bytes = reportBytes(report)
  const digest = reportDigest(bytes)
  write(join(out, FILES.json), bytes)
  write(join(out, FILES.page), reportPage(report, digest, citedBy(book)))
  write(join(out, FILES.run), runFile(request, digest, session.names))
  if (sheets) {
    const rows = () => ledgerRows(session, files)
    await writeLedger(join(out, FILES.ledger), ledgerWorkbook(report, digest, rows()))
    await writeLedger(join(out, FILES.aside), asideWorkbook(report, digest, rows()))
  }
  const written = sheets
    ? [FILES.page, FILES.json, FILES.ledger, FILES.aside]
    : [FILES.page, FILES.json]
  return written.map((name) => join(out, name))
}

/** What a sealed request belongs to. */
const RUN = 'run.json'

/**
 * What belongs to the run and not to the record: where and when it ran, with which paths (promise 3). Paths and
 * overrides name files, and names may hold identifiers: people see them masked, `rows` opens them with the key.
 */
function runFile(request: CountRequest, digest: string, names: Seal): string {
  const sealed = names.close(Buffer.from(JSON.stringify(request)), RUN)
  const run = {
    schema: 'shuzheng.run/1',
    digest,
    finished: new Date().toISOString(),
    platform: `${process.platform}-${process.arch}`,
    node: process.version,
    paths: request.paths.map(maskIdentifiers),
    overrides: request.overrides.map((o) => maskIdentifiers(o.written)),
    request: Buffer.from(sealed).toString('base64'),
  }
  return `${JSON.stringify(run, null, 2)}\n`
}

/** Beside its final place first, then renamed: a run that is stopped leaves no half of a file. */
function write(path: string, content: Uint8Array | string): void {
  const part = join(dirname(path), `.${String(process.pid)}.part`)
  writeFileSync(part, content)
  renameSync(part, path)
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
    if (report.schema !== 'shuzheng.report/1') throw new Error('schema')
    const run = JSON.parse(readFileSync(join(dirname(reportPath), FILES.run), 'utf8')) as {
      readonly request: string
    }
    return { report, sealed: Buffer.from(run.request, 'base64') }
  } catch {
    throw new ShuzhengError('rows/bad-report', { path: reportPath })
  }
}
