import { utils, write } from '@e965/xlsx'
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { gbk } from '../../demo/gbk.ts'
import { xlsxOf } from '../files/xlsx/build.ts'
import { zipOf } from '../files/zip/build.ts'
import {
  countAt,
  filesUnder,
  place,
  put,
  remains,
  reportOf,
  run,
  type Ended,
  type Place,
} from '../support/proof/command.ts'
import { csvOf, HEADER, people, rowOf, type Person } from '../support/proof/people.ts'
import { Search } from '../support/proof/search.ts'

const at: Place = { ...place(), compiles: true }
const [utf8, ansi, book, old, packed, broken, headed] = [1, 2, 3, 4, 5, 6, 7].map((seed) =>
  people(60, seed),
) as [Person[], Person[], Person[], Person[], Person[], Person[], Person[]]
/** People who stand in names of files and sheets and in header cells, never in rows. */
const [filed, sheeted, column] = people(3, 8) as [Person, Person, Person]

const inRows = [utf8, ansi, book, old, packed, broken, headed].flat().flatMap(rowOf)
const named = [filed, sheeted, column]
const identifiersInNames = named.flatMap((p) => [p.phone, p.id, p.email, p.card])

const ended: Ended[] = []
let overridden: Ended
beforeAll(async () => {
  makeEvidence()
  const list = hashList()
  ended.push(await countAt(at, ['--hash-list', list]))
  const kinds = [
    '--kind',
    `${filed.name}${filed.phone}.csv!C=text`,
    '--encoding',
    `${headedName()}=utf-8`,
  ]
  overridden = await countAt(at, [...kinds, '--header', `${headedName()}=1`])
  ended.push(overridden)
  ended.push(await run(at, ['read', at.evidence]), await run(at, ['read', '--json', at.evidence]))
  ended.push(await run(at, ['rows', join(at.out, 'report.json'), '--step', '10']))
  ended.push(await countAt(at, ['--kind', `${filed.phone}.csv!A=${filed.id}`]))
  ended.push(await run(at, ['count', join(at.dir, `${filed.name}${filed.phone}${filed.id}`)]))
  ended.push(await run(at, [filed.phone]), await run(at, ['count', `--${filed.phone}`]))
})

describe('after every run over lists full of people', () => {
  test('the runs were what they were meant to be', () => {
    expect(ended.map((e) => e.code)).toEqual([1, 1, 1, 1, 1, 2, 2, 2, 2])
    const { files, records } = reportOf(at)
    expect(files.filter((f) => f.status !== 'read').map((f) => f.at[0])).toEqual(['破损.xlsx'])
    expect(records.counted).toBeGreaterThan(5 * 60)
  })

  test('nothing lies in the temporary folders', () => {
    expect(remains(at)).toEqual([])
  })

  test('no identifier, name, address or free text lies in the index, in sealed rows or reports', async () => {
    const written = filesUnder(at.dir).filter((f) => !f.startsWith(at.evidence))
    const kept = written.filter((f) => !f.endsWith('hash-list.txt'))
    expect(kept.filter((f) => f.endsWith('index.duckdb'))).not.toEqual([])
    expect(kept.filter((f) => f.endsWith('.xlsx'))).toHaveLength(2)
    expect(await new Search(inRows).files(kept)).toEqual([])
    expect(await new Search(identifiersInNames).files(kept)).toEqual([])
  })

  test('the cache holds no name of a file, sheet or column either', async () => {
    // Our own code, compiled, knows the words that headers are made of.
    const ofEvidence = filesUnder(at.cache).filter((f) => !f.includes('/compiled/'))
    const names = named.flatMap((p) => [p.name, ...rowOf(p)])
    expect(
      await new Search([...names, ...HEADER.filter((h) => h.length > 2)]).files(ofEvidence),
    ).toEqual([])
  })

  test('what was said on the terminal is masked', () => {
    const said = Buffer.from(ended.map((e) => e.stdout + e.stderr).join('\n'))
    expect(new Search([...inRows, ...identifiersInNames]).bytes('said', said)).toEqual([])
  })

  test('the key lies in the configuration folder alone', async () => {
    const path = join(at.config, 'shuzheng/key')
    const key = readFileSync(path, 'latin1').trim()
    const others = filesUnder(at.dir).filter((f) => f !== path && !f.startsWith(at.evidence))
    expect(await new Search([key]).files(others)).toEqual([])
    const raw = Buffer.from(key, 'base64url')
    expect(others.filter((f) => readFileSync(f).includes(raw))).toEqual([])
  })
})

test('the search finds what is there, in each encoding', () => {
  const [someone] = people(1, 9) as [Person]
  const clear = Buffer.concat([
    Buffer.from('x'),
    Buffer.from(someone.name, 'utf16le'),
    gbk(someone.note),
  ])
  const found = new Search(rowOf(someone)).bytes('here', clear)
  expect(found.map((f) => f.encoding)).toEqual(['utf-16le', 'gb18030'])
})

function headedName(): string {
  return `${column.name}.csv`
}

function makeEvidence(): void {
  put(at, `${filed.name}${filed.phone}.csv`, csvOf(utf8))
  put(at, `${filed.id}/${filed.email}-${filed.card}.txt`, gbk(csvOf(ansi, '\t')))
  put(
    at,
    '客户.xlsx',
    xlsxOf({ sheets: [{ name: `${sheeted.name}${sheeted.phone}`, data: rowsXml(book) }] }),
  )
  put(at, '旧版.xls', xlsOf(old, `${sheeted.name}${sheeted.id}`))
  const member = { name: gbk(`${filed.name}${filed.id}.csv`), data: gbk(csvOf(packed)) }
  put(at, '打包.zip', zipOf([member]))
  put(at, '破损.xlsx', xlsxOf({ sheets: [{ name: 'S', data: rowsXml(broken) }] }).subarray(0, 3000))
  const heads = [HEADER[0], column.phone, `${column.name}${column.id}`, column.email, column.card]
  const table = csvOf(headed).replace(/^[^\r]*/, [...heads, ...HEADER.slice(5)].join(','))
  put(at, headedName(), table)
}

function hashList(): string {
  const lines = filesUnder(at.evidence).map((path) => {
    return `${createHash('md5').update(readFileSync(path)).digest('hex')}  ${path.slice(at.evidence.length + 1)}\n`
  })
  const path = join(at.dir, 'hash-list.txt')
  writeFileSync(path, lines.join(''))
  return path
}

function rowsXml(list: readonly Person[]): string {
  return [HEADER, ...list.map(rowOf)]
    .map((row, r) => `<row r="${r + 1}">${row.map(cellXml).join('')}</row>`)
    .join('')
}

function cellXml(text: string): string {
  return `<c t="inlineStr"><is><t>${text}</t></is></c>`
}

function xlsOf(list: readonly Person[], sheet: string): Buffer {
  const made = utils.book_new()
  utils.book_append_sheet(made, utils.aoa_to_sheet([HEADER, ...list.map(rowOf)]), sheet)
  return write(made, { type: 'buffer', bookType: 'biff8', bookSST: true }) as Buffer
}
