import type { ReadSink } from '../../../row.ts'
import { PageHeadings } from '../../page-headings.ts'
import type { Package } from '../package.ts'
import { readSheetNotes, SHEET_NOTES } from '../sheet-notes.ts'
import { readConstants } from './defined-names.ts'
import { isDrawing, readDrawings } from './drawings.ts'
import { EXTERNAL, readExternalBooks } from './external-book.ts'
import { PIVOT, readPivotCaches } from './pivot-cache.ts'
import { tellProperties } from './properties.ts'
import type { SheetTail } from './sheet-tail.ts'

/** Is the part read with what stands beside the sheets? */
export function isReadBeside(path: string): boolean {
  return SHEET_NOTES.test(path) || isDrawing(path) || EXTERNAL.test(path) || PIVOT.test(path)
}

/** Reads what a workbook holds beside the cells of its sheets; what is not read of it is told. */
export async function readBesideSheets(pack: Package, book: string, sink: ReadSink): Promise<void> {
  await readSheetNotes(pack, sink)
  await readDrawings(pack, sink)
  await readConstants(pack, book, sink)
  await readPivotCaches(pack, sink)
  await readExternalBooks(pack, sink)
  await tellProperties(pack, sink)
}

/** Headers and footers of the pages of all sheets, and lists to choose from. */
export class SheetTails {
  readonly #headings = new PageHeadings()
  #lists = 0

  add({ headings, lost, lists }: SheetTail): void {
    for (const heading of headings) this.#headings.code(heading)
    this.#headings.lose(lost)
    this.#lists += lists
  }

  /** `named`: of a part of a sheet they are told only, which has the sheet read again as a whole, and them with it. */
  tell(sink: ReadSink, named: boolean): void {
    const { count: length } = this.#headings
    if (named) this.#headings.tellLost(sink)
    else this.#headings.read(sink)
    const kinds = [
      named && length > 0 ? `页眉或页脚 ${String(length)} 处 / page headers or footers` : null,
      this.#lists > 0 ? `单元格的选项清单 ${String(this.#lists)} 个 / lists to choose from` : null,
    ].filter((kind) => kind !== null)
    if (kinds.length === 0) return
    sink.issue({ code: 'NOT_A_TABLE', message: `未读 / not read: ${kinds.join('；')}` })
  }
}
