import { expect, test } from 'vitest'
import { formatOf, readRows } from '../../format/formats.ts'
import { memorySource } from '../../source.ts'
import { collectedRoles } from './testing.ts'

async function read(text: string) {
  const source = memorySource(Buffer.from(text))
  const format = formatOf(source, 'chat.txt')
  const { grids, sink } = collectedRoles()
  await readRows(source, format, sink, {}, { spoolDir: '/nowhere' })
  const notes = grids[0]?.rows.filter((row) => row.role === 'NOTE') ?? []
  const people = grids.slice(1).flatMap(({ rows }) => rows.filter((row) => row.role === 'data'))
  return { format: format.id, notes, people: people.map((row) => row.cells) }
}

const LIST = '张三 13800138000\n李四 13900139000\n王五 13700137000'
const PEOPLE = LIST.split('\n').map((line) => line.split(' '))

/** Each holds: `阿强` asks, `资料` gives the list, `阿强` says `好`. */
const EXPORTS: Readonly<Record<string, string>> = {
  'chatlog, the year left out': `阿强(wxid_aq) 05-04 10:12:33\n有吗\n\n资料(wxid_zl) 05-04 10:13:02\n${LIST}\n\n阿强(wxid_aq) 05-04 10:20:00\n好\n`,
  'QQ, copied': `阿强: 03-01 12:33:44\n有吗\n\n资料: 03-01 12:34:10\n${LIST}\n\n阿强: 03-01 12:35:10\n好\n`,
  'DingTalk, copied': `阿强 3月1日 09:00\n有吗\n\n资料 3月1日 09:01\n${LIST}\n\n阿强 昨天 09:02\n好\n`,
  'WeChat for Mac, copied': `阿强 10:12\n有吗\n资料 10:13\n${LIST}\n阿强 10:15\n好\n`,
  'days in Chinese, halves of the day': `阿强 2023年5月4日 上午10:12\n有吗\n资料 2023年5月4日 下午3:05\n${LIST}\n阿强 2023年5月4日 下午3:06\n好\n`,
  'WhatsApp, United States': `5/4/23, 10:12\u202fAM - 阿强: 有吗\n5/4/23, 10:13\u202fPM - 资料: ${LIST}\n5/4/23, 10:20\u202fPM - 阿强: 好\n`,
  'WhatsApp, Germany, in brackets': `[04.05.23, 10:12:33] 阿强: 有吗\n[04.05.23, 10:13:00] 资料: ${LIST}\n\u200e[04.05.23, 10:14:00] 阿强: 好\n`,
  'WhatsApp, Spain': `4/5/23 10:12 p. m. - 阿强: 有吗\n4/5/23 10:13 p. m. - 资料: ${LIST}\n4/5/23 11:13 p. m. - 阿强: 好\n`,
  'Discord, text': `[2023-05-04 10:12] 阿强\n有吗\n\n[2023-05-04 10:13] 资料\n${LIST}\n\n[2023-05-04 10:14] 阿强\n好\n`,
  'QQChatExporter, text': `[QQChatExporter V5]\n\n阿强:\n时间: 2024/7/1 10:00:00\n内容: 有吗\n\n\n资料:\n时间: 2024/7/1 10:01:40\n内容: ${LIST}\n\n\n阿强:\n时间: 2024/7/1 10:03:20\n内容: 好\n\n`,
  'a report, a block each': `发送人：阿强\n时间：2021-05-03 12:30:11\n内容：有吗\n\n发送人：资料\n时间：2021-05-03 12:31:00\n内容：${LIST}\n\n发送人：阿强\n时间：2021-05-03 12:32:00\n内容：好\n`,
  'a report, whom it was sent to, and rules between': ['有吗', LIST, '好']
    .map(
      (text, i) =>
        `序号：${String(i)}\n消息时间：2021-05-03 12:30:1${String(i)}\n【发送者】${i === 1 ? '资料' : '阿强'}(wxid_a)\n接收者：王五(13700137009)\n内容：\n${text}\n附件：无\n--------\n`,
    )
    .join(''),
  'Telegram, copied': `阿强, [03.05.2021 12:30]\n有吗\n\n资料, [03.05.2021 12:31]\n${LIST}\n\n阿强, [03.05.2021 12:32]\n好\n`,
  'Telegram for Mac, copied': `阿强, [3 May 2021 at 12:30:11]:\n有吗\n\n资料, [3 May 2021 at 12:31:11]:\n${LIST}\n\n阿强, [3 May 2021 at 12:32:11]:\n好\n`,
  'WhatsApp, copied out of the browser': `[12:30, 5/3/2021] 阿强: 有吗\n[12:31, 5/3/2021] 资料: ${LIST}\n[12:32, 5/3/2021] 阿强: 好\n`,
  'the same in Chinese': `[下午12:30, 2021/5/3] 阿强: 有吗\n[下午12:31, 2021/5/3] 资料: ${LIST}\n[下午12:32, 2021/5/3] 阿强: 好\n`,
  'Discord, copied': `阿强 — 2021/5/3 12:30\n有吗\n资料 — 2021/5/3 12:31\n${LIST}\n阿强 — 2021/5/3 12:32\n好\n`,
  'a dash before the name': `2021-05-03 12:30 - 阿强\n有吗\n\n2021-05-03 12:31 - 资料\n${LIST}\n\n2021-05-03 12:32 - 阿强\n好\n`,
  'Slack, copied': `阿强  12:30 PM\n有吗\n资料  12:31 PM\n${LIST}\n阿强  12:32 PM\n好\n`,
  'a transcript, the time above': `2021-05-03 12:30:11\n阿强：有吗\n\n2021-05-03 12:31:11\n资料：${LIST}\n\n2021-05-03 12:32:11\n阿强：好\n`,
  'a rule around the time above': `———— 2021-05-03 12:30:11 ————\n阿强：有吗\n———— 2021-05-03 12:31:11 ————\n资料：${LIST}\n———— 2021-05-03 12:32:11 ————\n阿强：好\n`,
  'all in one line, each with its label': `发送人：阿强 时间：2021-05-03 12:30:11 内容：有吗\n时间：2021-05-03 12:31:11，发送人：资料，内容：${LIST}\n发送人：阿强 时间：2021-05-03 12:32:11 内容：好\n`,
  'messages with numbers': `[1] 2021-05-03 12:30:11 阿强: 有吗\n[2] 2021-05-03 12:31:11 资料: ${LIST}\n[3] 2021-05-03 12:32:11 阿强: 好\n`,
  'DingTalk, the time in brackets': `阿强(05-04 10:12)：\n有吗\n资料(05-04 10:13)：\n${LIST}\n阿强(05-04 10:14)：\n好\n`,
  'chatlog, of today, to the second': `阿强 10:12:01\n有吗\n\n资料 10:13:01\n${LIST}\n\n阿强 10:15:01\n好\n`,
  'WhatsApp, Hong Kong': `[4/5/2023 下午10:12:33] 阿强: 有吗\n[4/5/2023 下午10:13:33] 资料: ${LIST}\n[4/5/2023 下午10:14:33] 阿强: 好\n`,
  'XRY, blocks in English': ['有吗', LIST, '好']
    .map(
      (text, i) =>
        `From:\t${i === 1 ? '资料' : '阿强'}\nTo:\twxid_x\nTime:\t2021-05-03 12:3${String(i)}:11 UTC+08:00\nText:\t${text}\nStatus:\tRead\n\n`,
    )
    .join(''),
  'LINE, English': `[LINE] Chat history with 阿强\nSaved on: 5/5/2023 09:00\n\nThu, 5/4/2023\n10:12AM\t阿强\t有吗\n10:13AM\t资料\t"${LIST}"\n10:14AM\t阿强\t好\n`,
}

