import { fc, test as property } from '@fast-check/vitest'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type FormatId, sniffFormat, sniffZip } from './format.ts'
import { FORMATS } from './titles.ts'
import { memorySource } from '../source.ts'

const shared = join(import.meta.dirname, '../../../../shared/data')
const sniff = (bytes: Uint8Array, name: string): FormatId =>
  sniffFormat(bytes.subarray(0, 65_536), name, bytes.length, memorySource(bytes)).format
const sniffed = (text: string, name = 'x.bin'): FormatId => sniff(Buffer.from(text), name)
const latin = (text: string): FormatId =>
  sniff(Buffer.concat([Buffer.from(text, 'latin1'), Buffer.alloc(64)]), 'x')

describe('by content', () => {
  test.each<[FormatId, string]>([
    ['zip', 'PK\x03\x04'],
    ['rar', 'Rar!\x1a\x07\x00'],
    ['rar', 'Rar!\x1a\x07\x01\x00'],
    ['7z', '7z\xbc\xaf\x27\x1c'],
    ['gz', '\x1f\x8b\x08'],
    ['bz2', 'BZh91AY&SY'],
    ['xz', '\xfd7zXZ\x00'],
    ['tar', `${'\0'.repeat(257)}ustar`],
    ['sqlite', 'SQLite format 3\0'],
    ['access', '\0\x01\0\0Standard Jet DB'],
    ['access', '\0\x01\0\0Standard ACE DB'],
    ['pdf', '%PDF-1.7\n'],
    ['jpg', '\xff\xd8\xff\xe0'],
    ['png', '\x89PNG\r\n\x1a\n'],
    ['gif', 'GIF89a\0'],
    ['webp', 'RIFF\0\0\0\0WEBP'],
    ['tiff', 'II*\0'],
    ['heic', '\0\0\0\x18ftypheic'],
    ['video', '\0\0\0\x18ftypmp42'],
    ['audio', 'ID3\x03\0'],
    ['audio', '\x02#!SILK_V3'],
    ['elf', '\x7fELF'],
    ['xls', '\x09\x08\x10\0\0\x06'],
    ['xls', '\x09\0\x04\0\x02\0'],
    ['disk-image', 'EVF2\r\n\x81\0'],
    ['disk-image', 'ADSEGMENTEDFILE\0'],
    ['disk-image', 'vhdxfile\0'],
    ['disk-image', `${'\0'.repeat(64)}\x7f\x10\xda\xbe`],
    ['disk-image', `\xeb\x58\x90NTFS${'\0'.repeat(503)}\x55\xaa`],
    ['disk-image', `${'\0'.repeat(446)}\x80\x01\x01\0\x07${'\0'.repeat(59)}\x55\xaa`],
    ['disk-image', `${'\x02\0'.repeat(600)}koly\0\0\0\x04${'\0'.repeat(440)}`],
    ['android-backup', 'ANDROID BACKUP\n5\n1\nnone\n\x78\x9c\x01\x02'],
    ['rpm', '\xed\xab\xee\xdb\x03'],
    ['other-archive', '\x12\x34\x31\0\0\x90\0**ACE**'],
    ['lzip', 'LZIP\x01\x0c'],
    ['other-packed', 'LRZI\0\x06'],
    ['other-packed', '\xff\x06\0\0sNaPpY'],
    ['zst', '\x50\x2a\x4d\x18\x01\0\0\0x\x28\xb5\x2f\xfd'],
    ['lz4', '\x5f\x2a\x4d\x18\0\0\0\0\x04\x22\x4d\x18'],
    ['encrypted-file', '-----BEGIN PGP MESSAGE-----\n\n'],
    ['binary', '\x01\x02\x03\x04\x05\x06\x07\x08\x0e\x0f'],
  ])('%s', (format, head) => {
    expect(latin(head)).toBe(format)
  })

  test.each<[FormatId, string]>([
    ['xls', 'xls-calamine/date.xls'],
    ['xls', 'xls-poi-sheetjs/special/BOOK_in_capitals.xls'],
    ['encrypted-office', 'xls-calamine/pass_protected.xlsx'],
    ['zip', 'xls-calamine/date_1904.xlsx'],
    [
      'doc',
      'xls-poi-sheetjs/special/clusterfuzz-testcase-minimized-POIHWPFFuzzer-4951943183990784.doc',
    ],
    [
      'msg',
      'xls-poi-sheetjs/special/clusterfuzz-testcase-minimized-POIHSMFFuzzer-4848576776503296.msg',
    ],
    ['html', 'csv-xls-messytables/rowcolspan.html'],
    ['text', 'csv-xls-messytables/characters.csv'],
    ['tar', 'archives-libarchive/test_compat_tar_hardlink_1.tar'],
    ['lha', 'archives-libarchive/test_read_format_lha_filename_utf16.lzh'],
  ])('%s: %s', (format, name) => {
    expect(sniff(readFileSync(join(shared, name)), 'noname')).toBe(format)
  })

  test('the directory of an OLE file is found behind the head', () => {
    const bytes = readFileSync(join(shared, 'xls-poi-sheetjs/with-expected/AutoFilter.xls'))
    expect(sniffFormat(bytes.subarray(0, 512), 'x', bytes.length).format).toBe('ole')
    expect(sniffFormat(bytes.subarray(0, 512), 'x', bytes.length, memorySource(bytes)).format).toBe(
      'xls',
    )
  })
  test('empty', () => {
    expect(sniff(new Uint8Array(), 'a.xlsx')).toBe('empty')
  })
})

