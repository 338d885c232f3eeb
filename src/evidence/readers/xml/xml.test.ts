import { fc, test as prop } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { memorySource } from '../../source.ts'
import { collected, type CollectedFile } from '../collected.ts'
import { readXml } from './xml.ts'

function read(text: string | Uint8Array): CollectedFile {
  const file = collected()
  readXml(memorySource(typeof text === 'string' ? Buffer.from(text) : text), file.sink)
  return file
}
/** `[sheet, header, rows]` of each grid. */
const grids = (text: string | Uint8Array) =>
  read(text).grids.map((g) => [g.sheet, g.header, g.rows.map((r) => r.cells)])

const DECLARED = '<?xml version="1.0" encoding="UTF-8"?>\n'
const TWO = [
  ['张三', '13800000001'],
  ['李四', '13900000002'],
] as const

describe('where rows stand', () => {
  test.each([
    [
      'elements in elements',
      '<l>\n <p>\n  <姓名>张三</姓名>\n  <电话>13800000001</电话>\n </p>\n <p><姓名>李四</姓名><电话>13900000002</电话></p>\n</l>',
    ],
    [
      'attributes',
      '<l><p 姓名=\'张三\' 电话="13800000001"/><p 姓名=\'李四\' 电话="13900000002"/></l>',
    ],
    [
      'prefixes and declarations of names are no columns',
      '<x:l xmlns:x="u"><x:p xmlns="v"><x:姓名>张三</x:姓名><电话 xml:space="preserve">13800000001</电话></x:p><x:p><x:姓名>李四</x:姓名><电话>13900000002</电话></x:p></x:l>',
    ],
    [
      'references and CDATA',
      '<l><p><姓名><![CDATA[张三]]></姓名><电话>1380000000&#49;</电话></p><p><姓名>&#x674e;四</姓名><电话>13900000002</电话></p></l>',
    ],
    [
      'fields named by an attribute',
      '<l><p><column name="姓名">张三</column><column name="电话">13800000001</column></p><p><column name="姓名">李四</column><column name="电话">13900000002</column></p></l>',
    ],
    [
      'a property list',
      '<plist version="1.0"><array><dict><key>姓名</key><string>张三</string><key>电话</key><string>13800000001</string></dict><dict><key>姓名</key><string>李四</string><key>电话</key><string>13900000002</string></dict></array></plist>',
      'array.dict',
    ],
    [
      'no element around all',
      '<p><姓名>张三</姓名><电话>13800000001</电话></p>\n<p><姓名>李四</姓名><电话>13900000002</电话></p>',
    ],
    [
      'one document behind another',
      `<p><姓名>张三</姓名><电话>13800000001</电话></p>${DECLARED}<p><姓名>李四</姓名><电话>13900000002</电话></p>`,
    ],
  ])('%s', (_, text, sheet = 'p') => {
    const [first] = grids(DECLARED + text)
    expect(first).toEqual([sheet, ['姓名', '电话'], TWO])
  })

  test('elements inside a row are columns with a dotted name, its repeated values too', () => {
    const person = (phones: string) => `<p><who><name>张三</name></who>${phones}</p>`
    const text = `<l>${person('<tel>1</tel><tel>2</tel>')}${person('<tel>3</tel>')}</l>`
    expect(grids(text)).toEqual([
      [
        'p',
        ['who.name', 'tel', 'tel#2'],
        [
          ['张三', '1', '2'],
          ['张三', '3'],
        ],
      ],
    ])
  })
  test('cells of a row that wrap their text are columns', () => {
    const row = (a: string, b: string) =>
      `<row><cell t="s"><p>${a}</p></cell><cell t="s"><p>${b}</p></cell></row>`
    const [rows] = grids(`<t>${row('张三', '1')}${row('李四', '2')}</t>`)
    const [first] = rows?.[2] as (readonly string[])[]
    expect(first).toEqual(expect.arrayContaining(['张三', '1']))
  })
  test('rows inside rows are a grid of their own that names the row above', () => {
    const pupil = (name: string) => `<pupil name="${name}"><tel>1</tel></pupil>`
    const text = `<s><class no="1">${pupil('甲')}${pupil('乙')}</class><class no="2">${pupil('丙')}${pupil('丁')}</class></s>`
    const [pupils, classes] = grids(text)
    expect(classes).toEqual(['class', ['no'], [['1'], ['2']]])
    expect(pupils).toEqual([
      'class.pupil',
      ['上级行号', 'name', 'tel'],
      [
        ['1', '甲', '1'],
        ['1', '乙', '1'],
        ['2', '丙', '1'],
        ['2', '丁', '1'],
      ],
    ])
  })
  test('a record by itself is one row; what stands around a list is another', () => {
    expect(grids('<p><name>张三</name><tel>1</tel></p>')).toEqual([
      [null, ['name', 'tel'], [['张三', '1']]],
    ])
    const [rows, around] = grids('<r><total>2</total><p><a>1</a></p><p><a>2</a></p></r>')
    expect([rows?.[2], around?.[2]]).toEqual([[['1'], ['2']], [['2']]])
  })
  test('of two attributes that could name a field the one that does is no value, the other is', () => {
    const row = (tel: string) => `<p><field name="电话" key="家">${tel}</field></p>`
    expect(grids(`<l>${row('1')}${row('2')}</l>`)).toEqual([
      [
        'p',
        ['电话.key', '电话'],
        [
          ['家', '1'],
          ['家', '2'],
        ],
      ],
    ])
  })
  test('names that differ from record to record are values', () => {
    const map = (tag: (name: string, tel: string) => string) =>
      [
        ['张三', '13800000001'],
        ['李四', '13900000002'],
        ['王五妹', '13900000003'],
      ]
        .map(([name = '', tel = '']) => tag(name, tel))
        .join('\n')
    const rows = [
      ['张三', '13800000001'],
      ['李四', '13900000002'],
      ['王五妹', '13900000003'],
    ]
    const attribute = map((name, tel) => `<string name="${name}">${tel}</string>`)
    expect(grids(`<map>${attribute}</map>`)).toEqual([['string', ['name', 'string'], rows]])
    const key = map((name, tel) => `<key>${name}</key><string>${tel}</string>`)
    expect(grids(`<plist><dict>${key}</dict></plist>`)[0]?.[2]).toEqual(rows)
  })
  test('names that say what a value is are columns, also of a record by itself', () => {
    const text =
      '<map><string name="姓名">张三</string><string name="电话">1</string><string name="办公地址">x</string></map>'
    expect(grids(text)).toEqual([[null, ['姓名', '电话', '办公地址'], [['张三', '1', 'x']]]])
  })
  test('more names than a file has places for are rows, and what follows is read as ever', () => {
    const many = Array.from({ length: 30_000 }, (_, i) => `<string name="n${i}">${i}</string>`)
    const list = '<p><a>1</a></p><p><a>2</a></p>'
    const found = grids(`<r><map>${many.join('')}</map><l>${list}</l></r>`)
    expect(found.map(([sheet, , rows]) => [sheet, (rows as unknown[]).length])).toEqual([
      ['map.string', 30_000],
      ['l.p', 2],
    ])
  })
  test('values one below the other are rows', () => {
    expect(grids('<l><i>张三 1</i><i>李四 2</i></l>')).toEqual([
      ['i', ['i'], [['张三 1'], ['李四 2']]],
    ])
  })
})

