import { Hono } from 'hono'
import { z } from 'zod'
import { cite } from '../../law/cite.ts'
import { loadLaw } from '../../law/load.ts'
import { query } from '../asked.ts'

/** An article as the workbench explains it: its name, gist in our words, dates in force, and how sure that is. */
export function lawRoutes() {
  return new Hono().get(
    '/law',
    query(z.object({ cite: z.string().max(200), on: z.iso.date().optional() })),
    (c) => {
      const { cite: article, on } = c.req.valid('query')
      return c.json(cite(loadLaw(), article, on))
    },
  )
}
