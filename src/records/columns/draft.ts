import type { KindId } from '../kinds.ts'
import {
  headerMatches,
  saysAnything,
  OCCUPATIONS,
  saysGuardian,
  saysHouse,
  SHOPS,
  type HeaderMatch,
} from './headers.ts'
import { DATES, DECIMALS, WHOLE_NUMBERS } from './class-groups.ts'
import { EVIDENCE, GIVES_WAY } from './kind-evidence.ts'
import { areRepeatedAges, isSequence } from './numbers.ts'
import { areSeries } from './series.ts'
import { shownKinds, type Shown } from './shown.ts'
import { atLeast, count, filledCells, speakingCells, type ColumnProfile } from './tally.ts'

/** How a column's kind came about. */
export type Ground =
  | 'override'
  | 'empty'
  /** The header says it and the values allow it. */
  | 'header'
  /** The values show it; the header says nothing. */
  | 'values'
  /** The values show it; the header says otherwise. */
  | 'misleading'
  /** The neighbouring columns settle it. */
  | 'neighbours'
  | 'none'

/** What is thought of a column before its neighbours are asked. */
export interface Draft {
  readonly index: number
  readonly kind: KindId | 'numbers'
  readonly ground: Ground
  /** Our word that was found in the header, if any. */
  readonly word: string | null
  /** What the header says first, whether the values allow it or not. */
  readonly told: KindId | null
  /** The header says father, mother, parent, guardian. */
  readonly guardian: boolean
  /** The header says whose telephone it is: a school. */
  readonly ofHouse: boolean
  readonly profile: ColumnProfile
  /** The header is a word, and none of ours. */
  readonly unknown: boolean
  /** More to say in the reason. */
  readonly because: string | null
}

export function draftColumn(
  index: number,
  profile: ColumnProfile,
  header: string | null,
  override: KindId | undefined,
): Draft {
  const matches = headerMatches(header)
  const base = {
    index,
    profile,
    word: matches[0]?.word ?? null,
    told: matches[0]?.kind ?? null,
    guardian: saysGuardian(header),
    ofHouse: saysHouse(header),
    unknown: matches.length === 0 && saysAnything(header),
    because: null,
  }
  if (override !== undefined) return { ...base, kind: override, ground: 'override' }
  if (filledCells(profile) === 0) return { ...base, kind: 'empty', ground: 'empty' }
  const shown = shownKinds(profile)
  const told = matches.find((m) => allows(m, profile, shown))
  if (told) {
    const because = isSeries(profile) ? SERIES : null
    return { ...base, kind: refine(told.kind, profile), ground: 'header', word: told.word, because }
  }
  if (matches.some(saysTelephone) && areLocal(profile)) return { ...base, ...LOCAL_LINES }
  if (profile.repeated === true)
    return { ...base, kind: 'text', ground: 'none', because: '形似姓名的词在不同号码旁反复出现' }
  if (isSeries(profile) && shown[0]?.kind === 'mobile')
    return { ...base, kind: 'order-no', ground: groundOf('order-no', matches), because: SERIES }
  const kind = believed(shown, profile)
  if (kind === null)
    return { ...base, kind: 'text', ground: matches.length > 0 ? 'misleading' : 'none' }
  return { ...base, kind: refine(kind, profile), ground: groundOf(kind, matches) }
}

const SERIES = '形似手机号，而开头几位过于集中，或者不合号段的较多，不似手机号'

const LOCAL_LINES = { kind: 'landline', ground: 'header' } as const

/** 电话, 联系方式: telephones of any kind; 手机 are mobile ones. */
function saysTelephone({ kind, word }: HeaderMatch): boolean {
  return (
    (kind === 'mobile' || kind === 'guardian-phone') &&
    !/手机|移动|mobile|cell|sj|shouji/.test(word)
  )
}

/** Numbers of one length, as those of one city have, with their area code or without: QQ numbers are of many lengths. */
function areLocal(profile: ColumnProfile): boolean {
  const speaking = speakingCells(profile)
  const [seven, eight] = [count(profile, ['digits-7']), count(profile, ['digits-8'])]
  const others = count(profile, ['landline', 'mobile'])
  return speaking >= FEW_LINES && atLeast(Math.max(seven, eight) + others, 95, speaking)
}

