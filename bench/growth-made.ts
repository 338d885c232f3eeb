import { gzipSync, zstdCompressSync } from 'node:zlib'
import { utils, write, type BookType } from '@e965/xlsx'
import { gbk } from '../demo/gbk.ts'
import { packed, tarEntry, tarOf } from '../test/files/archives/build.ts'
import { sqliteOf, WRITERS, type List } from '../test/files/data/make.ts'
import { listAsPdf } from '../test/files/office/pdf.ts'
import { xlsxOf } from '../test/files/xlsx/build.ts'
import { zipOf } from '../test/files/zip/build.ts'

/** Makes a file `n` times as large as its smallest; what grows is named by its key. */
export type Made = (n: number) => Buffer | Promise<Buffer>

const ROWS = 600

function listOf(rows: number): List {
  const names = ['姓名', '电话', '地址']
  const one = (i: number) => [
    `张${String.fromCharCode(0x4e00 + (i % 5000))}`,
    `138${String(i).padStart(8, '0')}`,
    `北京市海淀区第${String(i)}号院`,
  ]
  return { names, rows: Array.from({ length: rows }, (_, i) => one(i)) }
}

const cellsOf = ({ names, rows }: List) => [[...names], ...rows.map((row) => [...row])]
const text = (line: (i: number) => string, rows: number) =>
  Buffer.from(Array.from({ length: rows }, (_, i) => line(i)).join(''))
const phone = (i: number) => `138${String(i).padStart(8, '0')}`
const clock = (i: number) =>
  `2021-05-${String(1 + (Math.floor(i / 86_400) % 28)).padStart(2, '0')} ${[i / 3600, i / 60, i]
    .map((n) => String(Math.floor(n) % (n === i / 3600 ? 24 : 60)).padStart(2, '0'))
    .join(':')}`
const csv = (rows: number) => text((i) => `张三,${phone(i)},北京市海淀区第${String(i)}号院\n`, rows)

function sheet(bookType: BookType): Made {
  return (n) => {
    const book = utils.book_new(
      utils.aoa_to_sheet(cellsOf(listOf(ROWS * n)), { dense: true }),
      '名单',
    )
    return Buffer.from(write(book, { type: 'buffer', bookType }) as Buffer)
  }
}

function sheets(bookType: BookType): Made {
  return (n) => {
    const book = utils.book_new()
    for (let i = 0; i < 5 * n; i++)
      utils.book_append_sheet(book, utils.aoa_to_sheet(cellsOf(listOf(5))), `表${String(i)}`)
    return Buffer.from(write(book, { type: 'buffer', bookType }) as Buffer)
  }
}

const written =
  (name: string): Made =>
  (n) =>
    WRITERS[name]?.(listOf(ROWS * n)) ?? Buffer.alloc(0)
const members = (many: number) =>
  Array.from({ length: many }, (_, i) => ({ name: `${String(i)}.csv`, data: csv(5) }))

function wide(cell: (c: number, r: number) => string, between: string, end: string): Made {
  return (n) =>
    text((r) => Array.from({ length: 20 * n }, (_, c) => cell(c, r)).join(between) + end, 20)
}

const MAIL = (i: number, attachments: number) =>
  `From: a@b.cn\r\nTo: c@d.cn\r\nSubject: x\r\nDate: Mon, 3 May 2021 12:00:00 +0800\r\nContent-Type: multipart/mixed; boundary=q\r\n\r\n--q\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n张三 ${phone(i)}\r\n${`--q\r\nContent-Type: text/csv; name=a${String(i)}.csv\r\nContent-Transfer-Encoding: base64\r\n\r\n${csv(3).toString('base64')}\r\n`.repeat(attachments)}--q--\r\n`

function docx(n: number): Buffer {
  const cell = (t: string) => `<w:tc><w:p><w:r><w:t>${t}</w:t></w:r></w:p></w:tc>`
  const rows = cellsOf(listOf(ROWS * n)).map((row) => `<w:tr>${row.map(cell).join('')}</w:tr>`)
  const xml = `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:tbl>${rows.join('')}</w:tbl></w:body></w:document>`
  const types =
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
  return zipOf([
    { name: '[Content_Types].xml', data: types },
    { name: 'word/document.xml', data: xml },
  ])
}

