import { Hono } from 'hono'
import { z } from 'zod'
import type { CaseReport } from '../../case-report.ts'
import { GROUPS, type Group } from '../../documents/papers/inquiry/item.ts'
import { inquiries } from '../../documents/papers/inquiry-outline.ts'
import { cellText } from '../../documents/papers/suit-words.ts'
import type { Markup } from '../../documents/page/markup.ts'
import { unitsAndMoney, type Charted } from '../../documents/pictures/precedents/scatter.ts'
import { priceStrip } from '../../documents/pictures/precedents/strip.ts'
import { picturePolicy, standalone } from '../../documents/pictures/screen.ts'
import { ShuzhengError } from '../../errors.ts'
import type { Report } from '../../report.ts'
import { query } from '../asked.ts'
import type { Desk } from '../desk.ts'
import { nearestFirst } from '../nearest.ts'
import { askFacts, namesIn, shownIn } from '../shown/shown-facts.ts'
import { page, partOf } from './report.ts'

const dated = page.extend({ today: z.iso.date() })

/** Groups, claims, roads to court, law of each date, clocks and open questions: by parts. */
export function suitRoutes(desk: Desk) {
  return new Hono()
    .get('/suit', async (c) => c.json(await askFacts(desk, suitOf)))
    .get('/suit/claims', query(page), async (c) =>
      c.json(
        await askFacts(desk, ({ liability }) => partOf(liability.claims, c.req.valid('query'))),
      ),
    )
    .get('/suit/orders', query(page), async (c) =>
      c.json(
        await askFacts(desk, ({ liability }) => partOf(liability.orders, c.req.valid('query'))),
      ),
    )
    .get('/suit/procedure', async (c) =>
      c.json(await askFacts(desk, ({ procedure, notes }) => ({ ...procedure, proof: notes }))),
    )
    .get('/suit/law', async (c) => c.json(await askFacts(desk, ({ law }) => law)))
    .get('/suit/precedents', query(page), async (c) => {
      const answer = await askFacts(desk, ({ precedents: { found, ...head } }) => ({
        ...head,
        found: partOf(found, c.req.valid('query')),
      }))
      return c.json(answer)
    })
    .get('/suit/precedents.svg', query(z.object({ n: z.enum(['1', '2']) })), async (c) => {
      const draw = c.req.valid('query').n === '1' ? priceStrip : unitsAndMoney
      const svg = await desk.look(({ report }) => chartOf(report, draw))
      c.header('Content-Security-Policy', picturePolicy(svg))
      return c.body(svg, 200, { 'Content-Type': 'image/svg+xml; charset=utf-8' })
    })
    .get('/clocks', query(dated), async (c) => {
      const { today, ...part } = c.req.valid('query')
      return c.json(await askFacts(desk, ({ clocks }) => partOf(nearestFirst(clocks, today), part)))
    })
    .get('/questions', query(page), async (c) =>
      c.json(
        await desk.look(({ report }) => shownIn(partOf(outlineOf(report), c.req.valid('query')))),
      ),
    )
    .get('/questions/text', async (c) => {
      const text = await desk.look(({ report }) => outlineText(report))
      return c.body(text, 200, {
        'Content-Type': 'text/plain; charset=utf-8',
        'Content-Disposition': `attachment; filename="questions.txt"; filename*=UTF-8''${encodeURIComponent('补充调查提纲.txt')}`,
      })
    })
}

/** Claims of each kind against each person as the cells of a table, and what stands around them. */
function suitOf(facts: CaseReport) {
  const { groups, matrix, claims, disputes, hints, damages } = facts.liability
  const told = new Map(
    claims.map((claim) => {
      const group = groups.find((g) => g.id === claim.group)
      return [claim.id, cellText(claim, group?.effect ?? null)]
    }),
  )
  const rows = matrix.map(({ cells, ...row }) => ({
    ...row,
    cells: cells.map(({ party, claims: ids }) => ({
      party,
      texts: ids.map((id) => told.get(id) ?? id),
    })),
  }))
  const all = [...hints, ...damages.flatMap((d) => d.notes)]
  return { names: namesIn(facts), groups, matrix: rows, disputes, hints: all, damages }
}

/** The chart of published cases beside this one, as a picture of its own. */
function chartOf({ case: facts }: Report, draw: (charted: Charted) => Markup): string {
  if (facts === null) throw new ShuzhengError('server/no-case')
  const { found, asked } = facts.precedents
  return standalone(draw({ all: found, like: new Set(found.map((p) => p.no)), asked }))
}

/** 补充调查提纲: each open question with its group and its number throughout. */
function outlineOf(report: Report) {
  const all = inquiries(report)
  const inOrder = (Object.keys(GROUPS) as Group[]).flatMap((group) =>
    all.filter((inquiry) => inquiry.group === group),
  )
  return inOrder.map((inquiry, i) => ({ ...inquiry, number: i + 1, title: GROUPS[inquiry.group] }))
}

function outlineText(report: Report): string {
  const all = shownIn(outlineOf(report))
  const lines = all.flatMap(({ number, title, what, get, from, why }, i) => [
    ...(all[i - 1]?.title === title ? [] : ['', title]),
    `${String(number)}. ${what}`,
    `   取得什么：${get}；向谁取得：${from}；影响哪项结果：${why}`,
  ])
  const head = ['补充调查提纲', ...(report.title === null ? [] : [report.title])]
  return `${[...shownIn(head), ...lines].join('\r\n')}\r\n`
}
