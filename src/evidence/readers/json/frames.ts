import type { ByteRow } from './byte-row.ts'
import type { JsonGrid, KeyNode } from './grids.ts'

/** A row whose object is being read; the objects inside it fill it too. */
export interface Open {
  readonly kind: 'row' | 'inside'
  readonly row: ByteRow
  readonly grid: JsonGrid | null
  /** Place in the text at which the row begins. */
  readonly began: number
  /** Keys of this object. */
  readonly node: KeyNode
  /** Where the row stands in the file. */
  readonly path: string
  /** One of many: an element of a list, a line, an entry of a map. */
  readonly repeated: boolean
  /** Its keys say who: each member is an entry of the map. */
  readonly ofPeople: boolean
  /** Entries of a map, once the object is known for one. */
  map: JsonGrid | null | undefined
}

export interface List {
  readonly kind: 'objects' | 'values'
  readonly grid: JsonGrid | null
  readonly path: string
  /** The row that holds the list, to be named in its rows. */
  readonly above: ByteRow | null
}

/** A list whose objects are fields of the row that holds it. */
export interface Ways {
  readonly kind: 'ways'
  readonly of: Open
  readonly key: KeyNode
}

/** What is open at a place of a file. */
export type Frame = Open | List | Ways

/** `base` is where the row stands; a key knows its way inside the row. */
export function pathOf(base: string, { name }: KeyNode): string {
  return base === '' || name === '' ? base + name : `${base}.${name}`
}
