import { roleConflicts, type Conflict } from '../../chain/people/conflicts.ts'
import { namer, type PeopleFacts } from '../../chain/people/facts.ts'
import { peopleQuestions, peopleReport } from '../../chain/people/people.ts'
import { unenteredParts } from '../../chain/people/unentered.ts'
import { countPersons, type Choice, type PersonCounts } from '../../count/per-person/count.ts'
import type { ChainFacts } from '../../count/per-person/facts.ts'
import type { Database } from '../../db/database.ts'
import { keyColumns } from '../../records/index-file.ts'
import type { PeopleReport, Quantities, RoleConflict, RoleReading } from '../../report/people.ts'
import type { CaseFile } from '../facts/schema.ts'
import { accountUsers, actJointly, allSides, obtainers } from '../persons/chain-facts.ts'
import { choicesOf } from '../persons/decided.ts'
import { agentChain } from './agent-reading.ts'

/** What the join needs beside the facts: the chain as it was counted, and the index to count it again. */
export interface PeopleInputs {
  readonly facts: CaseFile
  readonly chain: ChainFacts
  readonly persons: PersonCounts
  readonly db: Database
}

/** Persons, accounts and roles of a case; double roles are counted under both readings, once more for all together. */
export async function peopleOf(inputs: PeopleInputs): Promise<PeopleReport> {
  const facts = peopleFacts(inputs.facts)
  const conflicts = roleConflicts(facts)
  return peopleReport(facts, await counted(conflicts, facts, inputs))
}

/** 待查事项 of persons and accounts. */
export function openPeople(facts: CaseFile, people: PeopleReport): string[] {
  const told = peopleFacts(facts)
  return [...peopleQuestions(people, namer(told)), ...unenteredParts(told)]
}

/** The facts of the case file as far as they tell of persons: accounts resolved as in the count. */
export function peopleFacts(facts: CaseFile): PeopleFacts {
  const accounts = new Set(facts.accounts.map((a) => a.id))
  const obtained = obtainers(facts)
  return {
    parties: facts.parties.map((p) => ({
      id: p.id,
      name: p.name,
      shownAs: [p['shown-as'] ?? []].flat(),
    })),
    accounts: facts.accounts.map((a) => accountFact(a, facts)),
    sides: allSides(facts).map(({ transfer: t, by, to, inner }) => ({
      id: t.id,
      kind: t.kind,
      by,
      to,
      inner,
      accounts: [...new Set([...t.from, ...(t.to ?? [])])].filter((id) => accounts.has(id)),
      batch: t.batch,
      on: t.on ?? null,
    })),
    obtained: facts.obtained.map((o, i) => ({
      id: o.id,
      by: obtained[i] ?? [],
      batch: o.batch,
      on: o.on ?? null,
    })),
    actsFor: facts['acts-for'].map((a) => ({
      who: a.who,
      for: a.for,
      on: a.on ?? null,
      deals: a.deals ?? null,
      evidence: a.evidence ?? null,
    })),
    related: facts.batches.flatMap((b) =>
      [b['part-of'], b['same-as']].flatMap((other) =>
        other === undefined ? [] : [[b.id, other] as const],
      ),
    ),
    jointly: facts.groups
      .filter((g) => g.kind === 'joint' && g.members.length > 1)
      .map((g) => g.members),
  }
}

function accountFact(
  a: CaseFile['accounts'][number],
  facts: CaseFile,
): PeopleFacts['accounts'][number] {
  const users = accountUsers(a)
  return {
    id: a.id,
    platform: a.platform,
    shownAs: a['shown-as'] ?? null,
    users,
    joint: users.length > 1 && actJointly(users, undefined, facts),
    passing: (a['passing-as'] ?? []).map(({ name, of }) => ({ name, of: of ?? null })),
    evidence: a.evidence ?? null,
  }
}

async function counted(
  conflicts: readonly Conflict[],
  people: PeopleFacts,
  { facts, chain, persons, db }: PeopleInputs,
): Promise<RoleConflict[]> {
  if (conflicts.length === 0) return []
  const asAgents = agentChain(chain, conflicts)
  const other = await countPersons(db, await keyColumns(db), asAgents)
  const choice = choicesOf(facts)
  return conflicts.map((c) => ({ ...c, readings: readingsOf(c, people, persons, other, choice) }))
}

/** 代为购买 and 自行出售 side by side, each with the count of everybody concerned. */
function readingsOf(
  { who, with: others, principal, bought }: Conflict,
  people: PeopleFacts,
  asTold: PersonCounts,
  asAgents: PersonCounts,
  choice: Choice,
): RoleReading[] {
  const nameOf = namer(people)
  const concerned = [who, ...others, principal]
  const counts = (of: PersonCounts) =>
    concerned.map((party) => ({ party, tiers: quantities(of.of(party, choice)) }))
  const [agent, resale] = [counts(asAgents), counts(asTold)]
  const equal = JSON.stringify(agent) === JSON.stringify(resale)
  const deals = bought.join('、')
  return [
    {
      id: 'agent',
      title: '代为购买（共同获取）',
      text: `${deals}：${nameOf(who)}代${nameOf(principal)}购买，二人共同获取，交付不另作提供。`,
      counts: agent,
      equal,
    },
    {
      id: 'resale',
      title: '自行购入后出售',
      text: `${deals}：${nameOf(who)}自行获取后向${nameOf(principal)}出售；获取后又出售的，不重复计算（解释第十一条第一款）。`,
      counts: resale,
      equal,
    },
  ]
}

function quantities(tiers: ReturnType<PersonCounts['of']>): Quantities {
  const of = (tier: 'A' | 'B' | 'C') => {
    const { 'at-least': least, exactly, declared, apart, 'declared-bound': bound } = tiers[tier]
    return { 'at-least': least, exactly, declared, 'declared-bound': bound, apart }
  }
  return { A: of('A'), B: of('B'), C: of('C') }
}
