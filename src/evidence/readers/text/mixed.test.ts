import { fc, test as property } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { doubleByte } from '../../encoding/double-byte.ts'
import { memorySource } from '../../source.ts'
import { planText } from './dialect.ts'
import { mergeText, rangesMeet } from './result.ts'
import { collect, planFor } from './testing.ts'

type Label = 'utf-8' | 'gb18030' | 'big5'

const pairs = new Map<Label, Map<string, readonly number[]>>()

function pairsOf(encoding: 'gb18030' | 'big5'): Map<string, readonly number[]> {
  const known = pairs.get(encoding) ?? new Map<string, readonly number[]>()
  if (known.size === 0)
    doubleByte(encoding).codes.forEach((code, pair) => {
      if (code > 0) known.set(String.fromCharCode(code), [pair >> 8, pair & 0xff])
    })
  pairs.set(encoding, known)
  return known
}

function encode(encoding: Label, text: string): Uint8Array {
  if (encoding === 'utf-8') return Buffer.from(text)
  const known = pairsOf(encoding)
  return Uint8Array.from([...text].flatMap((c) => known.get(c) ?? [c.charCodeAt(0)]))
}

const PEOPLE = [
  '张伟,13800138001,北京市海淀区中关村大街1号',
  '王芳,13800138002,上海市黄浦区南京东路2号',
  '李娜,13800138003,杭州市西湖区文三路3号',
  '欧阳娜娜,13800138004,成都市武侯区人民南路4号',
]
const TAIWAN = [
  '陳怡君,0912345678,臺北市信義區市府路1號',
  '林志明,0922333444,高雄市苓雅區四維三路2號',
]
const ODD = ['杨华,1,北京市朝阳区', '喆堃,2,北京市朝阳区', '张三,3,']
/** 㐂三 in GB18030, then UTF-8. */
const FOUR_BYTES = Buffer.concat([Buffer.from('8139ef31c8fd', 'hex'), Buffer.from(',1,北京市\n')])
/** Their characters are seldom met, and some bytes in GBK have the form of UTF-8. */
const SELDOM = ['方诚彤,1,北京市', '卞涵桐,2,北京市', '薛裸芳,3,北京市', '李叮薄,4,北京市']
const HEAD = '姓名,电话,地址'

const file = (...parts: (readonly [Label, readonly string[]])[]): Uint8Array =>
  Buffer.concat(parts.map(([label, lines]) => encode(label, lines.map((l) => `${l}\n`).join(''))))

function read(bytes: Uint8Array) {
  const plan = planText(memorySource(bytes))
  const { rows, issues, result } = collect(bytes, plan)
  const mixed = issues.find((i) => i.code === 'MIXED_ENCODING')
  return {
    lines: rows.map((r) => r.cells.join(',')),
    bad: result.undecodable,
    row: mixed?.row ?? null,
    message: mixed?.message ?? null,
  }
}

