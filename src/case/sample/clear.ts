import type { ModeId } from '../../documents/sample/record.ts'
import type { Page } from '../../evidence/outcome.ts'
import { rowPart } from '../../records/person-part.ts'
import type { SealedRows } from '../../evidence/spool/sealed-rows.ts'
import { NULL_CELL, shownText } from '../../evidence/spool/spool.ts'
import type { KindId } from '../../records/kinds.ts'
import type { OrderedTable } from '../assemble.ts'
import type { Spot } from './list.ts'

/** A field of the call sheet, the kinds of column that it is taken from, best first, and how it looks in loose text. */
interface ClearField {
  readonly title: string
  readonly kinds: readonly KindId[]
  readonly loose: RegExp
}

const NAME: ClearField = {
  title: '姓名',
  kinds: ['name', 'vague-name', 'guardian-name'],
  // What a line of loose text begins with, or what stands behind its label.
  loose: /(?<=^|姓名[: ]?)(?!姓名)[\p{Script=Han}·]{2,5}(?=[\s\d,、:;|-]|$)/gu,
}
const NUMBER: ClearField = {
  title: '电话号码',
  kinds: ['mobile', 'guardian-phone', 'landline'],
  loose: /(?<!\d)(?:1[3-9]\d{9}|0\d{2,3}-?\d{7,8})(?!\d)/g,
}
const IDENTITY: ClearField = {
  title: '身份证号',
  kinds: ['resident-id'],
  loose: /(?<!\d)\d{17}[\dXx](?!\d)/g,
}

/** The least that a mode needs: nobody is called by an ID number, nobody is looked up by an address. */
export const CLEAR_FIELDS: Readonly<Record<ModeId, readonly ClearField[]>> = {
  owner: [NAME, NUMBER],
  identity: [NAME, IDENTITY],
  call: [NAME, NUMBER],
  statement: [NAME, NUMBER],
}

/** Longer cells hold more than is needed; what stands beyond is left out and said. */
const LONGEST = 200

/**
 * The clear values of drawn records, one for each field of the mode; of fields in several columns all, joined. Opens
 * only the sealed pages on which the records stand. Of loose text only what looks like the field is given.
 */
export function clearValues(
  sealed: SealedRows,
  tables: ReadonlyMap<number, OrderedTable>,
  spots: readonly Spot[],
  mode: ModeId,
): string[][] {
  const pages = new PageLines(sealed)
  return spots.map((spot) => {
    const table = tables.get(spot.tab)
    const cells = table ? pages.cells(table, spot) : []
    return CLEAR_FIELDS[mode].map((field) => fieldText(table, cells, field))
  })
}

function fieldText(
  table: OrderedTable | undefined,
  cells: readonly (string | null)[],
  { kinds, loose }: ClearField,
): string {
  const columns = table?.columns ?? []
  const texts = (list: typeof columns) => list.flatMap(({ index }) => cells[index]?.trim() || [])
  const own = texts(kinds.flatMap((kind) => columns.filter((c) => c.kind === kind)))
  if (own.length > 0) return [...new Set(own.map(shortened))].join(' / ')
  const mixed = columns.filter((c) => c.kind === 'text' || c.also.length > 0)
  const found = texts(mixed).flatMap((text) => shortened(text.normalize('NFKC')).match(loose) ?? [])
  return [...new Set(found)].join(' / ')
}

function shortened(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}…（未全列）`
}

/** Lines of sealed pages; one page is kept open, for records are asked for in order. */
class PageLines {
  readonly #sealed: SealedRows
  #open = ''
  #lines = new Map<string, string>()
  #delimiter = ''

  constructor(sealed: SealedRows) {
    this.#sealed = sealed
  }

  /** Cells of a record as recognition saw them; none when its text was not kept. */
  cells(table: OrderedTable, { part: of, line }: Spot): readonly (string | null)[] {
    const part = rowPart(of)
    const pages = table.outcome.parts.find((p) => p.p === part)?.pages ?? []
    for (const page of pages) {
      if (page.holds !== 'data' || page.firstRow > line || page.lastRow < line) continue
      const text = this.#page(part, page).get(String(line))
      if (text !== undefined) return text.split(this.#delimiter).slice(2).map(cellOf)
    }
    return []
  }

  #page(part: number, page: Page): ReadonlyMap<string, string> {
    const key = `${String(part)}:${String(page.offset)}`
    if (key === this.#open) return this.#lines
    this.#delimiter = String.fromCharCode(page.delimiter)
    const lines = this.#sealed.page(part, page).toString('utf8').split('\n')
    this.#lines = new Map(
      lines.map((text) => [text.split(this.#delimiter, 2)[1] ?? '', text] as const),
    )
    this.#open = key
    return this.#lines
  }
}

const ABSENT = String.fromCharCode(NULL_CELL)

function cellOf(cell: string): string | null {
  return cell === ABSENT ? null : shownText(cell)
}
