import { describe, expect, test } from 'vitest'
import { agreed, view, type Writing } from './register.ts'
import type { Json } from './value.ts'

const wrote = (value: Json | undefined, by = '张检', number = 7): Writing => ({
  hash: `${by}${value === undefined ? '' : JSON.stringify(value)}`,
  number,
  at: `2026-01-0${String(number)}T00:00:00.000Z`,
  by,
  value,
  left: [],
})

const party = (base: Json | undefined, ...live: Writing[]) =>
  view({ path: ['parties', 'a'], item: true, live, base })
const scalar = (base: Json | undefined, ...live: Writing[]) =>
  view({ path: ['title'], item: false, live, base })

describe('a value that two sides wrote', () => {
  test('alike is no question', () => {
    expect(scalar('甲', wrote('乙'), wrote('乙', '李检', 8))).toEqual({
      value: '乙',
      conflicts: [],
    })
  })

  test('differently stays as it was, and is asked', () => {
    const { value, conflicts } = scalar('甲', wrote('丙', '李检', 8), wrote('乙'))
    expect(value).toBe('甲')
    expect(conflicts).toMatchObject([
      { path: ['title'], base: '甲', sides: [{ value: '乙' }, { value: '丙' }] },
    ])
  })

  test('where nothing stood is what was entered first', () => {
    expect(scalar(undefined, wrote('丙', '李检', 8), wrote('乙')).value).toBe('乙')
  })

  test('and one left as it was is what the other wrote', () => {
    expect(scalar('甲', wrote('甲'), wrote('乙', '李检', 8))).toEqual({
      value: '乙',
      conflicts: [],
    })
  })
})

describe('an entry of a list', () => {
  const base = { id: 'a', name: '甲' }

  test('is joined field by field', () => {
    const joined = party(
      base,
      wrote({ ...base, state: '在案' }),
      wrote({ ...base, role: '下家' }, '李检', 8),
    )
    expect(joined).toEqual({ value: { ...base, state: '在案', role: '下家' }, conflicts: [] })
  })

  test('a field taken out by one side is out; changed by the other too, it is asked', () => {
    expect(party(base, wrote({ id: 'a' }), wrote(base, '李检', 8)).value).toEqual({ id: 'a' })
    const asked = party(base, wrote({ id: 'a' }), wrote({ id: 'a', name: '乙' }, '李检', 8))
    expect(asked.conflicts.map((c) => c.path)).toEqual([['parties', 'a', 'name']])
  })

  test('taken out by one side and changed by the other is asked as a whole', () => {
    const { value, conflicts } = party(
      base,
      wrote(undefined),
      wrote({ ...base, name: '乙' }, '李检', 8),
    )
    expect(value).toEqual(base)
    expect(conflicts.map((c) => c.path)).toEqual([['parties', 'a']])
  })
})

test('what several writings have in common', () => {
  expect(agreed([wrote('甲'), wrote('甲', '李检')])).toBe('甲')
  expect(agreed([wrote({ a: 1, b: 2 }), wrote({ a: 1, b: 3 })])).toEqual({ a: 1 })
  expect(agreed([wrote('甲'), wrote('乙')])).toBeUndefined()
})
