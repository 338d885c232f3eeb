import type { FieldId } from './fields.ts'
import type { Form } from '../forms/form.ts'
import type { Unit } from './names.ts'
import type { DayOrder } from '../values/time.ts'
import type { Direction } from '../values/direction.ts'

/** A column that is understood. */
export interface Column {
  /** 0-based. */
  readonly index: number
  readonly header: string
  readonly field: FieldId
  readonly rank: number
  readonly unit: Unit | null
  readonly currency: string | null
}

/** How the rows of a table are to be read. */
export interface Layout {
  readonly form: Form
  /** By field, best first. */
  readonly columns: ReadonlyMap<FieldId, readonly Column[]>
  /** 收/支 and the like are said by a column that can be taken at its word. */
  readonly sided: boolean
  /** Unit for all columns, where a person has said it. */
  readonly unit: Unit | null
  readonly currency: string | null
  readonly days: DayOrder
  readonly words: ReadonlyMap<string, Direction>
  /** Was it a person who mapped the columns? */
  readonly mapped: boolean
}

/** What a person says of the columns of a table, by 0-based index. */
export interface Mapping {
  readonly columns: Readonly<Partial<Record<FieldId, readonly number[]>>>
  /** Row of the header, 0 for none; absent: the row above the first line that can be read. */
  readonly header?: number
  readonly unit?: Unit
  readonly currency?: string
  readonly days?: Exclude<DayOrder, null>
  readonly sign?: 'card' | 'account'
  readonly words?: Readonly<Record<string, Direction>>
}

export function columnsOf(layout: Layout, field: FieldId): readonly Column[] {
  return layout.columns.get(field) ?? []
}

export function byField(columns: readonly Column[]): Map<FieldId, Column[]> {
  const all = new Map<FieldId, Column[]>()
  for (const column of columns.toSorted((a, b) => a.rank - b.rank || a.index - b.index)) {
    all.set(column.field, [...(all.get(column.field) ?? []), column])
  }
  return all
}