describe('named text formats', () => {
  test.each<[FormatId, string, string]>([
    ['html', 'a page', '<!DOCTYPE html>\n<html><body>'],
    [
      'html',
      'a table saved as xls',
      '<html xmlns:x="urn:x"><head><meta charset="gbk"></head><body><table><tr><td>张三</td><td>138</td></tr></table>',
    ],
    [
      'html',
      'a page that Excel saved',
      '<html xmlns:x="urn:x">\n<head>\n<style>\ntd {a:b;\n c:d;\n e:f;}\n</style></head>\n<body><table><tr><td>a',
    ],
    ['html', 'a bare table', '<table border=1>\n<tr><td>姓名</td></tr>\n<tr><td>张三</td></tr>'],
    [
      'xml-spreadsheet',
      'Excel 2003',
      '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
    ],
    [
      'uof',
      'a spreadsheet in the Uniform Office Format',
      '<?xml version="1.0" encoding="UTF-8"?>\n<uof:UOF xmlns:uof="http://schemas.uof.org/cn/2003/uof" uof:mimetype="vnd.uof.spreadsheet"><uof:元数据/>',
    ],
    [
      'uof',
      'a text in the Uniform Office Format',
      '<?xml version="1.0" encoding="UTF-8"?>\n<uof:UOF xmlns:uof="http://schemas.uof.org/cn/2003/uof" uof:mimetype="vnd.uof.text"><uof:元数据/>',
    ],
    [
      'uof',
      'UOF 2.0 as one file',
      '<?xml version="1.0" encoding="UTF-8"?>\n<uof:UOF_0000 xmlns:uof="http://schemas.uof.org/cn/2009/uof" mimetype_0001="vnd.uof.text"/>',
    ],
    [
      'word-xml',
      'Word 2003',
      '<?xml version="1.0"?>\n<?mso-application progid="Word.Document"?>\n<w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml">',
    ],
    ['xml', 'some XML', '<?xml version="1.0" encoding="UTF-8"?>\n<people><p/></people>'],
    ['xml', 'XML in GBK', '<?xml version="1.0" encoding="GBK"?>\n<\xca\xfd\xbe\xdd>'],
    ['xml', 'XML that does not say so', '<l>\n<p n="a"/>\n<p n="b"/>\n</l>'],
    ['xml', 'elements one below the other', '<r><n>a</n></r>\n<r><n>b</n></r>\n'],
    [
      'json',
      'a variable of a script',
      'var list = [{"name":"张三"},{"name":"李四"}];\nlist.sort()',
    ],
    ['json', 'an answer to a script', 'callback({"data":[{"name":"张三"}]});'],
    ['json', 'lines cut out of a list', '{"name":"张三"},\n{"name":"李四"},\n'],
    [
      'sql',
      'rows selected one by one',
      "INSERT INTO u (a, b)\nSELECT N'x', N'1' UNION ALL\nSELECT N'y', N'2'\n",
    ],
    ['sql', 'INSERT without INTO', "INSERT u (a) SELECT 'x'\nUNION ALL SELECT 'y'\n"],
    [
      'json',
      'remarks before each value',
      '/* 1 */\n{\n  "a": ObjectId("1"), // b\n  "c": "d"\n}\n',
    ],
    [
      'html',
      'rows without their table, as SQLite prints them',
      '<TR><TH>a</TH>\n<TH>b</TH>\n</TR>\n<TR><TD>张三</TD>\n<TD>138</TD>\n</TR>\n',
    ],
    [
      'text',
      'a list whose cells hold rows',
      '<tr><td>1</td></tr>,张三,138\n<tr><td>2</td></tr>,李四,139\n',
    ],
    ['json', 'remarks within a list', '[ // 名单\n{"a": 1, /* b */ "c": 2},\n]\n'],
    ['text', 'a log below a remark', '// 备注\n[2021] [INFO] a\n[2021] [INFO] b\n'],
    [
      'sql',
      'H2, which begins with an empty statement',
      `;              \nCREATE USER IF NOT EXISTS "SA" SALT 'ab' ADMIN;\nCREATE CACHED TABLE "U"(\n    "ID" INT,\n    "NAME" VARCHAR\n);\nINSERT INTO "U" VALUES\n(1, 'a'),\n(2, 'b');\n`,
    ],
    ['sql', 'INSERT ALL', "INSERT ALL\n  INTO u (a) VALUES ('x')\nSELECT * FROM dual;\n"],
    ['json', 'an array', '[{"name":"张三","phone":"13800000001"},'],
    ['json', 'lines', '{"name":"张三"}\n{"name":"李四"}\n'],
    ['json', 'pretty', '{\n  "a": [1, 2.5, null],\n  "b": {"c": true}\n}'],
    [
      'sql',
      'mysqldump',
      "-- MySQL dump 10.13\n\nDROP TABLE IF EXISTS `u`;\nCREATE TABLE `u` (\n  `id` int,\n  `name` text\n);\nINSERT INTO `u` VALUES (1,'张三');\n",
    ],
    [
      'sql',
      'columns on a line each, with remarks',
      "INSERT INTO u (\n  id, -- 编号\n  name, -- 姓名\n  phone\n) VALUES\n(1,'张三','13800138000');\n",
    ],
    ['sql', 'inserts alone', "INSERT INTO u VALUES (1,'a');\nINSERT INTO u VALUES (2,'b');\n"],
    ['html', 'a piece of a page', '<p>张三 13800000001</p>\n<p>李四 13800000002</p>\n'],
    ['html', 'an enumeration', '<ul><li>张三 13800000001</li><li>李四</li></ul>'],
    ['html', 'lines that breaks end', '<body>张三，13800000001<br>\n李四，13800000002</body>'],
    [
      'sql',
      'a title in front',
      "会员表导出：\nINSERT INTO u VALUES (1,'a');\nINSERT INTO u VALUES (2,'b');\n",
    ],
    ['text', 'words about a script', '请执行以下语句：\n-- 先备份\n再告诉张三\n'],
    ['sql', 'rows cut out of a script', "(1,'张三','138',NULL),(2,'李''四','139',0x00),(3,'王"],
    [
      'sql',
      'rows on their lines',
      "(1, '张三', '138'),\n(2, '李四', '139');\nINSERT INTO u VALUES (1);",
    ],
    ['json', 'rows of different widths', "('张三','138'),\n('李四','139','x'),\n"],
    ['json', 'rows without commas between them', "('张三','138')\n('李四','139')\n"],
    [
      'sql',
      'a routine comes first',
      'DELIMITER ;;\nCREATE DEFINER=`a`@`b` PROCEDURE `p`(IN x INT)\nBEGIN\n  DECLARE v INT;\n  IF x THEN\n    SELECT 1;\n  END IF;\nEND ;;\nDELIMITER ;\nINSERT INTO u VALUES (1);\n',
    ],
    ['sql', 'COPY without columns', 'COPY u FROM stdin;\n1\t张三\n\\.\n'],
    ['json', 'tuples of Python', "('张三', '138', None),\n('李四', '139', True),\n"],
    ['json', 'as Python prints it', "[{'name': '张三', 'phone': None}, {'name': u'李四'}]"],
    [
      'json',
      'broken further down',
      '[{"name":"张三","phone":"1"},\n{"name":"李四","phone":"2},\n{"name":"x","phone":"3"}]',
    ],
    [
      'sql',
      'pg_dump with COPY',
      `--\n-- PostgreSQL database dump\n--\n\nSET x = 0;\nCOPY public.u (id, name) FROM stdin;\n${'1\t张三\n'.repeat(99)}`,
    ],
    [
      'sql',
      'SQL Server',
      "USE [db]\nGO\nINSERT [dbo].[u] ([id], [姓名]) VALUES (1, N'张三')\nINSERT [dbo].[u] ([id], [姓名]) VALUES (2, N'李四')\nGO\n",
    ],
    [
      'sql',
      'Oracle',
      "prompt Importing table U...\nset define off\ninsert into U (ID, NAME)\nvalues (1, '张三');\ninsert into U (ID, NAME)\nvalues (2, '李四');\ncommit;\n",
    ],
    ['vcf', 'contacts', 'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:张三\r\nEND:VCARD\r\n'],
    [
      'eml',
      'a message',
      'Received: from a\r\nFrom: a@b.cn\r\nTo: c@d.cn\r\nSubject: x\r\n\r\nhello',
    ],
    [
      'eml',
      'a message of which servers have much to say',
      `Authentication-Results: mx.a.cn; spf=none\r\n${'ARC-Seal: i=1; a=rsa-sha256;\r\n  b=AAAA\r\n  BBBB\r\n'.repeat(20)}Received: from a\r\nFrom: a@b.cn\r\nTo: c@d.cn\r\nSubject: x\r\n\r\nhello`,
    ],
    ['rtf', 'rich text', '{\\rtf1\\ansi 张三}'],
    [
      'office-part',
      'styles of a workbook that was taken apart',
      '<?xml version="1.0" encoding="UTF-8"?>\n<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="2"><font/><font/></fonts></styleSheet>',
    ],
    [
      'odt',
      'a text in one XML file',
      '<?xml version="1.0"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" office:mimetype="application/vnd.oasis.opendocument.text"><office:settings/></office:document>',
    ],
  ])('%s: %s', (format, _, text) => {
    expect(sniffed(text)).toBe(format)
  })

  test.each([
    ['html in the first cell', '<b>姓名</b>,电话\n<i>张三</i>,13800000001\n'],
    [
      'a whole page in the first cell',
      '<html><body>姓名</body></html>,电话\n张三,13800000001\n李四,13800000002\n',
    ],
    ['a script in the first cell', '<script>alert(1)</script>,电话\n张三,13800000001\n'],
    ['an XML declaration in the first cell', '<?xml version="1.0"?>,电话\n张三,13800000001\n'],
    ['an element in the first cell', '<p>a</p>,1\n<p>b</p>,2\n<p>c</p>,3\n<p>d</p>,4\n'],
    ['an object and a number', '{"a":1},138\n{"a":2},139\n{"a":3},137\n'],
    ['a call in the first cell', 'f(张三),13800000001\ng(李四),13800000002\n'],
    ['text filled up with NUL', `姓名,电话\n张三,13800000001\n${'\0'.repeat(6000)}`],
    ['an object in the first cell', '{"a":1},电话\n{"a":2},13800000001\n'],
    ['a bracket in the first cell', '[备注],电话\n张三,13800000001\n'],
    ['round brackets around the first cell', '("张三"),13800000001\n("李四"),13800000002\n'],
    ['telephones with brackets', '(010)62345678,张三\n(010)62345679,李四\n'],
    ['numbered lines', '(1) 张三,13800000001\n(2) 李四,13800000002\n'],
    [
      'arrays of C',
      '{"张三", "13800000001"},\n{"李四", "13800000002"},\n{"王五", "13800000003"},\n',
    ],
    ['tags in the first cell', '<p>张三</p>,13800000001\n<p>李四</p>,13800000002\n'],
    ['a tag around the name', '<b>张三</b> 13800000001\n<p>李四</p> 13800000002\n'],
    ['numbers in brackets', '[1],2,3\n[4],5,6\n'],
    [
      'SQL in the first cell',
      'INSERT INTO x VALUES(1);DROP TABLE y;--,电话\n张三,13800000001\n李四,13800000002\n',
    ],
    ['a remark above', '-- 内部资料\n姓名,电话\n张三,13800000001\n'],
    ['a card in the first cell', 'BEGIN:VCARD,电话\n张三,13800000001\n'],
    [
      'cards that somebody sent',
      '张三 09:30\nBEGIN:VCARD\nFN:李四\nEND:VCARD\nBEGIN:VCARD\nFN:王五\n',
    ],
    ['a paper on rich text', '\\pard sets a paragraph back, \\par ends it\n张三,13800000001\n'],
    ['words of a PDF', 'endobj\nstartxref\n张三,13800000001\n'],
    ['labelled lines', '姓名：张三\n电话：13800000001\n'],
    ['one mail field', 'Date: 2021-10-26\n张三,13800000001\n'],
    [
      'labelled lines with fields of a mail',
      'Name: 张三\nPhone: 13800000001\nFrom: 青岛\nTo: 北京\nDate: 2021-10-26\n'.repeat(9),
    ],
    ['a picture by its first letters', 'GIF89a,电话\n张三,13800000001\n'],
    ['some NUL bytes', '张三\0\0\0,13800000001\n李四\0\0\0,13800000002\n'.repeat(9)],
    [
      'fields filled up with NUL',
      `${'张三'.padEnd(20, '\0')}${'13800000001'.padEnd(40, '\0')}\r\n`.repeat(9),
    ],
    ['behind a part that was not recovered', `${'\0'.repeat(4096)}姓名,电话\n张三,13800000001\n`],
    ['a control character for delimiter', '张三\x0113800000001\x01北京\n'.repeat(9)],
    [
      'SQL far below',
      `${'张三,13800000001\n'.repeat(9)}CREATE TABLE x (a int);\nINSERT INTO x VALUES (1);\n`,
    ],
  ])('a list all the same: %s', (_, text) => {
    expect(sniffed(text, 'a.csv')).toBe('text')
  })

  test.each([
    ['GB18030', Buffer.from('d0d5c3fb2cb5e7bbb00ad5c5c8fd2c31333830303030303030310a', 'hex')],
    ['UTF-16 with mark', Buffer.from('\ufeff姓名,电话\n张三,13800000001\n', 'utf16le')],
    ['UTF-16 without mark', Buffer.from('姓名,电话\n张三,13800000001\n', 'utf16le')],
    ['UTF-8 with mark', Buffer.from('\ufeff姓名,电话\n')],
  ])('text in %s', (_, bytes) => {
    expect(sniff(bytes, 'a.txt')).toBe('text')
  })

  test('a csv of noise is binary', () => {
    const noise = Uint8Array.from({ length: 4096 }, (_, i) => (i * i * 31 + i * 7 + 128) % 251)
    expect(sniff(noise, '客户.csv')).toBe('binary')
    const numbers = Buffer.from(Uint32Array.from({ length: 512 }, (_, i) => i).buffer)
    expect(sniff(numbers, '客户.csv')).toBe('binary')
    const texts = `${'name'.padEnd(60, '\0')}\x02${'\0'.repeat(9)}\n`.repeat(20)
    expect(sniff(Buffer.from(texts), '客户.csv')).toBe('binary')
  })
})

