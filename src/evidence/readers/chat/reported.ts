import { TIME } from './text-times.ts'

/** What the lines of a message are called in reports that give each message as a block: `发送人：`, `时间：`, `内容：`. */
const FIELDS = {
  sender: /^(?:(?:发送[人方者]|发言人|说话人)(?:昵称|名称)?|from|sender)$/iu,
  time: /^(?:(?:发送|消息|聊天)?时间|time ?stamp|time|sent)$/iu,
  text: /^(?:(?:消息|聊天)?内容|text|body|message)$/iu,
  rest: /^(?:序号|编号|会话|群聊?名称|方向|(?:发送[人方者]|接收[人方者])(?:昵称|名称|账号)?|(?:消息)?类型|附件|(?:删除|消息)?状态|是否删除|to|direction|application|source(?: app)?|participants|attachments?|status|deleted)$/iu,
} as const
type Field = keyof typeof FIELDS

const LINE =
  /^(?:【([^【】:：]{2,8})】|([^\s:：]{2,12}|Source App|Time Stamp)[:：])[ \t\u3000]{0,4}(.*)$/u
const AT = new RegExp(`^${TIME}(?![\\d:])`, 'u')
/** A line of a person: among the lines of a block it makes this one of a list. */
const OF_PERSON =
  /^(?:姓名|(?:联系|手机)?(?:电话|手机)(?:号码)?|手机号|身份证号?码?|(?:收货)?地址)[:：]/u

/** A line that tells something of a message, or begins what is said. */
export interface FieldLine {
  readonly field: Field
  readonly label: string
  readonly value: string
}

export function fieldLine(line: string): FieldLine | null {
  const [, framed, plain, value = ''] = LINE.exec(line) ?? []
  const label = framed ?? plain
  const field = label === undefined ? undefined : fieldOf(label)
  return label === undefined || field === undefined ? null : { field, label, value }
}

function fieldOf(label: string): Field | undefined {
  return (Object.keys(FIELDS) as Field[]).find((name) => FIELDS[name].test(label))
}

/** What a table says that holds one message, labels before their values; null where it holds anything else. */
export function reportedInCells(
  rows: readonly (readonly string[])[],
): { readonly sender: string; readonly time: string; readonly text: string } | null {
  const told = new Map<Field, string>()
  for (const cells of rows) {
    const filled = cells.map((cell) => cell.trim()).filter((cell, i) => cell !== '' || i % 2 === 1)
    for (let i = 0; i < filled.length; i += 2) {
      const field = fieldOf((filled[i] ?? '').replace(/[:：]$/u, ''))
      if (field === undefined || (field !== 'rest' && told.has(field))) return null
      told.set(field, filled[i + 1] ?? '')
    }
  }
  const [sender, time, text] = [told.get('sender'), told.get('time'), told.get('text')]
  if (sender === undefined || text === undefined || !AT.test(time ?? '')) return null
  return { sender, time: time ?? '', text }
}

/** Are these messages as blocks: each with who, when and what, and nothing of a person between these? */
export function areReported(lines: readonly string[]): boolean {
  const many = { sender: 0, time: 0, text: 0, rest: 0 }
  let people = 0
  let isSaid = true
  for (const line of lines) {
    const found = fieldLine(line)
    if (found !== null && (found.field !== 'time' || AT.test(found.value))) {
      many[found.field]++
      isSaid = found.field === 'text' || (isSaid && found.field === 'rest')
    } else if (!isSaid && OF_PERSON.test(line)) people++
  }
  const { sender, time, text } = many
  const least = Math.min(sender, time, text)
  return least >= 2 && least >= 0.8 * Math.max(sender, time, text) && people < 0.5 * sender
}
