import { createReadStream, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import type { GridPage } from '../case/ledger/row-grid.ts'
import { digestOf } from '../documents/json/json.ts'
import { selectionWorkbook, writeLedger } from '../documents/workbooks/ledger.ts'
import type { LedgerRow } from '../documents/workbooks/ledger-row.ts'
import type { Report } from '../report.ts'

const EACH = 5000

/**
 * All rows of a selection as a workbook, whole before the first byte is given: identifiers as text, masked, no formula
 * out of a cell. Only the file is in the temporary folder, and only while it is read.
 */
export async function rowsFile(
  report: Report,
  pageOf: (from: number, most: number) => Promise<Pick<GridPage, 'rows'>>,
): Promise<ReadableStream> {
  const folder = mkdtempSync(join(tmpdir(), 'shuzheng-rows-'))
  const done = () => rmSync(folder, { recursive: true, force: true })
  try {
    const path = join(folder, 'rows.xlsx')
    const digest = digestOf(report)
    await writeLedger(path, selectionWorkbook(report, digest, allRows(pageOf)))
    const stream = createReadStream(path)
    stream.on('close', done)
    return Readable.toWeb(stream) as ReadableStream
  } catch (error) {
    done()
    throw error
  }
}

async function* allRows(
  pageOf: (from: number, most: number) => Promise<Pick<GridPage, 'rows'>>,
): AsyncGenerator<LedgerRow> {
  for (let from = 0; ; from += EACH) {
    const { rows } = await pageOf(from, EACH)
    yield* rows
    if (rows.length < EACH) return
  }
}
