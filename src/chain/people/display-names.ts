import type { NameHolder, PassingReport, SharedName } from '../../report/people.ts'
import { listed, namer, type NameOf, type PeopleFacts } from './facts.ts'

/** Marks that take no room: two names that differ in them alone look the same. */
const UNSEEN = /[\p{Cf}\s]/gu

/**
 * A display name as it is compared: width, spaces and marks without ink aside. Letters keep their case.
 *
 * @example foldedName('网络 爬虫　大数据') → '网络爬虫大数据'; foldedName('ＡＢ1') → 'AB1'
 */
export function foldedName(name: string): string {
  return name.normalize('NFKC').replace(UNSEEN, '')
}

interface Held extends NameHolder {
  /** As it is written. */
  readonly name: string
}

/**
 * 同名不同号: display names under which more than one account stands, or an account and somebody who does not use it. A
 * display name is not an account: nothing is said of whether an account was anybody else's before.
 *
 * @example 网络爬虫大数据: the seller's account, and the account of 王某某 who passed under that name
 */
export function sharedNames(facts: PeopleFacts): SharedName[] {
  const nameOf = namer(facts)
  return [...holdersByName(facts).values()].flatMap((all) => {
    const holders = withoutOwners(all)
    const accounts = holders.filter((h) => h.kind === 'account')
    const [first] = all
    if (first === undefined || accounts.length === 0 || holders.length < 2) return []
    return [sharedName(first.name, holders, nameOf)]
  })
}

function holdersByName(facts: PeopleFacts): ReadonlyMap<string, Held[]> {
  const byName = new Map<string, Held[]>()
  for (const held of [...partyNames(facts), ...accountNames(facts)]) {
    const key = foldedName(held.name)
    if (key === '') continue
    const known = byName.get(key) ?? []
    if (!known.some((h) => h.kind === held.kind && h.id === held.id)) known.push(held)
    byName.set(key, known)
  }
  return byName
}

/** A party by its name, by the names under which it was met, and by those that others took from it. */
function partyNames({ parties, accounts }: PeopleFacts): Held[] {
  const taken = Map.groupBy(
    accounts.flatMap((a) => a.passing),
    (passing) => passing.of,
  )
  return parties.flatMap((p) => {
    const names = [p.name, ...p.shownAs, ...(taken.get(p.id) ?? []).map((t) => t.name)]
    return names.map(
      (name) => ({ kind: 'party', id: p.id, users: [p.id], how: 'own', name }) as const,
    )
  })
}

function accountNames({ accounts }: PeopleFacts): Held[] {
  return accounts.flatMap(({ id, users, shownAs, passing }) => {
    const account = { kind: 'account', id, users } as const
    const own = shownAs === null ? [] : [{ ...account, how: 'own', name: shownAs } as const]
    return [...own, ...passing.map(({ name }) => ({ ...account, how: 'passing', name }) as const)]
  })
}

/** A party whose own account stands there is there by its account. */
function withoutOwners(all: readonly Held[]): Held[] {
  const byAccount = new Set(
    all.flatMap((h) => (h.kind === 'account' && h.how === 'own' ? h.users : [])),
  )
  return all.filter((h) => h.kind === 'account' || !byAccount.has(h.id))
}

function sharedName(name: string, holders: readonly Held[], nameOf: NameOf): SharedName {
  const told = holders.map((h) => holderText(h, nameOf)).join('；')
  return {
    name,
    holders: holders.map(({ kind, id, users, how }) => ({ kind, id, users, how })),
    sentence: `昵称“${name}”见于${told}：同名不同号。昵称不是账号，相同的昵称不说明账号相同，也不说明账号换过使用人。`,
    wanted: `昵称“${name}”（同名不同号）：调取${holders.length === 2 ? '双方' : '各方'}账号的注册、实名与登录设备资料，分清账号与实际使用人`,
  }
}

function holderText({ kind, id, users, how }: Held, nameOf: NameOf): string {
  if (kind === 'party') return `${nameOf(id)}（其账号未查明）`
  const user = users.length === 0 ? '实际使用人不明' : `使用人${listed(users, nameOf)}`
  return `账号${id}（${user}${how === 'passing' ? '，冒用该名' : ''}）`
}

/** 冒用: each account that passed under the name of another, and whose name it is where that is entered. */
export function passingReports(facts: PeopleFacts): PassingReport[] {
  const nameOf = namer(facts)
  return facts.accounts.flatMap(({ id, users, passing }) =>
    passing.map(({ name, of }) => {
      const user = users.length === 0 ? '实际使用人不明的' : listed(users, nameOf)
      const whose = of === null ? '该名原为何人所用待查' : `该名原为${nameOf(of)}所用`
      return {
        account: id,
        users,
        name,
        of,
        sentence: `${user}以账号${id}冒用“${name}”之名；${whose}。`,
      }
    }),
  )
}
