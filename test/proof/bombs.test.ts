import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { discover } from '../../src/evidence/discover.ts'
import { LIMITS } from '../../src/evidence/jobs/job.ts'
import type { FileOutcome } from '../../src/evidence/outcome.ts'
import { Pool } from '../../src/evidence/jobs/pool.ts'
import { FileReading } from '../../src/evidence/jobs/reading.ts'
import { tarEntry, tarOf } from '../files/archives/build.ts'
import { oneSheet, xlsxOf } from '../files/xlsx/build.ts'
import { oneBlock, quoting } from '../files/zip/shared.ts'
import { zipOf, type Part } from '../files/zip/build.ts'
import { csvOf, people } from '../support/proof/people.ts'

/** Files made to take all memory, disk or time: each costs a line, and the lists beside them are read. */
const MIB = 2 ** 20
const LIST = csvOf(people(10, 1))
/** What is in one file may unpack to 48 MB here; the product allows 4 GB, which a test had better not write. */
const SMALL = { ...LIMITS, totalBytes: 48 * MIB, totalRatio: 100 }

const LAUGHS = `<!DOCTYPE x [<!ENTITY a0 "哈哈哈哈哈哈哈哈哈哈">${Array.from(
  { length: 12 },
  (_, i) => `<!ENTITY a${String(i + 1)} "${`&a${String(i)};`.repeat(10)}">`,
).join('')}]>`
const laughing = (root: string) => `<?xml version="1.0"?>${LAUGHS}${root}`
const zeros = (mib: number) => Buffer.alloc(mib * MIB)
const gzTimes = (bytes: Buffer, times: number): Buffer =>
  times === 0 ? bytes : gzTimes(gzipSync(bytes), times - 1)
const around = (bomb: Part): Buffer =>
  zipOf([{ name: 'a.csv', data: LIST }, bomb, { name: 'z.csv', data: LIST }])

const ODT = 'application/vnd.oasis.opendocument'
const opened = (type: string, content: string) =>
  zipOf([
    { name: 'mimetype', data: `${ODT}.${type}`, method: 0 },
    { name: 'content.xml', data: content },
    { name: 'META-INF/manifest.xml', data: '<manifest/>' },
  ])
const office = (inside: string) =>
  laughing(
    `<office:document xmlns:office="o" xmlns:table="t" xmlns:text="x" office:mimetype="${ODT}.spreadsheet"><office:body>${inside}</office:body></office:document>`,
  )
const TABLE = `<table:table table:name="a"><table:table-row><table:table-cell><text:p>&a12;</text:p></table:table-cell></table:table-row></table:table>`

const numbered = (many: number) => Array.from({ length: many }, (_, i) => `${String(i)}.csv`)
const LONG_LIST = `${LIST}${'张三丰,13800000001,,,,,\r\n'.repeat(20_000)}`

