/** One message of a conversation, as the export tells it; no text is changed. */
export interface Message {
  /** Physical line on which it begins, or its number in exports without lines. */
  readonly row: number
  readonly conversation: string | null
  readonly time: string | null
  readonly sender: string | null
  readonly account: string | null
  readonly text: string
  /** What the export calls it (text, photo, service …), null where it does not. */
  readonly type: string | null
  /** Name of a file sent with it, to be looked for beside the export. */
  readonly file: string | null
  /** Whatever else the export says of it. */
  readonly rest: string | null
  /** A person sent as a card. */
  readonly card: string | null
  /** Said by the program (joined, withdrawn …), not by a person. */
  readonly isSystem: boolean
}

export const NO_MESSAGE: Message = {
  row: 0,
  conversation: null,
  time: null,
  sender: null,
  account: null,
  text: '',
  type: null,
  file: null,
  rest: null,
  card: null,
  isSystem: false,
}

/** What programs write into conversations in the place of people. */
const PROGRAM_SAYS =
  /撤回了一条|撤回一条消息|加入了?(?:本群|群聊)|退出了?群聊|移出了?群聊|邀请.{0,60}加入|修改群名|拍了拍|以上是打招呼|已添加了|开启了朋友验证|通过扫描.{0,40}二维码|成为新群主|recalled a message|withdrew a message/u

export function isProgramText(text: string): boolean {
  return text.length <= 300 && PROGRAM_SAYS.test(text)
}

/** A message may not grow past this while its lines come in; what follows is a further message of the same person. */
export const LONGEST = 1 << 24

/** What the program says stands where a name or a text would; the account of QQ's own messages is 10000 or 1000000. */
export function said(message: Message, text: string): Message {
  const { sender, account } = message
  if (text === '' && sender !== null && isProgramText(sender))
    return { ...message, sender: null, text: sender, type: '系统', isSystem: true }
  const isSystem =
    sender === null ||
    /^(?:系统消息|系统|System)$/iu.test(sender) ||
    account === '10000' ||
    account === '1000000' ||
    (text.length < 200 && !text.includes('\n') && isProgramText(text))
  return isSystem ? { ...message, text, type: '系统', isSystem } : { ...message, text }
}
