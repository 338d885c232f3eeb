import {
  appendFileSync,
  closeSync,
  ftruncateSync,
  openSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import type { Page, SpoolFile, TableOutcome } from '../../evidence/outcome.ts'
import type { Reading, Unit } from '../../evidence/jobs/unit.ts'
import type { SealedRows } from '../../evidence/spool/sealed-rows.ts'
import type { Seal } from '../../evidence/spool/seal.ts'

/** What was read and is not in the index yet; its rows lie in `rows.enc` up to `sealedLength`. */
export interface PendingReading {
  /** The index that it was read for: numbers of files mean nothing in another. */
  readonly index: string
  readonly units: readonly Unit[]
  readonly nextJob: number
  readonly sealedLength: number
}

const LENGTH = 4
const NEWLINE = 0x0a

/**
 * `pending.enc`: sealed notes of what has been read since the last lot went into the index. Taking a lot in is dear, so
 * lots are large; a run that is killed between two of them goes on from these notes, and reads no file twice.
 */
export class Pending {
  /** What the run before left. */
  readonly left: readonly PendingReading[]
  readonly index: string
  readonly #fd: number
  readonly #seal: Seal
  #next: number

  constructor(path: string, names: Seal, index: string) {
    const { readings, bytes } = readNotes(path, names, index)
    this.index = index
    this.left = readings
    this.#seal = names
    this.#next = readings.length
    this.#fd = openSync(path, 'a', 0o600)
    ftruncateSync(this.#fd, bytes)
  }

  add(reading: Omit<PendingReading, 'index'>): void {
    const plain = Buffer.from(JSON.stringify({ ...reading, index: this.index }))
    const sealed = this.#seal.close(plain, noteName(this.#next++))
    const note = Buffer.alloc(LENGTH + sealed.length)
    note.writeUInt32LE(sealed.length)
    note.set(sealed, LENGTH)
    for (let done = 0; done < note.length;) done += writeSync(this.#fd, note, done)
  }

  /** Everything is in the index. */
  clear(): void {
    ftruncateSync(this.#fd, 0)
    this.#next = 0
  }

  close(): void {
    closeSync(this.#fd)
  }
}

function noteName(n: number): string {
  return `pending/${String(n)}`
}

/** The notes that are whole, and where the last of them ends: a run may have been killed while it wrote one. */
function readNotes(
  path: string,
  seal: Seal,
  index: string,
): { readings: PendingReading[]; bytes: number } {
  const file = bytesAt(path)
  const readings: PendingReading[] = []
  let at = 0
  try {
    while (at + LENGTH < file.length) {
      const end = at + LENGTH + file.readUInt32LE(at)
      if (end > file.length) break
      const plain = seal.open(file.subarray(at + LENGTH, end), noteName(readings.length))
      const note = JSON.parse(Buffer.from(plain).toString('utf8')) as PendingReading
      if (note.index !== index) break
      readings.push(note)
      at = end
    }
  } catch {
    // A note that does not open ends what can be gone on from; its files are read again.
  }
  return { readings, bytes: at }
}

function bytesAt(path: string): Buffer {
  try {
    return readFileSync(path)
  } catch {
    return Buffer.alloc(0)
  }
}

/** A pending reading as it came from the readers: its spool is written anew from the sealed rows. Null: read again. */
export function again(
  pending: PendingReading,
  sealed: SealedRows,
  dir: string,
  name: string,
): Reading | null {
  const spool = new SpoolAgain(dir, name)
  try {
    for (const unit of pending.units) for (const table of tablesOf(unit)) spool.table(table, sealed)
    return { units: pending.units, spool: spool.files() }
  } catch {
    for (const file of spool.files()) rmSync(file.path, { force: true })
    return null
  }
}

function tablesOf(unit: Unit): TableOutcome[] {
  return unit.files.flatMap((f) => f.tables)
}

type Growing = { -readonly [K in keyof SpoolFile]: SpoolFile[K] }

/** Spool files from sealed pages: a page of data rows holds the very lines that stood in the spool. */
class SpoolAgain {
  readonly #files = new Map<string, Growing>()
  readonly #dir: string
  readonly #name: string

  constructor(dir: string, name: string) {
    this.#dir = dir
    this.#name = name
  }

  files(): SpoolFile[] {
    return [...this.#files.values()]
  }

  /** @throws when a page cannot be opened, or rows are missing */
  table(table: TableOutcome, sealed: SealedRows): void {
    let rows = 0
    for (const part of table.parts) {
      for (const page of part.pages.filter((p) => p.holds === 'data')) {
        rows += this.#page(sealed.page(part.p, page), page)
      }
    }
    if (rows !== table.data + (table.also ?? 0)) throw new Error('rows are missing')
  }

  #page(lines: Buffer, page: Page): number {
    const width = widthOf(lines, page.delimiter)
    const file = this.#file(width, page.delimiter)
    const rows = countOf(lines, NEWLINE)
    appendFileSync(file.path, lines, { mode: 0o600 })
    file.bytes += lines.length
    file.rows += rows
    return rows
  }

  #file(width: number, delimiter: number): Growing {
    const key = `${this.#name}-${String(width)}-${String(delimiter)}`
    const known = this.#files.get(key)
    if (known) return known
    const path = join(this.#dir, `${key}.spool`)
    const file = { path, width, delimiter, bytes: 0, rows: 0, looked: null }
    this.#files.set(key, file)
    return file
  }
}

/** Cells of a line: part and row number stand before them. */
function widthOf(lines: Buffer, delimiter: number): number {
  return countOf(lines.subarray(0, lines.indexOf(NEWLINE)), delimiter) - 1
}

function countOf(bytes: Buffer, byte: number): number {
  let n = 0
  for (let at = bytes.indexOf(byte); at >= 0; at = bytes.indexOf(byte, at + 1)) n++
  return n
}
