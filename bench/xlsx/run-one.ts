import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { openZip, readEntry } from '../../src/evidence/containers/zip.ts'
import { fileSource } from '../../src/evidence/source.ts'
import { readXls } from '../../src/evidence/readers/xls.ts'
import { readXlsx } from '../../src/evidence/readers/xlsx/xlsx.ts'

/**
 * One reading of one workbook in a process of its own: `node run-one.ts READER FILE [MODULES]`.
 * Prints milliseconds, milliseconds of CPU, rows and peak memory (MB) as JSON.
 */
const READERS: Readonly<Record<string, (file: string, modules: string) => Promise<number>>> = {
  floor: unpackOnly,
  ours: countRows,
  sheetjs: readWithSheetJs,
  exceljs: readWithExceljs,
}

/** What has to be done anyway: unpack the sheet and the shared strings. */
async function unpackOnly(file: string): Promise<number> {
  const source = fileSource(file)
  for (const entry of openZip(source).entries) {
    if (/sheet1|sharedStrings/.test(entry.name)) await readEntry(source, entry, () => undefined)
  }
  return 0
}

async function countRows(file: string): Promise<number> {
  let rows = 0
  const grid = { row: () => rows++, unread: () => undefined, end: () => undefined }
  const sink = { grid: () => grid, issue: () => undefined }
  if (file.endsWith('.xls')) readXls(readFileSync(file), sink)
  else await readXlsx(fileSource(file), sink, { spoolDir: tmpdir() })
  return rows
}

interface SheetJs {
  readonly readFile: (
    file: string,
    options: object,
  ) => { Sheets: Record<string, { '!data': unknown[] }> }
}

async function readWithSheetJs(file: string): Promise<number> {
  const { readFile } = createRequire(import.meta.url)('@e965/xlsx') as SheetJs
  const book = await Promise.resolve(
    readFile(file, { dense: true, cellText: false, cellHTML: false }),
  )
  return Object.values(book.Sheets).reduce((all, sheet) => all + sheet['!data'].length, 0)
}

interface ExcelJs {
  stream: {
    xlsx: {
      WorkbookReader: new (file: string, options: object) => AsyncIterable<AsyncIterable<unknown>>
    }
  }
}

async function readWithExceljs(file: string, modules: string): Promise<number> {
  const { stream } = createRequire(`${modules}/`)('exceljs') as ExcelJs
  const options = {
    sharedStrings: 'cache',
    worksheets: 'emit',
    styles: 'ignore',
    hyperlinks: 'ignore',
  }
  let rows = 0
  for await (const sheet of new stream.xlsx.WorkbookReader(file, options)) {
    for await (const row of sheet) rows += row ? 1 : 0
  }
  return rows
}

const [reader = '', file = '', modules = ''] = process.argv.slice(2)
const run = READERS[reader]
if (run === undefined) throw new Error(`no reader ${reader}`)
const start = performance.now()
const rows = await run(file, modules)
const ms = Math.round(performance.now() - start)
const { user, system } = process.cpuUsage()
const cpu = Math.round((user + system) / 1000)
const mb = Math.round(process.resourceUsage().maxRSS / 1024)
process.stdout.write(`${JSON.stringify({ ms, cpu, rows, mb })}\n`)
