import { useEffect, useReducer, useRef, useState } from 'react'
import type { LedgerRow } from '../../../../src/documents/workbooks/ledger-row.ts'
import { answerOf, client, toldOf, type Told } from '../../client.ts'

/** As the server takes it: what stands in the address is checked there. */
export type Query = Parameters<typeof client.rows.$get>[0]['query']

const EACH = 100
/** Pages that are kept when they are out of sight. */
const KEPT = 60
/** Questions that are on their way at the most; the newest sight goes before older ones. */
const AT_ONCE = 2

/**
 * Rows of a selection, asked for by pages as they come into sight, with the page that follows; `undefined` while a row is
 * on its way. A sight that has passed before its turn came is not asked for.
 */
export function useRowPages(selection: Query, found: number, first: number, last: number) {
  const [, seen] = useReducer((n: number) => n + 1, 0)
  const [problem, setProblem] = useState<Told | null>(null)
  const { current: store } = useRef(new Pages(selection))
  store.onNews = seen
  store.onProblem = setProblem
  useEffect(() => store.show(first, last, found), [store, first, last, found])
  useEffect(() => () => store.close(), [store])
  return { row: (index: number) => store.row(index), problem }
}

class Pages {
  onNews: () => void = () => undefined
  onProblem: (told: Told) => void = () => undefined
  readonly #selection: Query
  readonly #pages = new Map<number, readonly LedgerRow[]>()
  readonly #asked = new Set<number>()
  #wanted: readonly number[] = []
  #closed = false

  constructor(selection: Query) {
    this.#selection = selection
  }

  row(index: number): LedgerRow | undefined {
    return this.#pages.get(Math.floor(index / EACH))?.[index % EACH]
  }

  show(first: number, last: number, found: number): void {
    const from = Math.floor(first / EACH)
    const to = Math.floor(last / EACH)
    const most = Math.floor((found - 1) / EACH)
    const seen = Array.from({ length: to - from + 1 }, (_, i) => from + i)
    this.#wanted = [...seen, to + 1, from - 1].filter((page) => page >= 0 && page <= most)
    this.#ask()
  }

  close(): void {
    this.#closed = true
  }

  #ask(): void {
    for (const page of this.#wanted) {
      if (this.#closed || this.#asked.size >= AT_ONCE) return
      if (this.#pages.has(page) || this.#asked.has(page)) continue
      this.#asked.add(page)
      void this.#fetch(page)
    }
  }

  async #fetch(page: number): Promise<void> {
    try {
      const query = { ...this.#selection, from: String(page * EACH), most: String(EACH) }
      const { rows } = await answerOf(client.rows.$get({ query }))
      this.#keep(page, rows as readonly LedgerRow[])
    } catch (error) {
      if (!this.#closed) this.onProblem(toldOf(error))
      return
    } finally {
      this.#asked.delete(page)
    }
    if (this.#closed) return
    if (this.#wanted.includes(page)) this.onNews()
    this.#ask()
  }

  #keep(page: number, rows: readonly LedgerRow[]): void {
    this.#pages.set(page, rows)
    for (const old of this.#pages.keys()) {
      if (this.#pages.size <= KEPT) return
      if (!this.#wanted.includes(old)) this.#pages.delete(old)
    }
  }
}
