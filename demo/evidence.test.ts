import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inflateRawSync } from 'node:zlib'
import { read, utils } from '@e965/xlsx'
import { afterAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { HASH_LIST, makeChongqing, makeQingdao, type Truth } from './make.ts'

const folder = mkdtempSync(join(tmpdir(), 'shuzheng-demo-'))
afterAll(() => rmSync(folder, { recursive: true }))

const makers = { chongqing: makeChongqing, qingdao: makeQingdao }
const stories = Object.entries(makers).map(([name, make]) => {
  const dir = join(folder, name)
  return { name, dir, make, truth: make(dir) }
})

const sha256 = (bytes: Uint8Array | string): string =>
  createHash('sha256').update(bytes).digest('hex')

describe.each(stories)('the evidence of $name', ({ name, dir, make, truth }) => {
  const hashList = readFileSync(join(dir, HASH_LIST), 'utf8')

  it('has in every file the rows that it should have', () => {
    const found = truth.files.map((file) => ({ at: file.at, rows: gridOf(dir, file.at).length }))
    expect(found).toEqual(truth.files.map((file) => ({ at: file.at, rows: file.rows.found })))
  })

  it('holds exactly the people counted, read back by other means', () => {
    expect(pairsIn(dir, truth)).toEqual(pairsCounted(truth))
  })

  it('is the same bytes when it is made again', () => {
    make(dir)
    expect(readFileSync(join(dir, HASH_LIST), 'utf8')).toBe(hashList)
  })

  /** Digest lists of the last deliberate change: they must be the same on every machine. */
  it('is the same bytes on every machine', () => {
    expect(sha256(hashList)).toBe(BYTES[name])
  })

  it('is listed file by file with its digest', () => {
    const lines = hashList.trimEnd().split('\n')
    for (const line of lines) {
      const [digest, path = ''] = line.split('  ')
      const bytes = readFileSync(join(dir, path))
      expect(createHash('md5').update(bytes).digest('hex')).toBe(digest)
    }
    expect(lines.length).toBe(new Set(truth.files.map((file) => file.at[0])).size)
  })

  it('is under exhibits and in batches that the case file names', () => {
    const facts = parse(readFileSync(join(dir, 'case.yaml'), 'utf8')) as CaseFacts
    const globs = facts.batches.flatMap((batch) => batch.files ?? [])
    for (const { at } of truth.files) {
      const path = at[0] ?? ''
      expect(facts.exhibits.filter((exhibit) => path.startsWith(`${exhibit.path}/`))).toHaveLength(
        1,
      )
      expect(globs).toContain(path.replace(/[^/]+$/, '*'))
    }
    expect(facts.demo).toBe(true)
    expect(facts.title).toContain('演示数据，人物均为虚构')
  })

  it('names evidence for every fact', () => {
    const facts = parse(readFileSync(join(dir, 'case.yaml'), 'utf8')) as Record<string, unknown>
    const entries = Object.values(facts).filter(Array.isArray).flat() as { evidence?: string }[]
    expect(entries.filter((entry) => !/^演示证据卷.第\d+页$/.test(entry.evidence ?? ''))).toEqual(
      [],
    )
  })
})

const BYTES: Record<string, string> = {
  chongqing: '049dd89980e1f0ba1b2818ae4c5de904ea5ec9a30c204648e8e3e4ecebd45b24',
  qingdao: '77a9577a18bf14475e84ae7173a652ea978c5ff533b27d56babe47d9bf1a7054',
}

interface CaseFacts {
  readonly title: string
  readonly demo: boolean
  readonly exhibits: readonly { readonly path: string }[]
  readonly batches: readonly { readonly files?: readonly string[] }[]
}

describe('the shape of the files', () => {
  const laptop = join(folder, 'chongqing', 'evidence', 'JC-1-费某扬笔记本电脑')

  it('hides a sheet', () => {
    const book = read(readFileSync(join(laptop, 'K12资源', '渝中区.xlsx')))
    expect(book.Workbook?.Sheets?.map((sheet) => sheet.Hidden)).toEqual([0, 0, 1])
  })

  it('packs names as GBK without the flag', () => {
    const bytes = readFileSync(join(laptop, '下载', '巴南北碚名单.zip'))
    expect(entriesOf(bytes).map((entry) => [entry.name, entry.flags])).toEqual([
      ['巴南区/小学初中.csv', 0],
      ['北碚区名单.csv', 0],
    ])
  })

  it('leaves of some resident IDs what Excel leaves', () => {
    const book = read(readFileSync(join(laptop, 'K12资源', '身份证版.xlsx')))
    const rows = utils.sheet_to_json<unknown[]>(Object.values(book.Sheets)[0] ?? {}, { header: 1 })
    const ids = rows.slice(2).map((row) => row[4])
    const damaged = ids.filter((id) => typeof id === 'number')
    expect(damaged.length).toBe(249)
    expect(damaged.filter((id) => !/^5001\d{11}000$/.test(String(id)))).toEqual([])
    const right = ids.filter((id) => typeof id === 'string' && checks(id))
    expect(right.length).toBe(150)
    expect(new Set(right).size).toBe(150)
    expect(damaged.filter((id) => checks(String(id)))).toEqual([])
  })

  it('is under 20 MB', () => {
    const bytes = stories
      .flatMap(({ dir, truth }) => [
        ...new Set(truth.files.map((file) => join(dir, file.at[0] ?? ''))),
      ])
      .reduce((total, path) => total + readFileSync(path).length, 0)
    expect(bytes).toBeLessThan(20_000_000)
  })
})

describe('the generator', () => {
  it('shares no code with the product', () => {
    const sources = readdirSync(import.meta.dirname).filter((file) => file.endsWith('.ts'))
    const imports = sources.flatMap((file) => {
      const text = readFileSync(join(import.meta.dirname, file), 'utf8')
      return [...text.matchAll(/from '([^']+)'/g)].map((match) => match[1] ?? '')
    })
    expect(imports.filter((path) => path.startsWith('..'))).toEqual([])
  })

  it('leaves a folder alone that holds other evidence', () => {
    const other = join(folder, 'other')
    mkdirSync(join(other, 'evidence'), { recursive: true })
    writeFileSync(join(other, 'evidence', 'list.csv'), 'kept')
    expect(() => makeQingdao(other)).toThrow('not a demonstration folder')
    expect(readFileSync(join(other, 'evidence', 'list.csv'), 'utf8')).toBe('kept')
  })
})

/** Rows of all sheets of a file, every cell as text; numbers in full. */
function gridOf(dir: string, at: readonly string[]): string[][] {
  const [path = '', entry] = at
  const file = readFileSync(join(dir, path))
  const bytes = entry === undefined ? file : entriesOf(file).find((e) => e.name === entry)?.bytes
  if (bytes === undefined) throw new Error(`no entry ${entry}`)
  return /\.xlsx?$/.test(path) ? sheetGrid(bytes) : textGrid(bytes)
}

function sheetGrid(bytes: Buffer): string[][] {
  return Object.values(read(bytes).Sheets).flatMap((sheet) =>
    utils
      .sheet_to_json<unknown[]>(sheet, { header: 1, raw: true, blankrows: true })
      .map((row) =>
        Array.from(row, (cell) =>
          cell === null || cell === undefined ? '' : String(cell as string | number),
        ),
      ),
  )
}

function textGrid(bytes: Buffer): string[][] {
  const text = decoded(bytes).replace(/\r\n$/, '')
  const delimiter = /----|\t|,| /.exec(text.split('\r\n')[0] ?? '')?.[0] ?? ','
  return text.split('\r\n').map((line) => line.split(delimiter))
}

function decoded(bytes: Buffer): string {
  if (bytes[0] === 0xff) return new TextDecoder('utf-16le').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030', { fatal: true }).decode(bytes)
  }
}

