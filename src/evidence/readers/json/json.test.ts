import { describe, expect, test } from 'vitest'
import { CELL } from '../../row.ts'
import { memorySource } from '../../source.ts'
import { collected, type CollectedFile } from '../collected.ts'
import { fieldsBeyond } from '../fields-beyond.ts'
import { readJson } from './json.ts'

function read(text: string | Uint8Array, window?: number): CollectedFile {
  const file = collected()
  const source = memorySource(typeof text === 'string' ? Buffer.from(text) : text)
  readJson(source, file.sink, window === undefined ? {} : { window })
  return file
}
/** `[sheet, header, rows with their numbers]` of each grid. */
const grids = (text: string) =>
  read(text).grids.map((g) => [g.sheet, g.header, g.rows.map((r) => [r.row, ...r.cells])])

describe('where rows stand', () => {
  test('objects in a list; names grow with the keys', () => {
    expect(grids('[{"a":"1"},{"b":"2","a":"3"}]')).toEqual([
      [
        null,
        ['a', 'b'],
        [
          [1, '1'],
          [2, '3', '2'],
        ],
      ],
    ])
  })
  test('the numbers of one person are fields of his row, however many', () => {
    const text =
      '[{"displayName":"张三","phoneNumbers":[{"value":"13800001111","type":"mobile"}]},' +
      '{"displayName":"李四","phoneNumbers":[{"value":"13800002222"},{"value":"13800003333"}]}]'
    expect(grids(text)).toEqual([
      [
        null,
        ['displayName', 'phoneNumbers.value', 'phoneNumbers.type', 'phoneNumbers.value#2'],
        [
          [1, '张三', '13800001111', 'mobile'],
          [2, '李四', '13800002222', null, '13800003333'],
        ],
      ],
    ])
  })
  test.each([
    ['people with names', '{"dept":"销售","phones":[{"name":"张三","phone":"13800001111"}]}'],
    ['orders', '{"user":"张三","orders":[{"no":"1","mobile":"13800001111"}]}'],
    ['what is no object', '{"user":"张三","phones":[{"value":"13800001111"},"13800002222"]}'],
  ])('%s in a list are rows of their own', (_, one) => {
    expect(grids(`[${one},${one}]`)).toHaveLength(2)
  })
  test('an envelope: the list by its path, the scalars around it as one row', () => {
    expect(grids('{"code":0,"data":{"total":2,"list":[{"a":1},{"a":2}]},"msg":"ok"}')).toEqual([
      [
        'data.list',
        ['a'],
        [
          [1, '1'],
          [2, '2'],
        ],
      ],
      [null, ['code', 'data.total', 'msg'], [[1, '0', '2', 'ok']]],
    ])
  })
  test.each([
    ['lists', '["张三","13800001111"]\n["李四","13800002222",null]\n'],
    ['tuples of Python', "('张三', '13800001111'),\n('李四', '13800002222', None),\n"],
    [
      'tuples in a list',
      "rows = [\n  ('张三', '13800001111'),\n  ('李四', '13800002222', None),\n]",
    ],
  ])('%s of values, one a line: each is a row', (_, text) => {
    const found = grids(text).flatMap(([, , rows]) => rows as string[][])
    expect(found.map(([, name, phone]) => [name, phone])).toEqual([
      ['张三', '13800001111'],
      ['李四', '13800002222'],
    ])
  })
  test('of many objects each has names of its own: one a line, with lists beside them', () => {
    const line = (columns: string[], rows: string[][]) => JSON.stringify({ columns, rows })
    const text = [
      line(['姓名', '手机'], [['张三', '13800001111']]),
      line(['手机', '姓名'], [['13800002222', '李四']]),
      JSON.stringify({ rows: [['王五', '13800003333']] }),
    ].join('\n')
    const { grids: found } = read(text)
    expect(found.map(({ sheet, header, rows }) => [sheet, header, rows[0]?.cells])).toEqual([
      ['rows', ['姓名', '手机'], ['张三', '13800001111']],
      [null, ['columns', 'rows'], ['["姓名","手机"]']],
      ['rows', ['手机', '姓名'], ['13800002222', '李四']],
    ])
  })
  test('names of columns beside lists of values are their header, and stay a cell of their own object', () => {
    const rows = '"rows":[["张三","13800001111"],["李四",null]]'
    expect(grids(`{"data":{"columns":["姓名","手机"],${rows}}}`)).toEqual([
      [
        'data.rows',
        ['姓名', '手机'],
        [
          [1, '张三', '13800001111'],
          [2, '李四', 'null'],
        ],
      ],
      [null, ['data.columns'], [[1, '["姓名","手机"]']]],
    ])
    for (const names of [
      '"tags":["姓名","手机"]',
      '"columns":["a","a"]',
      '"columns":["13800001111","b"]',
    ])
      expect(grids(`{${names},${rows}}`)[0]?.[1]).toBeNull()
    expect(grids(`{"head":{"columns":["姓名","手机"]},${rows}}`)[0]?.[1]).toBeNull()
  })
  test('what a script has around it is passed over', () => {
    const rows = [
      [1, '1'],
      [2, '2'],
    ]
    for (const text of [
      'var a = [{"x":1},{"x":2}];',
      'cb([{"x":1},{"x":2}])',
      ')]}\'\n[{"x":1},{"x":2}]',
      'var a=[{"x":1}];b.c = [{"x":2}]',
      'const a = [{"x":1},{"x":2}];\nmodule.exports = a;\n',
      'let a = [{"x":1},{"x":2}]\nexport default a',
    ])
      expect(grids(text)).toEqual([[null, ['x'], rows]])
    expect(read('{"x":1},\n{"x":2},\n').issues).toEqual([])
  })
  test('remarks stand between, whatever is written in them', () => {
    const rows = [
      ['1', 'http://a'],
      ['2', '/* b */'],
    ]
    const text =
      '/* 1 */[ // {"x":9}\n{"x":1, /* "y": 8 */"y":"http://a",}, /**/{"x"://\n2,"y":"/* b */"}]//'
    for (const window of [undefined, 16]) {
      const { grids, issues } = read(text, window)
      expect(issues.map((i) => i.code)).toEqual(['ROW_NUMBERS_REPEAT'])
      expect(grids.map((g) => g.rows.map((r) => r.cells))).toEqual([rows])
    }
    expect(read('[{"x":1},{"x":2}] /* to the end').issues.map((i) => i.code)).toEqual(['CORRUPT'])
  })
  test('several lists are several grids', () => {
    const [a, b] = grids('{"甲":[{"x":1}],"乙":[{"y":2}]}')
    expect([a?.[0], b?.[0]]).toEqual(['甲', '乙'])
  })
  test('one object a line, numbered by line', () => {
    expect(grids('{"a":1}\n\n{"a":2}\n')).toEqual([
      [
        null,
        ['a'],
        [
          [1, '1'],
          [3, '2'],
        ],
      ],
    ])
  })
  test('printed over lines: the line on which the object begins', () => {
    expect(grids('[\n  {\n    "a": 1\n  },\n  {\n    "a": 2\n  }\n]\n')).toEqual([
      [
        null,
        ['a'],
        [
          [2, '1'],
          [5, '2'],
        ],
      ],
    ])
  })
  test('a map of objects: its keys are a column', () => {
    expect(grids('{"u1":{"name":"张三","tel":"1"},"u2":{"name":"李四","tel":"2"},"n":2}')).toEqual([
      [
        '*',
        ['键', 'name', 'tel'],
        [
          [1, 'u1', '张三', '1'],
          [2, 'u2', '李四', '2'],
        ],
      ],
      [null, ['n'], [[1, '2']]],
    ])
  })
  test('a map whose keys say who: each member is a row', () => {
    for (const [text, rows] of [
      [
        '{"13800138000":"张三","13900139000":"李四","13700137000":null}',
        ['13800138000 张三', '13900139000 李四', '13700137000 null'],
      ],
      [
        '{"张三":13800138000,"李四":13900139000,"王五":13700137000}',
        ['张三 13800138000', '李四 13900139000', '王五 13700137000'],
      ],
    ] as const)
      expect(grids(text)).toEqual([
        ['*', ['键', '值'], rows.map((row, i) => [i + 1, ...row.split(' ')])],
      ])
    expect(
      grids(
        '{"data":{"13800138000":"张三","13900139000":"李四","13700137000":"王","13600136000":["五"]},"n":3}',
      ),
    ).toEqual([
      [
        'data.*',
        ['键', '值'],
        [
          [1, '13800138000', '张三'],
          [2, '13900139000', '李四'],
          [3, '13700137000', '王'],
          [4, '13600136000', '["五"]'],
        ],
      ],
      [null, ['n'], [[1, '3']]],
    ])
  })
  test('fields called like people, or of one among many, are fields', () => {
    const header = (text: string) => read(text).grids[0]?.header
    expect(header('{"家长":"13800138000","手机":"13900139000","客户":"13700137000"}')).toEqual([
      '家长',
      '手机',
      '客户',
    ])
    expect(header('{"本人":"13800138000","配偶":"13900139000","紧急":"13700137000"}')).toEqual([
      '本人',
      '配偶',
      '紧急',
    ])
    expect(header('[{"微店":"13800138000","闲鱼":"13900139000","淘宝":"13700137000"}]')).toEqual([
      '微店',
      '闲鱼',
      '淘宝',
    ])
    expect(header('{"13800138000":1,"n":2,"13900139000":3}')).toEqual([
      '13800138000',
      'n',
      '13900139000',
    ])
  })
  test('many objects alike in one of a list are entries of a map; a few, or those behind a field, are fields of it', () => {
    const users = (n: number) =>
      Array.from({ length: n }, (_, i) => `"user:${String(i)}":{"name":"张${String(i)}"}`).join(',')
    expect(grids(`[{${users(8)}}]`)).toEqual([
      [
        '*',
        ['键', 'name'],
        Array.from({ length: 8 }, (_, i) => [i + 1, `user:${String(i)}`, `张${String(i)}`]),
      ],
    ])
    for (const row of [`[{${users(7)}}]`, `[{"class":"一班",${users(8)}}]`])
      expect(read(row).grids.map((g) => g.rows.length)).toEqual([1])
  })
  test('lists of objects inside a row name the row above', () => {
    expect(grids('[{"a":1},{"a":2,"o":[{"id":7},{"id":8}]}]')).toEqual([
      [
        null,
        ['a'],
        [
          [1, '1'],
          [2, '2'],
        ],
      ],
      [
        'o',
        ['上级行号', 'id'],
        [
          [1, '2', '7'],
          [2, '2', '8'],
        ],
      ],
    ])
  })
  test('lists inside the entries of a map are one grid', () => {
    const text = '{"u1":{"n":"a","o":[{"id":1}]},"u2":{"n":"b","o":[{"id":2}]}}'
    expect(grids(text).map((g) => g[0])).toEqual(['*.o', '*'])
  })
  test('values by themselves, lists of lists', () => {
    expect(grids('["13800138000","13900139000"]')).toEqual([
      [
        null,
        null,
        [
          [1, '13800138000'],
          [2, '13900139000'],
        ],
      ],
    ])
    expect(grids('[["a","b"],[1,[2,3]]]')).toEqual([
      [
        '$',
        null,
        [
          [1, 'a', 'b'],
          [2, '1', '[2,3]'],
        ],
      ],
    ])
  })
})

