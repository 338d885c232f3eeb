import { Hono } from 'hono'
import { z } from 'zod'
import { query } from '../asked.ts'
import type { Desk } from '../desk.ts'
import type { Report } from '../../report.ts'

/** Where a part begins and how long it may be. */
export const page = z.object({
  from: z.coerce.number<string>().int().nonnegative().default(0),
  most: z.coerce.number<string>().int().positive().max(500).default(100),
})

const filesPage = page.extend({
  /** opened: all but those of which nothing was read, as the second step of the funnel counts them. */
  status: z.enum(['read', 'partial', 'unread', 'listed', 'opened']).optional(),
})

/** A part of a list with how long it is: a part is never shown as the whole. */
export interface Part<T> {
  readonly all: number
  readonly from: number
  readonly items: readonly T[]
}

export function partOf<T>(list: readonly T[], { from, most }: z.output<typeof page>): Part<T> {
  return { all: list.length, from, items: list.slice(from, from + most) }
}

function isIn(status: Report['files'][number]['status'], wanted: string): boolean {
  return wanted === 'opened' ? status !== 'unread' : status === wanted
}

/** Lists of the record that grow with the evidence, and are asked for by page. */
const LONG = ['files', 'tables', 'exhibits', 'batches', 'holders', 'questions'] as const

/** The record without its long lists: what the screens of numbers show. */
function headOf(report: Report): Omit<Report, (typeof LONG)[number]> {
  const short = Object.entries(report).filter(
    ([name]) => !(LONG as readonly string[]).includes(name),
  )
  return Object.fromEntries(short) as Omit<Report, (typeof LONG)[number]>
}

/** The record of the finished count, by parts. */
export function reportRoutes(desk: Desk) {
  return new Hono()
    .get('/report', async (c) => c.json(await desk.look(({ report }) => headOf(report))))
    .get('/report/exhibits', query(page), async (c) =>
      c.json(await desk.look(({ report }) => partOf(report.exhibits, c.req.valid('query')))),
    )
    .get('/report/files', query(filesPage), async (c) => {
      const { status, ...asked } = c.req.valid('query')
      const part = await desk.look(({ report: { files } }) =>
        partOf(status ? files.filter((f) => isIn(f.status, status)) : files, asked),
      )
      return c.json(part)
    })
    .get('/report/tables', query(page), async (c) =>
      c.json(await desk.look(({ report }) => partOf(report.tables, c.req.valid('query')))),
    )
    .get('/report/batches', query(page), async (c) =>
      c.json(await desk.look(({ report }) => partOf(report.batches, c.req.valid('query')))),
    )
    .get('/report/questions', query(page), async (c) =>
      c.json(await desk.look(({ report }) => partOf(report.questions, c.req.valid('query')))),
    )
}
