import { fc, test as property } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { html, maskIdentifiers, plainText, shown, shownLocator } from './safe.ts'

const ACTS_OR_HIDES = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u

describe('plainText', () => {
  test.each([
    ['escape sequence', 'a\u001b[31mb', 'a\\u{1B}[31mb'],
    ['newline', 'a\nb', 'a\\u{A}b'],
    ['right-to-left override', 'a\u202Egpj.exe', 'a\\u{202E}gpj.exe'],
    ['isolate', '\u2066x\u2069', '\\u{2066}x\\u{2069}'],
    ['zero width', '张\u200B三', '张\\u{200B}三'],
    ['C1 control', '\u009b2J', '\\u{9B}2J'],
    ['line separator', 'a\u2028b', 'a\\u{2028}b'],
    ['lone surrogate', 'a\uD800b', 'a\\u{D800}b'],
    ['tag character', 'a\u{E0041}', 'a\\u{E0041}'],
  ])('shows a %s', (_, raw, expected) => {
    expect(plainText(raw)).toBe(expected)
  })

  test('leaves names as they are', () => {
    expect(plainText('客户名单（2021）𠮷 A-1.xlsx')).toBe('客户名单（2021）𠮷 A-1.xlsx')
  })

  property.prop([fc.string({ unit: 'binary' })])('leaves nothing that acts', (raw) => {
    expect(plainText(raw)).not.toMatch(ACTS_OR_HIDES)
    expect(html(raw)).not.toMatch(/[<>"']/)
  })
})

describe('maskIdentifiers', () => {
  test.each([
    ['mobile', '张三13800138000.xlsx', '张三138****8000.xlsx'],
    ['mobile beside letters', 'tel13800138000x', 'tel138****8000x'],
    ['mobile with +86', '+8613800138000', '+86138****8000'],
    ['spaced mobile', '138 0013 8000', '138 **** 8000'],
    ['mobile in other pieces', '1380-013-8000', '138*-***-8000'],
    ['mobile in pieces', '张三138–0013–8000', '张三138–****–8000'],
    ['full-width mobile', '１３８００１３８０００', '１３８****８０００'],
    ['18-digit ID', '110105194912310021.jpg', '1101**********0021.jpg'],
    ['ID with X', '11010519491231002X', '1101**********002X'],
    ['15-digit ID', '110105491231002', '1101*******1002'],
    ['bank card', '6222021234567890123', '6222***********0123'],
    ['spaced card', '6222 0212 3456 7890', '6222 **** **** 7890'],
    ['email', 'zhangsan@qq.com.txt', 'z***@qq.com.txt'],
    ['email that is a mobile', '13800138000@139.com', '1***@139.com'],
  ])('hides a %s', (_, raw, expected) => {
    expect(maskIdentifiers(raw)).toBe(expected)
  })

  test.each(['2021-10-26 11034条', '20211026153000.csv', '扣押清单第12项', '名单(1).xlsx'])(
    'keeps %s',
    (raw) => {
      expect(maskIdentifiers(raw)).toBe(raw)
    },
  )

  property.prop([fc.string(), fc.stringMatching(/^1[3-9]\d{9}$/), fc.string()])(
    'never shows a whole mobile that stands by itself',
    (before, mobile, after) => {
      const name = `${before} ${mobile} ${after}`
      fc.pre(!/\d$/.test(before) && !/^\d/.test(after))
      expect(maskIdentifiers(name)).not.toContain(mobile)
    },
  )
})

test('a cut name says how long it was, and is masked before it is cut', () => {
  const name = shown(`${'名'.repeat(155)}13800138000${'单'.repeat(900)}`, 'name')
  expect(name).toMatch(/…（显示 160 \/ 1066 字）$/)
  expect(name).not.toContain('138001')
})

test('a name cannot pretend to be a path', () => {
  expect(shownLocator(['a › b', '', 12])).toBe('a \\u{203A} b › （无名） › 第12行')
})
