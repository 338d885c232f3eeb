import type { KindId } from '../../../src/records/kinds.ts'
import { damage } from './dirt.ts'
import { HEADINGS } from './headings.ts'
import type { MadeColumn, MadeList } from './lists.ts'
import { person, type Person } from './person.ts'
import { randomFrom, type Random } from './random.ts'
import { SELF_EVIDENT } from './themes.ts'
import { pickTrap } from './traps.ts'
import { VALUES, type Value } from './values.ts'

export const HARD_MODES = ['right', 'missing', 'wrong', 'trap', 'misleading'] as const
export type HardMode = (typeof HARD_MODES)[number]

interface HardColumn extends MadeColumn {
  readonly value: Value
}

/**
 * A list in which any kind stands beside any other, of one row or of hundreds, clean or dirty: headings right, missing,
 * of another kind (`wrong`), right above values that look like another kind (`trap`), or misleading.
 */
export function makeHardList(seed: number, mode: HardMode): MadeList {
  const r = randomFrom(seed)
  const rows = r.pick([1, 3, 10, 10, 30, 100, 300])
  const dirt = rows < 30 ? 0 : r.pick([0, 0.02, 0.15])
  const pupils = r.chance(0.3)
  const kinds = r.shuffle(ALL.filter((k) => mayStand(k, mode, rows))).slice(0, r.int(2, 8))
  const columns = withTraps(
    r,
    mode,
    rows,
    knowable(kinds, mode).map((kind) => plainColumn(r, kind, mode, rows, dirt)),
  )
  const people = Array.from({ length: rows }, () => person(r, pupils, r.int(0, 9)))
  const cells = people.map((p, row) => columns.map((c) => cellOf(r, c, p, row)))
  return { seed, theme: mode, headings: asHeadings(mode), columns, rows: cells }
}

/**
 * Without a heading ages and days of birth are known beside people only, and a phone beside a school is taken for a
 * parent's.
 */
function knowable(kinds: readonly KindId[], mode: HardMode): readonly KindId[] {
  if (mode !== 'missing' && mode !== 'wrong') return kinds
  const told = kinds.filter((k) => k !== 'school' && k !== 'grade')
  const some = kinds.includes('mobile') ? told : kinds
  const born = some.includes('age') || some.includes('birth-date')
  return born && !some.includes('name') && !some.includes('resident-id') ? [...some, 'name'] : some
}

const ALL = Object.keys(VALUES) as KindId[]

function asHeadings(mode: HardMode): MadeList['headings'] {
  if (mode === 'missing') return 'missing'
  return mode === 'wrong' || mode === 'misleading' ? 'exchanged' : 'right'
}

/** What values alone can tell, in a list of so many rows. */
function mayStand(kind: KindId, mode: HardMode, rows: number): boolean {
  if (mode === 'right' || mode === 'trap' || mode === 'misleading') return true
  if (kind === 'guardian-name' || kind === 'guardian-phone') return false
  if (BY_WORDS.has(kind)) return rows >= 10
  if (!SELF_EVIDENT.has(kind) || kind === 'text') return false
  return rows >= 12 || !BY_SPREAD.has(kind)
}

/** Kinds that their spread or their share of telling cells shows. */
const BY_SPREAD: ReadonlySet<KindId> = new Set<KindId>([
  'row-no',
  'age',
  'qq',
  'wechat',
  'date',
  'birth-date',
  'amount',
  'name',
  'vague-name',
  'education',
  'employer',
  'school',
  'grade',
  'address',
])
/** Kinds of free words that say by themselves what they are about. */
const BY_WORDS: ReadonlySet<KindId> = new Set<KindId>([
  'lodging',
  'credit',
  'health',
  'call-record',
  'track',
])

function plainColumn(
  r: Random,
  kind: KindId,
  mode: HardMode,
  rows: number,
  dirt: number,
): HardColumn {
  const told = mode !== 'missing' && mode !== 'wrong'
  const style = told ? r.int(0, 9) : plainStyle(r, kind)
  const heading =
    mode === 'missing'
      ? null
      : r.pick(HEADINGS[mode === 'wrong' ? otherKind(r, kind) : kind] ?? [kind])
  const nick = kind === 'vague-name' && style % 5 === 4 && heading === '姓名'
  return {
    kind,
    heading,
    manner: { style: nick ? 0 : style, base: rows < 12 || r.chance(0.8) ? 1 : r.int(2, 5000) },
    dirt,
    value: VALUES[kind] ?? (() => ''),
  }
}

function plainStyle(r: Random, kind: KindId): number {
  if (kind === 'amount') return r.pick([0, 2, 3, 4])
  if (kind === 'employer') return 1
  return kind === 'vague-name' ? 0 : r.int(0, 9)
}

/** A heading of a kind whose values look altogether different. */
function otherKind(r: Random, kind: KindId): KindId {
  const own = FAMILIES.find((family) => family.includes(kind)) ?? [kind]
  return r.pick(WRONG.filter((k) => !own.includes(k)))
}

const WRONG: readonly KindId[] = [
  'resident-id',
  'mobile',
  'bank-card',
  'plate',
  'credit-code',
  'name',
  'school',
  'email',
  'sex',
  'landline',
  'date',
  'imei',
  'ip',
  'mac',
  'vin',
  'ethnicity',
  'education',
  'birth-date',
  'coordinates',
]
/** Kinds whose values another's heading may truly stand above. */
const FAMILIES: readonly (readonly KindId[])[] = [
  ['name', 'vague-name'],
  ['date', 'birth-date', 'datetime'],
  [
    'school',
    'education',
    'grade',
    'employer',
    'broker',
    'address',
    'name',
    'ethnicity',
    'lodging',
    'health',
    'credit',
    'track',
    'call-record',
  ],
  [
    'row-no',
    'age',
    'qq',
    'amount',
    'sex',
    'education',
    'ethnicity',
    'landline',
    'date',
    'birth-date',
  ],
  ['mobile', 'landline'],
]

function withTraps(r: Random, mode: HardMode, rows: number, columns: HardColumn[]): HardColumn[] {
  if (mode !== 'trap' && mode !== 'misleading') return columns
  const trap = pickTrap(r, mode === 'misleading', rows)
  const laid: HardColumn = {
    kind: trap.kind,
    heading: r.pick(trap.headings),
    manner: { style: r.int(0, 9), base: 1 },
    dirt: 0,
    value: trap.value,
  }
  return r.shuffle([...columns.filter((c) => c.kind !== trap.kind).slice(0, 5), laid])
}

function cellOf(r: Random, column: HardColumn, p: Person, row: number): string {
  const value = column.value(r, p, row, column.manner)
  return r.chance(column.dirt) ? damage(r, column.kind, value, p) : value
}
