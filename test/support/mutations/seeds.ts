import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync, zstdCompressSync } from 'node:zlib'
import { ACCESS, accessFile } from '../../files/access/made.ts'
import { aesPart, lockedZip, packed, tarEntry, tarOf } from '../../files/archives/build.ts'
import { rar4Of, rar5Of } from '../../files/archives/rar.ts'
import { peopleList, WRITERS } from '../../files/data/make.ts'
import { everyFormat, madeList } from '../../files/office/same-list.ts'
import { zipOf } from '../../files/zip/build.ts'

/** Files below a folder that are no programs of ours, in order of their names. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder)
    .sort()
    .flatMap((name) => {
      const path = join(folder, name)
      if (statSync(path).isDirectory()) return filesBelow(path)
      return name.endsWith('.ts') ? [] : [path]
    })
}

/** Small files made here, one of every format and container that can be written: those of `test/files` are made when they are needed. */
export async function madeFiles(): Promise<Map<string, Buffer>> {
  const files = await everyFormat(madeList(6))
  const list = peopleList(12)
  for (const [name, write] of Object.entries(WRITERS)) files.set(name, write(list))
  for (const [name, text] of Object.entries(TEXTS)) files.set(name, Buffer.from(text))
  for (const name of ACCESS) files.set(name, accessFile(name))
  const csv = files.get('名单.csv') ?? Buffer.alloc(0)
  for (const [name, bytes] of await archivesOf(csv)) files.set(name, bytes)
  return files
}

/** The list in every container that can be written. */
async function archivesOf(csv: Buffer): Promise<Map<string, Buffer>> {
  const text = csv.toString()
  const two = { '名单.csv': text, 'b.csv': text }
  const made = new Map<string, Buffer>([
    ['a.zip', zipOf(Object.entries(two).map(([name, data]) => ({ name, data })))],
    ['aes.zip', lockedZip('a.csv', text, aesPart(text, Buffer.from('口令')))],
    ['four.rar', rar4Of({ 'a.csv': csv, 'b.csv': csv })],
    ['five.rar', rar5Of({ 'a.csv': csv, 'b.csv': csv })],
    ['a.tar', tarOf(tarEntry('a.csv', csv), tarEntry('b.csv', csv))],
    ['a.tar.gz', gzipSync(tarOf(tarEntry('a.csv', csv)))],
    ['a.csv.gz', gzipSync(csv)],
    ['a.csv.zst', zstdCompressSync(csv)],
  ])
  for (const [name, ...flags] of SEVEN_ZIP) {
    const files = /xz$|bz2$/.test(name) ? { 'a.csv': text } : two
    for (const bytes of (await packed(files, name, ...flags)).values()) made.set(name, bytes)
  }
  return made
}

const SEVEN_ZIP = [
  ['a.7z'],
  ['b.7z', '-ms=off'],
  ['c.7z', '-p口令', '-mhe=on'],
  ['b.zip', '-mm=LZMA'],
  ['a.csv.xz'],
  ['a.csv.bz2'],
] as const satisfies readonly (readonly [string, ...string[]])[]

const MAIL = [
  'From: =?GBK?B?1cXI/Q==?= <z@qq.com>',
  'To: l@qq.com',
  'Subject: =?utf-8?Q?=E5=90=8D=E5=8D=95?=',
  'Date: Mon, 3 May 2021 12:00:00 +0800',
  'MIME-Version: 1.0',
  'Content-Type: multipart/mixed; boundary="outer"',
  '',
  '--outer',
  'Content-Type: text/plain; charset=utf-8',
  'Content-Transfer-Encoding: quoted-printable',
  '',
  '=E5=BC=A0=E4=B8=89 13800138000',
  '--outer',
  'Content-Type: application/octet-stream; name=a.csv',
  'Content-Transfer-Encoding: base64',
  '',
  Buffer.from('姓名,电话\n张三,13800138000\n李四,13900139000\n').toString('base64'),
  '--outer--',
  '',
].join('\r\n')

/** Texts that have a reader of their own, beside the files of `test/files/text` and `test/files/chat`. */
const TEXTS: Readonly<Record<string, string>> = {
  'a.eml': MAIL,
  'a.mbox': `From z@qq.com Mon May  3 12:00:00 2021\r\n${MAIL}\r\nFrom z@qq.com Mon May  3 12:00:01 2021\r\n${MAIL}`,
  'labelled.txt': '姓名：张三 电话：13800138000\n姓名：李四 电话：13900139000\n'.repeat(8),
  'blocks.txt':
    '张三\n13800138000\n北京市海淀区1号\n\n李四\n13900139000\n北京市海淀区2号\n\n'.repeat(6),
  'fixed.txt': '张三      13800138000   北京市\n李四      13900139000   上海市\n'.repeat(8),
  'ics.ics':
    'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:会\r\nDTSTART:20210503T120000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n',
}
