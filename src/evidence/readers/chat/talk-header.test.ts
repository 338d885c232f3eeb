import { expect, test } from 'vitest'
import { formatOf, readRows } from '../../format/formats.ts'
import { memorySource } from '../../source.ts'
import { messageKeys } from './message-keys.ts'
import { talkHeader } from './talk-header.ts'
import { collectedRoles } from './testing.ts'

const TOLD = (header: string) => {
  const cells = header.split(',')
  const talk = talkHeader(cells)
  return talk && [talk.time, talk.senders[0] ?? -1, talk.content].map((i) => cells[i])
}

test.each([
  [
    'Magnet AXIOM',
    'Record,Tags,Sender,Receiver,Message,Message Sent Date/Time - UTC+00:00 (yyyy-MM-dd),Source,Recovery method',
    ['Message Sent Date/Time - UTC+00:00 (yyyy-MM-dd)', 'Sender', 'Message'],
  ],
  [
    'Oxygen',
    'Direction,Remote party,From,To,Text,Time stamp (UTC 8),Type,Deleted',
    ['Time stamp (UTC 8)', 'From', 'Text'],
  ],
  ['XRY', '#,Index,From,From (Matched),To,Text,Time,Status,Deleted', ['Time', 'From', 'Text']],
  ['Discord', 'AuthorID,Author,Date,Content,Attachments,Reactions', ['Date', 'Author', 'Content']],
  [
    'a group of QQ in a report',
    '序号,发送人账号,发送人昵称,消息内容,发送时间,消息状态',
    ['发送时间', '发送人昵称', '消息内容'],
  ],
  ['nothing but when, who, what', '发言人,发送时间,内容', ['发送时间', '发言人', '内容']],
  [
    'the account of who sent it',
    '消息时间,发送者昵称,发送者账号,消息',
    ['消息时间', '发送者昵称', '消息'],
  ],
  ['who speaks', '聊天时间,说话人(昵称),聊天内容', ['聊天时间', '说话人(昵称)', '聊天内容']],
  ['English', 'Time,Sender,Message', ['Time', 'Sender', 'Message']],
  [
    'AXIOM, several senders',
    'Record,Sender(s),Recipient(s),Message Sent Date/Time - UTC+08:00,Message,Item ID',
    ['Message Sent Date/Time - UTC+08:00', 'Sender(s)', 'Message'],
  ],
  [
    'XRY, names matched',
    '#,From - Name (Matched),From - User ID,Time,Text,Status',
    ['Time', 'From - Name (Matched)', 'Text'],
  ],
  ['its details', '发送者,接收者,消息发送时间,消息详情', ['消息发送时间', '发送者', '消息详情']],
  ['the other side', '时间,方向,对方,内容', ['时间', '对方', '内容']],
  [
    'text messages in a report',
    '序号,对方号码,对方姓名,方向,内容,时间,数据状态',
    ['时间', '对方姓名', '内容'],
  ],
  [
    'text messages and whether they were deleted',
    '编号,类型,姓名,号码,时间,内容,状态,是否删除',
    ['时间', '姓名', '内容'],
  ],
])('messages of %s: when, who, what', (_, header, told) => {
  expect(TOLD(header)).toEqual(told)
})

test.each([
  '号码,时间,内容',
  '发送人,手机,发送时间,内容',
  '昵称,时间,内容',
  'Sender,Phone,Address,Content,Date',
  'Sender,Time,Message,Contact',
  '发送人,发送时间,内容,联系方式',
  '时间,方向,对方,对方手机,内容',
  '姓名,手机,内容,时间,地址,是否删除',
  '姓名,号码,类型,内容,时间',
  '对方户名,对方账号,交易时间,摘要,金额',
  'From,To,Date,Price',
])('no messages: %s', (header) => {
  expect(TOLD(header)).toBeNull()
})

async function roles(text: string) {
  const source = memorySource(Buffer.from(text))
  const { grids, sink } = collectedRoles()
  await readRows(source, formatOf(source, 'a.csv'), sink, {}, { spoolDir: '/nowhere' })
  return grids[0]?.rows.map((row) => row.role)
}

