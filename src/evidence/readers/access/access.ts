import { Keys } from '../../locks/keys.ts'
import { closedIssue, openedIssue } from '../../locks/told.ts'
import { CELL, type GridSink, type ReadSink } from '../../row.ts'
import type { ByteSource } from '../../source.ts'
import { RowBuilder } from '../row-builder.ts'
import { type Access, isPassword, openAccess, type Value } from './library.ts'

/** Access itself ends at 2 GB; the library wants the whole file. */
const LARGEST = 2 ** 31 - 1
/** Rows taken at once: to get at later ones the library passes over the pages of the earlier ones. */
const ROWS_AT_ONCE = 50_000
const SHORT_BINARY = 256

/**
 * Reads the tables of an Access database (Jet 3 and 4, ACE), a grid a table, rows numbered from 1 in the order of the
 * file. System tables, queries and linked tables are not read; attachments and OLE objects are counted.
 */
export function readAccess(source: ByteSource, sink: ReadSink, keys = new Keys()): null {
  if (source.size > LARGEST) {
    sink.issue({ code: 'LIMIT', message: '超过2GB的Access数据库 / an Access database beyond 2 GB' })
    return null
  }
  const database = open(source, sink, keys)
  if (database === null) return null
  const names = tableNames(database, sink)
  for (const name of names) readTable(database, name, sink)
  return null
}

function open(source: ByteSource, sink: ReadSink, keys: Keys): Access | null {
  const all = new Uint8Array(source.size)
  const bytes = all.subarray(0, source.read(0, all))
  const plain = tried(bytes)
  if (plain !== null && plain !== 'CORRUPT') return plain
  const found = plain === null ? keys.find({ opens: (p) => tried(bytes, p), rounds: ROUNDS }) : null
  if (found?.key && found.opened !== 'CORRUPT') {
    sink.issue(openedIssue(found.key.line))
    return found.opened
  }
  sink.issue(found && !found.key ? closedIssue(LOCKED, found) : BROKEN)
  return null
}

/** The database, null when it asks for another password. */
function tried(bytes: Uint8Array, password?: string): Access | 'CORRUPT' | null {
  try {
    return openAccess(bytes, password)
  } catch (error) {
    return isPassword(error) ? null : 'CORRUPT'
  }
}

/** What Access 2010 and later ask for a password (MS-OFFCRYPTO, agile). */
const ROUNDS = 100_000
const LOCKED = '数据库有口令 / the database is protected by a password'
const BROKEN = {
  code: 'CORRUPT',
  message: '数据库结构损坏，不能打开 / the database is broken and cannot be opened',
} as const

function tableNames(database: Access, sink: ReadSink): string[] {
  try {
    const system = database.getTableNames({ normalTables: false, systemTables: true }).length
    const linked = database.getTableNames({ normalTables: false, linkedTables: true }).length
    sink.issue({
      code: 'NOT_A_TABLE',
      message: `系统表${String(system)}个、链接表${String(linked)}个未读；已删除的行未恢复 / ${String(system)} system tables and ${String(linked)} linked tables were not read; deleted rows were not looked for`,
    })
    return database.getTableNames()
  } catch {
    sink.issue({ code: 'CORRUPT', message: '数据库的表目录损坏 / the list of tables is broken' })
    return []
  }
}

function readTable(database: Access, name: string, sink: ReadSink): void {
  const lost = '数据表损坏，其余的行未读 / the table is broken, the rest of its rows was not read'
  let grid: GridSink | null = null
  let row = 0
  let binary = 0
  try {
    const table = database.getTable(name)
    const header = table.getColumnNames()
    grid = sink.grid({ sheet: name, hidden: false, delimiter: null, delimiterByte: -1, header })
    const builder = new RowBuilder()
    for (;;) {
      const rows = table.getData({ rowOffset: row, rowLimit: ROWS_AT_ONCE })
      for (const values of rows) {
        builder.begin(++row)
        header.forEach((column, i) => {
          if (!put(builder, i, values[column] ?? null)) binary++
        })
        grid.row(builder.view)
      }
      if (rows.length < ROWS_AT_ONCE) break
    }
    const message = otherCount(table.rowCount, row)
    if (table.rowCount > row) grid.unread('CORRUPT', row + 1, table.rowCount - row, message)
    else if (table.rowCount < row) sink.issue({ code: 'CORRUPT', sheet: name, message })
  } catch {
    if (grid) grid.unread('CORRUPT', row + 1, null, lost)
    else sink.issue({ code: 'CORRUPT', sheet: name, message: lost })
  }
  grid?.end()
  if (binary > 0)
    sink.issue({
      code: 'NOT_A_TABLE',
      sheet: name,
      message: `${String(binary)}个单元格是附件或二进制内容，未读 / ${String(binary)} cells hold attachments or binary data, not read`,
    })
}

/** Pages and rows that nothing leads to any more end a table without an error; its definition keeps how many it has. */
function otherCount(stated: number, read: number): string {
  return `表定义记${stated}行，读出${read}行 / the definition of the table states ${stated} rows, ${read} were read`
}

/** Puts a value as text; false when it was left out. NULL is absent. */
function put(builder: RowBuilder, column: number, value: Value): boolean {
  if (value === null) return true
  if (typeof value === 'string') builder.cell(column, value)
  else if (typeof value === 'bigint') builder.cell(column, value.toString())
  else if (typeof value === 'number') builder.cell(column, String(value), CELL.NUMBER)
  else if (typeof value === 'boolean') builder.cell(column, value ? 'TRUE' : 'FALSE', CELL.BOOLEAN)
  else if (value instanceof Date) builder.cell(column, moment(value))
  else if (value instanceof Uint8Array && value.length <= SHORT_BINARY)
    builder.cell(column, `0x${Buffer.from(value).toString('hex').toUpperCase()}`)
  else return Array.isArray(value) && value.length === 0
  return true
}

/** Access knows no time zone: `2021-10-26`, or `2021-10-26 14:05:00`. */
export function moment(value: Date): string {
  if (Number.isNaN(value.getTime())) return ''
  const [day = '', time = ''] = value
    .toISOString()
    .replace(/\.\d{3}Z$/, '')
    .split('T')
  return time === '00:00:00' ? day : `${day} ${time}`
}
