import type { GridInfo, GridSink, ReadSink, RowView } from '../../row.ts'
import type { ByteSource } from '../../source.ts'
import { cellText } from '../../tables/held.ts'
import { readJson } from '../json/json.ts'
import { identifies } from './pasted.ts'

/** Where the messages stand, and what stands inside them. */
const MESSAGES = /(?:^|\.)messages(?:[.^*[]|$)/

/**
 * Reads what an export of messages holds besides them: contacts, sessions, the account itself. Rows that identify somebody
 * are data; what conversations are called, and settings, are notes.
 */
export function readBesideMessages(source: ByteSource, sink: ReadSink, encoding: string): void {
  const beside: ReadSink = {
    issue: (issue) => {
      if (issue.code === 'LIMIT') sink.issue(issue)
    },
    grid: (info) => (MESSAGES.test(info.sheet ?? '') ? NOWHERE : new Beside(info, sink)),
  }
  readJson(source, beside, { encoding })
}

class Beside implements GridSink {
  readonly #info: GridInfo
  readonly #sink: ReadSink
  #grid: GridSink | null = null

  constructor(info: GridInfo, sink: ReadSink) {
    this.#info = info
    this.#sink = sink
  }

  row(view: RowView): void {
    if (tells(view)) this.#open().row(view)
    else this.#open().other?.('NOTE', view)
  }

  unread(...lost: Parameters<GridSink['unread']>): void {
    this.#open().unread(...lost)
  }

  end(): void {
    this.#grid?.end()
  }

  #open(): GridSink {
    this.#grid ??= this.#sink.grid(this.#info)
    return this.#grid
  }
}

function tells(view: RowView): boolean {
  for (let i = 0; i < view.count; i++) if (identifies(cellText(view, i) ?? '')) return true
  return false
}

const NOWHERE: GridSink = {
  row: () => undefined,
  unread: () => undefined,
  end: () => undefined,
}
