import { CELL, type RowView } from '../row.ts'
import { endsAsGroup, SUSPECT, suspicionOf } from './suspicion.ts'
import type { Profile } from './table.ts'

/** What a row without any cell is at the first look; a row that is data beyond doubt is 0, another one flags of {@link SUSPECT}. */
export const BLANK = -1

/** Looks at the first two cells of a row, as bytes: nearly all rows are data by that, and are read no further. */
export class FirstLook {
  /** First cells of the header rows, as bytes, and a table of their first bytes. */
  #leads: readonly Uint8Array[] = []
  readonly #leadBytes = new Uint8Array(256)

  /** From here on rows that begin as one of these headers are suspect. */
  remember({ headers }: Profile): void {
    this.#leads = headers.map((header) => Buffer.from(header.find((text) => text !== '') ?? ''))
    this.#leadBytes.fill(0)
    for (const lead of this.#leads) if (lead.length > 0) this.#leadBytes[lead[0] ?? 0] = 1
  }

  at(view: RowView): number {
    const { buf, start, end, count } = view
    const lead = nextCell(view, 0)
    if (lead >= count) return BLANK
    const from = start[lead] ?? 0
    const next = nextCell(view, lead + 1)
    let suspicion = suspicionOf(buf, from, end[lead] ?? 0)
    if (next > lead + 1 && endsAsGroup(buf, end[lead] ?? 0)) suspicion |= SUSPECT.WORDING
    if (this.#leadBytes[buf[from] ?? 0] === 1 && this.#beginsLikeHeader(view, lead))
      suspicion |= SUSPECT.WORDING
    if (next >= count) return suspicion | SUSPECT.LONE
    return suspicion | (suspicionOf(buf, start[next] ?? 0, end[next] ?? 0) & SUSPECT.HEADER)
  }

  #beginsLikeHeader(view: RowView, at: number): boolean {
    const from = view.start[at] ?? 0
    const length = (view.end[at] ?? 0) - from
    return this.#leads.some(
      (lead) => lead.length <= length && lead.every((byte, i) => view.buf[from + i] === byte),
    )
  }
}

/** The first cell from `at` on that holds anything; `count` where none does. */
function nextCell({ start, end, type, count }: RowView, at: number): number {
  let i = at
  while (i < count && ((end[i] ?? 0) <= (start[i] ?? 0) || type[i] === CELL.ABSENT)) i++
  return i
}
