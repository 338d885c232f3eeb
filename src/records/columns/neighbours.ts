import type { KindId } from '../kinds.ts'
import type { Draft } from './draft.ts'
import { DATES, WHOLE_NUMBERS } from './class-groups.ts'
import { settleHouses } from './houses.ts'
import { findNumbers, type Surroundings } from './numbers.ts'
import { atLeast, count, speakingCells } from './tally.ts'

/** Settles what a column's own values and header leave open, from the columns beside it. */
export function settle(drafts: readonly Draft[]): readonly Draft[] {
  const around = surroundings(drafts)
  const numbered = drafts.map((d) => settleNumbers(d, around))
  const dated = numbered.map((d) => settleDates(d, around))
  const people = settleNames(settlePhones(dated, around), around)
  const told = settlePasswords(settleSerials(settleDegrees(people)))
  return settleHouses(settleCalls(settleRooms(told)))
}

/** Headers of rooms: of a guest beside his stay, of a flat elsewhere. */
const ROOMS: ReadonlyMap<string | null, 'address' | 'text'> = new Map([
  ['房间', 'address'],
  ['房号', 'address'],
  ['房间号', 'address'],
  ['客房号', 'address'],
  ['入住房间', 'address'],
  ['roomno', 'address'],
  ['房型', 'text'],
])

/** 房间 and 房型 say where somebody stayed (住宿信息) only beside what else tells of a stay; else they are those of his flat. */
function settleRooms(drafts: readonly Draft[]): readonly Draft[] {
  const isRoom = (d: Draft) => d.ground === 'header' && ROOMS.has(d.word)
  const stays = drafts.some((d) => d.kind === 'lodging' && !isRoom(d))
  return drafts.map((draft) => {
    const home = ROOMS.get(draft.word)
    if (home === undefined || !isRoom(draft)) return draft
    if (stays && draft.kind === 'address')
      return { ...draft, kind: 'lodging', because: '同表另有入住、退房等住宿字段' }
    if (stays || draft.kind !== 'lodging') return draft
    return { ...draft, kind: home, because: '同表没有入住、退房等住宿字段' }
  })
}

/** Headings of both ends of a call. */
const CALLER: ReadonlySet<string | null> = new Set([
  '主叫号码',
  '本机号码',
  '机主号码',
  '主叫',
  'callingno',
  'callerno',
])
const CALLED: ReadonlySet<string | null> = new Set([
  '被叫号码',
  '对方号码',
  '被叫',
  'calledno',
  'calleeno',
  'oppositeno',
])

/**
 * 主叫号码 | 被叫号码 | 开始时间 says who spoke to whom and when (通信记录), though no word names it: where no column says so, how
 * long it took or else when it was does.
 */
function settleCalls(drafts: readonly Draft[]): readonly Draft[] {
  const isEnd = (d: Draft, words: ReadonlySet<string | null>) =>
    d.ground === 'header' && LINES.has(d.kind) && words.has(d.word)
  const areCalls = drafts.some((d) => isEnd(d, CALLER)) && drafts.some((d) => isEnd(d, CALLED))
  if (!areCalls || drafts.some((d) => d.kind === 'call-record')) return drafts
  const told = drafts.find((d) => d.word === '时长') ?? drafts.find(isMoment)
  const because = '同表有主叫、被叫号码'
  return drafts.map((d) =>
    d === told ? { ...d, kind: 'call-record', ground: 'neighbours', because } : d,
  )
}

function isMoment({ kind, ground }: Draft): boolean {
  return kind === 'datetime' && ground !== 'override'
}

const LINES: ReadonlySet<Draft['kind']> = new Set(['mobile', 'landline', 'call-record'])

/** Kinds by which people log in. */
const LOGINS: ReadonlySet<Draft['kind']> = new Set(['mobile', 'email', 'qq', 'account'])
/** A list of logins has no more columns than these. */
const LOGIN_COLUMNS = 3