describe('each line is read in its own encoding', () => {
  test.each<[string, Uint8Array, string[], string]>([
    [
      'a GBK list behind a UTF-8 one',
      file(['utf-8', [HEAD, ...PEOPLE]], ['gb18030', PEOPLE]),
      [HEAD, ...PEOPLE, ...PEOPLE],
      '第6–9行（共4行）按gb18030解码，其余按utf-8解码',
    ],
    [
      'a UTF-8 list behind a GBK one',
      file(['gb18030', [HEAD, ...PEOPLE]], ['utf-8', PEOPLE]),
      [HEAD, ...PEOPLE, ...PEOPLE],
      '第6–9行（共4行）按utf-8解码，其余按gb18030解码',
    ],
    [
      'a Big5 list behind a UTF-8 one',
      file(['utf-8', [HEAD, ...PEOPLE]], ['big5', TAIWAN]),
      [HEAD, ...PEOPLE, ...TAIWAN],
      '第6–7行（共2行）按big5解码，其余按utf-8解码',
    ],
    [
      'line by line',
      file(
        ['utf-8', [HEAD, ...PEOPLE]],
        ['gb18030', PEOPLE],
        ['utf-8', PEOPLE],
        ['gb18030', PEOPLE.slice(0, 1)],
      ),
      [HEAD, ...PEOPLE, ...PEOPLE, ...PEOPLE, ...PEOPLE.slice(0, 1)],
      '第6–9、14行（共5行）按gb18030解码，其余按utf-8解码',
    ],
    [
      'with lines of digits between',
      file(
        ['utf-8', [HEAD, ...PEOPLE]],
        ['gb18030', [PEOPLE[0] ?? '', ',13800138009,', PEOPLE[1] ?? '']],
      ),
      [HEAD, ...PEOPLE, PEOPLE[0] ?? '', ',13800138009,', PEOPLE[1] ?? ''],
      '第6–8行（共2行）按gb18030解码，其余按utf-8解码',
    ],
    [
      'far behind what is looked at first',
      file(
        ['utf-8', Array.from({ length: 20_000 }, () => PEOPLE[0] ?? '')],
        ['gb18030', [PEOPLE[1] ?? '']],
        ['utf-8', Array.from({ length: 20_000 }, () => PEOPLE[2] ?? '')],
      ),
      [
        ...Array.from({ length: 20_000 }, () => PEOPLE[0] ?? ''),
        PEOPLE[1] ?? '',
        ...Array.from({ length: 20_000 }, () => PEOPLE[2] ?? ''),
      ],
      '第20001行（共1行）按gb18030解码，其余按utf-8解码',
    ],
    [
      'UTF-8 far inside a GBK file',
      file(
        ['gb18030', Array.from({ length: 20_000 }, () => PEOPLE[0] ?? '')],
        ['utf-8', [PEOPLE[1] ?? '']],
        ['gb18030', Array.from({ length: 20_000 }, () => PEOPLE[2] ?? '')],
      ),
      [
        ...Array.from({ length: 20_000 }, () => PEOPLE[0] ?? ''),
        PEOPLE[1] ?? '',
        ...Array.from({ length: 20_000 }, () => PEOPLE[2] ?? ''),
      ],
      '第20001行（共1行）按utf-8解码，其余按gb18030解码',
    ],
  ])('%s', (_, bytes, lines, message) => {
    const found = read(bytes)
    expect(found.lines).toEqual(lines)
    expect(found.bad).toBe(0)
    expect(found.message).toContain(message)
  })

  const cells = (row: string, ...labels: Label[]) =>
    Buffer.concat([
      ...row
        .split(',')
        .map((cell, i) =>
          encode(labels[i % labels.length] ?? 'utf-8', `${i === 0 ? '' : ','}${cell}`),
        ),
      Buffer.from('\n'),
    ])

  test.each<[string, Uint8Array[], readonly string[]]>([
    [
      'a column of UTF-8 in a GBK list',
      [HEAD, ...PEOPLE].map((row) => cells(row, 'gb18030', 'gb18030', 'utf-8')),
      [HEAD, ...PEOPLE],
    ],
    [
      'a column of Big5 in a UTF-8 list',
      TAIWAN.map((row) => cells(row, 'utf-8', 'utf-8', 'big5')),
      TAIWAN,
    ],
    [
      'one row of a GBK list changes at a cell',
      [
        ...PEOPLE.map((row) => encode('gb18030', `${row}\n`)),
        cells('钱七,1,天津市和平区', 'gb18030', 'gb18030', 'utf-8'),
      ].map((b) => Buffer.from(b)),
      [...PEOPLE, '钱七,1,天津市和平区'],
    ],
    [
      'bytes of a name in GBK that have the form of UTF-8, and a rare one',
      ODD.map((row) => cells(row, 'gb18030', 'gb18030', 'utf-8')),
      ODD,
    ],
    [
      'names seldom met in UTF-8 in a GBK list',
      SELDOM.map((row) => cells(row, 'utf-8', 'gb18030', 'gb18030')),
      SELDOM,
    ],
    [
      'names seldom met in GBK in a UTF-8 list',
      SELDOM.slice(2).map((row) => cells(row, 'gb18030', 'utf-8', 'utf-8')),
      SELDOM.slice(2),
    ],
    [
      'an address changes at a number',
      ['钱七,1,天津市', '孙八,2,重庆市'].map((row, i) =>
        Buffer.concat([encode('gb18030', `${row}和平路`), Buffer.from(`${i + 5}号3栋\n`)]),
      ),
      ['钱七,1,天津市和平路5号3栋', '孙八,2,重庆市和平路6号3栋'],
    ],
    [
      'a character of four bytes',
      [...PEOPLE.map((row) => cells(row, 'utf-8')), FOUR_BYTES],
      [...PEOPLE, '㐂三,1,北京市'],
    ],
  ])('cell by cell: %s', (_, rows, lines) => {
    const found = read(Buffer.concat(rows))
    expect(found.lines).toEqual(lines)
    expect(found.bad).toBe(0)
    expect(found.message).toContain('同一行内有两种编码，逐段解码')
  })

  test.each<[string, Uint8Array]>([
    ['UTF-8', file(['utf-8', [HEAD, ...PEOPLE]])],
    ['GBK', file(['gb18030', [HEAD, ...PEOPLE]])],
    ['Big5', file(['big5', TAIWAN])],
    ['GBK with bytes of UTF-8 between halves of others', file(['gb18030', [HEAD, ...SELDOM]])],
    [
      'UTF-8 cut inside a character',
      Buffer.concat([
        file(['utf-8', [HEAD, ...PEOPLE]]),
        encode('utf-8', '张').subarray(0, 2),
        Buffer.from('\n'),
      ]),
    ],
    [
      'accents in windows-1252 inside UTF-8',
      Buffer.concat([
        file(['utf-8', [HEAD, ...PEOPLE]]),
        Buffer.from('caf\xe9,r\xe9sum\xe9\n', 'latin1'),
      ]),
    ],
  ])('%s alone is not mixed', (_, bytes) => {
    expect(read(bytes).message).toBeNull()
  })

  test('what the examiner names is the encoding of all lines', () => {
    const bytes = file(['utf-8', [HEAD, ...PEOPLE]], ['gb18030', PEOPLE])
    expect(planText(memorySource(bytes), { encoding: 'utf-8' }).other).toBeUndefined()
  })
})

