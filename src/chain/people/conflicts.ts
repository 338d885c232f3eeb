import { spanOf } from '../../law/period.ts'
import type { ConflictBasis, RoleConflict } from '../../report/people.ts'
import { foldedName } from './display-names.ts'
import {
  listed,
  namer,
  type ActsForFact,
  type NameOf,
  type PeopleFacts,
  type SideFact,
} from './facts.ts'
import { familiesOf, type Families } from './families.ts'

/** A conflict before it is counted under both readings. */
export type Conflict = Omit<RoleConflict, 'readings'>

/** One ground for it: what was bought for the principal, and what was sold to him. */
interface Seen {
  readonly bought: readonly string[]
  readonly sold: readonly SideFact[]
  readonly basis: ConflictBasis
}

/** Everything that one person handed to one other. */
interface Pair {
  readonly who: string
  readonly principal: string
  readonly handed: readonly SideFact[]
}

/**
 * 角色冲突: who bought for somebody and sold to him. Where the case file says for whom he acted, by that; else by the
 * transfers alone: the same person first handed on what he had from a seller, and then sold together with another, under
 * the name of that very seller, or simply in other company and from another source. The last is the weakest.
 *
 * Nothing is counted twice for it, and none of the readings is chosen.
 *
 * @example 董 had b1 from the crawler and gave it to 吴; then 董 and 王, who passed as the crawler, sold b2 to 吴
 */
export function roleConflicts(facts: PeopleFacts): Conflict[] {
  const ground = new Ground(facts)
  return pairsOf(facts.sides).flatMap((pair) => {
    const seen = [...ground.entered(pair), ...ground.passing(pair)]
    const all = seen.length > 0 ? seen : ground.composition(pair)
    return all.length === 0 ? [] : [conflict(pair, all, ground.nameOf)]
  })
}

/** Who handed what to whom; publications have no taker, and handing over among joint offenders is none. */
function pairsOf(sides: readonly SideFact[]): Pair[] {
  const pairs = new Map<string, { who: string; principal: string; handed: SideFact[] }>()
  for (const side of sides.filter((s) => s.kind !== 'publish')) {
    for (const who of side.by) {
      for (const principal of side.to) {
        const key = `${who}\n${principal}`
        const pair = pairs.get(key) ?? { who, principal, handed: [] }
        pair.handed.push(side)
        pairs.set(key, pair)
      }
    }
  }
  return [...pairs.values()]
}

function conflict({ who, principal }: Pair, seen: readonly Seen[], nameOf: NameOf): Conflict {
  const sold = distinct(seen.flatMap((s) => s.sold))
  const soldIds = sold.map((s) => s.id)
  const bought = [...new Set(seen.flatMap((s) => s.bought))].filter((id) => !soldIds.includes(id))
  const others = [...new Set(sold.flatMap((s) => s.by))].filter((id) => id !== who)
  const basis = seen.map((s) => s.basis)
  const together = others.length === 0 ? '' : `与${listed(others, nameOf)}一起`
  const sure = basis.some((b) => b.kind === 'entered')
  const agency = sure ? '为其代为购买' : '先有为其购入的迹象'
  return {
    who,
    with: others,
    principal,
    bought,
    sold: soldIds,
    basis,
    sentence: `角色冲突：${nameOf(who)}对${nameOf(principal)}${agency}（${bought.join('、') || '未录入流转'}），又${together}向其出售（${soldIds.join('、')}）。不因双重角色重复计数；代为购买与自行出售两种理解并列，未作取舍。`,
  }
}

/** What the facts offer for each kind of ground. */
class Ground {
  readonly nameOf: NameOf
  readonly #posing: PeopleFacts['accounts']
  readonly #names: ReadonlyMap<string, ReadonlySet<string>>
  readonly #families: Families
  readonly #came: ReadonlyMap<string, SideFact[]>
  readonly #acts: ReadonlyMap<string, ActsForFact[]>

  constructor(facts: PeopleFacts) {
    this.#posing = facts.accounts.filter((a) => a.passing.length > 0)
    this.#names = ownNames(facts)
    this.nameOf = namer(facts)
    this.#families = familiesOf(facts.related)
    this.#came = comings(facts.sides, this.#families)
    this.#acts = Map.groupBy(facts.actsFor, (a) => `${a.who}\n${a.for}`)
  }

