import { describe, expect, test } from 'vitest'
import { memorySource } from '../../source.ts'
import { collectedRoles } from '../chat/testing.ts'
import { mailArchive } from './mail.ts'
import { fieldText, parameters } from './mime-words.ts'

async function read(bytes: string | Uint8Array) {
  const source = memorySource(typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes)
  const archive = mailArchive(source)
  const collected = collectedRoles()
  archive.own?.(collected.sink)
  const files: [string, Buffer][] = []
  for (const [i, entry] of archive.entries.entries()) {
    const chunks: Buffer[] = []
    const result = await archive.read(i, (chunk) => chunks.push(Buffer.from(chunk)))
    expect(result.status).toBe('ok')
    files.push([entry.name, Buffer.concat(chunks)])
  }
  return { ...collected, files, archive }
}

const utf8 = (text: string) => Buffer.from(text).toString('latin1')
const HEAD =
  'From: =?GBK?B?1cXI/Q==?= <z@qq.com>\r\nTo: l@qq.com\r\nSubject: =?gb2312?Q?=BF=CD=BB=A7?=\r\n =?gb2312?Q?=C3=FB=B5=A5?=\r\nDate: Mon, 3 May 2021 12:00:00 +0800\r\n'

const MIXED = `${HEAD}MIME-Version: 1.0\r
Content-Type: multipart/mixed; boundary="outer"\r
\r
preamble\r
--outer\r
Content-Type: multipart/alternative; boundary=inner\r
\r
--inner\r
Content-Type: text/plain; charset=utf-8\r
Content-Transfer-Encoding: quoted-printable\r
\r
=E5=BC=A0=E4=B8=89 13800138000=\r
 =E5=8C=97=E4=BA=AC\r
--inner\r
Content-Type: text/html; charset=utf-8\r
\r
<p>${utf8('张三')} 13800138000 ${utf8('北京')}</p>\r
--inner--\r
--outer\r
Content-Type: application/octet-stream\r
Content-Transfer-Encoding: base64\r
Content-Disposition: attachment; filename*0*=GBK''%C3%FB; filename*1*=%B5%A5.csv\r
\r
YSxiCjEs\r
Mgo=\r
--outer\r
Content-Type: message/rfc822\r
\r
From: a@b.cn\r
\r
inner\r
--outer--\r
`

test('a mail: its fields and body in a row, its files as members', async () => {
  const { grids, files, archive } = await read(MIXED)
  expect(archive.issues).toEqual([])
  expect(grids[0]?.header).toEqual([
    '时间',
    '发件人',
    '收件人',
    '抄送',
    '密送',
    '主题',
    '正文',
    '附件',
  ])
  expect(grids[0]?.rows).toEqual([
    {
      row: 1,
      role: 'NOTE',
      cells: [
        'Mon, 3 May 2021 12:00:00 +0800',
        '张三 <z@qq.com>',
        'l@qq.com',
        null,
        null,
        '客户名单',
        '张三 13800138000 北京\npreamble',
        '名单.csv\n附件2.eml',
      ],
    },
  ])
  expect(grids[1]?.sheet).toBe('正文中的信息')
  expect(grids[1]?.rows).toEqual([{ row: 1, role: 'data', cells: ['张三 13800138000 北京'] }])
  expect(files).toEqual([
    ['名单.csv', Buffer.from('a,b\n1,2\n')],
    ['附件2.eml', Buffer.from('From: a@b.cn\r\n\r\ninner')],
  ])
})

test('a page that holds other numbers than the plain text is read beside it', async () => {
  const { grids } = await read(MIXED.replace('<p>', '<p>13900139000 '))
  expect(grids[0]?.rows[0]?.cells[6]).toContain('13900139000')
})

test('tables of a page are grids of their own', async () => {
  const page =
    '<p>13600136000</p><table><tr><td>a</td><td>b</td></tr><tr><td>x</td><td>13800138000</td></tr></table>'
  const { grids } = await read(`${HEAD}Content-Type: text/html\r\n\r\n${page}`)
  expect(grids.map((g) => [g.sheet, g.rows.length])).toEqual([
    ['邮件', 1],
    ['正文中的信息', 1],
    ['正文 表格 1', 2],
  ])
})

