import { id, join, raw, sql, type Sql } from '../db/sql.ts'
import { isCompany } from './fields/company.ts'
import { fits } from './fields/cell.ts'
import { beginsCompound, isName } from './fields/name-shape.ts'
import { isDamaged } from './fields/damaged.ts'
import { FIELDS } from './fields/index.ts'
import { isMaskedNumber } from './fields/masked.ts'
import {
  packedEmail,
  packedLandline,
  packedLastMobile,
  packedMiddleMobile,
  packedMobile,
  packedName,
  packedQq,
  packedResidentId,
  packedStages,
  packedVague,
  packedWechat,
  toldText,
} from './fields/packed.ts'
import { saysNoMore } from './fields/says-no-more.ts'
import { normaliseText } from './fields/text.ts'
import type { KindId } from './kinds.ts'
import type { Layout, LayoutColumn } from './layout.ts'
import type { LookedAt } from './lines.ts'
import { besideOf, ruleOf } from './named.ts'
import { OTHER_IDENTIFIERS } from './verdicts.ts'

/** A value that a column may give: SQL over the cells `c0 …` and what {@link withPacked} puts beside them. */
export interface Value {
  readonly name: string
  /** The column it comes from. */
  readonly column: number
  readonly kind: KindId
  readonly valid: boolean
  readonly sql: Sql
  /**
   * Worked out over the values of lower steps, which are columns by their names then; the first is 0. An expression that says
   * another again would make the statement many times longer, and what a small table costs is the planning of it.
   */
  readonly step: number
}

/** Kinds with a rule of their own: a filled cell that breaks it is an invalid number, not another text. */
export const CHECKED: ReadonlySet<KindId> = new Set([
  'resident-id',
  'mobile',
  'guardian-phone',
  'landline',
  'bank-card',
  'credit-code',
  'passport',
  'permit',
  'email',
  'vin',
  'plate',
  'imei',
])

/** Kinds that are recognised in single cells whatever the column is. */
const IN_ANY_CELL: readonly KindId[] = [
  'resident-id',
  'mobile',
  'landline',
  'email',
  'credit-code',
  'bank-card',
  'plate',
  'vin',
  'permit',
  'passport',
  'qq',
  'wechat',
]

/** Columns may hold what stands in another column elsewhere: texts names and addresses, names addresses. */
const MIXED: Partial<Record<KindId, readonly KindId[]>> = {
  text: [...IN_ANY_CELL, 'name', 'address'],
  name: [...IN_ANY_CELL, 'address'],
}

/** Words that say that there is nothing. */
const NOTHING =
  '[ 　]*(?:无|没有|暂无|/|\\\\|--?|——?|null|NULL|[Nn]one|N/A|n/a|#N/A|空|未知|不详|无号码|0)[ 　]*'

export function valuesOf(layout: Layout): Value[] {
  return layout.columns.flatMap(valuesOfColumn)
}

/** Those of the column of this number alone: to make them for a thousand columns takes a second of writing SQL. */
export function valuesOfColumn(column: LayoutColumn, i: number): Value[] {
  const values = columnValues(column, i)
  return column.found ? values.filter((v) => column.found?.has(partOf(v))) : values
}

/** The name of a value without the number of its column. */
export function partOf({ name, column }: Value): string {
  return name.slice(0, -String(column).length)
}

/** SQL: the relation of {@link withPacked} with the values beside, step by step. */
export function withValues(texts: Sql, values: readonly Value[]): Sql {
  const steps = Math.max(0, ...values.map((v) => v.step + 1))
  return Array.from({ length: steps }).reduce<Sql>((inner, _, step) => {
    const own = values.filter((v) => v.step === step)
    return sql`select *, ${join(own.map((v) => sql`${v.sql} as ${id(v.name)}`))} from (${inner})`
  }, texts)
}

