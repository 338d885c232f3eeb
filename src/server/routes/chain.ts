import { Hono } from 'hono'
import { z } from 'zod'
import type { CaseReport } from '../../case-report.ts'
import { countedOverlap } from '../../case/chain/overlap/overlap.ts'
import type { FolderCount } from '../../case/count-folder.ts'
import {
  accountsTold,
  batchesTold,
  conflictsTold,
  dealsTold,
  formsOf,
  hintsOfPeople,
  paymentsTold,
  personsTold,
} from '../../documents/chain-screen.ts'
import { edgesToShow, examinedSentence, leftOutSentence } from '../../documents/words/origin.ts'
import {
  CHANCE_NOTE,
  CIRCLE_NOTE,
  comparedSentence,
  hubSentence,
  paddingSentence,
  populationTexts,
  relationSentence,
  suspectSentences,
} from '../../documents/words/overlap.ts'
import { ShuzhengError } from '../../errors.ts'
import type { OverlapReport } from '../../report/chain.ts'
import { NO_ORIGIN, type OriginReport } from '../../report/origin.ts'
import { body, query } from '../asked.ts'
import type { Desk } from '../desk.ts'
import { page, partOf } from './report.ts'

/** Lists of a sentence each are short; what is longer is cut, and says so by its length. */
const SENTENCES = 200

/** What is taken for a list, and how many people both lists of a pair come from, where somebody states it. */
const lists = z.strictObject({
  by: z.enum(['batch', 'file', 'folder', 'exhibit', 'table']).nullable().default(null),
  among: z.int().positive().max(999_999_999_999).nullable().default(null),
})

/** Persons, transfers, overlap and origins of the open case: heads as a whole, lists by page. */
export function chainRoutes(desk: Desk) {
  const compared = new WeakMap<FolderCount, OverlapReport>()
  const overlapOf = (counted: FolderCount): OverlapReport | null =>
    compared.get(counted) ?? counted.report.case?.overlap ?? null
  const overlapAsked = async (): Promise<OverlapReport> => {
    const overlap = await desk.look(overlapOf)
    if (overlap === null) throw new ShuzhengError('overlap/no-batches')
    return overlap
  }
  return new Hono()
    .get('/chain', async (c) => c.json(await desk.look((counted) => headOf(counted))))
    .get('/chain/people', async (c) => c.json(peopleOf(await factsOf(desk))))
    .get('/chain/persons', query(page), async (c) =>
      c.json(partOf(personsTold(await factsOf(desk)), c.req.valid('query'))),
    )
    .get('/chain/accounts', query(page), async (c) =>
      c.json(partOf(accountsTold(await factsOf(desk)), c.req.valid('query'))),
    )
    .get('/chain/deals', query(page), async (c) => {
      const deals = await desk.look(({ report }) => dealsTold(report, caseOf(report.case)))
      return c.json(partOf(deals, c.req.valid('query')))
    })
    .get('/chain/batches', query(page), async (c) => {
      const batches = await desk.look(({ report }) => batchesTold(report, caseOf(report.case)))
      return c.json(partOf(batches, c.req.valid('query')))
    })
    .get('/chain/payments', query(page), async (c) => {
      const facts = await factsOf(desk)
      const payments = paymentsTold(facts)
      const { elsewhere } = facts.gains
      const part = partOf(payments, c.req.valid('query'))
      return c.json({ ...part, forms: formsOf(payments), elsewhere })
    })
    .get('/chain/overlap', async (c) => {
      const overlap = await desk.look(overlapOf)
      return c.json(overlap === null ? null : overlapHead(overlap))
    })
    .post('/chain/overlap', body(lists), async (c) => {
      const { by, among } = c.req.valid('json')
      const overlap = await desk.ask(async (counted) => {
        const found = await countedOverlap(counted, desk.request(), { by, among })
        compared.set(counted, found)
        return found
      })
      return c.json(overlapHead(overlap))
    })
    .post('/chain/overlap/own', async (c) => {
      // What the report holds, or nothing: as it was before anybody asked for other lists.
      const own = await desk.look((counted) => {
        compared.delete(counted)
        return overlapOf(counted)
      })
      return c.json(own === null ? null : overlapHead(own))
    })
    .get('/chain/overlap/matrix', query(page), async (c) =>
      c.json(matrixOf(await overlapAsked(), c.req.valid('query').from)),
    )
    .get('/chain/overlap/pairs', query(page), async (c) => {
      const { pairs, counts } = await overlapAsked()
      const part = partOf(pairs, c.req.valid('query'))
      return c.json({ ...part, sharing: counts.sharing })
    })
    .get('/chain/origin', async (c) => c.json(originHead(await originOf(desk))))
    .get('/chain/origin/edges', query(page), async (c) =>
      c.json(partOf(edgesToShow(await originOf(desk)), c.req.valid('query'))),
    )
    .get('/chain/origin/pairs', query(page), async (c) =>
      c.json(partOf((await originOf(desk)).pairs, c.req.valid('query'))),
    )
}

