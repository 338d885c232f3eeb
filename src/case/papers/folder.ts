import { createHash } from 'node:crypto'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { maskIdentifiers } from '../../documents/safe.ts'
import { digestOf, reportDigest } from '../../documents/json/json.ts'
import { PICTURES } from '../../documents/pictures/all.ts'
import type { Report } from '../../report.ts'
import { PAGE, PAPERS, SIGNED, type SignedName } from '../../report/paper-status.ts'
import { hasJournal } from '../journal/store/database.ts'
import { atHeadOf } from '../journal/at-head.ts'
import { openJournal } from '../journal/journal.ts'
import { standingOf, type Standing } from '../journal/paper-status.ts'
import { FILES } from '../outputs.ts'
import { digestIn } from './digest-in.ts'

/** Files of a folder of papers that are shown and given out, in the order in which people want them. */
export const GIVEN = [
  PAGE,
  PAPERS.note,
  PAPERS.inquiry,
  PAPERS.challenge,
  FILES.ledger,
  FILES.aside,
  PICTURES.a4,
  PICTURES.a3,
  FILES.json,
] as const
export type GivenName = (typeof GIVEN)[number]

/** A file among the papers. */
export interface PaperFile {
  readonly name: GivenName
  readonly bytes: number
  /** SHA-256 of the report.json that it was made from, as printed in it. */
  readonly digest: string | null
  /** Made from the report.json that lies beside it. */
  readonly whole: boolean
  /** Who made, reviewed and issued it; null where nobody does so, or there is no case. */
  readonly standing: Standing | null
}

/** What lies in a folder of papers. */
export interface PaperFolder {
  /** SHA-256 of the report.json that lies there; null when there is none. */
  readonly digest: string | null
  /** It is of the count that is open: the same but for entries of the journal that changed no fact. */
  readonly now: boolean
  readonly files: readonly PaperFile[]
}

/**
 * Looks what lies in a folder of papers.
 *
 * @param caseFolder null for a bare folder: its papers are drafts
 * @throws ShuzhengError `journal/broken`, `journal/unreadable`
 */
export function paperFolder(out: string, report: Report, caseFolder: string | null): PaperFolder {
  const bytes = existsSync(join(out, FILES.json)) ? readFileSync(join(out, FILES.json)) : null
  const digest = bytes === null ? null : createHash('sha256').update(bytes).digest('hex')
  const journal = caseFolder !== null && hasJournal(caseFolder) ? openJournal(caseFolder) : null
  const files = GIVEN.filter((name) => existsSync(join(out, name))).map((name): PaperFile => {
    const path = join(out, name)
    const own = name === FILES.json ? digest : digestIn(path)
    const standing =
      journal && own !== null && isSigned(name) ? standingOf(journal, name, own) : null
    const whole = own !== null && own === digest
    return { name, bytes: statSync(path).size, digest: own, whole, standing: shownOf(standing) }
  })
  return { digest, now: bytes !== null && isOf(bytes, report), files }
}

export function isSigned(name: string): name is SignedName {
  return (SIGNED as readonly string[]).includes(name)
}

/** Names are people's texts: masked as all others. */
function shownOf(standing: Standing | null): Standing | null {
  if (standing === null) return null
  const done = (d: Standing['made']) => d && { ...d, by: maskIdentifiers(d.by) }
  const { status, made, reviewed, issued } = standing
  return { status, made: done(made), reviewed: done(reviewed), issued: done(issued) }
}

function isOf(bytes: Buffer, report: Report): boolean {
  try {
    const was = JSON.parse(bytes.toString('utf8')) as Report
    return digestOf(atHeadOf(report, was)) === reportDigest(bytes)
  } catch {
    return false
  }
}
