import { CELL, type RowView } from '../../../row.ts'
import { RowBuilder } from '../../row-builder.ts'

const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

/** The text of a physical line as the reader of lines gives it; what it holds is valid UTF-8. */
export function lineText(view: RowView): string {
  if (view.count === 0) return ''
  return decoder.decode(view.buf.subarray(view.start[0], view.end[0]))
}

/** Rows put together from texts of lines; a cell that is null is absent. */
export class TextRows {
  readonly #builder = new RowBuilder()

  /** The row at `line`, as wide as `cells`. Reused between calls. */
  row(line: number, cells: readonly (string | null)[]): RowView {
    const builder = this.#builder.begin(line)
    cells.forEach((text, column) => {
      builder.cell(column, text ?? '')
      if (text === null) builder.view.type[column] = CELL.ABSENT
    })
    return builder.view
  }
}
