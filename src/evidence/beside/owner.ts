import { digestSource } from '../digest.ts'
import type { DigestName } from '../jobs/job.ts'
import type { Locator } from '../locator.ts'
import type { FileOutcome } from '../outcome.ts'
import { isDbase } from '../format/magic.ts'
import type { ByteSource } from '../source.ts'
import { bytesAt } from '../containers/zip-records.ts'
import type { Beside } from './beside.ts'

/** What belongs to a file of another kind: how it is called, and how to tell the file that it belongs to. */
interface Kind {
  readonly title: string
  /** Names that its owner may have. */
  readonly owners: (own: string) => readonly string[]
  readonly isOwner: (head: Buffer, name: string) => boolean
  /** Is the file itself what its name says, where its owner would not tell? */
  readonly isSo?: (head: Buffer) => boolean
}

/** The version of the index of a log, in the byte order of the machine that made it; nothing where it was emptied. */
function isLogIndex(head: Buffer): boolean {
  const [little, big] = [head.readUInt32LE(0), head.readUInt32BE(0)]
  return little === 3_007_000 || big === 3_007_000 || little === 0
}

/** Enough of the owner to know it by. */
const HEAD = 64 << 10
const SQLITE = 'SQLite format 3\0'
const isSqlite = (head: Buffer) => head.toString('latin1', 0, 16) === SQLITE
const SQLITE_LOGS = ['-wal', '-journal', '-shm']
const withoutEnding = (own: string) => [own.replace(/-(?:wal|shm|journal)$/, '')]

/** Binary files of these endings are read with another; a list by such a name is read as the list that it is. */
const KINDS: readonly (readonly [RegExp, Kind])[] = [
  [/-wal$/, { title: 'SQLite 预写日志', owners: withoutEnding, isOwner: isSqlite }],
  [
    /-shm$/,
    {
      title: 'SQLite 预写日志的索引',
      owners: withoutEnding,
      isOwner: isSqlite,
      isSo: isLogIndex,
    },
  ],
  [/-journal$/, { title: 'SQLite 回滚日志', owners: withoutEnding, isOwner: isSqlite }],
  [/\.(?:fpt|dbt)$/i, { title: 'dBASE 备注文件', owners: tables, isOwner: isTable }],
]

/** A dbf has the name of its memo file, in either case of letters. */
function tables(own: string): string[] {
  const stem = own.slice(0, -4)
  return [`${stem}.dbf`, `${stem}.DBF`, `${stem}.Dbf`]
}

function isTable(head: Buffer, name: string): boolean {
  return isDbase(head, name)
}

/** Names of all that may belong to a file, or that it may belong to. */
export function relatedNames(own: string): string[] {
  const owners = KINDS.flatMap(([ending, kind]) => (ending.test(own) ? kind.owners(own) : []))
  return [...owners, ...SQLITE_LOGS.map((ending) => own + ending), ...memoNames(own)]
}

/** The file that this one is read with, and what this one is; null for a file that stands for itself. */
export async function ownerOf(
  own: string,
  self: ByteSource,
  beside: Beside,
): Promise<{ readonly title: string; readonly owner: string } | null> {
  const kind = KINDS.find(([ending]) => ending.test(own))?.[1]
  const isSo = self.size < 4 || (kind?.isSo?.(bytesAt(self, 0, 4)) ?? true)
  const lent = kind && isSo ? await beside(kind.owners, HEAD) : null
  if (!kind || lent === null) return null
  try {
    const head = bytesAt(lent.source, 0, HEAD)
    return kind.isOwner(head, lent.name) ? { title: kind.title, owner: lent.name } : null
  } finally {
    lent.close()
  }
}

/** Names that the memo file of a table may have, in either case of letters. */
export function memoNames(own: string): string[] {
  if (!/\.dbf$/i.test(own)) return []
  const stem = own.slice(0, -4)
  return ['fpt', 'FPT', 'Fpt', 'dbt', 'DBT', 'Dbt'].map((ending) => `${stem}.${ending}`)
}

/** The outcome of a file that is read with its owner, and tells there what of it was read. */
export function ownedOutcome(
  at: Locator,
  source: ByteSource,
  { title, owner }: { readonly title: string; readonly owner: string },
  names: readonly DigestName[],
): FileOutcome {
  const message = `${title}，随 ${owner} 一并读取 / read with the file that it belongs to`
  const issues = [{ code: 'VOLUME', sheet: null, row: null, message }] as const
  const digests = digestSource(source, names)
  return {
    ...{ at, bytes: source.size, digests, format: title, encoding: null },
    ...{ status: 'listed', issues, tables: [] },
  }
}
