import { Hono } from 'hono'
import { z } from 'zod'
import type { FolderCount } from '../../case/count-folder.ts'
import { decision as decisionSchema } from '../../case/facts/schema/decisions.ts'
import { placeOf } from '../../case/intake/corrections/column-strip.ts'
import { changeFact } from '../../case/journal/change-fact.ts'
import { hasJournal } from '../../case/journal/store/database.ts'
import { openJournal } from '../../case/journal/journal.ts'
import { setRowsAside, takeRowsBack, type RowPlace } from '../../case/journal/set-aside.ts'
import { maskIdentifiers, shown } from '../../documents/safe.ts'
import { ShuzhengError } from '../../errors.ts'
import { DECIDED_CODES } from '../../records/verdicts.ts'
import { body, query } from '../asked.ts'
import { today } from '../day.ts'
import type { Desk } from '../desk.ts'
import { caseOf, writer } from './journal.ts'
import { page, partOf } from './report.ts'

const who = {
  by: z.string().trim().min(1).max(64),
  why: z.string().trim().min(1).max(500),
}
/** Rows as the grid shows them: number of the table, physical row. */
const places = z
  .array(z.strictObject({ tab: z.int().nonnegative(), row: z.int().positive() }))
  .min(1)
  .max(5000)
const aside = z.strictObject({
  places,
  code: z.enum(DECIDED_CODES),
  evidence: z.string().trim().max(500).optional(),
  ...who,
})
const back = z.strictObject({ places, ...who })
const withdrawn = z.strictObject({ id: z.string().min(1).max(2000), ...who })

/** Rows that a person sets aside, and takes back: decisions of the case, with name and reason; then it is counted again. */
export function setAsideRoutes(desk: Desk) {
  return new Hono()
    .get('/set-aside', query(page), (c) => {
      const [only, ...others] = desk.view().paths
      const folder = only !== undefined && others.length === 0 && hasJournal(only) ? only : null
      const items = folder === null ? [] : asideIn(folder)
      return c.json({ journal: folder !== null, ...partOf(items, c.req.valid('query')) })
    })
    .post('/set-aside', body(aside), async (c) => {
      const { places: rows, code, evidence, by, why } = c.req.valid('json')
      const folder = caseOf(desk)
      const found = await desk.look((counted) => rows.map((row) => placed(counted, row)))
      const wrote = writer({ by, why })
      const said = { code, places: found, by, on: today(wrote.now()), reason: why }
      setRowsAside(folder, { ...said, evidence: evidence ? evidence : null }, wrote)
      await desk.recount()
      return c.json(desk.view())
    })
    .post('/set-aside/back', body(back), async (c) => {
      const { places: rows, ...signed } = c.req.valid('json')
      const folder = caseOf(desk)
      const found = await desk.look((counted) => rows.map((row) => placed(counted, row)))
      takeRowsBack(folder, found, writer(signed))
      await desk.recount()
      return c.json(desk.view())
    })
    .post('/set-aside/withdraw', body(withdrawn), async (c) => {
      const { id, ...signed } = c.req.valid('json')
      const folder = caseOf(desk)
      const { head } = openJournal(folder)
      const change = { head: head.number, section: 'decisions', key: id, value: undefined }
      changeFact(folder, { ...change, list: true }, writer(signed))
      await desk.recount()
      return c.json(desk.view())
    })
}

function placed(counted: FolderCount, { tab, row }: { tab: number; row: number }): RowPlace {
  const table = placeOf(counted.files, tab)
  const file = counted.files.find((f) => f.tables.some((t) => t.tab === tab))
  if (!table || !file) throw new ShuzhengError('server/bad-request', { field: 'tab' })
  return { file: file.outcome.at.join('/'), sheet: table.outcome.sheet, row }
}

/** Rows of a decision that are named one by one; of more the number stands. */
const NAMED = 20

function asideIn(folder: string) {
  const facts = [...openJournal(folder).state.facts.values()]
  return facts.flatMap(({ path: [section, id = ''], value }) => {
    const read = section === 'decisions' ? decisionSchema.safeParse(value) : null
    if (!read?.success || read.data.kind !== 'set-aside') return []
    const { code, file, sheet, rows, by, on, reason, evidence } = read.data
    return [
      {
        id,
        code,
        file: maskIdentifiers(file),
        sheet: sheet === undefined ? null : maskIdentifiers(sheet),
        rows: rows?.slice(0, NAMED) ?? null,
        all: rows?.length ?? null,
        by: shown(by, 'name'),
        on,
        reason: shown(reason),
        evidence: evidence === undefined ? null : shown(evidence),
      },
    ]
  })
}
