import { expect, test } from 'vitest'
import { oneSheet } from '../../../test/files/xlsx/build.ts'
import { collectAny } from '../../../test/files/xlsx/collect-any.ts'
import { zipOf } from '../../../test/files/zip/build.ts'

const book = oneSheet('<row r="1"><c r="A1" t="str"><v>张三</v></c></row>')
const behind = (front: string) => collectAny(Buffer.concat([Buffer.from(front), book]), 'a.xlsx')

test.each([
  ['line ends', '\r\n'],
  ['a byte order mark', '\ufeff'],
  ['the head of an answer', 'HTTP/1.1 200 OK\r\nContent-Length: 4711\r\n\r\n'],
  [
    'a warning',
    '<br />\n<b>Warning</b>: Undefined variable in <b>a.php</b> on line <b>3</b><br />\n',
  ],
])(
  'a workbook that a server sent behind %s is read, and not its bytes as a text',
  async (_, front) => {
    const { format, grids, codes } = await behind(front)
    expect([format, grids.map((g) => g.rows.map((r) => r.cells)), codes]).toEqual([
      'xlsx',
      [[['张三']]],
      [],
    ])
  },
)

test('a list with a zip behind it is a list', async () => {
  const zip = zipOf([{ name: 'a.txt', data: 'plain words\n'.repeat(800), method: 0 }])
  const list = Buffer.from('姓名,电话\n张三,13800138000\n')
  expect((await collectAny(Buffer.concat([list, zip]), 'a.csv')).format).toBe('text')
  expect((await collectAny(Buffer.concat([Buffer.from('\r\n'), zip]), 'a.csv')).format).toBe('zip')
})
