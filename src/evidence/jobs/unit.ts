import type { FileOutcome, SpoolFile } from '../outcome.ts'

/** `entry` of a unit: the whole file, the container apart from its members, or the number of a member. */
export const WHOLE = -2
export const CONTAINER = -1

/** Something read whole: once its rows are in the index, it need not be read again. */
export interface Unit {
  /** Place of the file in the list. */
  readonly item: number
  readonly entry: number
  readonly files: readonly FileOutcome[]
  /** Of a container: its members, to be read as units of their own. */
  readonly members: readonly Member[]
  /** Its reader failed, perhaps for want of memory or time: the next run is to try again. */
  readonly again?: true
}

export interface Member {
  readonly entry: number
  readonly name: string
  readonly bytes: number
}

/** Units whose rows lie in the same spool files. */
export interface Reading {
  readonly units: readonly Unit[]
  readonly spool: readonly SpoolFile[]
}