const FEW = { numRuns: 40 }

const line = fc.tuple(
  fc.constantFrom<Label>('utf-8', 'gb18030', 'gb18030', 'utf-8'),
  fc.constantFrom(...PEOPLE, ',13800138000,', '', 'plain,1,2'),
)

const cell = fc.tuple(
  fc.constantFrom<Label>('utf-8', 'gb18030'),
  fc.constantFrom('张三', '北京市朝阳区', '138', '', '男', '欧阳娜娜 先生', '人民南路(3)号', 'Tom'),
)

property.prop(
  [
    fc.array(fc.array(cell, { minLength: 1, maxLength: 6 }), { maxLength: 30 }),
    fc.integer({ min: 1, max: 200 }),
  ],
  FEW,
)('cell by cell, whatever is read at once', (rows, window) => {
  const bytes = Buffer.concat(
    rows.flatMap((row) => [
      ...row.map(([label, text], i) => encode(label, `${i === 0 ? '' : '|'}${text}`)),
      Buffer.from('\n'),
    ]),
  )
  const plan = { ...planFor({ encoding: 'utf-8', other: 'gb18030' }), delimiter: '|' }
  const whole = collect(bytes, plan)
  expect(whole.rows.map((r) => r.cells.join('|'))).toEqual(
    rows.map((row) => row.map(([, text]) => text).join('|')),
  )
  expect(whole.result.undecodable).toBe(0)
  expect(collect(bytes, plan, {}, { window })).toEqual(whole)
})

describe.each(['utf-8', 'gb18030'] as const)('in a file of %s', (encoding) => {
  property.prop([fc.array(line, { maxLength: 60 }), fc.integer({ min: 1, max: 200 })], FEW)(
    'the size of what is read at once changes nothing',
    (lines, window) => {
      const bytes = file(...lines.map(([label, text]) => [label, [text]] as const))
      const other = encoding === 'utf-8' ? 'gb18030' : 'utf-8'
      const plan = planFor({ encoding, other })
      const whole = collect(bytes, plan)
      expect(whole.rows.map((r) => r.cells.join(','))).toEqual(lines.map(([, text]) => text))
      expect(whole.result.undecodable).toBe(0)
      expect(collect(bytes, plan, {}, { window })).toEqual(whole)
    },
  )

  property.prop(
    [
      fc.array(line, { minLength: 1, maxLength: 60 }),
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 4 }),
    ],
    FEW,
  )('ranges that meet give the same as one', (lines, cuts) => {
    const bytes = file(...lines.map(([label, text]) => [label, [text]] as const))
    const plan = planFor({ encoding, other: encoding === 'utf-8' ? 'gb18030' : 'utf-8' })
    const whole = collect(bytes, plan).result
    const bounds = [
      0,
      ...cuts.map((c) => Math.floor(c * bytes.length)).sort((a, b) => a - b),
      bytes.length,
    ]
    const parts = bounds
      .slice(1)
      .map((to, i) => collect(bytes, plan, { from: bounds[i] ?? 0, to }).result)
    if (!rangesMeet(parts)) return
    const merged = mergeText(parts)
    const rows = (r: typeof whole) => r.stretches.flatMap((s) => [s.from, s.to])
    expect(merged.otherLines).toBe(whole.otherLines)
    expect(merged.undecodable).toBe(0)
    expect(rows(merged)[0]).toBe(rows(whole)[0])
    expect(rows(merged).at(-1)).toBe(rows(whole).at(-1))
  })
})

property.prop([fc.uint8Array({ maxLength: 300 }), fc.integer({ min: 1, max: 64 })], FEW)(
  'takes any bytes, whatever is read at once',
  (bytes, window) => {
    for (const [encoding, other] of [
      ['utf-8', 'gb18030'],
      ['gb18030', 'utf-8'],
      ['big5', 'utf-8'],
    ] as const) {
      const plan = planFor({ encoding, other })
      expect(collect(bytes, plan, {}, { window })).toEqual(collect(bytes, plan))
    }
  },
)
