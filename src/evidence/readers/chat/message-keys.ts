/** Where the columns of messages stand in a table. */
export interface Talk {
  readonly content: number
  readonly time: number
  /** Who says it, the best first: a name before an account. */
  readonly senders: readonly number[]
  /** Columns that hold people besides: contacts sent as cards, messages that are answered, texts of pictures. */
  readonly cards: readonly number[]
}

const TIME =
  /^(?:date|formatted_?time|str_?time|create_?(?:time|at)|send_?time|sent_?at|(?:msg|talk)_?time|z?message_?date|date_?time|timestamp(?:_?ms|\.value)?|time|original_?arrival_?time|readable_?date|(?:发送|消息|聊天)?时间)$/i
const CONTENT =
  /^(?:content|str_?content|msg|(?:msg|message)_?content|message|body(?:\.value)?|(?:body|text)\.content|z?text|text_?data|msg_?data|(?:消息|聊天)?内容)$/i
const SENDER =
  /^(?:from|actor|sender(?:\.\w+)?|sender_?(?:display_?|nick_?)?name|(?:real_?)?sender_?(?:id|nick|uin)|z?from_?jid|z?push_?name|account_?name|nick_?name|remark|display_?name|talker(?:_?id)?|from_?(?:user|id|name|nick|uin)|from(?:\.\w+)+|source_?name|handle_?id|key_remote_jid|sender_jid_row_id|发送[人者方]|发言人)$/i
/** Of several times the one that people read, and of several senders the name. */
const TIME_WRITTEN = /^(?:str_?time|formatted_?time|readable_?date)$/i
const NAMED =
  /^(?:sender_?(?:display_?|nick_?)?name|sender_?nick|from_?nick|from\.model\.name\.value|z?push_?name|account_?name|nick_?name|display_?name|source_?name)$/i
/** Keys that messages have and hardly any other list. */
const OWN =
  /^(?:is_?send(?:er)?|from_id|from\.model\.\w+\.value|actor_id|text_entities|date_unixtime|sender_?username|sender_?display_?name|str_?content|str_?talker|talker(?:_?id)?|msg_?svr_?id|server_?id|local_?id|msg_?id|message_?id|type_?name|sub_?type|is_?chat_?room|room_?name|chat_?room|msg_?type|media_type|reply_to_message_id|avatar_path|account_?name|chat_?session|(?:z?is_?|key_)?from_?me|conversation_?id|发送[人者方]|发言人)$/i
/** What stands in lists of people, parcels and payments. */
const LIST =
  /姓名|电话|手机|联系方式|邮箱|地址|身份证|证件|单号|订单|快递|金额|银行|卡号|phone|mobile|id_?card|address|amount|price|order_?(?:no|id)/i
const CARD = /contact|vcard/i
/** What exports say of a message beside its text: whom or what it answers or hands on, what a picture or a voice says. */
const ALSO_SAID =
  /^(?:(?:被?引用|被?回复|转发|合并转发)(?:的?(?:消息|内容|原文|消息内容))?|(?:图片|文件)?(?:ocr|文字识别|识别)(?:结果|内容|文字|文本)?|(?:图片|图像)文字|(?:语音)?转写?文字(?:内容)?|quoted_?(?:message|text|content)|(?:quote|reply|refer_?msg)\.(?:content|text)|replied_?(?:message|text)|replying_to|forwarded_?(?:message|text|content)|transcript(?:ion)?|ocr_?text)$/i

/** Is this the name of such a column? */
export function isAlsoSaid(name: string): boolean {
  return ALSO_SAID.test(name.trim().replaceAll(' ', '_'))
}
/** What text messages have in phones and in the exports of them, where `address` is the other number. */
const SMS =
  /^(?:thread_?id|date_?sent|service_?center|sc_?toa|toa|readable_?date|protocol|locked)$/i

/**
 * Are these the keys of messages: time, content, somebody, and what only messages have? A list of people with remarks and
 * times is none.
 */
export function messageKeys(keys: readonly (string | null)[]): Talk | null {
  const names = keys.map((key) => key?.trim().replaceAll(' ', '_') ?? '')
  const sms = smsKeys(names)
  if (sms !== null) return sms
  if (names.some((name) => LIST.test(name) && !CARD.test(name))) return null
  const place = (pattern: RegExp) => names.findIndex((name) => pattern.test(name))
  const content = contentOf(names)
  const written = place(TIME_WRITTEN)
  const time = written < 0 ? place(TIME) : written
  const senders = [NAMED, SENDER, /^is_?send(?:er)?$/i].map(place).filter((i) => i >= 0)
  if (content < 0 || time < 0 || senders.length === 0) return null
  if (!names.some((name) => OWN.test(name)) && !isSentTo(names)) return null
  const cards = names.flatMap((name, i) => (CARD.test(name) || isAlsoSaid(name) ? [i] : []))
  return { content, time, senders: [...new Set(senders)], cards }
}

/** Old databases of WhatsApp keep what was said under `data`, which says nothing anywhere else. */
function contentOf(names: readonly string[]): number {
  const content = names.findIndex((name) => CONTENT.test(name))
  const isWhatsApp = content < 0 && names.includes('key_from_me')
  return isWhatsApp ? names.indexOf('data') : content
}

const SENDS = /^(?:sender|from)(?=[_.])/i
const SAID_BY = /^sender(?:_?(?:name|nick|nick_?name))?$/i
/** Who leaves a message with his number is in a list. */
const LEFT = /contact|tel|e-?mail|number/i

/** Does it say who sent each, and nothing of how to reach anybody; or from whom to whom it went? */
function isSentTo(names: readonly string[]): boolean {
  if (names.some((name) => LEFT.test(name))) return false
  const all = new Set(names.map((name) => name.toLowerCase()))
  const isPair = (name: string) => SENDS.test(name) && all.has(name.replace(SENDS, 'to'))
  return names.some((name) => SAID_BY.test(name) || isPair(name.toLowerCase()))
}

/** Numbers and places that any list may have, and what a person of a list is called. */
const ANY_LIST =
  /^(?:msg_?svr_?id|server_?id|local_?id|msg_?id|message_?id|sub_?type|type_?name|conversation_?id|room_?name)$/i
const ANYBODY = /^(?:nick_?name|remark|display_?name|account_?name)$/i

/**
 * As {@link messageKeys}, of a row of headings, which a list may have in common with messages by chance: those who signed up,
 * with a number each and what they wrote, are no conversation.
 */
export function messageHeadings(cells: readonly string[]): Talk | null {
  const talk = messageKeys(cells)
  if (talk === null) return null
  const names = cells.map((cell) => cell.trim().replaceAll(' ', '_'))
  const isSent = names.some((name) => SENDER.test(name) && !ANYBODY.test(name))
  const isOwn = names.some((name) => OWN.test(name) && !ANY_LIST.test(name) && !ANYBODY.test(name))
  return isSent || isOwn || smsKeys(names) !== null ? talk : null
}

/** Are these the keys of the text messages of a phone (mmssms.db, SMS Backup & Restore, an iPhone's)? */
function smsKeys(names: readonly string[]): Talk | null {
  const place = (key: string) => names.findIndex((name) => name.toLowerCase() === key)
  const isIphone = place('is_from_me') >= 0
  const content = isIphone ? Math.max(place('text'), place('body')) : place('body')
  const sender = place('address')
  const time = Math.max(place('readable_date'), place('date'))
  if (content < 0 || sender < 0 || time < 0) return null
  return !isIphone && names.filter((name) => SMS.test(name)).length < 2
    ? null
    : { content, time, senders: [sender], cards: [] }
}
