import { describe, expect, test } from 'vitest'
import type { GridSink } from '../../row.ts'
import { memorySource } from '../../source.ts'
import { collected } from '../collected.ts'
import { GridRows } from '../grid-rows.ts'
import { readSql } from '../sql/sql.ts'
import { planText } from '../text/dialect.ts'
import { readText } from '../text/read.ts'
import { readJson } from './json.ts'
import { TextColumns } from './text-columns.ts'

const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`
const person = (name: string, phone: string) => ({ name, phone })
const [ZHANG, LI] = [person('张三', '13800001111'), person('李四', '13900002222')]

/** What is read of a csv with these texts in its second column. */
function csv(texts: readonly unknown[], header: string | null = 'id,内容') {
  const file = collected()
  const lines = texts.map(
    (t, i) => `${String(i + 1)},${quoted(typeof t === 'string' ? t : JSON.stringify(t))}`,
  )
  const source = memorySource(Buffer.from([header ?? [], ...lines].flat().join('\n')))
  const sink = new TextColumns(file.sink)
  readText(source, planText(source, { delimiter: ',' }), { from: 0, to: source.size }, sink)
  return { ...file, found: sink.found }
}
const cells = (file: ReturnType<typeof csv>) =>
  file.grids.map(({ rows }) => rows.map((row) => row.cells))

describe('texts that are JSON in a column', () => {
  test('fields of objects stand behind the other cells, named in the header; the text stays', () => {
    const text = JSON.stringify(ZHANG)
    expect(cells(csv([ZHANG, '无', { phone: '13900002222', 住址: { 市: '青岛' } }]))).toEqual([
      [
        ['id', '内容', '内容.name', '内容.phone', '内容.住址.市'],
        ['1', text, '张三', '13800001111', null],
        ['2', '无', null, null, null],
        ['3', '{"phone":"13900002222","住址":{"市":"青岛"}}', null, '13900002222', '青岛'],
      ],
    ])
  })
  test('without a header the fields have no names', () => {
    expect(cells(csv([ZHANG, LI], null))).toEqual([
      [
        ['1', JSON.stringify(ZHANG), '张三', '13800001111'],
        ['2', JSON.stringify(LI), '李四', '13900002222'],
      ],
    ])
  })
  test('numbers stand as they are written', () => {
    const text = '{"id":110105194912310021,"n":1.0}'
    expect(cells(csv([text]))[0]?.[1]).toEqual(['1', text, '110105194912310021', '1.0'])
  })
  test('rows of lists stand in place of the text, and name the row above', () => {
    const file = csv([[ZHANG, LI], [], [ZHANG]])
    expect(file.grids.map(({ sheet, header }) => [sheet, header])).toEqual([
      [null, null],
      ['内容', ['上级行号', 'name', 'phone']],
    ])
    expect(cells(file)).toEqual([
      [
        ['id', '内容'],
        ['1', null],
        ['2', '[]'],
        ['3', null],
      ],
      [
        ['2', '张三', '13800001111'],
        ['2', '李四', '13900002222'],
        ['4', '张三', '13800001111'],
      ],
    ])
  })
  test('lists of lines about people, too; lists of numbers stay one cell', () => {
    const file = csv([
      ['张三,13800001111', '李四,13900002222'],
      ['13800001111', '13900002222'],
    ])
    expect(file.grids[1]?.header).toEqual(['上级行号', '值'])
    expect(cells(file)[1]).toEqual([
      ['2', '张三,13800001111'],
      ['2', '李四,13900002222'],
    ])
    expect(cells(file)[0]?.[2]).toEqual(['2', '["13800001111","13900002222"]'])
  })
  test('a field met later has a column of its own', () => {
    const many = Array.from({ length: 40 }, () => ZHANG)
    const rows = cells(csv([...many, { email: 'a@b.cn' }]))[0]
    expect(rows?.[0]).toEqual(['id', '内容', '内容.name', '内容.phone'])
    expect(rows?.at(-1)).toEqual(['41', '{"email":"a@b.cn"}', null, null, 'a@b.cn'])
  })
  test.each([
    ['无', '{}', '[]'],
    ['{姓名}', '[图片]', '{"a":1'],
    ['["a"]', '[1,2]'],
  ])('others pass as they are: %s %s', (...texts) => {
    const file = csv(texts)
    expect(file.found).toBe(false)
    expect(cells(file)[0]?.slice(1)).toEqual(texts.map((t, i) => [String(i + 1), t]))
  })
  test('those of a column that shows none at the beginning are read where they begin', () => {
    const text = JSON.stringify(LI)
    const file = csv(Array.from({ length: 400 }, (_, i) => (i % 50 === 49 ? LI : '无')))
    expect(file.found).toBe(true)
    const rows = cells(file)[0]?.slice(1) ?? []
    expect(rows.slice(48, 51)).toEqual([
      ['49', '无'],
      ['50', text, '李四', '13900002222'],
      ['51', '无', null, null],
    ])
    expect(rows.filter((row) => row[3] === '13900002222')).toHaveLength(8)
  })
  test('so are those of another column, behind the fields of the first', () => {
    const file = collected()
    const rows = new GridRows(new TextColumns(file.sink), 'S', false, ['甲', '乙', '丙'])
    const [a, b] = [JSON.stringify(ZHANG), JSON.stringify({ phone: LI.phone, list: [ZHANG] })]
    for (let i = 0; i < 60; i++) {
      rows.begin(rows.next)
      rows.cell(0, i === 30 ? a : '无')
      rows.cell(1, i === 40 ? b : '无')
      rows.cell(2, '终')
      rows.end()
    }
    rows.finish()
    const [main, list] = file.grids
    expect(main?.header).toEqual(['甲', '乙', '丙'])
    expect(main?.rows[30]?.cells).toEqual([a, '无', '终', '张三', '13800001111'])
    expect(main?.rows[40]?.cells).toEqual(['无', null, '终', null, null, '13900002222'])
    expect([list?.sheet, list?.rows[0]?.cells]).toEqual([
      'S.乙.list',
      ['41', '张三', '13800001111'],
    ])
  })
  test('texts in brackets that are nobody are soon passed over', () => {
    const file = csv(Array.from({ length: 300 }, () => '[116.3,39.9]'))
    expect(file.found).toBe(false)
  })
  test('hostile ones: too many fields, too deep, too long', () => {
    const wide = Object.fromEntries(Array.from({ length: 5000 }, (_, i) => [`k${String(i)}`, i]))
    const deep = `{"a":${'{"a":'.repeat(90)}1${'}'.repeat(90)}}`
    const brackets = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
    const long = `{"a":"${'x'.repeat(2 << 20)}"}`
    const rows = cells(csv([wide, deep, brackets, long, ZHANG]))[0]
    expect(rows).toHaveLength(6)
    expect(rows?.[1]).toHaveLength(202)
    expect(rows?.map((row) => row[0])).toEqual(['id', '1', '2', '3', '4', '5'])
  })
})

test('fields have names where the columns have, and wide rows and lost ones stay as they are', () => {
  const file = collected()
  const text = JSON.stringify(ZHANG)
  const rows = new GridRows(new TextColumns(file.sink), 'S', false, ['id', '内容'])
  for (const row of [['1', text], ['2', 'x'], [...'abcdef']]) {
    rows.begin(rows.next)
    row.forEach((cell, i) => rows.cell(i, cell))
    rows.end()
  }
  rows.unread('CORRUPT', 4, 1, '')
  rows.begin(30)
  for (const [i, cell] of ['1', '无', '无', '无', '无', '无', '第七'].entries()) rows.cell(i, cell)
  rows.end()
  rows.finish()
  const [grid] = file.grids
  expect(grid?.header?.slice(-2)).toEqual(['内容.name', '内容.phone'])
  expect(grid?.rows[0]?.cells.slice(-2)).toEqual(['张三', '13800001111'])
  expect(grid?.rows.at(-1)?.cells).toHaveLength(7 + 2)
  expect(grid?.unread).toEqual([{ code: 'CORRUPT', row: 4, rows: 1 }])
})

test('what stands in a script is read as in a csv, and rows of messages are passed on', () => {
  const file = collected()
  const value = JSON.stringify([ZHANG, LI]).replaceAll('"', '\\"')
  const script = `INSERT INTO \`t\` (\`id\`,\`c\`) VALUES (1,'${value}');\n`
  const sink = new TextColumns(file.sink)
  readSql(memorySource(Buffer.from(script)), sink)
  expect(file.grids.map(({ sheet }) => sheet)).toEqual(['t', 't.c'])
  expect(file.grids[1]?.rows.map(({ cells: c }) => c.slice(1))).toEqual(
    [ZHANG, LI].map(({ name, phone }) => [name, phone]),
  )
  const other: string[] = []
  const talk: GridSink = {
    row: () => undefined,
    other: (code) => other.push(code),
    unread: () => undefined,
    end: () => undefined,
  }
  const grid = new TextColumns({ issue: () => undefined, grid: () => talk }).grid({
    ...{ sheet: null, hidden: false, delimiter: null, delimiterByte: -1, header: ['a'] },
  })
  const view = { ...({} as Parameters<GridSink['row']>[0]), count: 0 }
  grid.other?.('NOTE', view)
  expect(other).toEqual(['NOTE'])
})

test('in a JSON file lists of lines about people are rows, by themselves or in a row', () => {
  const read = (value: unknown) => {
    const file = collected()
    readJson(memorySource(Buffer.from(JSON.stringify(value))), file.sink)
    return file.grids.map(({ sheet, header, rows }) => [sheet, header, rows.map((r) => r.cells)])
  }
  const people = ['张三,13800001111', '李四,13900002222']
  expect(read({ code: 0, data: people })).toContainEqual(['data', ['值'], people.map((p) => [p])])
  expect(
    read([
      { g: 1, people },
      { g: 2, people: ['13800001111'] },
    ]),
  ).toEqual([
    ['people', ['上级行号', '值'], people.map((p) => ['1', p])],
    [null, ['g', 'people'], [['1'], ['2', '["13800001111"]']]],
  ])
})
