import { fc, test as property } from '@fast-check/vitest'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { sheetXml, xlsxOf, type Book } from '../../../test/files/xlsx/build.ts'
import type { FoundFile } from '../discover.ts'
import { Intake } from '../intake.ts'
import { LIMITS, type Item, type Job } from './job.ts'
import type { FileOutcome, SpoolFile } from '../outcome.ts'
import type { Ending } from './pool.ts'
import { FileReading, type Readers } from './reading.ts'
import { stampOf } from '../source.ts'
import { SpoolWriter } from '../spool/spool-writer.ts'

const dir = mkdtempSync(join(tmpdir(), 'shuzheng-stretches-'))
afterAll(() => rmSync(dir, { recursive: true, force: true }))

/** Reads as children do, in this process, and notes what it was given. */
class Plain implements Readers {
  readonly items: Item['kind'][] = []

  async run(job: Job): Promise<Ending> {
    this.items.push(...job.items.map((i) => i.kind))
    const spool = new SpoolWriter(job.spoolDir, job.job, null)
    const intake = new Intake(job, spool, () => undefined)
    const results = []
    for (const item of job.items) results.push(await intake.item(item))
    const files = await spool.finish()
    const done = { job: job.job, spool: files, sealed: null, results: results.map((r) => r()) }
    return { ended: 'done', done }
  }

  close(): void {
    return
  }
}

async function read(book: Book, splitFrom: number, spoil: (bytes: Buffer) => void) {
  const path = join(dir, 'a.xlsx')
  const bytes = Buffer.from(xlsxOf(book))
  spoil(bytes)
  writeFileSync(path, bytes)
  const found: FoundFile = {
    exhibit: 'E01',
    path,
    at: ['a.xlsx'],
    bytes: 1,
    stamp: stampOf(path),
    refused: null,
  }
  const readers = new Plain()
  const files: FileOutcome[] = []
  const spool: SpoolFile[] = []
  const reading = new FileReading(
    [found],
    readers,
    {
      ...{ spoolDir: dir, digests: ['sha256'], sealKey: null, sealed: null, firstJob: 1 },
      ...{ overrides: () => ({}), limits: { ...LIMITS, splitFrom } },
    },
    (r) => {
      files.push(...r.units.flatMap((u) => u.files))
      spool.push(...r.spool)
      return Promise.resolve()
    },
  )
  await reading.read([0], new Map())
  const lines = spool.flatMap((f) => readFileSync(f.path, 'utf8').split('\n').slice(0, -1))
  for (const f of spool) rmSync(f.path)
  return { items: readers.items, files: files.map(withoutParts), rows: lines.map(row).sort() }
}

/** Which process wrote a row is of no matter. */
function row(line: string): string {
  return line.slice(line.indexOf('\x1f')).replace(/(?:\x1f\x03)+$/, '')
}

function withoutParts(file: FileOutcome) {
  return { ...file, tables: file.tables.map((t) => ({ ...t, parts: [], profile: null })) }
}

/** However it is cut, a workbook gives what it gives when it is read whole. Tells whether it was read in stretches alone. */
async function expectSame(
  book: Book,
  spoil: (bytes: Buffer) => void = () => undefined,
): Promise<boolean> {
  const whole = await read(book, Infinity, spoil)
  const split = await read(book, 1024, spoil)
  expect(split.files).toEqual(whole.files)
  expect(split.rows).toEqual(whole.rows)
  return (
    split.items.filter((kind) => kind === 'stretch').length > 1 &&
    !split.items.slice(1).includes('file')
  )
}

const cell = (at: string, text: string) => `<c r="${at}" t="inlineStr"><is>${text}</is></c>`
const person = (r: number, attributes = '', note = '<t>备注</t>') =>
  `<row r="${r}"${attributes}>${cell(`A${r}`, `<t>张三${'甲乙丙丁'.charAt(r % 4)}</t>`)}${cell(`B${r}`, `<t>138001${10_000 + r}</t>`)}${cell(`C${r}`, note)}</row>`
const HEADER = `<row r="1">${cell('A1', '<t>姓名</t>')}${cell('B1', '<t>电话</t>')}${cell('C1', '<t>备注</t>')}</row>`
const list = (rows: number, line: (r: number) => string = person) =>
  HEADER + Array.from({ length: rows }, (_, i) => line(i + 2)).join('')
const book = (data: string, more: Book = {}): Book => ({
  ...more,
  sheets: [{ name: '名单', data }],
})

