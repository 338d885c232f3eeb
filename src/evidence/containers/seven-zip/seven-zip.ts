import type {
  Archive,
  ArchiveEntry,
  ArchiveIssue,
  EntryOptions,
  EntryResult,
  Passwords,
} from '../archive.ts'
import { ALWAYS, list, type Listed, type Listing } from './listing.ts'
import { entryOf, issuesOf } from './listed.ts'
import { renamed, type StoredName } from '../stored-names.ts'
import { Session, type Input } from './session.ts'
import { Unpacked } from './unpacked.ts'

/** What 7-Zip is given: the volumes in order, and the type that was told by content. */
export interface SevenZipFile {
  readonly inputs: readonly Input[]
  readonly type: string
  readonly title: string
  readonly passwords: Passwords
  /** Called while passwords are tried, and what is not wanted goes by. */
  readonly alive?: (() => void) | undefined
  /** Could the list itself be encrypted? Then passwords are tried on it. */
  readonly lockable: boolean
  /** One packed file without a name of its own gets this one. */
  readonly onlyName?: string
  /** 7-Zip shows the list of the files as one more file, the last, of this name. */
  readonly ownList?: string
  /** The names as they stand in the archive, where 7-Zip does not know their encoding. */
  readonly names?: readonly StoredName[]
}

/** A password of the list, by its line; line 0 is no password. */
interface Key {
  readonly password: string
  readonly line: number
}

/** So many entries are left out of a run by their names. */
const MOST_WITHOUT = 64

const NO_KEY: Key = { password: '', line: 0 }

/** Opens what 7-Zip can open. What is in it is unpacked once, in order. */
export async function openSevenZip(file: SevenZipFile): Promise<Archive> {
  const plain = await list(file.inputs, file.type, '')
  if (!file.lockable || !isLocked(plain)) return new SevenZipArchive(file, plain, null)
  for (const key of keysOf(file.passwords)) {
    file.alive?.()
    const listing = await list(file.inputs, file.type, key.password)
    if (!listing.refused && !listing.broken) return new SevenZipArchive(file, listing, key)
  }
  return new SevenZipArchive(file, { ...plain, faults: [LOCKED] }, null)
}

const LOCKED = { code: 'PASSWORD', text: 'Wrong password', path: null } as const

/** 7-Zip breaks down over the encrypted list of a 7z for which it has no password. */
function isLocked({ faults, broken, entries }: Listing): boolean {
  return entries.length === 0 && (broken || faults.some((f) => f.code === 'PASSWORD'))
}

function keysOf(passwords: Passwords): Key[] {
  const keys = passwords.map((password, i) => ({ password, line: i + 1 }))
  return keys.filter(({ password }) => password !== '')
}

/** 7-Zip ends an entry without a word where the volume ends. */
function whole(result: EntryResult, entry: ArchiveEntry | undefined): EntryResult {
  const { status, bytes } = result
  const size = entry?.size ?? bytes
  if (status !== 'ok' || bytes === size) return result
  const message = `大小不符：应为 ${String(size)}，实为 ${String(bytes)} / size differs from the list`
  return { status: 'CORRUPT', bytes, message }
}

class SevenZipArchive implements Archive {
  readonly title: string
  readonly entries: readonly ArchiveEntry[]
  readonly issues: readonly ArchiveIssue[]
  readonly sequential = true
  readonly passwordLine: number | undefined
  readonly #file: SevenZipFile
  readonly #listed: readonly Listed[]
  /** Entries that are files, and the place of each entry among them. */
  readonly #files: readonly number[]
  readonly #place: ReadonlyMap<number, number>
  #key: Key | null
  #run: Unpacked | null = null
  /** Entries that 7-Zip is to leave out: it broke down over them, or they broke whoever read them. */
  readonly #without = new Set<number>()
  /** How far runs have come that broke down. */
  #brokeAt = -1