describe('cells', () => {
  const cell = (json: string) => {
    const row = read(`[{"a":${json}}]`).grids[0]?.rows[0]
    return [row?.cells[0], row?.types[0]]
  }
  test.each<[about: string, json: string, text: string, type: number]>([
    ['text', '"张三"', '张三', CELL.TEXT],
    ['empty text', '""', '', CELL.TEXT],
    ['null', 'null', 'null', CELL.BOOLEAN],
    ['true', 'true', 'true', CELL.BOOLEAN],
    ['a phone', '13800138000', '13800138000', CELL.NUMBER],
    ['an exponent as written', '1e3', '1e3', CELL.NUMBER],
    ['zeros as written', '3.50', '3.50', CELL.NUMBER],
    ['beyond 2^53', '9007199254740993123', '9007199254740993123', CELL.NUMBER],
    ['escapes', String.raw`"\u5f20\n\"\/\\"`, '张\n"/\\', CELL.TEXT],
    ['a pair of surrogates', String.raw`"\ud842\udfb7"`, '𠮷', CELL.TEXT],
    ['half a pair', String.raw`"\ud842"`, '\ufffd', CELL.TEXT],
    [
      'a list of values',
      String.raw`[ "138", "\u5f20", 1, null ]`,
      '["138","张",1,null]',
      CELL.TEXT,
    ],
    ['quotes inside a list', String.raw`["a\",\"b"]`, String.raw`["a\",\"b"]`, CELL.TEXT],
    ['an empty object', '{}', '{}', CELL.TEXT],
  ])('%s', (_, json, text, type) => {
    expect(cell(json)).toEqual([text, type])
  })
  test('an absent key is no cell', () => {
    expect(read('[{"a":1,"b":2,"c":3},{"a":1,"c":3}]').grids[0]?.rows[1]?.cells).toEqual([
      '1',
      null,
      '3',
    ])
  })
  test('objects inside a row have dotted names; keys that come twice have two columns', () => {
    expect(grids('[{"姓名":"张三","家长":{"电话":"1"},"姓名":"李四","姓名":"王五"}]')).toEqual([
      [null, ['姓名', '家长.电话', '姓名#2', '姓名#3'], [[1, '张三', '1', '李四', '王五']]],
    ])
  })
  test('as Python prints it', () => {
    expect(
      grids(`[{'a': None, 'b': True, 'c': u'x', "d": 'it\\'s', 'e': ObjectId("5f"), 'f': (1, 2)}]`),
    ).toEqual([
      [
        null,
        ['a', 'b', 'c', 'd', 'e', 'f'],
        [[1, 'None', 'True', 'x', "it's", 'ObjectId("5f")', '[1,2]']],
      ],
    ])
  })
  test('a thousand columns have names, the rest stands together', () => {
    const object = Object.fromEntries(Array.from({ length: 1003 }, (_, i) => [`k${i}`, i]))
    const {
      grids: [grid],
      issues,
    } = read(JSON.stringify([object]))
    expect(grid?.rows[0]?.cells.at(-1)).toBe('k1000: 1000\nk1001: 1001\nk1002: 1002')
    expect(grid?.header).toHaveLength(1001)
    expect(issues).toEqual([fieldsBeyond(null, 1000)])
  })
  test('keys of their own beside keys of all: that they have no column of their own is told once', () => {
    const common = { a: 1, b: 2, c: 3 }
    const rows = Array.from({ length: 2000 }, (_, i) => ({ ...common, [`姓名${i}`]: '张三' }))
    expect(read(JSON.stringify(rows)).issues).toEqual([fieldsBeyond(null, 1000)])
    expect(read(JSON.stringify(rows.slice(0, 900))).issues).toEqual([])
  })
  test('rows of which each has keys of its own: the keys are content, before their values', () => {
    const pair = (i: number) => ({ [`张${i}`]: `1380000${String(i).padStart(4, '0')}` })
    const rows = Array.from({ length: 5000 }, (_, i) =>
      i === 20 ? { ...pair(i), 乙: 7 } : pair(i),
    )
    const { grids, issues } = read(JSON.stringify(rows))
    expect(issues).toEqual([])
    expect(grids[0]?.header).toEqual(['键', '值', '键#2', '值#2'])
    expect(grids[0]?.rows).toHaveLength(5000)
    expect(grids[0]?.rows[0]?.cells).toEqual(['张0', '13800000000'])
    expect(grids[0]?.rows[20]?.cells).toEqual(['张20', '13800000020', '乙', '7'])
    expect(grids[0]?.rows[4999]).toMatchObject({ row: 5000, cells: ['张4999', '13800004999'] })
  })
  test('a row with more keys of its own than there are columns: the others stand together, and it is told', () => {
    const wide = Object.fromEntries(Array.from({ length: 600 }, (_, i) => [`w${i}`, i]))
    const rows = [...Array.from({ length: 20 }, (_, i) => ({ [`k${i}`]: i })), wide]
    const { grids, issues } = read(JSON.stringify(rows))
    expect(issues).toEqual([fieldsBeyond(null, 1000)])
    expect(grids[0]?.rows[20]?.cells[998]?.split('\n')).toHaveLength(101)
  })
  test('fifteen rows are too few to tell: their keys are columns', () => {
    const rows = Array.from({ length: 15 }, (_, i) => ({ [`k${i}`]: i }))
    expect(read(JSON.stringify(rows)).grids[0]?.header).toHaveLength(15)
  })
  test('what stands beyond the columns says what it says in one, and not in the row after a broken one', () => {
    const keys = Array.from({ length: 1000 }, (_, i) => `"k${i}":${i}`).join(',')
    const more = String.raw`"a":"\u5f20\u4e09\n","b":["\u5f20"]`
    const [grid] = read(`{${keys},${more}}\n{${keys},${more}\n{"k0":7}\n`).grids
    expect(grid?.rows.map(({ cells }) => cells[1000])).toEqual(['a: 张三\n\nb: ["张"]', undefined])
  })
  test('an entry of a map that holds nothing keeps its key', () => {
    const text = '{"13800000001":{"a":1},"13800000002":{"a":2},"13800000003":{}}'
    expect(read(text).grids[0]?.rows.map(({ cells }) => cells[0])).toEqual([
      '13800000001',
      '13800000002',
      '13800000003',
    ])
  })
})

