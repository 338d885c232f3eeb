import { Hono } from 'hono'
import { parse } from 'yaml'
import { z } from 'zod'
import { caseSchema } from '../../case/facts/schema.ts'
import { changeFact } from '../../case/journal/change-fact.ts'
import { openJournal } from '../../case/journal/journal.ts'
import { isJson, isObject, type Json } from '../../case/journal/value.ts'
import { ShuzhengError } from '../../errors.ts'
import { body, query } from '../asked.ts'
import type { Desk } from '../desk.ts'
import { evidenceNames, nearName, readingChoices } from '../shown/fact-choices.ts'
import { factsOf, settling } from '../shown/facts-told.ts'
import { caseOf, writer } from './journal.ts'

const SECTIONS = Object.keys(caseSchema.shape) as [string, ...string[]]
const text = z.string().max(100_000)

const saved = z.strictObject({
  head: z.int().positive(),
  section: z.enum(SECTIONS),
  key: z.string().max(1000).nullable(),
  /** What the form says, field by field; or one value for a section that is one. */
  value: z.custom<Json>((value) => isJson(value)).optional(),
  /** Fields that were written as text, or the whole of it under an empty name. */
  texts: z.record(z.string().max(100), text).default({}),
  by: z.string().trim().min(1).max(64),
  why: z.string().trim().min(1).max(500),
})
const removed = saved.omit({ value: true, texts: true })
const who = saved.pick({ by: true, why: true })
const settled = who.extend({
  head: z.int().positive(),
  path: z.array(z.string().max(1000)).min(1).max(3),
  /** Which of the sides is taken, in the order in which they are told. */
  side: z.int().nonnegative(),
})
const named = z.object({ find: z.string().max(200).default('') })
const lying = z.object({ path: z.string().min(1).max(4096) })

/** Facts of the case as forms enter them: each save is an entry of the journal, with name and reason. */
export function factRoutes(desk: Desk) {
  return new Hono()
    .get('/facts', (c) => c.json(factsOf(openJournal(caseOf(desk)))))
    .get('/facts/schema', (c) =>
      c.json(z.toJSONSchema(caseSchema, { io: 'input', unrepresentable: 'any' })),
    )
    .post('/facts', body(saved), (c) => {
      const { head, section, key, value, texts, ...signed } = c.req.valid('json')
      const stated = statedBy(value, texts)
      const change = { head, section, key, value: stated, list: isList(section) }
      const { journal } = inWords(section, () => changeFact(caseOf(desk), change, writer(signed)))
      desk.entered()
      return c.json(factsOf(journal))
    })
    .post('/facts/remove', body(removed), (c) => {
      const { head, section, key, ...signed } = c.req.valid('json')
      const change = { head, section, key, value: undefined, list: isList(section) }
      const { journal } = inWords(section, () => changeFact(caseOf(desk), change, writer(signed)))
      desk.entered()
      return c.json(factsOf(journal))
    })
    .post('/facts/settle', body(settled), (c) => {
      const { head, path, side, ...signed } = c.req.valid('json')
      const [section = ''] = path
      const folder = caseOf(desk)
      const change = settling(openJournal(folder), path, side, isList(section))
      const { journal } = inWords(section, () =>
        changeFact(folder, { head, ...change }, writer(signed)),
      )
      desk.entered()
      return c.json(factsOf(journal))
    })
    .get('/facts/files', query(named), async (c) => {
      const { find } = c.req.valid('query')
      return c.json(await desk.look((counted) => evidenceNames(counted, find)))
    })
    .get('/facts/readings', async (c) => c.json(await desk.look(readingChoices)))
    .get('/facts/near', query(lying), (c) =>
      c.json({ path: nearName(caseOf(desk), c.req.valid('query').path) }),
    )
}

/** A form has no lines: problems are told by their fields. `第6行 batches.0.id：…` → `id：…` */
function inWords<T>(section: string, write: () => T): T {
  try {
    return write()
  } catch (error) {
    if (!(error instanceof ShuzhengError) || error.code !== 'case/invalid') throw error
    const lines = String(error.details['problems'] ?? '').split('\n')
    const told = lines
      .map((line) => line.trim().replace(/^第\d+行 /, ''))
      .map((line) => (line.startsWith(`${section}.`) ? line.slice(section.length + 1) : line))
      .map((line) => line.replace(/^\d+\./, ''))
    const problems = told.filter((line) => line !== '').join('；')
    throw new ShuzhengError('facts/invalid', { problems })
  }
}

function isList(section: string): boolean {
  const field = (caseSchema.shape as Readonly<Record<string, z.ZodType>>)[section]
  return field?.def.type === 'default'
}

/** What the form says together with the fields written as text; empty fields are not stated. */
function statedBy(value: Json | undefined, texts: Readonly<Record<string, string>>): Json {
  if (texts[''] !== undefined) return parsed(texts[''], '')
  const fields = Object.entries(texts).filter(([, written]) => written.trim() !== '')
  if (fields.length === 0) return value ?? null
  const more = fields.map(([name, written]): [string, Json] => [name, parsed(written, name)])
  return { ...(isObject(value) ? value : {}), ...Object.fromEntries(more) }
}

function parsed(written: string, field: string): Json {
  try {
    const value: unknown = parse(written, {
      version: '1.2',
      schema: 'core',
      maxAliasCount: 100,
      logLevel: 'error',
    })
    if (isJson(value)) return value
  } catch {
    // Told below, in our own words: the reader's would quote what was written.
  }
  throw new ShuzhengError('facts/not-yaml', { field: field === '' ? '全部' : field })
}
