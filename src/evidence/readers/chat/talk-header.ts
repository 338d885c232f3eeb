import { Doubtful } from './doubtful.ts'
import { isAlsoSaid, messageHeadings, messageKeys, type Talk } from './message-keys.ts'

const TIME =
  /^(?:(?:发送|消息|聊天|收发|短信|消息发送)?时间|日期时间|strtime|createtime|time ?stamp(?:: ?time|-time)?(?: ?\(utc.{0,12}\))?|(?:message )?(?:sent |received )?date\/time.{0,40}|time|date)$/i
const SENDER =
  /^(?:发送[人方者]|发言人|说话人)(?:[(（]?(?:昵称|名称|姓名|账号|帐号|id|微信号|qq号)[)）]?)?$|^(?:nickname|remark|sender(?: ?(?:name|id))?(?:\(s\))?|from(?: - (?:name|user id)(?: \(matched\))?)?|author|is_?sender|talker(?:id)?)$/i
/** Of several the one that is a name. */
const NAMED = /昵称|名称|姓名|nickname|remark|author|name/i
const CONTENT =
  /^(?:(?:消息|聊天|信息|短信)?内容|消息|(?:消息|短信)?正文|消息详情|strcontent|body|content|msg|message|text)$/i
/** Who sent it, and in words that nothing else has: with a time and a text that is enough. */
const SENT = /^(?:发送[人方者]|发言人|说话人)|^sender(?: ?(?:name|id))?(?:\(s\))?$/i
/** What only exports of conversations have beside these. */
const ALSO =
  /^(?:消息类型|类型|方向|收发方向|收发类型|接收方.{0,4}|接收人.{0,4}|接收者.{0,4}|会话.{0,4}|聊天对象|群聊?名称|删除状态|是否删除|(?:消息|数据|读取)状态|消息id|subtype|localid|talkerid|type_name|chat #|instant message #|identifier|participants|source|deleted.{0,20}|status|platform|direction|receiver|recipient|recovery method|authorid)$/i
/** What stands in lists of people and parcels; a table with such columns is read as a list. */
const LIST = /姓名|电话|手机|地址|身份证|证件|单号|订单|快递|物品|金额|银行|卡号/
/** The same where nothing but a sender tells of messages: who leaves a message with his number is in a list. */
const LEFT =
  /联系方式|邮箱|号码|phone|mobile|contact|tel|e-?mail|number|address|amount|price|order/i
/** With whom text messages were exchanged, in reports about a phone, and what only those say of each. */
const OTHER_SIDE =
  /^(?:(?:对方|联系人|来往)?(?:姓名|名称|号码|电话号?码?|手机号码?|账号|联系人)|address|number|party|(?:contact ?)?name|phone(?: ?number)?)$/i
const OF_OTHER_SIDE = /^(?:对方|来往)/
const OF_REPORT = /^(?:方向|收发方向|收发类型|短信(?:方向|类型)|信箱|删除状态|是否删除|数据状态)$/
const DIRECTION_COLUMN = /^(?:类型|类别|收发|状态|type|direction|folder)$/i
const DIRECTION =
  /^(?:已?接收|已?收到|已?发送|已?发出|收件箱|发件箱|接收短信|发送短信|收|发|呼入|呼出|received|sent|incoming|outgoing|inbox)$/i
/** What lists of people and parcels have, and no report about text messages. */
const OF_LIST = /地址|身份证|证件|单号|订单|快递|物品|金额|银行|卡号/

/** Is this row the header of an exported conversation: time, sender, content, and what only such exports have? */
export function talkHeader(cells: readonly string[]): Talk | null {
  const texts = cells.map((cell) => cell.trim())
  const sms = smsHeader(texts)
  const isReport = texts.some((text) => OF_OTHER_SIDE.test(text) || OF_REPORT.test(text))
  return reportHeader(texts) ?? (isReport ? sms : null) ?? messageHeadings(texts)
}

/** Headings that lists and messages have in common: the rows below them, one after the other, may show messages. */
export interface DoubtfulHeader {
  readonly talk: Talk
  /** Nothing more is to be seen: it is a list. */
  readonly isOver: boolean
  /** Does this row show that it and those before it are messages? */
  shows(cells: readonly string[]): boolean
}

/** May these be the headings of messages? */
export function doubtfulHeader(cells: readonly string[]): DoubtfulHeader | null {
  return directed(cells.map((cell) => cell.trim())) ?? Doubtful.of(cells)
}

/** Are these the keys of messages, or may the rows below them show that they are? */
export function mayBeMessages(keys: readonly (string | null)[]): boolean {
  return messageKeys(keys) !== null || doubtfulHeader(keys.map((key) => key ?? '')) !== null
}

/** Text messages, if a column says of the first whether it was sent or received. */
function directed(texts: readonly string[]): DoubtfulHeader | null {
  const columns = texts.flatMap((text, i) => (DIRECTION_COLUMN.test(text) ? [i] : []))
  const talk = columns.length === 0 ? null : smsHeader(texts)
  return (
    talk &&
    new Directed(
      talk,
      columns,
      texts.some((text) => /^address$/i.test(text)),
    )
  )
}

class Directed implements DoubtfulHeader {
  readonly talk: Talk
  isOver = false
  readonly #columns: readonly number[]
  /** Phones themselves write 1 and 2 for received and sent. */
  readonly #isOfPhone: boolean

  constructor(talk: Talk, columns: readonly number[], isOfPhone: boolean) {
    this.talk = talk
    this.#columns = columns
    this.#isOfPhone = isOfPhone
  }

  shows(cells: readonly string[]): boolean {
    this.isOver = true
    const says = (cell: string) => DIRECTION.test(cell) || (this.#isOfPhone && /^[12]$/.test(cell))
    return this.#columns.some((i) => says((cells[i] ?? '').trim()))
  }
}

function reportHeader(texts: readonly string[]): Talk | null {
  if (texts.some((text) => LIST.test(text) && !SENDER.test(text))) return null
  const talk = talkOf(texts, SENDER)
  if (talk === null || texts.some((text) => ALSO.test(text))) return talk
  const isSent = texts.some((text) => SENT.test(text))
  return isSent && !texts.some((text) => LEFT.test(text)) ? talk : null
}

function smsHeader(texts: readonly string[]): Talk | null {
  if (texts.some((text) => OF_LIST.test(text))) return null
  const isNumbered = texts.some((text) => /电话|手机|号码/.test(text))
  return talkOf(texts, OTHER_SIDE) ?? (isNumbered ? null : talkOf(texts, /^对方$/))
}

function talkOf(texts: readonly string[], sender: RegExp): Talk | null {
  const content = texts.findIndex((text) => CONTENT.test(text))
  const times = texts.flatMap((text, i) => (TIME.test(text) ? [i] : []))
  const time = times.find((i) => !/^create/i.test(texts[i] ?? '')) ?? times[0]
  const all = texts.flatMap((text, i) => (sender.test(text) ? [i] : []))
  if (content < 0 || time === undefined || all.length === 0) return null
  const cards = texts.flatMap((text, i) => (isAlsoSaid(text) ? [i] : []))
  return { content, time, senders: namesFirst(all, texts), cards }
}

function namesFirst(columns: readonly number[], texts: readonly string[]): number[] {
  const isName = (i: number) => NAMED.test(texts[i] ?? '')
  return [...columns.filter(isName), ...columns.filter((i) => !isName(i))]
}
