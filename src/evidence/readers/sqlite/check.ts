import type { DatabaseSync } from 'node:sqlite'
import type { ReadSink } from '../../row.ts'
import { quoted } from './schema.ts'

/** How SQLite begins what it finds wrong with pages; rows that break a rule of their table come without it. */
const OF_PAGES = '*** in database'
const OUT_OF_ORDER = 'row not in PRIMARY KEY order'
const MALFORMED = 'database disk image is malformed'

/**
 * Lets SQLite check how the pages of a database hang together, and tells when they do not: a page that no tree leads to, or two
 * do, a count of cells that was lowered. Such a table is read to its end without an error, and rows are missing or come twice.
 */
export function tellContradictions(database: DatabaseSync, sink: ReadSink): void {
  if (!contradicts(database)) return
  const message =
    '数据库各页互相矛盾（SQLite自检），可能有行未读出，或读出两次 / the pages of the database contradict each other (by the check of SQLite): rows may be missing or read twice'
  sink.issue({ code: 'CORRUPT', message })
}

/** The order of the rows of a table without row numbers is that of its key: only the longer check looks at it. */
function isOutOfOrder(database: DatabaseSync): boolean {
  const tables = database.prepare('select name from pragma_table_list where wr').all()
  return tables.some(({ name }) => {
    const found = database.prepare(`pragma integrity_check(${quoted(String(name))})`).all()
    return found.some(({ integrity_check: said }) => String(said).startsWith(OUT_OF_ORDER))
  })
}

/** What the check itself cannot do, as with a text index of a program's own, tells nothing. */
function contradicts(database: DatabaseSync): boolean {
  try {
    const found = database.prepare('pragma quick_check(1)').get()?.['quick_check']
    const broken = typeof found === 'string' && (found.startsWith(OF_PAGES) || found === MALFORMED)
    return broken || isOutOfOrder(database)
  } catch (error) {
    return error instanceof Error && error.message === MALFORMED
  }
}
