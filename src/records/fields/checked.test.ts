import { fc, test } from '@fast-check/vitest'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import { eachValue } from '../../../test/support/each-value.ts'
import { dirty, plainNumber } from '../../../test/support/list-dirt.ts'
import type { KindId } from '../kinds.ts'
import { BINS } from './data/bins.ts'
import { AREA_CODES } from './data/area-codes.ts'
import { FIELDS } from './index.ts'
import { normaliseLocal } from './landline.ts'

const DATA = join(import.meta.dirname, '../../../../shared/data/cn-identifiers')
const read = (kind: KindId, raws: readonly string[]) =>
  eachValue((cell) => FIELDS[kind].normalise(cell), raws)
const many = (one: fc.Arbitrary<string>) => fc.array(dirty(one), { minLength: 1, maxLength: 150 })

describe('unified social credit code (统一社会信用代码)', () => {
  const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
  const value = (c: string) => ALPHABET.indexOf(c)
  const check = (n17: string) => {
    const sum = [...n17].reduce((all, c, i) => all + value(c) * (3 ** i % 31), 0)
    return ALPHABET[(31 - (sum % 31)) % 31] ?? ''
  }
  const code = fc
    .tuple(
      fc.constantFrom('91', '92', '12', '52', 'N2'),
      fc.stringMatching(/^\d{6}$/),
      fc.stringMatching(/^[0-9A-HJ-NP-RTUWXY]{9}$/),
    )
    .map((parts) => parts.join(''))
  const reference = (raw: string) => {
    const s = plainNumber(raw).toUpperCase()
    const shape = /^[1-9AGNY][1239]\d{6}[0-9A-HJ-NP-RTUWXY]{10}$/.test(s)
    const identity =
      /^[1-8]\d{5}(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dX]$/.test(s)
    return shape && !identity && check(s.slice(0, 17)) === s[17] ? s : null
  }

  test.prop([many(code.map((n) => n + check(n)))])(
    'agrees with the plain reading of GB 32100',
    async (raws) => {
      expect(await read('credit-code', raws)).toEqual(raws.map(reference))
    },
  )

  test.runIf(existsSync(DATA))('agrees with the vectors of python-stdnum', async () => {
    const cases = jsonLines('uscc.jsonl').filter((c) => typeof c['valid'] === 'boolean')
    const got = await read(
      'credit-code',
      cases.map((c) => String(c['value'])),
    )
    expect(cases.filter((c, i) => (got[i] !== null) !== c['valid'])).toEqual([])
  })
})

describe('bank card (银行卡号)', () => {
  const luhn = (digits: string) => {
    const sum = [...digits].reverse().reduce((all, c, i) => {
      const d = Number(c) * (i % 2 === 1 ? 2 : 1)
      return all + (d > 9 ? d - 9 : d)
    }, 0)
    return sum % 10 === 0
  }
  const withCheck = (body: string) => [...'0123456789'].map((c) => body + c).find(luhn) ?? body
  const lengths = Object.keys(BINS).map(Number)
  const card = fc
    .tuple(fc.constantFrom(...lengths), fc.nat(), fc.stringMatching(/^\d{19}$/))
    .map(([length, at, rest]) => {
      const bins = (BINS[String(length)] ?? '').split(' ')
      return withCheck(((bins[at % bins.length] ?? '') + rest).slice(0, length - 1))
    })
  const reference = (raw: string) => {
    const s = plainNumber(raw)
    const bins = (BINS[String(s.length)] ?? '').split(' ').filter((bin) => bin !== '')
    return /^[1-9]\d{12,18}$/.test(s) && luhn(s) && bins.some((bin) => s.startsWith(bin)) ? s : null
  }

  test.prop([many(card)])(
    'agrees with a plain reading of issuer, length and Luhn',
    async (raws) => {
      expect(await read('bank-card', raws)).toEqual(raws.map(reference))
    },
  )

  test('a marked numeric cell counts only with all digits', async () => {
    const whole = withCheck('622202600000000000')
    expect(
      await read('bank-card', [
        `\u0002${whole}`,
        '\u00026.22202600000000E+18',
        `\u0002${whole.slice(0, 15)}0000`,
      ]),
    ).toEqual([whole, null, null])
  })

  test.runIf(existsSync(DATA))('knows the issuers of the cases of bcbc', async () => {
    // Upstream looks up issuers without a check digit; ours is put on.
    const cases = jsonLines('bankcard-bin.jsonl').filter((c) => c['expected'] !== null)
    const cards = cases.map((c) => withCheck(String(c['card']).slice(0, -1)))
    expect(await read('bank-card', cards)).toEqual(cards)
  })
})

