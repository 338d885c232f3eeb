import { expect, test } from 'vitest'
import { formatOf, readRows } from '../../format/formats.ts'
import { memorySource } from '../../source.ts'
import { spokenText } from './spoken.ts'
import { collectedRoles } from './testing.ts'

const LIST = '张三 13800138000\n李四 13900139000\n王五 13700137000'
const PEOPLE = LIST.split('\n').map((line) => line.split(' '))
const AT = 1620016211

/** What was said by whom, as one tool or another exports it: a greeting and a list. */
const SAID = [
  { time: '2021-05-03 12:30:11', name: '小鹿', id: 'u_1', text: '在吗' },
  { time: '2021-05-03 12:31:00', name: '老王', id: 'u_2', text: LIST },
] as const

const csv = (head: string, row: (said: (typeof SAID)[number], i: number) => string[]) =>
  [
    head,
    ...SAID.map((said, i) =>
      row(said, i)
        .map((c) => `"${c}"`)
        .join(','),
    ),
  ].join('\n')
const json = (value: unknown) => JSON.stringify(value)

const EXPORTS: Readonly<Record<string, string>> = {
  'chatlog, csv': csv('MessageID,Time,SenderName,Sender,TalkerName,Talker,Content', (s, i) => [
    `168300000000${String(i)}`,
    s.time,
    s.name,
    `wxid_${s.id}`,
    '小鹿',
    'wxid_u_1',
    s.text,
  ]),
  'iMazing, csv': csv(
    'Chat Session,Message Date,Delivered Date,Service,Type,Sender ID,Sender Name,Status,Subject,Text,Attachment',
    (s) => ['小鹿', s.time, '', 'iMessage', 'Incoming', s.id, s.name, 'Read', '', s.text, ''],
  ),
  'QQChatExporter, senders and texts as objects': json({
    metadata: { name: 'QQChatExporter V5' },
    chatInfo: { name: '群', type: 'group' },
    messages: SAID.map((s) => ({
      id: '7',
      timestamp: AT * 1000,
      time: s.time,
      sender: { uid: s.id, uin: '10001', name: s.name },
      type: 'type_1',
      content: { text: s.text, elements: [{ type: 'text', data: { text: s.text } }] },
    })),
  }),
  'Feishu, texts as JSON in a string': json({
    code: 0,
    data: {
      items: SAID.map((s) => ({
        message_id: `om_${s.id}`,
        msg_type: 'text',
        create_time: s.time,
        sender: { id: s.name, id_type: 'open_id' },
        body: { content: json({ text: s.text }) },
      })),
    },
  }),
  'names of fields in Chinese': json(
    SAID.map((s) => ({ 发送者: s.name, 时间: s.time, 类型: '文本', 内容: s.text })),
  ),
  'Skype, messages in conversations': json({
    conversations: [
      {
        id: '8:live',
        MessageList: SAID.map((s) => ({
          id: s.id,
          originalarrivaltime: s.time,
          messagetype: 'RichText',
          content: s.text,
          conversationid: '8:live',
          from: s.name,
        })),
      },
    ],
  }),
  'SMS Backup & Restore': `<?xml version='1.0' encoding='UTF-8'?>\n<smses count="2">${SAID.map(
    (s) =>
      `<sms protocol="0" address="${s.name}" date="${String(AT)}000" type="1" body="${s.text.replaceAll('\n', '&#10;')}" service_center="null" date_sent="0" readable_date="${s.time}" contact_name="(Unknown)" />`,
  ).join('\n')}</smses>`,
  'WhatsApp of iOS, a mark of direction before each line': SAID.map(
    (s) => `\u200E[${s.time.replaceAll('-', '/')}] ${s.name}: ${s.text}\n`,
  ).join(''),
  'WeChat, sent by mail: messages below their day': `Dear:\n\n      微信用户“小鹿”与“老王”在微信上的聊天记录如下，请查收。\n\n—————  2021-05-03  —————\n\n\n${SAID.map((s) => `${s.name}  ${s.time.slice(11)}\n\n${s.text}\n\n\n`).join('')}`,
  'LINE: messages below their day, several lines in quotes': `[LINE] 与小鹿的聊天记录\n保存日期：2021/06/01 10:00\n\n2021/05/03（周一）\n${SAID.map((s) => `${s.time.slice(11, 16)}\t${s.name}\t${s.text.includes('\n') ? `"${s.text}"` : s.text}\n`).join('')}`,
}

