import { readFileSync, writeFileSync } from 'node:fs'
import { rename } from 'node:fs/promises'
import { join } from 'node:path'
import { citedBy, citedById } from '../documents/words/citations.ts'
import { reportPage } from '../documents/html.ts'
import { reportDigest } from '../documents/json/json.ts'
import { picturesOf } from '../documents/pictures/all.ts'
import { papersOf } from '../documents/papers/all.ts'
import { SOURCES_BY_ID, sourcesOf } from '../documents/papers/sources.ts'
import type { Sources } from '../documents/papers/sources.ts'
import { ShuzhengError } from '../errors.ts'
import type { LawBook } from '../law/book.ts'
import { lawDigest } from '../law/digest.ts'
import { loadLaw } from '../law/load.ts'
import type { CaseReport } from '../case-report.ts'
import type { Report } from '../report.ts'
import { NO_GAINS } from '../report/gains.ts'
import { NO_LIABILITY } from '../report/liability.ts'
import { NO_ORIGIN } from '../report/origin.ts'
import { NO_PEOPLE } from '../report/people.ts'
import { NO_PRECEDENTS } from '../report/precedents.ts'
import { NO_PROCEDURE } from '../report/procedure.ts'
import { NOTHING_STATED } from '../report/stated.ts'
import { PAGE } from '../report/paper-status.ts'
import { DRAFTS, type Statuses } from './journal/paper-status.ts'
import { notWritten } from './session/full.ts'
import { makeFolder } from './session/private-folder.ts'

/** A record as it lies on the disc, with the digest that its papers carry. */
export interface Recorded {
  readonly report: Report
  readonly digest: string
  /** The law data by which it was made; null when those at hand are others. */
  readonly book: LawBook | null
}

/**
 * Reads a report.json to render it again.
 *
 * @throws ShuzhengError `documents/no-record` when it is none of ours
 */
export function recorded(path: string): Recorded {
  const bytes = bytesOf(path)
  const report = reportOf(bytes, path)
  const book = loadLaw()
  const same = lawDigest(book) === report.tool.rules
  return { report, digest: reportDigest(bytes), book: same ? book : null }
}

function bytesOf(path: string): Buffer {
  try {
    return readFileSync(path)
  } catch {
    throw new ShuzhengError('documents/no-record', { path })
  }
}

/** Members without which nothing can be rendered: a cheap test of what somebody may have edited by hand. */
const MEMBERS = [
  'tool',
  'files',
  'tables',
  'rows',
  'records',
  'keys',
  'findings',
  'readings',
] as const

function reportOf(bytes: Buffer, path: string): Report {
  const report = parsedOf(bytes)
  const whole =
    report?.schema === 'shuzheng.report/1' && MEMBERS.every((name) => Boolean(report[name]))
  if (!whole) throw new ShuzhengError('documents/no-record', { path })
  // Records of the time before there were facts of a case lack the member, and older ones some of its parts.
  return { ...(report as Report), case: report.case ? { ...LATER, ...report.case } : null }
}

/** Parts of a case that records made before them lack: nothing was looked for, so nothing is told. */
const LATER = {
  people: NO_PEOPLE,
  origin: NO_ORIGIN,
  stated: NOTHING_STATED,
  gains: NO_GAINS,
  liability: NO_LIABILITY,
  statements: [],
  procedure: NO_PROCEDURE,
  clocks: [],
  overlap: null,
  precedents: NO_PRECEDENTS,
} satisfies Partial<CaseReport>

function parsedOf(bytes: Buffer): Partial<Report> | null {
  try {
    return JSON.parse(bytes.toString('utf8')) as Partial<Report> | null
  } catch {
    return null
  }
}

/** What a paper may say of the law: all of it with the law data of the report, numbers of instruments without. */
function sourcesFor(book: LawBook | null): Sources {
  return book === null ? SOURCES_BY_ID : sourcesOf(book)
}

/**
 * Writes the papers of a report where `place` says, and gives their names. The Word library is loaded here: nobody else
 * needs it.
 */
export async function writePapers(
  report: Report,
  digest: string,
  book: LawBook | null,
  place: (name: string) => string,
  statusOf: Statuses = DRAFTS,
): Promise<string[]> {
  const { writeWord } = await import('../documents/word/write.ts')
  const papers = papersOf(report, digest, sourcesFor(book), statusOf)
  for (const { name, paper } of papers) await writeWord(place(name), paper)
  return papers.map(({ name }) => name)
}

/** Writes the pictures of a report where `place` says, and gives their names; none without a transfer. */
export function writePictures(
  report: Report,
  digest: string,
  place: (name: string) => string,
  statusOf: Statuses = DRAFTS,
): readonly string[] {
  const pictures = picturesOf(report, digest, statusOf(PAGE))
  for (const { name, text } of pictures) writeFileSync(place(name), text)
  return pictures.map(({ name }) => name)
}

/** Which forms are asked for. */
export interface Forms {
  readonly html: boolean
  readonly docx: boolean
}

/** Renders a record again, into a folder, with where each paper stands; gives the paths for people. */
export async function render(
  record: Recorded,
  forms: Forms,
  out: string,
  statusOf: Statuses = DRAFTS,
): Promise<string[]> {
  makeFolder(out)
  try {
    return await renderedInto(out, record, forms, statusOf)
  } catch (error) {
    throw notWritten(error, out)
  }
}

async function renderedInto(
  out: string,
  { report, digest, book }: Recorded,
  forms: Forms,
  statusOf: Statuses,
): Promise<string[]> {
  const written: string[] = []
  if (forms.html) {
    const page = join(out, PAGE)
    const citing = book ? citedBy(book) : citedById
    writeFileSync(`${page}.part`, reportPage(report, digest, citing, statusOf(PAGE)))
    await rename(`${page}.part`, page)
    written.push(page)
    const pictures = writePictures(report, digest, (name) => join(out, `${name}.part`), statusOf)
    for (const picture of pictures.map((name) => join(out, name))) {
      await rename(`${picture}.part`, picture)
      written.push(picture)
    }
  }
  if (forms.docx) {
    const names = await writePapers(report, digest, book, (name) => join(out, name), statusOf)
    written.push(...names.map((name) => join(out, name)))
  }
  return written
}
