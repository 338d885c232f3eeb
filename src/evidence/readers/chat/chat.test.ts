import { expect, test } from 'vitest'
import { formatOf, readRows } from '../../format/formats.ts'
import { memorySource } from '../../source.ts'
import { collectedRoles, type CollectedRoles } from './testing.ts'

async function read(text: string | Uint8Array): Promise<CollectedRoles & { format: string }> {
  const source = memorySource(typeof text === 'string' ? Buffer.from(text) : text)
  const format = formatOf(source, 'export')
  const collected = collectedRoles()
  await readRows(source, format, collected.sink, {}, { spoolDir: '/nowhere' })
  return { ...collected, format: format.id }
}

const QQ = `消息记录（此消息记录为文本格式，不支持重新导入）

================================================================
消息分组:我的好友
================================================================
消息对象:小鹿
================================================================

2021-05-03 12:30:11 小鹿(10001)
在吗？
第二行

2021-05-03 12:30:45 老王<wang@example.com>
发你一批
张三 13800138000 北京市
李四 13900139000 上海市
王五 13700137000 广州市

2021-05-03 12:31:02 系统消息(10000)
小鹿撤回了一条消息

`

test('QQ, exported by its message manager: every line has a role, lists are tables of their own', async () => {
  const { format, grids } = await read(QQ)
  expect(format).toBe('chat-text')
  const [talk, list, ...more] = grids
  expect(more).toEqual([])
  expect(talk?.header?.slice(0, 5)).toEqual(['会话', '时间', '发送人', '账号', '内容'])
  const notes = talk?.rows
    .filter((r) => r.role === 'NOTE')
    .map((r) => [r.row, ...r.cells.slice(0, 6)])
  expect(notes).toEqual([
    [9, '小鹿', '2021-05-03 12:30:11', '小鹿', '10001', '在吗？\n第二行', null],
    [
      13,
      '小鹿',
      '2021-05-03 12:30:45',
      '老王',
      'wang@example.com',
      '发你一批\n张三 13800138000 北京市\n李四 13900139000 上海市\n王五 13700137000 广州市',
      null,
    ],
    [19, '小鹿', '2021-05-03 12:31:02', '系统消息', '10000', '小鹿撤回了一条消息', '系统'],
  ])
  expect(talk?.rows.filter((r) => r.role === 'TITLE').map((r) => r.row)).toEqual([1, 3, 4, 5, 6, 7])
  expect(list?.sheet).toBe('消息13中的清单 2021-05-03 12:30:45 老王')
  expect(list?.rows.map((r) => [r.row, ...r.cells])).toEqual([
    [14, '发你一批'],
    [15, '张三', '13800138000', '北京市'],
    [16, '李四', '13900139000', '上海市'],
    [17, '王五', '13700137000', '广州市'],
  ])
})

test.each<[string, string, [number, string | null, string, string][]]>([
  [
    'WeChat: time, name, text on the next line, what the program says',
    '2021-05-03 12:30:11 张三\n有多少条\n\n2021-05-03 12:31:11 李四\n[文件]\n\n2021-05-03 12:31:30 你撤回了一条消息\n\n',
    [
      [1, '张三', '有多少条', '2021-05-03 12:30:11'],
      [4, '李四', '[文件]', '2021-05-03 12:31:11'],
      [7, null, '你撤回了一条消息', '2021-05-03 12:31:30'],
    ],
  ],
  [
    'name and time first, text behind a colon, going on below',
    '张三 (2021-05-03 12:30:11):在吗\n李四 (2021-05-03 12:31:11):在\n第二行\n',
    [
      [1, '张三', '在吗', '2021-05-03 12:30:11'],
      [2, '李四', '在\n第二行', '2021-05-03 12:31:11'],
    ],
  ],
  [
    'WhatsApp',
    '2021/5/3 12:30 - 张三: 在吗\n2021/5/3 12:31 - 李四: 在\n',
    [
      [1, '张三', '在吗', '2021/5/3 12:30'],
      [2, '李四', '在', '2021/5/3 12:31'],
    ],
  ],
  [
    'time in brackets',
    '[2021-05-03 12:30:11] 张三: 在吗\n[2021-05-03 12:31:11] 李四: 在\n',
    [
      [1, '张三', '在吗', '2021-05-03 12:30:11'],
      [2, '李四', '在', '2021-05-03 12:31:11'],
    ],
  ],
])('%s', async (_, text, messages) => {
  const { format, grids } = await read(text)
  expect(format).toBe('chat-text')
  const rows = grids[0]?.rows.filter((r) => r.role === 'NOTE') ?? []
  expect(rows.map((r) => [r.row, r.cells[2], r.cells[4], r.cells[1]])).toEqual(messages)
})

