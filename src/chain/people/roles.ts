import type { BatchRole, Role, RoleReport } from '../../report/people.ts'
import type { PeopleFacts, SideFact } from './facts.ts'
import { familiesOf, type Families } from './families.ts'

/** What one person did with one family of batches. */
interface Part {
  readonly batches: readonly string[]
  readonly came: SideFact[]
  readonly went: SideFact[]
  /** Obtained otherwise than by a transfer. */
  readonly own: string[]
}

/**
 * Roles of every person, for each batch and over all, out of the transfers alone: who only gave is 上家, who got and gave
 * on is 中间倒卖人, who bought and is not seen to pass on is 购买使用人. What passes among joint offenders makes no role.
 */
export function roleReports(facts: PeopleFacts): RoleReport[] {
  const parts = partsOf(facts)
  const order = [...facts.parties.map((p) => p.id), ...facts.accounts.map((a) => a.id)]
  return order.flatMap((id) => {
    const own = [...(parts.get(id)?.values() ?? [])]
    if (own.length === 0) return []
    const batches = own.map((part) => batchRole(part))
    return [{ party: id, overall: rolesOf(merged(own)), batches }]
  })
}

function partsOf(facts: PeopleFacts): ReadonlyMap<string, ReadonlyMap<string, Part>> {
  const families = familiesOf(facts.related)
  const all = new Map<string, Map<string, Part>>()
  const partOf = (id: string, batch: string): Part => {
    const own = all.get(id) ?? new Map<string, Part>()
    all.set(id, own)
    return partIn(own, batch, families)
  }
  for (const side of facts.sides) {
    for (const id of side.by)
      if (side.to.length > 0 || side.kind === 'publish') partOf(id, side.batch).went.push(side)
    if (side.kind === 'publish') continue
    for (const id of side.to) partOf(id, side.batch).came.push(side)
  }
  for (const { id, by, batch } of facts.obtained) {
    for (const person of by) partOf(person, batch).own.push(id)
  }
  return all
}

function partIn(own: Map<string, Part>, batch: string, families: Families): Part {
  const key = families.key(batch)
  const part = own.get(key) ?? { batches: families.of(batch), came: [], went: [], own: [] }
  own.set(key, part)
  return part
}

function merged(parts: readonly Part[]): Omit<Part, 'batches'> {
  return {
    came: parts.flatMap((p) => p.came),
    went: parts.flatMap((p) => p.went),
    own: parts.flatMap((p) => p.own),
  }
}

function batchRole(part: Part): BatchRole {
  return {
    batches: part.batches,
    roles: rolesOf(part),
    from: distinct(part.came.flatMap((s) => s.by)),
    to: distinct(part.went.flatMap((s) => s.to)),
    obtained: distinct([...part.came.map((s) => s.id), ...part.own]),
    provided: distinct(part.went.map((s) => s.id)),
  }
}

/** For money, for other information, for a debt: not for nothing. */
function isForValue({ kind }: SideFact): boolean {
  return kind !== 'give' && kind !== 'publish'
}

function rolesOf({ came, went, own }: Omit<Part, 'batches'>): Role[] {
  const roles: Role[] = []
  const has = came.length > 0 || own.length > 0
  if (went.some(isForValue)) roles.push(has ? 'middleman' : 'upstream')
  if (went.some((s) => s.kind === 'publish')) roles.push('publisher')
  if (went.some((s) => s.kind === 'give')) roles.push('free-giver')
  if (went.length === 0 && came.length > 0)
    roles.push(came.some(isForValue) ? 'end-user' : 'downstream')
  if (own.length > 0) roles.push('collector')
  return roles
}

function distinct(ids: readonly string[]): string[] {
  return [...new Set(ids)]
}
