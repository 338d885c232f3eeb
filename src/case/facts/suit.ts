import { NOTED } from '../../case-report.ts'
import { beginning, isBefore } from './days.ts'
import { distinct, entered, isEntered, namesOf, type Names } from './names.ts'
import { nearest } from './nearest.ts'
import type { CaseFile } from './schema.ts'
import { CLAIM_KINDS, GROUP_KINDS, ORDER_KINDS } from './schema/liability.ts'
import type { Path, Tell } from './tell.ts'

type Claim = CaseFile['claims'][number]
type Group = CaseFile['groups'][number]
type Order = CaseFile['orders'][number]

/** Joint groups and other groups with members that are entered. */
export function groups(facts: CaseFile, deals: Names, tell: Tell): Group[] {
  const users = namesOf('人员或者账号', 'parties 或者 accounts', facts.parties, facts.accounts)
  const own = distinct(facts.groups, 'groups', tell, users.known)
  return own.flatMap((group): Group[] => {
    const path = ['groups', facts.groups.indexOf(group)] as const
    const effect = '该成员不计在组内'
    const members = entered(group.members, users, [...path, 'members'], effect, tell)
    const kept = entered(group.deals ?? [], deals, [...path, 'deals'], '该组不及于此笔', tell)
    const emptied = members.length === 0 || (group.deals !== undefined && kept.length === 0)
    if (emptied) tell(nobody([...path]))
    if (emptied) return []
    word(group.kind, GROUP_KINDS, [...path, 'kind'], '按原文列出，不作为连带或者按份处理', tell)
    const stated = sharesOf(group, members, path, tell)
    return [{ ...stated, members, ...(group.deals ? { deals: kept } : {}) }]
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

/** 内部份额 of those who are members. */
function sharesOf(group: Group, members: readonly string[], path: Path, tell: Tell): Group {
  const { shares, ...rest } = group
  if (shares === undefined) return group
  const own = Object.entries(shares).filter(([id]) => {
    if (members.includes(id)) return true
    tell({
      path: [...path, 'shares', id],
      problem: '份额所写的人不是该组成员',
      remedy: `请写 members 中的成员：${members.join('、')}`,
      effect: '该份额不采用',
    })
    return false
  })
  return own.length === 0 ? rest : { ...rest, shares: Object.fromEntries(own) }
}

/** A word of a closed list; another one is kept as it is written, and told. */
function word(
  written: string,
  words: readonly string[],
  path: Path,
  effect: string,
  tell: Tell,
): void {
  if (words.includes(written)) return
  const meant = nearest(written, words)
  const guess = meant === null ? '' : `是否为 ${meant}？`
  tell({
    path,
    problem: '不是已知的种类',
    remedy: `${guess}可写：${words.join('、')}`,
    effect: `${NOTED}；${effect}`,
  })
}

/** Parties, or one group, that are entered; null when none is left. */
function liable(
  against: Claim['against'],
  path: Path,
  facts: CaseFile,
  effect: string,
  tell: Tell,
): Claim['against'] | null {
  const known = namesOf('人员或者组', 'parties 或者 groups', facts.parties, facts.groups)
  if (typeof against === 'string')
    return isEntered(against, known, [...path, 'against'], effect, tell) ? against : null
  const kept = entered(against, known, [...path, 'against'], effect, tell)
  return kept.length === 0 ? null : kept
}

/** Claims against persons or groups that are entered, each once. */
export function claims(facts: CaseFile, deals: Names, tell: Tell): Claim[] {
  const seen = new Map<string, number>()
  return facts.claims.flatMap((claim, i): Claim[] => {
    const path = ['claims', i] as const
    const against = liable(claim.against, path, facts, '该诉讼请求不及于此人', tell)
    const own = entered(claim.deals ?? [], deals, [...path, 'deals'], '该请求不及于此笔', tell)
    if (against === null || isRepeated(claim, i, path, seen, tell)) return []
    word(claim.kind, CLAIM_KINDS, [...path, 'kind'], '按原文列为其他请求', tell)
    const rest = sized(claim, path, tell)
    return [{ ...rest, against, ...(claim.deals ? { deals: own } : {}) }]
  })
}

/** The same sum claimed twice from the same for the same would bound them twice over. */
function isRepeated(
  claim: Claim,
  i: number,
  path: Path,
  seen: Map<string, number>,
  tell: Tell,
): boolean {
  const { kind, against, deals, amount, scope, medium } = claim
  const whom = typeof against === 'string' ? against : against.toSorted()
  const key = JSON.stringify([kind, whom, deals?.toSorted(), amount, scope, medium])
  const first = seen.get(key)
  if (first === undefined) {
    seen.set(key, i)
    return false
  }
  tell({
    path: [...path, 'kind'],
    problem: `与前一项诉讼请求（claims.${first}）相同`,
    remedy: '请删去重复的一项；不同的请求请写明 deals 或者 scope',
    effect: '只采用先登记的一项，此项略去',
  })
  return true
}

/** Kinds that ask for no money. */
const WITHOUT_MONEY: readonly string[] = ['stop', 'remove', 'delete', 'apologise', 'publish']

/** A sum where one is asked for; times and the least of each only of acts. */
function sized(claim: Claim, path: Path, tell: Tell): Claim {
  const { amount, times, 'each-at-least': each, ...rest } = claim
  const noMoney = WITHOUT_MONEY.includes(claim.kind) && amount !== undefined
  const noTimes = claim.kind !== 'act' && (times !== undefined || each !== undefined)
  if (noMoney)
    tell(misplaced([...path, 'amount'], '此种诉讼请求不写金额', '赔偿另写一项 kind: compensate'))
  if (noTimes) {
    const field = times === undefined ? 'each-at-least' : 'times'
    tell(misplaced([...path, field], '次数、每次最低支出只用于行为补偿', '请写在 kind: act 的一项'))
  }
  const least = times !== undefined && each !== undefined ? times * each : null
  if (!noTimes && least !== null && amount !== undefined && amount !== least)
    tell({
      path: [...path, 'amount'],
      problem: `总额与次数×每次最低支出（${String(least / 100)}元）不同`,
      remedy: '请核对 amount、times、each-at-least',
      effect: `${NOTED}；两数并列`,
    })
  return {
    ...rest,
    ...(amount === undefined || noMoney ? {} : { amount }),
    ...(times === undefined || noTimes ? {} : { times }),
    ...(each === undefined || noTimes ? {} : { 'each-at-least': each }),
  }
}

function misplaced(path: Path, problem: string, remedy: string) {
  return { path, problem, remedy, effect: '该项不采用' }
}

/** Orders against persons or groups that are entered; one from before the conduct has no date. */
export function orders(facts: CaseFile, deals: Names, tell: Tell): Order[] {
  const began = beginning(facts)
  return facts.orders.flatMap((order, i): Order[] => {
    const path = ['orders', i] as const
    const against = liable(order.against, path, facts, '该项不及于此人', tell)
    const own = entered(order.deals ?? [], deals, [...path, 'deals'], '该项不及于此笔', tell)
    if (against === null) return []
    word(order.kind, ORDER_KINDS, [...path, 'kind'], '按原文列出', tell)
    const { on, ...rest } = order
    const early = on != null && began !== null && isBefore(on, began)
    if (early)
      tell({
        path: [...path, 'on'],
        problem: `日期（${on}）早于行为开始日期（${began}）`,
        remedy: '请核对；与本案无关的不写',
        effect: '该日期不采用，按待查明处理',
      })
    return [
      {
        ...rest,
        against,
        ...(on === undefined || early ? {} : { on }),
        ...(order.deals ? { deals: own } : {}),
      },
    ]
  })
}
