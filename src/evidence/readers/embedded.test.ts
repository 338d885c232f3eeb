import { CFB, utils, write, type BookType } from '@e965/xlsx'
import { expect, test } from 'vitest'
import { pdfWith } from '../../../test/files/office/pdf.ts'
import { sheetXml, partsOf } from '../../../test/files/xlsx/build.ts'
import { zipOf, type Part } from '../../../test/files/zip/build.ts'
import { counted, folderOf, workspace } from '../../../test/support/counting.ts'
import { memorySource } from '../source.ts'
import { collected } from './collected.ts'
import { readDocx } from './document/documents.ts'

interface CompoundFiles {
  readonly utils: {
    cfb_new(): object
    cfb_add(file: object, path: string, content: Uint8Array): void
  }
  read(bytes: Uint8Array, options: { type: 'buffer' }): object
  write(file: object, options: { type: 'buffer' }): Buffer
}
const compounds = CFB as CompoundFiles
const base = workspace('embedded')
const list = (n: number) => [
  ['姓名', '手机号'],
  ['张伟', `1380013800${String(n)}`],
  ['李娜', `1390013900${String(n)}`],
]
const book = (n: number, bookType: BookType = 'xlsx') =>
  Buffer.from(
    write(utils.book_new(utils.aoa_to_sheet(list(n)), '名单'), {
      type: 'buffer',
      bookType,
    }) as Buffer,
  )

/** A compound file with these streams. */
function compound(streams: Readonly<Record<string, Uint8Array>>): Buffer {
  const file = compounds.utils.cfb_new()
  for (const [path, content] of Object.entries(streams))
    compounds.utils.cfb_add(file, `/${path}`, content)
  return Buffer.from(compounds.write(file, { type: 'buffer' }))
}

/** A file as Windows puts it into a document as an icon. */
function native(name: string, content: Uint8Array): Buffer {
  const long = (n: number) => Buffer.from(Uint32Array.of(n).buffer)
  const text = (t: string) => Buffer.concat([Buffer.from(t), Buffer.from([0])])
  const path = text(`C:\\Temp\\${name}`)
  const body = Buffer.concat([
    Buffer.from([2, 0]),
    text(name),
    text(`D:\\${name}`),
    Buffer.from([0, 0, 3, 0]),
    long(path.length),
    path,
    long(content.length),
    content,
  ])
  return Buffer.concat([long(body.length), body])
}

const document = (...parts: readonly Part[]): Buffer =>
  zipOf([
    { name: '[Content_Types].xml', data: '<Types/>' },
    {
      name: 'word/document.xml',
      data: '<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>见附件</w:t></w:r></w:p></w:body></w:document>',
    },
    ...parts,
  ])

const slides = (...parts: readonly Part[]): Buffer =>
  zipOf([
    { name: '[Content_Types].xml', data: '<Types/>' },
    { name: 'ppt/presentation.xml', data: '<p:presentation/>' },
    ...parts,
  ])

async function read(name: string, bytes: Uint8Array) {
  const report = await counted([folderOf(base, { [name]: bytes })])
  const files = report.files.map(({ at, status }) => [at.slice(1).join(' › '), status])
  return { counted: report.records.counted, files, report }
}

const native5 = native('名单.csv', Buffer.from('姓名,手机号\n张伟,13800138005\n李娜,13900139005\n'))
const INSIDE: readonly (readonly [string, string, () => Uint8Array, string[]])[] = [
  [
    'a workbook in a Word document',
    'a.docx',
    () => document({ name: 'word/embeddings/Microsoft_Excel_Sheet1.xlsx', data: book(1) }),
    ['嵌入文件/Microsoft_Excel_Sheet1.xlsx'],
  ],
  [
    'an object that holds a package',
    'b.docx',
    () =>
      document({
        name: 'word/embeddings/oleObject1.bin',
        data: compound({ Package: book(2), '\x01CompObj': Buffer.alloc(20) }),
      }),
    ['嵌入文件/oleObject1.bin', '嵌入文件/oleObject1.bin › 对象.zip'],
  ],
  [
    'a workbook of Excel 97 as an object of a workbook',
    'c.xlsx',
    () =>
      zipOf([
        ...partsOf({ sheets: [{ name: 'S', xml: sheetXml('') }] }),
        { name: 'xl/embeddings/oleObject1.bin', data: book(3, 'biff8') },
      ]),
    ['嵌入文件/oleObject1.bin'],
  ],
  [
    'a workbook in a presentation',
    'd.pptx',
    () => slides({ name: 'ppt/embeddings/Sheet.xlsx', data: book(4) }),
    ['嵌入文件/Sheet.xlsx'],
  ],
  [
    'a file that was dragged into a document',
    'e.docx',
    () =>
      document({
        name: 'word/embeddings/oleObject1.bin',
        data: compound({ '\x01Ole10Native': native5 }),
      }),
    ['嵌入文件/oleObject1.bin', '嵌入文件/oleObject1.bin › 名单.csv'],
  ],
  [
    'a text that is joined to a document',
    'f.docx',
    () =>
      document({
        name: 'word/afchunk.csv',
        data: '姓名,手机号\n张伟,13800138006\n李娜,13900139006\n',
      }),
    ['嵌入文件/afchunk.csv'],
  ],
  [
    'an object of a workbook of Excel 97',
    'g.xls',
    () => {
      const file = compounds.read(book(7, 'biff8'), { type: 'buffer' })
      compounds.utils.cfb_add(file, '/MBD0001A2B3/Package', book(8))
      return Buffer.from(compounds.write(file, { type: 'buffer' }))
    },
    ['嵌入文件/MBD0001A2B3.zip'],
  ],
]

