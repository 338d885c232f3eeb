import { resolve } from 'node:path'
import { Hono } from 'hono'
import { z } from 'zod'
import { layout } from '../../case/facts/schema/statements.ts'
import { changeFact } from '../../case/journal/change-fact.ts'
import { openJournal } from '../../case/journal/journal.ts'
import { isObject, type Json, type JsonObject } from '../../case/journal/value.ts'
import { readingOf } from '../../case/money/layouts.ts'
import { ShuzhengError } from '../../errors.ts'
import { body } from '../asked.ts'
import type { Desk } from '../desk.ts'
import { LayoutRun } from '../runs/layout-run.ts'
import { caseOf, writer } from './journal.ts'

const id = z.string().min(1).max(64)
const shape = z.string().min(1).max(4000).nullable().default(null)
const cut = { delimiter: layout.shape.delimiter, encoding: layout.shape.encoding }
const looked = z.strictObject({
  id,
  /** Where it lies, without a case; null: one of the case that is open. */
  path: z.string().trim().min(1).max(4096).nullable().default(null),
  passwords: z.array(z.string().min(1).max(1000)).max(1000).default([]),
  layout: layout.nullable().default(null),
  shape,
  /** How its text is cut, before more is said. */
  reading: z.strictObject(cut).default({}),
})
const kept = z.strictObject({
  id,
  layout,
  shape,
  by: z.string().trim().min(1).max(64),
  why: z.string().trim().min(1).max(500),
})

/** Columns of a statement that no reader knows: seen with its first rows, tried, and kept as a fact of the case. */
export function layoutRoutes(desk: Desk) {
  const looking = new LayoutRun()
  return new Hono()
    .get('/layout', (c) => c.json(looking.view()))
    .post('/layout/look', body(looked), (c) => {
      const { id: which, path, passwords, reading, ...tried } = c.req.valid('json')
      const paths = path === null ? desk.view().paths : [resolve(path)]
      const said = readingOf({ time: 'A', ...reading })
      looking.begin({ paths, id: which }, { ...tried, reading: said }, passwords)
      return c.json(looking.view())
    })
    .post('/layout/stop', (c) => {
      looking.stop()
      return c.json(looking.view())
    })
    .post('/layout/keep', body(kept), async (c) => {
      const { id: which, layout: said, shape: alike, ...signed } = c.req.valid('json')
      const folder = caseOf(desk)
      const { state, head } = openJournal(folder)
      const facts = [...state.facts.values()]
      const fact = facts.find(({ path: [of, key] }) => of === 'statements' && key === which)
      if (!fact || !isObject(fact.value))
        throw new ShuzhengError('server/bad-request', { field: 'id' })
      const value = withLayout(fact.value, said as Json, alike)
      const change = { head: head.number, section: 'statements', key: which, list: true, value }
      changeFact(folder, change, writer(signed))
      await desk.recount()
      return c.json(desk.view())
    })
}

/** What else is said of the statement stays. */
function withLayout(fact: JsonObject, said: Json, shape: string | null): Json {
  const { layout: _layout, shape: _shape, ...rest } = fact
  return { ...rest, ...(shape === null ? {} : { shape }), layout: said }
}