test('a mailbox: a row a mail, members in folders of their mails', async () => {
  const from = 'From z@qq.com Mon May  3 12:00:00 2021\r\n'
  const { grids, files } = await read(`${from}${HEAD}\r\nbody one\r\n\r\n${from}${MIXED}`)
  expect(grids[0]?.rows.map((r) => r.row)).toEqual([1, 2])
  expect(files.map(([name]) => name)).toEqual(['邮件2/名单.csv', '邮件2/附件2.eml'])
})

test('a mail cut short says so', async () => {
  const { archive } = await read(MIXED.slice(0, MIXED.indexOf('--outer--')))
  expect(archive.issues.map((i) => i.code)).toEqual(['CORRUPT'])
})

test('stated as latin, but GBK: read as what it is', async () => {
  const body = Buffer.from([0xd5, 0xc5, 0xc8, 0xfd, 0xc4, 0xe3, 0xba, 0xc3, 0xc4, 0xfa, 0xba, 0xc3])
  const head = Buffer.from(`${HEAD}Content-Type: text/plain; charset=utf-8\r\n\r\n`)
  const { grids } = await read(Buffer.concat([head, body]))
  expect(grids[0]?.rows[0]?.cells[6]).toBe('张三你好您好')
})

test.each([
  ['=?utf-8?B?5byg?= =?utf-8?B?5LiJ?=', '张三'],
  ['=?UTF-8?Q?=E5=BC?= =?UTF-8?Q?=A0_x?=', '张 x'],
  ['plain =?x-unknown?Q?abc?= text', 'plain abc text'],
  ['=?GB18030?B?1cXI/Q==?=<z@q.com>', '张三<z@q.com>'],
])('field %s', (raw, text) => {
  expect(fieldText(Buffer.from(raw))).toBe(text)
})

test.each([
  ['attachment; filename="a b.csv"', 'a b.csv'],
  ["attachment; filename*=UTF-8''%E5%90%8D.csv", '名.csv'],
  ['attachment; filename="=?GBK?B?w/u1pQ==?=.csv"', '名单.csv'],
  ['attachment; filename*0="a"; filename*1="b.csv"', 'ab.csv'],
])('parameter %s', (raw, name) => {
  expect(parameters(Buffer.from(raw)).by.get('filename')).toBe(name)
})

test('cut at every length and with bytes changed: no crash', async () => {
  const bytes = Buffer.from(MIXED, 'latin1')
  for (let length = 0; length < bytes.length; length += 3) await read(bytes.subarray(0, length))
  let x = 7
  const next = () => (x = (Math.imul(x, 1103515245) + 12345) >>> 0) >>> 8
  for (let i = 0; i < 200; i++) {
    const copy = Buffer.from(bytes)
    for (let k = 0; k < 4; k++) copy[next() % copy.length] = next() % 256
    const { grids } = await read(copy)
    expect(grids[0]?.rows).toHaveLength(1)
  }
})

test('parts nested without end, and thousands of them, are cut there and said', async () => {
  const deep = Array.from(
    { length: 60 },
    (_, i) => `Content-Type: multipart/mixed; boundary=b${i}\r\n\r\n--b${i}\r\n`,
  ).join('')
  const { archive } = await read(`${HEAD}${deep}Content-Type: text/plain\r\n\r\nx`)
  expect(archive.issues.map((i) => i.code)).toContain('LIMIT')
  const many = `${HEAD}Content-Type: multipart/mixed; boundary=b\r\n\r\n${'--b\r\nContent-Type: image/png\r\n\r\nx\r\n'.repeat(5000)}--b--\r\n`
  expect(mailArchive(memorySource(Buffer.from(many))).issues.map((i) => i.code)).toContain('LIMIT')
})

