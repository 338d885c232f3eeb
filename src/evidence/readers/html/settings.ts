import type { GridInfo, GridSink, ReadSink, RowView } from '../../row.ts'
import { identifies } from '../chat/pasted.ts'
import { cellText, copyView } from '../../tables/held.ts'

/** A grid of more rows is a list, whatever it holds. */
const FEW = 2
const LOOKED_AT = 1024

/** Stands before a sink and keeps from it what in the script of a page is state and settings: a row or two that identify nobody. */
export function withoutSettings(sink: ReadSink): ReadSink {
  return {
    grid: (info) => new Waiting(info, sink),
    issue: (issue) => {
      sink.issue(issue)
    },
  }
}

class Waiting implements GridSink {
  readonly #info: GridInfo
  readonly #sink: ReadSink
  #held: RowView[] = []
  #out: GridSink | null = null

  constructor(info: GridInfo, sink: ReadSink) {
    this.#info = info
    this.#sink = sink
  }

  row(view: RowView): void {
    if (this.#out === null && this.#held.length < FEW && !names(view))
      this.#held.push(copyView(view))
    else this.#open().row(view)
  }

  unread(...lost: Parameters<GridSink['unread']>): void {
    this.#open().unread(...lost)
  }

  end(): void {
    this.#out?.end()
  }

  #open(): GridSink {
    if (this.#out !== null) return this.#out
    const out = this.#sink.grid(this.#info)
    this.#out = out
    for (const view of this.#held.splice(0)) out.row(view)
    return out
  }
}

/** Does a cell of the row identify somebody? */
function names(view: RowView): boolean {
  for (let i = 0; i < view.count; i++)
    if (identifies(cellText(view, i, LOOKED_AT) ?? '')) return true
  return false
}
