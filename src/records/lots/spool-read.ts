import { join, raw, sql, type Sql } from '../../db/sql.ts'
import type { SpoolFile } from '../../evidence/outcome.ts'

/** Longest line that the spool may hold (see `evidence/spool/spool-writer.ts`); DuckDB needs to be told. */
const MAX_LINE = 9_000_000
/** Bytes that each thread reads at a time; sixteen of the longest lines otherwise, 144 MB a thread. */
const BUFFER = 18_000_000

const STRICT = [
  `header = false, auto_detect = false, quote = '', escape = '', comment = '', new_line = '\\n'`,
  `nullstr = '\u0003', strict_mode = true, max_line_size = ${String(MAX_LINE)}, buffer_size = ${String(BUFFER)}`,
].join(', ')
/** Between the cells of a spool of ours (see `evidence/spool/spool.ts`). */
const SPOOL_DELIMITER = 0x1f

/**
 * SQL: the rows of spool files of one width, as `(p, r, c0 …)`. Nothing is left to guess, so nothing can be guessed wrong:
 * no quotes, no header, a NULL that cannot be mistaken for an empty cell.
 */
export function spoolRows(files: readonly SpoolFile[]): Sql {
  const [first] = files
  if (!first) throw new Error('no spool file')
  const columns = Array.from({ length: first.width }, (_, i) => `'c${String(i)}': 'VARCHAR'`)
  const byDelimiter = new Map<number, SpoolFile[]>()
  for (const file of files) {
    byDelimiter.set(file.delimiter, [...(byDelimiter.get(file.delimiter) ?? []), file])
  }
  const parts = [...byDelimiter].map(([delimiter, same]) => reading(same, delimiter, columns))
  return parts.length === 1 && parts[0] ? parts[0] : join(parts, raw('\nunion all\n'))
}

function reading(files: readonly SpoolFile[], delimiter: number, columns: readonly string[]): Sql {
  const options = [STRICT, `columns = {'p': 'BIGINT', 'r': 'BIGINT', ${columns.join(', ')}}`].join(
    ', ',
  )
  return sql`select * from read_csv([${pathsOf(files.map((f) => f.path))}], delim = ${raw(quoted(delimiter))}, ${raw(options)})`
}

/**
 * SQL: the cells that readers left open, as `(p, c, n, v)`: so many of each, all widths together. The same cell of a part may
 * stand in several rows.
 */
export function openCells(files: readonly string[]): Sql {
  const columns = `'p': 'BIGINT', 'c': 'INTEGER', 'n': 'BIGINT', 'v': 'VARCHAR'`
  return sql`select * from read_csv([${pathsOf(files)}], delim = ${raw(quoted(SPOOL_DELIMITER))}, ${raw(`${STRICT}, columns = {${columns}}`)})`
}

/** SQL: what readers told of texts, as `(p, r, c)` and a column for each of {@link TOLD} (`fields/packed.ts`). */
export function toldCells(files: readonly string[]): Sql {
  return sql`select * from read_parquet([${pathsOf(files)}])`
}

function pathsOf(files: readonly string[]): Sql {
  return join(files.map((path) => raw(`'${path.replaceAll("'", "''")}'`)))
}

function quoted(byte: number): string {
  return `'${String.fromCharCode(byte).replaceAll("'", "''")}'`
}