test('what stands around the parts is read, and parts without a boundary are a file', async () => {
  const part = '--b\r\nContent-Type: text/plain\r\n\r\nhi\r\n--b--\r\n'
  const around = `${HEAD}To: m@qq.com\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\nThis is a multi-part message in MIME format.\r\n${part}Li 13900139000\r\n`
  const { grids } = await read(around)
  expect(grids[0]?.rows[0]?.cells.slice(2, 7)).toEqual([
    'l@qq.com, m@qq.com',
    null,
    null,
    '客户名单',
    'hi\nLi 13900139000',
  ])
  expect(grids[1]?.rows.map(({ cells }) => cells)).toEqual([['Li 13900139000']])
  const { files } = await read(`${HEAD}Content-Type: multipart/mixed\r\n\r\n${part}`)
  expect(files[0]?.[1].toString()).toContain('hi')
})

test('what a body holds and cannot be read is told', async () => {
  const uu = `${HEAD}\r\nhello\r\nbegin 644 a.csv\r\n#0V%T\r\n\`\r\nend\r\n`
  expect((await read(uu)).issues).toContain('UNSUPPORTED')
  const page = `${HEAD}Content-Type: text/html; charset=utf-8\r\n\r\n<head><body>Li 13900139000`
  expect(JSON.stringify((await read(page)).grids[0]?.rows)).toContain('Li 13900139000')
})

test('base64 that is put together from pieces', async () => {
  const both = ['a,b', '1,22'].map((text) => Buffer.from(text).toString('base64')).join('\r\n')
  const { files } = await read(
    `${HEAD}Content-Type: text/csv\r\nContent-Transfer-Encoding: base64\r\n\r\n${both}\r\n`,
  )
  expect(files[0]?.[1].toString()).toBe('a,b1,22')
})

test('what only one form of a body says is told', async () => {
  const forms = (plain: string, page: string) =>
    `${HEAD}MIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${utf8(plain)}\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${utf8(page)}\r\n--b--\r\n`
  const body = async (plain: string, page: string) =>
    (await read(forms(plain, page))).grids[0]?.rows[0]?.cells[6]
  expect(
    await body('您的客户端不支持网页邮件', '<p>王小明，微信 wxm_qd，青岛</p><p>李四</p>'),
  ).toBe('您的客户端不支持网页邮件\n王小明，微信 wxm_qd，青岛\n李四')
  expect(await body('王小明，微信 wxm\r\n_qd，青\r\n岛', '<p>王小明，微信 wxm_qd，青岛</p>')).toBe(
    '王小明，微信 wxm\r\n_qd，青\r\n岛',
  )
  expect(await body('王小明 青岛', '<p>王小明 青岛</p><p>李四 济南</p>')).toBe(
    '王小明 青岛\n李四 济南',
  )
})

describe('how the sender signs is none of the list above it', () => {
  const people = (n: number) =>
    Array.from({ length: n }, (_, i) => `张三${'甲乙丙丁戊己庚辛'[i] ?? ''} 1380013800${String(i)}`)
  const signed = '李明\n某某科技有限公司\n手机：13900139000\n邮箱：liming@example.com'
  const grids = async (body: string) =>
    (await read(`${HEAD}Content-Type: text/plain; charset=utf-8\r\n\r\n${utf8(body)}`)).grids
      .slice(1)
      .map(({ sheet, rows }) => [
        sheet,
        ...rows.map(({ cells }) => cells.filter(Boolean).join(' ')).filter((row) => row !== ''),
      ])

  test.each([2, 3, 8])('%i people', async (n) => {
    const list = people(n)
    const body = `名单如下：\n${list.join('\n')}`
    expect(await grids(`${body}\n\n-- \n${signed}`)).toEqual([['正文', ...list]])
    const told = await grids(`${body}\n\n${signed}`)
    expect(told.find(([sheet]) => sheet === '正文')).toEqual(['正文', ...list])
    expect(JSON.stringify(told)).toContain('13900139000')
  })

  test('a number below that no signature says is of the list', async () => {
    const list = people(3)
    const told = await grids(`${list.join('\n')}\n身份证：110105194912310021`)
    expect(JSON.stringify(told)).toContain('110105194912310021')
  })
})
