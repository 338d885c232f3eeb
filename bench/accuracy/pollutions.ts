import { encode } from './encodings.ts'
import type { Table } from './pollock-measures.ts'

/** One polluted file, and what a loader should give for it. */
export interface Polluted {
  readonly pollution: string
  readonly bytes: Uint8Array
  readonly expected: Table
}

/** How a table is written as text. */
interface Dialect {
  readonly delimiter: string
  readonly quote: string
  readonly escape: string
  readonly end: string
}

const USUAL: Dialect = { delimiter: ',', quote: '"', escape: '"', end: '\r\n' }

/** A row as pieces that a pollution may change one by one. */
interface Row {
  cells: string[]
  dialect: Dialect
  /** Before and behind each cell; delimiters left out or said twice. */
  extra?: Readonly<Record<number, 'less' | 'more' | 'quote'>>
}

type Rows = Row[]

/**
 * Every pollution of Pollock's description (its file, table, row and column level), by code of our own: expected is the
 * clean table, or what is left of it where the pollution takes rows or the header away.
 */
export function pollutions(table: Table): Polluted[] {
  return [...ofFiles(table), ...ofLayout(table), ...ofRows(table), ...ofHeaders(table)]
}

function rowsOf(table: Table, dialect = USUAL): Rows {
  return [table.header, ...table.records].map((cells) => ({ cells: [...cells], dialect }))
}

function made(pollution: string, rows: Rows, expected: Table): Polluted {
  return { pollution, bytes: Buffer.from(textOf(rows), 'utf8'), expected }
}

function textOf(rows: Rows): string {
  return rows.map((row) => lineOf(row) + row.dialect.end).join('')
}

function lineOf({ cells, dialect, extra = {} }: Row): string {
  return cells
    .map((cell, i) => {
      const before = i === 0 || extra[i] === 'less' ? '' : dialect.delimiter
      const twice = extra[i] === 'more' ? dialect.delimiter : ''
      const stray = extra[i] === 'quote' ? dialect.quote : ''
      return before + twice + stray + cellOf(cell, dialect)
    })
    .join('')
}

function cellOf(cell: string, { delimiter, quote, escape }: Dialect): string {
  const needs = [delimiter, quote, '\n', '\r'].some((mark) => cell.includes(mark))
  if (!needs && !(delimiter === ' ' && cell === '')) return cell
  return quote + cell.replaceAll(quote, escape + quote) + quote
}

const DELIMITERS = [';', '|', '\t', ' ', ', ', ':', '\t\t', '^', '~', '\x01', '||', '，']

function ofFiles(table: Table): Polluted[] {
  const plain = rowsOf(table)
  const whole = textOf(plain)
  const raw = (pollution: string, text: string, expected = table): Polluted => ({
    pollution,
    bytes: Buffer.from(text, 'utf8'),
    expected,
  })
  const withDialect = (pollution: string, change: Partial<Dialect>) =>
    made(pollution, rowsOf(table, { ...USUAL, ...change }), table)
  return [
    made('none', plain, table),
    raw('empty file', '', { header: [], records: [] }),
    raw('no newline at the end', whole.slice(0, -2)),
    raw('two newlines at the end', `${whole}\r\n`),
    ...['\n', '\r'].map((end) => withDialect(`record delimiter ${JSON.stringify(end)}`, { end })),
    ...DELIMITERS.map((delimiter) =>
      withDialect(`field delimiter ${JSON.stringify(delimiter)}`, { delimiter }),
    ),
    withDialect("quote '", { quote: "'", escape: "'" }),
    withDialect('escape \\', { escape: '\\' }),
    withDialect('escape NUL', { escape: '\0' }),
    raw('every cell quoted', quotedAll(table)),
    ...ofEncodings(whole, table),
  ]
}

function quotedAll(table: Table): string {
  const cell = (text: string) => `"${text.replaceAll('"', '""')}"`
  return [table.header, ...table.records].map((row) => `${row.map(cell).join(',')}\r\n`).join('')
}

function ofEncodings(text: string, expected: Table): Polluted[] {
  const bytes: [string, Uint8Array | null][] = [
    ['UTF-8 with mark', Buffer.from(`\ufeff${text}`, 'utf8')],
    ['UTF-16 LE with mark', encode('utf-16le', `\ufeff${text}`)],
    ['UTF-16 BE with mark', encode('utf-16be', `\ufeff${text}`)],
    ['UTF-16 LE', encode('utf-16le', text)],
    ['GB18030', encode('gb18030', text)],
  ]
  return bytes.flatMap(([name, of]) =>
    of ? [{ pollution: `encoding ${name}`, bytes: of, expected }] : [],
  )
}