test.each([
  [
    'a table of times',
    '2021-05-03 12:30:11 张三 13800138000\n2021-05-03 12:30:12 李四 13900139000\n',
  ],
  ['a csv of times', '2021-05-03 12:30:11,张三,你好\n2021-05-03 12:31:11,李四,在\n'],
  ['labels behind a time', '2021-05-03 12:30:11 姓名：张三\n2021-05-03 12:30:12 姓名：李四\n'],
])('no conversation: %s', async (_, text) => {
  expect((await read(text)).format).toBe('text')
})

test('GB18030', async () => {
  const gb = Buffer.concat([
    Buffer.from('2021-05-03 12:30:11 '),
    Buffer.from([0xd5, 0xc5, 0xc8, 0xfd]),
    Buffer.from('\n'),
    Buffer.from([0xc4, 0xe3, 0xba, 0xc3, 0xc4, 0xe3, 0xba, 0xc3]),
    Buffer.from('\n\n2021-05-03 12:31:11 '),
    Buffer.from([0xc0, 0xee, 0xcb, 0xc4]),
    Buffer.from('\n'),
    Buffer.from([0xc4, 0xe3, 0xba, 0xc3]),
    Buffer.from('\n'),
  ])
  const { grids } = await read(gb)
  expect(grids[0]?.rows.filter((r) => r.role === 'NOTE').map((r) => r.cells[2])).toEqual([
    '张三',
    '李四',
  ])
})

const TELEGRAM = JSON.stringify({
  name: '数据交流',
  type: 'private_group',
  id: 4242,
  messages: [
    {
      id: 1,
      type: 'service',
      date: '2021-05-03T12:00:00',
      actor: '甲',
      actor_id: 'user1',
      action: 'create_group',
      text: '',
    },
    {
      id: 2,
      type: 'message',
      date: '2021-05-03T12:30:11',
      from: '甲',
      from_id: 'user1',
      text: ['看 ', { type: 'bold', text: '这"批' }],
    },
    {
      id: 3,
      type: 'message',
      date: '2021-05-03T12:31:11',
      from: '乙',
      from_id: 'user2',
      text: '张三,13800138000\n李四,13900139000\n王五,13700137000',
      file: 'files/a.xlsx',
    },
    {
      id: 4,
      type: 'message',
      date: '2021-05-03T12:32:11',
      from: '乙',
      from_id: 'user2',
      text: '赵六 13600136000',
    },
  ],
})

test('Telegram, result.json', async () => {
  const { format, grids } = await read(TELEGRAM)
  expect(format).toBe('chat-json')
  expect(grids[0]?.rows.map((r) => r.cells.slice(0, 7))).toEqual([
    ['数据交流', '2021-05-03T12:00:00', '甲', 'user1', '', 'service', null],
    ['数据交流', '2021-05-03T12:30:11', '甲', 'user1', '看 这"批', 'message', null],
    [
      '数据交流',
      '2021-05-03T12:31:11',
      '乙',
      'user2',
      '张三,13800138000\n李四,13900139000\n王五,13700137000',
      'message',
      'files/a.xlsx',
    ],
    ['数据交流', '2021-05-03T12:32:11', '乙', 'user2', '赵六 13600136000', 'message', null],
  ])
  expect(grids.slice(1).map((g) => [g.sheet, g.rows.length])).toEqual([
    ['消息中的信息', 1],
    ['消息3中的清单 2021-05-03T12:31:11 乙', 3],
    [null, 1],
  ])
  expect(grids.at(-1)?.rows.map((row) => row.role)).toEqual(['NOTE'])
})