test.each(Object.entries(EXPORTS))('%s', async (_, text) => {
  const source = memorySource(Buffer.from(text))
  const { grids, issues, sink } = collectedRoles()
  await readRows(source, formatOf(source, 'export'), sink, {}, { spoolDir: '/nowhere' })
  expect(issues).toContain('CONVERSATION')
  const said = grids.flatMap(({ rows }) => rows).filter(({ role }) => role === 'NOTE')
  for (const one of SAID) {
    const texts = [one.text, json({ text: one.text })]
    const row = said.find(({ cells }) => cells.some((c) => c !== null && texts.includes(c)))
    expect(row?.cells).toContain(one.name)
    expect(row?.cells.some((c) => sameTime(c, one.time))).toBe(true)
  }
  const data = grids.filter(({ sheet }) => sheet?.includes('消息') === true)
  const people = data.flatMap(({ rows }) => rows).filter(({ role }) => role === 'data')
  expect(people.map(({ cells }) => cells)).toEqual(PEOPLE)
})

function sameTime(cell: string | null, time: string): boolean {
  const told = cell?.replaceAll('/', '-') ?? ''
  return told.length >= 16 && time.startsWith(told)
}

test('appointments below their day are a list', () => {
  const text = `2021/05/03（周一）\n09:00\t张三\t13800138000\n10:00\t李四\t13900139000\n`
  const source = memorySource(Buffer.from(text))
  expect(formatOf(source, '预约.txt').id).toBe('text')
})

test('a gateway of text messages that were sold is a list', async () => {
  const row = { address: '北京市海淀区', body: '您好', date: '2021-05-03', mobile: '13800138000' }
  const source = memorySource(Buffer.from(json([row, row])))
  const { issues, sink } = collectedRoles()
  await readRows(source, formatOf(source, 'a.json'), sink, {}, { spoolDir: '/nowhere' })
  expect(issues).not.toContain('CONVERSATION')
})

test.each([
  'message_id,date,nickname,content,email',
  'conversation_id,time,remark,message,level',
  'Display Name,Date,Message,Conversation ID,QQ',
  'Room Name,Date,Nick Name,Text,Count',
])('a list under headings that messages have, too: %s', async (head) => {
  const rows = ['1', '2', '3'].map((i) => head.replaceAll(/[^,]+/g, `a${i}`))
  const source = memorySource(Buffer.from([head, ...rows].join('\n')))
  const { issues, sink } = collectedRoles()
  await readRows(source, formatOf(source, 'a.csv'), sink, {}, { spoolDir: '/nowhere' })
  expect(issues).not.toContain('CONVERSATION')
})

test('days under rules between messages that tell their own day', () => {
  const said = ['12:30:11 小鹿(10001)\n在吗', '12:31:00 老王(10002)\n张三 13800138000']
  const text = `—————  2021-05-03  —————\n${said.map((s) => `2021-05-03 ${s}\n`).join('')}`
  expect(formatOf(memorySource(Buffer.from(text)), 'a.txt').id).toBe('chat-text')
})

test.each([
  [{ title: '名片', name: '王五', phone: '13800138000' }, '名片\n名片 王五 13800138000'],
  [{ title: '名片', card: { name: '王五', phone: 13800138000 } }, '名片\n王五 13800138000'],
  [{ text: '王五 13800138000', at: '13800138000' }, '王五 13800138000'],
  [{ text: '在吗', message_id: '168300000000123456' }, '在吗'],
])('who is sent as a card is said: %j', (cell, said) => {
  expect(spokenText(json(cell))).toBe(said)
})
