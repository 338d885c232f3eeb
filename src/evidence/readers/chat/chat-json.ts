import { transcoder } from '../../encoding/decode.ts'
import type { ReadSink } from '../../row.ts'
import type { ByteSource } from '../../source.ts'
import { takeSample } from '../text/sample.ts'
import { readBesideMessages } from './chat-json-rest.ts'
import { JsonElements } from './json-elements.ts'
import {
  ACCOUNT_KEYS,
  FILE_KEYS,
  SENDER_KEYS,
  TEXT_KEYS,
  TIME_KEYS,
  TYPE_KEYS,
} from './json-keys.ts'
import { isProgramText, NO_MESSAGE, type Message } from './message.ts'
import { MessageGrid } from './message-grid.ts'
import { accountIn, nameIn, plain, spokenIn } from './spoken.ts'

const CHUNK = 1 << 18

/** Reads messages exported as JSON (Telegram, WeChat tools); rows are numbered as the messages are. */
export function readChatJson(
  source: ByteSource,
  sink: ReadSink,
  encoding?: string,
): { readonly encoding: string } {
  const { guess } = takeSample(source, encoding)
  const grid = new MessageGrid(sink, false)
  let row = 0
  const lost = (message: string) => {
    grid.unread('CORRUPT', ++row, 1, message)
  }
  const elements = new JsonElements({
    element: ({ text, conversation }) => {
      const read = parsed(text)
      if (read === null) lost('消息不是完整的 JSON / a message that is no JSON')
      else grid.message(messageOf(read, ++row, conversation, isSaidTwice(text, read) ? text : null))
    },
    tooLong: () => {
      grid.unread('LIMIT', ++row, 1, '一条消息超过 64 MB / a message of more than 64 MB')
    },
  })
  feed(source, guess.encoding, guess.bom, (chunk) => {
    elements.push(chunk)
  })
  if (elements.within) lost('文件在消息中间断开 / the file ends within a message')
  grid.end()
  if (elements.isObject) readBesideMessages(source, sink, guess.encoding)
  if (!elements.whole && !elements.within)
    sink.issue({
      code: 'CORRUPT',
      message:
        'JSON 不完整，只读出断开之前的消息 / the JSON is cut short; messages before the break were read',
    })
  return { encoding: guess.encoding }
}

/** Numbers are kept as they are written: an account may have more digits than a number can hold. */
function parsed(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text, asWritten)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null
  } catch {
    return null
  }
}

function asWritten(_: string, value: unknown, context?: { readonly source?: string }): unknown {
  const written = context?.source
  return typeof value === 'number' && written !== undefined && String(value) !== written
    ? written
    : value
}

/** Names said twice in one object: of those only the last is a value of it. */
function isSaidTwice(text: string, value: unknown): boolean {
  const colons = text.replace(/"(?:[^"\\]|\\.)*"/gs, '').split(':').length - 1
  return colons !== members(value)
}

function members(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0
  const own = Array.isArray(value) ? 0 : Object.keys(value).length
  return Object.values(value).reduce<number>((n, inner) => n + members(inner), own)
}

/** A contact sent as a card: its name and number. */
function cardOf(of: Record<string, unknown>): string | null {
  const card = of['contact_information'] ?? of['contact'] ?? of['shared_contact']
  if (typeof card !== 'object' || card === null) return null
  const { first_name: first, last_name: last, ...others } = card as Record<string, unknown>
  const values = [wholeName(said(first), said(last)), ...Object.values(others).map(said)]
  return values.filter((value) => value !== null && value !== '').join(' ')
}

/** A Chinese name begins with the surname. */
function wholeName(first: string | null, last: string | null): string {
  const isHan = /^\p{Script=Han}+$/u.test(`${first ?? ''}${last ?? ''}`)
  return isHan ? `${last ?? ''}${first ?? ''}` : [first, last].filter((part) => part).join(' ')
}

function messageOf(
  of: Record<string, unknown>,
  row: number,
  conversation: string | null,
  whole: string | null,
): Message {
  const used = new Set<string>()
  const take = (keys: readonly string[], isBetter = (value: string) => value !== '') => {
    const given = keys.filter((k) => !used.has(k) && said(of[k]) !== null)
    const key = given.find((k) => isBetter(said(of[k]) ?? '')) ?? given[0]
    if (key === undefined) return null
    used.add(key)
    return said(of[key])
  }
  /** What stands in objects is taken from them, and they stay whole among the rest. */
  const within = (keys: readonly string[], find: (value: unknown) => string | null) =>
    keys.map((key) => find(of[key])).find((found) => found !== null && found !== '') ?? null
  const time = take(TIME_KEYS, (value) => value.includes(':'))
  const plainText = take(TEXT_KEYS) ?? ''
  const text = plainText === '' ? (within(TEXT_KEYS, spokenIn) ?? '') : plainText
  const sender = take(SENDER_KEYS) ?? within(SENDER_KEYS, nameIn)
  const account = take(ACCOUNT_KEYS) ?? within(SENDER_KEYS, accountIn)
  const type = take(TYPE_KEYS)
  const file = take(FILE_KEYS)
  const isSystem =
    of['type'] === 'service' || type === '系统消息' || (type === null && isProgramText(text))
  const rest = Object.fromEntries(
    Object.entries(of).filter(([key]) => !used.has(key) && key !== 'text_entities'),
  )
  const others = whole ?? (Object.keys(rest).length === 0 ? null : JSON.stringify(rest))
  return {
    ...NO_MESSAGE,
    row,
    conversation,
    time,
    sender,
    account,
    text,
    type,
    file,
    rest: others,
    card: cardOf(of),
    isSystem,
  }
}

/** The text of a value: Telegram writes formatted text as a list of pieces. */
function said(value: unknown): string | null {
  if (!Array.isArray(value)) return plain(value)
  const pieces = value.map((piece: unknown) =>
    typeof piece === 'object' && piece !== null
      ? said((piece as Record<string, unknown>)['text'])
      : said(piece),
  )
  return pieces.every((piece) => piece !== null) ? pieces.join('') : null
}

function feed(
  source: ByteSource,
  encoding: string,
  from: number,
  to: (chunk: string) => void,
): void {
  const coder = transcoder(encoding === 'binary' ? 'utf-8' : encoding)
  const buffer = new Uint8Array(CHUNK)
  const out = new Uint8Array(CHUNK * coder.growth + 16)
  let kept = 0
  for (let at = from; at < source.size || kept > 0;) {
    const got = source.read(at, buffer.subarray(kept))
    at += got
    const last = at >= source.size || got === 0
    const done = coder.decode(buffer, 0, kept + got, last, out, 0)
    to(Buffer.from(out.buffer, 0, done.written).toString('utf8'))
    buffer.copyWithin(0, done.consumed, kept + got)
    if (last) return
    kept = kept + got - done.consumed
  }
}
