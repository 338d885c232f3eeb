import { describe, expect, test } from 'vitest'
import { gbk } from '../../../../demo/gbk.ts'
import { collectAny } from '../../../../test/files/xlsx/collect-any.ts'
import { CELL } from '../../row.ts'

const read = async (page: string | Uint8Array) => {
  const bytes = typeof page === 'string' ? Buffer.from(page) : page
  const { grids, codes } = await collectAny(bytes, '名单.xls')
  return {
    codes,
    grids: grids.map((g) => [g.sheet, g.rows.map((r) => r.cells)] as const),
    raw: grids,
  }
}
const table = (rows: string) => `<html><body><table>${rows}</table></body></html>`
const cells = async (rows: string) => (await read(table(rows))).grids[0]?.[1]

describe('cells of a table', () => {
  test.each<[about: string, rows: string, expected: (string | null)[][]]>([
    [
      'colspan leaves columns free',
      '<tr><td colspan=3>名单<td>二<tr><td>a<td>b<td>c<td>d',
      [
        ['名单', null, null, '二'],
        ['a', 'b', 'c', 'd'],
      ],
    ],
    [
      'rowspan leaves rows free',
      '<tr><td rowspan="2">甲<td>1<tr><td>2<tr><td>乙<td>3',
      [
        ['甲', '1'],
        [null, '2'],
        ['乙', '3'],
      ],
    ],
    [
      'references',
      '<tr><td>A&amp;B &lt;1&gt; &#24352;&#x4e09; &copy; &nosuch; &#150;</td><td>a&nbsp;b</td>',
      [['A&B <1> 张三 © &nosuch; –', 'a\u00a0b']],
    ],
    ['a cell of a no-break space is empty', '<tr><td>a</td><td>&nbsp;</td>', [['a', '']]],
    [
      'white space and lines',
      '<tr><td>\n  张 \t 三 <br>电话<p>138</p></td>',
      [['张 三\n电话\n138']],
    ],
    [
      'lines of a field to be filled in',
      '<tr><td><textarea>张三,138\n李四,139</textarea></td>',
      [['张三,138\n李四,139']],
    ],
    ['a tag that is none', '<tr><td>a < b <3</td>', [['a < b <3']]],
    ['a quote in an attribute', `<tr><td title="a>b" style='x'>c</td>`, [['c']]],
    ['what is not shown', '<tr><td>张三<span style="display: none">密</span></td>', [['张三']]],
    ['comments and scripts', '<tr><td>a<!-- <td>x --><script>"<td>"</script>b</td>', [['ab']]],
  ])('%s', async (_, rows, expected) => {
    expect(await cells(rows)).toEqual(expected)
  })

  test('a number that Excel wrote beside what it shows', async () => {
    const { raw } = await read(table('<tr><td x:num="13800000001">1.38E+10</td><td x:num>5</td>'))
    const row = raw[0]?.rows[0]
    expect([row?.cells, row?.types, row?.shown]).toEqual([
      ['13800000001', '5'],
      [CELL.NUMBER, CELL.TEXT],
      ['1.38E+10', '5'],
    ])
  })
})

describe('a page', () => {
  test('of several tables, one inside another, with text around', async () => {
    const { grids } = await read(`<html><body><p>姓名：张三</p><p>电话：13800000001</p>
      <table><tr><td>外<table><tr><td>内1<td>内2</table>尾</td><td>二</td></tr></table>
      <table><tr><td>又一</table></body></html>`)
    expect(grids.map(([name, rows]) => [name, rows])).toEqual([
      ['表格 2', [['内1', '内2']]],
      ['表格 1', [['外\n尾', '二']]],
      ['表格 3', [['又一']]],
      ['正文', expect.anything()],
    ])
  })

  test.each([
    [
      'that says GBK',
      gbk('<html><meta charset=gb2312><table><tr><td>张三<td>备注</table></html>'),
      [],
    ],
    ['that says nothing', gbk('<html><body><table><tr><td>张三<td>备注</table></html>'), []],
    [
      'that says GBK and is UTF-8',
      '<html><meta charset="gbk"><table><tr><td>张三<td>备注</table></html>',
      ['RUNNER_UP_ENCODING'],
    ],
  ])('%s', async (_, page, expected) => {
    const { grids, codes } = await read(page)
    expect([grids[0]?.[1], codes]).toEqual([[['张三', '备注']], expected])
  })

  test('with a list as it stands', async () => {
    const { grids } = await read(
      '<html><body><p>名单</p><pre>姓名\t电话\n张三\t13800000001\r\n李四\t13900000002</pre>',
    )
    expect(grids[0]?.[1].slice(-3)).toEqual([
      ['姓名', '电话'],
      ['张三', '13800000001'],
      ['李四', '13900000002'],
    ])
  })

  test('cut off anywhere', async () => {
    const page = table('<tr><td title="x">张三</td><td>13800000001</td></tr>'.repeat(3))
    for (let length = 30; length < page.length; length++) {
      const { codes, raw } = await read(page.slice(0, length))
      if (length < page.length - 22) expect([length, codes]).toEqual([length, ['CORRUPT']])
      expect(raw.every((grid) => grid.ended === 1)).toBe(true)
    }
  })

  test('with hidden rows and spans beyond all measure', async () => {
    const hidden = await read(table('<tr style="display:none"><td>张三</td></tr>'))
    expect([hidden.grids[0]?.[1], hidden.codes]).toEqual([[['张三']], ['HIDDEN_ROWS']])
    const spans = '<tr><td rowspan=999999999 colspan=999999999>x<td>y'.repeat(300)
    const { codes } = await read(table(spans))
    expect(codes).toEqual(['LIMIT'])
  })
})

