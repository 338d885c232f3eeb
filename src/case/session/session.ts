import { randomBytes } from 'node:crypto'
import { closeSync, openSync, rmSync, statSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { Database } from '../../db/database.ts'
import { sql } from '../../db/sql.ts'
import type { FoundFile } from '../../evidence/discover.ts'
import { deriveKey, seal, type Seal } from '../../evidence/spool/seal.ts'
import { SealedRows } from '../../evidence/spool/sealed-rows.ts'
import { createIndex } from '../../records/index-file.ts'
import { KEY_VARIABLE } from '../../records/keys.ts'
import { givingBack } from './freed.ts'
import { placed } from './full.ts'
import { thisProcess, written } from './holder.ts'
import { info, keepInfo } from './info.ts'
import { memoryFor, type Memory } from './memory.ts'
import { Pending } from './pending.ts'
import {
  cacheFolder,
  caseKey,
  isHeld,
  makePrivate,
  privateFolders,
  pruneCaches,
  removeTree,
  tempFolder,
} from './private-folder.ts'

/** An open index with what belongs to it: the key, the sealed rows, a temporary folder. */
export interface Session {
  readonly db: Database
  readonly folder: string
  readonly spoolDir: string
  /** Bytes that the database may take. */
  readonly memory: number
  /** Gives what statements have freed back to the system. */
  giveBack(): Promise<void>
  readonly sealed: SealedRows
  readonly names: Seal
  /** What was read and is not in the index yet; null without a cache. */
  readonly pending: Pending | null
  readonly rowsKey: Uint8Array
  /** Number for the next job: parts are numbered by it, and must not meet those of an earlier run. */
  readonly firstJob: number
  close(): void
  /** The temporary folder. */
  readonly temp: string
  /** Leaves nothing in the temporary folder, for a process that is about to end in the middle of its work. */
  abandon(): void
}

export interface SessionOptions {
  /** What the index is an index of: a place, and what holds for all of its files. Equal identity, equal index. */
  readonly identity: string
  readonly cache: boolean
  readonly temp: string | null
  readonly threads: number
  /** The evidence: the database takes no more memory than that much needs. */
  readonly files: readonly FoundFile[]
}

const MIB = 2 ** 20
/**
 * Opens the index of a place, or begins it. What a killed run left in the cache is gone on from; what it left in
 * the temporary folder is swept.
 */
export async function openSession(options: SessionOptions): Promise<Session> {
  const folders = privateFolders()
  const key = caseKey(folders)
  const temp = tempFolder(options.temp ?? join(folders.cache, 'temp'))
  const cached = cacheFolder(folders, key, options.identity)
  const unlock = options.cache ? lock(cached) : null
  const abandon = () => {
    unlock?.()
    removeTree(temp)
    if (options.cache) pruneCaches(folders)
  }
  const folder = unlock ? cached : temp
  try {
    return await opened(options, key, { folder, temp, stays: unlock !== null, abandon })
  } catch (error) {
    abandon()
    throw placed(error, temp, folder)
  }
}

/** Where a session works, and how it leaves. */
interface Place {
  readonly folder: string
  readonly temp: string
  /** The index outlives the run. */
  readonly stays: boolean
  readonly abandon: () => void
}

async function opened(
  options: SessionOptions,
  key: Uint8Array,
  { folder, temp, stays, abandon }: Place,
): Promise<Session> {
  const spoolDir = join(temp, 'spool')
  makePrivate(spoolDir)
  const names = seal(key, 'names')
  const memory = memoryFor(options.files)
  const means = { memory, threads: options.threads, stays }
  const open = () => openIndex(folder, temp, means, key)
  const { db, pending, sealedLength } = await openWhole(folder, open, (index) =>
    stays ? new Pending(join(folder, 'pending.enc'), names, index) : null,
  )
  const sealed = new SealedRows(join(folder, 'rows.enc'), seal(key, 'rows'), sealedLength, 'write')
  const close = () => {
    sealed.close()
    pending?.close()
    db.close()
    abandon()
  }
  const rowsKey = deriveKey(key, 'rows')
  const limits = { usual: mebibytes(memory.usual), most: mebibytes(memory.most) }
  const giveBack = await givingBack(db, limits)
  const firstJob = Math.max(await nextJob(db), pending?.left.at(-1)?.nextJob ?? 0)
  return {
    db,
    folder,
    spoolDir,
    memory: memory.usual,
    giveBack,
    sealed,
    names,
    pending,
    rowsKey,
    firstJob,
    close,
    abandon,
    temp,
  }
}

interface Opened {
  readonly db: Database
  readonly pending: Pending | null
  readonly sealedLength: number
}

/** Index and sealed rows belong together: where rows are gone, or most of them erased, the index begins anew. */
async function openWhole(
  folder: string,
  open: () => Promise<Database>,
  notes: (index: string) => Pending | null,
): Promise<Opened> {
  const db = await open()
  const pending = notes(await nameOf(db))
  const least = pending?.left.at(-1)?.sealedLength ?? 0
  const sealedLength = Math.max(Number(await info(db, 'sealed-length', '0')), least)
  const rows = statSync(join(folder, 'rows.enc'), { throwIfNoEntry: false })?.size ?? 0
  const erased = Number(await info(db, 'erased', '0'))
  if (rows >= sealedLength && !isMostlyErased(erased, sealedLength)) {
    return { db, pending, sealedLength }
  }
  pending?.close()
  db.close()
  for (const name of ['index.duckdb', 'index.duckdb.wal', 'pending.enc'])
    rmSync(join(folder, name), { force: true })
  const anew = await open()
  return { db: anew, pending: notes(await nameOf(anew)), sealedLength: 0 }
}

const MANY_ERASED = 64 * 2 ** 20

/** To read all again costs no more than what was read since for files that are gone. */
function isMostlyErased(erased: number, sealedLength: number): boolean {
  return erased > MANY_ERASED && erased > sealedLength / 2
}

/** Every index has a name of its own: notes that were made for another are of no use to it. */
async function nameOf(db: Database): Promise<string> {
  const known = await info(db, 'index', '')
  if (known !== '') return known
  const name = randomBytes(16).toString('hex')
  await keepInfo(db, 'index', name)
  return name
}

async function openIndex(
  folder: string,
  temp: string,
  means: { readonly memory: Memory; readonly threads: number; readonly stays: boolean },
  key: Uint8Array,
): Promise<Database> {
  const db = await Database.open({
    tempDir: join(temp, 'spill'),
    memory: mebibytes(means.memory.usual),
    mostMemory: mebibytes(means.memory.most),
    threads: means.threads,
  })
  // An index that goes with the run is not put in order first: a second for ten million records.
  if (!means.stays) await db.run(sql`pragma disable_checkpoint_on_shutdown`)
  await db.attach(join(folder, 'index.duckdb'), 'x')
  await db.setSecret(KEY_VARIABLE, pseudonymKey(key))
  await createIndex(db)
  return db
}

/**
 * 192 bits in 32 characters: with the mark of its kind and a value of up to 22 bytes they fill one block of SHA-256, where
 * the whole case key would take two for every ID number (measured: a third of the time of all keys).
 */
function pseudonymKey(key: Uint8Array): string {
  return Buffer.from(deriveKey(key, 'pseudonyms').subarray(0, 24)).toString('base64url')
}

function mebibytes(bytes: number): string {
  return `${String(Math.floor(bytes / MIB))}MiB`
}

/** Parts of a run are numbered from its jobs (see `evidence/collect/collect.ts`): a new run begins above all that are in use. */
async function nextJob(db: Database): Promise<number> {
  return Number(await info(db, 'next-job', '1'))
}

export async function keepNextJob(db: Database, job: number): Promise<void> {
  await keepInfo(db, 'next-job', String(job))
}

/** Takes the cache for this process; null when another running process has it. */
function lock(folder: string): (() => void) | null {
  makePrivate(folder)
  const path = join(folder, 'lock')
  if (isHeld(folder)) return null
  rmSync(path, { force: true })
  try {
    const fd = openSync(path, 'wx', 0o600)
    writeSync(fd, written(thisProcess()))
    closeSync(fd)
  } catch {
    return null
  }
  return () => rmSync(path, { force: true })
}
