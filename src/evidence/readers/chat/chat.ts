import { beginning } from '../../format/text.ts'
import { formatOf, type Format, type FormatId } from '../../format/titles.ts'
import type { ReadSink } from '../../row.ts'
import type { ByteSource } from '../../source.ts'
import { chatStyle, readChatText } from './chat-text.ts'
import { isChatJson } from './json-keys.ts'
import { isChatHtml } from './page-style.ts'

type Reader = (
  source: ByteSource,
  sink: ReadSink,
  encoding?: string,
) => { readonly encoding: string } | null

/** Each is loaded when a conversation of its form is met; that of texts is what knows them. */
const READERS: Readonly<Partial<Record<FormatId, () => Promise<Reader>>>> = {
  'chat-text': () => Promise.resolve(readChatText),
  'chat-json': async () => (await import('./chat-json.ts')).readChatJson,
  'chat-html': async () => (await import('./chat-html.ts')).readChatHtml,
}

/** Is it a conversation, read by {@link readChat}? */
export function isChat(id: FormatId): boolean {
  return READERS[id] !== undefined
}

/** A text, page or JSON that is the export of a conversation, by its content; any other format stays what it is. */
export function orChat(found: Format, head: Uint8Array, source: ByteSource): Format {
  const id = chatFormat(found.format, head, source)
  return id === null ? found : formatOf(id)
}

function chatFormat(id: FormatId, head: Uint8Array, source: ByteSource): FormatId | null {
  if (id === 'text') return mayTalk(head) && chatStyle(source) !== null ? 'chat-text' : null
  if (id === 'json') return isChatJson(Buffer.from(head).toString('utf8')) ? 'chat-json' : null
  if (id === 'html') return isChatHtml(Buffer.from(head).toString('latin1')) ? 'chat-html' : null
  return null
}

/**
 * Two lines that begin or end with a time of a day: only then is the text looked at more closely. Other characters than those of
 * ASCII are of several bytes here.
 */
const TIMED =
  /(?:^|[\r\n])(?:[^\r\n]{1,120}[ (:\x9a]|[^\d\r\n]{1,18})?\d{4}[^\d\s:,]{1,3}\d{1,2}[^\d\s:,]{1,3}\d{1,2}[^\d\s:,]{0,3}[ T,]{1,4}[^\r\n:]{0,10}\d{1,2}:\d{2}/g
/** The same of other countries, and of this year: `5/4/23, 10:12 PM - `, `[04.05.23, 10:12:33] `, `… 05-04 10:12:33`. */
const TIMED_SHORT =
  /(?:^|[\r\n])(?:[^\d\r\n]{0,9}\[?\d{1,2}[./-]\d{1,2}[./-]\d{2,4},?[^\d\r\n:]{1,8}\d{1,2}:\d{2}|[^\r\n]{1,120}[ :(\x88\x9a][^\r\n\d]{0,4}\d{1,2}[^\d\r\n:]{1,3}\d{1,2}[^\d\r\n:]{1,4}\d{1,2}:\d{2}(?::\d{2})?[^\d\r\n]{0,6}\r?\n)/g

/** A line that is a day, with a rule around it or the day of the week with it; its other characters are of several bytes. */
const DAYED =
  /(?:^|[\r\n])(?:[^\d\r\n]{0,60}\d{4}[-/.]\d{1,2}[-/.]\d{1,2}[^\d\r\n]{1,60}|[A-Z][a-z]{2}, \d{1,2}\/\d{1,2}\/\d{4})(?:[\r\n]|$)/

/** The first line ends with a time of today: messages copied out of a window. */
const CLOCKED = /^[^\r\n]{1,120} \d{1,2}:\d{2}(?::\d{2})?(?: [AP]M)?\r?\n/

/** Copied out of Telegram, `昵称, [03.05.2021 12:30]`, and out of WhatsApp in a browser, `[12:30, 5/3/2021] `. */
const COPIED =
  /, \[\d{1,4}[ ./-][^\r\n\]]{6,24}\]:?(?:[\r\n]|$)|(?:^|[\r\n])\[[^\d\r\n]{0,6}\d{1,2}:\d{2}[^\r\n\]]{0,14}, \d{1,4}[./-]\d{1,2}[./-]\d{1,4}\] /g

function mayTalk(head: Uint8Array): boolean {
  const text = beginning(head)
  const times = [...text.matchAll(TIMED)].length
  if (times >= 2 || (times > 0 && endsLong(text)) || DAYED.test(text) || CLOCKED.test(text))
    return true
  return [TIMED_SHORT, COPIED].some((times) => [...text.matchAll(times)].length >= 2)
}

/** What is looked at ends within a text so long that the next message is not seen. */
function endsLong(text: string): boolean {
  return text.length - Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r')) > text.length / 2
}

/** Reads a conversation; gives the encoding of its text. */
export async function readChat(
  source: ByteSource,
  id: FormatId,
  sink: ReadSink,
  encoding?: string,
): Promise<{ readonly encoding: string } | null> {
  const read = await READERS[id]?.()
  return read?.(source, sink, encoding) ?? null
}
