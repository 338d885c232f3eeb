import type { Database } from '../../db/database.ts'
import { sql } from '../../db/sql.ts'
import type { FoundFile } from '../../evidence/discover.ts'
import type { Locator } from '../../evidence/locator.ts'
import type { Seal } from '../../evidence/spool/seal.ts'
import type { Override } from '../request.ts'

/** A file as it was when it was read. Its number is its own for good: no other file of the index ever has it. */
export interface KnownFile {
  readonly item: number
  readonly exhibit: string
  readonly at: Locator
  /** Where it lay: text, or the bytes of a name that is none. */
  readonly path: string
  readonly stamp: string
}

/** A file that is not any longer what it was, with the digest (SHA-256) it then had. */
export interface WasFile {
  readonly exhibit: string
  readonly at: Locator
  readonly digest: string | null
}

/** What an index knows of the files of its place. */
export interface Register {
  readonly known: readonly KnownFile[]
  /** Number for the next file. */
  readonly next: number
  /** What the examiner had said when they were read. */
  readonly overrides: readonly Override[]
  /** Digest of the passwords that were tried. */
  readonly passwords: string
  /** Changed and gone since intake, and nobody told yet: a run may end before it can tell. */
  readonly untold: { readonly changed: readonly WasFile[]; readonly gone: readonly WasFile[] }
}

export const EMPTY: Register = {
  known: [],
  next: 1,
  overrides: [],
  passwords: '',
  untold: { changed: [], gone: [] },
}

/** Files in one sealed piece: to write the list anew costs little beside reading one file. */
const CHUNK = 4096
/** The piece that holds everything but the files. */
const REST = -1

/** The register of an index; null where there is none yet. */
export async function openRegister(db: Database, names: Seal): Promise<Register | null> {
  const rows = await db.rows(sql`select chunk, sealed from x.files order by chunk`)
  const pieces = rows.map((row): unknown => {
    const sealed = row['sealed'] as Uint8Array
    return JSON.parse(
      Buffer.from(names.open(sealed, nameOf(Number(row['chunk'])))).toString('utf8'),
    )
  })
  const [rest, ...known] = pieces
  if (!rest) return null
  return { ...EMPTY, ...rest, known: (known as KnownFile[][]).flat() }
}

/** Puts the register in the place of the one before; to be done in a transaction. */
export async function keepRegister(db: Database, names: Seal, register: Register): Promise<void> {
  const { known, ...rest } = register
  await db.run(sql`delete from x.files`)
  await keepPiece(db, names, REST, rest)
  for (let from = 0, n = 0; from < known.length; from += CHUNK, n++) {
    await keepPiece(db, names, n, known.slice(from, from + CHUNK))
  }
}

async function keepPiece(db: Database, names: Seal, chunk: number, piece: unknown): Promise<void> {
  const sealed = names.close(Buffer.from(JSON.stringify(piece)), nameOf(chunk))
  await db.run(sql`insert into x.files values (${chunk}, ${sealed})`)
}

function nameOf(chunk: number): string {
  return `files/${String(chunk)}`
}

/** A file as the register has it. */
export function knownFile(file: FoundFile, item: number, stamp: string): KnownFile {
  const { exhibit, at } = file
  return { item, exhibit, at, path: pathText(file), stamp }
}

/** One place, one text: a file that was renamed is another. */
export function placeOf(file: FoundFile | KnownFile): string {
  const path = 'item' in file ? file.path : pathText(file)
  return JSON.stringify([file.exhibit, file.at, path])
}

function pathText({ path }: FoundFile): string {
  return typeof path === 'string' ? path : `base64:${Buffer.from(path).toString('base64')}`
}
