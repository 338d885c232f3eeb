import { Hono } from 'hono'
import { z } from 'zod'
import type { FolderCount } from '../../case/count-folder.ts'
import type { GridChoice } from '../../case/ledger/grid-choice.ts'
import { RowGrid, type GridFilter } from '../../case/ledger/row-grid.ts'
import { query } from '../asked.ts'
import type { Desk } from '../desk.ts'
import { rowsFile } from '../rows-file.ts'
import { saved } from '../saved.ts'
import type { Sitting } from '../sitting.ts'
import { placeOf } from './clear.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const list = z
  .string()
  .max(2000)
  .transform((text) => text.split(',').filter((part) => part !== ''))
/** Names of lists and ids of the case, each encoded: a comma may stand in a name. */
const chosen = {
  shared: z
    .string()
    .max(4000)
    .transform((text) => text.split(',').map(decoded))
    .pipe(z.tuple([z.string().min(1), z.string().min(1)]))
    .optional(),
  batch: z.string().min(1).max(1000).optional(),
  person: z.string().min(1).max(1000).optional(),
  part: z.enum(['sum', 'provided', 'unsold', 'obtained', 'in-duty']).optional(),
  buyer: z.string().min(1).max(1000).optional(),
  item: z.enum(['A', 'B', 'C']).optional(),
  flag: z.string().min(1).max(100).optional(),
  key: z.string().min(1).max(100).optional(),
  reading: z.string().min(1).max(100).optional(),
  option: z.string().max(200).default(''),
}
const filter = {
  codes: list.optional(),
  tabs: list.pipe(z.array(z.coerce.number<string>().int().nonnegative())).optional(),
  tiers: list.pipe(z.array(z.enum(['A', 'B', 'C']))).optional(),
  like: z.coerce.number<string>().int().positive().optional(),
  ...chosen,
}
const paged = z.object({
  ...filter,
  /** Values as they stand: only while a sitting is open for it, masked otherwise. */
  clear: z.enum(['yes']).optional(),
  from: z.coerce.number<string>().int().nonnegative().default(0),
  most: z.coerce.number<string>().int().positive().max(500).default(100),
})

/** Rows behind the numbers: any selection, by page, masked unless clear text was opened for it. */
export function rowRoutes(desk: Desk, sitting: Sitting) {
  const grids = new WeakMap<FolderCount, RowGrid>()
  const gridOf = (counted: FolderCount): RowGrid => {
    const grid = grids.get(counted) ?? new RowGrid(counted)
    grids.set(counted, grid)
    return grid
  }
  return new Hono()
    .get('/rows', query(paged), async (c) => {
      const { from, most, clear: wanted, ...given } = c.req.valid('query')
      const rest = said(given)
      const asking = askingOf(desk, rest)
      const page = await asking(async (counted) => {
        const clear = wanted !== undefined && sitting.uses(c.req.header('cookie'), placeOf(desk))
        return { ...(await gridOf(counted).page(rest, from, most, clear)), clear }
      })
      return c.json(page)
    })
    .get('/rows.xlsx', query(z.object(filter)), async (c) => {
      const wanted = said(c.req.valid('query'))
      const asking = askingOf(desk, wanted)
      const file = await asking((counted) => {
        const grid = gridOf(counted)
        return rowsFile(counted.report, (from, most) => grid.page(wanted, from, most))
      })
      return c.body(file, 200, { 'Content-Type': XLSX, ...saved('选取明细.xlsx') })
    })
    .get('/rows/facets', query(z.object(filter)), async (c) => {
      const wanted = said(c.req.valid('query'))
      const asking = askingOf(desk, wanted)
      return c.json(await asking((counted) => gridOf(counted).facets(wanted)))
    })
}

/** Rows of a number of the chain are named among the tables of the count; all others are looked up. */
function askingOf(desk: Desk, { chosen: number }: GridFilter) {
  return <T>(question: (counted: FolderCount) => Promise<T>): Promise<T> =>
    number ? desk.ask(question) : desk.look(question)
}

type Given = z.output<z.ZodObject<typeof filter>>

/** What was asked for, without what was not. */
function said({ codes, tabs, tiers, like, ...rest }: Given): GridFilter {
  const choice = choiceOf(rest)
  return {
    ...(codes && { codes }),
    ...(tabs && { tabs }),
    ...(tiers && { tiers }),
    ...(like !== undefined && { like }),
    ...(choice && { chosen: choice }),
  }
}

/** The number whose rows are wanted, where no code names them. */
function choiceOf(asked: Omit<Given, 'codes' | 'tabs' | 'tiers' | 'like'>): GridChoice | null {
  const { shared, batch, person, part = 'sum', buyer = null, item = null } = asked
  const { flag, key, reading, option } = asked
  if (shared) return { shared }
  if (flag !== undefined) return { number: { flag } }
  if (key !== undefined) return { number: { key } }
  if (reading !== undefined) return { number: { reading, option } }
  if (batch !== undefined) return { batch }
  return person === undefined ? null : { person: { person, part, buyer, tier: item } }
}

/** A name as it was before it was encoded; one that nobody encoded stays. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