test('a JSON that is cut within a message names what is lost', async () => {
  const { grids } = await read(TELEGRAM.slice(0, TELEGRAM.indexOf('王五')))
  expect(grids[0]?.rows.filter((r) => r.role === 'NOTE')).toHaveLength(2)
  expect(grids[0]?.unread).toEqual([['CORRUPT', 3]])
})

const PAGE = `<!DOCTYPE html><html><head><meta charset="utf-8"></head><body>
<div class="page_header"><div class="content"><div class="text bold">数据交流</div></div></div>
<div class="history">
<div class="message service" id="message-1"><div class="body details">3 May 2021</div></div>
<div class="message default clearfix" id="message1"><div class="pull_left userpic_wrap"><div class="initials">甲</div></div>
<div class="body"><div class="pull_right date details" title="03.05.2021 12:30:11">12:30</div><div class="from_name">甲</div><div class="text">第一行<br>第二行 &amp; 完</div></div></div>
<div class="message default clearfix joined" id="message2"><div class="body"><div class="pull_right date details" title="03.05.2021 12:31:00">12:31</div><div class="media_wrap clearfix"><a class="media" href="files/a.xlsx">a.xlsx</a></div></div></div>
</div></body></html>`

test('Telegram, messages.html: a joined message has the sender of the one before', async () => {
  const { format, grids } = await read(PAGE)
  expect(format).toBe('chat-html')
  expect(grids[0]?.rows.map((r) => r.cells)).toEqual([
    ['数据交流', null, null, null, '3 May 2021', '系统', null, null],
    ['数据交流', '03.05.2021 12:30:11', '甲', null, '第一行\n第二行 & 完', null, null, null],
    ['数据交流', '03.05.2021 12:31:00', '甲', null, '', null, 'files/a.xlsx', 'a.xlsx'],
  ])
})

const WECHAT_PAGE = `<!doctype html><html><head><meta charset="utf-8"><title>张三 - 微信聊天记录</title></head><body>
<div class="msg chat-left" msgid="1" msgtype="1"><div class="avatar-box"><img src="a.jpg"></div><div class="nt-box"><span class="name-left">张三</span> 2021-05-03 12:30:11</div><div class="content-box msg"><div class="triangle"></div><span class="dont-break-out">在吗</span></div></div>
<div class="msg chat-notice"><span>你撤回了一条消息</span></div>
</body></html>`

test('WechatExporter, page', async () => {
  const { format, grids } = await read(WECHAT_PAGE)
  expect(format).toBe('chat-html')
  expect(grids[0]?.rows.map((r) => r.cells.slice(1, 6))).toEqual([
    ['2021-05-03 12:30:11', '张三', null, '在吗', null],
    [null, null, null, '你撤回了一条消息', '系统'],
  ])
})

const LISTED = '张三 13800138000\n李四 13900139000\n王五 13700137000'

test.each<[string, string, string]>([
  [
    'WeChatMsg, csv',
    `localId,TalkerId,Type,SubType,IsSender,CreateTime,Status,StrContent,StrTime,Remark,NickName,Sender\n1,1,1,0,0,1620016211,,你好,2021-05-03 12:30:11,甲,甲,wxid_a\n2,1,1,0,1,1620016271,,"${LISTED}",2021-05-03 12:31:11,甲,甲,wxid_b\n`,
    '第3行消息中的清单 2021-05-03 12:31:11 甲',
  ],
  [
    'a report of a forensic tool',
    `案件名称：某案\n序号,发送方,接收方,发送时间,消息类型,消息内容\n1,甲,乙,2021-05-03 12:30:11,文本,在吗\n2,乙,甲,2021-05-03 12:31:11,文本,"${LISTED}"\n`,
    '第4行消息中的清单 2021-05-03 12:31:11 乙',
  ],
])('%s: messages are notes, the list in one of them is a table', async (_, text, name) => {
  const { grids, issues } = await read(text)
  expect(issues).toContain('CONVERSATION')
  expect(grids[0]?.rows.map((r) => r.role)).not.toContain('data')
  expect(grids[0]?.rows.filter((r) => r.role === 'NOTE')).toHaveLength(2)
  expect(grids[1]?.sheet).toBe(name)
  expect(grids[1]?.rows.map((r) => r.cells)).toEqual([
    ['张三', '13800138000'],
    ['李四', '13900139000'],
    ['王五', '13700137000'],
  ])
})

