import { describe, expect, test } from 'vitest'
import { encodingOf } from '../readers/html/html.ts'
import { decodeText } from '../readers/mail/mime-words.ts'
import { memorySource } from '../source.ts'
import { surelyOther } from './stated.ts'

const hex = (text: string) => Buffer.from(text, 'hex')
const CHINESE = '姓名,手机,地址 张三,北京市海淀区'
const TAIWAN = '姓名,電話,地址 陳志明,臺北市信義區'
const IN = {
  gbk: hex('d0d5c3fb2ccad6bbfa2cb5d8d6b720d5c5c8fd2cb1b1bea9cad0baa3b5edc7f8'),
  big5: hex('a96da6572cb971b8dc2ca661a77d20b3afa7d3a9fa2cbb4fa55fa5abab48b871b0cf'),
}

describe('what a text is beyond doubt, whatever it is said to be', () => {
  test.each<[string, Buffer, string | null]>([
    ['big5', IN.gbk, 'gb18030'],
    ['iso-8859-1', IN.gbk, 'gb18030'],
    ['windows-1252', IN.big5, 'big5'],
    ['gb18030', IN.big5, 'big5'],
    ['gb18030', Buffer.from(CHINESE), 'utf-8'],
    ['big5', Buffer.from(CHINESE), 'utf-8'],
    ['gb18030', IN.gbk, null],
    ['big5', IN.big5, null],
    ['shift_jis', IN.gbk, null],
    ['windows-1252', Buffer.from('Müller, Köln; José Peña, São Paulo', 'latin1'), null],
    ['gb18030', IN.gbk.subarray(0, 4), null],
  ])('%s', (stated, bytes, encoding) => {
    expect(surelyOther(bytes, stated)).toBe(encoding)
  })

  test('pages and letters', () => {
    const page = (charset: string, bytes: Buffer) =>
      memorySource(
        Buffer.concat([
          Buffer.from(`<html><meta charset="${charset}"><table><tr><td>`),
          bytes,
          Buffer.from('</td></tr></table></html>'),
        ]),
      )
    expect(encodingOf(page('gb2312', IN.big5))).toMatchObject({ encoding: 'big5', doubt: true })
    expect(encodingOf(page('iso-8859-1', IN.gbk))).toMatchObject({
      encoding: 'gb18030',
      doubt: true,
    })
    expect(decodeText(IN.gbk, 'iso-8859-1')).toBe(CHINESE)
    expect(decodeText(IN.gbk, 'big5')).toBe(CHINESE)
    expect(decodeText(IN.big5, 'gb2312')).toBe(TAIWAN)
    expect(decodeText(Buffer.from(CHINESE), 'gb2312')).toBe(CHINESE)
  })
})
