import { fc, test } from '@fast-check/vitest'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import { eachValue } from '../../../test/support/each-value.ts'
import { dirty, plainNumber } from '../../../test/support/list-dirt.ts'
import { residentId } from './resident-id.ts'

const DATA = join(import.meta.dirname, '../../../../shared/data')
const read = (raws: readonly (string | null)[]) =>
  eachValue((cell) => residentId.normalise(cell), raws)
/** Numbers of nobody: the serial 000 is not given out. */
const withCheck = (n17: string): string => n17 + check(n17)
const VALID = withCheck('11010519491231000')

describe('resident identity number (公民身份号码)', () => {
  test.each([
    ['as printed', VALID, VALID],
    ['small x', withCheck('44040119580101000').toLowerCase(), withCheck('44040119580101000')],
    [
      'a cross for X',
      withCheck('44040119580101000').slice(0, 17) + '×',
      withCheck('44040119580101000'),
    ],
    [
      'a Cyrillic letter for X',
      withCheck('44040119580101000').slice(0, 17) + 'Х',
      withCheck('44040119580101000'),
    ],
    ['spaces inside', `${VALID.slice(0, 6)} ${VALID.slice(6)}`, VALID],
    ['a text mark', `'${VALID}`, VALID],
    ['a back-tick', `\`${VALID}`, VALID],
    ['a formula of text', `="${VALID}"`, VALID],
    ['15 digits', '110105491231000', VALID],
    [
      'marked numeric, all digits there',
      `\u0002${withCheck('11010519491231001')}`,
      withCheck('11010519491231001'),
    ],
    ['Hong Kong residence permit', withCheck('81000019940823000'), withCheck('81000019940823000')],
    ['Taiwan residence permit', withCheck('83000019940823000'), withCheck('83000019940823000')],
    ['29 February 2000', withCheck('11010520000229000'), withCheck('11010520000229000')],
    [
      'abolished code, birth in its time',
      withCheck('11010319850101000'),
      withCheck('11010319850101000'),
    ],
  ])('reads %s', async (_, raw, canonical) => {
    expect(await read([raw])).toEqual([canonical])
  })

  test.each([
    ['a wrong check character', VALID.slice(0, 17) + (VALID.endsWith('1') ? '2' : '1')],
    ['17 digits', VALID.slice(0, 17)],
    ['a label in front', `身份证：${VALID}`],
    ['a day that is not', withCheck('11010519490230000')],
    ['29 February 1900', withCheck('11010519000229000')],
    ['month 13', withCheck('11010519491331000')],
    ['year 1879', withCheck('11010518791231000')],
    ['no such province', withCheck('99010519491231000')],
    ['no such county', withCheck('11017719491231000')],
    ['code abolished before the decade of birth', withCheck('11020119931201000')],
    ['digits lost', '1.10105194912310E+17'],
    ['marked numeric, digits lost', '\u000211010519491231000'],
    ['empty', ''],
  ])('refuses %s', async (_, raw) => {
    expect(await read([raw])).toEqual([null])
  })

  test('an absent cell stays absent', async () => {
    expect(await read([null])).toEqual([null])
  })

  test.prop([fc.array(dirty(number()), { minLength: 1, maxLength: 200 })])(
    'agrees with the plain reading of GB 11643',
    async (raws) => {
      // Damage may turn one code into another that is in force: the plain reading knows only those it began with.
      const asked = raws.filter((raw) => !/^[0-9]{15}/.test(plainNumber(raw)) || knownCode(raw))
      expect(await read(asked)).toEqual(asked.map(reference))
    },
  )

  test.runIf(existsSync(DATA))('agrees with the vectors of others', async () => {
    const cases = lines(join(DATA, 'cn-identifiers/resident-id.jsonl')).map((line) => ({
      value: String(line['value']),
      valid: line['valid'] ?? line['error'] === null,
      note: line['note'],
    }))
    // A code may be younger than the person: numbers are given at registration, and began in 1984.
    const ours = cases.filter((c) => c.note !== 'county was not registered yet at birth year')
    const got = await read(ours.map((c) => c.value))
    expect(ours.filter((c, i) => (got[i] !== null) !== c.valid)).toEqual([])
    const upgrades = lines(join(DATA, 'cn-identifiers/resident-id-upgrade.jsonl'))
    expect(await read(upgrades.map((u) => String(u['id15'])))).toEqual(
      upgrades.map((u) => u['id18']),
    )
  })

  test.runIf(existsSync(DATA))(
    'every code of the source is known, and no other (of the others, every seventh is asked)',
    async () => {
      const spans = timeline()
      const numbers = Array.from({ length: 730_000 }, (_, i) => String(110_000 + i))
      const all = numbers.filter((code, i) => spans.has(code) || i % 7 === 0)
      const raws = all.map((code) => withCheck(`${code}19800101000`))
      const got = await read(raws)
      expect(all.filter((code, i) => (got[i] !== null) !== spans.has(code))).toEqual([])
    },
  )

  test('masks so that region and birth never stand together', () => {
    expect(residentId.mask('370211199001010001')).toBe('3702**********0001')
    expect(residentId.mask('37021119900')).toBe('********')
  })
})

