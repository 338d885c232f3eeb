import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { CELL, EMPTY_ROW, type RowView } from '../row.ts'
import { SpoolWriter } from './spool-writer.ts'

const folder = mkdtempSync(join(tmpdir(), 'part-'))
afterAll(() => {
  rmSync(folder, { recursive: true })
})

/** Two cells of a line that could be copied as it stands. */
function lineOf(delimiter: number): RowView {
  const buf = Buffer.from(`ab${String.fromCharCode(delimiter)}cd`)
  return {
    ...EMPTY_ROW,
    row: 1,
    count: 2,
    buf,
    start: Int32Array.of(0, 3),
    end: Int32Array.of(2, 5),
    type: Uint8Array.of(CELL.TEXT, CELL.TEXT),
    shownStart: Int32Array.of(-1, -1),
    shownEnd: Int32Array.of(-1, -1),
    lineStart: 0,
    lineEnd: buf.length,
  }
}

test.each([
  ['a comma', 0x2c, 0x2c],
  ['a mark of files without dialect', 0x01, 0x01],
  ['the mark of a cell that is absent', 0x03, 0x1f],
  ['the mark of a large number', 0x02, 0x1f],
  ['the mark of what is escaped', 0x0e, 0x1f],
  ['the mark of what is stored', 0x0f, 0x1f],
])('lines delimited by %s', async (_, delimiter, written) => {
  const spool = new SpoolWriter(folder, delimiter, null)
  spool.part(0, 2, delimiter).row(lineOf(delimiter))
  const files = await spool.finish()
  const [file] = files.filter((f) => f.rows > 0)
  const mark = String.fromCharCode(written)
  expect(file?.delimiter).toBe(written)
  expect(readFileSync(file?.path ?? '', 'utf8')).toBe(`${['0', '1', 'ab', 'cd'].join(mark)}\n`)
})
