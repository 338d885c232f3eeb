import { Hono } from 'hono'
import { z } from 'zod'
import { shapeOf } from '../../evidence/collect/shape.ts'
import { ShuzhengError } from '../../errors.ts'
import type { FolderCount } from '../../case/count-folder.ts'
import { override, type CaseFile } from '../../case/facts/schema.ts'
import { placeOf, tableStrip } from '../../case/intake/corrections/column-strip.ts'
import { correctionEffect } from '../../case/intake/corrections/correction-effect.ts'
import { doubtsOf, shapesOf } from '../../case/intake/corrections/correction.ts'
import { caseOverrides } from '../../case/intake/corrections/overrides.ts'
import { learn } from '../../case/journal/learn.ts'
import { hasJournal } from '../../case/journal/store/database.ts'
import type { Json } from '../../case/journal/value.ts'
import { body, query } from '../asked.ts'
import type { Desk } from '../desk.ts'

const LETTERS = /^[A-Z]{1,3}$/
const correction = z.strictObject({
  tab: z.int().nonnegative(),
  header: z.int().nonnegative().max(1_048_576).optional(),
  encoding: z.string().max(40).optional(),
  delimiter: z.string().max(20).optional(),
  column: z.string().regex(LETTERS).optional(),
  kind: z.string().max(40).optional(),
  split: z.string().min(1).max(40).optional(),
  cut: z.string().min(1).max(40).optional(),
  join: z.array(z.string().regex(LETTERS)).min(2).max(8).optional(),
  /** Of a workbook this sheet alone is read. */
  only: z.boolean().optional(),
  /** For every table of the same shape, not for this one alone. */
  alike: z.boolean(),
})
const accepted = correction.extend({
  by: z.string().trim().min(1).max(100),
  why: z.string().trim().min(1).max(500),
})
const numbered = z.object({ tab: z.coerce.number<string>().int().nonnegative() })

/** Which column is what: strips, and corrections whose effect is seen before they are accepted. */
export function columnRoutes(desk: Desk) {
  return new Hono()
    .get('/columns/strip', query(numbered), async (c) => {
      const { tab } = c.req.valid('query')
      return c.json(await desk.look((counted) => stripOf(counted, tab)))
    })
    .post('/columns/effect', body(correction), async (c) => {
      const said = c.req.valid('json')
      const effect = await desk.look((counted) => {
        const { file } = tableOf(counted, said.tab)
        return correctionEffect(
          counted,
          file,
          factOf(counted, { ...said, alike: false }),
          desk.request(),
        )
      })
      return c.json(effect)
    })
    .post('/columns/accept', body(accepted), async (c) => {
      const { by, why, ...said } = c.req.valid('json')
      const { fact, folder } = await desk.look((counted) => ({
        fact: factOf(counted, said),
        folder: counted.evidence.caseFolder,
      }))
      if (folder !== null && hasJournal(folder))
        learn(folder, [plain(fact)], { by, why, now: () => new Date() })
      else {
        const said = caseOverrides({ overrides: [fact] } as unknown as CaseFile)
        const own = said.map((one) => ({ override: one, fact, by, why }))
        desk.correctOnly([...desk.corrections, ...own])
      }
      await desk.recount()
      return c.json(desk.view())
    })
}

type Said = Omit<z.output<typeof accepted>, 'by' | 'why'>

function stripOf(counted: FolderCount, tab: number) {
  const { table } = tableOf(counted, tab)
  const shape = shapeOf(table.outcome)
  const alike = shapesOf(counted.files).get(shape ?? '') ?? 0
  return { strip: tableStrip(counted, tab), alike, shape, proposals: doubtsOf(table).flat() }
}

function tableOf({ files }: FolderCount, tab: number) {
  const table = placeOf(files, tab)
  const file = files.find((f) => f.tables.some((t) => t.tab === tab))
  if (!file || !table) throw new ShuzhengError('server/bad-request', { field: 'tab' })
  return { file, table }
}

/** The correction as a fact of the case, checked as one. */
function factOf(
  counted: FolderCount,
  { tab, alike, only, ...said }: Said,
): CaseFile['overrides'][number] {
  const { file, table } = tableOf(counted, tab)
  const { sheet } = table.outcome
  const shape = alike ? shapeOf(table.outcome) : null
  const about =
    shape === null
      ? { file: file.outcome.at.join('/'), ...(sheet === null ? {} : { sheet }) }
      : { shape }
  // A sheet alone, with nothing said of it, is the word that the others are not read.
  const own = only === true && sheet !== null ? { file: file.outcome.at.join('/'), sheet } : null
  const fact = override.safeParse(own ?? { ...about, ...said })
  if (!fact.success)
    throw new ShuzhengError('server/bad-request', { field: wrongField(fact.error) })
  return fact.data
}

/** The field that is refused; words that do not go together are those of the column. */
function wrongField({ issues }: z.ZodError): string {
  return String(issues[0]?.path[0] ?? 'column')
}

function plain(fact: CaseFile['overrides'][number]): Json {
  return JSON.parse(JSON.stringify(fact)) as Json
}
