import { plain } from '../values/cells.ts'
import { fieldNamed, type FieldId } from './fields.ts'
import { BY_NAMES, FORMS } from '../forms.ts'
import type { Form } from '../forms/form.ts'
import { byField, type Column, type Layout, type Mapping } from './layout.ts'
import { chineseHalf, columnName, withBareUnit, type ColumnName } from './names.ts'

/** Columns beyond these are not looked at: no statement has so many. */
const WIDEST = 200
const FEWEST = 3

/**
 * The layout that a row of names gives, as header of a statement; null: it is none. A published form is known by the
 * names that it needs, in any order and among any others.
 *
 * @param words the text above the row, by which some forms are told apart
 */
export function headerLayout(cells: readonly (string | null)[], words: string): Layout | null {
  if (cells.length > WIDEST) return null
  const names = cells.map(nameOf)
  if (names.filter((n) => n.name !== '').length < FEWEST) return null
  const known = new Set(
    names.flatMap((n, i) => [n.name, withBareUnit(cells[i] ?? null)?.name ?? n.name]),
  )
  const form = FORMS.find((f) => fits(f, known, words))
  if (form) return layoutOf(form, cells, names)
  return byNames(cells, names)
}

/** The name of a column; of one in two languages its Chinese half, where the whole is not known. */
function nameOf(cell: string | null): ColumnName {
  const name = columnName(cell)
  if (fieldNamed(name.name) !== null) return name
  const half = chineseHalf(cell)
  return half !== null && fieldNamed(half.name) !== null ? half : name
}

function fits({ needs, words }: Form, names: ReadonlySet<string>, text: string): boolean {
  const all = needs.every((need) => need.split('|').some((name) => names.has(name)))
  return all && (words === undefined || words.test(text))
}

/** A table without a published form: when, how much, and something that only money has; most names are known. */
function byNames(cells: readonly (string | null)[], names: readonly ColumnName[]): Layout | null {
  const layout = layoutOf(BY_NAMES, cells, names)
  const has = (...fields: FieldId[]) => fields.some((f) => layout.columns.has(f))
  const isMoney = has('balance', 'direction', 'in', 'out', 'state', 'other', 'own', 'serial')
  const known = [...layout.columns.values()].flat().length
  const told = names.filter((n) => n.name !== '').length
  const whole = has('time', 'date') && has('amount', 'in', 'out') && isMoney
  return whole && known >= FEWEST && known * 2 >= told ? layout : null
}

function layoutOf(
  form: Form,
  cells: readonly (string | null)[],
  names: readonly ColumnName[],
): Layout {
  const found = names.flatMap((name, i) => columnOf(form, name, i, cells[i] ?? null))
  const columns = form === BY_NAMES ? withoutNet(byField(found)) : byField(found)
  const direction = columns.get('direction') ?? []
  return {
    form: asCard(form, columns),
    columns,
    sided: direction.some((c) => c.rank === 0),
    unit: null,
    currency: null,
    days: form.days ?? null,
    words: new Map(Object.entries(form.sides ?? {})),
    mapped: false,
  }
}

/**
 * 入账金额 of a shop is what was traded less the fee, and the fee has a column of its own: the traded sum is the line's.
 * Where the trade was in a currency of its own, what was booked stays.
 */
function withoutNet(columns: ReadonlyMap<FieldId, readonly Column[]>) {
  const amounts = columns.get('amount') ?? []
  const isForeign = (columns.get('currency') ?? []).some((c) => c.rank === 2)
  const gross = amounts.filter((c) => c.rank > 0)
  if (!columns.has('fee') || isForeign || gross.length === 0) return columns
  return new Map(columns).set('amount', gross)
}

function columnOf(form: Form, named: ColumnName, index: number, header: string | null): Column[] {
  const own = form.columns?.[named.name]
  const given = own ? { field: own, rank: 0 } : fieldNamed(named.name)
  const bare = given ? null : withBareUnit(header)
  const found = given ?? (bare ? fieldNamed(bare.name) : null)
  if (!found) return []
  const { field, rank } = found
  const currency = named.currency ?? ('currency' in found ? (found.currency ?? null) : null)
  const unit = named.unit ?? bare?.unit ?? null
  return [{ index, header: plain(header), field, rank, unit, currency }]
}

/** A table that names cards by their last digits and no balance is of a credit card: what has no sign was spent. */
function asCard(form: Form, columns: ReadonlyMap<FieldId, readonly Column[]>): Form {
  if (form !== BY_NAMES || columns.has('balance')) return form
  const isCard = (columns.get('own') ?? []).some((c) => /后四位|末四位/.test(c.header))
  return isCard ? { ...form, sign: 'card' } : form
}

/** The layout that a person gives. */
export function mappedLayout(mapping: Mapping, header: readonly (string | null)[] | null): Layout {
  const columns = (Object.entries(mapping.columns) as [FieldId, readonly number[]][]).flatMap(
    ([field, indexes]) =>
      indexes.map((index, rank): Column => {
        const name = header?.[index] ?? null
        const unit = columnName(name).unit
        return { index, header: plain(name), field, rank, unit, currency: null }
      }),
  )
  const all = byField(columns)
  const form: Form = { id: 'mapped', title: '流水（由人员指定各列）', needs: [] }
  return {
    form: mapping.sign ? { ...form, sign: mapping.sign } : form,
    columns: all,
    sided: all.has('direction'),
    unit: mapping.unit ?? null,
    currency: mapping.currency ?? null,
    days: mapping.days ?? null,
    words: new Map(Object.entries(mapping.words ?? {})),
    mapped: true,
  }
}
