import { expect, test } from 'vitest'
import { encode } from '../../../../bench/accuracy/encodings.ts'
import { memorySource } from '../../source.ts'
import { takeSample } from './sample.ts'

/** In all of the encodings. */
const LINE = '張三,13800138000,臺北市中正區某某路一號\n'

/** Longer than what is looked at, so that characters are cut wherever a look ends. */
function large(encoding: 'utf-8' | 'gb18030' | 'big5', shift: number, line = LINE): Uint8Array {
  const text = 'x'.repeat(shift) + line.repeat(Math.ceil(600_000 / line.length / 2))
  return encode(encoding, text) ?? new Uint8Array()
}

test.each(['utf-8', 'gb18030', 'big5'] as const)(
  'what is cut where a look ends is no broken character: %s',
  (encoding) => {
    for (let shift = 0; shift < 4; shift++) {
      const { guess } = takeSample(memorySource(large(encoding, shift)))
      expect(guess.encoding).toBe(encoding)
      expect(guess.reason).toMatch(/^全部字节符合UTF-8$|不能解码0处$/)
    }
  },
)

test('nor in a line that goes on for longer than a look', () => {
  const piece = '张三 13800138000 上海市徐汇区某某路一号。'
  for (let shift = 0; shift < 4; shift++) {
    const { guess } = takeSample(memorySource(large('utf-8', shift, piece)))
    expect(guess.reason).toBe('全部字节符合UTF-8')
  }
})