describe('what breaks the rules', () => {
  test('signs that begin no tag are text, and counted', () => {
    const file = read('<l><p><a>1 < 2 & 3</a></p><p><a>x</a></p></l>')
    expect(file.grids[0]?.rows.map((r) => r.cells)).toEqual([['1 < 2 & 3'], ['x']])
    expect(file.issues.map((i) => i.code)).toEqual(['CORRUPT'])
  })
  test('nothing that a document type declares is expanded or included', () => {
    const text =
      '<!DOCTYPE l [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]><l><p><a>&b;</a><c>&f;</c></p><p><a>1</a></p></l>'
    expect(grids(text)[0]?.[2]).toEqual([['&b;', '&f;'], ['1']])
  })
  test('GBK that says UTF-8', () => {
    const text = Buffer.concat([
      Buffer.from(`${DECLARED}<l><p><a>`),
      Buffer.from('d5c5c8fdb5e7bbb0b5d8d6b7', 'hex'),
      Buffer.from('</a></p><p><a>1</a></p></l>'),
    ])
    expect(grids(text)[0]?.[2]).toEqual([['张三电话地址'], ['1']])
  })
  test('as deep and as wide as one likes', () => {
    const deep = read('<a>'.repeat(5000) + '张三' + '</a>'.repeat(5000))
    expect(deep.issues.map((i) => i.code)).toEqual(['LIMIT'])
    expect(JSON.stringify(deep.grids.map((g) => g.rows))).toContain('张三')
    const wide = Array.from({ length: 1500 }, (_, i) => `<f${String(i)}>v</f${String(i)}>`).join('')
    const {
      grids: [rows],
      issues,
    } = read(`<l><p>${wide}</p><p>${wide}</p></l>`)
    expect(issues.map((i) => i.code)).toEqual(['WIDTH_CHANGES'])
    expect(rows?.rows[1]?.cells.length).toBe(1001)
    expect(rows?.rows[1]?.cells[1000]).toContain('f1499: v')
  })
  test('cut at every place: whole rows are given, the open one is unread, nothing ends in silence', () => {
    const text = '<l><p a="1"><b>x</b></p><p a="2"><b>y</b></p><p a="3"><b>z</b></p></l>'
    for (let n = 1; n < text.length; n++) {
      const { grids: found, issues } = read(text.slice(0, n))
      expect(issues.map((i) => i.code)).toContain('CORRUPT')
      const whole = text.slice(0, n).split('</p>').length - 1
      const rows = found.flatMap((g) => (g.sheet === 'p' ? g.rows : []))
      if (whole > 1) expect(rows.length).toBe(whole)
    }
  })
})

/** A text without what XML drops or changes. */
const word = fc.stringMatching(/^[a-z<>&"'张三李四0-9]{1,8}$/)
const escape = (s: string) =>
  s.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

prop.prop([fc.array(fc.tuple(word, word), { minLength: 2, maxLength: 30 }), fc.boolean()])(
  'every value comes back, as element and as attribute',
  (rows, asElements) => {
    const row = ([a, b]: [string, string]) =>
      asElements
        ? `<r><a>${escape(a)}</a><b>${escape(b)}</b></r>`
        : `<r a="${escape(a)}" b="${escape(b)}"/>`
    expect(grids(`<l>${rows.map(row).join('\n')}</l>`)[0]).toEqual(['r', ['a', 'b'], rows])
  },
)
