import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import { eachPacked } from '../../../test/support/each-packed.ts'
import { eachTruth, eachValue } from '../../../test/support/each-value.ts'
import { KINDS, type KindId } from '../kinds.ts'
import { expanded, isDamaged } from './damaged.ts'
import { FIELDS } from './index.ts'
import { isMaskedNumber } from './masked.ts'
import {
  packedEmail,
  packedLandline,
  packedMiddleMobile,
  packedMobile,
  packedName,
  packedResidentId,
  packedVague,
} from './packed.ts'

const read = (kind: KindId, raws: readonly string[]) =>
  eachValue((cell) => FIELDS[kind].normalise(cell), raws)

describe('every kind', () => {
  test.each(Object.keys(KINDS) as KindId[])('%s takes any cell without an error', async (kind) => {
    const cells = [
      '',
      ' ',
      '\u0002',
      '\u00021E+17',
      "'",
      '-',
      '0',
      '1e5',
      'NaN',
      '½',
      '👨‍👩‍👧',
      '\u0000',
      'x'.repeat(300),
      '9'.repeat(300),
      '\u202d',
      '１',
    ]
    const got = await eachValue((cell) => FIELDS[kind].normalise(cell), [null, ...cells])
    expect(got[0]).toBeNull()
    expect(FIELDS[kind].id).toBe(kind)
    for (const cell of cells) expect(typeof FIELDS[kind].mask(cell)).toBe('string')
  })

  test.prop(
    [fc.array(fc.string({ unit: 'grapheme', maxLength: 30 }), { minLength: 50, maxLength: 200 })],
    { numRuns: 2 },
  )(
    'gives the same of what it has given (once is enough)',
    async (raws) => {
      for (const kind of Object.keys(KINDS) as KindId[]) {
        const once = await read(kind, raws)
        const kept = once.filter((v) => v !== null)
        expect(await read(kind, kept), kind).toEqual(kept)
      }
    },
    120_000,
  )

  test('header words are lower case and without spaces, and name one kind each', () => {
    const words = Object.values(FIELDS).flatMap((f) =>
      f.headers.map((word) => [word, f.id] as const),
    )
    expect(words.filter(([word]) => word !== word.toLowerCase() || /\s/.test(word))).toEqual([])
    const seen = Map.groupBy(words, ([word]) => word)
    expect([...seen].filter(([, uses]) => uses.length > 1).map(([, uses]) => uses)).toEqual([])
  })
})

describe('damaged (数据失真), promise 2', () => {
  test.each([
    ['1.38E+10', true],
    ['6.217E+18', true],
    ['6.217e18', true],
    ['1.3800000001E10', false],
    ['1.38E10', false],
    ['1.3800000001E+10', false],
    ['\u00021.10105194912310E+17', true],
    ['\u0002110105194912310001', true],
    ['\u0002310115199604041000', true],
    ['\u00026222021000000070', true],
    ['310115199604041000', false],
    ['张三', false],
    ['13800000001', false],
    ['E10', false],
  ])('%j → %s', async (raw, damaged) => {
    expect(await eachTruth(isDamaged, [raw])).toEqual([damaged])
  })

  test('noughts behind the fifteenth digit of a numeric cell are no digits of a number that passes by chance', async () => {
    expect(await read('resident-id', ['\u0002310115199604041000'])).toEqual([null])
    expect(await read('bank-card', ['\u00026222021000000070'])).toEqual([null])
    expect(await read('resident-id', ['310115199604041000'])).toEqual(['310115199604041000'])
  })

  test('exact notation gives its digits, any other text stays', async () => {
    const raws = ['1.3800000001E10', '13800000001.0', '1.38E+10', '1.5E0', '1.2E3', '张三', '1.0.0']
    expect(await eachValue(expanded, raws)).toEqual([
      '13800000001',
      '13800000001',
      '1.38E+10',
      '1.5E0',
      '1200',
      '张三',
      '1.0.0',
    ])
  })

  test.prop([
    fc.array(fc.integer({ min: 10_000, max: 999_999_999_999_999 }), {
      minLength: 1,
      maxLength: 100,
    }),
  ])('a whole number in exact notation comes back', async (numbers) => {
    const written = numbers.map((n) => n.toExponential().replace('e+', 'E'))
    expect(await eachValue(expanded, written)).toEqual(numbers.map(String))
  })
})

