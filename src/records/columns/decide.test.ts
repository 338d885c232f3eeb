import { describe, expect, test } from 'vitest'
import { FIELDS } from '../fields/index.ts'
import { KINDS, type KindId } from '../kinds.ts'
import { EVIDENCE } from './kind-evidence.ts'
import { decideColumns, type IntegerProfile } from './decide.ts'
import type { ColumnProfile } from './tally.ts'
import { column, kinds, MOBILES, NAMES, one, type Tally } from './testing.ts'

function integers(count: number, min: number, max: number, distinct = count): IntegerProfile {
  return { count, min, max, sampled: count, distinct, round: 0 }
}

const SCHOOLS = column({ school: 100 })

describe('a header among what the values allow', () => {
  test.each<[string | null, Tally, KindId, string]>([
    [
      '身份证号',
      { 'resident-id': 11_990, 'id-shaped': 13 },
      'resident-id',
      '12,003 个值中 11,990 个通过身份证校验；表头含“身份证号”',
    ],
    [
      '手机号码',
      { mobile: 90, 'mobile-shaped': 5, blank: 5 },
      'mobile',
      '95 个值中 90 个符合手机号段',
    ],
    ['家长电话', { mobile: 100 }, 'guardian-phone', '表头含“家长电话”'],
    ['家长姓名', { name: 90, 'vague-name': 10 }, 'guardian-name', '表头含“家长姓名”'],
    ['订单号', { mobile: 45, 'mobile-shaped': 55 }, 'order-no', '表头含“订单号”'],
    ['学号', { 'long-digits': 100 }, 'student-no', '表头含“学号”'],
    ['QQ号', { 'digits-9': 50, 'digits-10': 30, 'mobile-length': 20 }, 'qq', '表头'],
    ['微信号', { handle: 60, wxid: 40 }, 'wechat', '表头'],
    ['密码', { mixed: 50, 'digits-6': 50 }, 'password', '表头'],
    ['xh', { 'digits-9': 100 }, 'student-no', '表头'],
    ['xh', { small: 90, 'digits-3': 10 }, 'row-no', '表头'],
    ['备注', { address: 95, 'han-short': 5 }, 'address', '与值不符，以值为准'],
    ['备注', { address: 60, 'han-short': 40 }, 'text', '不显示为其他类别'],
    ['联系电话', { 'digits-8': 90, landline: 10 }, 'landline', '90 个无区号，据表头推算为固定电话'],
    ['手机号', { 'taiwan-mobile': 40, mobile: 60 }, 'mobile', '40 个形似台湾手机号，据表头推算'],
    ['身份证号', { 'taiwan-id': 80, 'resident-id': 20 }, 'resident-id', '表头含“身份证号”'],
    ['民族', { ethnicity: 99 }, 'ethnicity', '表头'],
    ['学历', { education: 99 }, 'education', '表头'],
    ['余额', { decimal: 99 }, 'balance', '表头'],
    ['验证码', { 'digits-6': 99 }, 'sms-code', '表头'],
    ['生产批号', { permit: 4, handle: 2 }, 'order-no', '表头'],
    ['编号', { permit: 100 }, 'permit', '与值不符'],
    ['IMSI', { imsi: 90, imei: 10 }, 'imsi', '表头'],
    ['IMSI', { imei: 95, 'long-digits': 5 }, 'imei', '与值不符'],
    // 阴性 and 易车 are built like names.
    ['检测结果', { name: 95, 'han-short': 5 }, 'health', '表头'],
    ['来源', { name: 95, 'han-short': 5 }, 'text', '不显示为其他类别'],
    ['征信', { name: 60, credit: 40 }, 'credit', '表头'],
    ['营业执照号', { 'long-digits': 5, imei: 4 }, 'credit-code', '表头'],
    ['通话记录', { packed: 50, 'free-text': 50 }, 'call-record', '表头'],
    ['通话记录', { mobile: 100 }, 'call-record', '表头'],
    ['过车时间', { datetime: 100 }, 'track', '表头'],
    ['出生日期', { 'date-late': 60, 'date-1900s': 40 }, 'birth-date', '表头'],
    ['年龄', { small: 99 }, 'age', '表头'],
    ['金额', { small: 10, 'digits-4': 80 }, 'amount', '表头'],
  ])('%s over %j is %s', (header, classes, kind, because) => {
    const decision = one(header, column(classes))
    expect(decision.kind).toBe(kind)
    expect(decision.reason).toContain(because)
  })
})

