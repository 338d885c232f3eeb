import type { ReadSink } from '../../../row.ts'
import { GridRows } from '../../grid-rows.ts'
import { XmlEvents, type TagAttributes } from '../../xml-events.ts'
import type { Package } from '../package.ts'
import { MOST_PARTS, readWhole, tellBroken } from './part-reading.ts'
import { PivotFields, pivotValue, type PivotField, type PivotValue } from './pivot-fields.ts'

const DEFINITION = /\/pivotcache\/pivotcachedefinition\d*\.xml$/

/** Parts of pivot caches: what they hold, and their rows. */
export const PIVOT = /\/pivotcache\/pivotcache(?:definition|records)\d*\.xml$/

/** Reads the records of a pivot cache: rows as they were when the table that sums them up was last made. */
class PivotRecords extends XmlEvents {
  /** Values that refer to one that is not there. */
  lost = 0
  readonly #fields: readonly PivotField[]
  readonly #rows: GridRows
  /** Depth inside a record; 0 outside. */
  #depth = 0
  #column = 0

  constructor(fields: readonly PivotField[], rows: GridRows) {
    super()
    this.#fields = fields
    this.#rows = rows
  }

  protected override opened(name: string, attributes: TagAttributes): void {
    if (this.#depth === 1) this.#value(name, attributes)
    if (this.#depth > 0) this.#depth++
    else if (name === 'r') this.#begin()
  }

  #begin(): void {
    this.#depth = 1
    this.#column = 0
    this.#rows.begin(this.#rows.next)
  }

  #value(name: string, attributes: TagAttributes): void {
    const column = this.#column++
    const value = name === 'x' ? this.#shared(column, attributes) : pivotValue(name, attributes)
    if (value === undefined) this.lost++
    else if (value !== null) this.#rows.cell(column, value.text, value.type)
  }

  #shared(column: number, attributes: TagAttributes): PivotValue | null | undefined {
    return this.#fields[column]?.items[Number(attributes.get('v') ?? NaN)]
  }

  protected override characters(): void {
    // All stands in attributes.
  }

  protected override closed(): void {
    if (this.#depth > 0 && --this.#depth === 0) this.#rows.end()
  }
}

/**
 * Reads the pivot caches of a workbook: the rows that a pivot table sums up are kept there a second time, also when the
 * sheet they stood on was changed or deleted since. Where no rows are kept, the values of each column are.
 */
export async function readPivotCaches(pack: Package, sink: ReadSink): Promise<void> {
  const paths = pack.paths().filter((path) => DEFINITION.test(path))
  let broken = Math.max(0, paths.length - MOST_PARTS)
  for (const [index, path] of paths.slice(0, MOST_PARTS).entries())
    if (!(await readCache(pack, path, `透视表缓存${String(index + 1)}`, sink))) broken++
  tellBroken(broken, '数据透视表缓存', 'pivot caches', sink)
}

async function readCache(pack: Package, path: string, name: string, sink: ReadSink) {
  const definition = new PivotFields()
  const whole = await readWhole(pack, path, definition)
  const { fields, source, lost } = definition
  const sheet = `${name} ${source}`.trim()
  const records = await recordsOf(pack, path)
  const read =
    records === null
      ? readItems(fields, sheet, sink)
      : await readRecords(pack, records, fields, sheet, sink)
  if (lost > 0) {
    const message = `缓存的值过多，${lost} 个未读 / too many values, not read: ${lost}`
    sink.issue({ code: 'LIMIT', sheet, message })
  }
  return whole && read
}

async function recordsOf(pack: Package, path: string): Promise<string | null> {
  const relations = await pack.relations(path)
  const target = relations.find(({ type }) => type === 'pivotcacherecords')?.target
  return target !== undefined && pack.has(target) ? target : null
}

async function readRecords(
  pack: Package,
  path: string,
  fields: readonly PivotField[],
  sheet: string,
  sink: ReadSink,
): Promise<boolean> {
  const header = fields.map((field) => field.name)
  const rows = new GridRows(sink, sheet, false, header)
  const records = new PivotRecords(fields, rows)
  const whole = await readWhole(pack, path, records)
  if (!whole) rows.unread('CORRUPT', rows.next, null, '部件损坏或被截断 / broken or cut short')
  if (rows.opened) rows.finish()
  if (records.lost > 0) {
    const message = `缓存记录的值 ${records.lost} 个找不到，未读 / values of records that are not there: ${records.lost}`
    sink.issue({ code: 'CORRUPT', sheet, message })
  }
  return whole
}

/** What is kept of each column when the records are not: its values, each once. */
function readItems(fields: readonly PivotField[], sheet: string, sink: ReadSink): boolean {
  for (const { name, items } of fields) {
    if (items.every((item) => item === null)) continue
    const rows = new GridRows(sink, `${sheet} ${name}`, false, [name])
    for (const item of items) {
      rows.begin(rows.next)
      if (item !== null) rows.cell(0, item.text, item.type)
      rows.end()
    }
    rows.finish()
  }
  return true
}