/** SQL: a relation with the cells `c0 …`, and beside them what is found in those of `columns` that hold packed texts. */
export function withPacked(cells: Sql, layout: Layout, columns: readonly number[]): Sql {
  const packed = columns.filter((i) => isPacked(layout.columns[i]))
  if (packed.length === 0) return cells
  const all = packed.map((i) => packedStages(i, layout.columns[i]?.told))
  const depth = Math.max(...all.map((stages) => stages.length))
  return Array.from({ length: depth }).reduce<Sql>((inner, _, stage) => {
    const found = all.flatMap((stages) => stages[stage] ?? [])
    return sql`select *, ${join(found.map((f) => sql`${f.sql} as ${id(f.name)}`))} from (${inner})`
  }, cells)
}

/** The layout when readers have told what stands in texts: of columns that are read as they stand and were not looked at before. */
export function withTold(layout: Layout, { dictionary, beside }: LookedAt): Layout {
  if (layout.people != null) return layout
  const columns = layout.columns.map((c, i) => {
    const told = isPacked(c) && c.from === undefined && !dictionary.has(i) && !beside.has(i)
    return told ? { ...c, told } : c
  })
  return { ...layout, columns }
}

function isPacked(column: LayoutColumn | undefined): boolean {
  return column !== undefined && column.kind !== 'empty' && column.also.includes('text')
}

function columnValues(column: LayoutColumn, i: number): Value[] {
  const { kind } = column
  if (kind === 'empty' || kind === 'row-no') return kind === 'empty' ? [] : strayValues(column, i)
  const cell = id(`c${String(i)}`)
  if (column.clean) return [value(i, 'v', kind, knownValid(column, cell))]
  if (kind === 'name' || kind === 'vague-name' || kind === 'guardian-name')
    return nameValues(column, i)
  if (CHECKED.has(kind)) return checkedValues(column, i)
  if (HIDDEN_IN.has(kind)) return hiddenValues(column, i)
  const own = something(cell, lenient(kind, cell))
  const strays = strayValues(column, i)
  if (FIELDS[kind].normalise !== normaliseText) return [value(i, 'v', kind, own), ...strays]
  const text = column.told === true ? toldText(i, own) : own
  const bare = column.also.includes('text') ? saysNoMore(i, column.found) : null
  const whole = kind === 'text' ? wholeCells(column, strays) : []
  const other = [...(bare ? [bare] : []), ...whole.map((v) => sql`${id(v.name)} is not null`)]
  const main = other.length
    ? value(i, 'v', kind, sql`case when ${join(other, raw(' or '))} then null else ${text} end`, 1)
    : value(i, 'v', kind, text)
  return [main, ...strays]
}

/** Values that are their whole cell: a name or a number among remarks is what it is in a column of its own, and no remark. */
function wholeCells({ found }: LayoutColumn, strays: readonly Value[]): Value[] {
  return strays.filter((v) => v.name.startsWith('s_') && (found?.has(partOf(v)) ?? true))
}

/** Kinds without a rule of their own by which somebody is identified, and whose digits sellers hide: 6217****1234 under 账号. */
const HIDDEN_IN: ReadonlySet<KindId> = new Set([
  ...OTHER_IDENTIFIERS.filter((k) => !CHECKED.has(k)),
  'qq',
  'wechat',
])

/** A number of which digits are hidden identifies nobody: it is content. */
function hiddenValues(column: LayoutColumn, i: number): Value[] {
  const cell = id(`c${String(i)}`)
  const masked = isMaskedNumber(cell)
  const own = sql`case when not ${masked} then ${something(cell, lenient(column.kind, cell))} end`
  return [
    value(i, 'v', column.kind, own),
    value(i, 'x', 'text', sql`case when ${masked} then ${trimmed(cell)} end`),
    ...strayValues(column, i),
  ]
}

