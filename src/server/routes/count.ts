import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import { Hono } from 'hono'
import { z } from 'zod'
import type { FolderCount } from '../../case/count-folder.ts'
import { enterDecision } from '../../case/journal/decide.ts'
import type { JsonObject } from '../../case/journal/value.ts'
import { keySwitch, switchesOf } from '../../case/persons/switches.ts'
import { columnIndex } from '../../case/intake/corrections/correction.ts'
import type { Override } from '../../case/request.ts'
import { ShuzhengError } from '../../errors.ts'
import { isEncodingChoice } from '../../evidence/readers/text/sample.ts'
import { KINDS, type KindId } from '../../records/kinds.ts'
import { body } from '../asked.ts'
import { today } from '../day.ts'
import type { Desk } from '../desk.ts'
import { ReconcileRun } from '../runs/reconcile-run.ts'
import { caseOf, writer } from './journal.ts'

const who = { by: z.string().trim().min(1).max(64), why: z.string().trim().min(1).max(500) }
const decision = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('reading'),
    reading: z.string().max(100),
    option: z.string().max(100),
    ...who,
  }),
  z.strictObject({
    kind: z.literal('tier'),
    tier: z.enum(['A', 'B', 'C']),
    batches: z.array(z.string().max(200)).max(1000).optional(),
    ...who,
  }),
])
const LETTERS = /^[A-Z]{1,3}$/
/** The annex, and how it is to be read where it is not read rightly by itself. */
const annexAt = z.strictObject({
  path: z.string().trim().min(1).max(4096),
  header: z.int().nonnegative().max(1_048_576).optional(),
  encoding: z.string().max(40).refine(isEncodingChoice).optional(),
  delimiter: z.string().min(1).max(20).optional(),
  sheets: z.array(z.string().min(1).max(200)).max(100).optional(),
  kinds: z
    .array(
      z.strictObject({
        column: z.string().regex(LETTERS),
        kind: z.enum(Object.keys(KINDS) as [KindId, ...KindId[]]),
      }),
    )
    .max(200)
    .optional(),
})

/** Readings as switches, what people decide of them, and the annex of an examination report beside the count. */
export function countRoutes(desk: Desk) {
  const comparing = new ReconcileRun(desk)
  return new Hono()
    .get('/count/switches', async (c) =>
      c.json(await desk.look(({ report, law }) => switchesOf(report, law))),
    )
    .get('/count/keys', async (c) => {
      const answers = await desk.underKeys()
      return c.json(await desk.look(({ report, law }) => keySwitch(report, answers, law)))
    })
    .post('/count/decide', body(decision), async (c) => {
      const { by, why, ...said } = c.req.valid('json')
      const folder = caseOf(desk)
      await desk.look((counted) => refuseUnknown(said, counted))
      const wrote = writer({ by, why })
      const fact = { ...said, by, on: today(wrote.now()), reason: why }
      const { open } = enterDecision(folder, JSON.parse(JSON.stringify(fact)) as JsonObject, wrote)
      await desk.recount()
      return c.json({ open })
    })
    .post('/count/reconcile', body(annexAt), async (c) => {
      const said = c.req.valid('json')
      const path = resolve(said.path)
      if (!statSync(path, { throwIfNoEntry: false })?.isFile())
        throw new ShuzhengError('evidence/path-missing', { path })
      await comparing.begin(path, saidOfAnnex(said))
      return c.json(comparing.view())
    })
    .get('/count/reconcile', (c) => {
      const found = comparing.found()
      return c.json({
        run: comparing.view(),
        found: found && { ...found.numbers, text: found.text },
      })
    })
    .post('/count/reconcile/stop', (c) => {
      comparing.stop()
      return c.json(comparing.view())
    })
    .get('/count/reconcile.xlsx', (c) => {
      const found = comparing.found()
      if (found === null) throw new ShuzhengError('server/nothing-open')
      return c.body(Uint8Array.from(found.xlsx), 200, {
        'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent('与检验报告比对.xlsx')}`,
      })
    })
}

/** What is said of no file is said of the annex alone. */
function saidOfAnnex(said: z.output<typeof annexAt>): readonly Override[] {
  const { header, encoding, delimiter, sheets, kinds = [] } = said
  const reading = { header, encoding, delimiter, sheets }
  const told = Object.entries(reading).filter(([, value]) => value !== undefined)
  const base = { file: null, sheet: null, reading: {}, kind: null }
  return [
    ...told.map(([name, value]) => ({
      ...{ ...base, reading: { [name]: value } },
      written: `--${name} ${String(value)}`,
    })),
    ...kinds.map(({ column, kind }) => ({
      ...{ ...base, kind: { column: columnIndex(column), kind } },
      written: `--kind ${column}=${kind}`,
    })),
  ]
}

type Said = Pick<z.output<typeof decision>, 'kind'> & {
  readonly reading?: string
  readonly option?: string
  readonly batches?: readonly string[] | undefined
}

/** A decision on what nobody knows would be kept and left out: it is refused. */
function refuseUnknown({ kind, reading, option, batches }: Said, { law, report }: FolderCount) {
  const rule = law.readings.find((r) => r.id === reading)
  if (kind === 'reading' && !rule?.options.some((o) => o.id === option))
    throw new ShuzhengError('server/bad-request', { field: 'option' })
  const known = new Set(report.batches.map((b) => b.id))
  if (batches?.some((id) => !known.has(id)))
    throw new ShuzhengError('server/bad-request', { field: 'batches' })
}
