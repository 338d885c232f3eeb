import { expect, test } from 'vitest'
import { formatOf, readRows } from '../../format/formats.ts'
import { memorySource } from '../../source.ts'
import { collectedRoles } from './testing.ts'
import { saidInXml } from './wechat-xml.ts'

const answer = (text: string, of: string) =>
  `<?xml version="1.0"?>\n<msg><appmsg appid=""><title>${text}</title><des></des><type>57</type><refermsg><svrid>6543210987654321098</svrid><fromusr>wxid_13800138000</fromusr><content>${of}</content></refermsg></appmsg></msg>`
const item = (text: string) =>
  `<dataitem datatype="1" dataid="13800138001"><datadesc>${text}</datadesc><sourcename>小鹿</sourcename></dataitem>`
const bundle = `<msg><appmsg><title>聊天记录</title><des>小鹿: 张三 13800138000...</des><recorditem><![CDATA[<recordinfo><datalist count="2">${item('张三 13800138000')}${item('李四 13900139000')}</datalist></recordinfo>]]></recorditem></appmsg></msg>`

test.each([
  ['an answer and what it answers', answer('好&amp;', '张三 138'), '好&\n张三 138'],
  [
    'an answer to an answer',
    answer('好', answer('在', '嗯').replaceAll('<', '&lt;')),
    '好\n在\n嗯',
  ],
  ['messages forwarded together, each once', bundle, '张三 13800138000\n李四 13900139000'],
  ['in a group, behind the account', `wxid_a:\n${answer('好', '在')}`, '好\n在'],
  [
    'a payment',
    '<msg><appmsg><title><![CDATA[微信转账]]></title><transferid>13800138000</transferid></appmsg></msg>',
    '微信转账',
  ],
  [
    'a title and what describes it',
    '<msg><appmsg><title>张三</title><des>13800138000</des></appmsg></msg>',
    '张三\n13800138000',
  ],
  ['an answer that names nobody', answer('好', '张三 13800138000'), '张三 13800138000'],
  ['a picture', '<msg><img aeskey="x" md5="13812345678abcdef" length="13800138000"/></msg>', ''],
  ['a contact', '<msg username="v3_x" nickname="张三13800138000" sex="1"/>', '张三13800138000'],
])('%s', (_, xml, said) => {
  expect(saidInXml(xml)).toBe(said)
})

test('sections without end are gone through once', () => {
  expect(saidInXml(`<msg>${'<title><![CDATA['.repeat(400_000)}`)).toBe('')
})

test.each(['在吗', '<p>张三 13800138000</p>', '<message>x</message>'])(
  'no such message: %s',
  (text) => {
    expect(saidInXml(text)).toBeNull()
  },
)

test('a list within the XML of a message is a table of its own, numbers of payments are nobody', async () => {
  const list = '张三 13800138000\n李四 13900139000\n王五 13700137000'
  const rows = [answer(list, '好'), '<msg><img md5="13812345678"/></msg>'].map(
    (xml, i) => `${String(i)},1,49,0,"${xml.replaceAll('"', '""')}",2021-05-03 12:30:11,老王`,
  )
  const text = `localId,TalkerId,Type,IsSender,StrContent,StrTime,NickName\n${rows.join('\n')}\n`
  const source = memorySource(Buffer.from(text))
  const { grids, sink } = collectedRoles()
  await readRows(source, formatOf(source, 'a.csv'), sink, {}, { spoolDir: '/nowhere' })
  const data = grids.flatMap((grid) => grid.rows).filter(({ role }) => role === 'data')
  expect(data.map(({ cells }) => cells)).toEqual(list.split('\n').map((line) => line.split(' ')))
})
