import type { ReadSink } from '../../../row.ts'
import { readLoose } from '../../loose.ts'
import { headingLines } from '../../page-headings.ts'
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
  #headings: string[] = []
  #lists = 0

  add({ headings, lists }: SheetTail): void {
    // More than a call may have arguments, if somebody so wants.
    for (const line of headings.flatMap(headingLines)) this.#headings.push(line)
    this.#lists += lists
  }

  /** `named`: they are told with their number only, where the sheet is one of several parts that are read side by side. */
  tell(sink: ReadSink, named: boolean): void {
    const { length } = this.#headings
    if (!named) readLoose(this.#headings.join('\n'), sink, '页眉页脚')
    const kinds = [
      named && length > 0 ? `页眉或页脚 ${String(length)} 处 / page headers or footers` : null,
      this.#lists > 0 ? `单元格的选项清单 ${String(this.#lists)} 个 / lists to choose from` : null,
    ].filter((kind) => kind !== null)
    if (kinds.length === 0) return
    sink.issue({ code: 'NOT_A_TABLE', message: `未读 / not read: ${kinds.join('；')}` })
  }
}
