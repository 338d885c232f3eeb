import { NOTED } from '../../case-report.ts'
import { isBefore } from './days.ts'
import { distinct, entered, isEntered, namesOf, type Names } from './names.ts'
import type { CaseFile } from './schema.ts'
import type { Tell } from './tell.ts'

type Party = CaseFile['parties'][number]
type Account = CaseFile['accounts'][number]

/** Persons, accounts and exhibits, each id once, with the persons that they refer to. */
export function people(facts: CaseFile, tell: Tell): CaseFile {
  const parties = distinct(facts.parties, 'parties', tell)
  const persons = namesOf('人员', 'parties', parties)
  const accounts = distinct(facts.accounts, 'accounts', tell, persons.known)
  return {
    ...facts,
    parties: parties.map((p) => priors(p, facts, tell)),
    accounts: accounts.map((a) => account(a, facts.accounts.indexOf(a), persons, tell)),
    exhibits: exhibits(facts, persons, tell),
  }
}

/** 曾受处罚: before the conduct ended, or it is no earlier punishment (解释 5(1)(9)). */
function priors(party: Party, facts: CaseFile, tell: Tell): Party {
  const ended = facts.dates?.conduct?.to
  if (party.priors === undefined || ended === undefined) return party
  const i = facts.parties.indexOf(party)
  const before = party.priors.filter((prior, j) => {
    if (!isBefore(ended, prior.on)) return true
    tell({
      path: ['parties', i, 'priors', j, 'on'],
      problem: `处罚日期（${prior.on}）晚于行为终了日期（${ended}）`,
      remedy: '请核对；priors 只写行为之前受过的处罚',
      effect: '不作为曾受处罚的事实采用',
    })
    return false
  })
  return { ...party, priors: before }
}

function account(given: Account, i: number, persons: Names, tell: Tell): Account {
  const { user, 'passing-as': posing, ...rest } = given
  const path = ['accounts', i] as const
  const known =
    user !== undefined &&
    isEntered(user, persons, [...path, 'user'], '该账号按实际使用人不明处理', tell)
  return {
    ...rest,
    ...(known ? { user } : {}),
    ...(posing
      ? {
          'passing-as': posing.map((p, j) =>
            passing(given, p, [...path, 'passing-as', j, 'of'], persons, tell),
          ),
        }
      : {}),
  }
}

type Passing = NonNullable<Account['passing-as']>[number]

/** Passing as somebody who is not entered, or as oneself: the name stays, as what was shown. */
function passing(
  own: Account,
  posing: Passing,
  path: readonly (string | number)[],
  persons: Names,
  tell: Tell,
): Passing {
  const { of, name } = posing
  if (of === undefined) return posing
  const effect = '只保留所冒用的名称，不与任何人相连'
  if (!isEntered(of, persons, path, effect, tell)) return { name }
  if (of !== own.user) return posing
  const problem = '所冒用的是实际使用人自己'
  tell({ path, problem, remedy: '请改为被冒用的人，或者删去 of', effect })
  return { name }
}

function exhibits(facts: CaseFile, persons: Names, tell: Tell): CaseFile['exhibits'] {
  const own = distinct(facts.exhibits, 'exhibits', tell)
  const seen = new Map<string, string>()
  return own.flatMap((exhibit) => {
    const i = facts.exhibits.indexOf(exhibit)
    const place = placeOf(exhibit.path)
    const same = seen.get(place)
    if (same !== undefined) {
      tell({
        path: ['exhibits', i, 'path'],
        problem: `与检材“${same}”是同一路径`,
        remedy: '两份检材各放一个文件夹，各写各的路径',
        effect: '不重复读取，此项略去',
      })
      return []
    }
    within(place, i, seen, tell)
    seen.set(place, exhibit.id)
    const { holder, ...rest } = exhibit
    if (holder === undefined) return [exhibit]
    const effect = '该检材按持有人不明处理'
    return [isEntered(holder, persons, ['exhibits', i, 'holder'], effect, tell) ? exhibit : rest]
  })
}

function placeOf(path: string): string {
  return path
    .normalize('NFC')
    .replaceAll('\\', '/')
    .replace(/^(?:\.\/)+/, '')
    .replace(/\/+$/, '')
}

/** One exhibit inside another: its files are read with both. */
function within(place: string, i: number, seen: ReadonlyMap<string, string>, tell: Tell): void {
  const around = [...seen].find(
    ([other]) => place.startsWith(`${other}/`) || other.startsWith(`${place}/`),
  )
  if (!around) return
  tell({
    path: ['exhibits', i, 'path'],
    problem: `与检材“${around[1]}”的路径互相包含`,
    remedy: '两份检材各放一个文件夹',
    effect: `${NOTED}；重合的文件读取两次，第二次列为整份文件相同`,
  })
}

/** Joint groups and other groups with members that are entered. */
export function groups(facts: CaseFile, deals: Names, tell: Tell): CaseFile['groups'] {
  const users = namesOf('人员或者账号', 'parties 或者 accounts', facts.parties, facts.accounts)
  const own = distinct(facts.groups, 'groups', tell, users.known)
  return own.flatMap((group) => {
    const path = ['groups', facts.groups.indexOf(group)] as const
    const effect = '该成员不计在组内'
    const members = entered(group.members, users, [...path, 'members'], effect, tell)
    const kept = entered(group.deals ?? [], deals, [...path, 'deals'], '该组不及于此笔', tell)
    const emptied = members.length === 0 || (group.deals !== undefined && kept.length === 0)
    if (emptied) tell(nobody([...path]))
    return emptied ? [] : [{ ...group, members, ...(group.deals ? { deals: kept } : {}) }]
  })
}

function nobody(path: readonly (string | number)[]) {
  return {
    path,
    problem: '该组没有可用的成员或者流转',
    remedy: '请改正 members、deals',
    effect: '该组不参与计算',
  }
}