describe('a header that the values contradict is misleading', () => {
  test.each<[string, Tally, KindId]>([
    ['身份证号', { mobile: 98, blank: 2 }, 'mobile'],
    ['姓名', { mobile: 98 }, 'mobile'],
    ['手机号', { name: 98 }, 'name'],
    ['手机号', { landline: 90, mobile: 10 }, 'landline'],
    ['订单号', { mobile: 99, 'mobile-shaped': 1 }, 'mobile'],
    ['备注', { 'resident-id': 99 }, 'resident-id'],
    ['地址', { name: 97, 'han-short': 3 }, 'name'],
    ['年龄', { school: 100 }, 'school'],
    ['金额', { mobile: 100 }, 'mobile'],
    ['姓名', { company: 95, name: 5 }, 'employer'],
    ['诊断', { mobile: 98, blank: 40 }, 'mobile'],
    ['短信正文', { mobile: 98, packed: 2 }, 'mobile'],
    ['定位地址', { datetime: 98, address: 2 }, 'datetime'],
    ['产品名称', { address: 48, 'free-text': 2 }, 'address'],
  ])('%s over %j is %s', (header, classes, kind) => {
    const decision = one(header, column(classes))
    expect(decision.kind).toBe(kind)
    expect(decision.reason).toContain('与值不符，以值为准')
    expect(decision.certain && decision.reason.includes('表头未说明')).toBe(false)
  })
})