test.each([
  ['parcels', '发件人,发件人电话,收件人,时间,内容\n张三,13800138000,李四,2021-05-03,衣服\n'],
  ['text messages that were sold', '号码,时间,内容\n13800138000,2021-05-03,您的验证码\n'],
  ['a list of people', '姓名,手机,备注\n张三,13800138000,内容\n'],
])('no conversation: %s', async (_, text) => {
  const { grids, issues } = await read(text)
  expect(issues).not.toContain('CONVERSATION')
  expect(grids).toHaveLength(1)
  expect(grids[0]?.rows.map((r) => r.role)).toEqual(['data', 'data'])
})

/** Deterministic numbers, so that a failure can be repeated. */
function* numbers(seed: number): Generator<number> {
  for (let x = seed; ;) {
    x = (Math.imul(x, 1103515245) + 12345) >>> 0
    yield x >>> 8
  }
}

test.each([
  ['QQ', QQ],
  ['Telegram JSON', TELEGRAM],
  ['Telegram page', PAGE],
  ['WeChat page', WECHAT_PAGE],
])('%s with 200 bytes changed, and cut: no crash, rows rise', async (_, text) => {
  const bytes = Buffer.from(text)
  const random = numbers(7)
  const next = () => random.next().value as number
  for (let i = 0; i < 200; i++) {
    const copy = Buffer.from(bytes)
    for (let k = 0; k < 1 + (i % 3); k++) copy[next() % copy.length] = next() % 256
    const { grids } = await read(i % 2 === 0 ? copy : copy.subarray(0, next() % copy.length))
    for (const { rows } of grids)
      expect(rows.every((r, n) => n === 0 || r.row > (rows[n - 1]?.row ?? 0))).toBe(true)
  }
})

test('a bill with two times in each line is no conversation', async () => {
  const lines = Array.from(
    { length: 5 },
    (_, i) => `2025-02-28 20:3${i}:13,2025-02-28 20:3${i}:25,支付,奶茶,支出,¥22.30`,
  )
  const { format } = await read(
    `交易创建时间,交易成功时间,类型,标题,收/支,金额\n${lines.join('\n')}\n`,
  )
  expect(format).toBe('text')
})

test('a list whose last cell ends with a time is no conversation', async () => {
  const rows = Array.from(
    { length: 5 },
    (_, i) => `张敏文,1390532000${i},"36.06${i}000,120.38${i}000 2023-04-0${i + 1} 12:00:00"`,
  )
  expect((await read(`姓名,电话,定位轨迹\n${rows.join('\n')}\n`)).format).toBe('text')
})

test.each([
  ['two people, a line each', '张三 13800138000\n李四 13900139000', 2],
  ['with words above', '今天的\n张三 13800138000\n李四 13900139000', 3],
  ['one person on two lines', '姓名 张三 13800138000\n身份证 110105194912310021', 1],
])('a message of two lines: %s', async (_, said, rows) => {
  const { grids } = await read(QQ.replace('在吗？\n第二行', said))
  const lists = grids
    .slice(1)
    .filter(
      (grid) =>
        JSON.stringify(grid.rows).includes('张三 13800138000') ||
        grid.rows.some((r) => r.row === 10 || r.row === 11),
    )
  expect(lists[0]?.rows).toHaveLength(rows)
})