  constructor(file: SevenZipFile, listing: Listing, key: Key | null) {
    this.#file = file
    this.#listed = listing.entries
    this.#key = key
    this.title = file.title
    this.passwordLine = key?.line
    const last = listing.entries.length - 1
    const listed = listing.entries.map((entry, i) =>
      entryOf(entry, file.onlyName, i === last ? file.ownList : undefined),
    )
    const { entries, issues } = renamed(listed, file.names ?? [])
    this.entries = entries
    this.issues = [...issuesOf(listing, this.entries, file.inputs[0]?.source), ...issues]
    this.#files = [...this.entries.keys()].filter((i) => !this.entries[i]?.directory)
    this.#place = new Map(this.#files.map((index, place) => [index, place]))
  }

  async read(
    index: number,
    emit: (chunk: Uint8Array) => void,
    options: EntryOptions = {},
  ): Promise<EntryResult> {
    const place = this.#place.get(index)
    if (place === undefined) throw new Error(`entry ${String(index)} is no file`)
    if (this.#isEncrypted(index)) this.#key ??= await this.#findKey(index)
    if (this.#run?.broke) await this.#goOn(this.#run)
    if (this.#run && this.#run.at >= place) await this.#end()
    this.#run ??= this.#start(this.#key ?? NO_KEY)
    const result = whole(await this.#run.read(place, emit, options), this.entries[index])
    const line = this.#key?.line ?? 0
    if (result.status !== 'ok' || line === 0 || !this.#isEncrypted(index)) return result
    return { ...result, passwordLine: line }
  }

  /** What is left out by the reader is left out by 7-Zip, which would otherwise unpack it on the way. */
  want(indices: readonly number[]): void {
    const wanted = new Set(indices)
    const others = this.#files.filter((index) => !wanted.has(index))
    if (others.length <= MOST_WITHOUT) for (const index of others) this.#without.add(index)
  }

  /** 7-Zip broke down over an entry: a new run without it, as long as each run comes further than the one before. */
  async #goOn(run: Unpacked): Promise<void> {
    const index = this.#files[run.at]
    if (index === undefined || run.at <= this.#brokeAt || this.#without.size >= MOST_WITHOUT) return
    this.#brokeAt = run.at
    this.#without.add(index)
    await this.#end()
  }

  close(): void {
    void this.#end()
  }

  async #end(): Promise<void> {
    const run = this.#run
    this.#run = null
    await run?.close()
  }

  #isEncrypted(index: number): boolean {
    return this.#listed[index]?.fields.get('Encrypted') === '+'
  }

  /** The password that opens an encrypted file, found on the smallest one that holds anything. */
  async #findKey(index: number): Promise<Key> {
    const size = (i: number) => this.entries[i]?.size ?? 0
    const candidates = this.#files.filter((i) => this.#isEncrypted(i) && size(i) > 0)
    const probe = candidates.reduce((least, i) => (size(i) < size(least) ? i : least), index)
    await this.#end()
    for (const key of keysOf(this.#file.passwords)) {
      this.#file.alive?.()
      if (await this.#opens(key, probe)) return key
    }
    return NO_KEY
  }

  async #opens(key: Key, index: number): Promise<boolean> {
    const run = this.#start(key)
    const { status } = await run.read(this.#place.get(index) ?? 0, () => undefined)
    await run.close()
    return status === 'ok'
  }

  #start({ password }: Key): Unpacked {
    const { inputs, type } = this.#file
    const input = `/in/${inputs[0]?.name ?? ''}`
    const args = ['e', ...ALWAYS, '-aoa', '-bb1', '-o/out', `-t${type}`, `-p${password}`]
    const named = this.#file.onlyName === undefined
    const pathOf = (i: number) => (named ? (this.#listed[i]?.path ?? '') : '')
    const without = [...this.#without].map(pathOf).filter((path) => path !== '')
    const left = ['-spd', ...without.map((path) => `-x!${path}`)]
    const all = [...args, ...(without.length > 0 ? left : []), '--', input]
    return new Unpacked(new Session(all, inputs), this.#files.map(pathOf), this.#file.alive)
  }
}
