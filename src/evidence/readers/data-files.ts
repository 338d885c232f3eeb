import type { Beside } from '../beside/beside.ts'
import type { FormatId } from '../format/titles.ts'
import type { Keys } from '../locks/keys.ts'
import type { ReadSink } from '../row.ts'
import type { ByteSource } from '../source.ts'

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

/**
 * Readers of data files, each loaded when one is met: a reader process starts in two thirds of the time so. Each gives the
 * encoding of its text, null where the format has one of its own.
 */
const READERS: Readonly<Partial<Record<FormatId, () => Promise<Reader>>>> = {
  access: async () => {
    const { readAccess } = await import('./access/access.ts')
    return (source, sink, { keys }) => readAccess(source, sink, keys)
  },
  dbf: async () => (await import('./dbf/dbf.ts')).readDbf,
  dif: async () => (await import('./exchange/exchange.ts')).readDif,
  ics: async () => (await import('./vcf/vcf.ts')).readCards,
  json: async () => (await import('./json/json.ts')).readJson,
  ldif: async () => (await import('./ldif/ldif.ts')).readLdif,
  lotus: async () => (await import('./lotus/lotus.ts')).readLotus,
  sql: async () => (await import('./sql/sql.ts')).readSql,
  sqlite: async () => (await import('./sqlite/sqlite.ts')).readSqlite,
  sylk: async () => (await import('./exchange/exchange.ts')).readSylk,
  vcf: async () => (await import('./vcf/vcf.ts')).readCards,
  xml: async () => (await import('./xml/xml.ts')).readXml,
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
  const read = await READERS[id]?.()
  const encoding = await read?.(source, sink, options)
  return typeof encoding === 'string' ? { encoding } : null
}