const BOMBS: Readonly<Record<string, () => Buffer>> = {
  'gz.gz.gz.gz': () => gzTimes(zeros(200), 4),
  'zip.zip': () =>
    zipOf(
      [1, 2, 3, 4].map((n) => ({
        name: `${String(n)}.zip`,
        data: zipOf([{ name: 'a', data: zeros(40) }]),
      })),
    ),
  'tar.gz': () => gzipSync(tarOf(tarEntry('a.csv', zeros(100)), tarEntry('b.csv', LIST))),
  'between.zip': () => around({ name: 'm.gz', data: gzTimes(zeros(200), 2) }),
  'laughs.xlsx': () =>
    xlsxOf({
      sheets: [
        {
          xml: laughing(
            '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row><c t="inlineStr"><is><t>&a12;</t></is></c></row></sheetData></worksheet>',
          ),
        },
      ],
    }),
  'laughs.fods': () => Buffer.from(office(`<office:spreadsheet>${TABLE}</office:spreadsheet>`)),
  'laughs.ods': () =>
    opened('spreadsheet', office(`<office:spreadsheet>${TABLE}</office:spreadsheet>`)),
  'laughs.odt': () => opened('text', office(`<office:text>${TABLE}</office:text>`)),
  'laughs.docx': () =>
    zipOf([
      { name: '[Content_Types].xml', data: '<Types/>' },
      {
        name: 'word/document.xml',
        data: laughing(
          '<w:document xmlns:w="w"><w:body><w:tbl><w:tr><w:tc><w:p><w:r><w:t>&a12;</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>',
        ),
      },
    ]),
  'laughs.xml': () =>
    Buffer.from(
      laughing(
        '<?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet Name="a"><Table><Row><Cell><Data Type="String">&a12;</Data></Cell></Row></Table></Worksheet></Workbook>',
      ),
    ),
  'laughs.html': () =>
    Buffer.from(laughing('<html><body><table><tr><td>&a12;</td></tr></table></body></html>')),
  'sheets.xlsx': () => millionSheets(),
  'corner.xlsx': () =>
    oneSheet(
      '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
    ),
  'far.xlsx': () =>
    oneSheet(
      '<row r="4000000000"><c r="ZZZZZZ4000000000"><v>1</v></c></row><row r="2"><c r="A2"><v>1</v></c></row>',
    ),
  'wide.html': () =>
    Buffer.from(
      `<table>${'<tr><td colspan="1000" rowspan="65534">x</td></tr>'.repeat(200)}</table>`,
    ),
  'deep.json': () => Buffer.from(`${'{"a":['.repeat(200_000)}1${']}'.repeat(200_000)}`),
  'deep.html': () => Buffer.from('<table><tr><td>'.repeat(100_000)),
  'deep.xml': () =>
    Buffer.from(
      `<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook>${'<a>'.repeat(300_000)}`,
    ),
  'block.zip': () => oneBlock(numbered(3000), LONG_LIST),
  'quoting.zip': () => quoting(numbered(200), LONG_LIST),
  'hollow.zip': () => zipOf(numbered(5000).map((name) => ({ name, data: '', method: 0 }))),
  'hollow.tar': () =>
    tarOf(...numbered(5000).map((name) => tarEntry(name, '')), tarEntry('a', LIST)),
  'same.zip': () => zipOf(Array.from({ length: 400 }, () => ({ name: 'a.csv', data: LIST }))),
  'members.csv.gz': () =>
    Buffer.concat(Array.from({ length: 20_000 }, () => gzipSync('张三丰,13800000001\n'))),
  'names.zip': () =>
    zipOf(
      [
        '../../up.csv',
        '/etc/abs.csv',
        'C:\\d.csv',
        'CON',
        'NUL.csv',
        'com1.txt',
        'a\u0000b.csv',
        '\u202Egnp.csv',
      ].map((name) => ({ name, data: LIST })),
    ),
  'links.tar': () =>
    tarOf(
      tarEntry('链接', '', '2', '/etc/passwd'),
      tarEntry('硬', '', '1', '../a'),
      tarEntry('设备', '', '3'),
      tarEntry('管', '', '6'),
      tarEntry('a.csv', LIST),
    ),
}

/** A workbook that lists a million sheets, all of them one part. */
function millionSheets(): Buffer {
  const names = Array.from(
    { length: 1_000_000 },
    (_, i) => `<sheet name="${String(i)}" sheetId="${String(i)}" r:id="rId1"/>`,
  )
  const workbook = `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>${names.join('')}</sheets></workbook>`
  return xlsxOf({
    sheets: [{ data: '<row><c><v>1</v></c></row>' }],
    without: ['xl/workbook.xml'],
    more: [{ name: 'xl/workbook.xml', data: workbook }],
  })
}

const dir = mkdtempSync(join(tmpdir(), 'shuzheng-bombs-'))
afterAll(() => rmSync(dir, { recursive: true, force: true }))
let files: FileOutcome[] = []
const of = (name: string) => files.filter((f) => f.at[0] === name)
const codes = (name: string) =>
  [...new Set(of(name).flatMap((f) => f.issues.map((i) => i.code)))].sort()
const rows = (name: string) =>
  of(name)
    .flatMap((f) => f.tables)
    .reduce((n, t) => n + t.data, 0)

beforeAll(async () => {
  const evidence = mkdtempSync(join(dir, 'evidence-'))
  const spoolDir = mkdtempSync(join(dir, 'spool-'))
  for (const [name, make] of Object.entries(BOMBS)) writeFileSync(join(evidence, name), make())
  writeFileSync(join(evidence, '好.csv'), LIST)
  const found = discover([{ exhibit: 'E1', path: evidence, prefix: '' }])
  const pool = new Pool(2, () => undefined)
  const options = { spoolDir, digests: [], sealKey: null, sealed: null, firstJob: 0, limits: SMALL }
  const reading = new FileReading(
    found,
    pool,
    { ...options, overrides: () => ({}) },
    ({ units }) => {
      files.push(...units.flatMap((u) => [...u.files]))
      return Promise.resolve()
    },
  )
  await reading.read([...found.keys()], new Map())
  pool.close()
  files = files.toSorted((a, b) => (a.at.join('/') < b.at.join('/') ? -1 : 1))
})