/** Of fewer numbers equal length says nothing. */
const FEW_LINES = 5

function groundOf(kind: Draft['kind'], matches: readonly HeaderMatch[]): Ground {
  if (matches.length === 0) return 'values'
  return matches.some((m) => m.kind === kind) ? 'header' : 'misleading'
}

/** Does what stands in the column let the header be true? */
function allows(
  { kind, word }: HeaderMatch,
  profile: ColumnProfile,
  shown: readonly Shown[],
): boolean {
  if (kind === 'empty') return false
  const speaking = speakingCells(profile)
  if (speaking === 0) return true
  const { valid, near, told } = EVIDENCE[kind]
  if (contradicted({ kind, word }, profile, shown, speaking)) return false
  const fitting = count(profile, [...valid, ...near])
  if (atLeast(fitting, 50, speaking)) return true
  const other = rival(kind, shown, speaking, 70)
  const chance = GIVES_WAY.has(kind) && other !== undefined && mayBeChance(other, profile)
  if (other && !chance && !agrees(word, other.kind)) return false
  const more = bareNumbers(word) ? [...told, ...WHOLE_NUMBERS, 'mixed' as const] : told
  return atLeast(fitting + count(profile, more), 50, speaking)
}

/** Values that look like another kind, and are what the header says all the same. */
function agrees(word: string, other: Draft['kind']): boolean {
  if (OCCUPATIONS.includes(word)) return other === 'vague-name'
  if (SHOPS.includes(word)) return LIKE_SHOPS.has(other)
  return (REGION.test(word) && LIKE_REGIONS.has(other)) || (MONTH.test(word) && other === 'amount')
}

/** 中山路店, 青岛鑫源商贸 and 老王家 under 门店. */
const LIKE_SHOPS: ReadonlySet<Draft['kind']> = new Set(['address', 'employer', 'vague-name'])

/** Headers of months, which are written like amounts: 1988.05. */
const MONTH = /年月$/

/** Headers over names of towns and provinces, many of which are built like a person's (青岛, 安阳, 江宁). */
const REGION =
  /^(?:省份|省市|城市|区县|区域|地区|所在地区?|籍贯|户籍地?|户籍|city|province|出发站|到达站|始发站|终点站|出发地|目的地|上车站|下车站|发站|到站|乘车站|起点站|小区|小区名称|楼盘|楼盘名称)$/
const LIKE_REGIONS: ReadonlySet<Draft['kind']> = new Set(['name', 'vague-name'])

/** Headers over bare numbers that would be taken for another thing: rooms, and marks of pupils, which run as ages do. */
function bareNumbers(word: string): boolean {
  return ROOM.test(word) || MARKS.test(word)
}

/** Headers of parts of an address whose values are bare numbers: 1203, 3-1-1202. */
const ROOM = /房号|门牌|房间号|室号|楼栋|栋号|楼号|单元/
const MARKS =
  /^(?:扣分|记分|成绩|分数|总分|平均分|得分|语文|数学|英语|学分|绩点|积分|scores?|points)$/

/** Values that are proven to be another kind, or numbers whose spread says that they are. */
function contradicted(
  { kind, word }: HeaderMatch,
  profile: ColumnProfile,
  shown: readonly Shown[],
  speaking: number,
): boolean {
  const { integers } = profile
  if (kind === 'age' && integers && integers.count >= 20 && isSequence(integers)) return true
  if (kind === 'age' && atLeast(count(profile, TOO_OLD), 15, speaking)) return true
  if (kind === 'text' && namesNobody(word) && areNames(profile, speaking)) return true
  if (kind === 'text' && NOTE.test(word) && areHouses(profile, speaking)) return true
  if (kind === 'row-no' && word === 'xh' && areNoRows(profile, speaking)) return true
  if (kind === 'coordinates' && PAIR.test(word) && areSums(profile, speaking)) return true
  if (kind === 'row-no' && integers && areRepeatedAges(integers)) return true
  if (areWechatNames(profile, speaking) && !NAMES_OF_USERS.has(kind)) return true
  if (NO_PLACES.has(kind) && areHouses(profile, speaking)) return true
  if (kind === 'track' && SPOT.test(word) && areMoments(profile, speaking)) return true
  if (CONTENTS.has(kind) || (kind === 'call-record' && WORDS_OF_CALLS.test(word)))
    return areNumbersOf(kind, profile, shown, speaking)
  if (kind === 'order-no' && FORMS_ALONE.has(shown[0]?.kind)) return false
  if (!GIVES_WAY.has(kind)) return false
  if (kind !== 'order-no' && atLeast(count(profile, ['epoch-ms']), 95, speaking)) return true
  return areNumbersOf(kind, profile, shown, speaking)
}

