import type { CaseReport, DealReport } from '../../../case-report.ts'
import type { Report } from '../../../report.ts'
import { drawable } from '../measure.ts'
import type { Edge, End, Graph, NodeRow, Unit } from '../graph/graph.ts'
import { actorsOf, type Actor, type Actors } from './actors.ts'
import { blocksOf, type Block, type Blocks } from './blocks.ts'
import { beneath, formOf, isDerived, over, recordsOf } from './texts.ts'

/** Most transfers that are drawn; the tables beneath are cut at the same number, and both say so. */
export const DRAWN = 2000

/** The transfers of a case as a graph: who gave what to whom, each transfer one line, nothing added. */
export interface Trade {
  readonly graph: Graph
  /** Transfers by the number of their line: deals[0] is ①. */
  readonly deals: readonly DealReport[]
  /** How many transfers there are; more than `deals` when not all are drawn. */
  readonly of: number
}

/** Persons, groups and transfers of the case as they are drawn. */
export function tradeOf(report: Report, facts: CaseReport): Trade {
  const deals = facts.deals.slice(0, DRAWN)
  const actors = actorsOf({ ...facts, deals })
  const sides = deals.map((deal) => sidesOf(deal, actors))
  const blocks = blocksOf(actors.list.length, [...sides.flat(), ...groupSets(facts, actors, sides)])
  const units = blocks.blocks.map((block) => unitOf(block, actors.list, facts))
  const edges = deals.map((deal, i): Edge => {
    const [from = [], to = []] = sides[i] ?? []
    return {
      number: i + 1,
      from: endOf(from, blocks),
      to: endOf(to, blocks),
      form: formOf(deal),
      dashed: isDerived(deal),
      directed: true,
      above: drawable(over(i + 1, deal, recordsOf(deal, facts, report.batches))),
      below: drawable(beneath(deal)),
    }
  })
  return { graph: { units, edges: inOrderOfTime(edges, deals) }, deals, of: facts.deals.length }
}

type Side = readonly number[]

function sidesOf(deal: DealReport, actors: Actors): readonly [Side, Side] {
  const behind = (ids: readonly string[]) => distinct(ids.flatMap((id) => actors.behind(id)))
  const posted = deal.kind === 'publish' || deal.to.length === 0
  return [behind(deal.from), posted ? [actors.place(deal.id)] : behind(deal.to)]
}

function distinct(numbers: readonly number[]): Side {
  return [...new Set(numbers)]
}

/** Groups that act together and of which nobody hands to another; over a chain nobody is put in one frame. */
function groupSets(
  facts: CaseReport,
  actors: Actors,
  sides: readonly (readonly [Side, Side])[],
): readonly Side[] {
  const sets = facts.liability.groups
    .filter(({ kind }) => kind === 'joint')
    .map(({ members }) => distinct(members.flatMap((id) => actors.behind(id))))
  return sets.filter((set) => {
    const own = new Set(set)
    const inside = (side: Side) => side.some((actor) => own.has(actor))
    return !sides.some(([from, to]) => inside(from) && inside(to))
  })
}

/** Members that a node of many names. */
const NAMED = 6

function unitOf({ members, crowd }: Block, actors: readonly Actor[], facts: CaseReport): Unit {
  const rows = members.flatMap((member) => actorRow(member, actors))
  const [only] = rows
  if (rows.length === 1 && only) return { framed: false, rows: [only] }
  const shown = crowd ? rows.slice(0, NAMED) : rows
  const more = rows.length - shown.length
  return {
    framed: true,
    rows: [
      titleRow(
        members.map((m) => actors[m]?.id ?? ''),
        facts,
      ),
      ...shown,
      ...moreRow(more),
    ],
  }
}

function actorRow(number: number, actors: readonly Actor[]): readonly NodeRow[] {
  const actor = actors[number]
  if (actor === undefined) return []
  const { shape, name, details } = actor
  const texts = details.filter((text) => text !== '').map(drawable)
  return [{ kind: 'node', node: number, shape, name: drawable(name), details: texts }]
}

function titleRow(ids: readonly string[], facts: CaseReport): NodeRow {
  const group = facts.liability.groups.find(({ members }) =>
    ids.every((id) => members.includes(id)),
  )
  const name = `${group?.label ?? '共同'}（${String(ids.length)}人）`
  return { kind: 'title', node: null, shape: 'person', name: drawable(name), details: [] }
}

function moreRow(more: number): readonly NodeRow[] {
  if (more <= 0) return []
  const name = `另有${String(more)}人`
  return [{ kind: 'more', node: null, shape: 'person', name, details: [] }]
}

/** To one person: his row; to several: the frame in which they stand. */
function endOf(side: Side, blocks: Blocks): End {
  const unit = blocks.blockOf(side)
  const { members = [] } = blocks.blocks[unit] ?? {}
  if (members.length === 1) return { unit, row: 0 }
  const [only] = side
  const row = side.length === 1 && only !== undefined ? members.indexOf(only) + 1 : 0
  return { unit, row }
}

/** By the first day that each may mean, for the choice of which line closes a circle; those without a date last. */
function inOrderOfTime(edges: readonly Edge[], deals: readonly DealReport[]): readonly Edge[] {
  const day = ({ number }: Edge) => deals[number - 1]?.on?.from ?? '9999-99'
  return edges.toSorted((a, b) =>
    day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : a.number - b.number,
  )
}
