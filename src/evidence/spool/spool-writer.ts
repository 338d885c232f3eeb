import { join } from 'node:path'
import { LineFile } from '../jobs/line-file.ts'
import type { CellLook } from './looked-cells.ts'
import type { SpoolFile } from '../outcome.ts'
import { PartWriter } from './part-writer.ts'
import type { Seal } from './seal.ts'
import { SealedPages } from './sealed-pages.ts'

/** Parts that hold rows of other roles at a time: a conversation may have a table in each of its messages. */
const MOST_OTHERS = 8

/** Writes the spool files and the sealed pages of one job. Every buffer is bounded. */
export class SpoolWriter {
  /** The job's sealed pages, to be appended to `rows.enc`; null when nothing is to be kept. */
  readonly sealed: SealedPages | null
  readonly #dir: string
  readonly #job: number
  readonly #onFile: (file: SpoolFile) => void
  readonly #look: CellLook | null
  readonly #files = new Map<number, LineFile>()
  readonly #others: PartWriter[] = []

  /**
   * `onFile` hears of files that are full while the job goes on; {@link finish} gives all of them. With `look` the cells are
   * looked at while they are written.
   */
  constructor(
    dir: string,
    job: number,
    seal: Seal | null,
    onFile: (file: SpoolFile) => void = () => undefined,
    look: CellLook | null = null,
  ) {
    this.#look = look
    this.#dir = dir
    this.#job = job
    this.#onFile = onFile
    this.sealed = seal ? new SealedPages(join(dir, `${String(job)}.enc`), seal) : null
  }

  part(p: number, width: number, ownDelimiter: number): PartWriter {
    return new PartWriter(this, p, Math.max(1, width), ownDelimiter)
  }

  file(width: number, delimiter: number): LineFile {
    const key = width * 256 + delimiter
    let file = this.#files.get(key)
    if (!file) {
      const name = `${String(this.#job)}-${String(width)}-${String(delimiter)}`
      file = new LineFile(join(this.#dir, name), width, delimiter, this.#onFile, this.#look)
      this.#files.set(key, file)
    }
    return file
  }

  /** The part begins to hold rows of other roles; of many parts that do, the first seals its own. */
  holds(part: PartWriter): void {
    this.#others.push(part)
    if (this.#others.length > MOST_OTHERS) this.#others[0]?.close()
  }

  holdsNone(part: PartWriter): void {
    const at = this.#others.indexOf(part)
    if (at >= 0) this.#others.splice(at, 1)
  }

  /** Everything is on the disk, and every page has its place. */
  async finish(): Promise<SpoolFile[]> {
    const files = [...this.#files.values()].flatMap((f) => f.finish())
    this.#files.clear()
    await this.sealed?.finish()
    return files.filter((f) => f.rows > 0)
  }
}
