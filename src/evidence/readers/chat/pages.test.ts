import { expect, test } from 'vitest'
import { formatOf, readRows } from '../../format/formats.ts'
import { memorySource } from '../../source.ts'
import { collectedRoles } from './testing.ts'

async function read(text: string, name = 'chat.html') {
  const source = memorySource(Buffer.from(text))
  const format = formatOf(source, name)
  const { grids, sink } = collectedRoles()
  await readRows(source, format, sink, {}, { spoolDir: '/nowhere' })
  const notes = grids[0]?.rows.filter((row) => row.role === 'NOTE') ?? []
  return { format: format.id, grids, notes: notes.map((row) => row.cells) }
}

const page = (body: string) =>
  `<!doctype html><html><meta charset="utf-8"><body>${body}</body></html>`
const LIST = '张三 13800138000<br>李四 13900139000<br>王五 13700137000'
const SAID = [
  ['阿强', '2024/7/1 10:00:00', '有吗'],
  ['资料', '2024/7/1 10:01:40', LIST],
] as const

const PAGES: Readonly<Record<string, string>> = {
  QQChatExporter: SAID.map(
    ([who, time, text]) =>
      `<div class="message other"><div class="avatar">图</div><div class="message-header"><span class="sender">${who}</span><span class="time">${time}</span></div><div class="message-bubble"><div class="content"><span class="text-content">${text}</span></div></div></div>`,
  ).join('<div class="system-message">阿强撤回了一条消息</div>'),
  'a report with bubbles': SAID.map(
    ([who, time, text]) =>
      `<div class="message-item"><div class="message-info"><span class="nickname">${who}</span><span class="time">${time}</span></div><div class="message-content">${text}</div></div>`,
  ).join('<div class="system-message">阿强撤回了一条消息</div>'),
  'name and time in one': SAID.map(
    ([who, time, text]) =>
      `<div class="msg chat"><div class="nickname">${who}(${time}):</div><div><span>${text}</span></div></div>`,
  ).join('<div class="msg chat-notice"><span>阿强撤回了一条消息</span></div>'),
}

test.each(Object.entries(PAGES))('%s: by the classes of its elements', async (_, body) => {
  const { format, grids, notes } = await read(page(body))
  expect(format).toBe('chat-html')
  expect(notes.map(([, time, sender, , text]) => [sender, time, text])).toEqual([
    ['阿强', '2024/7/1 10:00:00', '有吗'],
    [null, null, '阿强撤回了一条消息'],
    ['资料', '2024/7/1 10:01:40', LIST.replaceAll('<br>', '\n')],
  ])
  expect(grids[1]?.rows.filter(({ role }) => role === 'data')).toHaveLength(3)
})

test('the text of a page or a document that is a conversation is read as one; times in a report are none', async () => {
  const lines = (texts: string[]) => page(texts.map((text) => `<p>${text}</p>`).join('\n'))
  const list = ['张三 13800138000', '李四 13900139000', '王五 13700137000']
  const talk = ['2023-05-04 10:12:33 阿强', '有吗', '2023-05-04 10:13:02 资料', ...list]
  const { notes, grids } = await read(lines([...talk, '2023-05-04 10:15:40 阿强', '好']))
  expect(notes.map((cells) => [cells[2], cells[4]])).toEqual([
    ['阿强', '有吗'],
    ['资料', list.join('\n')],
    ['阿强', '好'],
  ])
  expect(grids[1]?.rows).toHaveLength(3)
  const report = ['2023-05-04 10:12 检验开始', '检材一部', '2023-05-04 15:12 检验结束', ...list]
  expect((await read(lines(report))).notes).toEqual([])
})

test.each([
  [
    'people, by classes',
    '<div class="user"><span class="username">张三</span><span class="time">2024-07-01 10:00</span></div>'.repeat(
      3,
    ),
  ],
  ['a table', `<table><tr><td>张三</td></tr></table>${PAGES['QQChatExporter'] ?? ''}`],
])('no conversation: %s', async (_, body) => {
  expect((await read(page(body))).format).toBe('html')
})

const telegram = (id: number, inner: string) =>
  `<div class="message default clearfix" id="message${String(id)}"><div class="body"><div class="pull_right date details" title="04.05.2022 10:12:3${String(id)} UTC+08:00">10:12</div><div class="from_name">阿强</div>${inner}</div></div>`

test('Telegram, page: who forwards says it, whom he names not; a contact is a person', async () => {
  const { grids, notes } = await read(
    page(
      `<div class="history">${telegram(1, '<div class="forwarded body"><div class="from_name">大老板<span class="date details" title="01.02.2022 10:00:00"> 01.02.2022 10:00:00</span></div><div class="text">看</div></div>')}${telegram(2, '<div class="media_wrap clearfix"><div class="media clearfix pull_left media_contact"><div class="body"><div class="title bold">张三</div><div class="status details">+86 138 0013 8000</div></div></div></div>')}</div>`,
    ),
  )
  expect(notes.map((cells) => [cells[2], cells[4]])).toEqual([
    ['阿强', '看'],
    ['阿强', ''],
  ])
  expect(notes[0]?.[7]).toContain('大老板')
  expect(grids[1]?.rows.map((row) => row.cells)).toEqual([['张三 +86 138 0013 8000']])
})

test('Telegram, JSON: a Chinese name of a contact begins with the surname', async () => {
  const contact = { first_name: '志强', last_name: '周', phone_number: '+86 13800138000' }
  const message = {
    id: 1,
    type: 'message',
    date: '2022-05-04T10:11:33',
    from: '阿强',
    from_id: 'u1',
    text: '',
    contact_information: contact,
  }
  const { grids } = await read(
    JSON.stringify({ name: '群', type: 'private_group', id: 1, messages: [message] }),
    'result.json',
  )
  expect(grids[1]?.rows.map((row) => row.cells)).toEqual([['周志强 +86 13800138000']])
})

const table = (rows: readonly (readonly string[])[]) =>
  `<table>${rows.map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</table>`

test.each([
  ['labels before their values', 2],
  ['two of them in a row', 4],
])('a report that gives each message as a table, %s: only the list is data', async (_, width) => {
  const tables = SAID.map(([who, time, text]) => {
    const cells = ['发送者', who, '接收者', '李四(13500135000)', '时间', time, '内容：', text]
    const rows = [0, 1, 2, 3].map((i) => cells.slice(i * width, (i + 1) * width))
    return table(rows.filter((row) => row.length > 0))
  })
  const { grids } = await read(page(tables.join('<br>')))
  const data = grids.flatMap(({ rows }) => rows.filter(({ role }) => role === 'data'))
  expect(data.map(({ cells }) => cells.join(' '))).toEqual(LIST.split('<br>'))
  expect(JSON.stringify(grids)).toContain('李四(13500135000)')
})

test('a table that tells more of a person than a message does is none', async () => {
  const rows = [
    ['发送人', '李四'],
    ['电话', '13500135000'],
    ['时间', '2024/7/1 10:00:00'],
    ['内容', '在吗'],
  ]
  const { grids } = await read(page(table(rows)))
  expect(grids[0]?.rows.map(({ role }) => role)).not.toContain('NOTE')
})
