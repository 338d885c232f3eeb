import { resolve } from 'node:path'
import { Hono } from 'hono'
import { z } from 'zod'
import { lessonsIn, readLessons } from '../../case/facts/lessons.ts'
import { lessonsOf } from '../../case/intake/corrections/teach.ts'
import { changeFact } from '../../case/journal/change-fact.ts'
import { hasJournal } from '../../case/journal/store/database.ts'
import { openJournal } from '../../case/journal/journal.ts'
import { learn } from '../../case/journal/learn.ts'
import type { Json } from '../../case/journal/value.ts'
import { body } from '../asked.ts'
import type { Desk } from '../desk.ts'
import { saidCorrections, withoutOne } from '../shown/said-corrections.ts'
import { saved } from '../saved.ts'
import { writer } from './journal.ts'

const who = {
  by: z.string().trim().min(1).max(64),
  why: z.string().trim().min(1).max(500),
}
const withdrawn = z.strictObject({ id: z.string().min(1).max(2000), ...who })
const taken = z.strictObject({ path: z.string().trim().min(1).max(4096), ...who })

/** All corrections of reading that were made: listed, withdrawn, given to another case and taken from one. */
export function correctionRoutes(desk: Desk) {
  const folder = () => journalOf(desk)
  return new Hono()
    .get('/corrections', async (c) => {
      const items = await desk.look((counted) =>
        saidCorrections(counted, folder(), desk.corrections),
      )
      return c.json({ items, journal: folder() !== null })
    })
    .post('/corrections/withdraw', body(withdrawn), async (c) => {
      const { id, ...signed } = c.req.valid('json')
      const place = folder()
      if (place === null) desk.correctOnly(withoutOne(desk.corrections, id))
      else {
        const { head } = openJournal(place)
        const change = { head: head.number, section: 'overrides', key: id, value: undefined }
        changeFact(place, { ...change, list: true }, writer(signed))
      }
      await desk.recount()
      return c.json(desk.view())
    })
    .get('/corrections/lessons', async (c) => {
      const { count, left } = await lessonsOf(desk.request())
      return c.json({ count, left })
    })
    .get('/corrections.yaml', async (c) => {
      const { text } = await lessonsOf(desk.request())
      const type = 'application/yaml; charset=utf-8'
      return c.body(text, 200, { 'Content-Type': type, ...saved('更正.yaml') })
    })
    .post('/corrections/import', body(taken), async (c) => {
      const { path, ...signed } = c.req.valid('json')
      const facts = lessonsIn(resolve(path))
      const place = folder()
      if (place === null) {
        const said = readLessons(resolve(path))
        const own = facts.flatMap((fact, i) => {
          const override = said[i]
          return override ? [{ override, fact, ...signed }] : []
        })
        desk.correctOnly([...desk.corrections, ...own])
      } else learn(place, JSON.parse(JSON.stringify(facts)) as readonly Json[], writer(signed))
      await desk.recount()
      return c.json({ taken: facts.length })
    })
}

/** The folder of the journal of what is open; null where corrections are the desk's own. */
function journalOf(desk: Desk): string | null {
  const [only, ...others] = desk.view().paths
  return only !== undefined && others.length === 0 && hasJournal(only) ? only : null
}
