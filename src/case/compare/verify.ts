import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { digestOf, reportDigest } from '../../documents/json/json.ts'
import type { Verification } from '../../documents/terminal/verify.ts'
import { ShuzhengError } from '../../errors.ts'
import type { Report } from '../../report.ts'
import { countFolder } from '../count-folder.ts'
import { FILES } from '../outputs.ts'
import { atHeadOf } from '../journal/at-head.ts'
import type { Progress } from '../intake/progress.ts'
import type { CountRequest } from '../request.ts'
import { differences, evidenceChanges } from './verify-compare.ts'

/** A report.json as it lies there, with the digest that the `run.json` beside it states. */
export interface StoredReport {
  readonly report: Report
  readonly digest: string
  /** null: no run.json, or none that states a digest. */
  readonly stated: string | null
}

/** @throws ShuzhengError `rows/bad-report` */
export function storedReport(path: string): StoredReport {
  const bytes = bytesOf(path)
  const report = jsonOf(bytes) as Partial<Report> | null
  const schema: unknown = report?.schema
  if (schema !== 'shuzheng.report/1') throw new ShuzhengError('rows/bad-report', { path })
  return { report: report as Report, digest: reportDigest(bytes), stated: statedDigest(path) }
}

function bytesOf(path: string): Buffer {
  try {
    return readFileSync(path)
  } catch {
    throw new ShuzhengError('rows/bad-report', { path })
  }
}

function jsonOf(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    return null
  }
}

function statedDigest(path: string): string | null {
  try {
    const run = jsonOf(readFileSync(join(dirname(path), FILES.run))) as { digest?: unknown } | null
    return typeof run?.digest === 'string' ? run.digest : null
  } catch {
    return null
  }
}

/**
 * Counts the evidence anew, never from the cache, and sets the result beside what the report says.
 *
 * The digest in run.json is plain text: it finds a report.json that was changed alone, by hand or by a bad copy.
 * Whoever changes both files can make them agree, so that only the recount proves the numbers.
 *
 * @throws ShuzhengError `verify/no-evidence` when nothing lies where it lay; all of {@link countFolder}
 */
export async function verifyReport(
  stored: StoredReport,
  request: CountRequest,
  progress: Progress,
): Promise<Verification> {
  const now = atHeadOf(placed(await recounted(request, progress), stored.report), stored.report)
  const evidence = evidenceChanges(stored.report, now)
  const { listed, all } = differences(stored.report, now)
  const digest = digestOf(now)
  const match = stored.stated === null ? null : stored.stated === stored.digest
  return {
    same: digest === stored.digest && match !== false,
    complete: now.complete,
    'report-digest': { stated: stored.stated, found: stored.digest, recounted: digest, match },
    differences: listed,
    'differences-all': all,
    evidence,
    files: now.files.length,
    counted: now.records.counted,
  }
}

/** A folder that was moved may bear another name now: it is the same exhibit, and no number hangs on the name. */
function placed(now: Report, was: Report): Report {
  const names = new Map(was.exhibits.map((e) => [e.id, e.path]))
  const bare = now.exhibits.every((e) => e.holder === null && e['seized-on'] === null)
  const exhibits = now.exhibits.map((e) => ({ ...e, path: names.get(e.id) ?? e.path }))
  return bare ? { ...now, exhibits } : now
}

async function recounted(request: CountRequest, progress: Progress): Promise<Report> {
  try {
    const { report, session } = await countFolder({ ...request, cache: false }, progress)
    session.close()
    return report
  } catch (error) {
    const gone = error instanceof ShuzhengError && error.code === 'evidence/path-missing'
    if (!gone) throw error
    throw new ShuzhengError('verify/no-evidence', { path: error.details['path'] ?? '' })
  }
}