function odt(n: number): Buffer {
  const cell = (t: string) => `<table:table-cell><text:p>${t}</text:p></table:table-cell>`
  const rows = cellsOf(listOf(ROWS * n)).map(
    (row) => `<table:table-row>${row.map(cell).join('')}</table:table-row>`,
  )
  const xml = `<?xml version="1.0"?><office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body><office:text><table:table>${rows.join('')}</table:table></office:text></office:body></office:document-content>`
  const type = 'application/vnd.oasis.opendocument.text'
  return zipOf([
    { name: 'mimetype', data: type, method: 0 },
    { name: 'content.xml', data: xml },
    { name: 'META-INF/manifest.xml', data: '<manifest/>' },
  ])
}

const sheetRow = (cells: readonly string[]) =>
  `<row>${cells.map((c) => `<c t="inlineStr"><is><t>${c}</t></is></c>`).join('')}</row>`

const base: Made = (n) =>
  sqliteOf((database) => {
    database.exec('create table u (a text, b text, c text); begin')
    const insert = database.prepare('insert into u values (?, ?, ?)')
    for (const row of listOf(ROWS * n).rows) insert.run(...row)
    database.exec('commit')
  })

const telegram = (n: number) =>
  Buffer.from(
    JSON.stringify({
      name: '群',
      type: 'private_group',
      id: 1,
      messages: Array.from({ length: ROWS * n }, (_, i) => ({
        id: i,
        type: 'message',
        date: clock(i).replace(' ', 'T'),
        from: '王',
        text: `李四 ${phone(i)} 上海`,
      })),
    }),
  )

const one = (name: string, ...flags: string[]): Made => {
  return async (n) => {
    const made = await packed({ 'a.csv': csv(ROWS * n).toString() }, name, ...flags)
    return made.get(name) ?? Buffer.alloc(0)
  }
}