interface Entry {
  readonly name: string
  readonly flags: number
  readonly bytes: Buffer
}

/** Entries of a zip from their local headers, names as GBK. */
function entriesOf(zip: Buffer): Entry[] {
  const entries: Entry[] = []
  let offset = 0
  while (zip.readUInt32LE(offset) === 0x04034b50) {
    const nameEnd = offset + 30 + zip.readUInt16LE(offset + 26)
    const end = nameEnd + zip.readUInt32LE(offset + 18)
    entries.push({
      name: new TextDecoder('gb18030').decode(zip.subarray(offset + 30, nameEnd)),
      flags: zip.readUInt16LE(offset + 6),
      bytes: inflateRawSync(zip.subarray(nameEnd, end)),
    })
    offset = end
  }
  return entries
}

/** A number that somebody can have, under the prefixes and blocks that the demonstration uses. */
const GOOD = /^1(?:3\d|5[0-35-9]|7[678]|8\d)(?:0000|0013)\d{4}$/

function pairsIn(dir: string, truth: Truth): Set<string> {
  const names = new Set(truth.lines.flatMap(({ content }) => content.name ?? []))
  const pairs = new Set<string>()
  for (const row of truth.files.flatMap((file) => gridOf(dir, file.at))) {
    const phone = row.map(plainNumber).find((cell) => GOOD.test(cell))
    const name = row.find((cell) => names.has(cell))
    if (phone !== undefined && name !== undefined) pairs.add(`${name}|${phone}`)
  }
  return pairs
}

const pairsCounted = (truth: Truth): Set<string> =>
  new Set(
    truth.lines
      .filter((line) => line.fate === 'COUNTED')
      .map(({ content }) => `${content.name}|${content.phone}`),
  )

const plainNumber = (cell: string): string =>
  cell
    .normalize('NFKC')
    .replace(/[ -]/g, '')
    .replace(/^(?:\+86|0086)/, '')

/** GB 11643, read plainly: the weighted sum of all eighteen is 1 modulo 11. */
function checks(id: string): boolean {
  const values = [...id].map((char) => (char === 'X' ? 10 : Number(char)))
  const sum = values.reduce((total, value, index) => total + value * (2 ** (17 - index) % 11), 0)
  return id.length === 18 && sum % 11 === 1
}