/** What is no shape of the kind (a school without the word) is still content: it is kept as text. */
function lenient(kind: KindId, cell: Sql): Sql {
  return sql`coalesce(${FIELDS[kind].normalise(cell)}, ${FIELDS.text.normalise(cell)})`
}

/** Every cell of the column has passed its check: those that stand in the canonical form already need no second one. */
function knownValid(column: LayoutColumn, cell: Sql): Sql {
  const { kind } = column
  const canonical = CANONICAL[kind]?.(cell)
  const normal = CHECKED.has(kind) ? ruleOf(column, cell) : lenient(kind, cell)
  return canonical ? sql`case when ${canonical} then ${cell} else ${normal} end` : normal
}

/** Tells the canonical form among valid cells of a kind. */
const CANONICAL: Partial<Record<KindId, (cell: Sql) => Sql>> = {
  'resident-id': (cell) =>
    sql`strlen(${cell}) = 18 and regexp_full_match(${cell}, '[0-9]{17}[0-9X]')`,
  mobile: (cell) => sql`strlen(${cell}) = 11`,
  'guardian-phone': (cell) => sql`strlen(${cell}) = 11`,
  // Not by length alone: 张　伟 with a wide space is as long as a name of three characters, 客户张伟 as one of four.
  name: (cell) =>
    sql`strlen(${cell}) in (6, 9) and not ends_with(${cell}, '收') and regexp_full_match(${cell}, '[一-龥]+')`,
}

/** A number column: its valid values, those of other kinds, and what is neither. */
function checkedValues(column: LayoutColumn, i: number): Value[] {
  const cell = id(`c${String(i)}`)
  const main = value(i, 'v', column.kind, ruleOf(column, cell))
  const strays = strayValues(column, i)
  const unmatched = noneOf([main, ...strays])
  const masked = sql`case when ${isMaskedNumber(cell)} then ${trimmed(cell)} end`
  const written = sql`case when ${cell} is not null and ${unmatched} and not ${isMaskedNumber(cell)} then ${something(cell, trimmed(cell))} end`
  return [
    main,
    ...strays,
    // Hidden digits (138****0001) break no rule: they are content, and identify nobody.
    value(i, 'x', 'text', masked),
    {
      ...value(i, 'd', column.kind, sql`${cell} is not null and ${isDamaged(cell)}`),
      valid: false,
    },
    { ...value(i, 'b', column.kind, written, 2), valid: false },
  ]
}

/** A column of names: full names; forms of address and nicknames; companies. */
function nameValues(column: LayoutColumn, i: number): Value[] {
  const cell = id(`c${String(i)}`)
  const full = column.kind === 'guardian-name' ? 'guardian-name' : 'name'
  const name = column.kind === 'vague-name' ? nameAmongNicknames(cell) : FIELDS.name.normalise(cell)
  const company = sql`case when ${isCompany(cell)} then ${trimmed(cell)} end`
  const [one, other] = [twoNames(cell, 1), twoNames(cell, 2)]
  const read = column.also.includes('text') ? packedNumbers(i) : []
  if (column.also.includes('address')) read.push(FIELDS.address.normalise(cell))
  const values = [
    value(i, 'v', full, sql`case when not coalesce(${isCompany(cell)}, false) then ${name} end`),
    value(i, 'o', 'employer', company),
    value(i, 'm', full, one),
    value(i, 'n', full, other),
  ]
  const strays = strayValues(column, i)
  const unread = read.reduce(
    (all, v) => sql`${all} and (${v}) is null`,
    noneOf([...values, ...strays.filter((v) => v.name.startsWith('s_') && v.step === 0)]),
  )
  const vague = sql`case when ${unread} then coalesce(${FIELDS['vague-name'].normalise(cell)}, ${something(cell, trimmed(cell))}) end`
  if (full === 'name') values.push(value(i, 'g', 'vague-name', vague, 1))
  return [...values, ...strays]
}

