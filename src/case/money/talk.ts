import type { Page, TableOutcome } from '../../evidence/outcome.ts'
import type { SealedRows } from '../../evidence/spool/sealed-rows.ts'
import { NULL_CELL, shownText } from '../../evidence/spool/spool.ts'
import type { Locator } from '../../evidence/locator.ts'
import { masked, type OrderedFile } from '../assemble.ts'

/** One message of a conversation in the evidence. */
export interface Message {
  /** Masked, to be printed. */
  readonly at: Locator
  readonly conversation: string | null
  readonly time: string | null
  readonly sender: string | null
  readonly account: string | null
  readonly text: string
}

/** The mark of a note among the sealed rows (evidence/collect/table.ts). */
const NOTE = 'N'

/** Header of the grid in which chat readers lay messages (evidence/readers/chat/message-grid.ts). */
const TALK = ['会话', '时间', '发送人', '账号', '内容']

/**
 * The messages of all conversations in the evidence, in canonical order. They are notes, not records of lists, so they lie
 * in the sealed pages of other rows; one page is open at a time.
 */
export function* messagesOf(files: readonly OrderedFile[], sealed: SealedRows): Generator<Message> {
  for (const { tables, sameAs } of files) {
    // The same export on two media is one conversation.
    if (sameAs !== null) continue
    for (const { at, outcome } of tables) {
      if (!isTalk(outcome)) continue
      yield* tableMessages(masked(at), outcome, sealed)
    }
  }
}

function isTalk({ headers, nonData }: TableOutcome): boolean {
  return (nonData.NOTE ?? 0) > 0 && TALK.every((name, i) => headers?.[i] === name)
}

function* tableMessages(at: Locator, table: TableOutcome, sealed: SealedRows): Generator<Message> {
  for (const { p, rowBase, pages } of table.parts)
    for (const page of pages.filter(({ holds }) => holds === 'other'))
      yield* pageMessages(p, rowBase, page, at, sealed)
}

function* pageMessages(
  p: number,
  rowBase: number,
  page: Page,
  at: Locator,
  sealed: SealedRows,
): Generator<Message> {
  const delimiter = String.fromCharCode(page.delimiter)
  for (const line of sealed.page(p, page).toString('utf8').split('\n')) {
    const [role, row = '', ...cells] = line.split(delimiter)
    if (role !== NOTE) continue
    const [conversation = null, time = null, sender = null, account = null, text] =
      cells.map(cellOf)
    yield {
      at: [...at, Number(row) + rowBase],
      conversation,
      time,
      sender,
      account,
      text: text ?? '',
    }
  }
}

const ABSENT = String.fromCharCode(NULL_CELL)

function cellOf(cell: string): string | null {
  return cell === ABSENT ? null : shownText(cell)
}
