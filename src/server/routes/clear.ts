import { Hono } from 'hono'
import { z } from 'zod'
import { hasJournal } from '../../case/journal/store/database.ts'
import { enterOpening } from '../../case/journal/journal.ts'
import { maskIdentifiers } from '../../documents/safe.ts'
import { body } from '../asked.ts'
import type { Desk } from '../desk.ts'
import type { Sitting } from '../sitting.ts'
import { caseOf, writer } from './journal.ts'

const wish = z.strictObject({
  purpose: z.string().trim().min(2).max(200),
  by: z.string().trim().min(1).max(64),
})

/** Clear text for one sitting: asked for with a purpose, entered in the journal, locked by a word or by itself. */
export function clearRoutes(desk: Desk, sitting: Sitting) {
  return new Hono()
    .get('/clear', (c) => c.json({ open: sitting.view(c.req.header('cookie'), placeOf(desk)) }))
    .post('/clear', body(wish), (c) => {
      const { purpose, by } = c.req.valid('json')
      const folder = caseOf(desk)
      const cookie = c.req.header('cookie')
      const said = maskIdentifiers(purpose)
      const opened = { purpose: said, records: null, fields: [], draw: null, password: false }
      enterOpening(folder, opened, writer({ by }))
      sitting.open(cookie, folder, said, by)
      return c.json({ open: sitting.view(cookie, folder) })
    })
    .post('/clear/lock', (c) => {
      sitting.lock()
      return c.json({ open: null })
    })
}

/** The case folder that is open; null for a bare folder, in which nothing is opened. */
export function placeOf(desk: Desk): string | null {
  const [folder, ...others] = desk.view().paths
  return folder !== undefined && others.length === 0 && hasJournal(folder) ? folder : null
}
