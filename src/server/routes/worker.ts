import { Hono } from 'hono'
import { z } from 'zod'
import { body } from '../asked.ts'
import { keepWorker, lastWorker } from '../worker.ts'

const said = z.strictObject({
  by: z.string().max(64).optional(),
  language: z.enum(['zh', 'en']).optional(),
})

/** The name and language of who works here, kept on this machine for the next start. */
export function workerRoutes() {
  return new Hono()
    .get('/worker', (c) => c.json(lastWorker()))
    .post('/worker', body(said), (c) => {
      const { by, language } = c.req.valid('json')
      const before = lastWorker()
      keepWorker({ by: by ?? before.by, language: language ?? before.language })
      return c.json(lastWorker())
    })
}
