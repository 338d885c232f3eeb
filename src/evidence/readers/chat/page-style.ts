/** Is it the page that QQ's manager of messages saves (alone, or within its .mht)? */
export function isQqPage(beginning: string): boolean {
  return /<title>\s*QQ Message\s*<\/title>/i.test(beginning)
}

/** Does a page hold a conversation? Known by the title of QQ's and the classes of Telegram's and WechatExporter's pages. */
export function isChatHtml(beginning: string): boolean {
  if (isQqPage(beginning)) return true
  if (
    /class="message (?:default|service)/.test(beginning) &&
    /class="(?:from_name|history)"/.test(beginning)
  )
    return true
  const isWechat =
    /class="msg chat-(?:left|right|notice)/.test(beginning) &&
    /class="(?:nt-box|content-box)/.test(beginning)
  return isWechat || isGeneral(beginning)
}

/** What a part of a message holds. */
export type Part = 'sender' | 'time' | 'text' | 'media' | 'notice' | 'picture' | 'head'

/** What programs call the elements of a page that hold messages, and what these consist of. */
const MESSAGE =
  /(?:^|\s)(?:message|msg|(?:message|msg|chat)[-_](?:item|row|line|message|msg)|system[-_]message)(?:\s|$)/
const NOTICE = /(?:^|\s)(?:service|chat-notice|notice|system|system[-_](?:message|msg|tip))(?:\s|$)/
const GENERAL: readonly (readonly [RegExp, Part])[] = [
  [/(?:^|\s)(?:sender|nick|user)(?:[-_]?name)?(?:\s|$)|(?:^|\s)author(?:\s|$)/, 'sender'],
  [/(?:^|\s)(?:(?:message|msg|send)[-_])?(?:time|timestamp|datetime)(?:\s|$)/, 'time'],
  [/(?:^|\s)(?:(?:message|msg|text)[-_])?(?:text|content|bubble)(?:\s|$)/, 'text'],
  [/(?:^|\s)avatar(?:\s|$)/, 'picture'],
]

/** Do the classes of an element say that it is a message? */
export function isMessageClass(classes: string): boolean {
  return MESSAGE.test(classes)
}

/** Do they say that the program speaks? */
export function isNoticeClass(classes: string): boolean {
  return NOTICE.test(classes)
}

export function generalPart(classes: string): Part | null {
  return GENERAL.find(([pattern]) => pattern.test(classes))?.[1] ?? null
}

const CLASSED =
  /<[a-z][a-z\d]{0,9}[^<>]{0,80}?\sclass="([^"<>]{1,120})"[^<>]{0,200}>([^<>]{0,200})/g
const CLOCK = /\d:\d{2}/

/** Two messages at least, each with somebody and a time of day, by the classes of their elements; a page with tables is one of tables. */
function isGeneral(beginning: string): boolean {
  if (/<table[\s>]/i.test(beginning)) return false
  let [messages, senders, times] = [0, 0, 0]
  for (const [, classes = '', text = ''] of beginning.matchAll(CLASSED)) {
    const part = generalPart(classes)
    if (MESSAGE.test(classes)) messages++
    if (part === 'sender' && text.trim() !== '') senders++
    if ((part === 'time' || part === 'sender') && CLOCK.test(text)) times++
  }
  return Math.min(messages, senders, times) >= 2
}
