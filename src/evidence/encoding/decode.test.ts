import { fc, test as prop } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { encode } from '../../../bench/accuracy/encodings.ts'
import { isKnownEncoding, toUtf8, transcoder } from './decode.ts'

const text = (encoding: string, bytes: readonly number[]) =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(toUtf8(encoding, Uint8Array.from(bytes)))

describe('broken characters', () => {
  test.each<[string, string, number[], string]>([
    ['UTF-8: a lone byte', 'utf-8', [0x61, 0xff, 0x62], 'a�b'],
    ['UTF-8: overlong', 'utf-8', [0xc0, 0xaf, 0x2c], '��,'],
    ['UTF-8: half a surrogate', 'utf-8', [0xed, 0xa0, 0x80], '���'],
    ['UTF-8: a character of two halves', 'utf-8', [...Buffer.from('eda182edbeb731', 'hex')], '𠮷1'],
    ['UTF-8: cut before a delimiter', 'utf-8', [0xe5, 0xbc, 0x2c], '�,'],
    ['GB18030: cut before a delimiter', 'gb18030', [0xd5, 0x2c], '�,'],
    ['GB18030: cut at the end', 'gb18030', [0x61, 0xd5], 'a�'],
    ['GB18030: four bytes broken by a line end', 'gb18030', [0x81, 0x30, 0x0a], '�0\n'],
    ['GB18030: four bytes', 'gb18030', [0x82, 0x35, 0x8f, 0x33], '龦'],
    ['code page 936: euro', 'gb18030', [0x80, 0x31], '€1'],
    ['Big5: cut before a line end', 'big5', [0xa4, 0x0a], '�\n'],
    ['Big5 of Hong Kong', 'big5', [...Buffer.from('b260a4f496f59bd031', 'hex')], '深水埗𠝹1'],
    ['UTF-16: half a surrogate', 'utf-16le', [0x00, 0xd8, 0x0a, 0x00], '�\n'],
    ['UTF-16: an odd byte', 'utf-16be', [0x00, 0x61, 0x00], 'a�'],
  ])('%s', (_, encoding, bytes, expected) => {
    expect(text(encoding, bytes)).toBe(expected)
  })

  prop.prop([fc.uint8Array({ maxLength: 40 })])(
    'UTF-8 is replaced as the platform replaces it',
    (bytes) => {
      const platform = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
      expect(text('utf-8', [...bytes])).toBe(platform)
    },
  )

  prop.prop([fc.uint8Array({ maxLength: 40 }), fc.constantFrom('gb18030', 'big5', 'utf-8')])(
    'no ASCII byte behind a broken character is lost',
    (bytes, encoding) => {
      const marked = [...bytes.filter((b) => b >= 0x80), 0x0a, 0x2c, 0x22]
      expect(text(encoding, marked).endsWith('\n,"')).toBe(true)
    },
  )
})

prop.prop([
  fc.array(fc.constantFrom('张', '龘', '😀', 'é', 'a', '\n', '€', '㐀'), { maxLength: 60 }),
  fc.constantFrom('utf-8', 'utf-16le', 'utf-16be', 'gb18030'),
  fc.integer({ min: 1, max: 9 }),
])('pieces of any size give the same text', (chars, encoding, size) => {
  const plain = chars.filter((c) => encode(encoding, c) !== null).join('')
  const bytes = encode(encoding, plain) ?? new Uint8Array()
  const coder = transcoder(encoding)
  const out = new Uint8Array(bytes.length * 4 + 16)
  let at = 0
  let held = 0
  for (let to = size; held < bytes.length; to += size) {
    const end = Math.min(to, bytes.length)
    const done = coder.decode(bytes, held, end, end === bytes.length, out, at)
    held += done.consumed
    at += done.written
    expect(done.bad).toBe(0)
  }
  expect(new TextDecoder('utf-8', { ignoreBOM: true }).decode(out.subarray(0, at))).toBe(plain)
})

test.each([1, 2, 3, 4, 5, 6, 7])('a character of two halves, %i bytes at once', (size) => {
  const bytes = Buffer.from('e5bca0eda182edbeb72ceda182edbeb7', 'hex')
  const coder = transcoder('utf-8')
  const out = new Uint8Array(64)
  let at = 0
  let held = 0
  for (let to = size; held < bytes.length; to += size) {
    const end = Math.min(to, bytes.length)
    const done = coder.decode(bytes, held, end, end === bytes.length, out, at)
    held += done.consumed
    at += done.written
  }
  expect(Buffer.from(out.subarray(0, at)).toString()).toBe('张𠮷,𠮷')
})

test('bad sequences are counted and the first is located', () => {
  const out = new Uint8Array(64)
  const done = transcoder('utf-8').decode(Uint8Array.of(97, 0xff, 98, 0xfe), 0, 4, true, out, 0)
  expect(done).toMatchObject({ bad: 2, firstBad: 1, consumed: 4 })
})

test('labels that the platform knows', () => {
  expect(isKnownEncoding('shift_jis')).toBe(true)
  expect(isKnownEncoding('klingon')).toBe(false)
  expect(text('shift_jis', [0x93, 0xfa])).toBe('日')
})
