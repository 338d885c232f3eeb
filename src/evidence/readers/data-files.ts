import type { Beside } from '../beside/beside.ts'
import type { FormatId } from '../format/titles.ts'
import type { Keys } from '../locks/keys.ts'
import type { ReadSink } from '../row.ts'
import type { ByteSource } from '../source.ts'
import { readDbf } from './dbf/dbf.ts'
import { readDif, readSylk } from './exchange/exchange.ts'
import { readJson } from './json/json.ts'
import { readSql } from './sql/sql.ts'
import { readSqlite } from './sqlite/sqlite.ts'
import { readCards } from './vcf/vcf.ts'
import { readXml } from './xml/xml.ts'

export interface DataFileOptions {
  readonly encoding?: string | undefined
  /** Where a file may lie while it is read. */
  readonly spoolDir: string
  /** Tried on what is locked. */
  readonly keys?: Keys | undefined
  /** Files that hold a part of what this one is. */
  readonly beside?: Beside | undefined
}

type Reader = (
  source: ByteSource,
  sink: ReadSink,
  options: DataFileOptions,
) => string | null | Promise<string | null>

/** Readers of data files; each gives the encoding of its text, null where the format has one of its own. */
const READERS: Partial<Record<FormatId, Reader>> = {
  // A large library, seldom needed.
  access: async (source, sink, { keys }) =>
    (await import('./access/access.ts')).readAccess(source, sink, keys),
  dbf: readDbf,
  dif: readDif,
  ics: readCards,
  json: readJson,
  sql: readSql,
  sqlite: readSqlite,
  sylk: readSylk,
  vcf: readCards,
  xml: readXml,
}

/** Dumps, databases and contacts: files that say themselves what their rows and columns are. */
export function isDataFile(id: FormatId): boolean {
  return READERS[id] !== undefined
}

/** Reads a data file; gives its encoding. */
export async function readDataFile(
  source: ByteSource,
  id: FormatId,
  sink: ReadSink,
  options: DataFileOptions,
): Promise<{ readonly encoding: string } | null> {
  const encoding = await READERS[id]?.(source, sink, options)
  return typeof encoding === 'string' ? { encoding } : null
}