describe('values alone', () => {
  test.each<[Tally, KindId]>([
    [{ 'resident-id': 70, 'id-shaped': 20, damaged: 10 }, 'resident-id'],
    [{ 'bank-card': 90, 'long-digits': 10 }, 'bank-card'],
    [{ 'bank-card': 9, 'long-digits': 91 }, 'text'],
    [{ mobile: 57, 'mobile-shaped': 43 }, 'text'],
    [{ name: 60, mobile: 30, 'free-text': 10 }, 'name'],
    [{ name: 50, 'resident-id': 50 }, 'resident-id'],
    [{ 'vague-name': 99, name: 1 }, 'vague-name'],
    [{ 'vague-name': 60, name: 40 }, 'name'],
    [{ 'digits-6': 100 }, 'text'],
    [{ 'epoch-ms': 100 }, 'datetime'],
    [{ permit: 24, handle: 76 }, 'text'],
    [{ permit: 60, handle: 40 }, 'permit'],
    [{ 'bank-card': 24, 'free-text': 76 }, 'bank-card'],
    [{ decimal: 70, small: 10, 'digits-3': 20 }, 'amount'],
    [{ wxid: 30, handle: 70 }, 'wechat'],
    [{ handle: 100 }, 'text'],
    [{ 'digits-8': 30, 'digits-9': 40, 'digits-10': 20, 'mobile-length': 10 }, 'qq'],
    [{ blank: 100 }, 'empty'],
    [{ nothing: 100 }, 'text'],
    [{ 'free-text': 100 }, 'text'],
  ])('%j is %s', (classes, kind) => {
    expect(one(null, column(classes)).kind).toBe(kind)
  })

  test('numbers in whole hundreds of different lengths are amounts, postcodes and numbers of clients are not', () => {
    const of = (tally: Tally, n: IntegerProfile) =>
      kinds([
        [null, NAMES],
        [null, column(tally, n)],
      ])[1]
    const sums = { ...integers(40, 300, 48100, 40), round: 40 }
    expect(of({ 'digits-3': 2, 'digits-4': 10, 'digits-5': 28 }, sums)).toBe('amount')
    expect(of({ 'digits-6': 40 }, { ...integers(40, 310000, 518000, 9), round: 40 })).toBe('text')
    expect(of({ 'digits-3': 2, 'digits-5': 38 }, { ...sums, round: 3 })).toBe('text')
  })

  test('marks of pupils are no ages, though they run alike', () => {
    const marks = column({ small: 50 }, integers(50, 61, 98, 30))
    const at = (header: string) =>
      kinds([
        ['姓名', NAMES],
        [header, marks],
      ])[1]
    expect(['成绩', '语文', 'score'].map(at)).toEqual(['text', 'text', 'text'])
  })

  test.each<[string, Tally, KindId]>([
    ['QQ', { packed: 60 }, 'qq'],
    ['微信号', { packed: 60 }, 'wechat'],
  ])('%s over numbers with a label is what it says', (header, classes, kind) => {
    expect(one(header, column(classes)).kind).toBe(kind)
  })

  test('row numbers, ages and amounts differ in their spread', () => {
    const under = (header: string | null, n: IntegerProfile) =>
      kinds([
        [null, NAMES],
        [header, column({ small: n.count }, n)],
      ])[1]
    const numbers = (n: IntegerProfile) => under(null, n)
    expect(numbers(integers(100, 1, 100))).toBe('row-no')
    expect(numbers(integers(70, 1, 100))).toBe('row-no')
    expect(numbers(integers(100, 18, 65, 45))).toBe('age')
    expect(numbers(integers(100, 1, 5, 5))).toBe('text')
    expect(under('楼层', integers(100, 18, 65, 45))).toBe('text')
    expect(under('列3', integers(100, 18, 65, 45))).toBe('age')
    expect(numbers(integers(7, 59, 65))).toBe('row-no')
    expect(numbers(integers(6, 59, 64))).toBe('age')
    expect(numbers(integers(7, 59, 65, 6))).toBe('age')
  })

  test('a header of row numbers does not hide ages, nor one of ages row numbers', () => {
    const ages = column({ small: 1000 }, integers(1000, 18, 65, 48))
    expect(
      kinds([
        ['姓名', NAMES],
        ['序号', ages],
      ]),
    ).toEqual(['name', 'age'])
    expect(one('年龄', column({ small: 150 }, integers(150, 1, 150))).kind).toBe('row-no')
  })
})

describe('neighbours', () => {
  test('the only phone of a pupils’ list that no header explains is the parent’s', () => {
    expect(
      kinds([
        [null, NAMES],
        [null, SCHOOLS],
        [null, MOBILES],
      ]),
    ).toEqual(['name', 'school', 'guardian-phone'])
    expect(
      kinds([
        [null, NAMES],
        [null, MOBILES],
      ]),
    ).toEqual(['name', 'mobile'])
    expect(
      kinds([
        [null, SCHOOLS],
        [null, MOBILES],
        [null, MOBILES],
      ]),
    ).toEqual(['school', 'mobile', 'mobile'])
    expect(
      kinds([
        ['姓名', NAMES],
        ['学校', SCHOOLS],
        ['手机号', MOBILES],
      ]),
    ).toEqual(['name', 'school', 'mobile'])
  })

  test('with grown-ups’ ages a school is where they work or study', () => {
    const ages = column({ small: 100 }, integers(100, 19, 60, 40))
    expect(
      kinds([
        [null, SCHOOLS],
        ['年龄', ages],
        [null, MOBILES],
      ])[2],
    ).toBe('mobile')
  })

  test('the second column of names in a pupils’ list is the parent’s', () => {
    expect(
      kinds([
        [null, NAMES],
        [null, SCHOOLS],
        [null, NAMES],
      ]),
    ).toEqual(['name', 'school', 'guardian-name'])
    const both = [NAMES, SCHOOLS, NAMES, MOBILES, NAMES, MOBILES]
    expect(kinds(both.map((c) => [null, c]))).toEqual([
      'name',
      'school',
      'guardian-name',
      'mobile',
      'guardian-name',
      'mobile',
    ])
    expect(kinds([NAMES, NAMES, SCHOOLS, NAMES].map((c) => [null, c]))).not.toContain(
      'guardian-name',
    )
    expect(
      kinds([
        [null, NAMES],
        [null, NAMES],
      ]),
    ).toEqual(['name', 'name'])
  })

  test('dates that go back decades are births where the list is about people', () => {
    const days = column({ 'date-1900s': 60, 'date-2000s': 40 })
    expect(
      kinds([
        [null, NAMES],
        [null, days],
      ])[1],
    ).toBe('birth-date')
    expect(
      kinds([
        [null, NAMES],
        [null, column({ 'date-late': 100 })],
      ])[1],
    ).toBe('date')
  })
})

