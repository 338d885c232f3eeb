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

/** Who said what, and when. */
export interface Reported {
  readonly sender: string
  readonly time: string
  readonly text: string
}

/** What a table says that holds one message, labels before their values; null where it holds anything else. */
export function reportedInCells(rows: readonly (readonly string[])[]): Reported | null {
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

const RULE = /^[-=_*—─]{4,}$/u

/** What a cell says that holds one message, a line each for who and when, then what is said (UFED, as a page); null for any other. */
export function reportedInCell(cell: string): Reported | null {
  if (!/(?:^|\n)(?:From|Sender|发送[人方者])[:：]/iu.test(cell)) return null
  const lines = cell.split('\n')
  const found = lines.map(fieldLine)
  const at = (field: Field) => found.findIndex((line) => line?.field === field)
  const [sender, time, text] = [at('sender'), at('time'), at('text')]
  if (sender < 0 || time < 0 || text < Math.max(sender, time)) return null
  const when = found[time]?.value ?? ''
  if (!AT.test(when)) return null
  const said = [found[text]?.value ?? '', ...lines.slice(text + 1)]
  const isSaid = (line: string, i: number) => !RULE.test(line) && (i > 0 || line !== '')
  return { sender: found[sender]?.value ?? '', time: when, text: said.filter(isSaid).join('\n') }
}

/** What such a page says of a conversation above its messages: with whom it is, and since when. */
export function isReportedHead(cell: string): boolean {
  return /^(?:Start Time|Last Activity|Participants|Source|Account|Identifier)[^:：\n]{0,20}[:：]/iu.test(
    cell,
  )
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
