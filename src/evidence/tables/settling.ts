import type { RowRole } from '../codes.ts'

/** `unread`: too wide to be taken in. */
export type SaidRole = RowRole | 'unread'

/** What one list says of a physical row. */
export interface Said<T> {
  readonly role: SaidRole
  readonly of: T
}

/** Which word of several lists about one physical row is the row's role: what identifies people first, blank last. */
const BEFORE: readonly SaidRole[] = [
  'data',
  'unread',
  'CONTINUED',
  'HEADER',
  'REPEATED_HEADER',
  'TOTAL_ROW',
  'NOTE',
  'TITLE',
  'BLANK_ROW',
]

/**
 * Brings together what lists side by side say of the same physical rows, so that each row is counted once (promise 1):
 * under the first list in which it is data, else under the first with the strongest other role. Each list tells all
 * rows in order, but some later than others.
 */
export class Settling<T> {
  readonly #queues: { role: SaidRole; of: T; rows: number }[][]
  readonly #settled: (owner: Said<T>, said: readonly Said<T>[], rows: number) => void

  /** `settled` is told the owner of the row (or of `rows` rows alike), and what every list said, left to right. */
  constructor(
    lists: number,
    settled: (owner: Said<T>, said: readonly Said<T>[], rows: number) => void,
  ) {
    this.#queues = Array.from({ length: lists }, () => [])
    this.#settled = settled
  }

  say(list: number, role: SaidRole, of: T, rows = 1): void {
    this.#queues[list]?.push({ role, of, rows })
    this.#settle()
  }

  #settle(): void {
    for (;;) {
      const heads = this.#queues.map((queue) => queue[0])
      if (!heads.every((head) => head !== undefined)) return
      const rows = Math.min(...heads.map((head) => head.rows))
      const owner = heads.reduce((a, b) => (rank(b.role) < rank(a.role) ? b : a))
      this.#settled(owner, heads, rows)
      this.#queues.forEach((queue) => take(queue, rows))
    }
  }
}

function rank(role: SaidRole): number {
  return BEFORE.indexOf(role)
}

function take(queue: { rows: number }[], rows: number): void {
  const [head] = queue
  if (head && (head.rows -= rows) === 0) queue.shift()
}
