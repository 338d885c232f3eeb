import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import { SSF } from '@e965/xlsx'
import { compileFormat } from './number-format.ts'
import { showDate } from './show-date.ts'
import { showNumber } from './show-number.ts'

function shown(code: string, text: string): string | null {
  const format = compileFormat(code)
  return format.kind === 'number' ? showNumber(text, format.sections) : null
}

describe('what a number format shows', () => {
  test.each([
    ['000000', '123', '000123'],
    ['0', '110105194912310021', '110105194912310021'],
    ['0', '1.1010519491231E+17', '110105194912310000'],
    ['0.00', '1.005', '1.01'],
    ['0.00', '-0.001', '0.00'],
    ['0%', '0.256', '26%'],
    ['0.0%', '0.2560', '25.6%'],
    ['#,##0', '1234567.5', '1,234,568'],
    ['#,##0.00', '-1234.5', '-1,234.50'],
    ['#,##0,', '1234567', '1,235'],
    ['"¥"#,##0.00', '12', '¥12.00'],
    ['[$￥-804]#,##0', '1200', '￥1,200'],
    ['0.00_);(0.00)', '-3', '(3.00)'],
    ['0;[Red]-0', '-7', '-7'],
    ['0;-0;"零"', '0', '零'],
    ['000-0000-0000', '13800138000', '138-0013-8000'],
    ['(###) ###-####', '2025550123', '(202) 555-0123'],
    ['[<=9999999]###-####;(###) ###-####', '5550123', '555-0123'],
    ['#.##', '0', '.'],
    ['??0', '5', '  5'],
    ['0"元"', '3', '3元'],
    ['"人民币"0.0"万元"', '3', '人民币3.0万元'],
    ['0.00E+00', '12345.678', '1.23E+04'],
    ['##0.0E+0', '12345', '12.3E+3'],
    ['0.0E-00', '0.00012', '1.2E-04'],
    ['# ?/?', '1.5', '1 1/2'],
    ['# ??/??', '-3.14159', '-3  1/7 '],
    ['# ?/8', '0.75', ' 6/8'],
    ['?/?', '1.25', '5/4'],
    ['# ?/?', '2', '2    '],
    ['[=1]"男";[=2]"女";0', '2', '女'],
    ['"是";"否";"无"', '-1', '否'],
    ['General"元"', '12.5', '12.5元'],
    ['0.0;"负"General', '-7', '负7'],
  ])('%s shows %s as %s', (code, text, wanted) => {
    expect(shown(code, text)).toBe(wanted)
  })

  test.each(['General', '@', 'G/通用格式', '[DBNum1]0', '', ';;;', '# ?/?/?'])(
    '%s is left to the stored text',
    (code) => {
      expect(shown(code, '1234.5')).toBeNull()
    },
  )

  test.each(['0.00E+00', '"不显示"', '# ?/?'])('%s hides no telephone', (code) => {
    expect(shown(code, '13800138000')).toBeNull()
    expect(shown(code, '12.5')).not.toBeNull()
  })

  test.each([
    ['yyyy-mm-dd', { date: true, time: false, elapsed: false }],
    ['m/d/yy h:mm', { date: true, time: true, elapsed: false }],
    ['h:mm:ss AM/PM', { date: false, time: true, elapsed: false }],
    ['[mm]:ss', { date: false, time: true, elapsed: true }],
    ['mmm-yy', { date: true, time: false, elapsed: false }],
    ['[$-F800]dddd, mmmm dd, yyyy', { date: true, time: false, elapsed: false }],
    ['[DBNum1][$-804]yyyy"年"m"月"d"日"', { date: true, time: false, elapsed: false }],
    ['上午/下午h"时"mm"分"', { date: false, time: true, elapsed: false }],
    ['yyyy/m/d;@', { date: true, time: false, elapsed: false }],
    ['mm:ss.0', { date: false, time: true, elapsed: false, decimals: 1 }],
    ['aaaa', { date: true, time: false, elapsed: false }],
  ])('%s is a date format', (code, parts) => {
    expect(compileFormat(code)).toEqual({ kind: 'date', ...parts })
  })

  test('parts of a second are shown where the format has a place for them', () => {
    const at = (code: string, seconds: number) => {
      const format = compileFormat(code)
      return format.kind === 'date' ? showDate(seconds / 86_400, format, false) : null
    }
    expect(at('mm:ss.0', 1.5)).toBe('00:00:01.5')
    expect(at('[h]:mm:ss.000', 100_000.25)).toBe('27:46:40.250')
    expect(at('yyyy-mm-dd hh:mm:ss.000', 44_495 * 86_400 + 59.9996)).toBe('2021-10-26 00:01:00')
    expect(at('h:mm:ss', 1.5)).toBe('00:00:02')
  })

  test.each(['0"d"', '#,##0\\ "h"', '[Red]0.0', '0.0_d', '"ym"0'])('%s is none', (code) => {
    expect(compileFormat(code).kind).toBe('number')
  })

  const codes = [
    '0',
    '0.00',
    '#,##0',
    '#,##0.00',
    '0%',
    '0.0%',
    '000000',
    '#,##0;(#,##0)',
    '0.0;-0.0;"z"',
    '0.0#',
    '0.00E+00',
    '# ?/?',
    '# ??/??',
  ]
  test.prop([
    fc.constantFrom(...codes),
    fc.integer({ min: -1e9, max: 1e9 }),
    fc.constantFrom(1, 8, 1000),
  ])('agrees with SheetJS on numbers that both hold exactly', (code, whole, divisor) => {
    const value = whole / divisor
    fc.pre(Math.abs(value) < 1e6 || !/[E/]/.test(code))
    const ours = shown(code, String(value))
    const theirs = (SSF as { format(code: string, value: number): string }).format(code, value)
    // SheetJS keeps the sign of what rounds to nothing, and rounds halves of the binary value.
    fc.pre(!/^-[0,.%]*$/.test(theirs) && !/5$/.test(String(Math.abs(value))))
    expect(ours).toBe(theirs)
  })

  test('a hostile code costs no time', () => {
    for (const part of ['[', '"', '\\', '0,', '[<', 'yyyy', ';;;', '#'.repeat(50)]) {
      expect(() => compileFormat(part.repeat(100_000))).not.toThrow()
    }
  })
})
