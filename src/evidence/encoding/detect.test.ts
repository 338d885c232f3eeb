import { describe, expect, test } from 'vitest'
import {
  encode,
  scoreEncodings,
  scoreForeign,
  scoreLatin,
  scoreTiny,
  unclaimed,
} from '../../../bench/accuracy/encodings.ts'
import { detectEncoding } from './detect.ts'

const bytesOf = (encoding: string, text: string): Uint8Array => {
  const bytes = encode(encoding, text)
  if (!bytes) throw new Error(`no ${encoding} for this text`)
  return bytes
}

describe('short lists', () => {
  test.each(
    [
      '张三,13800138000\n',
      '王女士 13800138000',
      '姓名\n',
      '北京市朝阳区',
      '姓名,电话\n丁一,1',
      '龚龑,13812345678\n',
      '刘备----13800138000----北京',
    ].flatMap((text) =>
      ['utf-8', 'gb18030', 'utf-16le', 'utf-16be'].map((encoding) => [encoding, text] as const),
    ),
  )('%s: %s', (encoding, text) => {
    expect(detectEncoding(bytesOf(encoding, text), true).encoding).toBe(encoding)
  })

  test.each(['張偉,0912345678\n', '臺北市信義路五段7號,王小明\n'])('big5: %s', (text) => {
    expect(detectEncoding(bytesOf('big5', text), true).encoding).toBe('big5')
  })

  test('rare characters of GBK that have the form of UTF-8 make no list of both', () => {
    const line = '程凝,13587448209,湖北省武汉市武昌区长江路39号\n'
    const others =
      '张绍胜,15138229040,四川省成都市武侯区建设路130号\n尹群,18880828859,北京市朝阳区新华街273号\n'
    for (const text of [line + others, line + others.repeat(20)])
      expect(detectEncoding(bytesOf('gb18030', text), true).encoding).toBe('gb18030')
  })

  test.each(['José García,12', 'café,naïve\nrésumé,1', 'Größe;Übung\nÄpfel;Straße'])(
    'Western text is not Chinese: %s',
    (text) => {
      expect(detectEncoding(Buffer.from(text, 'latin1'), true).encoding).toBe('windows-1252')
    },
  )
})

describe('GBK of which a few bytes have the form of UTF-8', () => {
  const rows = '张三,招商银行\n李四,中国石油\n王五,建设银行\n'
  test.each([`蔡栋少,供电公司\n${rows}`, `${rows}廖俊欣,供电公司\n李花玲,\n${rows}`])(
    'is read as GBK: %s',
    (text) => {
      expect(detectEncoding(bytesOf('gb18030', text), true).encoding).toBe('gb18030')
    },
  )
  test('with cells of UTF-8 among them is mixed', () => {
    const [gbk, utf8] = [bytesOf('gb18030', rows), bytesOf('utf-8', '欧阳明华')]
    const line = Buffer.concat([
      bytesOf('gb18030', '张三,'),
      utf8,
      bytesOf('gb18030', ',招商银行\n'),
    ])
    expect(detectEncoding(Buffer.concat([gbk, line]), true).reason).toContain('逐格判定')
  })
})

test.each(['windows-1251', 'koi8-r'])('Russian is named as what it may be: %s', (name) => {
  const table = new TextDecoder(name).decode(Uint8Array.from({ length: 256 }, (_, i) => i))
  const rows = 'Имя,Телефон\nИван Петров,79161234567\nАнна Смирнова,79161234568\n'
  const bytes = Uint8Array.from(rows, (c) => table.indexOf(c))
  expect(detectEncoding(bytes, true)).toMatchObject({ encoding: 'windows-1252', runnerUp: name })
})

test('bare numbers of which some are full-width are GB18030, though no Chinese character stands in them', () => {
  const wide = [...'18504062724'].flatMap((digit) => [0xa3, 0x80 + digit.charCodeAt(0)])
  const list = Buffer.concat([
    Buffer.from('13800000001\r\n'),
    Buffer.from(wide),
    Buffer.from('\r\n'),
  ])
  expect(detectEncoding(list, true).encoding).toBe('gb18030')
})

