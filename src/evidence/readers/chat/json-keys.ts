/** The names that exports of conversations give to the parts of a message. */
export const TIME_KEYS = [
  'date',
  'formattedTime',
  'StrTime',
  'str_time',
  'CreateTime',
  'createTime',
  'timestamp',
  'timestamp_ms',
  'sent_at',
  'time',
  '时间',
]
export const SENDER_KEYS = [
  'from',
  'actor',
  'senderDisplayName',
  'accountName',
  'sender_name',
  'NickName',
  'nickname',
  'senderName',
  'sender',
  'talker',
  'author',
  '发送人',
  '发送者',
]
export const ACCOUNT_KEYS = [
  'from_id',
  'actor_id',
  'senderUsername',
  'sender_id',
  'wxid',
  'sender',
  'talker',
  'uin',
  '账号',
]
export const TEXT_KEYS = ['text', 'content', 'StrContent', 'msg', 'message', '内容']
export const TYPE_KEYS = ['media_type', 'type', 'type_name', 'typeName', 'Type', '类型']
export const FILE_KEYS = ['file_name', 'file', 'photo', 'src', 'fileName']
const SELF_KEYS = ['is_sender', 'IsSender', 'isSend', 'is_send']

/** Does the beginning of a JSON text show messages: each with a time, somebody and something said? */
export function isChatJson(beginning: string): boolean {
  if (/"about"\s*:\s*"Here is the data you requested/.test(beginning)) return true
  const isMessages = /"messages"\s*:\s*\[/.test(beginning)
  if (!isMessages && !/^\s*\[\s*\{/.test(beginning)) return false
  const has = (keys: readonly string[]) =>
    keys.some((key) => new RegExp(`"${key}"\\s*:`).test(beginning))
  return (
    has(TIME_KEYS) &&
    has(TEXT_KEYS) &&
    (has(SENDER_KEYS) || has(SELF_KEYS)) &&
    (has([...SELF_KEYS, ...FROM]) || (isMessages && has(['author', 'sender_name'])))
  )
}

/** Keys that stand in messages and hardly in other lists. */
const FROM = [
  'from_id',
  'actor',
  'text_entities',
  'date_unixtime',
  'senderUsername',
  'senderDisplayName',
  'accountName',
  'StrContent',
  'talker',
  'sender',
]