describe('zip', () => {
  test.each<[FormatId, string[]]>([
    ['xlsx', ['[Content_Types].xml', 'xl/workbook.xml', 'xl/worksheets/sheet1.xml']],
    ['xlsx', ['[CONTENT_TYPES].xml', '\\xl\\Workbook.xml']],
    ['xlsm', ['[Content_Types].xml', 'xl/workbook.xml', 'xl/vbaProject.bin']],
    ['xlsb', ['[Content_Types].xml', 'xl/workbook.bin']],
    ['docx', ['[Content_Types].xml', 'word/document.xml']],
    ['pptx', ['[Content_Types].xml', 'ppt/presentation.xml']],
    ['ods', ['mimetype', 'content.xml', 'META-INF/manifest.xml']],
    ['zip', ['名单.xlsx', '客户/xl/workbook.xml']],
    ['zip', []],
    ['ofd', ['OFD.xml', 'Doc_0/Document.xml']],
    ['xps', ['[Content_Types].xml', 'FixedDocSeq.fdseq', 'Documents/1/Pages/1.fpage']],
    ['zip', ['印/FixedDocSeq.fdseq', '名单/OFD.xml']],
  ])('%s', (format, names) => {
    expect(sniffZip(names).format).toBe(format)
  })
  test('an Office package whose parts lie elsewhere, by its content types', () => {
    const names = ['[Content_Types].xml', '_rels/.rels', 'daten/mappe.xml']
    expect(sniffZip(names, undefined, () => 'xlsx').format).toBe('xlsx')
    expect(sniffZip(names).format).toBe('zip')
    expect(sniffZip(['a.txt'], undefined, () => 'xlsx').format).toBe('zip')
  })
  test('an OpenDocument text by its type', () => {
    const names = ['mimetype', 'content.xml', 'META-INF/manifest.xml']
    const type = () => 'application/vnd.oasis.opendocument.text'
    expect(sniffZip(names, type).format).toBe('odt')
  })
})

