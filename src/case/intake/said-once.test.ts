import { expect, test } from 'vitest'
import type { FileOutcome } from '../../evidence/outcome.ts'
import type { Kept, KeptColumn } from './kept.ts'
import { SaidOnce } from './said-once.ts'

const column = (index: number, filled: number): KeptColumn => ({
  index,
  kind: 'mobile',
  also: [],
  reason: `${String(filled)} 个值符合手机号段`,
  filled,
  valid: filled,
  certain: true,
})

const file = (name: string, rows: number): FileOutcome => ({
  at: [name],
  bytes: rows * 12,
  digests: { sha256: name },
  format: '文本列表',
  encoding: 'utf-8',
  status: 'read',
  issues: [],
  tables: [
    {
      sheet: null,
      grid: 0,
      index: 0,
      hidden: false,
      delimiter: ',',
      headerRow: 1,
      headers: ['电话', null],
      certain: true,
      width: 2,
      found: rows + 1,
      data: rows,
      nonData: { HEADER: 1 },
      unread: {},
      escaped: [],
      shown: [],
      parts: [{ p: 1, rowBase: 0, pages: [] }],
    },
  ],
})

const unit = (name: string, rows: number): Kept => {
  const kept: Kept = {
    files: [file(name, rows)],
    columns: [[[column(0, rows), column(1, 3)]]],
    members: [],
  }
  return JSON.parse(JSON.stringify(kept)) as Kept
}

test('changes no value', () => {
  const once = new SaidOnce()
  for (const rows of [5, 5, 7]) expect(once.unit(unit('a', rows))).toEqual(unit('a', rows))
})

test('lists of one layout share headers, decisions and counts', () => {
  const once = new SaidOnce()
  const [a, b] = [once.unit(unit('a.csv', 5)), once.unit(unit('b.csv', 5))]
  expect(b.columns[0]?.[0]).toBe(a.columns[0]?.[0])
  const [one, other] = [a.files[0]?.tables[0], b.files[0]?.tables[0]]
  expect(other?.headers).toBe(one?.headers)
  expect(other?.nonData).toBe(one?.nonData)
  expect(b.files[0]?.at).toEqual(['b.csv'])
})

test('lists of other lengths share the columns that are the same', () => {
  const once = new SaidOnce()
  const [a, b] = [once.unit(unit('a.csv', 5)), once.unit(unit('b.csv', 6))]
  expect(b.columns[0]?.[0]?.[0]?.filled).toBe(6)
  expect(b.columns[0]?.[0]?.[1]).toBe(a.columns[0]?.[0]?.[1])
})

test('remembers no more than a bounded number of values', () => {
  const once = new SaidOnce()
  const first = once.of({ n: -1 })
  for (let n = 0; n < 10_000; n++) once.of({ n })
  expect(once.of({ n: -1 })).toEqual(first)
  expect(once.of({ n: -1 })).not.toBe(first)
})

test('a text is not taken for what it would write', () => {
  const once = new SaidOnce()
  expect(once.of([])).toEqual([])
  expect(once.text('[]')).toBe('[]')
})