describe('broken files', () => {
  test('a broken line costs that line', () => {
    const {
      grids: [grid],
    } = read('{"a":1}\n{"a":2,"b":"x}\n{"a":3}\n')
    expect(grid?.rows.map((r) => r.row)).toEqual([1, 3])
    expect(grid?.unread).toEqual([{ code: 'CORRUPT', row: 2, rows: 1 }])
  })
  test('a line without its closing bracket does not cost the next', () => {
    const [grid] = read('{"a":1}\n{"a":2\n{"a":3}\n{"a":4\n{"a":5}').grids
    expect(grid?.rows.map((r) => r.row)).toEqual([1, 3, 5])
    expect(grid?.unread.map(({ row }) => row)).toEqual([2, 4])
  })
  test('a missing quote costs one object', () => {
    const {
      grids: [grid],
    } = read('[{"a":1},\n{"a":2,"b":"q},\n{"a":3},\n{"a":4}]')
    expect(grid?.rows.map((r) => r.row)).toEqual([1, 3, 4])
    expect(grid?.unread).toEqual([{ code: 'CORRUPT', row: 2, rows: 1 }])
  })
  test('cut off: the last object is unread, and the place is named', () => {
    const {
      grids: [grid],
      issues,
    } = read('{"data":{"list":[{"a":1},\n{"a":')
    expect(grid?.rows).toHaveLength(1)
    expect(grid?.unread).toHaveLength(1)
    expect(issues.map((i) => [i.code, i.row])).toEqual([['CORRUPT', 2]])
  })
  test('brackets that do not match are told, and what stands in them is read', () => {
    const {
      grids: [grid],
      issues,
    } = read('[{"a":["x","y"},"b":1},\n{"a":["q",{"c":["x"}]],"b":2},{"a":["x",("y")],"b":3}]')
    expect(grid?.rows.map(({ cells }) => cells.at(-1))).toEqual(['1', '2', '3'])
    expect(issues.map(({ code, message }) => [code, message.slice(0, 8)])).toEqual([
      ['CORRUPT', '2个值的括号不配'],
    ])
  })
  test('deep nesting stays text', () => {
    const deep = `${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`
    const [grid] = read(deep).grids
    expect(grid?.rows[0]?.cells[0]).toContain('{"a":{"a":')
  })
})

test('the window has no say', () => {
  const list = Array.from({ length: 200 }, (_, i) => ({
    姓名: `张${'三'.repeat(i % 11)}"\\\n`,
    家长: { 电话: i, tags: ['a', i, null] },
    o: i % 7 === 0 ? [{ id: i }] : undefined,
  }))
  for (const text of [JSON.stringify(list), JSON.stringify({ d: { list } }, null, 1)]) {
    const whole = read(text)
    for (const window of [64, 100, 257, 1000]) {
      const part = read(text, window)
      expect(part.grids).toEqual(whole.grids)
      expect(part.issues).toEqual(whole.issues)
    }
  }
})