test.each(Object.entries(EXPORTS))('%s: who said what, and the list', async (_, text) => {
  const { format, notes, people } = await read(text)
  expect(format).toBe('chat-text')
  expect(notes.map((row) => [row.cells[2], row.cells[4]])).toEqual([
    ['阿强', '有吗'],
    ['资料', LIST],
    ['阿强', '好'],
  ])
  expect(notes.every((row) => /\d:\d\d/.test(row.cells[1] ?? ''))).toBe(true)
  expect(people).toEqual(PEOPLE)
})

test.each([
  ['above', (name: string, i: number) => `${name} 2021-05-03 12:3${String(i)}:11\n`],
  ['in its line', (name: string, i: number) => `[2021-05-03 12:3${String(i)}:11] ${name}: `],
])('lists without end between few who speak, the time %s', async (_, head) => {
  const long = Array.from({ length: 90 }, (_, i) => `张三,${String(13800138000 + i)},北京`).join(
    '\n',
  )
  const said = ['有吗', long, long.replaceAll('张', '李'), '好'].map(
    (text, i) => `${head(i === 1 || i === 2 ? '资料' : '阿强', i)}${text}\n\n`,
  )
  const { format, notes, people } = await read(said.join(''))
  expect([format, notes.length, people.length]).toEqual(['chat-text', 4, 180])
})

test.each([
  [
    'people',
    'From: 北京\nTime: 2021-05-03 12:30\nName: 张三\nPhone: 13800138000\n\nFrom: 上海\nTime: 2021-05-03 12:31\nName: 李四\nPhone: 13900139000\n',
  ],
  [
    'a list with few times in it',
    Array.from(
      { length: 99 },
      (_, i) => `张三,${String(13800138000 + i)}${i % 40 === 9 ? '\n李四 2021-05-03 12:30' : ''}`,
    ).join('\n'),
  ],
])('no conversation: %s', async (_, text) => {
  expect((await read(text)).format).not.toBe('chat-text')
})

