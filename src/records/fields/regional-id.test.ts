import { describe, expect, test } from 'vitest'
import { eachValue } from '../../../test/support/each-value.ts'
import { FIELDS } from './index.ts'
import type { Sql } from '../../db/sql.ts'

const read = (raws: readonly string[]) => eachValue((cell) => FIELDS.permit.normalise(cell), raws)
const told = (kind: 'permit' | 'mobile' | 'landline' | 'passport', raws: readonly string[]) =>
  eachValue((cell: Sql) => (FIELDS[kind].named ?? FIELDS[kind].normalise)(cell), raws)

describe('identity papers of Hong Kong, Macao and Taiwan, and of foreigners', () => {
  test('a check character in brackets tells a card of Hong Kong anywhere', async () => {
    const raws = ['A123456(3)', 'ab987654(3)', 'Ｇ１２３４５６（Ａ）', 'A123456(4)', 'A1234563']
    expect(await read(raws)).toEqual(['A123456(3)', 'AB987654(3)', 'G123456(A)', null, null])
  })

  test('a permanent residence card of 2023 has eighteen characters from 9 on', async () => {
    const raws = ['911840198001010013', '911840198001010014', '911840198013010013']
    expect(await read(raws)).toEqual(['911840198001010013', null, null])
  })

  test.each([
    ['A1234563', 'A123456(3)'],
    ['A123456789', 'A123456789'],
    ['f223333448', 'F223333448'],
    ['A800000014', 'A800000014'],
    ['AC01234567', 'AC01234567'],
    ['1234567(8)', '1234567(8)'],
    ['0123456789(B)', '0123456789(B)'],
    ['A123456788', null],
    ['2234567(8)', null],
    ['A323456789', null],
  ])('in a column of permits %s is %s', async (raw, expected) => {
    expect(await told('permit', [raw])).toEqual([expected])
  })
})

describe('numbers of which only the words above the column tell what they are', () => {
  test('mobile numbers of Taiwan', async () => {
    const raws = ['0912345678', '0912-345-678', '０９１２３４５６７８', '09123456789', '0993456789']
    const number = '+886912345678'
    expect(await told('mobile', raws)).toEqual([number, number, number, null, null])
  })

  test('telephones without area code', async () => {
    const raws = ['82345678', '654 3210', '8234-5678转801', '12345678', '2020-01-01', '4008208820']
    expect(await told('landline', raws)).toEqual([
      '82345678',
      '6543210',
      '82345678-801',
      null,
      null,
      null,
    ])
  })

  test('passports of other countries', async () => {
    const raws = ['TZ1234567', 'm123a4567', 'C01X00T47', '512345678']
    expect(await told('passport', raws)).toEqual(raws.map((raw) => raw.toUpperCase()))
    const others = ['E1234567', 'EI1234567', '000000000', '20200101', 'ABCDEFGHI', '12345']
    expect(await told('passport', others)).toEqual(others.map(() => null))
  })
})

describe('other forms of what was read before', () => {
  test('places, addresses of mail and of machines, labelled QQ numbers', async () => {
    const all = ['(116.404，39.915)', 'E116.404,N39.915', 'POINT(116.404 39.915)', '116.404/39.915']
    const at = await eachValue((cell) => FIELDS.coordinates.normalise(cell), all)
    expect(new Set(at)).toEqual(new Set(['116.404,39.915']))
    const mails = ['user@公司.cn', 'zhang@例子.中国', 'l***@qq.com']
    const read = await eachValue((cell) => FIELDS.email.normalise(cell), mails)
    expect(read).toEqual(['user@公司.cn', 'zhang@例子.中国', null])
    const machines = ['00:00:00:00:00:00', 'FF-FF-FF-FF-FF-FF', '001A.2B3C.4D61']
    const macs = await eachValue((cell) => FIELDS.mac.normalise(cell), machines)
    expect(macs).toEqual([null, null, '00:1a:2b:3c:4d:61'])
    const qqs = await eachValue((cell) => FIELDS.qq.normalise(cell), ['QQ12345678', 'qq：12345678'])
    expect(qqs).toEqual(['12345678', '12345678'])
  })
})