describe('several values in a cell', () => {
  const CELLS = [
    '张三13800000001北京市某路1号',
    '王女士 13800000001',
    '姓名：张三 电话：13800000001',
    '客户 李四 138 0000 0001',
    '王磊,男,13800000001,a@b.cn',
    '欧阳明（13800000001）',
  ]

  test('the number', async () => {
    expect(await eachPacked(packedMobile, CELLS)).toEqual(CELLS.map(() => '13800000001'))
  })

  test('the name, or the form of address', async () => {
    expect(await eachPacked(packedName, CELLS)).toEqual([
      '张三',
      null,
      '张三',
      '李四',
      '王磊',
      '欧阳明',
    ])
    expect(await eachPacked(packedVague, CELLS)).toEqual([null, '王女士', null, null, null, null])
  })

  test('the name behind the number of the line, or behind the number of the telephone', async () => {
    const cells = [
      '1、张三 13800000001',
      '2.李四13800000001',
      '（３）王磊:13800000001',
      '①欧阳明 13800000001',
      '13800000001张三',
      '13800000001 李四，女',
      '4、138-0000-0001 王磊',
      '5、王女士 13800000001',
      '13800000001李总',
      '13800000001北京市朝阳区',
      '13800000001 已联系，张三',
      '3号楼张三丰家 13800000001',
    ]
    const none = null
    expect(await eachPacked(packedName, cells)).toEqual([
      ...['张三', '李四', '王磊', '欧阳明', '张三', '李四', '王磊'],
      ...[none, none, none, none, none],
    ])
    expect((await eachPacked(packedVague, cells)).slice(7, 10)).toEqual(['王女士', '李总', none])
  })

  test('a run of digits counts only when it stands alone', async () => {
    expect(
      await eachPacked(packedMobile, [
        '单号13800000001234',
        '2113800000001',
        '张三+8613800000001。',
      ]),
    ).toEqual([null, null, '13800000001'])
    expect(await eachPacked(packedResidentId, ['证11010519491231000X9', '张三'])).toEqual([
      null,
      null,
    ])
  })

  test('the address of a mailbox', async () => {
    expect(await eachPacked(packedEmail, ['联系:A.b@QQ.com;', '张三@微博', 'x'])).toEqual([
      'a.b@qq.com',
      null,
      null,
    ])
  })
})

describe('days, sums and the like', () => {
  test.each<[KindId, string, string | null]>([
    ['date', '2021/1/6', '2021-01-06'],
    ['date', '20211026', '2021-10-26'],
    ['date', '2021年10月26日', '2021-10-26'],
    ['date', '2021-10-26 00:00:00', '2021-10-26'],
    ['date', '2021-02-29', null],
    ['date', '21-10-26', null],
    ['birth-date', '2010.5.1', '2010-05-01'],
    ['datetime', '2021/10/26 8:30:05', '2021-10-26 08:30:05'],
    ['datetime', '2020-01-01 23:59:61', null],
    ['amount', '¥1,234.50元', '1234.5'],
    ['amount', '-3.20', '-3.2'],
    ['amount', '1,2,3', null],
    ['sex', 'Male', '男'],
    ['sex', '1', null],
    ['age', '12岁', '12'],
    ['age', '151', null],
    ['row-no', '001', '1'],
    ['email', 'A@QQ.com', 'a@qq.com'],
    ['qq', '012345', null],
    ['qq', '13800000001', null],
    ['wechat', 'wxid_abc123', 'wxid_abc123'],
    ['plate', '鲁b·12345', '鲁B12345'],
    ['plate', '宁AD1234555555', null],
    ['permit', 'h12345678', 'H12345678'],
    ['mac', '00-0C-29-CA-E4-66', '00:0c:29:ca:e4:66'],
    ['ip', '256.1.1.1', null],
    ['coordinates', '（106.55，29.56）', '106.55,29.56'],
    ['text', ' Ａ  b ', 'A b'],
    ['account', '\u00021.2E+17', null],
  ])('%s: %s → %s', async (kind, raw, canonical) => {
    expect(await read(kind, [raw])).toEqual([canonical])
  })

  test('a bare sum is what the same sum in quotes is', async () => {
    const sums = '0 0.00 0.50 100 12.50 007 3.14159265 99999999999999.10 12. .5'.split(' ')
    const quoted = await read(
      'amount',
      sums.map((sum) => `"${sum}"`),
    )
    expect(await read('amount', sums)).toEqual(quoted)
    expect(quoted.slice(0, 5)).toEqual(['0', '0', '0.5', '100', '12.5'])
  })
})

describe('several numbers in one cell', () => {
  test.each([
    ['13800000001/13900000002/13700000003', '13900000002'],
    ['13800000001、 13900000002', '13900000002'],
    ['张三13800000001', null],
  ])('the second mobile of %s is %s', async (raw, expected) => {
    expect(await eachPacked(packedMiddleMobile, [raw])).toEqual([expected])
  })

  test.each([
    ['13800000001、0532-88880000', '0532-88880000'],
    ['张三 13800000001 家 010 66660000', '010-66660000'],
    ['13800000001 20211026', null],
  ])('the line of %s is %s', async (raw, expected) => {
    expect(await eachPacked(packedLandline, [raw])).toEqual([expected])
  })
})

describe('digits written with letters are damaged, never valid', () => {
  test.each([
    ['l38OO138000', true],
    ['I3800138000', true],
    ['1380013800O', true],
    ['一三八〇〇一三八〇〇〇', true],
    ['①③⑧００①③⑧０００', true],
    ['11010519491231OO2X', true],
    ['13800138000', false],
    ['11010519491231002X', false],
    ['zhangsan_888', false],
    ['Oliver12345', false],
    ['李小龙先生电话暂无可联系', false],
  ])('%s: %s', async (raw, damaged) => {
    expect(await eachTruth(isDamaged, [raw])).toEqual([damaged])
    expect(await read('mobile', [raw])).toEqual([raw === '13800138000' ? raw : null])
  })
})

describe('hidden digits', () => {
  test.each([
    ['138****0001', true],
    ['3702**********1234', true],
    ['3702021990****123X', true],
    ['37020219900101****', true],
    ['37020219900101***4', false],
    ['6222 **** **** 1234', true],
    ['13800138000', false],
    ['张**', false],
    ['a*b', false],
  ])('%s: %s', async (raw, masked) => {
    expect(await eachTruth(isMaskedNumber, [raw])).toEqual([masked])
  })
})
