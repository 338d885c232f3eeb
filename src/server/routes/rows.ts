import { Hono } from 'hono'
import { z } from 'zod'
import type { FolderCount } from '../../case/count-folder.ts'
import { RowGrid, type GridFilter } from '../../case/ledger/row-grid.ts'
import { query } from '../asked.ts'
import type { Desk } from '../desk.ts'

const list = z
  .string()
  .max(2000)
  .transform((text) => text.split(',').filter((part) => part !== ''))
const filter = {
  codes: list.optional(),
  tabs: list.pipe(z.array(z.coerce.number<string>().int().nonnegative())).optional(),
  tiers: list.pipe(z.array(z.enum(['A', 'B', 'C']))).optional(),
  like: z.coerce.number<string>().int().positive().optional(),
}
const paged = z.object({
  ...filter,
  from: z.coerce.number<string>().int().nonnegative().default(0),
  most: z.coerce.number<string>().int().positive().max(500).default(100),
})

/** Rows behind the numbers: any selection, by page, masked. */
export function rowRoutes(desk: Desk) {
  const grids = new WeakMap<FolderCount, RowGrid>()
  const gridOf = (counted: FolderCount): RowGrid => {
    const grid = grids.get(counted) ?? new RowGrid(counted)
    grids.set(counted, grid)
    return grid
  }
  return new Hono()
    .get('/rows', query(paged), async (c) => {
      const { from, most, ...rest } = c.req.valid('query')
      return c.json(await desk.ask((counted) => gridOf(counted).page(said(rest), from, most)))
    })
    .get('/rows/facets', query(z.object(filter)), async (c) => {
      const wanted = said(c.req.valid('query'))
      return c.json(await desk.ask((counted) => gridOf(counted).facets(wanted)))
    })
}

type Given = { [K in keyof GridFilter]?: GridFilter[K] | undefined }

/** What was asked for, without what was not. */
function said({ codes, tabs, tiers, like }: Given): GridFilter {
  return {
    ...(codes && { codes }),
    ...(tabs && { tabs }),
    ...(tiers && { tiers }),
    ...(like !== undefined && { like }),
  }
}