function ofLayout(table: Table): Polluted[] {
  const plain = rowsOf(table)
  const header = plain.slice(0, 1)
  const data = plain.slice(1)
  const width = table.header.length
  const single = (text: string): Row => ({ cells: [text], dialect: USUAL })
  const delimited = (text: string): Row => ({
    cells: [text, ...Array<string>(width - 1).fill('')],
    dialect: USUAL,
  })
  const around = [true, false].flatMap((isDelimited) =>
    [true, false].flatMap((empty) => {
      const of = isDelimited ? delimited : single
      const told = `${isDelimited ? 'delimited' : 'not delimited'}${empty ? ', empty row' : ''}`
      const gap = empty ? [of('')] : []
      const three = (text: string) => [of(text), of(text), of(text)]
      return [
        made(`preamble, ${told}`, [...three('PREAMBLE'), ...gap, ...plain], table),
        made(`footnote, ${told}`, [...plain, ...gap, ...three('FOOTNOTE')], table),
      ]
    }),
  )
  return [
    made('no header', data, { header: [], records: table.records }),
    made('header of two rows', [...header, ...plain], repeatedHeader(table, 2)),
    made('header of three rows', [...header, ...header, ...plain], repeatedHeader(table, 3)),
    made('header only', header, { header: table.header, records: [] }),
    made('one data row', plain.slice(0, 2), { ...table, records: table.records.slice(0, 1) }),
    made('two data rows', plain.slice(0, 3), { ...table, records: table.records.slice(0, 2) }),
    ...around,
    made('first column only', firstColumns(plain, 1), columnsOf(table, 1)),
    made('two columns only', firstColumns(plain, 2), columnsOf(table, 2)),
    ...tablesBelow(table),
  ]
}

function repeatedHeader(table: Table, times: number): Table {
  const header = table.header.map((name) => Array<string>(times).fill(name).join(' '))
  return { header, records: table.records }
}

function firstColumns(rows: Rows, n: number): Rows {
  return rows.map((row) => ({ ...row, cells: row.cells.slice(0, n) }))
}

function columnsOf({ header, records }: Table, n: number): Table {
  return { header: header.slice(0, n), records: records.map((row) => row.slice(0, n)) }
}

/** The table again below itself, after an empty row: as wide, wider, narrower. All of its rows are expected. */
function tablesBelow(table: Table): Polluted[] {
  const plain = rowsOf(table)
  const few = plain.slice(0, 11)
  const wider = few.map((row, i) => ({ ...row, cells: [...row.cells, i === 0 ? 'col1' : 'x'] }))
  const narrower = firstColumns(few, Math.max(2, table.header.length - 2))
  const gap: Row = { cells: [''], dialect: USUAL }
  const both = (other: Rows) => ({
    header: table.header,
    records: [...table.records, ...other.slice(1).map((row) => row.cells)],
  })
  return [
    made('second table, same', [...plain, gap, ...few], both(few)),
    made('second table, wider', [...plain, gap, ...wider], both(wider)),
    made('second table, narrower', [...plain, gap, ...narrower], both(narrower)),
  ]
}

function ofRows(table: Table): Polluted[] {
  const plain = rowsOf(table)
  const places = [...new Set([0, 1, 2, 3, Math.floor(plain.length / 2), plain.length - 1])]
  const last = table.header.length - 1
  const columns = [...new Set([0, 1, Math.floor(last / 2), last])]
  return places
    .filter((at) => at < plain.length)
    .flatMap((at) => {
      const changed = (pollution: string, change: (row: Row) => Row) =>
        made(`row ${String(at)}: ${pollution}`, mapAt(plain, at, change), table)
      const dialect = (pollution: string, d: Partial<Dialect>) =>
        changed(pollution, (row) => ({ ...row, dialect: { ...row.dialect, ...d } }))
      return [
        dialect('record delimiter \\n', { end: '\n' }),
        dialect('field delimiter ;', { delimiter: ';' }),
        dialect('field delimiter blank', { delimiter: ' ' }),
        dialect("quote '", { quote: "'", escape: "'" }),
        dialect('escape \\', { escape: '\\' }),
        ...columns.flatMap((column) =>
          (['less', 'more', 'quote'] as const)
            .filter((what) => what !== 'less' || column > 0)
            .map((what) =>
              changed(`${what} at column ${String(column)}`, (row) => ({
                ...row,
                extra: { [column]: what },
              })),
            ),
        ),
      ]
    })
}

function mapAt(rows: Rows, at: number, change: (row: Row) => Row): Rows {
  return rows.map((row, i) => (i === at ? change(row) : row))
}

function ofHeaders(table: Table): Polluted[] {
  const last = table.header.length - 1
  const named = (pollution: string, change: (name: string, i: number) => string) => {
    const other = { header: table.header.map(change), records: table.records }
    return made(`header: ${pollution}`, rowsOf(other), other)
  }
  return [0, Math.floor(last / 2), last].flatMap((at) => [
    named(`column ${String(at)} without a name`, (name, i) => (i === at ? '' : name)),
    named(`column ${String(at)} named HEAD/%R`, (name, i) => (i === at ? 'HEAD/%R' : name)),
    named(`column ${String(at)} named like the next`, (name, i) =>
      i === at ? (table.header[(at + 1) % (last + 1)] ?? '') : name,
    ),
    named(`column ${String(at)} with a name of 600 characters`, (name, i) =>
      i === at ? 'HEADER'.repeat(100) : name,
    ),
  ])
}
