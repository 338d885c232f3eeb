import { readFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import type { Truth } from '../../demo/make.ts'
import type { Locator } from '../../src/evidence/locator.ts'
import type { CaseReport, LawInTime, PartyReport } from '../../src/case-report.ts'
import type { Report } from '../../src/report.ts'
import { counted } from './counting.ts'
import { shuzheng } from './cli.ts'
import { printed, type Printed } from './printed.ts'
import { toldOnce } from './told-once.ts'

/** A story of ../shared/law/stories.md: its evidence as made, and everything that a count of it leaves. */
export interface Story {
  readonly dir: string
  readonly truth: Truth
  readonly report: Report
  readonly texts: Printed
}

/**
 * The evidence below `base` and what a count of it with the command left, against the list of the police. It is made and
 * counted once for all test files; this one has a copy of its own.
 */
export function tell(base: string, name: string, make: (dir: string) => Truth): Story {
  const { truth, status, stdout, stderr } = toldOnce(base, name, make)
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  const out = join(base, `${name}-out`)
  const report = JSON.parse(readFileSync(join(out, 'report.json'), 'utf8')) as Report
  return { dir: join(base, name), truth, report, texts: printed(out, stdout) }
}

/** The case of a story, and a person of it; both must be there. */
export function caseOf({ report }: Story): CaseReport {
  if (report.case === null) throw new Error('no case in the report')
  return report.case
}

export function personOf(story: Story, id: string): PartyReport {
  const found = caseOf(story).parties.find((p) => p.id === id)
  if (!found) throw new Error(`no person ${id}`)
  return found
}

/** Rule → outcome of a person's findings. */
export function outcomesOf(story: Story, id: string): Readonly<Record<string, string>> {
  return Object.fromEntries(personOf(story, id).findings.map((f) => [f.rule, f.outcome]))
}

/** The law of a date: id → status, and the article as it is named. */
export function lawOf(story: Story): ReadonlyMap<string, LawInTime> {
  return new Map(caseOf(story).law.map((l) => [l.id, l]))
}

/** Both ledgers and every class of them are what was put in, for each file and the whole. */
export function expectTruth({ report, truth }: Story): void {
  const { found, data, 'non-data': nonData, unread } = report.rows
  expect({ found, data, nonData, unread }).toEqual({ ...truth.rows, unread: {} })
  const { out, counted: n, duplicate, 'set-aside': aside } = report.records
  expect({ out, n, duplicate, aside }).toEqual({
    out: truth.out,
    n: truth.counted,
    duplicate: truth.duplicate,
    aside: truth.aside,
  })
  for (const { at, rows } of truth.files)
    expect({ at, ...rowsAt(report, at) }).toEqual({ at, ...rows })
}

/** The rows of all tables of a file. */
function rowsAt(report: Report, at: Locator) {
  const tables = report.tables.filter((t) => at.every((step, i) => t.at[i] === step))
  const nonData: Record<string, number> = {}
  for (const t of tables)
    for (const [code, n] of Object.entries(t.rows['non-data']))
      nonData[code] = (nonData[code] ?? 0) + n
  const sum = (of: (t: (typeof tables)[number]) => number) =>
    tables.reduce((all, t) => all + of(t), 0)
  return { found: sum((t) => t.rows.found), data: sum((t) => t.rows.data), nonData }
}

/** Numbers of telephones and of identity cards that stand in the evidence. */
export function numbersOf(truth: Truth): Set<string> {
  return new Set(
    truth.lines.flatMap(({ content }) =>
      [content.phone, content.id, content.landline].flatMap((n) => n ?? []),
    ),
  )
}

/**
 * B1: what every page says when files cannot be read whole, for these reasons; the report of it, with the digests set against
 * the list of the police.
 */
export function expectIncomplete(base: string, dir: string, codes: readonly string[]): Report {
  const out = join(base, 'incomplete-out')
  const list = join(dir, 'police-hash-list.txt')
  const ran = shuzheng(['count', dir, '--no-cache', '--out', out, '--hash-list', list], base)
  expect(ran.status).toBe(1)
  const { terminal, html, sheets, papers, json } = printed(out, ran.stdout)
  for (const text of [terminal, html, sheets, papers]) expect(text).toContain('读取不完整')
  const report = JSON.parse(json) as Report
  expect(report.complete).toBe(false)
  const found = report.files.flatMap((f) => f.issues.map((i) => i.code))
  expect(found).toEqual(expect.arrayContaining([...codes]))
  expect(report.findings.filter((f) => !f.incomplete)).toEqual([])
  const pages = html.split('class="finding').length - 1
  expect(pages).toBeGreaterThanOrEqual(report.findings.length)
  return report
}

/** B2: the counts of the same evidence after the file at `path` got another name. */
export async function countedRenamed(dir: string, path: string, name: string): Promise<Report> {
  renameSync(join(dir, path), join(dir, name))
  try {
    return await counted([dir])
  } finally {
    renameSync(join(dir, name), join(dir, path))
  }
}