test('a type that says of each whether it was sent or received tells of text messages; any other type of a list', async () => {
  const list = (type: string) =>
    `号码,姓名,类型,时间,内容\n13800138000,张三,${type},2022-01-01 08:00:00,在吗\n13900139000,李四,${type},2022-01-01 08:10:00,在\n`
  expect(await roles(list('接收'))).toEqual(['HEADER', 'NOTE', 'NOTE'])
  expect(await roles(list('投诉'))).toEqual(['data', 'data', 'data'])
})

const TALK = [
  '小鹿,2021-05-03 12:30:11,在吗',
  '老王,2021-05-03 12:31:02,"张三 13800138000\n李四 13900139000\n王五 13700137000"',
]
const AGAIN = Array.from({ length: 6 }, (_, i) => `老${String(i % 2)},2021-05-03 12:30,在吗`)
const EACH = Array.from({ length: 9 }, (_, i) => `客${String(i)},2021-05-03 12:30,很好 13800138000`)
const LOGGED = Array.from({ length: 9 }, () => '13800138000,2021-05-03 12:30,登录')

test.each([
  ['a list in a cell', '昵称,时间,消息', TALK, 'NOTE'],
  ['few who speak again and again', '昵称,时间,消息', AGAIN, 'NOTE'],
  ['each has left a remark', '昵称,时间,消息', EACH, 'data'],
  ['accounts log in again and again', '账号,时间,内容', LOGGED, 'data'],
  [
    'what is no time',
    '昵称,时间,消息',
    TALK.map((row) => row.replace(/,2021[^,]+/, ',周一')),
    'data',
  ],
  ['how to reach them', '昵称,时间,消息,手机', TALK, 'data'],
])('headings that lists have, too: %s', async (_, header, rows, role) => {
  const [, ...below] = (await roles([header, ...rows].join('\n'))) ?? []
  expect(new Set(below)).toEqual(new Set([role]))
})

test.each([
  ['messages', TALK, 'NOTE'],
  ['messages of one number', TALK.map((row) => `13600136000,${row}`), 'NOTE'],
  ['people who left what they know', TALK.map((row, i) => `1360013600${String(i)},${row}`), 'data'],
  ['no time', TALK.map((row) => row.replace(/,2021[^,]+/, ',周一')), 'data'],
  ['no list in a cell', AGAIN, 'data'],
  [
    'numbers of one person in a cell',
    TALK.map((row) => row.replaceAll(/[张李王][三四五] /g, '')),
    'data',
  ],
])('rows without a header: %s', async (_, rows, role) => {
  expect(new Set(await roles(rows.join('\n')))).toEqual(new Set([role]))
})

test('what was said in a column without a name, beside that of its heading', async () => {
  const list = '"张三 13800138000\n李四 13900139000"'
  const text = `序号,时间,发送人,,内容\n1,2021-05-03 12:30,老王,${list},\n2,2021-05-03 12:31,老王,,好\n`
  const source = memorySource(Buffer.from(text))
  const { grids, sink } = collectedRoles()
  await readRows(source, formatOf(source, 'a.csv'), sink, {}, { spoolDir: '/nowhere' })
  expect(grids[1]?.rows.map((row) => row.cells)).toEqual([
    ['张三', '13800138000'],
    ['李四', '13900139000'],
  ])
})

test('people in a message that is answered, and in what a picture says, are told; numbers of messages are not', async () => {
  const head = '发送人,发送时间,消息内容,引用消息ID,引用内容,图片文字'
  const row =
    '老王,2021-05-03 12:30,在,168300000000123456,"张三 13800138000\n李四 13900139000",王五 13700137000'
  const source = memorySource(Buffer.from(`${head}\n${row}\n`))
  const { grids, sink } = collectedRoles()
  await readRows(source, formatOf(source, 'a.csv'), sink, {}, { spoolDir: '/nowhere' })
  const told = grids.slice(1).flatMap(({ rows }) => rows.map(({ cells }) => cells.join(' ')))
  expect(told.join('\n')).toMatch(/张三 138.*李四 139.*王五 137/s)
  expect(told.join('\n')).not.toContain('168300000000123456')
})