const WIDE: readonly (readonly [FormatId, string])[] = [
  ['json', '[{"name":"张三","phone":"13800000001"},{"name":"李四"}]'],
  ['xml', '<?xml version="1.0"?>\n<people><p>张三</p><p>李四</p></people>'],
  ['html', '<html><head><title>x</title></head><body><table><tr><td>张三</td></tr></table>'],
  ['vcf', 'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:张三\r\nEND:VCARD\r\n'],
  ['sql', "INSERT INTO 客户 VALUES ('张三',1);\n"],
  ['text', '姓名,电话\n张三,13800000001\n'],
]
test.each(WIDE)('%s in UTF-16 without a byte order mark', (format, text) => {
  const little = Buffer.from(text, 'utf16le')
  expect(sniff(little, 'x')).toBe(format)
  expect(sniff(Buffer.from(little).swap16(), 'x')).toBe(format)
})

test.each<[FormatId, string]>([
  ['vcf', '0000001\r\nNOTE:x\r\nEND:VCARD\r\nBEGIN:VCARD\r\nFN:张三\r\nEND:VCARD\r\n'],
  ['rtf', 'cf1 a}{\\pard\\fs24 b\\par}{\\pard c\\par}{\\pard d\\par}}'],
  ['pdf', '>>\nendobj\n2 0 obj\n<< >>\nendobj\ntrailer\n<< >>\nstartxref\n9\n%%EOF\n'],
])('%s of which the beginning was cut off', (format, text) => {
  const bytes = Buffer.from(text)
  expect(sniffFormat(bytes, 'x', bytes.length, memorySource(bytes)).format).toBe(format)
})

test('every format has a name in Chinese and English', () => {
  for (const [, title] of Object.values(FORMATS)) expect(title).toMatch(/^.+ \/ .+$/u)
})

property.prop([fc.uint8Array({ maxLength: 2048 }), fc.string({ maxLength: 12 })])(
  'anything at all has a format',
  (bytes, name) => {
    expect(Object.keys(FORMATS)).toContain(sniff(bytes, name))
  },
)
