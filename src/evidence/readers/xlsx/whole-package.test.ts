import { describe, expect, test } from 'vitest'
import { cellsOf, collect } from '../../../../test/files/xlsx/collect.ts'
import { oneSheet, partsOf, sheetXml, xlsxOf } from '../../../../test/files/xlsx/build.ts'
import { zipOf } from '../../../../test/files/zip/build.ts'

const row = (cells: string, r = 1) => `<row r="${r}">${cells}</row>`

describe('the package', () => {
  const one = { name: '一', data: row('<c><v>1</v></c>') }

  test('sheets in the order of the workbook; hidden ones are read and told', async () => {
    const sheets = [
      one,
      { ...one, name: '二', state: 'hidden' },
      { ...one, name: '三', state: 'veryHidden' },
    ]
    const { grids, codes } = await collect(xlsxOf({ sheets }))
    expect(grids.map((g) => [g.sheet, g.hidden, g.rows.length, g.ended])).toEqual([
      ['一', false, 1, 1],
      ['二', true, 1, 1],
      ['三', true, 1, 1],
    ])
    expect(codes).toEqual(['HIDDEN_SHEET', 'HIDDEN_SHEET'])
  })

  test('hidden rows and columns are told once a sheet', async () => {
    const xml = sheetXml('<row r="1" hidden="1"><c><v>1</v></c></row><row r="2" hidden="true"/>')
    const { codes } = await collect(
      xlsxOf({
        sheets: [
          { xml },
          {
            xml: xml.replace(
              '<sheetData>',
              '<cols><col min="1" max="1" hidden="1"/></cols><sheetData>',
            ),
          },
        ],
      }),
    )
    expect(codes).toEqual(['HIDDEN_ROWS', 'HIDDEN_ROWS'])
  })

  test('a sheet that the workbook does not list is read as hidden', async () => {
    const more = [{ name: 'xl/worksheets/old.xml', data: sheetXml(one.data) }]
    const { grids, codes } = await collect(xlsxOf({ sheets: [one], more }))
    expect(grids.map((g) => [g.sheet, g.hidden, g.rows.length])).toEqual([
      ['一', false, 1],
      ['old.xml', true, 1],
    ])
    expect(codes).toEqual(['HIDDEN_SHEET'])
  })

  test('what a Mac put beside the parts is no sheet', async () => {
    const data = Buffer.from('0005160700020000', 'hex')
    const more = [{ name: '__MACOSX/xl/worksheets/._sheet1.xml', data }]
    const { grids } = await collect(xlsxOf({ sheets: [one], more }))
    expect(grids.map((g) => [g.sheet, g.rows.length])).toEqual([['一', 1]])
  })

  test.each([
    ['no relations', { without: ['xl/_rels/workbook.xml.rels'] }],
    ['no package relations', { without: ['_rels/.rels'] }],
    ['no styles', { without: ['xl/styles.xml'] }],
  ])('%s', async (_, book) => {
    expect(await cellsOf(xlsxOf({ sheets: [one], ...book }))).toEqual([['1']])
  })

  test('targets from the root, names with back-slashes and in capitals', async () => {
    const parts = partsOf({ sheets: [one] }).map((part) => ({
      ...part,
      name: String(part.name).replaceAll('/', '\\').toUpperCase(),
      data: String(part.data).replace('Target="worksheets', 'Target="/xl/worksheets'),
    }))
    expect(await cellsOf(zipOf(parts))).toEqual([['1']])
  })

  test('targets that spell letters otherwise than the zip, relations that do not say what they lead to', async () => {
    const parts = partsOf({ sheets: [one] }).map((part) => ({
      name: String(part.name).replace('sheet1', '名单 1'),
      data: String(part.data)
        .replace('worksheets/sheet1', 'worksheets/%E5%90%8D%E5%8D%95%201')
        .replace(/ Type="[^"]*worksheet"/, ''),
    }))
    const { grids, codes } = await collect(zipOf(parts))
    expect([grids.map((grid) => grid.rows[0]?.cells), codes]).toEqual([[['1']], []])
  })

  test('two parts of one name: the first is read, and it is told', async () => {
    const more = [{ name: 'XL/worksheets/SHEET1.xml', data: sheetXml(row('<c><v>2</v></c>')) }]
    const { grids, codes } = await collect(xlsxOf({ sheets: [one], more }))
    expect([grids.map((grid) => grid.rows[0]?.cells), codes]).toEqual([[['1']], ['CORRUPT']])
  })

  test('a sheet that the workbook lists twice is read once, and it is told', async () => {
    const parts = partsOf({ sheets: [one, { ...one, name: '二' }] }).map((part) => ({
      name: String(part.name),
      data: String(part.data).replace(/<sheet [^>]*>/, '$&$&'),
    }))
    const { grids, codes } = await collect(zipOf(parts))
    expect([grids.map((grid) => grid.sheet), codes]).toEqual([['一', '二'], ['CORRUPT']])
  })

  test.each(['comments1.xml', 'comments/comment1.xml'])(
    '%s is read, line by line',
    async (name) => {
      const texts = [
        '<r><t>作者:</t></r><r><t>\n张三 13800138000</t></r>',
        '<t>李四 13900139000</t>',
      ]
      const comments = texts.map((text) => `<comment ref="A1"><text>${text}</text></comment>`)
      const data = `<comments><commentList>${comments.join('')}</commentList></comments>`
      const more = [{ name: `xl/${name}`, data }]
      const { grids, codes } = await collect(xlsxOf({ sheets: [one], more }))
      expect(grids.map((grid) => grid.sheet).slice(1)).toEqual(['批注'])
      const told = JSON.stringify(grids[1]?.rows.map((each) => each.cells))
      expect(told).toMatch(/张三.*13800138000.*李四.*13900139000/)
      expect(codes).toEqual([])
      const broken = [{ name: `xl/${name}`, data: data.slice(0, 60) }]
      expect((await collect(xlsxOf({ sheets: [one], more: broken }))).codes).toEqual(['CORRUPT'])
    },
  )

  test('what is no table is named and counted', async () => {
    const more = [
      'xl/threadedComments/threadedComment1.xml',
      'xl/media/a.png',
      'xl/media/b.png',
      'xl/embeddings/x.bin',
      'odd',
    ].map((name) => ({ name, data: '' }))
    const { issues } = await collect(xlsxOf({ sheets: [one], more }))
    expect(issues).toEqual([
      {
        code: 'NOT_A_TABLE',
        message: '批注 / comments: 1；图片 / images: 2；其他部件 / other parts: 1',
      },
      { code: 'NOT_A_TABLE', message: '嵌入文件 1 个，未读 / embedded files, not read: 1' },
    ])
  })
})

