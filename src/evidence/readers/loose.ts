import type { ReadSink } from '../row.ts'
import { memorySource } from '../source.ts'
import { readChatText } from './chat/chat-text.ts'
import { isTalkOfSome } from './chat/text-style.ts'
import { planText } from './text/dialect.ts'
import { readText } from './text/read.ts'

const BODY = '正文'

/**
 * Reads text that stands in a document outside its tables, as a text file of the same lines would be read: a list that
 * was pasted into it keeps its columns. It makes one grid, `正文`, whose rows are the lines; a conversation is read as one.
 */
export function readLoose(text: string, sink: ReadSink, name = BODY): void {
  if (text.trim() === '') return
  const source = memorySource(Buffer.from(text))
  if (name === BODY && isTalkOfSome(text) && readChatText(source, sink, 'utf-8') !== null) return
  const plan = planText(source, { encoding: 'utf-8' })
  const named: ReadSink = {
    grid: (info) => sink.grid({ ...info, sheet: name }),
    issue: (issue) => {
      sink.issue({ ...issue, sheet: name })
    },
  }
  readText(source, plan, { from: 0, to: source.size }, named)
}