/**
 * 13800138000----abc123, a@b.com:Qw!2345: without any header, right of a column by which people log in, one word of letters and
 * digits in nearly every cell. In a list with more columns it may be a code of anything.
 */
function settlePasswords(drafts: readonly Draft[]): readonly Draft[] {
  const filled = drafts.filter((d) => d.kind !== 'empty')
  if (filled.length > LOGIN_COLUMNS || drafts.some((d) => d.told !== null)) return drafts
  const login = filled.findIndex((d) => LOGINS.has(d.kind))
  const after = filled[login + 1]
  if (login < 0 || login > 1 || !after || !arePasswords(after)) return drafts
  const because = '无表头，紧接在手机号、邮箱等登录账号之后，均为字母与数字'
  return drafts.map((d) =>
    d === after ? { ...d, kind: 'password', ground: 'neighbours', because } : d,
  )
}

function arePasswords({ kind, ground, profile }: Draft): boolean {
  const speaking = speakingCells(profile)
  if (kind !== 'text' || ground === 'override' || speaking === 0) return false
  const mixed = count(profile, ['mixed', 'handle', 'secret'])
  return (
    atLeast(mixed, 50, speaking) && atLeast(mixed + count(profile, WHOLE_NUMBERS), 90, speaking)
  )
}

/**
 * 流水号, 订单号 over numbers that all could be telephones or passports: beside a column of such numbers under a header of
 * its own the header is right. (Where the headers have slipped by a column, no telephones stand under 电话.)
 */
function settleSerials(drafts: readonly Draft[]): readonly Draft[] {
  return drafts.map((draft) => {
    const { told, ground } = draft
    if (ground !== 'misleading' || told === null || !SERIALS.has(told)) return draft
    if (draft.kind === 'resident-id' || areAllPhones(draft)) return draft
    const like = LOOK_ALIKES.find((kinds) => kinds.some((k) => k === draft.kind))
    if (!like || !drafts.some((d) => d.ground === 'header' && like.some((k) => k === d.kind)))
      return draft
    const kind = told === 'row-no' ? 'order-no' : told
    return { ...draft, kind, ground: 'header', because: '形似号码，同表另有表头指明的这类号码' }
  })
}

/** Under 编号, which says nothing of what is numbered: a series of another making would miss the numbering plan somewhere. */
function areAllPhones({ told, kind, profile }: Draft): boolean {
  const phones = count(profile, ['mobile'])
  return told === 'row-no' && kind === 'mobile' && phones >= 4 && phones === speakingCells(profile)
}

const SERIALS: ReadonlySet<KindId> = new Set(['order-no', 'row-no', 'student-no'])
const LOOK_ALIKES: readonly (readonly KindId[])[] = [
  ['mobile', 'guardian-phone'],
  ['passport', 'permit', 'resident-id'],
]

/** Long decimals are degrees when a second column has them too, or the header says so; one alone is a number. */
function settleDegrees(drafts: readonly Draft[]): readonly Draft[] {
  const places = drafts.filter((d) => d.kind === 'coordinates')
  if (places.length !== 1) return drafts
  return drafts.map((draft) => {
    if (draft.kind !== 'coordinates' || draft.ground === 'override') return draft
    if (draft.word !== null && draft.ground === 'header') return draft
    const single = count(draft.profile, ['degrees'])
    if (single <= count(draft.profile, ['coordinates'])) return draft
    return { ...draft, kind: 'amount', because: '小数位数较多，同表无第二列经纬度' }
  })
}

function surroundings(drafts: readonly Draft[]): Surroundings {
  const kinds = new Set(drafts.map((d) => d.kind))
  const people = (
    [
      'name',
      'vague-name',
      'resident-id',
      'mobile',
      'guardian-phone',
      'guardian-name',
      'sex',
    ] as const
  ).some((k) => kinds.has(k))
  return { people, pupils: arePupils(drafts, kinds) }
}

