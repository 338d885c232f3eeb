import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Hono } from 'hono'
import { z } from 'zod'
import { masked } from '../../case/assemble.ts'
import type { FolderCount } from '../../case/count-folder.ts'
import { makeFolder } from '../../case/session/private-folder.ts'
import { refuseInside } from '../../case/roots.ts'
import { drawSample, planSample, type SampleRequest } from '../../case/sample/draw.ts'
import {
  drawNames,
  drawnIn,
  isDrawName,
  newDrawName,
  REPORT_BESIDE,
  type Drawn,
} from '../../case/sample/drawn.ts'
import { writeDraw, writeResults } from '../../case/sample/files.ts'
import { setRowsAside, type RowPlace } from '../../case/journal/set-aside.ts'
import { resultsOf } from '../../case/sample/results.ts'
import { readFilledSheet } from '../../case/sample/sheet.ts'
import { CONFIDENCES, PRECISION } from '../../count/sample/size.ts'
import { reportBytes, reportDigest } from '../../documents/json/json.ts'
import { SAMPLE_FILES } from '../../documents/sample/files.ts'
import { samplePage } from '../../documents/sample/page.ts'
import {
  DIVISION_IDS,
  MODE_IDS,
  sheetNumber,
  type SampleRecord,
} from '../../documents/sample/record.ts'
import { maskIdentifiers } from '../../documents/safe.ts'
import { ShuzhengError } from '../../errors.ts'
import { body, query } from '../asked.ts'
import { today } from '../day.ts'
import type { Desk } from '../desk.ts'
import { given, sealedPage } from '../given.ts'
import type { OutPlace } from '../out-place.ts'
import { headOfDraw, shownResults, strataOf } from '../shown/shown-sample.ts'
import { caseOf, writer } from './journal.ts'
import { page, partOf } from './report.ts'

const TIERS = ['A', 'B', 'C'] as const
/** What is asked of a draw: ± in tenths of a percent, as the record has it. */
const asked = {
  precision: z.coerce.number<string | number>().int().min(PRECISION.least).max(PRECISION.most),
  confidence: z.coerce.number<string | number>().refine((n) => CONFIDENCES.some((c) => c === n)),
  seed: z.string().min(1).max(200).optional(),
  by: z.enum(DIVISION_IDS),
  mode: z.enum(MODE_IDS),
}
const tiers = z.array(z.enum(TIERS)).min(1)
const plan = z.object({
  ...asked,
  tiers: z
    .string()
    .max(9)
    .transform((t) => t.split(','))
    .pipe(tiers),
})
const password = z
  .string()
  .refine((text) => [...text].length >= 8 && !/[\r\n]/.test(text))
  .optional()
const place = { folder: z.string().trim().min(1).max(4096).optional() }
const drawn = z.strictObject({
  ...asked,
  ...place,
  tiers,
  purpose: z.string().trim().min(2).max(200),
  who: z.string().trim().min(1).max(64),
  password,
})
const at = z.string().refine(isDrawName)
const filled = z.strictObject({
  at,
  /** Left out: the sheet where the draw put it. */
  path: z.string().trim().min(1).max(4096).optional(),
  password: z.string().max(1000).optional(),
  random: z.boolean(),
})
const failed = z.strictObject({
  at,
  /** Numbers on the sheet of those found untrue; left out: all of them. */
  numbers: z.array(z.string().max(100)).max(100_000).optional(),
  by: z.string().trim().min(1).max(64),
  why: z.string().trim().min(1).max(500),
})
/** What is given out: never the call sheet, whose clear text stays where it was written. */
const FILES = [SAMPLE_FILES.page, SAMPLE_FILES.draw, SAMPLE_FILES.results] as const