const QQ_PAGE = `<html xmlns="http://www.w3.org/1999/xhtml"><head><meta http-equiv="Content-Type" content="text/html; charset=UTF-8" /><title>QQ Message</title><style type="text/css">body{font-size:12px}</style></head><body><table width=100% cellspacing=0><tr><td><div style="padding:10px;">消息记录</div></td></tr><tr><td><div style=padding:10px;>消息分组:我的好友</div></td></tr><tr><td><div>消息对象:甲</div></td></tr><tr><td><div>&nbsp;</div></td></tr><tr><td style=border-bottom-width:1px;>日期: 2021-05-03</td></tr><tr><td><div style=color:#42B475;><div style=float:left;>甲(10001)</div>9:05:11</div><div style=padding-left:20px;><font color='000000'>在吗</font></div></td></tr><tr><td><div><div style=float:left;>乙</div>21:06:01</div><div><font>${LISTED.replaceAll(' ', '&nbsp;').replaceAll('\n', '<br>')}</font></div></td></tr><tr><td><div><div style=float:left;>乙</div>21:07:00</div><div><font><IMG src="{0A}.dat"></font></div></td></tr></table></body></html>`

const QQ_ROWS = [
  ['2021-05-03 9:05:11', '甲', '10001', '在吗', null, null, null],
  ['2021-05-03 21:06:01', '乙', null, LISTED.replaceAll(' ', '\u00a0'), null, null, null],
  ['2021-05-03 21:07:00', '乙', null, '', null, null, '图片1张'],
]

test('QQ, page: a message a cell, its day above, the list in one of them a table', async () => {
  const { format, grids } = await read(QQ_PAGE)
  expect(format).toBe('chat-html')
  const notes = grids[0]?.rows.filter((r) => r.role === 'NOTE') ?? []
  expect(notes.map((r) => r.cells.slice(1))).toEqual(QQ_ROWS)
  expect(notes.map((r) => r.cells[0])).toEqual(['甲', '甲', '甲'])
  expect(grids[1]?.rows.map((r) => r.role)).toEqual(['data', 'data', 'data'])
})

test('QQ, page that is cut off: what is there is told', async () => {
  const { grids } = await read(QQ_PAGE.slice(0, QQ_PAGE.indexOf('在吗') + 2))
  expect(grids[0]?.rows.at(-1)?.cells.slice(1, 5)).toEqual(QQ_ROWS[0]?.slice(0, 4))
})

test('a message beyond 32 MB is cut, and told, in both builds of pages', async () => {
  const long = 'x'.repeat(33 << 20)
  const pages = [
    `<html><title>QQ Message</title><table><tr><td><div>小鹿</div><div>9:05:11</div>${long}</td></tr></table>`,
    `<html><div class="history"><div class="message default" id="m"><div class="from_name">小鹿</div><div class="text">${long}</div></div></div>`,
  ]
  for (const page of pages) {
    const { format, issues, grids } = await read(page)
    expect(format).toBe('chat-html')
    expect(issues).toContain('LIMIT')
    expect(grids[0]?.rows.at(-1)?.cells[4]?.length).toBeGreaterThan(33_000_000)
  }
})

const KEYED = [
  { type: 1, text: '在吗', is_send: 0, timestamp: 1620016211, displayname: '小鹿' },
  { type: 1, text: '王五 13700137000', is_send: 1, timestamp: 1620016212, displayname: '我' },
]

test('messages by their keys: data of a page that stands in its script, and lists anywhere in a JSON', async () => {
  const page = `<!DOCTYPE html><html><head><title>聊天</title></head><body><script>const chatMessages = ${JSON.stringify(KEYED)};</script></body></html>`
  for (const text of [page, JSON.stringify({ data: { items: KEYED } })]) {
    const { grids, issues } = await read(text)
    expect(grids[0]?.rows.map(({ role }) => role)).toEqual(['NOTE', 'NOTE'])
    expect(grids[1]?.rows.map(({ cells }) => cells)).toEqual([['王五 13700137000']])
    expect(issues).toEqual(['CONVERSATION'])
  }
})

