import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { eachValue } from '../../../test/support/each-value.ts'
import type { KindId } from '../kinds.ts'
import { FIELDS } from './index.ts'
import { normaliseLocal } from './landline.ts'

/**
 * All vectors of others (`../shared/data/cn-identifiers`), each read by the rule of its kind. Where ours differs, the
 * vector stands in a table with the reason; a vector that is in no table must agree.
 */
const DATA = join(import.meta.dirname, '../../../../shared/data/cn-identifiers')
const read = (kind: KindId, raws: readonly string[]) =>
  eachValue((cell) => FIELDS[kind].normalise(cell), raws)

describe('any-rule', () => {
  /** Titles by kind; null: no kind of personal information. */
  const KIND_OF: readonly (readonly [RegExp, KindId | null])[] = [
    [/IMEI/, 'imei'],
    [/端口号/, 'ip'],
    [/统一社会信用代码/, 'credit-code'],
    [/数字\/货币金额/, 'amount'],
    [/^银行卡号/, 'bank-card'],
    [/中文姓名|英文姓名/, 'name'],
    [/^车牌号/, 'plate'],
    [/^手机号/, 'mobile'],
    [/^日期/, 'date'],
    [/moment/, 'datetime'],
    [/^email/, 'email'],
    [/^座机/, 'landline'],
    [/^身份证号/, 'resident-id'],
    [/^护照/, 'passport'],
    [/^帐号/, 'account'],
    [/^qq号/, 'qq'],
    [/^ip-v/, 'ip'],
    [/^微信号/, 'wechat'],
    [/^mac/, 'mac'],
    [/密码/, 'password'],
    [/邮政编码|中文和数字|汉字|只包含数字|^数字和|链接地址|12小时制|台湾身份证/, null],
  ]
  /** Where our reading is stricter or wider than upstream's expression, and why. */
  const DIFFERENT: Readonly<Record<string, string>> = {
    '12345678901234567':
      'an IMEI has 15 digits and a check digit (3GPP TS 23.003); upstream takes 15 to 17 digits',
    'https://www.qq.com:8080': 'the address of a page, not of a machine',
    'baidu.com:8001': 'the address of a page, not of a machine',
    'http://192.168.1.1:9090': 'the address of a page, not of a machine',
    '6222026006705354000': 'the check digit fails; upstream counts the digits only',
    '1-1-1': 'a year has four digits; nothing is guessed',
    '0000-1-1': 'a year from 1000 on',
    '2020-01/01 23:59:59':
      'two marks in one day are a slip of the pen, and only one day can be meant',
    '12345619991205131x': 'no region 123456, and the check character fails',
    '123456991010193': 'no region 123456',
    '91110108772551611J': 'the check character fails; upstream counts the characters only',
    '911101085923662400': 'the check character fails; upstream counts the characters only',
  }
  /** A number without area code, which a column that says so may hold. */
  const LOCAL = '89076543'

  test('each example is read as its rule says, or differs for a stated reason', async () => {
    const cases = jsonLines('any-rule-examples.jsonl').map((c) => ({
      title: String(c['title']),
      value: String(c['value']),
      positive: c['class'] === 'positive',
      kind: KIND_OF.find(([title]) => title.test(String(c['title'])))?.[1],
    }))
    expect(cases.filter((c) => c.kind === undefined)).toEqual([])
    const asked = cases.flatMap((c) => (c.kind ? [{ ...c, kind: c.kind }] : []))
    const wrong: string[] = []
    for (const c of asked) {
      const [got] = await read(c.kind, [c.value])
      if ((got !== null) !== c.positive) wrong.push(c.value)
    }
    expect([...new Set(wrong)].filter((v) => DIFFERENT[v] === undefined)).toEqual([LOCAL])
  })

  test('a local number is read where the column says that it holds such', async () => {
    expect(await eachValue(normaliseLocal, [LOCAL])).toEqual([LOCAL])
  })
})

describe('id-validator and python-stdnum', () => {
  test('what a number says of birth, sex and region', async () => {
    const cases = jsonLines('resident-id-info.jsonl').map((c) => ({
      value: String(c['value']),
      info: c['info'] as Record<string, string>,
    }))
    const got = await read(
      'resident-id',
      cases.map((c) => c.value),
    )
    const told = got.map((n) => ({
      code: n?.slice(0, 6),
      birth: n?.replace(/^.{6}(.{4})(..)(..).*$/, '$1-$2-$3'),
      sex: String(Number(n?.[16]) % 2),
    }))
    expect(told).toEqual(
      cases.map((c) => ({
        code: c.info['addressCode'],
        birth: c.info['birthdayCode'],
        sex: c.info['sex'],
      })),
    )
  })

  test('every region code in force is known', async () => {
    const codes = readFileSync(join(DATA, 'region-codes.json'), 'utf8')
    const counties = Object.keys(JSON.parse(codes) as Record<string, string>)
    const got = await read(
      'resident-id',
      counties.map((code) => withCheck(`${code}19800101000`)),
    )
    expect(counties.filter((_, i) => got[i] === null)).toEqual([])
  })

  test('residence permits of people from Hong Kong, Macao and Taiwan', async () => {
    const numbers = ['810000', '820000', '830000'].map((code) => withCheck(`${code}19900101000`))
    expect(await read('resident-id', numbers)).toEqual(numbers)
    const none = [withCheck('84000019900101000'), withCheck('80000019900101000')]
    expect(await read('resident-id', none)).toEqual([null, null])
  })

  test('credit codes are read with spaces, and refused when short', async () => {
    const odd = jsonLines('uscc.jsonl').filter((c) => typeof c['valid'] !== 'boolean')
    const got = await read(
      'credit-code',
      odd.map((c) => String(c['value'])),
    )
    const expected = odd.map((c) =>
      c['error'] === null ? String(c['expected']).replaceAll("'", '') : null,
    )
    expect(got).toEqual(expected)
  })
})

