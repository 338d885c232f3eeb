import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { Hono } from 'hono'
import { z } from 'zod'
import { closeAnnex, readAnnex, refuseAnnexInside } from '../../case/compare/reconcile-annex.ts'
import { compareWith } from '../../case/compare/reconcile.ts'
import { countFolder, type FolderCount } from '../../case/count-folder.ts'
import { SILENT } from '../../case/intake/progress.ts'
import { enterDecision } from '../../case/journal/decide.ts'
import type { JsonObject } from '../../case/journal/value.ts'
import { switchesOf } from '../../case/persons/switches.ts'
import { writeLedger } from '../../documents/ledger-workbook.ts'
import { reconcileText } from '../../documents/reconcile-text.ts'
import { reconcileWorkbook } from '../../documents/reconcile-workbook.ts'
import { ShuzhengError } from '../../errors.ts'
import { body } from '../asked.ts'
import type { Desk } from '../desk.ts'
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
const annexAt = z.strictObject({ path: z.string().trim().min(1).max(4096) })

/** Readings as switches, what people decide of them, and the annex of an examination report beside the count. */
export function countRoutes(desk: Desk) {
  // The last comparison, of the count that is open: with another count it is gone.
  let compared: { readonly version: number; readonly xlsx: Buffer } | null = null
  return new Hono()
    .get('/count/switches', async (c) =>
      c.json(await desk.look(({ report, law }) => switchesOf(report, law))),
    )
    .post('/count/decide', body(decision), async (c) => {
      const { by, why, ...said } = c.req.valid('json')
      const folder = caseOf(desk)
      await desk.look((counted) => refuseUnknown(said, counted))
      const wrote = writer({ by, why })
      const fact = { ...said, by, on: dayOf(wrote.now()), reason: why }
      const { open } = enterDecision(folder, JSON.parse(JSON.stringify(fact)) as JsonObject, wrote)
      await desk.again()
      return c.json({ open })
    })
    .post('/count/reconcile', body(annexAt), async (c) => {
      const path = resolve(c.req.valid('json').path)
      if (!statSync(path, { throwIfNoEntry: false })?.isFile())
        throw new ShuzhengError('evidence/path-missing', { path })
      const { result, xlsx, text } = await desk.look((counted) => beside(path, desk, counted))
      compared = { version: desk.view().version, xlsx }
      const { rows: _rows, ...numbers } = result
      return c.json({ ...numbers, text })
    })
    .get('/count/reconcile.xlsx', (c) => {
      if (compared?.version !== desk.view().version) {
        compared = null
        throw new ShuzhengError('server/nothing-open')
      }
      return c.body(Uint8Array.from(compared.xlsx), 200, {
        'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent('与检验报告比对.xlsx')}`,
      })
    })
}

/** The annex is set beside a count of its own index, as the command does it; nothing of it stays. */
async function beside(path: string, desk: Desk, { evidence, report }: FolderCount) {
  refuseAnnexInside(path, evidence.roots)
  const request = { ...desk.request(), cache: false }
  const annex = await readAnnex(path, request, SILENT)
  const place = mkdtempSync(join(tmpdir(), 'shuzheng-annex-'))
  try {
    const again = await countFolder(request, SILENT)
    try {
      const compared = await compareWith(annex, { ...again, report })
      const file = join(place, 'compared.xlsx')
      await writeLedger(file, reconcileWorkbook(compared.result, report, compared))
      const text = reconcileText(compared.result, { width: 76, color: false })
      return { result: compared.result, xlsx: readFileSync(file), text }
    } finally {
      again.session.close()
    }
  } finally {
    closeAnnex(annex)
    rmSync(place, { recursive: true, force: true })
  }
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

/** The day on this machine's calendar: when it was decided. */
function dayOf(now: Date): string {
  const two = (n: number) => String(n).padStart(2, '0')
  return `${String(now.getFullYear())}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}
