import { closeSync, openSync, rmSync } from 'node:fs'
import { OpenCells } from './open-cells.ts'
import type { Looked, SpoolFile } from '../outcome.ts'
import { writeFully } from './sealed-pages.ts'
import { ToldCells } from './told-cells.ts'

/** Looks at cells as they stand in the spool, `buf[from … to)`. What is told means something to the stage after this one only. */
export interface CellLook {
  /** The number of the cell's class, or {@link OPEN} where it cannot be told so quickly. */
  readonly look: (buf: Uint8Array, from: number, to: number) => number
  /** What is told of a cell, each by its name. */
  readonly TELLS: readonly string[]
  /**
   * Of the cell that was looked at just now: writes what stands in it to `out`, a text for each of {@link TELLS} with the delimiter
   * of the spool between, and gives where that ends; negative where nothing is told. `any`: also of a cell that is alone in being no text with numbers.
   */
  readonly tell: (
    buf: Uint8Array,
    from: number,
    to: number,
    out: Buffer,
    at: number,
    any: boolean,
  ) => number
}

/** No class: the cell is written down to be looked at closely. Classes lie below. */
export const OPEN = 127
/** The class of a cell that is not there. */
const BLANK = 0
const CLASSES = 128
/** Wider rows are looked at by the database: their tallies would be larger than they are. */
const WIDEST = 200
/** Tallies that are held before they are put into a list. */
const MOST_TALLIES = 64

/** What the cells of one spool file are, while its lines are written: so many of each class by part and column, and those left open. */
export class LookedCells {
  readonly #look: CellLook
  readonly #width: number
  readonly #path: string
  #open: OpenCells | null = null
  #tallies = new Map<number, Uint32Array>()
  #listed: number[] = []
  #part = -1
  readonly #parts = new Set<number>()
  #row = 0
  #tally: Uint32Array = NO_TALLY
  readonly #told: ToldCells
  #fd: number | null = null
  #bytes = 0

  /** Null where nothing is to be looked at. */
  static of(look: CellLook | null, width: number, path: string): LookedCells | null {
    return look && width <= WIDEST ? new LookedCells(look, width, path) : null
  }

  private constructor(look: CellLook, width: number, path: string) {
    this.#look = look
    this.#width = width
    this.#path = `${path}.open`
    this.#told = new ToldCells(look, width, `${path}.told`)
  }

  /** A row of this part begins: its cells follow; those that it does not have are left out. */
  row(part: number, row: number): void {
    this.#row = row
    if (part !== this.#part) this.#change(part)
    const rows = this.#width * CLASSES
    this.#tally[rows] = (this.#tally[rows] as number) + 1
  }

  cell(column: number, buf: Uint8Array, from: number, to: number): void {
    const found = this.#look.look(buf, from, to)
    this.#told.cell(this.#part, this.#row, column, buf, from, to)
    const at = column * CLASSES + found
    this.#tally[at] = (this.#tally[at] as number) + 1
    if (found === OPEN) this.#cells.add(this.#part, column, buf, from, to)
  }

  /** The file is written to its end. */
  finish(): Looked {
    this.#list()
    this.#open?.flush()
    if (this.#fd !== null) closeSync(this.#fd)
    const open = this.#bytes > 0 ? { path: this.#path, bytes: this.#bytes } : null
    const [cells, parts] = [Float64Array.from(this.#listed), Float64Array.from(this.#parts)]
    return { parts, cells, open, told: this.#told.finish() }
  }

  get #cells(): OpenCells {
    return (this.#open ??= new OpenCells((bytes) => this.#write(bytes)))
  }

  #write(bytes: Uint8Array): void {
    this.#fd ??= openSync(this.#path, 'w', 0o600)
    writeFully(this.#fd, bytes)
    this.#bytes += bytes.length
  }

  #change(part: number): void {
    if (this.#tallies.size >= MOST_TALLIES && !this.#tallies.has(part)) this.#list()
    const known = this.#tallies.get(part) ?? new Uint32Array(this.#width * CLASSES + 1)
    this.#tallies.set(part, known)
    this.#tally = known
    this.#parts.add(part)
    this.#part = part
  }

  #list(): void {
    for (const [part, tally] of this.#tallies) {
      for (let column = 0; column < this.#width; column++) this.#column(part, column, tally)
    }
    this.#tallies = new Map()
    this.#part = -1
  }

  #column(part: number, column: number, tally: Uint32Array): void {
    let absent = tally[this.#width * CLASSES] as number
    for (let found = 0; found < CLASSES; found++) {
      const n = tally[column * CLASSES + found] as number
      absent -= n
      if (n > 0 && found !== OPEN) this.#listed.push(part, column, found, n)
    }
    if (absent > 0) this.#listed.push(part, column, BLANK, absent)
  }
}

const NO_TALLY = new Uint32Array(0)

/** Takes a spool file away, with what lies beside it. */
export function removeSpool({ path, looked }: SpoolFile): void {
  rmSync(path, { force: true })
  for (const beside of [looked?.open, looked?.told])
    if (beside) rmSync(beside.path, { force: true })
}
