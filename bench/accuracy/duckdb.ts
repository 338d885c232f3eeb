import { DuckDBInstance } from '@duckdb/node-api'
import type { DuckDBConnection } from '@duckdb/node-api'

/** What came of loading a file: null when it was refused. */
export interface Loaded {
  readonly header: string[]
  readonly records: string[][]
}

/** The parameters that Pollock gives with each file. */
export interface PollockParams {
  readonly encoding: string
  readonly delimiter: string
  readonly quotechar: string
  readonly escapechar: string
  readonly header_lines: string | number
  readonly preamble_lines: string | number
  readonly column_names: readonly string[]
}

export async function openDuckDb(): Promise<DuckDBConnection> {
  return (await DuckDBInstance.create(':memory:')).connect()
}

function text(value: string): string {
  return `'${value.replaceAll("'", "''")}'`
}

/** The peer's own settings in Pollock for automatic loading. */
const LAX = 'strict_mode=false, ignore_errors=true, null_padding=true'

export async function loadAutomatic(db: DuckDBConnection, path: string): Promise<Loaded | null> {
  return load(db, `select columns(*)::varchar from read_csv(${text(path)}, ${LAX})`)
}

/** The peer told everything, as Pollock's runner does: no detection, all columns text, junk and header skipped. */
export async function loadConfigured(
  db: DuckDBConnection,
  path: string,
  params: PollockParams,
): Promise<Loaded | null> {
  const names = unique(params.column_names)
  const columns = names.map((name) => `${text(name)}: 'VARCHAR'`).join(', ')
  const skip = Number(params.preamble_lines) + Number(params.header_lines)
  const encoding = /latin|8859/.test(params.encoding) ? ", encoding='latin-1'" : ''
  const loaded = await load(
    db,
    `select * from read_csv(${text(path)}, auto_detect=false, delim=${text(params.delimiter)},
      quote=${text(params.quotechar)}, escape=${text(params.escapechar)}, skip=${skip}, header=false,
      columns={${columns}}, ${LAX}${encoding})`,
  )
  return loaded && { header: [...params.column_names], records: loaded.records }
}

function unique(names: readonly string[]): string[] {
  const seen = new Map<string, number>()
  return names.map((name) => {
    const times = seen.get(name.toLowerCase()) ?? 0
    seen.set(name.toLowerCase(), times + 1)
    return times === 0 && name !== '' ? name : `${name}__${times}`
  })
}

async function load(db: DuckDBConnection, query: string): Promise<Loaded | null> {
  try {
    const reader = await db.runAndReadAll(query)
    const records = reader.getRows().map((row) => row.map((v) => (v === null ? '' : String(v))))
    return { header: reader.columnNames(), records }
  } catch {
    return null
  }
}