  /** The case file says for whom he acted. */
  entered({ who, principal, handed }: Pair): Seen[] {
    return (this.#acts.get(`${who}\n${principal}`) ?? []).flatMap((fact): Seen[] => {
      const own = handed.filter((s) => covers(fact, s))
      const sold = handed.filter((s) => isSale(s) && (fact.deals === null || !own.includes(s)))
      if (sold.length === 0) return []
      const bought =
        fact.deals === null ? this.#sources(who, own) : this.#withSources(who, own, fact.deals)
      const text = `录入：${this.nameOf(who)}代${this.nameOf(principal)}办理${fact.deals === null ? '购买' : fact.deals.join('、')}`
      return [{ bought, sold, basis: { kind: 'entered', text, evidence: fact.evidence } }]
    })
  }

  /** A seller of his own, whose name was then passed under when he, or one with him, sold to the same buyer. */
  passing(pair: Pair): Seen[] {
    return this.#both(pair).flatMap(({ first, then }): Seen[] => {
      const taken = this.#takenName(this.#upstream(pair.who, first), then)
      if (taken === null) return []
      const { name, source, account } = taken
      const text = `${this.nameOf(pair.who)}先从${this.nameOf(source)}取得批次${first.batch}交给${this.nameOf(pair.principal)}（${first.id}）；其后出售批次${then.batch}（${then.id}）时，账号${account}以“${name}”之名出现`
      return [this.#seen(pair.who, first, then, { kind: 'passing', text, evidence: null })]
    })
  }

  /** First alone, then with others and from another source. */
  composition(pair: Pair): Seen[] {
    const found = this.#both(pair).find(({ first, then }) => {
      const grown = first.by.length < then.by.length && first.by.every((id) => then.by.includes(id))
      const [before, after] = [this.#upstream(pair.who, first), this.#upstream(pair.who, then)]
      return (
        grown && before.length > 0 && after.length > 0 && !before.some((id) => after.includes(id))
      )
    })
    if (!found) return []
    const { first, then } = found
    const text = `${this.nameOf(pair.who)}先独自向${this.nameOf(pair.principal)}交付批次${first.batch}（${first.id}），后与他人一起交付来源不同的批次${then.batch}（${then.id}）：前者是否代为购买待查`
    return [this.#seen(pair.who, first, then, { kind: 'composition', text, evidence: null })]
  }

  #seen(who: string, first: SideFact, then: SideFact, basis: ConflictBasis): Seen {
    return { bought: this.#withSources(who, [first], []), sold: [then], basis }
  }

  /** Two deliveries of different batches to the same taker, the second a sale that is not surely the earlier one. */
  #both({ handed }: Pair): { readonly first: SideFact; readonly then: SideFact }[] {
    const sales = handed.filter(isSale).slice(0, MOST)
    const firsts = handed.slice(0, MOST)
    return firsts.flatMap((first) =>
      sales
        .filter((then) => this.#apart(first, then) && !isAfter(first, then))
        .map((then) => ({ first, then })),
    )
  }

  #apart(one: SideFact, other: SideFact): boolean {
    return this.#families.key(one.batch) !== this.#families.key(other.batch)
  }

  /** From whom the batch had come to the giver. */
  #upstream(who: string, { batch }: SideFact): string[] {
    const came = this.#came.get(`${who}\n${this.#families.key(batch)}`) ?? []
    return [...new Set(came.flatMap((s) => s.by))]
  }

  #sources(who: string, handed: readonly SideFact[]): string[] {
    return this.#withSources(who, handed, [])
  }

  /** The transfers by which he got what he handed over, and those by which he handed it over. */
  #withSources(who: string, handed: readonly SideFact[], more: readonly string[]): string[] {
    const got = handed.flatMap(
      (s) => this.#came.get(`${who}\n${this.#families.key(s.batch)}`) ?? [],
    )
    return [...new Set([...more, ...got.map((s) => s.id), ...handed.map((s) => s.id)])]
  }

  /** A name of one of the sources under which an account of one of the givers passed. */
  #takenName(
    sources: readonly string[],
    { by }: SideFact,
  ): { readonly name: string; readonly source: string; readonly account: string } | null {
    for (const { id, users, passing } of this.#posing) {
      if (![id, ...users].some((user) => by.includes(user))) continue
      for (const { name, of } of passing) {
        const source = sources.find((s) => s === of || (of === null && this.#goesBy(s, name)))
        if (source !== undefined && !by.includes(source)) return { name, source, account: id }
      }
    }
    return null
  }

  /** Does somebody go by this name, himself or by his account? */
  #goesBy(person: string, name: string): boolean {
    return this.#names.get(person)?.has(foldedName(name)) ?? false
  }
}

/** Deliveries between two persons that are looked through for a double role. */
const MOST = 100

/** Names by which each person goes, himself or by his account. */
function ownNames({ parties, accounts }: PeopleFacts): ReadonlyMap<string, ReadonlySet<string>> {
  const names = new Map<string, Set<string>>()
  const add = (person: string, name: string) => {
    const own = names.get(person) ?? new Set<string>()
    names.set(person, own.add(foldedName(name)))
  }
  for (const { id, name, shownAs } of parties) for (const own of [name, ...shownAs]) add(id, own)
  for (const { users, shownAs } of accounts) {
    if (shownAs !== null) for (const user of users) add(user, shownAs)
  }
  return names
}

function comings(sides: readonly SideFact[], families: Families): ReadonlyMap<string, SideFact[]> {
  const came = new Map<string, SideFact[]>()
  for (const side of sides.filter((s) => s.kind !== 'publish')) {
    for (const id of side.to) {
      const key = `${id}\n${families.key(side.batch)}`
      const all = came.get(key)
      if (all) all.push(side)
      else came.set(key, [side])
    }
  }
  return came
}

/** Does the fact speak of this delivery: by its transfers, else by its time where both are known? */
function covers({ deals, on }: ActsForFact, side: SideFact): boolean {
  if (deals !== null) return deals.includes(side.id)
  if (on === null || side.on === null) return true
  return startOf(on) <= endOf(side.on) && startOf(side.on) <= endOf(on)
}

function isSale({ kind }: SideFact): boolean {
  return kind !== 'give' && kind !== 'publish'
}

function isAfter(one: SideFact, other: SideFact): boolean {
  return one.on !== null && other.on !== null && startOf(one.on) > endOf(other.on)
}

function startOf({ from }: { readonly from: string }): string {
  return spanOf(from)?.from ?? ''
}

function endOf({ to }: { readonly to: string }): string {
  return spanOf(to)?.to ?? '9999-12-31'
}

function distinct<T>(all: readonly T[]): T[] {
  return [...new Set(all)]
}