/** Are most values proven to be numbers of another kind, and not by chance? */
function areNumbersOf(
  kind: KindId,
  profile: ColumnProfile,
  shown: readonly Shown[],
  speaking: number,
): boolean {
  const other = rival(kind, shown, speaking, 80)
  return other !== undefined && atLeast(other.proven, 60, speaking) && !mayBeChance(other, profile)
}

/** Contents that no column of addresses tells: goods, illnesses and debts. */
const NO_PLACES: ReadonlySet<KindId> = new Set(['trade', 'health', 'credit'])

/** What anybody may be told in any words; telephones, one and all, tell of no illness and of no stay. */
const CONTENTS: ReadonlySet<KindId> = new Set(['credit', 'health', 'lodging', 'trade'])

/** Headings of what was said, or how: numbers, one and all, are none of it. Under 通话记录 may stand whom somebody called. */
const WORDS_OF_CALLS = /短信|内容|正文|类型|类别|方式|时长|秒数/

/** Headings of spots, where no column of times stands; under 过车时间 and 行程 it may. */
const SPOT = /地址|地点|位置/

function areMoments(profile: ColumnProfile, speaking: number): boolean {
  return speaking >= 8 && atLeast(count(profile, ['datetime', 'epoch-ms']), 95, speaking)
}

/** Numbers that no check digit proves, a letter and eight digits, which orders and batches have as well. */
const FORMS_ALONE: ReadonlySet<Draft['kind'] | undefined> = new Set(['passport', 'permit'])

/** From this many on, numbers of another making do not all have a prefix in use. */
const ENOUGH_PHONES = 8

/** Kinds that names of users of WeChat may be. */
const NAMES_OF_USERS: ReadonlySet<KindId> = new Set(['wechat', 'account', 'text', 'vague-name'])

/** Headings under which anything may be noted, names too. */
const NOTE = /备注|说明|内容|描述|remark|note|memo/

/** Headings of what is nobody's name: where names stand below, one and all, the columns have slipped. */
function namesNobody(word: string): boolean {
  return NOTE.test(word) || isOfWork(word)
}

/** One address a cell, one and all: no remark is so. */
function areHouses(profile: ColumnProfile, speaking: number): boolean {
  return speaking >= 8 && atLeast(count(profile, ['address']), 90, speaking)
}

/** Longer than the number of any row, and not one after the other. */
function areNoRows({ classes, integers }: ColumnProfile, speaking: number): boolean {
  const long = count({ classes, integers }, LONG_NUMBERS)
  return atLeast(long, 60, speaking) && (integers === null || !isSequence(integers))
}

const LONG_NUMBERS = ['digits-8', 'digits-9', 'digits-10', 'digits-11', 'long-digits'] as const

/** Headings of occupations and shops: 职务, 门店. */
export function isOfWork(word: string | null): boolean {
  return word !== null && (OCCUPATIONS.includes(word) || SHOPS.includes(word))
}

function areNames(profile: ColumnProfile, speaking: number): boolean {
  return speaking >= 8 && atLeast(count(profile, ['name', 'latin-name']), 90, speaking)
}

/** Headings over both degrees in one cell: 120.38,36.07. Under X坐标 stands one. */
const PAIR = /(?<![xy])坐标|经纬度|定位|位置|gps|location/

/** One number with few decimals a cell, and nowhere a place. */
function areSums(profile: ColumnProfile, speaking: number): boolean {
  const places = count(profile, ['coordinates', 'degrees'])
  return (
    places === 0 && atLeast(count(profile, [...DECIMALS, 'money', ...WHOLE_NUMBERS]), 60, speaking)
  )
}

/** Numbers above any age. */
const TOO_OLD = ['digits-3', 'digits-4', 'digits-5', 'digits-6'] as const