function caseOf(facts: CaseReport | null): CaseReport {
  if (facts === null) throw new ShuzhengError('server/no-case')
  return facts
}

function factsOf(desk: Desk): Promise<CaseReport> {
  return desk.look(({ report }) => caseOf(report.case))
}

function originOf(desk: Desk): Promise<OriginReport> {
  return desk.look(({ report }) => report.case?.origin ?? NO_ORIGIN)
}

/** What there is to look at; nothing but the files where there is no case. */
function headOf({ report }: FolderCount) {
  const facts = report.case
  return {
    isCase: facts !== null,
    demo: report.demo,
    complete: report.complete,
    persons: facts?.parties.length ?? 0,
    accounts: facts?.people.accounts.length ?? 0,
    batches: report.batches.length,
    deals: facts?.deals.length ?? 0,
    payments: facts?.gains.payments.length ?? 0,
    lists: facts?.overlap?.batches.length ?? 0,
    edges: facts?.origin.edges.length ?? 0,
    files: report.files.length,
    days: facts?.stated.days ?? [],
  }
}

function peopleOf(facts: CaseReport) {
  return {
    conflicts: conflictsTold(facts).slice(0, SENTENCES),
    names: facts.people.names.slice(0, SENTENCES),
    cycles: facts.people.cycles.slice(0, SENTENCES),
    hints: hintsOfPeople(facts).slice(0, SENTENCES),
    counts: {
      conflicts: facts.people.conflicts.length,
      names: facts.people.names.length,
      cycles: facts.people.cycles.length,
      hints: hintsOfPeople(facts).length,
    },
  }
}

function overlapHead(overlap: OverlapReport) {
  const padding = overlap.batches.flatMap((batch) =>
    [paddingSentence(batch) ?? '', ...suspectSentences(batch)]
      .filter((text) => text !== '')
      .map((text) => `${batch.id}：${text}`),
  )
  const notes = [
    ...overlap.stated.map(relationSentence),
    ...overlap.hubs.map(hubSentence),
    ...padding,
    ...(overlap.pairs.length > 0 ? [CHANCE_NOTE, CIRCLE_NOTE] : []),
    ...populationTexts(overlap.pairs, overlap.populations),
  ]
  const { by, incomplete, counts, batches } = overlap
  return {
    by,
    incomplete,
    counts,
    lists: batches.length,
    sentence: comparedSentence(overlap),
    notes: notes.slice(0, SENTENCES),
    allNotes: notes.length,
  }
}

/** Lists in one matrix on a screen; more are looked at block by block. */
const BLOCK = 12

/** Some lists as a square: those that hang together stand together, each with what it shares with each. */
function matrixOf(overlap: OverlapReport, from: number) {
  const { batches, groups, pairs } = overlap
  const grouped = groups.flat()
  const order = new Map(grouped.map((id, i) => [id, i]))
  const place = (id: string) => order.get(id) ?? grouped.length
  const lists = batches
    .map((batch, i) => ({ ...batch, number: i + 1 }))
    .toSorted((a, b) => place(a.id) - place(b.id) || a.number - b.number)
    .slice(from, from + BLOCK)
    .map(({ id, title, number, records, unique, rows: lines, files }) => ({
      id,
      title,
      number,
      records,
      unique,
      lines,
      files,
    }))
  const ids = new Set(lists.map(({ id }) => id))
  const cells = pairs.filter(({ a, b }) => ids.has(a) && ids.has(b))
  return { all: batches.length, from, lists, cells, whole: pairs.length >= overlap.counts.sharing }
}

function originHead(origin: OriginReport) {
  const { examined, merges, same, cycles, hints } = origin
  const notes = [
    ...merges.map((merge) => merge.sentence),
    ...same.map((one) => one.sentence),
    ...cycles.map((cycle) => `${cycle.join('、')}的方向互相循环，均不作判断`),
  ]
  return {
    examined: examined.of,
    sentence: `${examinedSentence(origin)}。${leftOutSentence(origin) ?? ''}`,
    hints: hints.slice(0, SENTENCES),
    notes: notes.slice(0, SENTENCES),
    left: Math.max(0, hints.length - SENTENCES) + Math.max(0, notes.length - SENTENCES),
  }
}