test('one number a cell is no place under a header of pairs of degrees', () => {
  expect(one('坐标', column({ decimal: 70, 'digits-4': 29 })).kind).toBe('amount')
  expect(one('定位坐标', column({ decimal: 99 })).kind).toBe('amount')
  expect(one('坐标', column({ coordinates: 99 })).kind).toBe('coordinates')
  expect(one('经度', column({ decimal: 40, degrees: 59 })).kind).toBe('coordinates')
})

test('numbers under 编号 that all are telephones are telephones; a series of another making would miss the plan', () => {
  const beside = (classes: Tally) =>
    kinds([
      ['电话', column({ mobile: 10 })],
      ['编号', column(classes)],
    ])[1]
  expect(beside({ mobile: 4 })).toBe('mobile')
  expect(beside({ mobile: 3 })).toBe('order-no')
})

test('a word of a column of words that is built like a name is none', () => {
  const found = (classes: Tally) =>
    decideColumns({
      headers: ['电话', '所购'],
      columns: [column({ mobile: 99 }), column(classes)],
    })[1]?.also
  expect(found({ name: 30, 'han-short': 60 })).toEqual([])
  expect(found({ name: 40, address: 40, packed: 10 })).toContain('name')
})

describe('what else single cells hold', () => {
  test.each<[string, string | null, Tally, KindId[]]>([
    ['a landline among mobiles', '电话', { mobile: 99, landline: 1 }, ['landline']],
    ['forms of address among names', '姓名', { name: 90, 'vague-name': 10 }, ['vague-name']],
    ['a number packed into text', '姓名', { name: 99, packed: 1 }, ['text']],
    ['chance passes among order numbers', '订单号', { mobile: 50, 'mobile-shaped': 50 }, []],
    ['a few look-alikes', '手机号', { mobile: 99, name: 1 }, []],
    [
      'the parent’s phone is compared as a phone',
      '家长电话',
      { mobile: 99, landline: 1 },
      ['landline'],
    ],
  ])('%s', (_, header, classes, also) => {
    expect(one(header, column(classes)).also).toEqual(also)
  })

  test('counts what is filled and what is valid', () => {
    const decision = one('手机号', column({ mobile: 90, 'mobile-shaped': 4, nothing: 1, blank: 5 }))
    expect([decision.filled, decision.valid]).toEqual([95, 90])
  })
})

test('what the examiner says stands', () => {
  expect(kinds([['姓名', MOBILES]], new Map([[0, 'qq']]))).toEqual(['qq'])
  expect(
    decideColumns({ headers: null, columns: [MOBILES] }, new Map([[0, 'qq']]))[0]?.reason,
  ).toBe('人工指定')
})

test('a column may stand anywhere', () => {
  const columns: [string | null, ColumnProfile][] = [
    ['手机号', MOBILES],
    ['姓名', NAMES],
    ['学校', SCHOOLS],
    ['身份证号', column({ 'resident-id': 100 })],
  ]
  expect(kinds([...columns].reverse())).toEqual(kinds(columns).reverse())
})

test.each((Object.keys(KINDS) as KindId[]).filter((kind) => FIELDS[kind].headers.length > 0))(
  '%s is reached by its header over values of its own',
  (kind) => {
    const [header = ''] = FIELDS[kind].headers
    const [own = 'free-text'] = EVIDENCE[kind].valid
    expect(one(header, column({ [own]: 100 })).kind).toBe(kind)
  },
)
