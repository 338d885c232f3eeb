import {
  DeletedTextRun,
  Document,
  Footer,
  FootnoteReferenceRun,
  Header,
  Packer,
  Paragraph,
  TextRun,
} from 'docx'
import { expect, test } from 'vitest'
import { zipOf } from '../../../../test/files/zip/build.ts'
import { formatOf } from '../../format/formats.ts'
import { memorySource } from '../../source.ts'
import { collected } from '../collected.ts'
import { readDocx, readOdt } from './documents.ts'
import { readPptx } from './pptx.ts'

const line = (text: string) => new Paragraph({ children: [new TextRun(text)] })
const by = { author: 'a', date: '2021-05-03T00:00:00Z', id: 1 }

test('a Word document: headers, footers, notes, comments and what was deleted are read', async () => {
  const document = new Document({
    comments: { children: [{ id: 1, children: [line('批注 13800000001')] }] },
    footnotes: { 1: { children: [line('脚注 13800000002')] } },
    sections: [
      {
        headers: { default: new Header({ children: [line('页眉 13800000003')] }) },
        footers: { default: new Footer({ children: [line('页脚 13800000004')] }) },
        children: [
          new Paragraph({
            children: [
              new TextRun('正文'),
              new FootnoteReferenceRun(1),
              new DeletedTextRun({ text: '删去 13800000005', ...by }),
            ],
          }),
        ],
      },
    ],
  })
  const file = collected()
  await readDocx(memorySource(await Packer.toBuffer(document)), file.sink)
  const told = JSON.stringify(
    file.grids.map(({ sheet, rows }) => [sheet, rows.map((r) => r.cells)]),
  )
  for (const n of [1, 2, 3, 4, 5]) expect(told).toContain(`1380000000${n}`)
  expect(file.grids.map(({ sheet }) => sheet)).toContain('修订中删除的文字')
  expect(file.issues.map(({ code }) => code)).toEqual([])
})

test('an OpenDocument text: headers and what was deleted are read', async () => {
  const part = (name: string, inner: string) => ({
    name,
    data: `<?xml version="1.0"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0">${inner}</office:document>`,
  })
  const bytes = zipOf([
    part(
      'content.xml',
      '<office:body><office:text><text:tracked-changes><text:deletion><text:p>删去 13800000001</text:p></text:deletion></text:tracked-changes><text:p>正文</text:p></office:text></office:body>',
    ),
    part(
      'styles.xml',
      '<style:master-page><style:header><text:p>页眉 13800000002</text:p></style:header></style:master-page>',
    ),
  ])
  const file = collected()
  await readOdt(memorySource(bytes), file.sink)
  const told = JSON.stringify(
    file.grids.map(({ sheet, rows }) => [sheet, rows.map((r) => r.cells)]),
  )
  expect(told).toMatch(/修订中删除的文字.*13800000001/)
  expect(told).toMatch(/页眉页脚 正文.*13800000002/)
})

test('an OpenDocument text as one XML file: tables, comments; pictures in it are no text', async () => {
  const body = `<office:text><text:p>正文<office:annotation><dc:creator>王五</dc:creator><text:p>批注 13800000001</text:p></office:annotation><draw:frame><draw:image><office:binary-data>MTM4</office:binary-data></draw:image></draw:frame></text:p>
<table:table><table:table-row><table:table-cell><text:p>张三</text:p></table:table-cell></table:table-row></table:table></office:text>`
  const xml = `<?xml version="1.0"?>\n<office:document xmlns:office="o" xmlns:text="t" xmlns:table="b" xmlns:draw="d" xmlns:dc="c" office:mimetype="application/vnd.oasis.opendocument.text"><office:body>${body}</office:body></office:document>`
  const source = memorySource(Buffer.from(xml))
  expect(formatOf(source, 'a.fodt').id).toBe('odt')
  const file = collected()
  await readOdt(source, file.sink)
  expect(file.grids.map(({ sheet, rows }) => [sheet, rows.map((r) => r.cells)])).toEqual([
    ['表格 1', [['张三']]],
    ['正文', [['正文']]],
    ['批注', [['批注', '13800000001']]],
  ])
  expect(file.issues.map(({ code }) => code)).toEqual(['NOT_A_TABLE'])
})

test('diagrams of a document and of slides are read, of masters what identifies somebody', async () => {
  const drawn = (name: string, ...lines: string[]) => ({
    name,
    data: `<x:m xmlns:x="x" xmlns:a="a"><x:t>${lines.map((one) => `<a:p><a:r><a:t>${one}</a:t></a:r></a:p>`).join('')}</x:t></x:m>`,
  })
  const slides = [
    drawn('ppt/slides/slide1.xml', '通讯录'),
    drawn('ppt/diagrams/data1.xml', '张三 13800000001', '李四 13800000002'),
    drawn('ppt/slideMasters/slideMaster1.xml', '单击此处编辑母版标题样式', '联系王五 13800000003'),
    drawn('ppt/slideLayouts/slideLayout1.xml', '第二级'),
  ]
  const text = { name: 'word/document.xml', data: '<w:document xmlns:w="w"><w:body/></w:document>' }
  const one = collected()
  await readPptx(memorySource(zipOf(slides)), one.sink)
  expect(one.grids.map((g) => [g.sheet, g.rows.map((r) => r.cells.join(' '))])).toEqual([
    ['幻灯片 1 正文', ['通讯录']],
    ['图示 1 正文', ['张三 13800000001', '李四 13800000002']],
    ['母版 正文', ['联系王五 13800000003']],
  ])
  const other = collected()
  await readDocx(
    memorySource(zipOf([text, drawn('word/diagrams/data1.xml', '张三 13800000001')])),
    other.sink,
  )
  expect(other.grids.map((g) => [g.sheet, g.rows.map((r) => r.cells.join(' '))])).toEqual([
    ['图示 正文', ['张三 13800000001']],
  ])
  expect([...one.issues, ...other.issues]).toEqual([])
})
