import { Hono } from 'hono'
import { z } from 'zod'
import { KEY_CHOICES } from '../../records/record-query.ts'
import { body, query } from '../asked.ts'
import type { Desk } from '../desk.ts'
import { findDropped } from '../dropped.ts'
import { foldersAt, startingPlaces } from '../folders.ts'

const day = z.iso.date()
const wishes = {
  conduct: z.object({ from: day, to: day }).nullish(),
  decided: day.nullish(),
  key: z.enum(KEY_CHOICES).nullish(),
  passwords: z.array(z.string().max(1000)).max(10_000).optional(),
}
const paths = z.array(z.string().min(1).max(4096)).min(1).max(100)

const opened = z.strictObject({ paths, ...wishes })
const again = z.strictObject(wishes)
const dropped = z.strictObject({
  name: z.string().min(1).max(255),
  entries: z
    .array(z.strictObject({ path: z.string().max(4096), bytes: z.int().nonnegative() }))
    .max(200),
})

/** Choosing what is counted, and how far the count is. */
export function placeRoutes(desk: Desk) {
  return new Hono()
    .get('/desk', (c) => c.json(desk.view()))
    .post('/open', body(opened), async (c) => {
      const { paths: chosen, ...said } = c.req.valid('json')
      await desk.open(chosen, given(said))
      return c.json(desk.view())
    })
    .post('/again', body(again), async (c) => {
      await desk.again(given(c.req.valid('json')))
      return c.json(desk.view())
    })
    .post('/cancel', async (c) => {
      await desk.cancel()
      return c.json(desk.view())
    })
    .get('/folders', query(z.object({ at: z.string().max(4096).optional() })), (c) => {
      const { at } = c.req.valid('query')
      return c.json(at === undefined ? startingPlaces(desk.view().paths) : foldersAt(at))
    })
    .post('/dropped', body(dropped), (c) => {
      const { name, entries } = c.req.valid('json')
      return c.json(findDropped(name, entries))
    })
}

/** What was not said is left as it was; `null` takes it back. */
function given<T extends object>(said: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>
  }
}