test.each(INSIDE)('%s is read as a file of its own', async (_, name, made, inside) => {
  const { counted: people, files } = await read(name, made())
  expect(people).toBe(name === 'g.xls' ? 4 : 2)
  expect(files.slice(1)).toEqual(inside.map((one) => [one, 'read']))
})

test('files attached to a PDF are read', async () => {
  const list = '姓名,手机号\n张伟,13800138009\n'
  const file = `<< /Type /EmbeddedFile /Length ${String(Buffer.byteLength(list))} >>\nstream\n${Buffer.from(list).toString('latin1')}\nendstream`
  const bytes = pdfWith([[{ x: 50, y: 700, text: '见附件' }]], {
    catalog: '/Names << /EmbeddedFiles << /Names [(a) 8 0 R] >> >>',
    more: ['<< /Type /Filespec /F (list.csv) /UF (list.csv) /EF << /F 9 0 R >> >>', file],
  })
  const { counted: people, files } = await read('a.pdf', bytes)
  expect([people, files.at(-1)]).toEqual([1, ['附件/list.csv', 'read']])
})

test('a file pinned to a page is read; a number behind a link that no text shows, too', async () => {
  const list = 'name,phone\nLi,13800138009\n'
  const file = `<< /Type /EmbeddedFile /Length ${String(list.length)} >>\nstream\n${list}\nendstream`
  const at = '/Type /Annot /Rect [10 10 90 30]'
  const link = (to: string) => `<< ${at} /Subtype /Link /A << /S /URI /URI (${to}) >> >>`
  const bytes = pdfWith([[{ x: 50, y: 700, text: '电话 13800138007' }]], {
    annotations: `<< ${at} /Subtype /FileAttachment /FS 8 0 R >> ${link('tel:13800138007')} ${link('tel:13800138008')}`,
    more: ['<< /Type /Filespec /F (list.csv) /EF << /F 9 0 R >> >>', file],
  })
  const { report, files } = await read('b.pdf', bytes)
  expect(files.at(-1)).toEqual(['附件/list.csv', 'read'])
  expect(report.tables.map(({ at: place, rows }) => [place.at(-1), rows.data])).toEqual([
    ['正文', 1],
    ['链接', 1],
    ['附件/list.csv', 1],
  ])
})

test('an object that holds nothing to be read is told; where nobody takes files they are told', async () => {
  const data = compound({ '\x01CompObj': Buffer.alloc(20) })
  const bytes = document({ name: 'word/embeddings/oleObject1.bin', data })
  const { report } = await read('h.docx', bytes)
  expect(report.complete).toBe(false)
  expect(report.files.at(-1)?.issues.map(({ code }) => code)).toEqual(['UNSUPPORTED'])
  const file = collected()
  await readDocx(memorySource(bytes), file.sink)
  expect(file.issues.map(({ message }) => message)).toContain(
    '嵌入文件 1 个，未读 / embedded files, not read: 1',
  )
})

test('a document within a document without end is cut at the depth', async () => {
  let inner: Buffer = book(1)
  for (let i = 0; i < 12; i++)
    inner = document({
      name: `word/embeddings/a${String(i)}.${i === 0 ? 'xlsx' : 'docx'}`,
      data: inner,
    })
  const { files, report } = await read('i.docx', inner)
  expect(report.complete).toBe(false)
  expect(files.length).toBeLessThan(12)
  expect(report.files.at(-1)?.issues.map(({ code }) => code)).toContain('LIMIT')
})

test('slides: their tables, lines, notes and comments', async () => {
  const cell = (text: string, more = '') =>
    `<a:tc${more}><a:txBody><a:p><a:r><a:t>${text}</a:t></a:r></a:p></a:txBody></a:tc>`
  const row = (...cells: string[]) => `<a:tr>${cells.join('')}</a:tr>`
  const table = row(cell('姓名'), cell('手机号')) + row(cell('张伟'), cell('13800138001'))
  const slide = `<p:sld><a:tbl>${table}</a:tbl><p:txBody><a:p><a:r><a:t>李娜 13800138002</a:t></a:r></a:p><a:p><a:fld type="slidenum"><a:t>7</a:t></a:fld></a:p></p:txBody></p:sld>`
  const notes = '<p:notes><a:p><a:r><a:t>王芳 13800138003</a:t></a:r></a:p></p:notes>'
  const comments = '<p:cmLst><p:cm><p:text>赵敏 13800138004</p:text></p:cm></p:cmLst>'
  const { counted: people, report } = await read(
    'a.pptx',
    slides(
      { name: 'ppt/slides/slide1.xml', data: slide },
      { name: 'ppt/notesSlides/notesSlide1.xml', data: notes },
      { name: 'ppt/comments/comment1.xml', data: comments },
    ),
  )
  expect(people).toBe(4)
  expect(report.tables.map(({ at }) => at.at(-1))).toEqual([
    '幻灯片 1 表格 1',
    '幻灯片 1 正文',
    '备注 1 正文',
    '批注 1 正文',
  ])
})