/** Every reader and container, by what grows in its file; the name behind `/` is that of the file. */
export const MADE: Readonly<Record<string, Made>> = {
  'rows/a.csv': (n) => csv(ROWS * n),
  'rows, GBK/a.csv': (n) => gbk(csv(ROWS * n).toString()),
  'rows, UTF-16/a.csv': (n) => Buffer.from(`\ufeff${csv(ROWS * n).toString()}`, 'utf16le'),
  'rows in two encodings/a.csv': (n) =>
    Buffer.concat([csv(ROWS * n), gbk(csv(ROWS * n).toString())]),
  'encodings by turns/a.csv': (n) =>
    Buffer.concat(
      Array.from({ length: 20 * n }, (_, i) => (i % 2 ? csv(20) : gbk(csv(20).toString()))),
    ),
  'stray quotes/a.csv': (n) => text((i) => `"张"三,${phone(i)},"北京\n`, ROWS * n),
  'cells of many lines/a.csv': (n) => text((i) => `张三,${phone(i)},"北\n京"\n`, ROWS * n),
  'columns/a.csv': wide((c, r) => `${String(c)}x${String(r)}`, ',', '\n'),
  'one long line/a.txt': (n) => text((i) => `张三 ${phone(i)} `, ROWS * n),
  'one long cell/a.csv': (n) =>
    Buffer.from(`姓名,备注\n张三,"${'备注,'.repeat(ROWS * n * 10)}"\n李四,无\n`),
  'tables below each other/a.csv': (n) =>
    text((i) => `姓名,电话\n张三,${phone(i)}\n\n城市,面积,人口\n北京,${String(i)},3\n\n`, 20 * n),
  'labelled lines/a.txt': (n) => text((i) => `姓名：张三 电话：${phone(i)} 地址：北京\n`, ROWS * n),
  'blocks/a.txt': (n) => text((i) => `张三\n${phone(i)}\n北京市海淀区1号\n\n`, ROWS * n),
  'fixed width/a.txt': (n) => text((i) => `张三      ${phone(i)}   北京市\n`, ROWS * n),
  'sentences/a.txt': (n) =>
    text((i) => `昨天给张三打电话，号码${phone(i)}，他住在北京。\n`, ROWS * n),
  'rows/a.xlsx': sheet('xlsx'),
  'sheets/a.xlsx': sheets('xlsx'),
  'columns/a.xlsx': (n) =>
    xlsxOf({
      sheets: [
        {
          name: 'a',
          data: Array.from({ length: 20 }, (_, r) =>
            sheetRow(Array.from({ length: 20 * n }, (__, c) => `${String(c)}x${String(r)}`)),
          ).join(''),
        },
      ],
    }),
  'rows/a.xlsb': sheet('xlsb'),
  'sheets/a.xlsb': sheets('xlsb'),
  'rows/a.xls': sheet('biff8'),
  'sheets/a.xls': sheets('biff8'),
  'rows/a.ods': sheet('ods'),
  'sheets/a.ods': sheets('ods'),
  'rows/a.fods': sheet('fods'),
  'rows/a.xml': sheet('xlml'),
  'rows/a.html': sheet('html'),
  'tables/a.html': (n) =>
    text(
      (i) =>
        `<table><tr><td>姓名</td><td>电话</td></tr><tr><td>张三</td><td>${phone(i)}</td></tr></table>\n`,
      20 * n,
    ),
  'columns/a.html': (n) =>
    Buffer.from(
      `<html><body><table>${text((r) => `<tr>${Array.from({ length: 20 * n }, (_, c) => `<td>${String(c)}x${String(r)}</td>`).join('')}</tr>`, 20).toString()}</table></body></html>`,
    ),
  'rows/a.docx': docx,
  'rows/a.odt': odt,
  'rows/a.pdf': (n) => listAsPdf(cellsOf(listOf(ROWS * n)), [50, 110, 190]),
  'rows/a.json': written('json.json'),
  'rows/a.jsonl': written('lines.jsonl'),
  'columns/a.json': (n) =>
    Buffer.from(
      JSON.stringify(
        Array.from({ length: 20 }, (_, r) =>
          Object.fromEntries(
            Array.from({ length: 20 * n }, (__, c) => [
              `c${String(c)}`,
              `${String(c)}x${String(r)}`,
            ]),
          ),
        ),
      ),
    ),
  'depth/a.json': (n) => Buffer.from(`${'{"a":['.repeat(100 * n)}1${']}'.repeat(100 * n)}`),
  'rows/mysqldump.sql': written('mysqldump.sql'),
  'rows/navicat.sql': written('navicat.sql'),
  'rows/pg_dump.sql': written('pg_dump.sql'),
  'rows/sqlserver.sql': written('sqlserver.sql'),
  'tables/a.sql': (n) =>
    text(
      (i) =>
        `CREATE TABLE t${String(i)} (姓名 text, 电话 text);\nINSERT INTO t${String(i)} VALUES ('张三','${phone(i)}');\n`,
      20 * n,
    ),
  'broken rows/a.sql': (n) =>
    text((i) => `INSERT INTO u VALUES ('张三,'${phone(i)}');\n`, ROWS * n),
  'rows/base.db': base,
  'rows/table.dbf': written('table.dbf'),
  'cards/cards.vcf': written('cards.vcf'),
  'attachments/a.eml': (n) => Buffer.from(MAIL(1, 5 * n)),
  'mails/a.mbox': (n) =>
    text((i) => `From a@b.cn Mon May  3 12:00:00 2021\r\n${MAIL(i, 1)}\r\n`, 10 * n),
  'messages/wechat.txt': (n) => text((i) => `小鹿 (${clock(i)}):李四 ${phone(i)} 上海\n`, ROWS * n),
  'messages/qq.txt': (n) =>
    text((i) => `${clock(i)} 小鹿(10001)\n李四 ${phone(i)} 上海\n\n`, ROWS * n),
  'messages/result.json': telegram,
  'messages/messages.html': (n) =>
    text(
      (i) =>
        `<div class="message default clearfix" id="m${String(i)}"><div class="body"><div class="pull_right date details" title="03.05.2021 12:00:00">12:00</div><div class="from_name">王</div><div class="text">李四 ${phone(i)} 上海</div></div></div>\n`,
      ROWS * n,
    ),
  'members/a.zip': (n) => zipOf(members(5 * n)),
  'one member/a.zip': (n) => zipOf([{ name: 'a.csv', data: csv(ROWS * n) }]),
  'members/a.tar': (n) => tarOf(...members(5 * n).map(({ name, data }) => tarEntry(name, data))),
  'rows/a.csv.gz': (n) => gzipSync(csv(ROWS * n)),
  'rows/a.csv.zst': (n) => zstdCompressSync(csv(ROWS * n)),
  'members/a.7z': async (n) => {
    const files = Object.fromEntries(
      members(5 * n).map(({ name, data }) => [name, data.toString()]),
    )
    return (await packed(files, 'a.7z')).get('a.7z') ?? Buffer.alloc(0)
  },
  'one member/a.7z': one('a.7z'),
  'rows/a.csv.xz': one('a.csv.xz'),
  'rows/a.csv.bz2': one('a.csv.bz2'),
}
