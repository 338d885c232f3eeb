import { describe, expect, test } from 'vitest'
import { outOfStep } from './out-of-step.ts'
import { seldomOf } from './seldom.ts'
import { memorySource } from '../source.ts'

const ROWS = ['姓名,电话,住址', '赵明华,13800138000,上海市', '上官婉,13900139000,北京市1号']
const LIST = `${[...ROWS, ...ROWS.slice(1)].join('\r\n')}\r\n`
const little = (text: string) => Buffer.from(text, 'utf16le')
const big = (text: string) => little(text).swap16()
const MARK = '\ufeff'

/** Without the byte at a place, or with one more in front of it. */
const without = (bytes: Buffer, at: number) =>
  Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1)])
const withMore = (bytes: Buffer, at: number, byte: number) =>
  Buffer.concat([bytes.subarray(0, at), Buffer.from([byte]), bytes.subarray(at)])
/** In the middle of the first telephone number. */
const at = 2 * LIST.indexOf('00138')

describe('UTF-16 whose bytes fell out of step', () => {
  test.each([
    ['its first byte is missing', without(little(LIST), 0), LIST.replace('姓', '\ufffd'), [1]],
    ['big-endian, too', without(big(LIST), 0), LIST.replace('姓', '\ufffd'), [1]],
    ['half of its mark is missing', without(big(MARK + LIST), 0), LIST, [1]],
    ['a byte was lost', without(little(LIST), at), LIST.replace('00138', '\ufffd0138'), [2]],
    [
      'a byte was added',
      withMore(big(MARK + LIST), at + 2, 65),
      LIST.replace('00138', '\ufffd00138'),
      [2],
    ],
    [
      'behind the last character',
      withMore(little(LIST), 2 * LIST.indexOf('号') + 2, 7),
      LIST.replace('号', '号\ufffd'),
      [3],
    ],
  ])('%s: that line is told, all others are whole', (_, bytes, text, lines) => {
    expect(outOfStep(bytes)).toEqual({ text, lines })
    expect(seldomOf(memorySource(bytes))).toBe('utf-16-out-of-step')
  })

  test('a copy in text mode: each line end got a byte', () => {
    const text = LIST.replaceAll('\r', '').replaceAll('上', '江')
    const bytes = Buffer.from(little(text).toString('latin1').replaceAll('\n', '\r\n'), 'latin1')
    expect(outOfStep(bytes)).toEqual({ text, lines: [1, 2, 3, 4, 5] })
  })

  test.each([
    ['LE', little(LIST)],
    ['BE', big(LIST)],
    ['with its mark', little(MARK + LIST)],
    ['BE with its mark', big(MARK + LIST)],
    ['characters that look like line ends', little(`${MARK}${'上ਊ\u0a00Āਅ,1\n'.repeat(9)}`)],
    ['Korean', little('이름,전화\n김민서,01012345678\n')],
    ['Russian', big('Имя,Телефон\nИванов,79161234567\n')],
    ['UTF-8', Buffer.from(LIST)],
    ['behind it text of another encoding', Buffer.concat([little(MARK + LIST), Buffer.from(LIST)])],
    ['nothing', Buffer.alloc(0)],
    ['zeros', Buffer.alloc(999)],
  ])('%s is left alone', (_, bytes) => {
    expect(outOfStep(bytes)).toBeNull()
  })

  test('bytes made to look like it take no longer', () => {
    for (const hostile of ['\n\0', '\0\n', '1\n\0', '1\0\n\0x', 'a\0\n\0\n'])
      outOfStep(Buffer.from(`\xff\xfe1\0,\0${hostile.repeat(200_000)}`, 'latin1'))
  })
})
