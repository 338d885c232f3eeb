import fc from 'fast-check'
import { expect, test } from 'vitest'
import { memorySource, type ByteSource } from '../../../source.ts'
import type { GridInfo, RowView } from '../../../row.ts'
import { CELL } from '../../../row.ts'
import { planText } from '../dialect.ts'
import type { TextPlan } from '../plan.ts'
import { readText } from '../read.ts'
import { planFor } from '../testing.ts'
import { isSplittable, shapeWish } from './shape.ts'

interface Read {
  readonly shape: string | undefined
  readonly other: string | undefined
  readonly header: readonly (string | null)[] | undefined
  readonly rows: [number, ...(string | null)[]][]
  readonly roles: [string, number][]
  readonly blanks: number[]
  readonly lines: number
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

function cellsOf(view: RowView): (string | null)[] {
  return Array.from({ length: view.count }, (_, i) =>
    view.type[i] === CELL.ABSENT
      ? null
      : decoder.decode(view.buf.subarray(view.start[i], view.end[i])),
  )
}

function read(bytes: string | Uint8Array, delimiter?: string): Read {
  const source = memorySource(typeof bytes === 'string' ? Buffer.from(bytes) : bytes)
  return readBy(planText(source, delimiter === undefined ? {} : { delimiter }), source)
}

function readBy(plan: TextPlan, source: ByteSource): Read {
  const rows: Read['rows'] = []
  const roles: Read['roles'] = []
  const blanks: number[] = []
  let header: GridInfo['header']
  const whole = { from: 0, to: source.size }
  const result = readText(source, plan, whole, {
    issue: () => undefined,
    grid: (info) => {
      header = info.header
      return {
        row: (view) => rows.push([view.row, ...cellsOf(view)]),
        blankRows: (from, to) => {
          for (let row = from; row <= to; row++) blanks.push(row)
        },
        other: (code, view) => roles.push([code, view.row]),
        unread: () => undefined,
        end: () => undefined,
      }
    },
  })
  const { lines } = result
  expect(result.rows).toBe(rows.length + roles.length + blanks.length)
  return { shape: plan.shape?.kind, other: plan.otherShape, header, rows, roles, blanks, lines }
}

test.each<[string, string, (string | null)[], Read['rows']]>([
  [
    'labels in a line, one missing',
    '姓名：张三 电话：13800138000 地址：北京市朝阳区\n姓名：李四 电话：13900139000\n',
    ['姓名', '电话', '地址'],
    [
      [1, '张三', '13800138000', '北京市朝阳区'],
      [2, '李四', '13900139000', null],
    ],
  ],
  [
    'in any order, half-width colons, commas between',
    '姓名:张三,手机号:13800138000,学校:第一小学\n手机号:13900139000,姓名:李四,学校:第二小学\n',
    ['姓名', '手机号', '学校'],
    [
      [1, '张三', '13800138000', '第一小学'],
      [2, '李四', '13900139000', '第二小学'],
    ],
  ],
  [
    'nothing between a value and the next label',
    '姓名:张三电话:13800138000地址:北京市\n姓名:李四电话:13900139000地址:上海市\n',
    ['姓名', '电话', '地址'],
    [
      [1, '张三', '13800138000', '北京市'],
      [2, '李四', '13900139000', '上海市'],
    ],
  ],
  [
    'one label a line, blank lines between people',
    '姓名：张三\n电话：13800138000\n\n姓名：李四\n地址：上海市\n浦东新区\n',
    ['姓名', '电话', '地址'],
    [
      [1, '张三', '13800138000', null],
      [4, '李四', null, '上海市\n浦东新区'],
    ],
  ],
  [
    'one label a line, nothing between people',
    '姓名：张三\n电话：13800138000\n姓名：李四\n电话：13900139000\n电话：13700137000\n姓名：王五\n',
    ['姓名', '电话', '电话'],
    [
      [1, '张三', '13800138000', null],
      [3, '李四', '13900139000', '13700137000'],
      [6, '王五', null, null],
    ],
  ],
  [
    'labels in brackets',
    '【姓名】张三【电话】13800138000\n【姓名】李四【电话】13900139000\n',
    ['姓名', '电话'],
    [
      [1, '张三', '13800138000'],
      [2, '李四', '13900139000'],
    ],
  ],
  [
    'blanks inside a label; a label that names no field we know, but comes each time',
    '姓 名：张三\n电 话：13800138000\n暗号：甲\n\n姓 名：李四\n电 话：13900139000\n暗号：乙\n\n姓 名：王五\n电 话：13700137000\n暗号：丙\n',
    ['姓 名', '电 话', '暗号'],
    [
      [1, '张三', '13800138000', '甲'],
      [5, '李四', '13900139000', '乙'],
      [9, '王五', '13700137000', '丙'],
    ],
  ],
  [
    'one person alone',
    '姓名：张三\n身份证号：110105194912310021\n电话：13800138000\n',
    ['姓名', '身份证号', '电话'],
    [[1, '张三', '110105194912310021', '13800138000']],
  ],
  [
    'text before the labels has a column without a name',
    '1、姓名：张三 电话：13800138000\n2、姓名：李四 电话：13900139000\n共两人\n',
    ['姓名', '电话', null],
    [
      [1, '张三', '13800138000', '1、'],
      [2, '李四', '13900139000', '2、'],
      [3, null, null, '共两人'],
    ],
  ],
])('labels: %s', (_, text, header, rows) => {
  const found = read(text)
  expect(found.shape).toBe('labelled')
  expect(found.header).toEqual(header)
  expect(found.rows).toEqual(rows)
})

test('labels in front of the values of a table with headings make no records of their own', () => {
  const found = read(
    '姓名,家庭住址,手机\n收件人：张三,山东省青岛市南京路1号,电话:13800138000\n收件人：李四,青岛市北京路2号,无\n收件人：王五,青岛市上海路3号,电话:13900139000\n',
  )
  expect(found.shape).toBe(undefined)
  expect(found.rows).toContainEqual([
    2,
    '收件人：张三',
    '山东省青岛市南京路1号',
    '电话:13800138000',
  ])
})

test.each([
  ['➤姓名：张三\n➤手机：13800138000\n\n➤姓名：李四\n➤手机：13900139000\n'],
  ['👤姓名：张三\n📱手机：13800138000\n\n👤姓名：李四\n📱手机：13900139000\n'],
  ['> 姓名：张三\n> 手机：13800138000\n\n> 姓名：李四\n> 手机：13900139000\n'],
  ['<姓名>张三<手机>13800138000\n<姓名>李四<手机>13900139000\n'],
])('pictures before labels, and brackets around them: %j', (text) => {
  const found = read(text)
  expect(found.header?.slice(0, 2)).toEqual(['姓名', '手机'])
  expect(found.rows.map((row) => row.slice(1, 3))).toEqual([
    ['张三', '13800138000'],
    ['李四', '13900139000'],
  ])
})

test('lines of a log that tell of nobody stand between those that do', () => {
  const found = read(
    [
      '2021-09-01 10:00:00 INFO heartbeat ok',
      '2021-09-01 10:00:01 INFO 注册成功 姓名=张三,手机=13800138000',
      '2021-09-01 10:00:02 INFO heartbeat ok',
      '2021-09-01 10:00:03 INFO heartbeat ok',
      '2021-09-01 10:00:04 INFO 注册成功 姓名=李四,手机=13900139000',
      '2021-09-01 10:00:05 INFO 注册成功 姓名=王五,手机=13700137000',
    ].join('\n'),
  )
  expect(found.header).toEqual(['姓名', '手机', null])
  expect(found.rows.map((row) => row[1])).toEqual([null, '张三', null, null, '李四', '王五'])
  expect(found.rows[0]?.[3]).toBe('2021-09-01 10:00:00 INFO heartbeat ok')
})

test('lines of a log with its months in words', () => {
  const found = read(
    ['1', '2', '3']
      .map((n) => `Sep  ${n} 10:00:00 web01 app[12]: sent to=1380013800${n} name=张三 tpl=1001`)
      .join('\n'),
  )
  expect(found.rows.map((row) => row[1])).toEqual(['13800138001', '13800138002', '13800138003'])
})

test('labels with a running number: a record for each number, whatever is missing', () => {
  const people = ['张三', '李四', '王五', '赵六']
  const lines = people.flatMap((name, i) => [
    ...(i === 2 ? [] : [`姓名${i + 1}：${name}`]),
    ...(i === 1 ? [] : [`电话${i + 1}：1380013800${i}`]),
  ])
  const found = read(lines.join('\n'))
  expect(found.header).toEqual(['姓名', '电话'])
  expect(found.rows).toEqual([
    [1, '张三', '13800138000'],
    [3, '李四', null],
    [4, null, '13800138002'],
    [5, '赵六', '13800138003'],
  ])
})

test.each([
  ['contacts of one', (n: number) => `联系人姓名${n}：张三\n联系人电话${n}：1380013800${n}`],
  ['pupils of one household', (n: number) => `学生姓名${n}：张三\n手机${n}：1380013800${n}`],
])('labels with a running number, %s: one record', (_, lines) => {
  const found = read([1, 2, 3].map(lines).join('\n'))
  expect(found.rows).toHaveLength(1)
})

test('labels with a running number that come again on each line: one record a line', () => {
  const line = [1, 2, 3].map((n) => `姓名${n}：张三 电话${n}：1380013800${n}`).join(' ')
  expect(read(`${line}\n${line}\n${line}\n`).rows).toHaveLength(3)
})

test('rules between people are notes, and end a record', () => {
  const found = read('姓名：张三\n电话：13800138000\n--------\n姓名：李四\n电话：13900139000\n')
  expect(found.rows.map((row) => row[0])).toEqual([1, 4])
  expect(found.roles).toEqual([['NOTE', 3]])
})

test.each([
  ['what people say', '张三：你好\n李四：在吗\n张三：13800138000\n李四：收到\n'],
  ['settings', 'timeout: 30\nretries: 5\nhost: example.com\n'],
  ['prose with one label', '请注意：本表仅供内部使用\n电话：13800138000\n谢谢大家\n再见\n'],
  ['times', '12:30:11 张三\n12:31:12 李四\n'],
  [
    'a log of work',
    '2021-09-01 10:00:00 INFO ok\n2021-09-01 10:00:01 INFO done cost=12 status=200\n2021-09-01 10:00:02 INFO done cost=9 status=200\n',
  ],
  ['what people say behind a picture', '👤张三：你好\n👤李四：在吗\n👤张三：13800138000\n'],
])('no labels: %s', (_, text) => {
  expect(read(text).shape).toBeUndefined()
})

test.each<[string, string, number, Read['rows']]>([
  [
    'blank lines between',
    '张三\n13800138000\n110105194912310021\n\n李四\n13900139000\n11010519491231002X\n',
    3,
    [
      [1, '张三', '13800138000', '110105194912310021'],
      [5, '李四', '13900139000', '11010519491231002X'],
    ],
  ],
  [
    'a block with a line less',
    Array.from({ length: 6 }, (_, i) => `张${'一二三四五六'[i]}\n1380013800${i}\n北京市${i}号\n`)
      .join('\n')
      .replace('北京市3号\n', ''),
    3,
    Array.from({ length: 6 }, (_, i) => {
      const cells = [
        `张${'一二三四五六'[i]}`,
        `1380013800${i}`,
        ...(i === 3 ? [] : [`北京市${i}号`]),
      ]
      return [1 + i * 4 - (i > 3 ? 1 : 0), ...cells]
    }),
  ],
  [
    'a word before each number',
    Array.from({ length: 4 }, (_, i) => `张${'一二三四'[i]}\n手机 1380013800${i}`).join('\n\n'),
    2,
    Array.from({ length: 4 }, (_, i) => [1 + 3 * i, `张${'一二三四'[i]}`, `手机 1380013800${i}`]),
  ],
  [
    'a colon behind each name, words before the numbers',
    Array.from(
      { length: 4 },
      (_, i) => `张${'一二三四'[i]}：\n手机 1380013800${i}\n地址 北京市${i}号`,
    ).join('\n\n'),
    3,
    Array.from({ length: 4 }, (_, i) => [
      1 + 4 * i,
      `张${'一二三四'[i]}：`,
      `手机 1380013800${i}`,
      `地址 北京市${i}号`,
    ]),
  ],
  [
    'who receives a parcel',
    Array.from(
      { length: 4 },
      (_, i) => `北京市${i}号\n张${'一二三四'[i]}（收）\n1380013800${i}`,
    ).join('\n\n'),
    3,
    Array.from({ length: 4 }, (_, i) => [
      1 + 4 * i,
      `北京市${i}号`,
      `张${'一二三四'[i]}（收）`,
      `1380013800${i}`,
    ]),
  ],
  [
    'nothing between',
    Array.from({ length: 5 }, (_, i) => `张${'一二三四五'[i]}\n1380013800${i}\n`).join(''),
    2,
    Array.from({ length: 5 }, (_, i) => [1 + 2 * i, `张${'一二三四五'[i]}`, `1380013800${i}`]),
  ],
])('blocks: %s', (_, text, lines, rows) => {
  const found = read(text)
  expect(found.shape).toBe('blocks')
  expect(found.rows).toEqual(rows)
  expect(lines).toBeGreaterThan(1)
})

test('one line lost among blocks without blanks between them: each line is a cell, and the other reading is named', () => {
  const whole = Array.from({ length: 400 }, (_, i) => `张三\n138${String(i).padStart(8, '0')}\n`)
  const text = whole.join('').replace('13800000300\n', '')
  const found = read(text)
  expect(found.shape).toBeUndefined()
  expect(found.other).toBe('blocks:2')
  expect(found.rows[0]).toEqual([1, '张三'])
})

test.each([
  ['{姓名=张三, 电话=13800138000}\n{姓名=李四, 电话=13900139000}\n', '张三', '13800138000'],
  [
    '- 张三\n  - 电话: 13800138000\n  - 学校: 一中\n- 李四\n  - 电话: 13900139000\n  - 学校: 一中\n',
    '张三',
    '13800138000',
  ],
])('what frames a record is none of its values: %j', (text, name, phone) => {
  const [first = []] = read(text).rows
  expect(first).toContain(name)
  expect(first).toContain(phone)
})

test('a table drawn with box characters is cut at them', () => {
  const rows = PEOPLE.map((name, i) => `│${name}│1380013800${i}│`)
  const text = ['┌──┬──┐', '│姓名│电话│', '├──┼──┤', ...rows, '└──┴──┘'].join('\n')
  expect(read(text).rows).toContainEqual([4, '', '赵立新', '13800138000', ''])
})

const PEOPLE = '赵立新 钱伟 孙桂兰 李秀英 周杰 吴敏'.split(' ')

test('a line lost among blocks that begin with different names: each name begins a record, lines of a page before them stand alone', () => {
  const lines = PEOPLE.map((name, i) => [
    name,
    `1380013800${i}`,
    ...(i === 2 ? [] : ['汉族']),
    ...(i === 4 ? [] : [`北京市朝阳区${i}号`]),
  ])
  const found = read(['姓名', '共 6 条', ...lines.flat()].join('\n'))
  expect(found.shape).toBe('blocks')
  expect(found.rows.slice(0, 2)).toEqual([
    [1, '姓名'],
    [2, '共 6 条'],
  ])
  expect(found.rows.slice(2).map(([, ...cells]) => cells)).toEqual(lines)
})

test('values missing at regular distances make no block of several people', () => {
  const lines = PEOPLE.map((name, i) => [
    name,
    `1380013800${i}`,
    ...(i % 2 ? [`北京市朝阳区${i}号`] : []),
  ])
  expect(read(lines.flat().join('\n')).rows.map(([, ...cells]) => cells)).toEqual(lines)
})

test.each<[string, string[]]>([
  [
    'numbers above names',
    PEOPLE.flatMap((name, i) => [`1380013800${i}`, name, ...([1, 4, 5].includes(i) ? ['男'] : [])]),
  ],
  [
    'a name without number in every other record',
    PEOPLE.flatMap((name, i) => [name, ...([1, 4, 5].includes(i) ? [`1380013800${i}`] : []), '男']),
  ],
  [
    'two people below a name',
    PEOPLE.flatMap((name, i) => [
      name,
      `1380013800${i}`,
      'Mike',
      `1390013900${i}`,
      ...([1, 4, 5].includes(i) ? ['男'] : []),
    ]),
  ],
])('in doubt names begin nothing: %s', (_, lines) => {
  expect(read(lines.join('\n')).shape).toBeUndefined()
})

test('labels that come round in a line: each round is a record, rows behind it count on', () => {
  const found = read(
    '姓名：张三，电话：13800138000；姓名：李四，电话：13900139000。\n\n姓名：王五，电话：13700137000；姓名：赵六\n',
  )
  expect(found.header).toEqual(['姓名', '电话'])
  expect(found.rows).toEqual([
    [1, '张三', '13800138000'],
    [2, '李四', '13900139000。'],
    [3],
    [4, '王五', '13700137000'],
    [5, '赵六', null],
  ])
  const contact = read('姓名：张三，电话：13800138000，联系人：李四，电话：13900139000\n')
  expect(contact.rows).toEqual([[1, '张三', '13800138000', '李四', '13900139000']])
})

test('a list of one value a line is no block', () => {
  const names = Array.from({ length: 30 }, (_, i) => `1380013${1000 + i}`).join('\n')
  expect(read(names)).toMatchObject({ shape: undefined, other: undefined })
})

test('fixed width: a Han character takes two columns; an empty cell and blanks in a cell move nothing', () => {
  const text = [
    '姓名      电话         地址',
    '张三      13800138000  北京市 朝阳区',
    '李四                   上海市',
    '欧阳小明  13900139000  广州市 天河区',
    'John Li   13700137000',
  ].join('\n')
  const found = read(text)
  expect(found.shape).toBe('fixed')
  expect(found.rows).toEqual([
    [1, '姓名', '电话', '地址'],
    [2, '张三', '13800138000', '北京市 朝阳区'],
    [3, '李四', '', '上海市'],
    [4, '欧阳小明', '13900139000', '广州市 天河区'],
    [5, 'John Li', '13700137000'],
  ])
})

test('text that stands across a boundary is not cut', () => {
  const text =
    '张三  13800138000 北京\n李四  13900139000 上海市浦东\n一个很长的名字13700137000 天津\n'
  expect(read(text, 'columns:6,18').rows).toEqual([
    [1, '张三', '13800138000', '北京'],
    [2, '李四', '13900139000', '上海市浦东'],
    [3, '一个很长的名字13700137000 天津'],
  ])
})

test('a list written as a sentence stays a cell a line', () => {
  const found = read('张三13800138000、李四13900139000\n王五13700137000、赵六13600136000\n')
  expect(found.rows.map((row) => row.length)).toEqual([2, 2])
})

test.each([
  ['lines', { kind: 'lines' }],
  ['labels', { kind: 'labelled' }],
  ['blocks:3', { kind: 'blocks', lines: 3 }],
  ['columns:10,23', { kind: 'fixed', starts: [0, 10, 23] }],
  ['----', null],
  [',', null],
])('--delimiter %s', (delimiter, wish) => {
  expect(shapeWish(delimiter)).toEqual(wish)
})

test('the examiner may have lines read as they stand', () => {
  const found = read('姓名：张三 电话：13800138000\n姓名：李四 电话：13900139000\n', 'lines')
  expect(found.rows).toEqual([
    [1, '姓名：张三 电话：13800138000'],
    [2, '姓名：李四 电话：13900139000'],
  ])
})

test.each([
  ['one below the other', ''],
  ['with blank lines between', '\n'],
])('a name above what is said of each, %s: the heading of the record below', (_, between) => {
  const card = (name: string, n: number) =>
    `${name}\n手机：1380013800${String(n)}\n来源：手机\n删除状态：正常\n`
  const { shape, header, rows } = read(['张三', '李四', '王五'].map(card).join(between))
  expect(shape).toBe('labelled')
  expect(header).toEqual(['手机', '来源', '删除状态', null])
  expect(rows.map(([, ...cells]) => cells)).toEqual([
    ['13800138000', '手机', '正常', '张三'],
    ['13800138001', '手机', '正常', '李四'],
    ['13800138002', '手机', '正常', '王五'],
  ])
})

test('what goes on below a value stays with it where names have a label, and at the end of records with headings', () => {
  const named = read(
    '姓名：张三\n电话：13800138000\n地址：北京市\n朝阳区\n姓名：李四\n电话：13800138001\n地址：上海市\n黄浦区\n',
  )
  expect(named.rows.map(([, name, , address]) => [name, address])).toEqual([
    ['张三', '北京市\n朝阳区'],
    ['李四', '上海市\n黄浦区'],
  ])
  const headed = read(
    '张三\n手机：13800138000\n地址：北京市\n李四\n手机：13800138001\n地址：上海市\n王五\n手机：13800138002\n地址：广州市\n天河区\n',
  )
  expect(headed.rows.at(-1)?.slice(1)).toEqual(['13800138002', '广州市\n天河区', '王五'])
})

test('GB18030 and UTF-16 give the same', () => {
  const text = '姓名：张三 电话：13800138000\n姓名：李四 电话：13900139000\n'
  const utf16 = Buffer.from(`\ufeff${text}`, 'utf16le')
  expect(read(utf16).rows).toEqual(read(text).rows)
})

test('ranges may be read side by side only where each line is a record', () => {
  const labels = ['姓名']
  const base = { kind: 'labelled', labels, blankEnds: false, loose: false } as const
  expect(isSplittable({ ...base, perLine: true })).toBe(true)
  expect(isSplittable({ ...base, perLine: false })).toBe(false)
  expect(isSplittable({ kind: 'blocks', lines: 3, blankEnds: true })).toBe(false)
  expect(isSplittable({ kind: 'fixed', starts: [0, 6] })).toBe(true)
})

function labelsOf(perLine: boolean): TextPlan {
  const shape = { kind: 'labelled', labels: ['姓名', '电话', '地址'], loose: true } as const
  return planFor({ shape: { ...shape, perLine, blankEnds: !perLine } })
}

/** Every character of a line that is no blank, separator or label stands in some cell. */
test('nothing is lost, whatever the values', () => {
  const value = fc.stringMatching(/^[\p{Script=Han}\w.@-]{1,8}$/u)
  const person = fc.record({ 姓名: value, 电话: value, 地址: value }, { requiredKeys: [] })
  fc.assert(
    fc.property(
      fc.array(person, { minLength: 1, maxLength: 20 }),
      fc.boolean(),
      (people, perLine) => {
        const text = people
          .map((p) =>
            Object.entries(p)
              .map(([k, v]) => `${k}：${v}`)
              .join(perLine ? ' ' : '\n'),
          )
          .join(perLine ? '\n' : '\n\n')
        const source = memorySource(Buffer.from(text))
        const { rows } = readBy(labelsOf(perLine), source)
        const found = rows.flatMap(([, ...cells]) => cells).join('\n')
        for (const p of people) for (const v of Object.values(p)) expect(found).toContain(v)
      },
    ),
  )
})

test('cut at every length, every line is accounted for', () => {
  const text =
    '客户名单\n\n姓名：张三\n电话：13800138000\n地址：北京市\n---------\n姓名：李四\n电话：13900139000\n\n姓名：王五\n电话：13700137000\n'
  const bytes = Buffer.from(text)
  const plans = [undefined, 'blocks:3', 'columns:4,10'].map((delimiter) =>
    planText(memorySource(bytes), delimiter === undefined ? {} : { delimiter }),
  )
  for (let length = 0; length <= bytes.length; length++) {
    for (const plan of plans) {
      const found = readBy(plan, memorySource(bytes.subarray(0, length)))
      const inRows = found.rows.map((row) => row[0])
      expect(new Set([...inRows, ...found.blanks]).size).toBe(inRows.length + found.blanks.length)
    }
  }
})

test.each<[string, (i: string) => string, (i: string) => (string | null)[]]>([
  [
    'lines of a log',
    (i) =>
      `2021-05-01 12:30:0${i}.123 [exec-${i}] INFO c.x.User - 保存 name=王小明, phone=1380013800${i}`,
    (i) => [
      '王小明',
      `1380013800${i}`,
      `2021-05-01 12:30:0${i}.123 [exec-${i}] INFO c.x.User - 保存`,
    ],
  ],
  [
    'addresses of a page',
    (i) => `/api/save?name=王小明&phone=1380013800${i}`,
    (i) => ['王小明', `1380013800${i}`, '/api/save?'],
  ],
  [
    'objects as Java prints them',
    (i) => `User{name='王小明', phone='1380013800${i}'}`,
    (i) => ['王小明', `1380013800${i}`, 'User{'],
  ],
])('values with their names behind what a program puts first: %s', (_, line, cells) => {
  const numbers = ['1', '2', '3', '4']
  const { shape, header, rows } = read(numbers.map((i) => `${line(i)}\n`).join(''))
  expect([shape, header]).toEqual(['labelled', ['name', 'phone', null]])
  expect(rows.map(([, ...found]) => found)).toEqual(numbers.map(cells))
})

test('two labels in a cell of a list with a time first leave its cells apart', () => {
  const line = (i: string) => `2021-05-01 12:30:0${i},1380013800${i},姓名：王小明 地址：青岛,已付\n`
  expect(read(line('1') + line('2') + line('3')).shape).not.toBe('labelled')
})
