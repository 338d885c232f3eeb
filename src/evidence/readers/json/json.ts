import type { ReadSink } from '../../row.ts'
import type { ByteSource } from '../../source.ts'
import { encodingFor, openText, TextInput } from '../input.ts'
import type { Stretch } from '../text/cuts.ts'
import { takeSample } from '../text/sample.ts'
import { beginsByColumn, readByColumn } from './by-column.ts'
import type { KeyPlace } from './grids.ts'
import { JsonReader, type JsonLinesResult } from './reader.ts'
import { shapeOf, type JsonShape } from './shape.ts'

/** A longer table does not stand in the window as a whole. */
const LONGEST_BY_COLUMN = 48 * 1024 * 1024

export interface ReadJsonOptions {
  readonly encoding?: string | undefined
  /** Bytes of the window at the start; only tests need another. */
  readonly window?: number
}

/**
 * Reads JSON, JSON lines, and JSON as Python prints it, of any size, as a stream.
 *
 * Objects in a list are rows, and so are objects by themselves; lists at several places are several grids, named by their
 * path. Objects inside a row give columns with a dotted name; lists of values inside a row stand in one cell, as JSON;
 * lists of objects inside a row are a grid of their own that names the row above. Numbers, `true` and `null` stand as
 * they are written; a key that is missing is an absent cell. A text that is an object or a list of objects itself is
 * read as if it stood there without its quotes; it stays a cell, unless it holds rows of other grids: whoever stands in
 * them would be counted twice. A table of which each column stands by itself is read row by row.
 *
 * @returns the encoding of the file
 */
export function readJson(
  source: ByteSource,
  sink: ReadSink,
  options: ReadJsonOptions = {},
): string {
  const sample = Buffer.from(takeSample(source, options.encoding).head).toString('utf8')
  const open = () => openText(source, options.encoding, 'utf-8', options.window)
  const isByColumn = source.size <= LONGEST_BY_COLUMN && beginsByColumn(sample)
  if (isByColumn && readByColumn(open(), sink)) return open().encoding
  const input = open()
  new JsonReader(input, sink, shapeOf(sample)).read()
  return input.encoding
}

/** How JSON of one value a line is read in stretches of its lines. */
export interface JsonLinesPlan {
  readonly encoding: string
  readonly bom: number
  readonly shape: JsonShape
}

/** Null where values go on over several lines. */
export function planJsonLines(source: ByteSource): JsonLinesPlan | null {
  const shape = shapeOf(Buffer.from(takeSample(source).head).toString('utf8'))
  if (!shape.lines) return null
  const { encoding, bom } = encodingFor(source, undefined)
  return { encoding, bom, shape }
}

/** Reads the objects in a stretch of lines, of whose columns these are known. */
export function readJsonLines(
  source: ByteSource,
  { encoding, bom, shape }: JsonLinesPlan,
  stretch: Stretch,
  columns: readonly KeyPlace[],
  sink: ReadSink,
): JsonLinesResult {
  const input = new TextInput(source, encoding, bom, null, undefined, stretch)
  return new JsonReader(input, sink, shape).readLines(columns)
}
