import type { ReadSink } from '../../row.ts'
import type { TextInput } from '../input.ts'
import { ByteRow } from './byte-row.ts'
import { MOST_COLUMNS, type KeyPlace } from './grids.ts'
import type { JsonShape } from './shape.ts'
import { tellLosses, type Losses } from './told.ts'
import { Broken } from './tokens.ts'
import { Unwinding } from './unwinding.ts'
import { JsonWalk } from './walk.ts'

/** Reads a file, a stretch of its lines, or texts one by one, and says what was lost. */
export class JsonReader {
  readonly #input: TextInput
  readonly #sink: ReadSink
  readonly #shape: JsonShape
  readonly #walk: JsonWalk
  readonly #unwinding: Unwinding

  constructor(input: TextInput, sink: ReadSink, shape: JsonShape) {
    this.#input = input
    this.#sink = sink
    this.#shape = shape
    this.#walk = new JsonWalk(input, sink, shape)
    this.#unwinding = new Unwinding(input, sink, shape, this.#walk.stack, this.#walk.rows)
  }

  read(): void {
    tellLosses(this.#readAll(), this.#sink)
  }

  /** Reads the objects of a stretch of lines, of whose columns these are known. */
  readLines(columns: readonly KeyPlace[]): JsonLinesResult {
    const grid = this.#walk.grids.objects('', false, false, this.#shape.byLine)
    grid?.know(columns)
    const losses = this.#readAll()
    const { many } = this.#walk.grids
    const columnsNow = grid?.places ?? []
    const areKnown = grid?.own?.isOwn !== true && columnsNow.length < MOST_COLUMNS
    const isFew = many === 1 && areKnown && losses.rows === 0
    const isSure = this.#walk.isSure && this.#unwinding.isSure && isFew && !losses.numbersLeft
    return { known: columns.length, columns: columnsNow, losses, lines: this.#walk.lines, isSure }
  }

  /**
   * Reads a text that is JSON from end to end and stands in the row of another grid: an object is a row with that number, each
   * of a list one that names it. False where it could not be read.
   */
  readText(text: TextInput, row: number): boolean {
    const above = (this.#walk.above ??= new ByteRow())
    above.begin(row)
    try {
      this.#walk.ofRow(text, above)
      return true
    } catch (error) {
      if (!(error instanceof Broken)) throw error
      this.#walk.stack.length = 0
      return false
    }
  }

  /** No more texts; says whether rows are numbered otherwise than those in which their texts stood. */
  endTexts(): boolean {
    this.#walk.grids.end()
    return this.#walk.grids.numbersLeft
  }

  #readAll(): Losses {
    for (;;) {
      try {
        while (this.#walk.step());
        if (this.#walk.stack.length === 0) break
        this.#unwinding.cutOff()
        break
      } catch (error) {
        if (!(error instanceof Broken)) throw error
        this.#unwinding.broken()
      }
    }
    this.#walk.grids.end()
    const { encoding, undecodable } = this.#input
    const { rows, valuesLost, grids } = this.#walk
    const { numbersLeft } = grids
    return { encoding, undecodable, rows: rows.unread, ...valuesLost, numbersLeft }
  }
}

/** What the objects in a stretch of lines came to. */
export interface JsonLinesResult {
  /** Columns known at its beginning; and at its end those, and new ones in the order in which they came. */
  readonly known: number
  readonly columns: readonly KeyPlace[]
  readonly losses: Losses
  /** Lines of the file before the end of the stretch; null where the last value goes on behind it, or the text ends. */
  readonly lines: number | null
  /** One grid, and nothing that one process might have read otherwise. */
  readonly isSure: boolean
}