describe('vehicle identification number (车架号)', () => {
  const VALUE = '0123456789.ABCDEFGH..JKLMN.P.R..STUVWXYZ'
  const WEIGHT = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2]
  const check = (s: string) => {
    const sum = [...s].reduce((all, c, i) => all + (VALUE.indexOf(c) % 10) * (WEIGHT[i] ?? 0), 0)
    return '0123456789X'[sum % 11] ?? ''
  }
  const body = fc.stringMatching(/^[A-HJ-NPR-Z0-9]{17}$/)
  const reference = (raw: string) => {
    const s = plainNumber(raw).toUpperCase()
    const shape = /^[A-HJ-NPR-Z0-9]{8}[0-9X][A-HJ-NPR-Z0-9]{8}$/.test(s) && /[A-WYZ]/.test(s)
    return shape && check(s) === s[8] ? s : null
  }

  test.prop([many(body.map((s) => s.slice(0, 8) + check(s) + s.slice(9)))])(
    'agrees with the plain reading of GB 16735',
    async (raws) => {
      expect(await read('vin', raws)).toEqual(raws.map(reference))
    },
  )

  test('the example of the standard of the United States holds', async () => {
    expect(await read('vin', ['1M8GDM9AXKP042788', '1M8GDM9A1KP042788'])).toEqual([
      '1M8GDM9AXKP042788',
      null,
    ])
  })
})

describe('landline (固定电话)', () => {
  test.each([
    ['0532-88880000', '0532-88880000'],
    ['(0532)8888000', '0532-8888000'],
    ['053288880000', '0532-88880000'],
    ['+86 532 88880000', '0532-88880000'],
    ['０２１－６６６６００００', '021-66660000'],
    ['010-12345678-1234', '010-12345678-1234'],
    ['010 6666 0000 转 801', '010-66660000-801'],
    ['010-66660000*801', '010-66660000-801'],
    ['0532—88880000', '0532-88880000'],
  ])('reads %s', async (raw, canonical) => {
    expect(await read('landline', [raw])).toEqual([canonical])
  })

  test.each([
    ['no area code', '88880000'],
    ['no such area code', '0999088880000'],
    ['a mobile number', '13800000001'],
    ['a mobile number with trunk nought', '013800000001'],
    ['seven digits in a city of eight', '010-6666000'],
    ['a day', '20211026'],
    ['a hotline', '400-000-0000'],
  ])('refuses %s', async (_, raw) => {
    expect(await read('landline', [raw])).toEqual([null])
  })

  test('a column that says so may leave the area code out', async () => {
    const raws = ['8888-0000', '888 0000', '18880000', '053288880000', '８８８８００００']
    expect(await eachValue(normaliseLocal, raws)).toEqual([
      '88880000',
      '8880000',
      null,
      null,
      '88880000',
    ])
  })

  test.runIf(existsSync(DATA))(
    'knows every area code of libphonenumber, some of which it gives by two digits',
    () => {
      const codes = jsonLines('libphonenumber-landline-geo.jsonl').map((c) =>
        String(c['prefix']).slice(2),
      )
      expect(codes.filter((code) => !AREA_CODES.some((known) => known.startsWith(code)))).toEqual(
        [],
      )
    },
  )
})

describe('other numbers with a check', () => {
  test('IMEI: 15 digits and Luhn', async () => {
    expect(await read('imei', ['490154203237518', '490154203237519', '49015420323751'])).toEqual([
      '490154203237518',
      null,
      null,
    ])
  })

  test.runIf(existsSync(DATA))(
    'agrees with the positive and negative examples of any-rule',
    async () => {
      const kinds: readonly (readonly [RegExp, KindId])[] = [
        [/^手机号.*严谨/, 'mobile'],
        [/^车牌号/, 'plate'],
        [/^email/, 'email'],
        [/^qq号/, 'qq'],
        [/^微信号/, 'wechat'],
        [/^中文姓名/, 'name'],
        [/^护照/, 'passport'],
        [/^mac/, 'mac'],
      ]
      // 凯文·杜兰特 and the like are names in parts; 葛二蛋 is a plain name. Loose rules (标题含“宽松”) are not ours.
      const cases = jsonLines('any-rule-examples.jsonl').flatMap((c) => {
        const kind = kinds.find(([title]) => title.test(String(c['title'])))?.[1]
        return kind
          ? [{ kind, value: String(c['value']), positive: c['class'] === 'positive' }]
          : []
      })
      const got = await Promise.all(cases.map(async (c) => (await read(c.kind, [c.value]))[0]))
      expect(cases.filter((c, i) => (got[i] !== null) !== c.positive)).toEqual([])
    },
  )
})

function jsonLines(file: string): Record<string, unknown>[] {
  const text = readFileSync(join(DATA, file), 'utf8').trim()
  return text.split('\n').map((line) => JSON.parse(line) as Record<string, unknown>)
}
