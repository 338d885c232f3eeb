import type { KindId } from '../kinds.ts'
import { alsoHolds, mixedIn } from './also.ts'
import type { CellClass } from './cell-class.ts'
import { columnsOfOthers } from './others.ts'
import { draftColumn, type Draft } from './draft.ts'
import { PROVEN } from './class-meaning.ts'
import { EVIDENCE } from './kind-evidence.ts'
import { OCCUPATIONS, SHOPS, STAFF } from './headers.ts'
import { settle } from './neighbours.ts'
import { reasonFor } from './reasons.ts'
import { atLeast, count, filledCells, speakingCells, type ColumnProfile } from './tally.ts'

export type { ColumnProfile, IntegerProfile } from './tally.ts'

export interface ColumnDecision {
  /** 0-based. */
  readonly index: number
  readonly kind: KindId
  /** Kinds that single cells hold validly besides; `text`: numbers packed into longer text. */
  readonly also: readonly KindId[]
  /** 判定依据, plain Chinese, without any text of the evidence. */
  readonly reason: string
  /** Cells that hold anything, and those that are valid for the kind. */
  readonly filled: number
  readonly valid: number
  /** Header and values agree, or the values prove it by themselves. */
  readonly certain: boolean
  /** The header or the examiner says what numbers these are: more is taken for one than values tell by themselves. */
  readonly named?: true
  /** Of people who are not those whom the table is about (寄件人). */
  readonly ofOthers?: true
  /** What it may be all the same: only a person can say. */
  readonly maybe?: KindId
  readonly classes: ReadonlyMap<CellClass, number>
}

export interface ProfiledTable {
  readonly headers: readonly (string | null)[] | null
  readonly columns: readonly ColumnProfile[]
}

/**
 * Says which column is what (design 5.2), from values, header and neighbours.
 *
 * The header decides among what the values allow; a header that they contradict is misleading. What passes a check
 * outweighs what only looks alike. What the examiner says (`overrides`, by column) stands as it is.
 *
 * @example 身份证号 over valid mobile numbers → mobile, “表头含“身份证号”，与值不符，以值为准”
 */
export function decideColumns(
  table: ProfiledTable,
  overrides: ReadonlyMap<number, KindId> = new Map(),
): readonly ColumnDecision[] {
  const drafts = table.columns.map((profile, index) =>
    draftColumn(index, profile, table.headers?.[index] ?? null, overrides.get(index)),
  )
  const settled = settle(drafts)
  const nameless = !settled.some(isNames)
  const told = settled.some((d) => d.ground === 'header' && PHONES.has(d.kind))
  const decisions = settled.map((draft) => decision(draft, nameless, told))
  const others = columnsOfOthers(decisions, table.headers)
  return decisions.map((d) => (others.has(d.index) ? { ...d, ofOthers: true as const } : d))
}

const PHONES: ReadonlySet<Draft['kind']> = new Set(['mobile', 'guardian-phone'])

const NAMES: ReadonlySet<Draft['kind']> = new Set(['name', 'vague-name', 'guardian-name'])

/** A column of names and of hardly anything else. */
function isNames({ kind, profile }: Draft): boolean {
  const names = count(profile, ['name', 'latin-name', 'vague-name'])
  return NAMES.has(kind) && atLeast(names, 80, speakingCells(profile))
}

function decision(draft: Draft, nameless: boolean, told: boolean): ColumnDecision {
  const kind = draft.kind === 'numbers' ? 'text' : draft.kind
  const { profile } = draft
  const tally = {
    filled: filledCells(profile),
    valid: count(profile, EVIDENCE[kind].valid),
    also: kind === 'empty' ? [] : alsoOf(draft, kind, nameless),
  }
  const maybe = mayBe(draft, told)
  return {
    index: draft.index,
    kind,
    ...tally,
    reason: reasonFor(draft, kind, tally),
    certain: isCertain(draft, kind),
    ...(isNamed(draft) ? { named: true as const } : {}),
    classes: profile.classes,
    ...(maybe === null ? {} : { maybe }),
  }
}

/** What a person should look at: words that are hardly names; and numbers of orders, or of telephones, whichever they were taken for. */
function mayBe({ kind, ground, told, profile }: Draft, phonesTold: boolean): KindId | null {
  if (ground === 'override') return null
  if (profile.repeated === true) return 'name'
  const mobiles = count(profile, ['mobile'])
  const doubtful = (told !== null && OF_OTHERS.has(told)) || (profile.phones && kind === 'order-no')
  if (!doubtful || phonesTold || !atLeast(mobiles, 60, speakingCells(profile))) return null
  if (kind !== 'mobile') return kind === told || kind === 'order-no' ? 'mobile' : null
  return told === 'row-no' ? 'order-no' : told
}

/** Headings of numbers that are nobody's telephone. Accounts often are one. */
const OF_OTHERS: ReadonlySet<KindId> = new Set([
  'order-no',
  'row-no',
  'student-no',
  'securities-account',
  'sms-code',
  'amount',
  'balance',
])

function alsoOf(draft: Draft, kind: KindId, nameless: boolean): KindId[] {
  const also = [...alsoHolds(kind, draft.profile), ...mixedIn(draft, nameless)]
  if (kind !== 'text') return also
  const nobodys = ofNobody(draft)
  return also.filter((k) => !nobodys.has(k))
}

/** What single cells look like under the header, and are not of those whom the list is about: 经理 under 职位, 中山路店 under 门店. */
function ofNobody(draft: Draft): ReadonlySet<KindId> {
  const { word, ground } = draft
  if (ground === 'header' && word !== null && OCCUPATIONS.includes(word)) return WORDS_OF_WORK
  if (ground === 'header' && word !== null && SHOPS.includes(word)) return WORDS_OF_SHOPS
  return namesOthers(draft) ? NAMES_ALONE : NOTHING
}

const NOTHING: ReadonlySet<KindId> = new Set()
const NAMES_ALONE: ReadonlySet<KindId> = new Set(['name'])
const WORDS_OF_WORK: ReadonlySet<KindId> = new Set(['name', 'vague-name', 'school', 'health'])
const WORDS_OF_SHOPS: ReadonlySet<KindId> = new Set(['name', 'vague-name', 'address', 'employer'])

/** Names of whoever serves, sells or treats: not of those whom the list is about. */
function namesOthers({ word, ground, profile }: Draft): boolean {
  if (profile.repeated === true && ground !== 'override') return true
  return ground === 'header' && word !== null && STAFF.includes(word)
}

/** By its own words, or by those for another kind of telephone or paper: 电话 over landlines, 证件号 over permits. */
function isNamed({ ground, kind, told }: Draft): boolean {
  if (ground === 'override' || ground === 'header') return true
  return SAID_OF_EACH_OTHER.some((kinds) => kinds.has(kind) && told !== null && kinds.has(told))
}

const SAID_OF_EACH_OTHER: readonly ReadonlySet<Draft['kind']>[] = [
  new Set(['mobile', 'guardian-phone', 'landline']),
  new Set(['resident-id', 'passport', 'permit']),
]

function isCertain(draft: Draft, kind: KindId): boolean {
  if (draft.ground === 'override' || draft.ground === 'empty') return true
  const speaking = speakingCells(draft.profile)
  const { valid } = EVIDENCE[kind]
  if (draft.ground === 'header') return atLeast(count(draft.profile, valid), 60, speaking)
  const proven = valid.filter((c) => PROVEN.has(c))
  return draft.ground === 'values' && atLeast(count(draft.profile, proven), 90, speaking)
}
