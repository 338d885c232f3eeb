import { describe, expect, test } from 'vitest'
import { ofdOf, ofdPage, ofdTexts, ofdXml } from '../../../../test/files/office/ofd.ts'
import { collectAny } from '../../../../test/files/xlsx/collect-any.ts'

const LEFT = [20, 50, 90]
const header = ['姓名', '手机号', '住址']
const person = (i: number) => [
  `张三${String(i)}`,
  `138000010${String(10 + i)}`,
  `北京市第${String(i)}号`,
]
const line = (cells: readonly string[], y: number) =>
  cells.map((text, c) => ({ x: LEFT[c] ?? 0, y, text }))
const read = async (bytes: Uint8Array) => {
  const { grids, codes, issues, format } = await collectAny(bytes, 'a.zip')
  return { tables: grids.map((g) => [g.sheet, g.rows.map((r) => r.cells)]), codes, issues, format }
}

describe('a document of fixed pages (OFD)', () => {
  test('tables go on over pages; lines beside them are text', async () => {
    const rows = [1, 2, 3, 4].map(person)
    const first = ofdTexts([
      { x: 80, y: 20, text: '人员名单' },
      ...line(header, 60),
      ...rows.slice(0, 2).flatMap((cells, i) => line(cells, 68 + 8 * i)),
    ])
    const second = ofdTexts(rows.slice(2).flatMap((cells, i) => line(cells, 20 + 8 * i)))
    const { format, tables, codes } = await read(ofdOf([ofdPage(first), ofdPage(second)]))
    expect([format, codes]).toEqual(['ofd', []])
    expect(tables).toEqual([
      ['表格 1（第 1 页起）', [header, ...rows]],
      ['正文', [['人员名单']]],
    ])
  })

  test('a line of one object is cut where its letters leave room; steps may be grouped', async () => {
    const one = (name: string, phone: string, y: number) => ({
      ...{ x: 20, y, text: `${name}${phone}` },
      steps: `4 26 g ${String(phone.length - 1)} 2`,
    })
    const { tables } = await read(
      ofdOf([ofdPage(ofdTexts([one('张三', '13800001111', 20), one('李四', '13800002222', 28)]))]),
    )
    expect(tables).toEqual([
      [
        '表格 1（第 1 页起）',
        [
          ['张三', '13800001111'],
          ['李四', '13800002222'],
        ],
      ],
    ])
  })

  test('templates lie below their pages; units are drawn where they are asked for', async () => {
    const labels = ofdPage(
      ofdTexts([
        { x: 20, y: 20, text: '姓名：' },
        { x: 20, y: 40, text: '电话：' },
      ]),
    )
    const values = (name: string, phone: string) =>
      ofdPage(
        ofdTexts([
          { x: 32, y: 20, text: name },
          { x: 0, y: 0, text: phone, more: 'CTM="1 0 0 1 32 40"' },
        ]) + '<ofd:CompositeObject ResourceID="7" Boundary="20 60 9 9"/>',
        ['5'],
      )
    const unit = `<ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID="7"><ofd:Content>${ofdTexts([{ x: 0, y: 0, text: '受理' }])}</ofd:Content></ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits>`
    const common =
      '<ofd:PublicRes>Res.xml</ofd:PublicRes><ofd:TemplatePage ID="5" BaseLoc="Tpls/Tpl_0/Content.xml"/>'
    const made = ofdOf([values('张三', '13800001111'), values('李四', '13800002222')], {
      common,
      parts: [
        { name: 'Doc_0/Tpls/Tpl_0/Content.xml', data: labels },
        { name: 'Doc_0/Res.xml', data: ofdXml('Res', unit) },
      ],
    })
    const words = JSON.stringify((await read(made)).tables)
    for (const held of ['张三', '13800001111', '李四', '13800002222']) expect(words).toContain(held)
    expect(words.match(/受理/g)).toHaveLength(2)
  })

  test('notes of pages, attached files and pages that no list names are not lost', async () => {
    const page = (text: string) => ofdPage(ofdTexts([{ x: 20, y: 20, text }]))
    const lists =
      '<ofd:Annotations>Annots/Annotations.xml</ofd:Annotations><ofd:Attachments>/Doc_0/Attachs/Attachments.xml</ofd:Attachments>'
    const note = `<ofd:Annot ID="1"><ofd:Remark>王五 13800003333</ofd:Remark><ofd:Appearance Boundary="5 5 9 9">${ofdTexts([{ x: 0, y: 0, text: '已核' }])}</ofd:Appearance></ofd:Annot>`
    const parts = [
      { name: 'Doc_0/Pages/Page_7/Content.xml', data: page('赵六 13800004444') },
      {
        name: 'Doc_0/Annots/Annotations.xml',
        data: ofdXml(
          'Annotations',
          '<ofd:Page PageID="1"><ofd:FileLoc>P/A.xml</ofd:FileLoc></ofd:Page>',
        ),
      },
      { name: 'Doc_0/Annots/P/A.xml', data: ofdXml('PageAnnot', note) },
      {
        name: 'Doc_0/Attachs/Attachments.xml',
        data: ofdXml(
          'Attachments',
          '<ofd:Attachment Name="明细"><ofd:FileLoc>list.csv</ofd:FileLoc></ofd:Attachment>',
        ),
      },
      { name: 'Doc_0/Attachs/list.csv', data: '姓名,电话' },
    ]
    const { tables, issues } = await read(ofdOf([page('张三 13800001111')], { lists, parts }))
    const words = JSON.stringify(tables)
    for (const held of ['13800001111', '13800003333', '13800004444', '已核'])
      expect(words).toContain(held)
    expect(issues.map(({ message }) => message)).toContain(
      '嵌入文件 1 个，未读 / embedded files, not read: 1',
    )
  })
})

