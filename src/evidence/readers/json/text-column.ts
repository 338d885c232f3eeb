import type { GridSink, ReadSink, RowView } from '../../row.ts'
import { memorySource } from '../../source.ts'
import { TextInput } from '../input.ts'
import { embedded } from './embedded.ts'
import { JsonReader } from './reader.ts'

const NONE = new TextInput(memorySource(new Uint8Array(0)), 'utf-8', 0, null, 1)

/** What the texts of one column hold that are JSON: the fields of objects; rows of lists go to grids of their own. */
export class TextColumn {
  /** Names of the fields so far, in the order of their columns. */
  names: readonly (string | null)[] = []
  /** Fields of the text read last, until the next. */
  fields: RowView | null = null
  /** Rows that its lists gave. */
  rows = 0
  readonly #reader: JsonReader

  /** `place`: the sheet and column, by which grids of rows are named. */
  constructor(place: string, sink: ReadSink) {
    const own: ReadSink = {
      issue: (issue) => {
        sink.issue(issue)
      },
      grid: (info) => {
        if (info.sheet === null && info.header?.[0] !== '上级行号') return this.#fields(info.header)
        const sheet = info.sheet === null ? place : `${place}.${info.sheet}`
        return this.#counted(sink.grid({ ...info, sheet }))
      },
    }
    this.#reader = new JsonReader(NONE, own, { lines: false, byLine: true, asksForKeys: false })
  }

  /** Reads the text of a cell; false where it is no JSON, or could not be read. */
  read(view: RowView, column: number): boolean {
    this.fields = null
    const text = embedded(view.buf, view.start[column] ?? 0, view.end[column] ?? 0)
    return text !== null && this.#reader.readText(text, view.row)
  }

  /** No more texts; says whether rows of lists are numbered otherwise than the rows that held them. */
  end(): boolean {
    return this.#reader.endTexts()
  }

  #fields(names: readonly (string | null)[] = []): GridSink {
    this.names = names
    return {
      row: (view) => {
        this.fields = view
      },
      unread: () => undefined,
      end: () => undefined,
    }
  }

  #counted(out: GridSink): GridSink {
    return {
      row: (view) => {
        this.rows++
        out.row(view)
      },
      unread: (...lost) => {
        out.unread(...lost)
      },
      end: () => {
        out.end()
      },
    }
  }
}
