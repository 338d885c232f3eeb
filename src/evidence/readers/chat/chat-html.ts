import type { ReadSink } from '../../row.ts'
import type { ByteSource } from '../../source.ts'
import { encodingOf, feed } from '../html/html.ts'
import { FlowText } from '../html/flow-text.ts'
import { HtmlTokens, type HtmlHandler } from '../html/tokens.ts'
import { isProgramText, NO_MESSAGE, type Message } from './message.ts'
import { MessageGrid } from './message-grid.ts'
import { generalPart, isMessageClass, isNoticeClass, isQqPage, type Part } from './page-style.ts'
import { QqPage } from './qq-page.ts'
import { opening } from './text-lines.ts'

/** Reads a conversation saved as a page (QQ, Telegram, WechatExporter); rows are numbered as the messages are. */
export function readChatHtml(
  source: ByteSource,
  sink: ReadSink,
  encoding?: string,
): { readonly encoding: string } {
  const chosen = encodingOf(source, encoding)
  const grid = new MessageGrid(sink, false)
  const page = isQqPage(headOf(source)) ? new QqPage(grid) : new TalkPage(grid)
  const tokens = new HtmlTokens(page)
  if (feed(source, chosen, tokens))
    sink.issue({
      code: 'UNDECODABLE',
      message: '有不能解码的字节，以 U+FFFD 代替 / bytes that cannot be decoded',
    })
  tokens.end()
  page.end()
  return { encoding: chosen.encoding }
}

function headOf(source: ByteSource): string {
  const head = new Uint8Array(4096)
  return Buffer.from(head.subarray(0, source.read(0, head))).toString('latin1')
}

/** What a part of a message holds, by the class of its element. */
const PARTS: readonly (readonly [RegExp, Part])[] = [
  [/(?:^|\s)from_name(?:\s|$)/, 'sender'],
  [/(?:^|\s)name-(?:left|right)(?:\s|$)/, 'sender'],
  [/(?:^|\s)date details(?:\s|$)/, 'time'],
  [/(?:^|\s)nt-box(?:\s|$)/, 'time'],
  [/(?:^|\s)(?:text|dont-break-out|reply_to|content-box)(?:\s|$)/, 'text'],
  [/(?:^|\s)(?:media_wrap|media|poll|game)(?:\s|$)/, 'media'],
  [/(?:^|\s)body details(?:\s|$)/, 'notice'],
  [/(?:^|\s)(?:userpic_wrap|avatar-box)(?:\s|$)/, 'picture'],
  [/(?:^|\s)page_header(?:\s|$)/, 'head'],
]
const VOID = /^(?:br|img|hr|input|meta|link|source|wbr|area|base|col|embed|track)$/
const BLOCK = /^(?:p|div|li|ul|ol|tr|table|pre|blockquote|h[1-6])$/

interface Open {
  readonly name: string
  readonly part: Part | null
  readonly message: boolean
}

