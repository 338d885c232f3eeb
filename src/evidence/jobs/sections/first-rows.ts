import { FIRST_ROWS, HELD_BYTES } from '../../readers/chat/talk-tables.ts'
import type { GridInfo, GridSink, ReadSink, RowView } from '../../row.ts'

/** What is to be known of the first rows of each grid of a section, to put it in its place among those of the file. */
export interface FirstRows {
  /** Of each grid: when its first rows came, counted over the first rows of all. */
  readonly came: readonly (readonly [sheet: string, when: readonly number[]])[]
  /** Which of the issues so far name a row of their grid by its number in the section. */
  readonly numbered: readonly number[]
  /** Grids in which a row was lost among the first. */
  readonly early: readonly string[]
  /** One of the rows is so long that one process might not have waited for more. */
  readonly long: boolean
}

/**
 * Stands where {@link tellTalk} stands when one process reads: that holds back the first rows of a grid to see whether they are
 * messages, so that grids come in the order in which they have shown enough rows. Here rows pass at once.
 */
export class FirstRowsSink implements ReadSink {
  readonly #sink: ReadSink
  readonly #issues: () => number
  readonly #came = new Map<string, number[]>()
  readonly #numbered: number[] = []
  readonly #early: string[] = []
  #when = 0
  #long = false

  /** `issues` tells how many there are so far. */
  constructor(sink: ReadSink, issues: () => number) {
    this.#sink = sink
    this.#issues = issues
  }

  get found(): FirstRows {
    return {
      came: [...this.#came],
      numbered: this.#numbered,
      early: this.#early,
      long: this.#long,
    }
  }

  issue(issue: Parameters<ReadSink['issue']>[0]): void {
    this.#sink.issue(issue)
  }

  grid(info: GridInfo): GridSink {
    const out = this.#sink.grid(info)
    const sheet = info.sheet ?? ''
    const came: number[] = []
    this.#came.set(sheet, came)
    const grid: GridSink = {
      row: (view) => {
        came.push(this.#when++)
        if (bytesOf(view) > HELD_BYTES / FIRST_ROWS) this.#long = true
        if (came.length >= FIRST_ROWS)
          grid.row = (later) => {
            out.row(later)
          }
        out.row(view)
      },
      unread: (...lost) => {
        this.#numbered.push(this.#issues())
        if (came.length < FIRST_ROWS) this.#early.push(sheet)
        out.unread(...lost)
      },
      end: () => {
        out.end()
      },
    }
    return grid
  }
}

function bytesOf({ start, end, count }: RowView): number {
  let bytes = 0
  for (let i = 0; i < count; i++) bytes += (end[i] ?? 0) - (start[i] ?? 0)
  return bytes
}

/**
 * The order in which one process would have opened the grids of these sections: by the row with which each has shown enough, then
 * those that never do, in the order in which they came.
 */
export function orderOfGrids(sections: readonly FirstRows[]): string[] {
  const when = new Map<string, (readonly [section: number, when: number])[]>()
  sections.forEach(({ came }, section) => {
    for (const [sheet, rows] of came)
      when.set(sheet, [...(when.get(sheet) ?? []), ...rows.map((at) => [section, at] as const)])
  })
  const never = [sections.length, 0] as const
  const shown = [...when].map(([sheet, rows]) => [sheet, rows[FIRST_ROWS - 1] ?? never] as const)
  return shown.sort(([, [a, x]], [, [b, y]]) => a - b || x - y).map(([sheet]) => sheet)
}