/** Eleven digits of which one in ten has a prefix that nobody has, or that all begin alike, may be numbers of another making. */
function mayBeChance(other: Shown, profile: ColumnProfile): boolean {
  if (other.kind !== 'mobile') return false
  const failed = count(profile, ['mobile-shaped'])
  return (
    isSeries(profile) || other.cells < ENOUGH_PHONES || atLeast(failed, 10, failed + other.cells)
  )
}

function isSeries({ phones }: ColumnProfile): boolean {
  return phones !== undefined && areSeries(phones)
}

/** Another kind that most values show. */
function rival(
  kind: KindId,
  shown: readonly Shown[],
  speaking: number,
  percent: number,
): Shown | undefined {
  const own = new Set<string>([kind, ...(ALIKE[kind] ?? [])])
  return shown.find(
    (s) => s.kind !== 'numbers' && !own.has(s.kind) && atLeast(s.cells, percent, speaking),
  )
}

/** Kinds whose values look the same; which one it is, only the header can say. */
const ALIKE: Partial<Record<KindId, readonly KindId[]>> = {
  'guardian-phone': ['mobile'],
  'guardian-name': ['name'],
  name: ['vague-name'],
  'birth-date': ['date', 'datetime'],
  date: ['datetime'],
  datetime: ['date'],
  balance: ['amount'],
  coordinates: ['amount'],
  amount: ['coordinates'],
  grade: ['education'],
  education: ['school', 'grade'],
  employer: ['school', 'broker', 'address'],
  broker: ['employer', 'address'],
  imsi: ['resident-id'],
  school: ['education'],
}

/** The kind that the values show, when most of them do; a kind that a check proves needs only to lead. */
function believed(shown: readonly Shown[], profile: ColumnProfile): Draft['kind'] | null {
  const speaking = speakingCells(profile)
  const [first] = shown
  if (first === undefined) return null
  if (atLeast(first.cells, 50, speaking)) return first.kind
  if (isMoney(profile, speaking)) return 'amount'
  if (areWechatNames(profile, speaking)) return 'wechat'
  const leads = atLeast(first.proven, 10, speaking) && !FORMS_ALONE.has(first.kind)
  return leads ? first.kind : null
}

/** Some amounts have cents and some have none. */
function isMoney(profile: ColumnProfile, speaking: number): boolean {
  const marked = count(profile, ['money', ...DECIMALS])
  return (
    atLeast(marked, 20, speaking) && atLeast(marked + count(profile, WHOLE_NUMBERS), 80, speaking)
  )
}

/** WeChat gives wxid_… to whoever chose no name of his own; beside them, other names of users are WeChat names too. */
function areWechatNames(profile: ColumnProfile, speaking: number): boolean {
  const given = count(profile, ['wxid'])
  return atLeast(given, 10, speaking) && atLeast(given + count(profile, ['handle']), 60, speaking)
}

/** Kinds that lie close together are told apart by what most cells are. */
function refine(kind: Draft['kind'], profile: ColumnProfile): Draft['kind'] {
  if (kind === 'name' || kind === 'vague-name') return nameKind(kind, profile)
  if (kind === 'date' || kind === 'datetime') return dateKind(kind, profile)
  if (kind === 'numbers' && isMoney(profile, speakingCells(profile))) return 'amount'
  if (kind === 'numbers' && count(profile, ['years']) > 0) return 'age'
  return kind
}

/**
 * A column with both is a column of names, in which some cells are only forms of address. Under a header of nicknames
 * (称呼, 昵称) most cells must be full names: some nicknames are built like one.
 */
function nameKind(kind: 'name' | 'vague-name', profile: ColumnProfile): KindId {
  const full = count(profile, ['name', 'latin-name'])
  const other = count(profile, ['vague-name', ...(kind === 'vague-name' ? NICKNAMES : [])])
  if (full + other === 0) return kind
  return atLeast(full, kind === 'name' ? 10 : 40, full + other) ? 'name' : 'vague-name'
}

const NICKNAMES = ['han-short', 'handle', 'mixed', 'free-text'] as const

function dateKind(kind: 'date' | 'datetime', profile: ColumnProfile): KindId {
  const days = count(profile, DATES)
  const moments = count(profile, ['datetime', 'epoch-ms'])
  if (days + moments === 0) return kind
  return days > moments ? 'date' : 'datetime'
}