describe('bcbc', () => {
  test('every issuer and length of the table is read with its check digit, and with no other', async () => {
    const [, ...lines] = readFileSync(join(DATA, 'bankcard-bin.csv'), 'utf8').trim().split(/\r?\n/)
    const cards = lines.map((line) => {
      const [bin = '', , , length = ''] = line.split(',')
      return luhnDigit(bin.padEnd(Number(length) - 1, '5'))
    })
    const got = await read('bank-card', cards)
    expect(cards.filter((_, i) => got[i] === null)).toEqual([])
    const spoilt = cards.map((c) => c.slice(0, -1) + String((Number(c.at(-1)) + 1) % 10))
    expect((await read('bank-card', spoilt)).filter((n) => n !== null)).toEqual([])
  })

  test('a number of another length than its issuer gives is no card', async () => {
    const none = jsonLines('bankcard-bin.jsonl').filter((c) => c['expected'] === null)
    const cards = none.map((c) => luhnDigit(String(c['card']).slice(0, -1)))
    expect(await read('bank-card', cards)).toEqual(cards.map(() => null))
  })
})

describe('libphonenumber', () => {
  const CALLING = ['86', '852', '853', '886']
  /** Numbers of services and firms, of pagers and of machines are no telephones of persons. */
  const PERSONAL: Readonly<Record<string, KindId>> = { FIXED_LINE: 'landline', MOBILE: 'mobile' }

  test('lines and mobiles are read behind + and 00, services are not', async () => {
    const wrong: string[] = []
    for (const code of CALLING)
      for (const [, type = '', number = ''] of semicolons(`metadata-${code}-examples.csv`))
        for (const raw of [`+${code}${number}`, `00${code} ${number}`]) {
          const kinds = (['mobile', 'landline'] as const).map(async (kind) => {
            const [got] = await read(kind, [raw])
            return got === null || got === undefined ? [] : [kind]
          })
          const found = (await Promise.all(kinds)).flat()
          const expected = PERSONAL[type] ? [PERSONAL[type]] : []
          if (found.join() !== expected.join()) wrong.push(`${type} ${raw}: ${found.join()}`)
        }
    expect(wrong).toEqual([])
  })

  test.each(['852', '853'])('each range of %s gives a number of its type', async (code) => {
    const rows = semicolons(`metadata-${code}-ranges.csv`).filter(
      ([, length, type, tariff]) =>
        length === '8' && PERSONAL[type ?? ''] && tariff === 'STANDARD_RATE',
    )
    const wrong: string[] = []
    for (const kind of ['mobile', 'landline'] as const) {
      const own = rows.filter(([, , type]) => PERSONAL[type ?? ''] === kind)
      const raws = own.map(([prefix = '']) => `+${code}${onePrefix(prefix).padEnd(8, '5')}`)
      const got = await read(kind, raws)
      wrong.push(...raws.filter((_, i) => got[i] === null))
    }
    expect(wrong).toEqual([])
  })

  test('prefixes of carriers are of the numbering plan', async () => {
    const text = readFileSync(join(DATA, 'libphonenumber/carrier-zh-86.txt'), 'utf8')
    const prefixes = [...text.matchAll(/^86(1[0-9]+)\|/gm)].map((m) => m[1] ?? '')
    expect(prefixes.length).toBeGreaterThan(30)
    const got = await read(
      'mobile',
      prefixes.map((p) => p.padEnd(11, '0')),
    )
    expect(prefixes.filter((_, i) => got[i] === null)).toEqual([])
  })

  test('area codes with numbers of their length', async () => {
    const codes = jsonLines('libphonenumber-landline-geo.jsonl')
      .map((c) => String(c['prefix']).slice(2))
      .filter((code) => code.length === 3 || /^(?:10|2.)$/.test(code))
    const numbers = codes.map((code) => `0${code}-${code.length === 3 ? '6' : '66'}660000`)
    const got = await read('landline', numbers)
    expect(numbers.filter((_, i) => got[i] === null)).toEqual([])
  })

  function semicolons(file: string): string[][] {
    const text = readFileSync(join(DATA, 'libphonenumber', file), 'utf8').trim()
    const [, ...lines] = text.split(/\r?\n/)
    return lines.map((line) => line.split(';').map((cell) => cell.trim().replaceAll('"', '')))
  }

  /** One prefix of those that `30[15-7]` stands for. */
  function onePrefix(pattern: string): string {
    return pattern.replaceAll(/\[(\d)[^\]]*\]/g, '$1')
  }
})

function luhnDigit(body: string): string {
  const sum = [...body].reverse().reduce((all, c, i) => {
    const d = Number(c) * (i % 2 === 0 ? 2 : 1)
    return all + (d > 9 ? d - 9 : d)
  }, 0)
  return body + String((10 - (sum % 10)) % 10)
}

function withCheck(n17: string): string {
  const sum = [...n17].reduce((all, digit, i) => all + Number(digit) * (2 ** (17 - i) % 11), 0)
  return n17 + ('10X98765432'[sum % 11] ?? '')
}

function jsonLines(file: string): Record<string, unknown>[] {
  const text = readFileSync(join(DATA, file), 'utf8').trim()
  return text.split('\n').map((line) => JSON.parse(line) as Record<string, unknown>)
}