describe('what is made to take all there is', () => {
  test('nothing breaks its reader, and every ledger closes', () => {
    expect(files.filter((f) => f.issues.some((i) => i.code === 'CRASHED'))).toEqual([])
    for (const { found, data, nonData, unread } of files.flatMap((f) => f.tables))
      expect(found).toBe(
        [data, ...Object.values(nonData), ...Object.values(unread)].reduce((a, b) => a + b, 0),
      )
    expect(rows('好.csv')).toBe(10)
  })

  test.each(['gz.gz.gz.gz', 'zip.zip', 'tar.gz', 'between.zip'])(
    '%s is unpacked to its limit',
    (name) => {
      expect(codes(name)).toContain('LIMIT')
      expect(of(name).flatMap((f) => f.issues).length).toBeLessThanOrEqual(6)
    },
  )

  test('entries that share their bytes are not unpacked one by one', () => {
    expect(of('block.zip')).toHaveLength(2)
    expect(rows('block.zip')).toBe(20_010)
    expect(of('quoting.zip').length).toBeLessThanOrEqual(40)
    expect(codes('quoting.zip')).toEqual(['CORRUPT', 'LIMIT'])
    expect(rows('quoting.zip')).toBeGreaterThanOrEqual(20_010)
  })

  test('thousands of members that hold nothing, and of one name: one line each', () => {
    expect(of('hollow.zip')).toHaveLength(1)
    expect(of('hollow.zip')[0]?.issues.map((i) => i.code)).toEqual(['EMPTY_FILE'])
    expect(of('hollow.tar')).toHaveLength(2)
    expect(rows('hollow.tar')).toBe(10)
    expect(of('same.zip')[0]?.issues.map((i) => i.code)).toEqual(['DUPLICATE_ENTRY'])
    expect(rows('same.zip')).toBe(4000)
    expect(rows('members.csv.gz')).toBe(20_000)
  })

  test('what lies before it in the archive is read', () => {
    expect(rows('between.zip')).toBeGreaterThanOrEqual(10)
  })

  test.each(Object.keys(BOMBS).filter((name) => name.startsWith('laughs')))(
    '%s: entities are not expanded',
    (name) => {
      expect(of(name)).toHaveLength(1)
      expect(of(name)[0]?.tables.reduce((n, t) => n + t.found, 0)).toBeLessThanOrEqual(15)
      expect(of(name).flatMap((f) => f.issues).length).toBeLessThanOrEqual(2)
    },
  )

  test.each(['sheets.xlsx', 'wide.html'])('%s costs few lines', (name) => {
    expect(codes(name).some((c) => c === 'LIMIT' || c === 'CORRUPT')).toBe(true)
    expect(of(name).flatMap((f) => f.issues).length).toBeLessThanOrEqual(200)
  })

  test.each(['deep.json', 'deep.html', 'deep.xml'])(
    '%s: depth takes no more than its bytes',
    (name) => {
      expect(of(name).flatMap((f) => f.issues).length).toBeLessThanOrEqual(2)
    },
  )

  test('cells at the far corner of a sheet take no room', () => {
    expect(rows('corner.xlsx')).toBe(2)
    expect(codes('corner.xlsx')).toContain('WIDTH_CHANGES')
    expect(of('far.xlsx')[0]?.tables.length).toBeGreaterThanOrEqual(1)
  })

  test('names that lead out, of devices, or that turn text about: read where they lie', () => {
    expect(rows('names.zip')).toBe(80)
    expect(codes('names.zip')).toContain('UNSAFE_NAME')
    const shown = of('names.zip').map((f) => String(f.at[1] ?? ''))

    for (const name of shown) expect(name).not.toMatch(/^\/|\.\.\/|[\u0000-\u001F\u202A-\u202E]/)
  })

  test('links and devices are listed, not followed', () => {
    const listed = of('links.tar').filter((f) => f.issues.some((i) => i.code === 'NOT_FOLLOWED'))
    expect(listed).toHaveLength(4)
    expect(rows('links.tar')).toBe(10)
  })
})