describe('what is damaged or closed', () => {
  const rows = (from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, i) =>
      row(`<c><v>${from + i}</v></c>`, from + i),
    ).join('')

  test.each<[string, string, number[], unknown[]]>([
    [
      'a tag in a tag',
      `${rows(1, 2)}<row r="3"><c r="A3"<v>3</v></c></row>${rows(4, 5)}`,
      [1, 2, 4, 5],
      [['CORRUPT', 3, 1]],
    ],
    [
      'a quote left open',
      `${rows(1, 1)}<row r="2"><c r="A2><v>2</v></c></row>${rows(3, 4)}`,
      [1, 3, 4],
      [['CORRUPT', 2, 1]],
    ],
    [
      'a row never closed',
      `${rows(1, 1)}<row r="2"><c><v>2</v></c>${rows(3, 4)}`,
      [1, 3, 4],
      [['CORRUPT', 2, 1]],
    ],
    [
      'a cell never closed',
      `${rows(1, 1)}<row r="2"><c><v>2</v></row>${rows(3, 4)}`,
      [1, 3, 4],
      [['CORRUPT', 2, 1]],
    ],
    [
      'nonsense',
      `${rows(1, 1)}<row r="2"><c>< 5 ></c></row>${rows(6, 6)}`,
      [1, 6],
      [['CORRUPT', 2, 4]],
    ],
    ['to the end', `${rows(1, 1)}<row r="2"><c><<<`, [1], [['CORRUPT', 2, null]]],
  ])(
    '%s: rows before and after are read, those between are told',
    async (_, data, read, unread) => {
      const { grids } = await collect(oneSheet(data))
      expect(grids[0]?.rows.map((r) => r.row)).toEqual(read)
      expect(grids[0]?.unread).toEqual(unread)
    },
  )

  test('XML that stops in the middle', async () => {
    const xml = sheetXml(rows(1, 5)).replace(/<v>4.*$/, '')
    const { grids } = await collect(xlsxOf({ sheets: [{ xml }] }))
    expect(grids[0]?.rows.map((r) => r.row)).toEqual([1, 2, 3])
    expect(grids[0]?.unread).toEqual([['CORRUPT', 4, null]])
  })

  test('a quote in the name of a tag', async () => {
    const more = [{ name: 'xl/styles.xml', data: `<a" b="c' d='" /><x'y z="'>"></a>` }]
    const book = oneSheet(rows(1, 1), { without: ['xl/styles.xml'], more })
    expect(await cellsOf(book)).toEqual([['1']])
  })

  test('a break in front of the rows loses none', async () => {
    const xml = sheetXml(rows(1, 2)).replace('<sheetData>', '<cols><col <x></cols><sheetData>')
    const { grids } = await collect(xlsxOf({ sheets: [{ xml }] }))
    expect([grids[0]?.rows.length, grids[0]?.unread]).toEqual([2, []])
  })

  test('rows in something that is not called their table are read, and it is told', async () => {
    const xml = sheetXml(rows(1, 2)).replaceAll('sheetData', 'sheetDaty')
    const { grids } = await collect(xlsxOf({ sheets: [{ xml }] }))
    expect([grids[0]?.rows.length, grids[0]?.unread]).toEqual([2, [['CORRUPT', 3, null]]])
  })

  test('cells of a row that is not called one are told', async () => {
    const { grids } = await collect(oneSheet(rows(1, 4).replace('<row r="2"', '<rov r="2"')))
    expect(grids[0]?.rows.map((r) => r.row)).toEqual([1, 3, 4])
    expect(grids[0]?.unread).toEqual([['CORRUPT', 2, 1]])
  })

  test('zeros in a sheet or its strings, where a row or a text was, are told', async () => {
    const xml = sheetXml(rows(1, 4)).replace(/2"><c>.*?r="3/, '\0'.repeat(16))
    const { grids } = await collect(xlsxOf({ sheets: [{ xml }] }))
    expect(grids[0]?.unread.map(([code]) => code)).toEqual(['CORRUPT'])
    const strings = `<si><t>a${'\0'.repeat(16)}</t></si>`
    const { codes } = await collect(oneSheet(row('<c t="s"><v>0</v></c>'), { strings }))
    expect(codes).toEqual(['CORRUPT'])
  })

  test('a hundred breaks and more: given up, and said', async () => {
    const data = Array.from({ length: 300 }, (_, i) => `<row r="${i + 1}"><c <c></row>`).join('')
    const { grids } = await collect(oneSheet(data))
    expect(grids[0]?.unread.length).toBe(101)
    expect(grids[0]?.unread.at(-1)).toEqual(['CORRUPT', 101, null])
  })

  test('a file cut off: sheets that are there are read, the cut one as far as it goes', async () => {
    const big = Array.from({ length: 20_000 }, (_, i) =>
      row(`<c><v>${(i * 7919) % 100_003}</v></c>`, i + 1),
    )
    const whole = oneSheet(big.join(''))
    const { grids, codes } = await collect(whole.subarray(0, whole.length / 2))
    const read = grids[0]?.rows.length ?? 0
    expect(read).toBeGreaterThan(5000)
    expect(grids[0]?.unread).toEqual([['CORRUPT', read + 1, null]])
    expect(codes).toContain('CORRUPT')
  })

  test('a checksum that does not match is told after the rows', async () => {
    const parts = partsOf({ sheets: [{ data: rows(1, 3) }] }).map((part) =>
      String(part.name).includes('sheet1') ? { ...part, crc: 7 } : part,
    )
    const { grids } = await collect(zipOf(parts))
    expect([grids[0]?.rows.length, grids[0]?.unread]).toEqual([3, [['CORRUPT', null, null]]])
  })

  test('a sheet part that is missing', async () => {
    const { grids } = await collect(xlsxOf({ sheets: [{}], without: ['xl/worksheets/sheet1.xml'] }))
    expect(grids[0]?.unread).toEqual([['CORRUPT', null, null]])
  })

  test.each([
    ['another part in the place of a sheet', '<Properties><Pages>1</Pages></Properties>', true],
    ['a sheet without rows', '<worksheet/>', false],
    ['a sheet of a chart', '<chartsheet><sheetViews/></chartsheet>', false],
  ])('%s', async (_, xml, isTold) => {
    const { grids, codes } = await collect(xlsxOf({ sheets: [{ xml }] }))
    expect([grids[0]?.unread.map(([code]) => code), codes]).toEqual([isTold ? ['CORRUPT'] : [], []])
  })

  test('shared strings that break: what came before is used, the rest is told', async () => {
    const cells = '<c t="s"><v>0</v></c><c t="s"><v>1</v></c>'
    const { grids, codes } = await collect(
      oneSheet(row(cells), { strings: '<si><t>a</t></si><si <t>' }),
    )
    expect(grids[0]?.rows[0]?.cells).toEqual(['a'])
    expect(codes).toEqual(['CORRUPT', 'CORRUPT'])
  })

  test('no shared strings at all', async () => {
    const { codes } = await collect(oneSheet(row('<c t="s"><v>0</v></c>')))
    expect(codes).toEqual(['CORRUPT'])
  })

  test.each<[string, Buffer, string]>([
    ['empty', Buffer.alloc(0), 'EMPTY_FILE'],
    ['not a zip', Buffer.from('hello, world'), 'CORRUPT'],
    ['a zip of something else', zipOf([{ name: 'x.txt', data: 'x' }]), 'UNSUPPORTED'],
    ['xlsb without its parts', zipOf([{ name: 'xl/workbook.bin', data: 'x' }]), 'CORRUPT'],
    ['an old workbook', Buffer.from('d0cf11e0a1b11ae1'.padEnd(2048, '0'), 'hex'), 'UNSUPPORTED'],
    [
      'encrypted',
      Buffer.concat([
        Buffer.from('d0cf11e0a1b11ae1', 'hex'),
        Buffer.from('EncryptedPackage', 'utf16le'),
      ]),
      'PASSWORD',
    ],
  ])('%s', async (_, bytes, code) => {
    const { grids, codes } = await collect(bytes)
    expect([grids, codes.at(-1)]).toEqual([[], code])
  })

  test('an encrypted entry inside a zip', async () => {
    const parts = partsOf({ sheets: [{ data: rows(1, 1) }] }).map((part) =>
      String(part.name).includes('sheet1') ? { ...part, flags: 1 } : part,
    )
    expect((await collect(zipOf(parts))).grids[0]?.unread).toEqual([['PASSWORD', 1, null]])
  })

  test('the limit of bytes', async () => {
    const { grids } = await collect(oneSheet(rows(1, 5000)), { maxBytes: 50_000 })
    const read = grids[0]?.rows.length ?? 0
    expect(read).toBeGreaterThan(100)
    expect(grids[0]?.unread).toEqual([['LIMIT', read + 1, null]])
  })

  test('one long string in every cell of a row is bounded', async () => {
    const strings = `<si><t>${'x'.repeat(1_000_000)}</t></si>`
    const { grids } = await collect(
      oneSheet(row('<c t="s"><v>0</v></c>'.repeat(2000)), { strings }),
    )
    expect(grids[0]?.unread).toEqual([['LIMIT', 1, 1]])
  })
})
