import { closeSync, openSync } from 'node:fs'
import { LookedCells, type CellLook } from '../spool/looked-cells.ts'
import type { Page, SpoolFile } from '../outcome.ts'
import { writeFully } from '../spool/sealed-pages.ts'
import { LONGEST_LINE } from '../spool/spool.ts'

/** Lines are written and sealed in pages of this size. */
export const PAGE = 256 * 1024
/** Room for the longest line behind a full page, were every byte of it escaped. */
const LINE_BUFFER = PAGE + 4 * LONGEST_LINE
/** Buffers that nobody writes to at the moment. Each is 8 MB: made anew for every small table they had garbage collected without end. */
const free: Buffer[] = []
const MOST_FREE = 8

/** A buffer for lines; its bytes are whatever the last user left. */
export function takeBuffer(): Buffer {
  return free.pop() ?? Buffer.allocUnsafe(LINE_BUFFER)
}

/** The buffer is not looked at any more by who gives it back. */
export function giveBuffer(buffer: Buffer): void {
  if (free.length < MOST_FREE) free.push(buffer)
}

/** A spool file that has grown to this is full: it can be worked on while the job goes on. */
const FULL = 24 * 2 ** 20
/** The first of a job is smaller, so that of a sheet which several processes read little is left to be done when they end. */
const FIRST_FULL = 12 * 2 ** 20

/** Whose lines a run is of: it seals them. */
export interface RunOwner {
  readonly p: number
  keep(
    holds: Page['holds'],
    bytes: Uint8Array,
    firstRow: number,
    lastRow: number,
    delimiter: number,
  ): void
}

/** Lines of one part that stand together in the buffer. */
interface Run {
  readonly of: RunOwner
  readonly from: number
  readonly to: number
  readonly firstRow: number
  readonly lastRow: number
}

/**
 * Lines of one width, in files of bounded size. All lines of one part in the buffer are sealed as one page, so that
 * tables whose rows take turns do not give a page for each row.
 */
export class LineFile {
  readonly width: number
  readonly delimiter: number
  readonly buf = takeBuffer()
  at = 0
  /** Null where cells are not looked at. */
  looked: LookedCells | null
  readonly #look: CellLook | null
  readonly #name: string
  readonly #onFile: (file: SpoolFile) => void
  readonly #full: SpoolFile[] = []
  #fd: number | null = null
  #rows = 0
  #bytes = 0
  #runs: Run[] = []
  #run: RunOwner | null = null
  #runFrom = 0
  #firstRow = 0
  #lastRow = 0

  constructor(
    name: string,
    width: number,
    delimiter: number,
    onFile: (file: SpoolFile) => void,
    look: CellLook | null,
  ) {
    this.#name = name
    this.width = width
    this.delimiter = delimiter
    this.#onFile = onFile
    this.#look = look
    this.looked = LookedCells.of(look, width, this.#path)
  }

  /** To be called before a line is written; makes room for `LONGEST_LINE` bytes. */
  begin(part: RunOwner, row: number): void {
    if (this.at > PAGE) this.flush()
    if (this.#run !== part) {
      this.#closeRun()
      this.#run = part
      this.#runFrom = this.at
      this.#firstRow = row
    }
    this.#lastRow = row
    this.#rows++
    this.looked?.row(part.p, row)
  }

  flush(): void {
    this.#closeRun()
    this.#keepRuns()
    if (this.at === 0) return
    this.#fd ??= openSync(this.#path, 'w', 0o600)
    writeFully(this.#fd, this.buf.subarray(0, this.at))
    this.#bytes += this.at
    this.at = 0
    if (this.#bytes >= (this.#full.length > 0 ? FULL : FIRST_FULL)) this.#onFile(this.#closeFile())
  }

  /** The last call: the buffer goes to others. */
  finish(): SpoolFile[] {
    this.flush()
    if (this.#bytes > 0) this.#closeFile()
    giveBuffer(this.buf)
    return this.#full
  }

  get #path(): string {
    return `${this.#name}-${String(this.#full.length)}.spool`
  }

  #closeFile(): SpoolFile {
    if (this.#fd !== null) closeSync(this.#fd)
    const { width, delimiter } = this
    const looked = this.looked?.finish() ?? null
    const of = { path: this.#path, width, delimiter, looked }
    const file = { ...of, rows: this.#rows, bytes: this.#bytes }
    this.#full.push(file)
    this.looked = LookedCells.of(this.#look, width, this.#path)
    this.#fd = null
    this.#rows = 0
    this.#bytes = 0
    return file
  }

  #closeRun(): void {
    const { at: to } = this
    if (this.#run && to > this.#runFrom) {
      const [from, firstRow, lastRow] = [this.#runFrom, this.#firstRow, this.#lastRow]
      this.#runs.push({ of: this.#run, from, to, firstRow, lastRow })
    }
    this.#run = null
    this.#runFrom = to
  }

  /** Each part's lines as one page, in the order in which the parts came. */
  #keepRuns(): void {
    for (const [part, runs] of Map.groupBy(this.#runs, (run) => run.of)) {
      const [first] = runs
      const last = runs.at(-1)
      if (!first || !last) continue
      const lines = runs.map((run) => this.buf.subarray(run.from, run.to))
      const page = lines.length === 1 && lines[0] ? lines[0] : Buffer.concat(lines)
      part.keep('data', page, first.firstRow, last.lastRow, this.delimiter)
    }
    this.#runs = []
  }
}
