import { fc, test as property } from '@fast-check/vitest'
import { expect, test } from 'vitest'
import { expectSame, readWith } from './testing.ts'

const at = (n: number) =>
  `2021-10-${String(1 + (n % 28)).padStart(2, '0')} 10:${String(n % 60).padStart(2, '0')}:00`
const phone = (n: number) => `138${String(10_000_000 + n)}`

/** What people say, and what makes cutting hard: texts over several lines, lines that look like others. */
const SAID: readonly ((n: number) => string)[] = [
  () => '有新的资料吗',
  (n) => `张三${phone(n)}`,
  (n) => `第一批\n张三,${phone(n)},北京\n李四,${phone(n + 1)},上海\n王五,${phone(n + 2)},广州`,
  (n) => `转发\n\n2021-13 这不是开头 ${at(n)}\n  \n`,
  () => '“引号”里的话\n=========\n不是规则线',
  () => '',
  (n) => `姓名：赵六\n电话：${phone(n)}\n姓名：钱七\n电话：${phone(n + 1)}`,
]
const STYLES: Readonly<Record<string, (n: number, text: string) => string>> = {
  QQ: (n, text) => `${at(n)} 老${String(n % 5)}(1000${String(n % 7)})\n${text}\n`,
  WeChat: (n, text) => `老${String(n % 5)} ${at(n)}\n${text}\n`,
  WhatsApp: (n, text) => `[${at(n)}] 老${String(n % 5)}: ${text}`,
}
const PREFACE =
  '消息记录（此消息记录为文本格式，不支持重新导入）\n\n================================\n消息分组:我的好友\n================================\n消息对象:批发群\n================================\n\n'

function conversation(style: string, kinds: readonly number[], newline = '\n'): string {
  const write = STYLES[style]
  const said = kinds.map((kind, n) => write?.(n, SAID[kind % SAID.length]?.(n) ?? '') ?? '')
  return `${said.join('\n')}\n`.replaceAll('\n', newline)
}

const many = Array.from({ length: 70 }, (_, i) => i % SAID.length)

test.each(Object.keys(STYLES))('%s: a long conversation is read in sections', async (style) => {
  for (const newline of ['\n', '\r\n', '\r'])
    expect(await expectSame('a.txt', conversation(style, many, newline), 900)).toBe(true)
})

test.each(['utf-16le', 'gb18030'])('in %s', async (encoding) => {
  const text = PREFACE + conversation('QQ', many)
  const bytes = encoding === 'utf-16le' ? Buffer.from(`\ufeff${text}`, 'utf16le') : gbk(text)
  expect(await expectSame('a.txt', bytes, 900)).toBe(true)
})

/** Only what stands in these texts. */
function gbk(text: string): Buffer {
  const decoder = new TextDecoder('gb18030')
  const codes = new Map<string, number[]>()
  for (let lead = 0x81; lead < 0xff; lead++)
    for (let trail = 0x40; trail < 0xff; trail++)
      codes.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail])
  return Buffer.from(
    [...text].flatMap((c) => (c < '\x80' ? [c.charCodeAt(0)] : (codes.get(c) ?? [0x3f]))),
  )
}

test('the conversation that is named at the beginning goes on in every section', async () => {
  expect(await expectSame('a.txt', PREFACE + conversation('QQ', many), 900)).toBe(true)
})

test('several conversations in one file: sections that begin within another are read again', async () => {
  const parts = ['甲', '乙', '丙'].map(
    (name) => PREFACE.replace('批发群', name) + conversation('QQ', many),
  )
  expect(await expectSame('a.txt', parts.join('\n'), 900)).toBe(true)
})

test('misread cells, lines that are no text, a conversation of another style below', async () => {
  const misread = conversation('QQ', many).replaceAll('有新的资料吗', 'ÓÐÐÂµÄ×ÊÁÏÂð')
  await expectSame('a.txt', misread, 900)
  await expectSame('a.txt', `${conversation('QQ', many)}\n${conversation('WhatsApp', many)}`, 900)
  const broken = Buffer.from(conversation('QQ', many))
  for (let p = 700; p < broken.length; p += 997) broken[p] = 0xff
  await expectSame('a.txt', broken, 900)
})

test('a reader that breaks over a section costs nothing: the file is read again whole', async () => {
  const bytes = Buffer.from(conversation('WhatsApp', many))
  const whole = await readWith('a.txt', bytes, Infinity)
  const broken = await readWith('a.txt', bytes, 900, (i) => i.kind === 'section' && i.index === 2)
  expect(broken.items.at(-1)).toBe('file')
  expect(broken.files).toEqual(whole.files)
  expect(broken.rows).toEqual(whole.rows)
})

property.prop(
  [
    fc.constantFrom(...Object.keys(STYLES)),
    fc.array(fc.nat(SAID.length - 1), { minLength: 20, maxLength: 50 }),
    fc.constantFrom('\n', '\r\n'),
    fc.integer({ min: 300, max: 2000 }),
    fc.boolean(),
  ],
  { numRuns: 12 },
)('however it is cut', async (style, kinds, newline, size, named) => {
  const text = (named ? PREFACE : '') + conversation(style, kinds, newline)
  await expectSame('a.txt', text, size)
})