function lines(path: string): Record<string, unknown>[] {
  const text = readFileSync(path, 'utf8').trim()
  return text.split('\n').map((line) => JSON.parse(line) as Record<string, unknown>)
}

function timeline(): Map<string, number> {
  const path = join(DATA, 'cn-identifiers/region-codes-timeline.json')
  const source = JSON.parse(readFileSync(path, 'utf8')) as Record<
    string,
    [string, string, string][]
  >
  const last = ([, , end]: [string, string, string]) => (end === '' ? 9999 : Number(end))
  const codes = Object.entries(source).map(
    ([code, spans]) => [code, Math.max(...spans.map(last))] as const,
  )
  return new Map([...codes, ['710000', 9999] as const])
}

/** True numbers: codes of all kinds, dates at the edges, any serial. */
function number(): fc.Arbitrary<string> {
  const code = fc.constantFrom(
    '110105',
    '110103',
    '110201',
    '429004',
    '659001',
    '500112',
    '710000',
    '810000',
    '513425',
    '110119',
  )
  const year = fc.oneof(
    fc.integer({ min: 1880, max: 2099 }),
    fc.constantFrom(1879, 2100, 1900, 2000, 1989, 1990, 1999),
  )
  const day = fc.tuple(year, fc.integer({ min: 0, max: 13 }), fc.integer({ min: 0, max: 32 }))
  const pad = (n: number, width: number) => String(n).padStart(width, '0')
  const n17 = fc.tuple(code, day, fc.nat({ max: 999 })).map(([c, [y, m, d], s]) => {
    return c + pad(y, 4) + pad(m, 2) + pad(d, 2) + pad(s, 3)
  })
  return fc.oneof(
    n17.map(withCheck),
    n17.map((n) => n.slice(0, 6) + n.slice(8)),
  )
}

function knownCode(raw: string): boolean {
  return Object.hasOwn(LAST_YEAR, plainNumber(raw).slice(0, 6))
}

/** GB 11643-1999 read plainly. */
function reference(raw: string): string | null {
  const s = plainNumber(raw).toUpperCase()
  const long = /^[0-9]{15}$/.test(s) ? withCheck(`${s.slice(0, 6)}19${s.slice(6)}`) : s
  if (!/^[0-9]{17}[0-9X]$/.test(long) || check(long.slice(0, 17)) !== long[17]) return null
  const year = Number(long.slice(6, 10))
  return isDay(year, Number(long.slice(10, 12)), Number(long.slice(12, 14))) &&
    inForce(long.slice(0, 6), year)
    ? long
    : null
}

function check(n17: string): string {
  const sum = [...n17].reduce((all, digit, i) => all + Number(digit) * (2 ** (17 - i) % 11), 0)
  return '10X98765432'[sum % 11] ?? ''
}

function isDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day))
  return (
    year >= 1880 && year <= 2099 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  )
}

const LAST_YEAR: Readonly<Record<string, number>> = {
  ...{ 110105: 9999, 110103: 2009, 110201: 1981, 429004: 9999, 659001: 9999, 500112: 9999 },
  ...{ 710000: 9999, 810000: 9999, 513425: 9999, 110119: 9999 },
}

function inForce(code: string, year: number): boolean {
  const last = LAST_YEAR[code]
  const from = year < 1990 ? 0 : Math.min(2000, Math.floor(year / 10) * 10)
  return last === undefined ? false : last >= from
}