describe('what a page holds and does not show as a table', () => {
  const page = (inner: string) => `<html><body>${inner}</body></html>`
  const rowsOf = async (inner: string) => (await read(page(inner))).grids
  test('fields, texts to be typed over, what is chosen of a list', async () => {
    const [loose] = await rowsOf(
      '<p>张三 <input value="13800000001"></p><textarea>李四 13800000002</textarea><p>赵六 <select><option>男<option selected>女</select></p>',
    )
    expect(loose?.[1]).toEqual([
      ['张三', '13800000001'],
      ['李四', '13800000002'],
      ['赵六', '女'],
    ])
  })
  test('a title and a description, where they tell of somebody whom the page does not show', async () => {
    const page = (title: string, inside: string) =>
      rowsOf(
        `<head><title>${title}</title><meta name=description content="李四 13800000002"><meta content="width=1"></head><body>${inside}`,
      )
    const list = '<table><tr><td>张三<td>138-0000-0001<tr><td>李四<td>13800000002</table>'
    expect((await page('张三 13800000001', '<p>见附件')).slice(1)).toEqual([
      [
        '标题',
        [
          ['张三', '13800000001'],
          ['李四', '13800000002'],
        ],
      ],
    ])
    expect((await page('张三 13800000001 &amp; 客户', list)).length).toBe(1)
    expect((await page('客户', '<p>李四 13800000002')).length).toBe(1)
    expect((await page('客户名单 2021', '<p>13800000002')).length).toBe(1)
  })
  test('numbers behind links, in hidden fields and options not chosen', async () => {
    const grids = await rowsOf(
      '<p>13800000009</p><a href="tel:13800000001">call</a><a href="tel:13800000009">13800000009</a><input type="hidden" value="13800000002"><select><option selected>x<option>13800000003</select>',
    )
    expect(grids.at(-1)).toEqual([
      '链接和隐藏字段',
      [['13800000001'], ['13800000002'], ['13800000003']],
    ])
  })
  test('what a cell shows is not hidden once more, whether it stands before or behind', async () => {
    const grids = await rowsOf(
      '<table><tr><td>张三<td><a href="tel:13800000001">138 0000 0001</a><tr><td>李四<td>13800000002<td><a href="tel:13800000002">call</a><tr><td>王五<td><input type=hidden value=13800000003>-</table>',
    )
    expect(grids[0]?.[1]).toEqual([
      ['张三', '138 0000 0001'],
      ['李四', '13800000002', 'call'],
      ['王五', '-', null, '13800000003'],
    ])
    expect(grids.slice(1)).toEqual([])
  })
  test('braces that are never closed, and no data, are not followed to the end one by one', async () => {
    expect(await rowsOf(`<script>${'={if='.repeat(400_000)}13800000001</script>`)).toEqual([])
  })
  test('comments that name people, scripts that hold them; code and settings are no data', async () => {
    const grids = await rowsOf(
      '<!-- nothing --><!--<table><tr><td>张三<td>13800000001</table>--><script>var set = {"id": 1234567890123456, "b": [1,2,3,4,5,6]}; if (a) { b = "13800000009" }\nlet list = [{name:"李四", tel:"13800000002"},{name:"王五", tel:\'13800000003\'}];</script>',
    )
    expect(grids).toEqual([
      [
        '脚本',
        [
          ['李四', '13800000002'],
          ['王五', '13800000003'],
        ],
      ],
      ['注释 表格 1', [['张三', '13800000001']]],
    ])
  })
  test('a table that is made of divs, by class or by style', async () => {
    const rows = [
      ['姓名', '电话', '备注'],
      ['张三', '13800000001', ''],
      ['李四', '', '好'],
    ]
    const made = (row: string, cell: string) =>
      rows
        .map(
          (cells) =>
            `<div ${row}>${cells.map((c) => `<div ${cell}><div><p>${c}</p></div></div>`).join('\n')}</div>`,
        )
        .join('\n')
    for (const text of [
      made('class="t-row odd"', 'class="t-cell"'),
      made('style="display: table-row"', 'style="display:table-cell"'),
    ]) {
      const [loose] = await rowsOf(text)
      expect(loose?.[1].map((cells) => cells.map((c) => c ?? ''))).toEqual([
        ['姓名', '电话', '备注'],
        ['张三', '13800000001'],
        ['李四', '', '好'],
      ])
    }
  })
})

test.each(['<select>', '<select><option selected>'])(
  '%s without an end goes no further than its cell',
  async (field) => {
    const cells = (i: number) => `<td>张三${i}</td><td>1380000${1000 + i}</td>`
    const rows = [1, 2, 3].map((i) => `<tr>${cells(i)}</tr>`)
    const page = `<table>${rows.join('').replace('<td>1380000', `<td>${field}1380000`)}</table>`
    const { grids } = await collectAny(Buffer.from(`<html><body>${page}</body></html>`), 'a.html')
    const told = JSON.stringify(grids.map((grid) => grid.rows.map((row) => row.cells)))
    expect(grids[0]?.rows).toHaveLength(3)
    expect([...told.matchAll(/1380000100(\d)/g)].map(([, n]) => n).sort()).toEqual(['1', '2', '3'])
  },
)
