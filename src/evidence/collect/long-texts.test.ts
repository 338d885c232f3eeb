import { fc, test as property } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { cellsOf } from '../readers/text/testing.ts'
import { RowBuilder } from '../readers/row-builder.ts'
import type { GridInfo, ReadSink } from '../row.ts'
import { LongTexts } from './long-texts.ts'
import { piecesOfText } from './text-pieces.ts'

const number = (i: number) => String(13_800_000_000 + i * 37)
const name = (i: number) =>
  `${'赵钱孙李周吴郑王冯陈'.charAt(i % 10)}${'明华芳敏静丽强磊军洋勇艳'.charAt(i % 12)}`
const said = (i: number) =>
  `昨天在公司开会时提到的客户${name(i)}电话是${number(i)}，他说下周再联系。`
const many = (n: number, of: (i: number) => string, between = '') =>
  Array.from({ length: n }, (_, i) => of(i)).join(between)

const INFO: GridInfo = { sheet: '表', hidden: false, delimiter: null, delimiterByte: -1 }

/** The rows of a grid with these cells, those of the texts that were read apart, and what was told. */
function read(cells: readonly (readonly string[])[]) {
  const rows: Record<string, string[][]> = {}
  const told: string[] = []
  const sink: ReadSink = {
    issue: ({ code }) => {
      told.push(code)
    },
    grid: ({ sheet }) => {
      const own = (rows[sheet ?? ''] ??= [])
      return {
        row: (view) => own.push(cellsOf(view).map((c, i) => (view.type[i] === 0 ? '∅' : c))),
        unread: () => undefined,
        end: () => undefined,
      }
    },
  }
  const texts = new LongTexts(sink)
  const grid = texts.of(INFO, sink.grid(INFO))
  const builder = new RowBuilder()
  cells.forEach((row, r) => {
    builder.begin(r + 1)
    row.forEach((cell, i) => builder.cell(i, cell))
    grid.row(builder.view)
  })
  texts.end()
  return { rows, told: [...new Set(told)] }
}

describe('a cell too long to be looked into is read as a text of its own', () => {
  test('what people say, a piece for each of them', () => {
    const { rows, told } = read([['1', many(600, said)]])
    expect(rows['表']).toEqual([['1', '∅']])
    const apart = rows['表.第2列（第1行）'] ?? []
    expect(apart.map((r) => r.join('，'))).toEqual(
      Array.from({ length: 600 }, (_, i) => said(i).slice(0, -1)),
    )
    expect(told).toEqual(['LONG_CELL'])
  })

  test('lists, by their columns', () => {
    const { rows } = read([[many(1500, (i) => `${name(i)},${number(i)},青岛市`, '\n')]])
    expect(rows['表.第1列（第1行）']?.[1499]).toEqual([name(1499), number(1499), '青岛市'])
  })

  test('more people in a line than a row is taken apart into', () => {
    const { rows } = read([[many(1001, (i) => `${name(i)} ${number(i)}`, '，'), '甲']])
    expect(rows['表']).toEqual([['∅', '甲']])
    expect(rows['表.第1列（第1行）']).toHaveLength(1001)
  })

  test.each([
    ['people that a row is taken apart into', many(1000, (i) => `${name(i)} ${number(i)}`, '，')],
    ['a book without anybody in it', '说明文字。'.repeat(5000)],
    ['what is short', many(100, said)],
  ])('%s stay in their row', (_, text) => {
    const { rows, told } = read([['1', text]])
    expect(rows).toEqual({ 表: [['1', text]] })
    expect(told).toEqual([])
  })

  test('beyond fifty of them all stand in one table, each with its row', () => {
    const text = `${'说明文字。'.repeat(1400)}客户${name(1)}电话${number(1)}。`
    const { rows, told } = read(Array.from({ length: 52 }, () => [text]))
    expect(Object.keys(rows)).toHaveLength(52)
    const others = rows['其余超长单元格'] ?? []
    expect(others.filter(([, piece]) => piece?.includes(number(1))).map(([row]) => row)).toEqual([
      '51',
      '52',
    ])
    expect(told).toEqual(['LONG_CELL'])
  })

  test('one of more than 32 MB is told as not read', () => {
    const { rows, told } = read([['1', 'x'.repeat(32 * 2 ** 20 + 1)]])
    expect(Object.keys(rows)).toEqual(['表'])
    expect(told).toEqual(['LIMIT'])
  })
})

property.prop(
  [
    fc.array(
      fc.constantFrom(
        '。',
        '，',
        ' ',
        '；',
        said(3),
        number(7),
        '说明'.repeat(900),
        'x'.repeat(5000),
        '１３８',
      ),
      { minLength: 300, maxLength: 600 },
    ),
  ],
  { numRuns: 20 },
)('pieces put together are the text, and cut no number', (parts) => {
  const line = parts.join('')
  const pieces = piecesOfText(line)
  expect(pieces.join('')).toBe(line)
  for (const [i, piece] of pieces.entries())
    expect(/\d$/.test(piece) && /^\d/.test(pieces[i + 1] ?? '')).toBe(false)
})
