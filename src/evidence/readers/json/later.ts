import type { NonDataCode } from '../../codes.ts'
import type { GridSink, RowView } from '../../row.ts'

/** A grid that is opened with its first row, when its first keys are known; without rows it never is. */
export class Later implements GridSink {
  readonly #open: () => GridSink
  #to: GridSink | null = null

  constructor(open: () => GridSink) {
    this.#open = open
  }

  row(view: RowView): void {
    this.#to ??= this.#open()
    this.#to.row(view)
  }

  other(code: NonDataCode, view: RowView): void {
    this.#to ??= this.#open()
    this.#to.other?.(code, view)
  }

  unread(...lost: Parameters<GridSink['unread']>): void {
    this.#to ??= this.#open()
    this.#to.unread(...lost)
  }

  end(): void {
    this.#to?.end()
  }
}
