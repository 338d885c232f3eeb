import { Document, Packer, Paragraph, Table, TableCell, TableRow } from 'docx'
import { utils, write, type BookType } from '@e965/xlsx'
import { gbk } from '../../../demo/gbk.ts'
import { listAsOfd } from './ofd.ts'
import { listAsPdf } from './pdf.ts'
import { listAsXps } from './xps.ts'
import { record, words } from '../xls/biff5.ts'

/** One made list, as everybody writes it. */
export function madeList(people: number): string[][] {
  const surnames = '王李张刘陈杨黄赵周吴'
  const given = '伟芳娜敏静强磊洋勇艳杰涛明超霞'
  const rows = Array.from({ length: people }, (_, i) => {
    const name = `${surnames[i % 10] ?? ''}${given[i % 15] ?? ''}${given[(i * 7 + 3) % 15] ?? ''}`
    const phone = `138${String(10_000_000 + i * 7919).slice(-8)}`
    return [name, phone, `北京市海淀区第${i + 1}号院`, i % 3 === 0 ? '' : '备注，含逗号']
  })
  return [['姓名', '手机号', '住址', '备注'], ...rows]
}

const SHEETS: readonly (readonly [string, BookType])[] = [
  ['xlsx', 'xlsx'],
  ['xlsm', 'xlsm'],
  ['xlsb', 'xlsb'],
  ['ods', 'ods'],
  ['fods', 'fods'],
  ['xml', 'xlml'],
  ['htm', 'html'],
  ['8.xls', 'biff8'],
]

/** The list in every format of a spreadsheet or document that can be written here; names by format. */
export async function everyFormat(list: readonly string[][]): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>()
  const book = utils.book_new(utils.aoa_to_sheet(list as string[][]), '名单')
  for (const [name, bookType] of SHEETS) {
    const bytes = write(book, { type: 'buffer', bookType }) as Buffer
    files.set(`名单.${name}`, Buffer.from(bytes))
  }
  for (const version of [2, 3, 4, 5] as const) files.set(`名单.${version}.xls`, oldBook(list, version))
  files.set('名单.csv', Buffer.from(list.map((row) => row.map(quoted).join(',')).join('\r\n')))
  files.set('名单.docx', await word(list))
  files.set('网页.xls', page(list))
  files.set('名单.pdf', listAsPdf(list, [50, 110, 190, 400]))
  files.set('名单.ofd', Buffer.from(listAsOfd(list, [15, 35, 65, 140])))
  files.set('名单.xps', Buffer.from(listAsXps(list, [50, 130, 250, 530])))
  return files
}

const BOF = { 2: 0x0009, 3: 0x0209, 4: 0x0409, 5: 0x0809 } as const

/** A raw stream of one sheet as Excel 2, 3, 4 or 5 has it, its text in GBK under the code page of it. */
function oldBook(list: readonly string[][], version: 2 | 3 | 4 | 5): Buffer {
  const bof = (kind: number) => record(BOF[version], words(version * 0x100, kind, 0, 0).subarray(0, { 2: 4, 3: 6, 4: 6, 5: 8 }[version]))
  const page = record(0x0042, words(936))
  const cells = list.flatMap((row, r) => row.map((cell, c) => label(version, r, c, gbk(cell))))
  const sheet = [bof(0x0010), ...(version === 5 ? [] : [page]), ...cells, record(0x000a)]
  if (version < 5) return Buffer.concat(sheet)
  const name = gbk('名单')
  const globals = (at: number) => [
    bof(0x0005),
    page,
    record(0x0085, Buffer.concat([words(at, 0, 0), Buffer.from([name.length]), name])),
    record(0x000a),
  ]
  const before = Buffer.concat(globals(0)).length
  return Buffer.concat([...globals(before), ...sheet])
}

function label(version: number, row: number, column: number, text: Buffer): Buffer {
  if (version === 2) {
    const head = Buffer.concat([words(row, column), Buffer.from([0, 0, 0, text.length])])
    return record(0x0004, Buffer.concat([head, text]))
  }
  return record(0x0204, Buffer.concat([words(row, column, 0, text.length), text]))
}

function quoted(cell: string): string {
  return /[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}

async function word(list: readonly string[][]): Promise<Buffer> {
  const rows = list.map(
    (row) =>
      new TableRow({ children: row.map((cell) => new TableCell({ children: [new Paragraph(cell)] })) }),
  )
  return Packer.toBuffer(new Document({ sections: [{ children: [new Table({ rows })] }] }))
}

/** As report tools write it: a page that says GBK and is called .xls. */
function page(list: readonly string[][]): Buffer {
  const rows = list.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`)
  const text = `<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"></head>
<body><table border="1">${rows.join('\n')}</table></body></html>`
  return gbk(text)
}
