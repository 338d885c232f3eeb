import { statSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { Hono } from 'hono'
import { z } from 'zod'
import { papersFromRecord } from '../../case/papers/from-record.ts'
import { factsAsked, factsOfPerson } from '../../case/precedents/query.ts'
import { readFilledSheet } from '../../case/sample/sheet.ts'
import { writeResults } from '../../case/sample/files.ts'
import { loneResults } from '../../case/sample/results.ts'
import { refuseInside } from '../../case/roots.ts'
import { ShuzhengError } from '../../errors.ts'
import { NOTHING_ASKED, precedentsLike } from '../../law/precedents/like.ts'
import { loadPrecedents } from '../../law/precedents/load.ts'
import { CLAIM, INFORMATION, ROLE } from '../../law/precedents/words.ts'
import { KEY_CHOICES } from '../../records/record-query.ts'
import type { PrecedentQuery } from '../../report/precedents.ts'
import { body, query } from '../asked.ts'
import type { Desk } from '../desk.ts'
import { exactly } from '../exactly.ts'
import { StatementsRun } from '../runs/statements-run.ts'
import { isSealedHere, VerifyRun } from '../runs/verify-run.ts'
import { page, partOf } from './report.ts'

const path = z.string().trim().min(1).max(4096)
const day = z.iso.date()
const recounted = z.strictObject({
  path,
  evidence: z.array(path).max(100).default([]),
  key: z.enum(KEY_CHOICES).nullable().default(null),
  conduct: z.object({ from: day, to: day }).nullable().default(null),
  decided: day.nullable().default(null),
  lessons: path.nullable().default(null),
  passwords: path.nullable().default(null),
  hashList: path.nullable().default(null),
})
const rendered = z.strictObject({ path, folder: path })
const sheet = z.strictObject({
  path,
  password: z.string().max(1000).optional(),
  /** Where the result is written; null: it is only shown. */
  folder: path.nullable().default(null),
})
const looked = z.strictObject({
  path,
  layout: z.string().trim().min(1).max(10_000).nullable().default(null),
  passwords: z.array(z.string().min(1).max(1000)).max(1000).default([]),
})

const listed = z
  .string()
  .max(1000)
  .default('')
  .transform((text) => text.split(/[,，、\s]+/).filter((part) => part !== ''))
const idsOf = <Id extends string>(list: Readonly<Record<Id, string>>) =>
  listed.pipe(z.array(z.enum(Object.keys(list) as [Id, ...Id[]])))
const numbers = (places: number) =>
  listed.transform((texts, context) =>
    texts.map((text) => {
      const value = exactly(text, places)
      if (value === null) context.addIssue({ code: 'custom', message: 'number' })
      return value ?? 0
    }),
  )
const compared = page.extend({
  tiers: listed.pipe(z.array(z.enum(['A', 'B', 'C']))),
  kinds: idsOf(INFORMATION),
  prices: numbers(6),
  records: numbers(0),
  gains: numbers(2),
  roles: idsOf(ROLE),
  claims: idsOf(CLAIM),
  /** Of the case that is open: this person alone. */
  person: z.string().max(64).optional(),
  /** What the open case says goes in where nothing is said of it. */
  own: z.enum(['yes', 'no']).default('no'),
  all: z.enum(['yes', 'no']).default('no'),
})

/** What needs no count of its own: a report recounted, a statement looked at, published cases beside any numbers. */
export function lookRoutes(desk: Desk) {
  const verifying = new VerifyRun()
  const reading = new StatementsRun()
  return new Hono()
    .get('/verify', (c) => c.json(verifying.view()))
    .get('/verify/sealed', query(z.object({ path })), (c) => {
      const at = resolve(c.req.valid('query').path)
      return c.json({ there: isFile(at), sealed: isFile(at) && isSealedHere(at) })
    })
    .post('/verify', body(recounted), (c) => {
      const asked = c.req.valid('json')
      verifying.begin({ ...asked, path: resolve(asked.path) })
      return c.json(verifying.view())
    })
    .post('/verify/stop', (c) => {
      verifying.stop()
      return c.json(verifying.view())
    })
    .post('/look/papers', body(rendered), async (c) => {
      const { path: at, folder } = c.req.valid('json')
      const out = resolve(folder)
      const open = desk.view().counted ? await desk.look(({ evidence }) => evidence.roots) : []
      refuseInside(out, open)
      const { written, record } = await papersFromRecord(resolve(at), out, BOTH)
      const { complete, records } = record.report
      return c.json({
        files: written.map((file) => basename(file)),
        ...{ complete, counted: records.counted },
        sameRules: record.book !== null,
      })
    })
    .post('/look/sheet', body(sheet), async (c) => {
      const { path: at, password, folder } = c.req.valid('json')
      const read = await readFilledSheet(resolve(at), () => Promise.resolve(password ?? null))
      const results = loneResults(read)
      if (folder !== null) {
        const open = desk.view().counted ? await desk.look(({ evidence }) => evidence.roots) : []
        refuseInside(resolve(folder), open)
      }
      const written = folder === null ? [] : writeResults(null, results, resolve(folder))
      const { whole, unsigned, problems, complete } = results
      const items = problems.slice(0, LISTED)
      return c.json({
        ...{ whole, unsigned, complete, problems: { all: problems.length, items } },
        files: written.map((file) => basename(file)),
      })
    })
    .get('/statements', (c) => c.json(reading.view()))
    .post('/statements', body(looked), (c) => {
      const { path: at, layout, passwords } = c.req.valid('json')
      if (!statSync(resolve(at), { throwIfNoEntry: false }))
        throw new ShuzhengError('evidence/path-missing', { path: resolve(at) })
      reading.begin(at, layout, passwords)
      return c.json(reading.view())
    })
    .post('/statements/stop', (c) => {
      reading.stop()
      return c.json(reading.view())
    })
    .get('/precedents', query(compared), async (c) => {
      const { from, most, own, person, all, ...said } = c.req.valid('query')
      const given = own === 'yes' || person !== undefined ? await ofCase(desk, person) : null
      const asked = { ...NOTHING_ASKED, ...given, ...whatIsSaid(said) }
      const { found, ...head } = precedentsLike(
        loadPrecedents(),
        asked,
        all === 'yes' ? 'all' : undefined,
      )
      return c.json({ ...head, found: partOf(found, { from, most }) })
    })
}

/** Problems of a sheet that are listed; the others are counted. */
const LISTED = 200

const BOTH = { html: true, docx: true } as const

function isFile(at: string): boolean {
  return statSync(at, { throwIfNoEntry: false })?.isFile() ?? false
}

/** What is said takes the place of what the case says of the same thing. */
function whatIsSaid(said: PrecedentQuery): Partial<PrecedentQuery> {
  return Object.fromEntries(
    Object.entries(said).filter(([, list]: [string, readonly unknown[]]) => list.length > 0),
  )
}

/** The case that is open, as it was counted; or what its facts say of one person. */
function ofCase(desk: Desk, person: string | undefined): Promise<PrecedentQuery> {
  return desk.look(({ report, evidence }) => {
    const { caseFile } = evidence
    if (caseFile === null || report.case === null) throw new ShuzhengError('server/no-case')
    if (person === undefined) return report.case.precedents.asked
    const own = factsOfPerson(caseFile, person)
    if (own.parties.length === 0) throw new ShuzhengError('server/bad-request', { field: 'person' })
    return factsAsked(own)
  })
}
