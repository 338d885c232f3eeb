import type { Arrangement } from './arrange.ts'
import { decideColumns, type ColumnDecision } from './columns/decide.ts'
import type { ColumnProfile } from './columns/tally.ts'
import { filledCells } from './columns/tally.ts'
import type { Cut, Joined } from './derived/cells.ts'
import { COMPARED_AS, KINDS, type KindId } from './kinds.ts'
import type { PeopleOfTable } from './people/expand.ts'
import type { SaidOfColumns } from './arrange.ts'

interface TableOfColumns {
  readonly headers: readonly (string | null)[] | null
  readonly profiles: readonly ColumnProfile[]
  readonly said: SaidOfColumns
}

/** What the columns are of a table that is compared otherwise than it stands; each says what was done with it. */
export function decideArranged(
  { headers, profiles, said }: TableOfColumns,
  { derived, people, profiles: arranged }: Arrangement,
): readonly ColumnDecision[] {
  const first = decideColumns({ headers, columns: arranged }, said.kinds)
  const kinds = new Map([...said.kinds, ...provenKinds(first, derived.joins)])
  const decided = decideColumns({ headers, columns: arranged }, kinds)
  return decided.map((column) => {
    const filled = filledCells(profiles[column.index] ?? EMPTY)
    const joined = derived.joins.find((j) => j.columns.includes(column.index))
    if (joined) return joinedColumn(column, filled, joined, decided)
    const cut = derived.cuts.find((c) => c.column === column.index)
    if (cut) return cutColumn(column, filled, cut, decided)
    return people ? withPeople(column, people) : column
  })
}

const EMPTY: ColumnProfile = { classes: new Map(), integers: null }

/** What was proven by the joined cells stands, unless header and values tell it more closely (家长电话 of a mobile number). */
function provenKinds(
  columns: readonly ColumnDecision[],
  joins: readonly Joined[],
): (readonly [number, KindId])[] {
  return joins.flatMap(({ columns: own, kind }) => {
    const [first = 0] = own
    const found = columns[first]?.kind
    const agrees = found !== undefined && kind !== null && (COMPARED_AS[found] ?? found) === kind
    return kind === null || agrees ? [] : [[first, kind] as const]
  })
}

function joinedColumn(
  column: ColumnDecision,
  filled: number,
  { columns, kind }: Joined,
  all: readonly ColumnDecision[],
): ColumnDecision {
  const whole = all[columns[0] ?? 0] ?? column
  const names = columns.map(letters).join('、')
  const how = kind === null ? '人工指定' : kind === 'name' ? '前列均为姓氏' : '各列单独均不成号'
  const what = kind === 'name' ? '姓名' : '号码'
  const tally = `${grouped(whole.filled)} 个值中 ${grouped(whole.valid)} 个可作${KINDS[whole.kind]}`
  const reason = `${names}列合并为一个${what}（${how}）：${tally}；仅作比较用，原单元格不变`
  const own = column === whole ? whole : { ...whole, index: column.index, filled, also: [] }
  return { ...own, reason, certain: true }
}

function cutColumn(
  column: ColumnDecision,
  filled: number,
  { sign, pieces, first }: Cut,
  all: readonly ColumnDecision[],
): ColumnDecision {
  const kinds = Array.from({ length: pieces }, (_, n) => KINDS[all[first + n]?.kind ?? 'empty'])
  const reason = `人工指定以“${sign}”切分为 ${String(pieces)} 列：${kinds.join('、')}；仅作比较用，原单元格不变`
  return { ...column, kind: 'text', filled, valid: filled, reason, certain: true }
}

function withPeople(column: ColumnDecision, { found, split }: PeopleOfTable): ColumnDecision {
  if (!split.includes(column.index)) return column
  const told = `${grouped(found.rows)} 行各有多人，已按人拆开（另成 ${grouped(found.more)} 条），原单元格不变`
  return { ...column, reason: `${column.reason}；${told}` }
}

function letters(index: number): string {
  const last = String.fromCharCode(65 + (index % 26))
  return index < 26 ? last : letters(Math.floor(index / 26) - 1) + last
}

function grouped(n: number): string {
  return String(n).replaceAll(/\B(?=(?:\d{3})+$)/g, ',')
}
