import type { ReadSink } from '../../row.ts'
import { readLoose } from '../loose.ts'
import { Notes } from '../notes.ts'
import { XmlEvents } from '../xml-events.ts'
import type { Package } from './package.ts'

/** Comments as old programs know them, also of those that have threads; some programs keep them in a folder (`comments/comment1.xml`). */
export const SHEET_NOTES = /comments\d*\.xml$|\/comment\d+\.xml$/
export const MOST_NOTE_PARTS = 1000

/** Comments of a sheet: the text of each, as its runs follow one another. */
class SheetNotes extends XmlEvents {
  readonly #notes: Notes

  constructor(notes: Notes) {
    super()
    this.#notes = notes
  }

  protected override opened(name: string): void {
    if (name === 'comment') this.#notes.begin()
    this.#notes.opened(name)
    this.wantsText = name === 't' && this.#notes.wantsText
  }

  protected override characters(text: string): void {
    this.#notes.literal(text)
  }

  protected override closed(name: string): void {
    this.wantsText = false
    this.#notes.closed(name)
  }
}

/** Reads the comments of all sheets of a workbook, as loose text; what is not read is told. */
export async function readSheetNotes(pack: Package, sink: ReadSink): Promise<void> {
  const notes = new Notes('text')
  const parts = pack.paths().filter((path) => SHEET_NOTES.test(path))
  let broken = Math.max(0, parts.length - MOST_NOTE_PARTS)
  for (const path of parts.slice(0, MOST_NOTE_PARTS)) {
    const events = new SheetNotes(notes)
    const result = await pack.read(path, events)
    if (!events.finish() || events.broken || result?.status !== 'ok') broken++
  }
  tellNotes(notes, broken, sink)
}

/** Hands on the comments of a workbook as loose text, and tells what of them is not read. */
export function tellNotes(notes: Notes, broken: number, sink: ReadSink): void {
  readLoose(notes.text, sink, '批注')
  if (notes.lost > 0)
    sink.issue({
      code: 'NOT_A_TABLE',
      message: `批注 ${notes.lost} 个未读 / ${notes.lost} comments, not read`,
    })
  if (broken > 0)
    sink.issue({
      code: 'CORRUPT',
      message: `批注部件损坏或过多 ${broken} 个 / parts of comments that are broken or too many: ${broken}`,
    })
}
