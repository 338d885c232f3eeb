import { describe, expect, test } from 'vitest'
import { randomFrom } from '../support/lists/random.ts'
import { someone } from '../support/people-cells.ts'
import { workspace } from '../support/counting.ts'
import { countingTogether, type OfOneList } from '../support/together.ts'

/** Numbers that nothing but the words above them tells: each list with the number of its people. */
const base = workspace('named')
const r = randomFrom(1106)
const people = Array.from({ length: 12 }, () => someone(r))
/** Each list is of other people. */
const table = (header: string, cells: readonly string[]) =>
  `姓名,${header}\n${cells.map((c) => `${someone(r).name},${c}\n`).join('')}`
const list = countingTogether(base)
const of = (header: string, cells: readonly string[]) => list(table(header, cells))
const reasonOf = ({ tables }: OfOneList) => tables[0]?.columns[1] ?? { kind: '', reason: '' }

const LINES = ['010-82345678', '021-61234567', '0755-86013388', '0571-87654321', '028-85123456']
const LOCAL = ['62781234', '8234-5678', '6543210', '85123456-801', '８７６５４３２１']
const EIGHT = ['62781234', '82345678', '85123456', '87654321', '61234567']

describe.concurrent('telephones without area code', () => {
  test.each([
    ['座机', [...LINES, ...LOCAL]],
    ['电话', [...LINES, ...LOCAL]],
    ['座机', LOCAL],
    ['联系电话', EIGHT],
    ['电话', [...people.slice(0, 3).map((p) => p.mobile), ...LINES.slice(0, 3), ...LOCAL]],
  ])('are telephones under %s', async (header, cells) => {
    const all = await of(header, cells)
    expect(all.records).toMatchObject({ counted: cells.length, 'set-aside': {} })
    expect(['landline', 'mobile']).toContain(reasonOf(all).kind)
  })

  test('say that the header tells it', async () => {
    expect(reasonOf(await of('座机', EIGHT))).toMatchObject({
      kind: 'landline',
      valid: 0,
      reason: expect.stringContaining('5 个无区号，据表头推算为固定电话') as string,
    })
  })

  test('are none among mobile numbers alone, under another header, or as days', async () => {
    const mobiles = people.slice(0, 6).map((p) => p.mobile)
    const lost = await of('手机', [...mobiles, '8013800'])
    expect(lost.records['set-aside']).toEqual({ BAD_PHONE: 1 })
    expect(reasonOf(await of('工号', EIGHT)).kind).not.toBe('landline')
    const days = await of('座机', [...LINES, '2020-01-01'])
    expect(days.records['set-aside']).toEqual({ BAD_PHONE: 1 })
  })
})

describe.concurrent('numbers of Hong Kong, Macao and Taiwan', () => {
  const TAIWAN = ['0912345678', '0933-123-456', '0988 765 432', '0921000111', '0955667788']
  test.each([
    ['手机号', TAIWAN, 'mobile'],
    ['手机号', [...people.slice(0, 4).map((p) => p.mobile), ...TAIWAN.slice(0, 2)], 'mobile'],
    ['身份证号', ['A123456789', 'F223333448', 'A800000014', 'AC01234567'], 'resident-id'],
    ['证件号', ['A123456(3)', 'AB987654(3)', 'G123456(A)', '1234567(8)'], 'permit'],
    ['通行证号', ['A123456(3)', 'B1234566', 'H12345678', '0123456789(B)'], 'permit'],
  ])('identify under %s', async (header, cells, kind) => {
    const all = await of(header, cells)
    expect(all.records).toMatchObject({ counted: cells.length, 'set-aside': {} })
    expect(reasonOf(all).kind).toBe(kind)
  })

  test('are none when the check digit fails', async () => {
    const { records } = await of('身份证号', [
      'A123456789',
      'F223333448',
      'A800000014',
      'A123456788',
      'A123456(4)',
    ])
    expect(records).toMatchObject({ counted: 3, 'set-aside': { BAD_ID: 2 } })
  })

  test('a code of this form under another header is no person', async () => {
    const all = await of('货号', ['A123456789', 'F223333448', 'B123456770', 'C123456781'])
    expect(all.records.counted).toBe(0)
  })
})

describe.concurrent('passports of other countries', () => {
  const FOREIGN = ['TZ1234567', 'M123A4567', '512345678', 'C01X00T47', 'PA1234567', 'AB123456']
  test.each([
    ['护照号', FOREIGN],
    ['护照号码', ['E12345678', 'EA1234567', ...FOREIGN]],
  ])('identify under %s, and say that the header tells it', async (header, cells) => {
    const all = await of(header, cells)
    expect(all.records).toMatchObject({ counted: cells.length, 'set-aside': {} })
    expect(reasonOf(all)).toMatchObject({
      kind: 'passport',
      reason: expect.stringContaining('可作境外护照的据表头推算') as string,
    })
  })

  test('are none where a digit of a Chinese one is lost', async () => {
    const { records } = await of('护照号', ['E12345678', 'G87654321', 'E1234567'])
    expect(records['set-aside']).toEqual({ BAD_ID: 1 })
  })
})

describe.concurrent('digits hidden in numbers without a rule of their own', () => {
  test.each(['账号', '证券账号', 'QQ', '微信号'])('%s: identify nobody', async (header) => {
    const { records } = await of(header, ['12345678', '23456789', '34****90', '34****91'])
    expect(records['set-aside']).toMatchObject({ NOT_IDENTIFYING: 2 })
  })
})
