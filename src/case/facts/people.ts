import { NOTED } from '../../case-report.ts'
import { forwards } from './dates.ts'
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
  const { user, users, 'passing-as': posing, ...rest } = given
  const path = ['accounts', i] as const
  return {
    ...rest,
    ...usersOf(user, users, path, persons, tell),
    ...(posing
      ? {
          'passing-as': posing.map((p, j) =>
            passing(given, p, [...path, 'passing-as', j, 'of'], persons, tell),
          ),
        }
      : {}),
  }
}

/** One user, or several of whom it is not known who used the account when; a list of one is one user. */
function usersOf(
  user: string | undefined,
  users: readonly string[] = [],
  path: readonly (string | number)[],
  persons: Names,
  tell: Tell,
): Pick<Account, 'user' | 'users'> {
  const effect = '该账号按实际使用人不明处理'
  const one =
    user !== undefined && isEntered(user, persons, [...path, 'user'], effect, tell) ? [user] : []
  const more = entered(users, persons, [...path, 'users'], '此人不计为该账号的使用人', tell)
  const [first, ...others] = [...new Set([...one, ...more])]
  if (first === undefined) return {}
  return others.length === 0 ? { user: first } : { users: [first, ...others] }
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
  if (of !== own.user && !(own.users ?? []).includes(of)) return posing
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

/** For whom somebody acted: two persons that are entered, and transfers that are. */
export function errands(facts: CaseFile, deals: Names, tell: Tell): CaseFile['acts-for'] {
  const persons = namesOf('人员', 'parties', facts.parties)
  const effect = '该项代为办理不采用'
  return facts['acts-for'].flatMap((fact, i) => {
    const path = ['acts-for', i] as const
    const both = (['who', 'for'] as const).map((side) =>
      isEntered(fact[side], persons, [...path, side], effect, tell),
    )
    if (both.includes(false)) return []
    if (fact.who === fact.for) {
      const problem = '代为办理的是本人'
      tell({ path: [...path, 'for'], problem, remedy: '请写明代何人办理', effect })
      return []
    }
    const own = entered(fact.deals ?? [], deals, [...path, 'deals'], '不及于此笔', tell)
    if (fact.deals !== undefined && own.length === 0) return []
    const { on, ...rest } = fact
    const period = forwards(on, [...path, 'on'], tell)
    return [{ ...rest, ...(fact.deals ? { deals: own } : {}), ...(period ? { on: period } : {}) }]
  })
}
