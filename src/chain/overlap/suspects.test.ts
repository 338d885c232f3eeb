import { expect, test } from 'vitest'
import { SuspectScan, suspectColumns, type Cells } from './suspects.ts'

const COLUMNS = suspectColumns([
  { index: 0, kind: 'row-no' },
  { index: 1, kind: 'name' },
  { index: 2, kind: 'mobile' },
  { index: 3, kind: 'school' },
])

function scanned(rows: readonly Cells[]) {
  const scan = new SuspectScan(COLUMNS)
  rows.forEach((cells, i) => scan.line(cells, i + 2))
  return scan.found()
}

const inStep = (n: number, step: number): Cells[] =>
  Array.from({ length: n }, (_, i) => [
    String(i + 1),
    `人${String((i * 7919) % 1000)}`,
    String(13_800_130_000 + i * step),
    null,
  ])

test.each([
  [19, 1, undefined],
  [20, 1, { rows: 20, first: 2 }],
  [50, 3, { rows: 50, first: 2 }],
  [50, 0, undefined],
])('%i numbers by steps of %i', (n, step, expected) => {
  expect(scanned(inStep(n, step))['in-sequence']).toEqual(expected)
})

test('two runs with something between them are both counted', () => {
  const found = scanned([...inStep(25, 1), ['x', '人', '13800138000', null], ...inStep(30, 2)])
  expect(found['in-sequence']).toEqual({ rows: 55, first: 2 })
})

test.each<[string, Cells, Cells, number | undefined]>([
  [
    'one digit of the number',
    ['1', '张三', '13800130001', '一小'],
    ['2', '张三', '13800130901', '一小'],
    1,
  ],
  [
    'two digits',
    ['1', '张三', '13800130001', '一小'],
    ['2', '张三', '13800130911', '一小'],
    undefined,
  ],
  [
    'another name',
    ['1', '张三', '13800130001', '一小'],
    ['2', '张四', '13800130001', '一小'],
    undefined,
  ],
  [
    'nothing beside the number',
    ['1', null, '13800130001', null],
    ['2', null, '13800130002', ''],
    undefined,
  ],
  [
    'an equal line',
    ['1', '张三', '13800130001', '一小'],
    ['2', '张三', '13800130001', '一小'],
    undefined,
  ],
])('%s', (_, one, other, rows) => {
  expect(scanned([one, other])['one-apart']?.rows).toBe(rows)
})

test('a line that is in sequence and one digit apart stands under both', () => {
  const rows = inStep(40, 1).map(([n, , number]): Cells => [n ?? '', '张三', number ?? '', '一小'])
  expect(scanned(rows)).toEqual({
    'in-sequence': { rows: 40, first: 2 },
    'one-apart': { rows: 39 - 3, first: 3 },
  })
})

test('two columns that go up at once are one run', () => {
  const columns = suspectColumns([
    { index: 0, kind: 'mobile' },
    { index: 1, kind: 'qq' },
  ])
  const scan = new SuspectScan(columns)
  for (let i = 0; i < 30; i++) scan.line([String(13_800_130_000 + i), String(100_000 + i)], i)
  expect(scan.found()).toEqual({ 'in-sequence': { rows: 30, first: 0 } })
})