test('people with remarks and times are no messages', async () => {
  const list = [{ msgId: 1, sender: '张三', content: '好', time: '2021', mobile: '13800138000' }]
  const { grids } = await read(JSON.stringify({ list: [...list, ...list] }))
  expect(grids[0]?.rows.map(({ role }) => role)).toEqual(['data', 'data'])
})

test('Telegram: contacts beside the messages, a contact sent as a card, long numbers, names said twice', async () => {
  const message = (more: string) =>
    `{"id":1,"type":"message","date":"2021-05-03T12:00:00","from":"小鹿","from_id":"user1",${more}}`
  const text = `{"about":"Here is the data you requested.","contacts":{"list":[{"first_name":"张三","phone_number":"+8613800138000"},{"first_name":"李四","phone_number":"+8613900139000"}]},"chats":{"list":[{"name":"群","type":"private_group","id":7,"messages":[${message('"text":"","contact_information":{"first_name":"王五","phone_number":"13700137000"}')},${message('"text":"a","no":440101199001011237')},${message('"text":"a","text":"赵六 13600136000"')}]}]}}`
  const { format, grids } = await read(text)
  expect(format).toBe('chat-json')
  const by = (sheet: string) => grids.find((grid) => grid.sheet === sheet)
  const contacts = grids
    .flatMap(({ rows }) => rows)
    .filter(({ cells }) => cells.some((cell) => cell?.startsWith('+86') === true))
  expect(contacts.map(({ role, cells }) => [role, ...cells.slice(-2)])).toEqual([
    ['data', '张三', '+8613800138000'],
    ['data', '李四', '+8613900139000'],
  ])
  expect(by('消息中的信息')?.rows.map(({ cells }) => cells)).toEqual([
    ['王五 13700137000'],
    ['赵六 13600136000'],
  ])
  const rest = grids[0]?.rows.map(({ cells }) => cells[7])
  expect(rest?.[1]).toContain('440101199001011237')
  expect(rest?.[2]).toContain('"text":"a","text":"赵六')
})

test('whose account it is, and what conversations are called, is no record of a list', async () => {
  const said = '"date":"2021-05-03T12:00:00","from":"a","from_id":"user1","text":"在吗"'
  const chat = `"name":"王五13700137000","type":"personal_chat","id":13500135000,"messages":[{${said}}]`
  const own =
    '"personal_information":{"first_name":"三","last_name":"张","phone_number":"+8613800138000"}'
  const known = '"contacts":{"list":[{"first_name":"李四","phone_number":"+8613900139000"}]}'
  const all = `{"about":"Here is the data you requested.",${own},${known},"chats":{"list":[{${chat}}]}}`
  const other = `{"session":{"wxid":"w","remark":"王五13700137000"},"messages":[{${said}}]}`
  for (const [text, people] of [
    [all, ['+8613900139000']],
    [`{${chat}}`, []],
    [other, []],
  ] as const) {
    const rows = (await read(text)).grids.flatMap((grid) => grid.rows)
    const data = rows.filter(({ role }) => role === 'data').map(({ cells }) => cells.at(-1))
    expect(data).toEqual(people)
    expect(JSON.stringify(rows)).toContain('王五13700137000')
  }
})

test('people without end in one line of a message: a row each, however long the line', async () => {
  const number = (i: number) => String(13_800_000_000 + i * 37)
  const people = Array.from(
    { length: 10_000 },
    (_, i) => `赵${'明华芳'.charAt(i % 3)} ${number(i)}`,
  )
  const said = `2024-01-02 10:11:12 小王\n名单如下：${people.join('，')}\n\n2024-01-02 10:12:12 小李\n收到\n`
  const { format, grids, issues } = await read(said)
  expect(format).toBe('chat-text')
  const list = grids[1]?.rows.filter((r) => r.cells.join('') !== '') ?? []
  expect(list.map((r) => r.cells.join(' '))).toEqual(people)
  expect(issues).toContain('TEXT_SHAPE')
})
