import type { ReadSink } from '../../row.ts'
import type { ByteSource } from '../../source.ts'
import { encodingFor, openText, TextInput } from '../input.ts'
import type { Stretch } from '../text/cuts.ts'
import { beginningOf, statedEncoding } from './beginning.ts'
import { dialectOf, type SqlDialect } from './dialect.ts'
import { Script, type SqlResult, type SqlStart } from './script.ts'

export interface ReadSqlOptions {
  readonly encoding?: string | undefined
  /** Bytes of the window at the start; only tests need another. */
  readonly window?: number
}

/**
 * Reads the rows that a script inserts: INSERT and REPLACE of MySQL, PostgreSQL, SQL Server, Oracle and SQLite, COPY of
 * PostgreSQL. A grid a table; the file may be of any size. Nothing is carried out: what a script changes or deletes
 * after it has inserted it is read as it was inserted, and said.
 *
 * @returns the encoding of the script
 */
export function readSql(source: ByteSource, sink: ReadSink, options: ReadSqlOptions = {}): string {
  const beginning = beginningOf(source, options.encoding)
  const input = openText(source, options.encoding, statedEncoding(beginning), options.window)
  new Script(input, sink, dialectOf(beginning)).read()
  return input.encoding
}

/** How a script is read in stretches of its lines. */
export interface SqlPlan {
  readonly encoding: string
  readonly bom: number
  readonly dialect: SqlDialect
}

/** How the script is to be read, whatever stretch of it. */
export function planSqlLines(source: ByteSource): SqlPlan {
  const beginning = beginningOf(source, undefined)
  const { encoding, bom } = encodingFor(source, undefined, statedEncoding(beginning))
  return { encoding, bom, dialect: dialectOf(beginning) }
}

/** Reads the statements in a stretch of lines, at whose beginning this is known. */
export function readSqlLines(
  source: ByteSource,
  { encoding, bom, dialect }: SqlPlan,
  stretch: Stretch,
  start: SqlStart,
  sink: ReadSink,
): SqlResult {
  const input = new TextInput(source, encoding, bom, null, undefined, stretch)
  return new Script(input, sink, dialect, start).readLines()
}