test('what of it is not read is named', async () => {
  const image = '<ofd:ImageObject ResourceID="3" Boundary="0 0 210 297"/>'
  const seal = '<ofd:ImageObject ResourceID="3" Boundary="0 0 40 40"/>'
  const words = ofdTexts([{ x: 20, y: 20, text: '扫描件' }])
  const odd = ofdTexts([{ x: 20, y: 40, text: '\ue001\ue002\ue003' }])
  const codes = async (pages: readonly string[], parts = {}) =>
    (await read(ofdOf(pages, parts))).codes.filter((code) => code !== 'TEXT_SHAPE')
  expect(await codes([ofdPage(image), ofdPage(words + seal)])).toEqual(['IMAGE_ONLY'])
  expect(await codes([ofdPage(words + image)])).toEqual(['IMAGE_ONLY'])
  expect(await codes([ofdPage(odd)])).toEqual(['UNDECODABLE'])
  expect(await codes([ofdPage(words).slice(0, -30)])).toEqual(['CORRUPT'])
  expect(await codes([], { parts: [{ name: 'Encryptions.xml', data: '<a/>' }] })).toEqual([
    'PASSWORD',
  ])
})

test('cut anywhere it ends, and says so', async () => {
  const whole = ofdOf([ofdPage(ofdTexts(line(person(1), 20)))])
  for (let to = 40; to < whole.length; to += 97) {
    const { format, codes } = await read(whole.subarray(0, to))
    if (format === 'ofd') expect(codes).not.toEqual([])
  }
  // Units that draw themselves, and steps without end.
  const self = `<ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID="7">${'<ofd:CompositeObject ResourceID="7"/>'.repeat(300)}</ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits>`
  const page = ofdPage(
    '<ofd:CompositeObject ResourceID="7"/>' +
      ofdTexts([{ x: 20, y: 20, text: '张三', steps: 'g 999999999999 1' }]),
  )
  const made = ofdOf([page], {
    common: '<ofd:PublicRes>Res.xml</ofd:PublicRes>',
    parts: [{ name: 'Doc_0/Res.xml', data: ofdXml('Res', self) }],
  })
  expect((await read(made)).tables).toHaveLength(1)
})
