import type { DatabaseSync } from 'node:sqlite'

/** What a database holds, by its schema. */
export interface Schema {
  /** Names of the tables whose rows are read, in the order of the file. */
  readonly tables: readonly string[]
  /** Of what is not read. */
  readonly views: number
  readonly virtual: number
  readonly triggers: number
}

interface Entry {
  readonly type: string
  readonly name: string
  readonly root: number
}

/** Tables of SQLite itself, and those by which a full-text index finds its words; its texts are read. */
const OWN = /^sqlite_/i
const INDEX_PART = /_(?:config|idx|data|docsize|segdir|segments|stat|node|parent|rowid)$/i

/** What an entry of the schema can be. */
const KINDS: ReadonlySet<string> = new Set(['table', 'index', 'view', 'trigger'])

export function schemaOf(database: DatabaseSync): Schema {
  const rows = database
    .prepare('select type, name, rootpage as root from sqlite_schema order by rowid')
    .all() as unknown as Entry[]
  const entries = rows.filter(({ name }) => typeof name === 'string')
  // An entry of no kind that there is was damaged; if it holds rows they are read, or it is named.
  const all = entries.filter((e) => e.type === 'table' || (e.root > 0 && !KINDS.has(e.type)))
  const virtual = all.filter((e) => !(e.root > 0)).map((e) => e.name)
  const isPart = (name: string) =>
    INDEX_PART.test(name) &&
    virtual.some((v) => name.toLowerCase().startsWith(`${v.toLowerCase()}_`))
  const tables = all.filter((e) => e.root > 0 && !OWN.test(e.name) && !isPart(e.name))
  return {
    tables: tables.map((e) => e.name),
    views: entries.filter((e) => e.type === 'view').length,
    virtual: virtual.length,
    triggers: entries.filter((e) => e.type === 'trigger').length,
  }
}

/** A name in quotes, whatever it holds. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