test('a long list is read in stretches', async () => {
  expect(await expectSame(book(list(300)))).toBe(true)
})

test('headers of its pages are read as those of a small one are', async () => {
  const tail = '<headerFooter><oddHeader>王五 13900139000</oddHeader></headerFooter></worksheet>'
  const xml = sheetXml(list(300)).replace('</worksheet>', tail)
  const sheets = [{ name: '名单', xml }]
  expect(await expectSame({ sheets })).toBe(false)
  const { files } = await read({ sheets }, 1024, () => undefined)
  expect(files[0]?.tables.map(({ sheet }) => sheet)).toEqual(['名单', '页眉页脚'])
})

test('with other sheets beside it', async () => {
  const sheets = [
    { name: '甲', data: list(3) },
    { name: '乙', data: list(300) },
    { name: '丙', state: 'hidden', data: list(4) },
  ]
  expect(await expectSame({ sheets })).toBe(true)
})

test('shared strings, a total at the end, hidden rows', async () => {
  const strings = Array.from({ length: 301 }, (_, i) => `<si><t>客户${i}</t></si>`).join('')
  const line = (r: number) =>
    `<row r="${r}" hidden="1"><c r="A${r}" t="s"><v>${r - 2}</v></c><c r="B${r}"><v>138001${10_000 + r}</v></c></row>`
  const total = `<row r="302">${cell('A302', '<t>合计</t>')}<c r="B302"><v>300</v></c></row>`
  expect(await expectSame(book(list(300, line) + total, { strings }))).toBe(true)
})

test.each([
  [
    'text that looks like a row',
    list(300, (r) => person(r, '', '<t><![CDATA[<row r="7"><c r="A7"><v>1</v></c></row>]]></t>')),
  ],
  ['rows without numbers', list(300, (r) => person(r).replace(/<row r="\d+"/, '<row'))],
  ['row numbers that begin anew', list(300, (r) => person(r % 150))],
  [
    'a second table below',
    list(150) +
      list(300).replace(
        /r="([A-C]?)(\d+)"/g,
        (_, c: string, n: string) => `r="${c}${Number(n) + 160}"`,
      ),
  ],
  ['broken XML', list(300).replace('<row r="200">', '<row r="200"')],
  [
    'cells that say nothing of their string',
    list(300, (r) => person(r).replace('</row>', `<c r="D${r}" t="s"><v>9</v></c></row>`)),
  ],
])('what does not go together is read again whole: %s', async (_, data) => {
  await expectSame(book(data))
})

test('a checksum that does not match is told, whoever takes it', async () => {
  const spoil = (bytes: Buffer) => {
    const listed = bytes.lastIndexOf('xl/worksheets/sheet1.xml') - 46
    bytes.writeUInt32LE(bytes.readUInt32LE(listed + 16) ^ 1, listed + 16)
  }
  const { files } = await read(book(list(300)), Infinity, spoil)
  expect(files.flatMap((f) => f.issues.map((issue) => issue.code))).toContain('CORRUPT')
  expect(await expectSame(book(list(300)), spoil)).toBe(false)
})

property.prop(
  [
    fc.array(
      fc.record({
        gap: fc.nat(3),
        kind: fc.constantFrom('row', 'row', 'row', 'empty', 'note', 'header'),
      }),
      { minLength: 60, maxLength: 120 },
    ),
  ],
  { numRuns: 40 },
)('rows of all sorts', async (rows) => {
  let r = 1
  const data = rows.map(({ gap, kind }) => {
    r += gap === 3 ? 2 : 1
    if (kind === 'empty') return `<row r="${r}"/>`
    if (kind === 'note') return `<row r="${r}">${cell(`A${r}`, '<t>以上为上半年</t>')}</row>`
    if (kind === 'header') return HEADER.replaceAll(/r="([A-C]?)1"/g, `r="$1${r}"`)
    return person(r)
  })
  await expectSame(book(HEADER + data.join('')))
})

test('where texts that are JSON begin late, it is read whole', async () => {
  const note = '<t>{"电话":"13900139000"}</t>'
  const data = list(300, (r) => person(r, '', r > 200 ? note : undefined))
  expect(await expectSame(book(data))).toBe(false)
})

test('with files within it, it is read whole', async () => {
  const more = [{ name: 'xl/embeddings/oleObject1.bin', data: 'x' }]
  expect(await expectSame(book(list(300), { more }))).toBe(false)
})