test('a message in each cell, as UFED gives them on a page', async () => {
  const cell = (text: string) =>
    `<tr><td>From: 老王<br>Timestamp: 2021/5/3 12:30:11(UTC+8)<br>Source App: WeChat<br>Body:<br>${text}<br>--------</td></tr>`
  const list = '张三 13800138000<br>李四 13900139000'
  const text = `<html><table><tr><td>Participants: 老王</td></tr>${cell('在吗')}${cell(list)}</table></html>`
  const source = memorySource(Buffer.from(text))
  const { grids, sink } = collectedRoles()
  await readRows(source, formatOf(source, 'a.html'), sink, {}, { spoolDir: '/nowhere' })
  expect(grids[0]?.rows.map((row) => row.role)).toEqual(['NOTE', 'NOTE', 'NOTE'])
  expect(grids[1]?.rows.map((row) => row.cells.join(' '))).toEqual(list.split('<br>'))
})

test('messages whose header stands far below what a report says of the phone', async () => {
  const above = Array.from({ length: 20 }, (_, i) => `项目${String(i)},,,`)
  const text = [...above, '序号,发送人,发送时间,消息内容', '1,小鹿,2021-05-03 12:30,在吗'].join(
    '\n',
  )
  expect((await roles(text))?.slice(20)).toEqual(['HEADER', 'NOTE'])
})

test.each([
  ['Cellebrite', 'Type,Direction,Timestamp,Party,Message', 'SMS,Incoming', 'From: +8613800138000'],
  ['a phone', 'Address,Type,Date,Kind,Body', '13800138000,1', 'x'],
])('text messages of %s say whether they were sent', async (_, header, kind, who) => {
  expect(await roles(`${header}\n${kind},2021-05-03 12:30,${who},在吗\n`)).toEqual([
    'HEADER',
    'NOTE',
  ])
})

test.each([
  [
    'WeCom',
    { from: 'A', tolist: ['B'], msgtime: 1620016211000, msgtype: 'text', text: { content: 'x' } },
  ],
  [
    'DingTalk',
    { senderNick: 'A', createAt: 1620016211000, msgtype: 'text', text: { content: 'x' } },
  ],
  ['a server', { from_user: 'A', to_user: 'B', content: 'x', send_time: '2021-05-03 12:30:11' }],
  ['nothing but who, when, what', { Sender: 'A', SendTime: '2021-05-03 12:30:11', Content: 'x' }],
  ['WhatsApp of old', { key_remote_jid: 'A', key_from_me: 0, data: 'x', timestamp: 1620016211000 }],
  ['WhatsApp of an iPhone', { ZISFROMME: 0, ZMESSAGEDATE: 641709011, ZFROMJID: 'A', ZTEXT: 'x' }],
  ['text messages of an iPhone', { address: 'A', date: '2021-05-03', is_from_me: 0, text: 'x' }],
])('keys of messages: %s', (_, message) => {
  const keys = Object.entries(message).map(([key, value]) =>
    key === 'text' && typeof value === 'object' ? 'text.content' : key,
  )
  expect(messageKeys(keys)).not.toBeNull()
})

test.each([
  ['WeChat 4', ['local_id', 'real_sender_id', 'create_time', 'message_content'], [1, 2, 3]],
  [
    'UFED, XML',
    ['From.type', 'From.model.Name.value', 'Body.type', 'Body.value', 'TimeStamp.value'],
    [1, 4, 3],
  ],
])('who, when and what of %s', (_, keys, [who, when, what]) => {
  const talk = messageKeys(keys)
  expect([talk?.senders[0], talk?.time, talk?.content]).toEqual([who, when, what])
})

test.each([
  [['sender', 'tel', 'content', 'time']],
  [['from_user', 'content', 'time', 'level']],
  [['from', 'to', 'time', 'text']],
  [['data', 'timestamp', 'from', 'msg_id']],
  [['from_user', 'to_user', 'amount', 'content', 'time']],
])('no keys of messages: %j', (keys) => {
  expect(messageKeys(keys)).toBeNull()
})

test('messages of Messenger and of Signal, JSON', async () => {
  const messages = [{ sender_name: 'A', timestamp_ms: 1683166353000, content: 'ok' }]
  const messenger = JSON.stringify({ participants: [{ name: 'A' }], messages, title: 'x' })
  const signal = JSON.stringify([
    {
      id: 'a',
      type: 'incoming',
      sent_at: 1683166353000,
      sourceName: 'A',
      conversationId: 'c',
      body: 'ok',
    },
  ])
  expect((await roles(messenger))?.filter((role) => role === 'NOTE')).toHaveLength(1)
  expect(await roles(signal)).toEqual(['NOTE'])
})
