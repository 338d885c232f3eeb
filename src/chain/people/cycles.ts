import type { CycleReport } from '../../report/people.ts'
import { rings, type Edge } from './components.ts'
import { listed, namer, type NameOf, type PeopleFacts, type SideFact } from './facts.ts'
import { familiesOf } from './families.ts'

/**
 * 循环流转: batches that came back to one who had passed them on, and persons who sold each other different batches. All
 * who stand in one ring are told once, with the transfers among them; rings within rings are not told one by one.
 *
 * @example A→B→C→A with one batch → one report with three members and three transfers
 */
export function cycleReports(facts: PeopleFacts): CycleReport[] {
  const nameOf = namer(facts)
  const families = familiesOf(facts.related)
  const moved = facts.sides.filter((s) => s.kind !== 'publish')
  const byFamily = Map.groupBy(moved, (s) => families.key(s.batch))
  const same = [...byFamily.values()].flatMap((sides) => cyclesIn(sides, 'same-batch', nameOf))
  const known = new Set(same.map((c) => c.members.toSorted().join('\n')))
  const across = cyclesIn(
    moved.filter((s) => s.kind !== 'swap'),
    'across-batches',
    nameOf,
  )
  return [...same, ...across.filter((c) => !known.has(c.members.toSorted().join('\n')))]
}

function cyclesIn(
  sides: readonly SideFact[],
  kind: CycleReport['kind'],
  nameOf: NameOf,
): CycleReport[] {
  const persons = [...new Set(sides.flatMap((s) => [...s.by, ...s.to]))]
  const numbers = new Map(persons.map((id, i) => [id, i]))
  const nodes = persons.length
  // A transfer is a node of its own: edges grow with its givers plus its takers, not with their product.
  const edges = sides.flatMap((s, i): Edge[] => [
    ...s.by.map((id): Edge => [numbers.get(id) ?? 0, nodes + i]),
    ...s.to.map((id): Edge => [nodes + i, numbers.get(id) ?? 0]),
  ])
  return rings(nodes + sides.length, edges).map((ring) => {
    const members = ring.filter((n) => n < nodes).map((n) => persons[n] ?? '')
    const deals = ring.filter((n) => n >= nodes).flatMap((n) => sides[n - nodes] ?? [])
    return cycleReport(kind, members, deals, nameOf)
  })
}

function cycleReport(
  kind: CycleReport['kind'],
  members: readonly string[],
  sides: readonly SideFact[],
  nameOf: NameOf,
): CycleReport {
  const batches = [...new Set(sides.map((s) => s.batch))]
  const deals = sides.map((s) => s.id)
  const who = listed(members, nameOf)
  const sentence =
    kind === 'same-batch'
      ? `批次${batches.join('、')}在${who}之间循环流转（${deals.join('、')}）：请核对方向、日期与批次；各人仍各自去重计算，不因循环重复计算。`
      : `${who}之间互有流转，批次不同（${deals.join('、')}）：不是同一批信息回流，仅作提示。`
  return { kind, batches, members, deals, sentence }
}
