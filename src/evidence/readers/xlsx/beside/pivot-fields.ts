import { CELL, type CellType } from '../../../row.ts'
import { XmlEvents, type TagAttributes } from '../../xml-events.ts'

/** A value of a pivot cache: text, and what kind; null where there is none. */
export interface PivotValue {
  readonly text: string
  readonly type: CellType
}

/** A column of a pivot cache. */
export interface PivotField {
  readonly name: string
  /** Values to which records refer by number. */
  readonly items: (PivotValue | null)[]
}

const TYPES: Readonly<Record<string, CellType>> = {
  s: CELL.TEXT,
  n: CELL.NUMBER,
  d: CELL.DATE,
  b: CELL.BOOLEAN,
  e: CELL.ERROR,
}
/** Characters of all shared values, and what each costs beside them. */
const MOST = 1 << 27
const EACH = 32
const MOST_FIELDS = 16_384

/** The value that an element stands for; null for one that stands for nothing, undefined for another element. */
export function pivotValue(name: string, attributes: TagAttributes): PivotValue | null | undefined {
  if (name === 'm') return null
  const type = TYPES[name]
  if (type === undefined) return undefined
  return { text: attributes.get('v') ?? '', type }
}

/** Takes the columns of a pivot cache and the values that they share. */
export class PivotFields extends XmlEvents {
  readonly fields: PivotField[] = []
  /** The sheet and the range whose copy it is. */
  source = ''
  /** Shared values that were not taken in. */
  lost = 0
  #field: PivotField | null = null
  /** Depth inside the shared values of a column; 0 outside. */
  #depth = 0
  #length = 0

  protected override opened(name: string, attributes: TagAttributes): void {
    if (this.#depth > 0) this.#inItems(name, attributes)
    else if (name === 'cacheField') this.#begin(attributes)
    else if (name === 'sharedItems' && this.#field !== null) this.#depth = 1
    else if (name === 'worksheetSource') this.source = sourceOf(attributes)
  }

  /** Columns that only group others have no values in the records. */
  #begin(attributes: TagAttributes): void {
    this.#field = null
    if (/^(?:0|false|off)$/.test(attributes.get('databaseField') ?? '')) return
    this.#field = { name: attributes.get('name') ?? '', items: [] }
    if (this.fields.length < MOST_FIELDS) this.fields.push(this.#field)
  }

  #inItems(name: string, attributes: TagAttributes): void {
    if (this.#depth++ !== 1) return
    const value = pivotValue(name, attributes)
    if (value === undefined) return
    this.#length += EACH + (value?.text.length ?? 0)
    if (this.#length > MOST) this.lost++
    else this.#field?.items.push(value)
  }

  protected override characters(): void {
    // All stands in attributes.
  }

  protected override closed(): void {
    if (this.#depth > 0) this.#depth--
  }
}

function sourceOf(attributes: TagAttributes): string {
  const sheet = attributes.get('sheet') ?? ''
  const range = attributes.get('ref') ?? attributes.get('name') ?? ''
  return sheet !== '' && range !== '' ? `${sheet}!${range}` : sheet + range
}