/** A list with schools, classes or ages below 18 only; one with grown-ups' ages is of students or of staff. */
function arePupils(drafts: readonly Draft[], kinds: ReadonlySet<Draft['kind']>): boolean {
  const ages = drafts.flatMap((d) =>
    d.kind === 'age' && d.profile.integers ? [d.profile.integers] : [],
  )
  if (ages.some((a) => a.min >= 18)) return false
  if (kinds.has('school') || kinds.has('grade')) return true
  return ages.some((a) => a.max < 18)
}

function settleNumbers(draft: Draft, around: Surroundings): Draft {
  if (draft.kind !== 'numbers') return draft
  const { kind, because } = findNumbers(draft.profile, around, draft.unknown)
  return { ...draft, kind, because, ground: kind === 'text' ? 'none' : 'neighbours' }
}

/** Days of birth go back decades; days of dealings are recent. */
function settleDates(draft: Draft, around: Surroundings): Draft {
  if (draft.kind !== 'date' || draft.ground === 'header') return draft
  const days = count(draft.profile, DATES)
  const old = count(draft.profile, ['date-1900s', 'date-2000s'])
  const young = count(draft.profile, ['date-2000s', 'date-2010s'])
  const late = count(draft.profile, ['date-late'])
  const long = atLeast(old, 5, days) && !atLeast(late, 2, days)
  const births = atLeast(old, 20, days) || long || (around.pupils && atLeast(young, 50, days))
  if (!births || !around.people) return draft
  return { ...draft, kind: 'birth-date', because: '年份分布早于办理事务的日期' }
}

/** A phone under a parent's header is the parent's; so is the only phone of a pupils' list that no header explains. */
function settlePhones(drafts: readonly Draft[], around: Surroundings): readonly Draft[] {
  const phones = drafts.filter((d) => d.kind === 'mobile' || d.kind === 'guardian-phone')
  return drafts.map((draft) => {
    if (draft.kind !== 'mobile' || draft.ground === 'override') return draft
    if (draft.guardian && draft.ground === 'header')
      return { ...draft, kind: 'guardian-phone', because: '表头指明为家长、监护人' }
    const alone = phones.length === 1 && (draft.ground === 'values' || draft.ground === 'none')
    if (!alone || !around.pupils) return draft
    return {
      ...draft,
      kind: 'guardian-phone',
      ground: 'neighbours',
      because: '同表有学校、年级或未成年人年龄，且仅此一列电话',
    }
  })
}

/** A name under a parent's header; in a pupils' list the further columns of names that no header explains. */
function settleNames(drafts: readonly Draft[], around: Surroundings): readonly Draft[] {
  const unexplained = (d: Draft) =>
    d.kind === 'name' && d.ground !== 'header' && d.ground !== 'override'
  const further = furtherNames(drafts, unexplained)
  return drafts.map((draft) => {
    if (draft.kind === 'name' && draft.guardian && draft.ground === 'header')
      return { ...draft, kind: 'guardian-name', because: '表头指明为家长、监护人' }
    if (!further.includes(draft) || !around.pupils) return draft
    return {
      ...draft,
      kind: 'guardian-name',
      ground: 'neighbours',
      because: '同表有学校、年级或未成年人年龄，另有一列姓名在前',
    }
  })
}

/** Of two columns the second; of more those behind the first, where each has its telephone right of it (both parents'). */
function furtherNames(
  drafts: readonly Draft[],
  unexplained: (d: Draft) => boolean,
): readonly Draft[] {
  const names = drafts.filter((d) => d.kind === 'name')
  if (drafts.some((d) => d.kind === 'guardian-name')) return []
  const told = names.some((d) => !unexplained(d))
  if (names.length === 2) return told ? names.filter(unexplained).slice(0, 1) : names.slice(1)
  const isNumbered = (d: Draft) => PHONES.has(drafts[drafts.indexOf(d) + 1]?.kind)
  return !told && names.slice(1).every(isNumbered) ? names.slice(1) : []
}

const PHONES: ReadonlySet<Draft['kind'] | undefined> = new Set(['mobile', 'guardian-phone'])
