import type { Database } from '../../db/database.ts'
import { sql } from '../../db/sql.ts'
import { NO_KEY, readCode, uuidOf } from './keys.ts'

/** A key that stands nearly everywhere; the keys themselves stay in the database (`overlap_hub`, by number). */
export interface FoundHub {
  readonly number: number
  readonly batches: readonly number[]
  readonly rows: number
}

/** From so many batches on, and half of all, a value stands nearly everywhere; or in so many lines, so many a batch. */
const HUB = { batches: 10, rows: 100, each: 20 } as const

/** More values than these, or than one in a hundred, are no odd ones out: then the batches are alike. */
const MOST_HUBS = { number: 1000, share: 100 } as const

interface Candidate {
  readonly s1: string
  readonly s2: string | null
  readonly rows: number
  readonly codes: readonly number[]
}

/** Gathers keys that stand nearly everywhere; of more than there may be only their number. */
export class Hubs {
  readonly #many: number
  readonly #found: Candidate[] = []
  #number = 0

  constructor(batches: number) {
    this.#many = Math.max(HUB.batches, Math.ceil(batches / 2))
  }

  /** Does a key in so many batches and lines stand nearly everywhere? */
  isOne(batches: number, rows: number): boolean {
    return batches >= this.#many || (batches > 1 && rows >= HUB.rows && rows >= HUB.each * batches)
  }

  /** @param words of its first key and, where it has one, its second */
  add(words: Uint32Array, codes: Int32Array, rows: number): void {
    if (++this.#number > MOST_HUBS.number) return
    const [s1, s2] = [uuidOf(words), words.length > 4 ? uuidOf(words.subarray(4)) : NO_KEY]
    this.#found.push({ s1, s2: s2 === NO_KEY ? null : s2, rows, codes: Array.from(codes) })
  }

  /**
   * The hubs, by the lines and batches that they stand in; none where there are so many that they are nothing odd. Leaves
   * `overlap_hub (number, s1, s2)`.
   *
   * @param all different keys there are
   */
  async found(db: Database, all: number): Promise<readonly FoundHub[]> {
    const odd = this.#number <= MOST_HUBS.number && this.#number * MOST_HUBS.share <= all
    const hubs = odd ? this.#found.sort(byLines) : []
    const keys = hubs.map(({ s1, s2 }, i) => ({ number: i + 1, s1, s2 }))
    await db.run(sql`create or replace temp table overlap_hub as select unnest(from_json(${JSON.stringify(keys)}::json,
      '[{"number":"BIGINT","s1":"UUID","s2":"UUID"}]'), recursive := true)`)
    return hubs.map(({ codes, rows }, i) => ({
      number: i + 1,
      batches: codes.map((c) => readCode(c).batch),
      rows,
    }))
  }
}

function byLines(one: Candidate, other: Candidate): number {
  return (
    other.rows - one.rows ||
    byCodes(one.codes, other.codes) ||
    byText(one.s1, other.s1) ||
    byText(one.s2 ?? '~', other.s2 ?? '~')
  )
}

/** By the first number that differs, the shorter first where one begins the other. */
function byCodes(one: readonly number[], other: readonly number[]): number {
  const at = one.findIndex((code, i) => code !== other[i])
  if (at < 0) return one.length - other.length
  const [left = 0, right] = [one[at], other[at]]
  return right === undefined ? 1 : left - right
}

function byText(one: string, other: string): number {
  if (one === other) return 0
  return one < other ? -1 : 1
}