/** Goes through a page and gives its messages; what stands in none of them is told as one note. */
class TalkPage implements HtmlHandler {
  readonly #grid: MessageGrid
  readonly #open: Open[] = []
  readonly #texts: Record<Part, FlowText> = {
    sender: new FlowText(),
    time: new FlowText(),
    text: new FlowText(),
    media: new FlowText(),
    notice: new FlowText(),
    picture: new FlowText(),
    head: new FlowText(),
  }
  #row = 0
  #conversation: string | null = null
  #lastSender: string | null = null
  #title: string | null = null
  #file: string | null = null
  #service = false
  #forwarded = false
  #contact = false
  #inMessage = false
  #unseen = ''

  constructor(grid: MessageGrid) {
    this.#grid = grid
  }

  open(name: string, attributes: string): void {
    if (this.#unseen !== '') return
    if (name === 'script' || name === 'style') {
      this.#unseen = name
      return
    }
    if (name === 'br') this.#text()?.lineBreak()
    if (VOID.test(name)) return
    const classes = attribute(attributes, 'class') ?? ''
    const begins = isMessage(classes) || (!this.#inMessage && isMessageClass(classes))
    if (begins) this.#begin(classes)
    const own = this.#inMessage || /page_header/.test(classes) ? partOf(classes) : null
    // Who is named within what was forwarded did not say it here.
    const part = own === 'sender' && this.#forwarded ? 'media' : own
    if (/(?:^|\s)media_contact(?:\s|$)/.test(classes)) this.#contact = true
    if (part === 'time' && this.#title === null) this.#title = attribute(attributes, 'title')
    if (/(?:^|\s)forwarded(?:\s|$)/.test(classes)) this.#forwarded = true
    if (name === 'a' && this.#part() === 'media') this.#file ??= attribute(attributes, 'href')
    this.#open.push({ name, part, message: begins })
    if (BLOCK.test(name)) this.#text()?.block()
  }

  close(name: string): void {
    if (this.#unseen === name) this.#unseen = ''
    if (this.#unseen !== '') return
    const at = this.#open.findLastIndex((o) => o.name === name)
    if (at < 0) return
    if (BLOCK.test(name)) this.#text()?.block()
    for (const left of this.#open.splice(at)) {
      if (left.message) this.#flush()
      if (left.part === 'head') this.#conversation = this.#taken('head')
    }
  }

  text(text: string): void {
    if (this.#unseen === '') this.#text()?.add(text)
  }

  end(): void {
    if (this.#inMessage) this.#flush()
    this.#grid.end()
  }

  #part(): Part | null {
    return this.#open.findLast((o) => o.part !== null)?.part ?? null
  }

  /** Text of a message that stands in no part that we know goes with its media. */
  #text(): FlowText | null {
    const part = this.#part()
    if (part !== null) return this.#texts[part]
    return this.#inMessage ? this.#texts.notice : null
  }

  #begin(classes: string): void {
    if (this.#inMessage) this.#flush()
    this.#inMessage = true
    this.#service = isNoticeClass(classes)
    this.#title = this.#file = null
    this.#forwarded = this.#contact = false
  }

  #taken(part: Part): string | null {
    const { text: all, overflow } = this.#texts[part]
    if (overflow) this.#grid.tooLong(this.#row + 1)
    const text = all.trim()
    this.#texts[part] = new FlowText()
    return text === '' ? null : text
  }

  /** Who, and when; pages also write `昵称(2021-05-03 12:30:11):` in one. */
  #who(): { readonly named: string | null; readonly clock: string | null } {
    const named = this.#taken('sender')
    const clock = this.#taken('time')
    const both = named !== null && clock === null ? opening(named, 'name-first') : null
    return both === null ? { named, clock } : { named: both.sender, clock: both.time }
  }

  #flush(): void {
    this.#inMessage = false
    const { named, clock } = this.#who()
    const text = this.#taken('text')
    const media = this.#taken('media')
    const notice = this.#taken('notice')
    this.#taken('picture')
    const sender = this.#service ? null : (named ?? this.#lastSender)
    if (!this.#service && named !== null) this.#lastSender = named
    const isAlone = this.#service || (media === null && this.#file === null)
    const body = text ?? (isAlone ? notice : '') ?? ''
    const isSystem = this.#service || isProgramText(body)
    const message: Message = {
      ...NO_MESSAGE,
      row: ++this.#row,
      conversation: this.#conversation,
      time: this.#title ?? clock,
      card: this.#contact ? (media?.replaceAll('\n', ' ') ?? null) : null,
      sender,
      text: body,
      type: isSystem ? '系统' : this.#forwarded ? '转发' : null,
      file: this.#file,
      rest:
        [media, body === notice ? null : notice].filter((part) => part !== null).join('\n') || null,
      isSystem,
    }
    this.#grid.message(message)
  }
}

function isMessage(classes: string): boolean {
  return /^message (?:default|service)|^msg chat-(?:left|right|notice)/.test(classes)
}

function partOf(classes: string): Part | null {
  return PARTS.find(([pattern]) => pattern.test(classes))?.[1] ?? generalPart(classes)
}

/** The value of an attribute, without its references resolved. */
function attribute(attributes: string, name: string): string | null {
  const match = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, 'i').exec(attributes)
  return match?.[1] ?? match?.[2] ?? null
}