describe('byte order marks', () => {
  test.each<[string, string, number, number[]]>([
    ['UTF-8', 'utf-8', 3, [0xef, 0xbb, 0xbf, 0x61]],
    ['UTF-16 little-endian', 'utf-16le', 2, [0xff, 0xfe, 0x61, 0]],
    ['UTF-16 big-endian', 'utf-16be', 2, [0xfe, 0xff, 0, 0x61]],
    ['GB18030', 'gb18030', 4, [0x84, 0x31, 0x95, 0x33, 0x61]],
    ['UTF-32, not read', 'binary', 0, [0xff, 0xfe, 0, 0, 0x61, 0, 0, 0]],
  ])('%s', (_, encoding, bom, bytes) => {
    expect(detectEncoding(Uint8Array.from(bytes), true)).toMatchObject({ encoding, bom })
  })
})

describe('text or not', () => {
  test.each<[string, string, Uint8Array]>([
    [
      'Japanese, Shift_JIS',
      'shift_jis',
      Buffer.from('8e52936391be98592c30330a8db293a189d48e712c30360a', 'hex'),
    ],
    ['Japanese, EUC-JP', 'euc-jp', Buffer.from('bbb3c5c4c2c0cfba2c30330aa4e4a4dea4c00a', 'hex')],
    [
      'Korean',
      'euc-kr',
      Buffer.from('c0ccb8a72c0ab1e8b9cebcf62c3031300ac0ccbfb5c8f12c3031310a', 'hex'),
    ],
    ['German capitals', 'windows-1252', Buffer.from('ÄÖÜ,MÜLLER,GRÖßE,ÜBÄR\n', 'latin1')],
    [
      'UTF-16 behind UTF-8',
      'windows-1252',
      Buffer.concat([
        Buffer.from('姓名,地址\n张三,北京市海淀区人民南路\n李四,青岛市解放大道\n'),
        Buffer.from('王五,13800138000,成都市武侯区文化巷\n赵六,13900139000,中山路\n', 'utf16le'),
      ]),
    ],
    ['nothing', 'utf-8', new Uint8Array(0)],
    [
      'a few NUL bytes in a list',
      'utf-8',
      Buffer.from('张三\0,13800138000\n李四,13900139000\n'.repeat(20)),
    ],
    ['padded with NUL bytes', 'utf-8', Buffer.concat([Buffer.from('a,b\n'), Buffer.alloc(4096)])],
    ['one control character and nothing else', 'binary', new Uint8Array(100).fill(7)],
    ['a picture', 'binary', Uint8Array.from({ length: 4096 }, (_, i) => (i * 7919) % 256)],
  ])('%s → %s', (_, encoding, bytes) => {
    expect(detectEncoding(bytes, true).encoding).toBe(encoding)
  })
})

describe('damage', () => {
  const list = '张三,13800138000,北京市朝阳区\n'.repeat(30)
  test('UTF-8 with a cell cut inside a character is UTF-8, and the other reading is named', () => {
    const bytes = Buffer.concat([
      Buffer.from(list),
      Uint8Array.of(0xe5, 0xbc, 0x2c, 0x0a),
      Buffer.from(list),
    ])
    expect(detectEncoding(bytes, true).encoding).toBe('utf-8')
  })
  test('UTF-8 with characters of two halves, as Oracle writes rare names, is UTF-8', () => {
    const rare = Buffer.from('eda182edbeb72c3133380a', 'hex')
    expect(
      detectEncoding(Buffer.concat([rare, rare, Buffer.from('张三,139\n')]), true),
    ).toMatchObject({
      encoding: 'utf-8',
    })
  })
  test('a sample may end inside a character, a whole file may not', () => {
    const bytes = Buffer.from('张三').subarray(0, 5)
    expect(detectEncoding(bytes, false).encoding).toBe('utf-8')
  })
  test('no-break spaces are no Chinese characters', () => {
    expect(detectEncoding(Buffer.from('ID\u00a0\u00a0\u00a0Name\n'), true).encoding).toBe('utf-8')
  })
})

describe('against texts in known encodings', () => {
  test('those that we claim', () => {
    expect(scoreEncodings().filter((v) => !v.ok)).toEqual([])
  })
  test('three lines of addresses', () => {
    expect(scoreTiny().filter((v) => !v.ok)).toEqual([])
  })
  test('Japanese and Korean are read as such', () => {
    expect(scoreForeign().filter((v) => !v.ok).length).toBeLessThanOrEqual(1)
  })
  test('all others are never taken for Chinese', () => {
    expect([...scoreLatin(), ...unclaimed()].filter((v) => !v.ok)).toEqual([])
  })
})
