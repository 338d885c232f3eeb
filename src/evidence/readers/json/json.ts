import type { ReadSink } from '../../row.ts'
import type { ByteSource } from '../../source.ts'
import { openText } from '../input.ts'
import { takeSample } from '../text/sample.ts'
import { JsonReader } from './reader.ts'
import { shapeOf } from './shape.ts'

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
 * they are written; a key that is missing is an absent cell.
 *
 * @returns the encoding of the file
 */
export function readJson(
  source: ByteSource,
  sink: ReadSink,
  options: ReadJsonOptions = {},
): string {
  const sample = Buffer.from(takeSample(source, options.encoding).head).toString('utf8')
  const input = openText(source, options.encoding, 'utf-8', options.window)
  new JsonReader(input, sink, shapeOf(sample)).read()
  return input.encoding
}
