import type { CaseReport, PartyReport } from '../../../case-report.ts'
import { term } from '../../papers/words.ts'
import type { NodeShape } from '../graph/graph.ts'

/** Somebody or something that gives or receives: a person, an account that nobody is known to use, the public. */
export interface Actor {
  /** Id of the case file; of a posting, that of its transfer or group. */
  readonly id: string
  readonly shape: NodeShape
  readonly name: string
  readonly details: readonly string[]
}

/** Who stands behind the ids of transfers. */
export interface Actors {
  readonly list: readonly Actor[]
  /** Numbers of the actors behind an id: users for an account, else the one whose id it is. */
  behind(id: string): readonly number[]
  /** The place where something was posted, or to which nobody says who got it. */
  place(deal: string): number
}

/** Persons in the order of the case file, then accounts without a known user, ids that are neither, and postings. */
export function actorsOf(facts: CaseReport): Actors {
  const accounts = new Map(facts.people.accounts.map((a) => [a.id, a]))
  const list: Actor[] = facts.parties.map((party) => partyActor(party, facts))
  const known = new Map(list.map(({ id }, i) => [id, i]))
  const add = (key: string, actor: Actor) => {
    const found = known.get(key)
    if (found !== undefined) return found
    known.set(key, list.push(actor) - 1)
    return list.length - 1
  }
  const behind = (id: string): readonly number[] => {
    const account = accounts.get(id)
    const users = account && (account.state === 'one' || account.joint) ? account.users : [id]
    return users.map((user) => known.get(user) ?? add(user, accountActor(user, facts)))
  }
  for (const id of facts.deals.flatMap(({ from, to }) => [...from, ...to])) behind(id)
  const places = new Map(
    facts.deals
      .filter(({ kind, to }) => kind === 'publish' || to.length === 0)
      .map((deal) => [deal.id, add(placeKey(deal.id, facts), placeActor(deal, facts))]),
  )
  return { list, behind, place: (deal) => places.get(deal) ?? 0 }
}

function partyActor(party: PartyReport, facts: CaseReport): Actor {
  const { id, name, absent, roles, standing, state } = party
  const said = [...roles.map(term), standing, state].filter((word) => word !== null && word !== '')
  const shape = absent ? 'absent' : 'person'
  return { id, shape, name, details: [said.join('；'), ...accountLines(id, facts)] }
}

const PLATFORM: Readonly<Record<string, string>> = {
  wechat: '微信',
  qq: 'QQ',
  alipay: '支付宝',
  telegram: 'Telegram',
}

function platformOf(id: string): string {
  return Object.hasOwn(PLATFORM, id) ? (PLATFORM[id] ?? id) : id
}

/** Most accounts that a node names; the others are counted. */
const NAMED = 2

/** Accounts of a person, with what they show and under whose name he passed (同名不同号). */
function accountLines(user: string, { people }: CaseReport): readonly string[] {
  const own = people.accounts.filter((a) => a.users.includes(user))
  const lines = own.map((a) => {
    const passing = people.passing.find((p) => p.account === a.id)
    const shown = passing === undefined ? a['shown-as'] : passing.name
    const name = shown === null ? '' : `${passing === undefined ? '昵称' : '自称'}“${shown}”`
    return `${a.id}（${platformOf(a.platform)}）${name}`
  })
  const more = lines.length - NAMED
  return more > 0 ? [...lines.slice(0, NAMED), `另有${String(more)}个账号`] : lines
}

function accountActor(id: string, { people }: CaseReport): Actor {
  const account = people.accounts.find((a) => a.id === id)
  if (account === undefined) return { id, shape: 'account', name: id, details: ['身份未载明'] }
  const shown = account['shown-as'] === null ? [] : [`昵称“${account['shown-as']}”`]
  const users = account.state === 'several' ? '多人使用，待查' : '实际使用人不明'
  return {
    id,
    shape: 'account',
    name: `${platformOf(account.platform)}账号${id}`,
    details: [...shown, users],
  }
}

function placeKey(deal: string, { stated }: CaseReport): string {
  const post = stated.posts.find((p) => p.deal === deal)
  return post?.group ? `\u0000group:${post.group}` : `\u0000deal:${deal}`
}

function placeActor(
  { id, kind }: { readonly id: string; readonly kind: string },
  { stated }: CaseReport,
): Actor {
  if (kind !== 'publish') return { id, shape: 'public', name: '去向未载明', details: [] }
  const post = stated.posts.find((p) => p.deal === id)
  const members = post?.members ?? null
  return {
    id: post?.group ?? id,
    shape: 'public',
    name: post?.group ? `群组：${post.group}` : '公开发布',
    details: [...(members === null ? [] : [`成员${String(members)}人`]), '成员不是买家'],
  }
}
