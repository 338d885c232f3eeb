import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Hono } from 'hono'
import { z } from 'zod'
import type { FolderCount } from '../../case/count-folder.ts'
import { hasJournal } from '../../case/journal/store/database.ts'
import {
  enterMade,
  enterStatus,
  statusesIn,
  withdrawStatus,
} from '../../case/journal/paper-status.ts'
import { writeOutputs } from '../../case/outputs.ts'
import { GIVEN, isSigned, paperFolder } from '../../case/papers/folder.ts'
import { recorded, render } from '../../case/render.ts'
import { refuseInside } from '../../case/roots.ts'
import { citedBy } from '../../documents/words/citations.ts'
import { reportPage } from '../../documents/html.ts'
import { reportBytes, reportDigest } from '../../documents/json/json.ts'
import { ShuzhengError } from '../../errors.ts'
import type { Report } from '../../report.ts'
import { PAGE, SIGNED } from '../../report/paper-status.ts'
import { body, query } from '../asked.ts'
import type { Desk } from '../desk.ts'
import { given, sealedPage } from '../given.ts'
import { OutPlace } from '../out-place.ts'
import { writer } from './journal.ts'

const by = z.string().trim().min(1).max(64)
const why = z.string().trim().max(500).optional()
const wanted = z.strictObject({
  /** For a bare folder: where its papers go. A case has its own `out/`. */
  folder: z.string().trim().min(1).max(4096).optional(),
  by: by.optional(),
  why,
})
const acted = z.strictObject({
  name: z.enum(SIGNED),
  act: z.enum(['reviewed', 'issued', 'withdrawn']),
  by,
  why,
})
const named = z.object({ name: z.enum(GIVEN) })

/** Papers: written, looked at, given out; made, reviewed and issued. Names of files come from a list, never a path. */
export function paperRoutes(desk: Desk, place: OutPlace = new OutPlace(desk)) {
  const seen = (counted: FolderCount) => {
    const { caseFolder } = counted.evidence
    const out = place.of(counted)
    const signs = caseFolder !== null && hasJournal(caseFolder)
    if (out === null) return { out, signs, digest: null, now: false, files: [] }
    return { out, signs, ...paperFolder(out, counted.report, caseFolder) }
  }
  return new Hono()
    .get('/papers', async (c) => c.json(await desk.look(seen)))
    .post('/papers', body(wanted), async (c) => {
      const said = c.req.valid('json')
      const answer = await desk.ask(async (counted) => {
        place.say(counted, said.folder)
        const out = place.of(counted)
        if (out === null) throw new ShuzhengError('paper/no-folder')
        refuseInside(out, counted.evidence.roots)
        await written(counted, out, desk, said)
        return seen(counted)
      })
      return c.json(answer)
    })
    .post('/papers/status', body(acted), async (c) => {
      const { name, act, ...who } = c.req.valid('json')
      const answer = await desk.ask(async (counted) => {
        const { caseFolder } = counted.evidence
        if (caseFolder === null || !hasJournal(caseFolder))
          throw new ShuzhengError('server/no-case')
        const out = join(caseFolder, 'out')
        const file = paperFolder(out, counted.report, caseFolder).files.find((f) => f.name === name)
        if (!file) throw new ShuzhengError('paper/none', { name })
        if (!file.whole || file.digest === null) throw new ShuzhengError('paper/outdated', { name })
        if (act === 'withdrawn') withdrawStatus(caseFolder, name, file.digest, writer(who))
        else enterStatus(caseFolder, name, file.digest, act, writer(who))
        // The record stays as it is; only what people read is made again, with where it stands.
        const forms = { html: name === PAGE, docx: name !== PAGE }
        const record = recorded(join(out, 'report.json'))
        await render(record, forms, out, statusesIn(caseFolder, record.digest))
        return seen(counted)
      })
      return c.json(answer)
    })
    .get('/papers/file', query(named), async (c) => {
      const { name } = c.req.valid('query')
      const out = await desk.look((counted) => place.of(counted))
      const path = out === null ? null : join(out, name)
      if (path === null || !existsSync(path)) throw new ShuzhengError('paper/none', { name })
      return given(c, path, name)
    })
    .get('/papers/page', async (c) => {
      return sealedPage(c, await desk.look(pageOf))
    })
}

/** The page of the open count as it would be written. */
function pageOf({ report, book, evidence }: FolderCount): string {
  const bytes = reportBytes(report)
  const digest = reportDigest(bytes)
  const whole = JSON.parse(Buffer.from(bytes).toString('utf8')) as Report
  const statusOf = statusesIn(evidence.caseFolder, digest)
  return reportPage(whole, digest, citedBy(book), statusOf(PAGE))
}

/** Writes the papers, unless those that lie there are of this count, and who made them. */
async function written(
  counted: FolderCount,
  out: string,
  desk: Desk,
  { by: maker, why: reason }: z.output<typeof wanted>,
): Promise<void> {
  const { caseFolder } = counted.evidence
  const signs = caseFolder !== null && hasJournal(caseFolder)
  if (signs && maker === undefined) throw new ShuzhengError('paper/no-maker', { name: 'out/' })
  const before = paperFolder(out, counted.report, caseFolder)
  if (!before.now || before.files.some(({ whole }) => !whole) || before.files.length < 5)
    await writeOutputs(counted, desk.request(), out, true)
  if (!signs || maker === undefined) return
  const { digest, files } = paperFolder(out, counted.report, caseFolder)
  const names = files.map(({ name }) => name).filter(isSigned)
  if (digest !== null) enterMade(caseFolder, names, digest, writer({ by: maker, why: reason }))
}