test('blocks of a report: every line has a role, labels that somebody pastes are said', async () => {
  const pasted = '内容：以下\n张三 13800138000\n\n----'
  const { notes, people } = await read(
    `微信聊天记录\n\n发送人：阿强\n接收人：李四\n时间：2021-05-03 12:30:11\n内容：${pasted}\n\n发送人：资料\n时间：2021-05-03 12:31:00\n内容：资料"撤回了一条消息\n`,
  )
  expect(notes.map((row) => [row.row, row.cells[2], row.cells[5], row.cells[7]])).toEqual([
    [3, '阿强', null, '接收人：李四'],
    [11, '资料', '系统', null],
  ])
  expect(notes[0]?.cells[4]).toBe('内容：以下\n张三 13800138000')
  expect(people).toEqual([['内容：以下\n张三 13800138000']])
})

test('a name with a colon or a time of its own, a number as a name, and lines that look like beginnings', async () => {
  const { notes } = await read(
    `04/05/2023, 10:12 am - +86 138 0013 8011: 看: 这里\n04/05/2023, 10:13 am - A 10:30:老李: 到账\n2023/05/01 10:00 付300\n[old] 03.05.23 10:00\n04/05/2023, 10:14 am - A 10:30:老李: https://a.example: 好\n`,
  )
  expect(notes.map((row) => [row.cells[2], row.cells[4]])).toEqual([
    ['+86 138 0013 8011', '看: 这里'],
    ['A 10:30:老李', '到账\n2023/05/01 10:00 付300\n[old] 03.05.23 10:00'],
    ['A 10:30:老李', 'https://a.example: 好'],
  ])
})

test('what the program says between messages is no part of them', async () => {
  const whatsapp = await read(
    '2023/5/4 10:12 - 消息和通话都进行端到端加密。\n2023/5/4 10:13 - 阿强: 在\n2023/5/4 10:14 - 阿强更改了群组描述\n2023/5/4 10:15 - 资料: 在\n',
  )
  const line = await read(
    '[LINE] 與阿強的聊天記錄\n\n2023/05/04（四）\n10:12\t阿強\t在\n10:13\t阿強收回訊息\n10:14\t誠信\t在\n',
  )
  const told = [whatsapp, line].map(({ notes }) => notes.map((row) => [row.cells[2], row.cells[5]]))
  expect(told).toEqual([
    [
      [null, '系统'],
      ['阿强', null],
      [null, '系统'],
      ['资料', null],
    ],
    [
      ['阿強', null],
      [null, '系统'],
      ['誠信', null],
    ],
  ])
})

test('a rule that somebody draws in a message of QQ is part of it, and what follows too', async () => {
  const { notes, people } = await read(
    `消息记录（此消息记录为文本格式，不支持重新导入）\n\n${'='.repeat(64)}\n消息分组:我的好友\n${'='.repeat(64)}\n消息对象:小鹿\n${'='.repeat(64)}\n\n2021-05-03 12:30:11 小鹿\n公告\n================\n${LIST}\n\n2021-05-03 12:31:11 老王\n收到\n\n`,
  )
  expect(notes.map((row) => row.cells[4])).toEqual([`公告\n================\n${LIST}`, '收到'])
  expect(people.slice(-3)).toEqual(PEOPLE)
})

test('digits of full width identify people in messages, too', async () => {
  const wide = LIST.replace(/\d/g, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0))
  const { people } = await read(
    `2021-05-03 12:30:11 小鹿\n${wide}\n\n2021-05-03 12:31:11 老王\n收到\n\n`,
  )
  expect(people).toHaveLength(3)
})

test.each([
  [
    'people with what they ask, a block each',
    '发送人：李四\n电话：13800138000\n时间：2021-05-03 12:30\n内容：在吗\n'.repeat(3),
  ],
  [
    'people each with a time in brackets, their numbers below',
    '张三, [2021-05-03 12:30]\n13800138000\n李四, [2021-05-03 12:31]\n13900139000\n王五, [2021-05-03 12:32]\n13700137000\n',
  ],
  [
    'people below times, labels before what is told of them',
    '2021-05-03 12:30:11\n姓名：张三\n电话：13800138000\n2021-05-03 12:31:11\n姓名：李四\n电话：13900139000\n2021-05-03 12:32:11\n姓名：王五\n电话：13700137000\n',
  ],
  [
    'people below times, a number each',
    '2021-05-03 12:30:11\n张三：13800138000\n2021-05-03 12:31:11\n李四：13900139000\n2021-05-03 12:32:11\n张三：13700137000\n',
  ],
  ['visitors and the time they came', '张三 10:12\n李四 10:15\n张三 10:20\n王五 10:31\n'],
  ['calls of this year', '张三 05-04 10:12:33\n李四 05-04 10:15:00\n张三 05-05 09:00:00\n'],
  [
    'people whose last cell is a time',
    '张三 13800138000 10:12\n重庆\n李四 13900139000 10:13\n成都\n张三 13800138000 10:15\n重庆\n',
  ],
  ['lines of a log', '[2023-05-04 10:12:33] INFO\n[2023-05-04 10:12:34] INFO\n'],
])('no conversation: %s', async (_, text) => {
  expect((await read(text)).format).toBe('text')
})
