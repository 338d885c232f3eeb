import type { GridInfo, GridSink, ReadSink, RowView } from '../../row.ts'
import type { ByteSource } from '../../source.ts'
import { cellText } from '../../tables/held.ts'
import { readJson } from '../json/json.ts'
import { identifies } from './pasted.ts'

/** Where the messages stand, and what stands inside them. */
const MESSAGES = /(?:^|\.)messages(?:[.^*[]|$)/

/** Where an export tells of its owner, of itself and of the one with whom the conversation is. */
const ITSELF =
  /^(?:personal_information|owner|self|my_?info|session|chat_?info|meta(?:data)?|export_?info)\./i
/** What Telegram calls a conversation in a list of them. */
const CONVERSATION = /^(?:(?:personal|bot)_chat|(?:private|public)_\w{1,20}|saved_messages)$/

/**
 * Reads what an export of messages holds besides them: contacts, sessions, the account itself. Rows that identify somebody
 * are data; settings, whose account it is, and what conversations are called are notes: `王强13…` above what he says is a name
 * that the owner gave him, as it is beside each message.
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
    if (this.#tells(view)) this.#open().row(view)
    else this.#open().other?.('NOTE', view)
  }

  unread(...lost: Parameters<GridSink['unread']>): void {
    this.#open().unread(...lost)
  }

  end(): void {
    this.#grid?.end()
  }

  #tells(view: RowView): boolean {
    const { header } = this.#info
    let tells = false
    for (let i = 0; i < view.count; i++) {
      const cell = cellText(view, i) ?? ''
      const name = header?.[i] ?? ''
      if (name === 'type' && CONVERSATION.test(cell)) return false
      tells ||= !ITSELF.test(name) && identifies(cell)
    }
    return tells
  }

  #open(): GridSink {
    this.#grid ??= this.#sink.grid(this.#info)
    return this.#grid
  }
}

const NOWHERE: GridSink = {
  row: () => undefined,
  unread: () => undefined,
  end: () => undefined,
}
