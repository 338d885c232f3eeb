import type { ReadSink } from '../../row.ts'
import { Notes } from '../notes.ts'
import type { Package } from '../xlsx/package.ts'
import { MOST_NOTE_PARTS, tellNotes } from '../xlsx/sheet-notes.ts'
import { aloneFor, Records, wideString } from './records.ts'

/** Comments of a sheet of a binary workbook. */
export const BINARY_NOTES = /comments\d*\.bin$/
const TEXT = 637

/** Reads the comments of all sheets of a binary workbook, as those of any other. */
export async function readBinaryNotes(pack: Package, sink: ReadSink): Promise<void> {
  const notes = new Notes()
  const parts = pack.paths().filter((path) => BINARY_NOTES.test(path))
  let broken = Math.max(0, parts.length - MOST_NOTE_PARTS)
  for (const path of parts.slice(0, MOST_NOTE_PARTS))
    if (!(await readPart(pack, path, notes))) broken++
  tellNotes(notes, broken, sink)
}

/** Takes the text of each comment, without how it is formatted; says whether all of the part could be read. */
async function readPart(pack: Package, path: string, notes: Notes): Promise<boolean> {
  let lost = 0
  const records = new Records(
    aloneFor((type, record) => {
      if (type !== TEXT) return
      const found = wideString(record, 1)
      if (found === null) lost++
      else notes.add(found.text)
    }),
  )
  const result = await pack.readBytes(path, (chunk) => {
    records.push(chunk)
  })
  records.end()
  return lost === 0 && !records.broken && result?.status === 'ok'
}