/** The authenticity sample: looked at before it is drawn, drawn, its filled sheet read back. The count never changes. */
export function sampleRoutes(desk: Desk, out: OutPlace) {
  const folderOf = (counted: FolderCount, name: string): string => {
    const base = out.of(counted)
    if (base === null || !existsSync(join(base, name, SAMPLE_FILES.draw)))
      throw new ShuzhengError('sample/none')
    return join(base, name)
  }
  const drawnAt = (name: string) =>
    desk.ask((counted) => drawnIn(folderOf(counted, name), counted.report))
  return new Hono()
    .get('/sample', query(z.object({ at: at.optional() })), async (c) => {
      const { at: wanted } = c.req.valid('query')
      return c.json(await desk.ask((counted) => seen(counted, out.of(counted), wanted)))
    })
    .get('/sample/plan', query(plan.extend(page.shape)), async (c) => {
      const { from, most, ...wish } = c.req.valid('query')
      const planned = await desk.ask((counted) => planSample(counted, requestOf(wish)))
      return c.json({
        head: headOfDraw(planned),
        strata: partOf(strataOf(planned, null), { from, most }),
      })
    })
    .get('/sample/strata', query(page.extend({ at })), async (c) => {
      const { at: name, ...asks } = c.req.valid('query')
      const { draw, results } = await drawnAt(name)
      return c.json(partOf(strataOf(draw, results), asks))
    })
    .post('/sample', body(drawn), async (c) => {
      const wish = c.req.valid('json')
      return c.json(await desk.ask((counted) => draw(counted, wish, out)))
    })
    .post('/sample/results', body(filled), async (c) => {
      const { at: name, path, random, password: word } = c.req.valid('json')
      const answer = await desk.ask(async (counted) => {
        const folder = folderOf(counted, name)
        const full = path === undefined ? join(folder, SAMPLE_FILES.sheet) : resolve(path)
        const { draw: own } = drawnIn(folder, counted.report)
        const sheet = await readFilledSheet(full, () => Promise.resolve(word ?? null))
        writeResults(own, resultsOf(own, sheet, random, full), folder)
        return seen(counted, out.of(counted), name)
      })
      return c.json(answer)
    })
    .post('/sample/set-aside', body(failed), async (c) => {
      const { at: name, numbers, by, why } = c.req.valid('json')
      const place = caseOf(desk)
      const { draw: own, results } = await drawnAt(name)
      const untrue = (results?.failed ?? []).filter(
        (record) => numbers?.includes(sheetNumber(own.draw, record.number)) ?? true,
      )
      if (untrue.length === 0) throw new ShuzhengError('server/bad-request', { field: 'numbers' })
      const wrote = writer({ by, why })
      const places = await desk.look(({ files }) => untrue.map((record) => placeIn(files, record)))
      const said = { code: 'SAMPLE_FAILED', by, on: today(wrote.now()), reason: why } as const
      setRowsAside(place, { ...said, places, evidence: null }, wrote)
      await desk.recount()
      return c.json({ rows: places.length })
    })
    .get('/sample/page', query(z.object({ at })), async (c) => {
      const { draw: own, results } = await drawnAt(c.req.valid('query').at)
      return sealedPage(c, samplePage(own, results))
    })
    .get('/sample/file', query(z.object({ at, name: z.enum(FILES) })), async (c) => {
      const { at: folder, name } = c.req.valid('query')
      const path = await desk.ask((counted) => join(folderOf(counted, folder), name))
      if (!existsSync(path)) throw new ShuzhengError('paper/none', { name })
      return given(c, path, name)
    })
}

/** Names are masked in the record of a draw: the one file that bears such a name is meant. */
function placeIn(files: FolderCount['files'], { file, sheet, row }: SampleRecord): RowPlace {
  const name = file.join('/')
  const own = files.filter(({ outcome }) => masked(outcome.at).join('/') === name)
  const [only] = own.length === 1 ? own : []
  const sheets = only?.tables.map((t) => t.outcome.sheet) ?? []
  const real = sheets.find((s) => s !== null && maskIdentifiers(s) === sheet)
  return { file: only?.outcome.at.join('/') ?? name, sheet: real ?? sheet, row }
}

type Plan = z.output<typeof plan>

function requestOf({ precision, confidence, seed, by, mode, tiers: wanted }: Plan): SampleRequest {
  return {
    precision,
    confidence: CONFIDENCES.find((each) => each === confidence) ?? 95,
    seed: seed?.normalize('NFC') ?? null,
    by,
    mode,
    tiers: TIERS.filter((tier) => wanted.includes(tier)),
  }
}

/** Draws, and writes the sheet beside the report that it rests on, in a folder of its own. */
async function draw(counted: FolderCount, wish: z.output<typeof drawn>, out: OutPlace) {
  out.say(counted, wish.folder)
  const base = out.of(counted)
  if (base === null) throw new ShuzhengError('paper/no-folder')
  refuseInside(base, counted.evidence.roots)
  const bytes = reportBytes(counted.report)
  const sample = await drawSample(counted, reportDigest(bytes), requestOf(wish))
  const name = newDrawName(base)
  const folder = join(base, name)
  try {
    makeFolder(folder)
    writeFileSync(join(folder, REPORT_BESIDE), bytes)
    writeDraw(sample, folder, {
      purpose: wish.purpose,
      password: wish.password ?? null,
      folder: counted.evidence.caseFolder,
      by: wish.who,
    })
  } catch (error) {
    // The sheet is written last: without it there is no draw, and nothing half-written stays.
    rmSync(folder, { recursive: true, force: true })
    throw error
  }
  return seen(counted, base, name)
}

/** What lies there of draws, and the one that is looked at. */
function seen(counted: FolderCount, base: string | null, wanted: string | undefined) {
  const names = base === null ? [] : drawNames(base)
  const name =
    names.find((each) => each === wanted) ?? (wanted === undefined ? names[0] : undefined)
  const shown =
    base === null || name === undefined ? null : drawnIn(join(base, name), counted.report)
  return { base, names, shown: shown && name ? told(shown, join(base ?? '', name), name) : null }
}

function told({ draw: own, results, sheet, now }: Drawn, folder: string, name: string) {
  return {
    name,
    folder,
    now,
    sheet,
    draw: headOfDraw(own),
    drawn: own.records.length,
    digest: own.draw,
    results: results && shownResults(own, results),
  }
}
