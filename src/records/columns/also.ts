import { COMPARED_AS, type KindId } from '../kinds.ts'
import type { CellClass } from './cell-class.ts'
import { PROVEN, SHOWS } from './class-meaning.ts'
import { EVIDENCE } from './kind-evidence.ts'
import { byChance } from './shown.ts'
import type { Draft } from './draft.ts'
import { atLeast, count, speakingCells, type ColumnProfile } from './tally.ts'

/** Look-alikes are named beside the kind of a column only from this share of its cells on. */
const WEAK_SHARE = 10

/**
 * Other kinds that single cells of a column hold validly. What passes a check is named from the first cell on, unless
 * chance explains it; what only looks like a kind, from a tenth of the cells on. `text` stands for texts in which a
 * number or an address is packed together with other words.
 */
export function alsoHolds(kind: KindId, profile: ColumnProfile): KindId[] {
  const found = new Set<KindId>()
  for (const [cellClass, n] of profile.classes) {
    const other = n > 0 ? otherKind(kind, cellClass) : undefined
    if (other !== undefined && isNamedBeside(kind, profile, cellClass, n)) found.add(other)
  }
  if (holdsPapers(kind, profile)) found.add('permit')
  return [...found].sort()
}

/** Eight digits among identity cards, passports and permits are those of a Taiwan resident's permit. */
function holdsPapers(kind: KindId, profile: ColumnProfile): boolean {
  const papers = count(profile, ['passport', 'permit'])
  return kind === 'resident-id' && papers > 0 && count(profile, ['digits-8']) > 0
}

function otherKind(kind: KindId, cellClass: CellClass): KindId | undefined {
  if (cellClass === 'packed') return 'text'
  const other = SHOWS[cellClass]
  if (other === undefined || other === kind || COMPARED_AS[kind] === other) return undefined
  return kind === 'guardian-name' && other === 'name' ? undefined : other
}

function isNamedBeside(
  kind: KindId,
  profile: ColumnProfile,
  cellClass: CellClass,
  n: number,
): boolean {
  if (cellClass === 'packed') return true
  if (DEVICES.has(kind) && LINES.has(cellClass)) return false
  // Where most numbers of orders, sums or cells of a network look like telephones and are none, none of them is.
  if (cellClass === 'mobile' && areOthers(kind, profile, n)) return false
  // 医生 under 职业 addresses nobody.
  if (cellClass === 'vague-name' && kind === 'employer') return false
  if (cellClass === 'vague-name')
    return kind === 'name' || kind === 'guardian-name' || often(profile, n)
  if (PROVEN.has(cellClass)) return !byChance(profile, cellClass) && !meant(kind, cellClass)
  if (cellClass === 'id-shaped') return false
  return often(profile, n) && !EVIDENCE[kind].valid.includes(cellClass)
}

/** Numbers of devices may begin as telephones do, with a nought before them: 0139… under 设备号. */
const DEVICES: ReadonlySet<KindId> = new Set(['imei', 'imsi', 'iccid', 'mac'])
const LINES: ReadonlySet<CellClass> = new Set(['mobile', 'landline'])

/** A column of numbers of its own making may pass another's check; only a free column can hold it besides. */
function meant(kind: KindId, cellClass: CellClass): boolean {
  return OWN_NUMBERS.has(kind) && EVIDENCE[kind].valid.includes(cellClass)
}

const OWN_NUMBERS: ReadonlySet<KindId> = new Set([
  'order-no',
  'student-no',
  'sms-code',
  'securities-account',
  'qq',
  'amount',
  'balance',
  'password',
])

function areOthers(kind: KindId, profile: ColumnProfile, n: number): boolean {
  return (OWN_NUMBERS.has(kind) || kind === 'track') && atLeast(n, 50, speakingCells(profile))
}

function often(profile: ColumnProfile, n: number): boolean {
  return atLeast(n, WEAK_SHARE, speakingCells(profile))
}

/**
 * Names and addresses that stand in single cells of a column that nothing else explains: whoever typed `张三 138… 北京市…`
 * and `北京市… 张三 138…` one below the other has mixed the columns. Only in a table without header and without a column of
 * names: a word of a remark may be built like a name.
 */
export function mixedIn({ kind, ground, told, profile }: Draft, nameless: boolean): KindId[] {
  if (!nameless || kind !== 'text' || ground !== 'none' || told !== null) return []
  if (areWords(profile)) return []
  const mixed: readonly (readonly [KindId, CellClass])[] = [
    ['address', 'address'],
    ['name', 'name'],
  ]
  return mixed.flatMap(([other, c]) => (often(profile, count(profile, [c])) ? [other] : []))
}

/** 时时彩 among 六合彩 and 北京赛车 is built like a name, and is none: the column is one of words, not of columns mixed. */
function areWords(profile: ColumnProfile): boolean {
  return atLeast(count(profile, ['han-short']), WORDS_SHARE, speakingCells(profile))
}

/** Of the cells of a column in which columns were mixed hardly any is a short word. */
const WORDS_SHARE = 20
