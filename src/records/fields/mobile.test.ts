import { fc, test } from '@fast-check/vitest'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import { eachValue } from '../../../test/support/each-value.ts'
import { dirty, plainNumber } from '../../../test/support/list-dirt.ts'
import { mobile } from './mobile.ts'

const DATA = join(import.meta.dirname, '../../../../shared/data')
const read = (raws: readonly (string | null)[]) => eachValue((cell) => mobile.normalise(cell), raws)

describe('mobile number (手机号)', () => {
  test.each([
    ['plain', '13800000001'],
    ['country code', '+86 138-0000-0001'],
    ['country code without plus', '8613800000001'],
    ['international', '008613800000001'],
    ['bracketed', '(+86)13800000001'],
    ['full-width', '１３８００００００００１'.slice(0, 3) + '０００００００１'],
    ['dialled', 'tel:13800000001'],
    ['trunk nought', '013800000001'],
    ['as a spreadsheet exports it', '13800000001.0'],
    ['exact E-notation', '1.3800000001E10'],
    ['exact E-notation in full', '1.3800000001E+10'],
    ['text mark', "'13800000001"],
    ['invisible marks', '\u202d138 0000 0001\u202c'],
    ['zero-width inside', '138\u200b0000\u00ad0001'],
    ['points between groups', '138.0000.0001'],
    ['middle dots between groups', '138·0000·0001'],
  ])('reads %s', async (_, raw) => {
    expect(await read([raw])).toEqual(['13800000001'])
  })

  test.each([
    ['letters for digits', 'l38OO0OOOO1'],
    ['ten digits', '1380000000'],
    ['twelve digits', '138000000011'],
    ['digits lost', '1.38E+10'],
    ['an exponent in eleven bytes', '13800000e03'],
    ['a prefix not given out', '15400000001'],
    ['a prefix not given out', '14200000001'],
    ['a prefix that never was', '73800000001'],
    ['a decimal number', '138.00000001'],
    ['Han digits', '一三八〇〇〇〇〇〇〇一'],
    ['a name', '王小明'],
    ['two numbers', '13800000001/13800000002'],
    ['empty', ''],
  ])('refuses %s', async (_, raw) => {
    expect(await read([raw])).toEqual([null])
  })

  test.each([
    '1349',
    '140',
    '141',
    '144',
    '146',
    '148',
    '162',
    '165',
    '167',
    '170',
    '171',
    '192',
    '199',
  ])('knows the prefix %s', async (prefix) => {
    const number = prefix.padEnd(11, '0')
    expect(await read([number])).toEqual([number])
  })

  test.prop([fc.array(dirty(number()), { minLength: 1, maxLength: 200 })])(
    'agrees with the plain reading of the numbering plan',
    async (raws) => {
      expect(await read(raws)).toEqual(raws.map(reference))
    },
  )

  test.runIf(existsSync(DATA))(
    'takes every prefix of libphonenumber, and none of an invented table',
    async () => {
      const geo = readFileSync(join(DATA, 'cn-identifiers/libphonenumber-mobile-geo.jsonl'), 'utf8')
      const real = [...geo.matchAll(/"86(\d{7})"/g)].map((m) => `${m[1] ?? ''}0000`)
      expect((await read(real)).filter((n) => n === null)).toEqual([])
      const table = readFileSync(
        join(DATA, 'cn-ctf-shuffled-table/person_data.expected.csv'),
        'utf8',
      )
      const invented = table
        .trim()
        .split(/\r?\n/)
        .slice(1)
        .map((line) => line.split(',').at(-1) ?? '')
      expect((await read(invented)).filter((n) => n !== null)).toEqual([])
    },
  )

  test('masks the middle', () => {
    expect(mobile.mask('13800000001')).toBe('138****0001')
    expect(mobile.mask('138')).toBe('***')
  })
})

function number(): fc.Arbitrary<string> {
  const prefix = fc.integer({ min: 1290, max: 2000 }).map(String)
  const rest = fc.stringMatching(/^\d{7}$/)
  const before = fc.constantFrom('', '', '+86', '86', '0086', '0', 'tel:', '(86)')
  return fc.tuple(before, prefix, rest).map(([b, p, r]) => b + p + r)
}

/** MIIT's plan by three digits, with the fourth where it decides; and what promise 2 says of E-notation. */
function reference(raw: string): string | null {
  const s = plainNumber(raw).replace(/^([0-9]+)\.0+$/, '$1')
  const m = /^(?:tel:?)?(?:\(?\+?0{0,2}86\)?|0)?(1[3-9]\d{9})$/i.exec(exact(s))
  const number = m?.[1]
  if (number === undefined) return null
  return /^1(?:3\d|4[014-9]|5[0-35-9]|6[125-7]|7\d|8\d|9[0-35-9])/.test(number) ? number : null
}

function exact(s: string): string {
  const m = /^(\d)(?:\.(\d+))?[eE](\+?)(\d{1,2})$/.exec(s)
  const exponent = Number(m?.[4])
  const fraction = m?.[2] ?? ''
  if (!m || fraction.length > exponent || exponent > 18) return s
  if (fraction.length < exponent && (m[3] === '+' || exponent >= 15)) return s
  return (m[1] ?? '') + fraction.padEnd(exponent, '0')
}
