/**
 * How far repeated cells and rows are written out. A sheet may say that one row stands a million times; that costs a
 * file of some bytes nothing, and us all. Honest files repeat what somebody has filled down.
 */
export class Repeats {
  #cells: number
  #bytes: number

  constructor(cells = 1 << 23, bytes = 1 << 28) {
    this.#cells = cells
    this.#bytes = bytes
  }

  /** Of `times` copies of something of so many cells and bytes, how many may be written out; one always may. */
  granted(times: number, cells: number, bytes: number): number {
    const most = Math.min(this.#cells / Math.max(1, cells), this.#bytes / Math.max(1, bytes))
    const given = Math.min(times, 1 + Math.floor(most))
    this.#cells -= (given - 1) * cells
    this.#bytes -= (given - 1) * bytes
    return given
  }
}