/** Under 称呼 or 昵称 four characters behind a surname of one are words (简单生活, 平安是福), not a given name of three. */
function nameAmongNicknames(cell: Sql): Sql {
  const full = FIELDS.name.normalise(cell)
  const words = sql`strlen(${cell}) = 12 and ${fits(cell, '[一-龥]{4}')} and not ${beginsCompound(cell)}`
  return sql`case when not (${words}) then ${full} end`
}

/** None of these values is there: over their columns, in a later step. */
function noneOf(values: readonly Value[]): Sql {
  return join(
    values.map((v) => sql`${id(v.name)} is null`),
    sql` and `,
  )
}

/** 张三、李四: the owners of a flat, the parents of a child. Han alone need no tidying. */
function twoNames(cell: Sql, which: 1 | 2): Sql {
  const part = sql`regexp_extract(${cell}, '^[ 　]*([一-龥·]{2,8})[ 　]*[、,，/;；][ 　]*([一-龥·]{2,8})[ 　]*$', ${raw(String(which))})`
  return sql`case when strlen(${cell}) between 13 and 60 and ${isName(part)} then ${part} end`
}

/** Values of other kinds that stand in single cells of the column, or packed with others into one cell. */
function strayValues(column: LayoutColumn, i: number): Value[] {
  const cell = id(`c${String(i)}`)
  const isChecked = CHECKED.has(column.kind)
  const guard = (inner: Sql) =>
    isChecked ? sql`case when ${id(`v${String(i)}`)} is null then ${inner} end` : inner
  const anywhere = MIXED[column.kind] ?? (isChecked ? [...IN_ANY_CELL, 'name'] : IN_ANY_CELL)
  const beside = besideOf(column)
  const strays = anywhere
    .filter((k) => k !== column.kind && (column.also.includes(k) || beside.has(k)))
    .map((k) =>
      value(i, `s_${k}`, k, guard(strayRule(k, column, beside.get(k))(cell)), isChecked ? 1 : 0),
    )
  return column.also.includes('text') ? [...strays, ...packedValues(i)] : strays
}

function strayRule(
  kind: KindId,
  { also }: LayoutColumn,
  beside?: (cell: Sql) => Sql,
): (cell: Sql) => Sql {
  const own = (cell: Sql) => FIELDS[kind].normalise(cell)
  if (!beside) return own
  return also.includes(kind) ? (cell) => sql`coalesce(${own(cell)}, ${beside(cell)})` : beside
}

function packedValues(i: number): Value[] {
  return [
    value(i, 'p_mobile', 'mobile', packedMobile(i)),
    value(i, 'p_middle', 'mobile', packedMiddleMobile(i)),
    value(i, 'p_last', 'mobile', packedLastMobile(i)),
    value(i, 'p_line', 'landline', packedLandline(i)),
    value(i, 'p_id', 'resident-id', packedResidentId(i)),
    value(i, 'p_email', 'email', packedEmail(i)),
    value(i, 'p_qq', 'qq', packedQq(i)),
    value(i, 'p_wx', 'wechat', packedWechat(i)),
    value(i, 'p_name', 'name', packedName(i)),
    value(i, 'p_vague', 'vague-name', packedVague(i)),
  ]
}

/** A cell in which one of these stands is read as packed: what is around it is no form of address. */
function packedNumbers(i: number): Sql[] {
  return [packedMobile(i), packedResidentId(i)]
}

function value(i: number, part: string, kind: KindId, expression: Sql, step = 0): Value {
  return { name: `${part}${String(i)}`, column: i, kind, valid: true, sql: expression, step }
}

function trimmed(cell: Sql): Sql {
  return sql`nullif(regexp_replace(${cell}, '[\\s\\x02　]+', '', 'g'), '')`
}

/** NULL for the words that say that there is nothing. */
function something(cell: Sql, expression: Sql): Sql {
  return sql`case when not ${fits(cell, NOTHING)} then ${expression} end`
}
