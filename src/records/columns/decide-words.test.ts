import { describe, expect, test } from 'vitest'
import { decideColumns } from './decide.ts'
import type { ColumnProfile } from './tally.ts'
import { column, kinds, MOBILES, NAMES, one } from './testing.ts'

describe('places in two columns', () => {
  const degrees = column({ degrees: 98, decimal: 2 })

  test('are degrees under their headers, with few decimals too', () => {
    expect(kinds([['经度', column({ decimal: 100 })]])).toEqual(['coordinates'])
    expect(one('纬度', degrees).reason).toContain('100 个值中 98 个可作经纬度')
  })

  test('show themselves without headers when two columns have them; one alone is a number', () => {
    expect(
      kinds([
        [null, NAMES],
        [null, degrees],
        [null, degrees],
      ]),
    ).toEqual(['name', 'coordinates', 'coordinates'])
    expect(
      kinds([
        [null, NAMES],
        [null, degrees],
      ]),
    ).toEqual(['name', 'amount'])
    expect(kinds([['金额', degrees]])).toEqual(['amount'])
  })
})

test('towns that are built like a name are places under a header that says so', () => {
  expect(one('城市', NAMES).kind).toBe('address')
  expect(one('地址', NAMES).kind).toBe('name')
})

test('a share is no trade, and the bank of a card no employer', () => {
  expect(one('持股比例', column({ mixed: 100 })).kind).toBe('text')
  expect(one('开户行', column({ company: 100 })).kind).toBe('text')
  expect(one('持股数量', column({ 'digits-5': 100 })).kind).toBe('trade')
})

test.each(['职业', '职位', '行业', '所属部门'])(
  '%s names no firm and addresses nobody',
  (header) => {
    expect(one(header, column({ 'han-short': 80, 'vague-name': 20 }))).toMatchObject(PLAIN_TEXT)
    expect(one(header, column({ 'vague-name': 20 }))).toMatchObject(PLAIN_TEXT)
  },
)

test.each(['开卡门店', '办理网点'])('%s is nobody’s home', (header) => {
  expect(one(header, column({ address: 80, 'vague-name': 20 }))).toMatchObject(PLAIN_TEXT)
  expect(one(header, column({ mobile: 20 })).kind).toBe('mobile')
})

test.each(['职务', '门店'])('people who stand under %s, one and all, are people', (header) => {
  expect(one(header, NAMES).kind).toBe('name')
  expect(one(header, column({ name: 60, 'vague-name': 40 })).kind).toBe('text')
})

test('rooms are a stay only beside what tells of a stay', () => {
  const room = column({ 'digits-4': 20 })
  const type = column({ 'han-short': 20 })
  const beside = (more: string) =>
    kinds([
      ['房间', room],
      ['房型', type],
      [more, type],
    ])
  expect(beside('入住酒店')).toEqual(['lodging', 'lodging', 'lodging'])
  expect(beside('车位')).toEqual(['address', 'text', 'text'])
})

const PLAIN_TEXT = { kind: 'text', also: [] }

test('no cell is counted twice as valid', () => {
  expect(one('预产期', column({ 'date-late': 38 }))).toMatchObject({ filled: 38, valid: 38 })
})

test('months under a header of months are written like amounts', () => {
  expect(one('出生年月', column({ decimal: 100 })).kind).toBe('birth-date')
  expect(one('出生日期', column({ decimal: 100 })).kind).toBe('amount')
  expect(one('出生日期', column({ 'year-month': 90, decimal: 10 })).kind).toBe('birth-date')
  expect(one('签约日期', column({ 'year-month': 100 })).kind).toBe('date')
  expect(one('金额', column({ 'year-month': 100 })).kind).toBe('amount')
  expect(one(null, column({ 'year-month': 40, decimal: 60 })).kind).toBe('amount')
})

describe('serial numbers that could all be telephones', () => {
  const PHONES = column({ mobile: 150 })
  test('are what their header says beside a column of telephones', () => {
    expect(
      kinds([
        ['流水号', PHONES],
        ['联系方式', PHONES],
      ]),
    ).toEqual(['order-no', 'mobile'])
  })
  test('are telephones where no other column is: headers may have slipped', () => {
    expect(
      kinds([
        ['流水号', PHONES],
        ['联系方式', NAMES],
      ]),
    ).toEqual(['mobile', 'name'])
  })
})

test('a typed list that mixes its columns holds names and addresses in its texts; no other text does', () => {
  const mixed = column({ name: 30, address: 30, 'free-text': 40 })
  const also = (columns: readonly (readonly [string | null, ColumnProfile])[]) =>
    decideColumns({
      headers: columns.map(([h]) => h),
      columns: columns.map(([, p]) => p),
    }).map((d) => d.also)
  expect(
    also([
      [null, mixed],
      [null, MOBILES],
    ]),
  ).toEqual([['address', 'name'], []])
  expect(
    also([
      [null, mixed],
      [null, NAMES],
    ]),
  ).toEqual([[], []])
  expect(
    also([
      ['备注', mixed],
      ['电话', MOBILES],
    ]),
  ).toEqual([[], []])
})
