import { expect, test } from 'vitest'
import { zipOf } from '../../../test/files/zip/build.ts'
import { formatOf } from '../format/formats.ts'
import { memorySource } from '../source.ts'
import { openArchive } from './archive.ts'

const LIST = `姓名,电话,住址\n${Array.from({ length: 40 }, (_, i) => `张三,138${String(10_000_000 + 37 * i)},重庆市渝中区民生路${String(i)}号\n`).join('')}`

/** As mails and forums carried files; written apart from what reads it. */
function uuencoded(bytes: Buffer, name: string): string {
  const lines = Array.from({ length: Math.ceil(bytes.length / 45) }, (_, n) => {
    const part = bytes.subarray(45 * n, 45 * n + 45)
    const bits = [...part].map((byte) => byte.toString(2).padStart(8, '0')).join('')
    const letters = bits.match(/.{1,6}/g)?.map((six) => letter(parseInt(six.padEnd(6, '0'), 2)))
    const all = (letters ?? []).join('')
    return letter(part.length) + all.padEnd(4 * Math.ceil(part.length / 3), '`')
  })
  return `begin 644 ${name}\n${lines.join('\n')}\n\`\nend\n`
}
const letter = (n: number) => (n === 0 ? '`' : String.fromCharCode(32 + n))
const inLines = (bytes: Buffer, end: string) =>
  bytes.toString('base64').replace(/.{76}/g, (line) => line + end)
const quoted = (text: string) =>
  text
    .split('\n')
    .map((line) =>
      [...Buffer.from(line)]
        .map((b) => (b < 0x80 ? String.fromCharCode(b) : `=${b.toString(16).toUpperCase()}`))
        .reduce((all, one) => `${all}${all.length % 70 > 66 ? '=\r\n' : ''}${one}`, ''),
    )
    .join('\r\n')

async function contents(text: string, name: string, max?: number) {
  const source = memorySource(Buffer.from(text))
  const { id } = formatOf(source, name)
  if (id !== 'encoded-text') return id
  const archive = await openArchive(source, id, { name, passwords: [] })
  const found: Record<string, string> = {}
  for (const [i, entry] of archive.entries.entries()) {
    const parts: Buffer[] = []
    const { status } = await archive.read(i, (chunk) => parts.push(Buffer.from(chunk)), {
      maxBytes: max,
    })
    found[entry.name] = (status === 'ok' ? '' : `${status} `) + Buffer.concat(parts).toString()
  }
  return found
}

test('files in letters are opened: uuencode, base64, quoted-printable', async () => {
  const list = Buffer.from(LIST)
  const uu = uuencoded(list, '名单.csv')
  expect(await contents(uu, 'a.uue')).toEqual({ '名单.csv': LIST })
  expect(
    await contents(`说明：名单如下\n\n${uu}\n${uuencoded(list, 'b.csv')}谢谢\n`, 'a.txt'),
  ).toEqual({
    '（编码之外的文字）': '谢谢\n',
    ...{ '名单.csv': LIST, 'b.csv': LIST },
  })
  const named = `begin-base64 644 a.csv\n${inLines(list, '\n')}\n====\n`
  expect(await contents(named, 'a.uu')).toEqual({ 'a.csv': LIST })
  expect(await contents(`${inLines(list, '\r\n')}\r\n`, '名单.csv.b64')).toEqual({
    '名单.csv': LIST,
  })
  expect(await contents(list.toString('base64'), 'a.txt')).toEqual({ 'a.txt': LIST })
  expect(await contents(quoted(LIST), 'a.qp')).toEqual({ a: LIST.replaceAll('\n', '\r\n') })
})

test('an archive in letters is an archive; what is cut or damaged is told, what is endless is bounded', async () => {
  const zip = zipOf([{ name: 'a.csv', data: LIST }])
  const found = await contents(inLines(zip, '\n'), 'a.zip.b64')
  expect(found).toEqual({ 'a.zip': zip.toString() })
  const uu = uuencoded(Buffer.from(LIST), 'a.csv')
  expect(await contents(uu.slice(0, 500), 'a.uue')).toEqual({
    'a.csv': expect.stringMatching(/^CORRUPT 姓名/) as unknown,
  })
  expect(await contents(uu.replace('\nM', '\n中M'), 'a.uue')).toEqual({
    'a.csv': expect.stringMatching(/^CORRUPT /) as unknown,
  })
  expect(await contents(uu, 'a.uue', 10)).toEqual({
    'a.csv': `LIMIT ${Buffer.from(LIST).subarray(0, 10).toString()}`,
  })
})

test('lists, digests and keys stay texts', async () => {
  const digests = 'd41d8cd98f00b204e9800998ecf8427ed41d8cd98f00b204e9800998ecf8427e\n'.repeat(30)
  const key = `-----BEGIN KEY-----\n${inLines(Buffer.alloc(400, 177), '\n')}\n-----END KEY-----\n`
  for (const text of [LIST, digests, key, 'begin;\ninsert 644 a\n', 'a=b\nc=\n=E4=BD=A0\n', ''])
    expect(['text', 'empty']).toContain(await contents(text, 'a.txt'))
})
