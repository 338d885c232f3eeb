import { describe, expect, test } from 'vitest'
import { listAsPdf, pdfText, pdfWith } from '../../../../test/files/office/pdf.ts'
import { collectAny } from '../../../../test/files/xlsx/collect-any.ts'

const LEFT = [50, 110, 200]
const header = ['姓名', '手机号', '住址']
const row = (i: number) => [`张三${i}`, `1380000${String(1000 + i)}`, `北京市第${i}号`]
const cellsOf = async (bytes: Uint8Array) => {
  const { grids, issues } = await collectAny(bytes, 'a.pdf')
  return { grids: grids.map((g) => [g.sheet, g.rows.map((r) => r.cells)] as const), issues }
}

describe('tables of a PDF', () => {
  test('go on over pages, with the place of every cell kept', async () => {
    const list = [
      header,
      ...Array.from({ length: 90 }, (_, i) =>
        i % 5 === 3 ? [row(i)[0] ?? '', '', `上海${i}`] : row(i),
      ),
    ]
    const { grids, issues } = await cellsOf(listAsPdf(list, LEFT))
    expect(issues).toEqual([])
    expect(grids.map(([name, rows]) => [name, rows.length])).toEqual([['表格 1（第 1 页起）', 91]])
    expect(grids[0]?.[1].map((cells) => cells.map((cell) => cell ?? ''))).toEqual(list)
  })

  test('a wrapped cell belongs to its row; lines around the table are text', async () => {
    const lines = [
      { x: 200, y: 800, text: '学生名单' },
      ...header.map((text, c) => ({ x: LEFT[c] ?? 0, y: 760, text })),
      ...[1, 2, 3].flatMap((i) => [
        ...row(i).map((text, c) => ({ x: LEFT[c] ?? 0, y: 760 - 30 * i, text })),
        { x: 200, y: 748 - 30 * i, text: '三单元' },
      ]),
      { x: 50, y: 500, text: '以上共三人' },
    ]
    const { grids } = await cellsOf(pdfWith([lines]))
    expect(grids).toEqual([
      [
        '表格 1（第 1 页起）',
        [header, ...[1, 2, 3].map((i) => [row(i)[0], row(i)[1], `北京市第${i}号三单元`])],
      ],
      ['正文', [['学生名单'], ['以上共三人']]],
    ])
  })

  test('cells of several columns that wrap at once, over three lines too, go on with their row', async () => {
    const people = [
      [['1'], ['阿卜杜热合', '曼·买买提'], ['13800001111'], ['北京市朝阳区', '建国路88号', '院']],
      [['2'], ['张三'], ['13800002222'], ['上海市张杨路']],
      [['3'], ['努尔艾力·', '阿布都拉'], ['13800003333'], ['重庆市渝北区', '红锦大道']],
      [['4'], ['李四'], ['13800004444'], ['湖北省武汉市', '中南路', '14号']],
    ]
    const at = [50, 90, 170, 280]
    let y = 780
    const pieces = people.flatMap((cells) => {
      const top = y
      y -= 13 * Math.max(...cells.map((cell) => cell.length)) + 6
      return cells.flatMap((cell, c) =>
        cell.map((text, i) => ({ x: at[c] ?? 0, y: top - 13 * i, text })),
      )
    })
    const { grids } = await cellsOf(pdfWith([pieces]))
    const rows = people.map((cells) => cells.map((cell) => cell.join('')))
    expect(grids).toEqual([['表格 1（第 1 页起）', rows]])
  })

  test('lines of text are read as a text of the same lines', async () => {
    const lines = ['姓名：张三', '电话：13800000001'].map((text, i) => ({
      x: 50,
      y: 700 - 20 * i,
      text,
    }))
    const { grids } = await cellsOf(pdfWith([lines]))
    expect(grids.map(([name]) => name)).toEqual(['正文'])
  })
})

test('what is filled into fields and noted on a page is read; links and empty fields are not', async () => {
  const at = '/Type /Annot /Rect [10 10 90 30]'
  const annotations = [
    `<< ${at} /Subtype /Widget /FT /Tx /T ${pdfText('姓名')} /V ${pdfText('李四')} >>`,
    `<< ${at} /Subtype /Widget /FT /Tx /T ${pdfText('电话')} /V (13800002222) >>`,
    `<< ${at} /Subtype /Widget /FT /Tx /T (空) /V () >>`,
    `<< ${at} /Subtype /Text /Contents ${pdfText('另见王五13800003333')} >>`,
    `<< ${at} /Subtype /Link /Contents (nowhere) >>`,
  ].join(' ')
  const { grids, issues } = await cellsOf(
    pdfWith([[{ x: 50, y: 700, text: '登记表' }]], { annotations }),
  )
  expect(grids.map(([name]) => name)).toEqual(['正文', '表单与批注'])
  const cells = JSON.stringify(grids[1]?.[1])
  for (const held of ['李四', '13800002222', '王五13800003333']) expect(cells).toContain(held)
  expect(cells).not.toMatch(/空|nowhere/)
  expect(issues.filter((issue) => issue.code !== 'TEXT_SHAPE')).toEqual([])
})

test('fields without names of their own stand beside the words for them', async () => {
  const people = [
    ['张三', '13800001111', '北京市朝阳区1号'],
    ['李四', '13800002222', '北京市朝阳区2号'],
  ]
  const field = (value: string, x: number, y: number, n: number) =>
    `<< /Type /Annot /Rect [${x} ${y - 4} ${x + 90} ${y + 12}] /Subtype /Widget /FT /Tx /T (form1[0].Text[${n}]) /V ${pdfText(value)} >>`
  const form = people.map(([name = '', phone = '', place = '']) => {
    const labels = ['姓名', '电话', '住址'].map((text, i) => ({
      x: i === 1 ? 250 : 50,
      y: i === 2 ? 670 : 700,
      text,
    }))
    const fields = [field(name, 100, 700, 1), field(phone, 300, 700, 2), field(place, 100, 670, 3)]
    return pdfWith([labels], { annotations: fields.join(' ') })
  })
  for (const [i, bytes] of form.entries()) {
    const { grids } = await cellsOf(bytes)
    const [name, phone, place] = people[i] ?? []
    expect(grids.flatMap(([, rows]) => rows.map((r) => r.filter(Boolean).join(' ')))).toEqual([
      `姓名 ${String(name)} 电话 ${String(phone)}`,
      `住址 ${String(place)}`,
    ])
  }
  const rows = people.flatMap((person, r) =>
    person.map((value, c) => field(value, LEFT[c] ?? 0, 660 - 30 * r, 3 * r + c)),
  )
  const head = header.map((text, c) => ({ x: LEFT[c] ?? 0, y: 690, text }))
  const { grids } = await cellsOf(pdfWith([head], { annotations: rows.join(' ') }))
  expect(grids).toEqual([['表格 1（第 1 页起）', [header, ...people]]])
})

describe('a table that is ruled off', () => {
  /** Four columns of cells as high as `height`, header first; each cell's lines stand below each other. */
  const ruled = (
    rows: readonly (readonly (readonly string[])[])[],
    height: number,
    drawn?: readonly string[],
  ) => {
    const walls = [50, 95, 149, 203, 311]
    const texts = rows.flatMap((cells, r) =>
      cells.flatMap((lines, c) =>
        lines.map((text, i) => ({
          x: (walls[c] ?? 0) + 4,
          y: 780 - r * height - 12 * (i + 1),
          text,
        })),
      ),
    )
    const across = rows
      .concat([[]])
      .map((_, r) => `50 ${780 - r * height} m 330 ${780 - r * height} l S`)
    // Walls as programs draw them: a filled shape, a hair wide.
    const down = walls.map((x) => `${x} 780 0.5 ${-rows.length * height} re f`)
    return pdfWith([texts], { drawn: (drawn ?? [...across, ...down]).join('\n') })
  }
  const head = [['姓名'], ['电话'], ['身份证'], ['住址']]

  test('is read by its cells, numbers that had no room on one line too', async () => {
    const people = [1, 2, 3, 4].map((i) => [
      [`张三${i}`],
      [`138000010`, `0${i}`],
      [`110105194`, `912310021`],
      [`北京市朝阳区建国路八`, `十八号院内的第${i}单元1`, '02室'],
    ])
    const { grids } = await cellsOf(ruled([head, ...people], 44))
    expect(grids).toEqual([
      [
        '表格 1（第 1 页起）',
        [head.flat(), ...people.map((cells) => cells.map((lines) => lines.join('')))],
      ],
    ])
  })

  test('a second number in a cell with room is a line of its own, and of the same person', async () => {
    const people = [1, 2, 3].map((i) => [
      [`张三${i}`],
      [''],
      [`1380${i}`, `1390${i}`],
      [`北京市朝阳区建国路八`, `十八号`],
    ])
    const { grids } = await cellsOf(ruled([head, ...people], 30))
    const [[, rows] = []] = grids
    expect(rows?.length).toBe(4)
    expect(rows?.[1]?.filter(Boolean)).toEqual([
      '张三1',
      '13801\n13901',
      '北京市朝阳区建国路八十八号',
    ])
  })

  test.each(['f', 'S'])(
    'a drawing with more corners than any table, painted by %s, is none',
    async (paint) => {
      const people = [1, 2, 3].map((i) => [[`张三${String(i)}`], [''], [''], ['北京市', '十八号']])
      const corners = Array.from(
        { length: 200_000 },
        (_, i) => `${String(i % 600)} ${String(i % 7)} l`,
      )
      const plain = await cellsOf(ruled([head, ...people], 30, []))
      const drawn = await cellsOf(ruled([head, ...people], 30, ['0 0 m', ...corners, paint]))
      expect(drawn).toEqual(plain)
    },
  )

  test('a line that strikes a text out parts no rows', async () => {
    const people = [1, 2, 3].map((i) => [
      [`张三${i}`],
      [`138000010`, `0${i}`],
      [''],
      [`北京市朝阳区建国路八`, `十八号`],
    ])
    const struck = [
      ...[50, 95, 149, 203, 311].map((x) => `${x} 780 m ${x} 660 l S`),
      ...[780, 750, 720, 690, 660].map((y) => `50 ${y} m 311 ${y} l S`),
      '100 736 m 140 736 l S',
    ]
    const { grids } = await cellsOf(ruled([head, ...people], 30, struck))
    expect(grids[0]?.[1].map((cells) => cells[1])).toEqual([
      '电话',
      ...[1, 2, 3].map((i) => `1380000100${i}`),
    ])
  })

  test.each([
    ['in cells with room', ['张三', '李四', '王五']],
    ['in cells no wider than they are', ['张三丰收', '李四光明', '王五洲际']],
  ])('rules after every few people part no rows, %s', async (_, names) => {
    const block = [['', '二班', ''], names, names.map(() => '汉族'), names.map((n) => `${n}家`)]
    const { grids } = await cellsOf(ruled([head, block, block, block], 60))
    const rows = grids.flatMap(([, held]) => held.map((cells) => cells.filter(Boolean).join(' ')))
    for (const name of names)
      expect(rows.filter((cells) => cells.includes(`${name} 汉族 ${name}家`))).toHaveLength(3)
  })

  test('people one below the other between rules of columns stay a row each', async () => {
    const names = ['张三', '李四', '王五', '赵六']
    const numbers = names.map((_, i) => `1380000100${i}`)
    const block = [names, numbers, names.map(() => '汉族'), names.map((_, i) => `重庆市第${i}号`)]
    const { grids } = await cellsOf(ruled([head, block, block.map(() => ['无']), head], 60))
    const rows = grids.flatMap(([, held]) => held)
    for (const [i, name] of names.entries())
      expect(rows).toContainEqual([name, numbers[i], '汉族', `重庆市第${i}号`])
  })
})

test.each([
  ['up', 90],
  ['down', -90],
])('a page whose text runs %s is read along it', async (_, angle) => {
  const list = [header, ...[1, 2, 3].map(row)]
  const turned = list.flatMap((cells, r) =>
    cells.map((text, c) => {
      const [along, below] = [LEFT[c] ?? 0, 100 + 30 * r]
      const place = angle > 0 ? { x: below, y: along } : { x: 595 - below, y: 842 - along }
      return { ...place, text, angle }
    }),
  )
  const { grids } = await cellsOf(pdfWith([turned]))
  expect(grids).toEqual([['表格 1（第 1 页起）', list]])
})

describe('what is not read is named', () => {
  const picture = (width: number) =>
    `<< /Type /XObject /Subtype /Image /Width ${width} /Height 1000 /Length 1 >>\nstream\nx\nendstream`
  const page = (text: string) => [{ x: 50, y: 700, text }]
  test.each([
    ['a scan below the name of its program', '扫描全能王 创建', [1200], ['IMAGE_ONLY']],
    ['a picture beside text', '以下是本次核对的说明文字'.repeat(5), [1200], ['NOT_A_TABLE']],
    ['a seal', '扫描全能王 创建', [200], []],
  ] as const)('%s', async (_, text, widths, codes) => {
    const { issues } = await cellsOf(pdfWith([page(text)], { more: widths.map(picture) }))
    expect(issues.map((issue) => issue.code)).toEqual(codes)
  })
  test('a scan is told of once', async () => {
    const { issues } = await cellsOf(pdfWith([[], page('张三')], { more: [picture(1200)] }))
    expect(issues.map((issue) => issue.code)).toEqual(['IMAGE_ONLY'])
  })
  test('text in a font without a table of its characters is none, and told', async () => {
    const made = pdfWith([page('\u0014\u0016\u001b\u0013\u0013\u0014\u1234\u2345')]).toString(
      'latin1',
    )
    const identity = made
      .replace('/Encoding /UniGB-UCS2-H', '/Encoding /Identity-H   ')
      .replace('/Subtype /CIDFontType0 ', '/Subtype /CIDFontType2 ')
      .replace('(GB1) /Supplement 2', '(Identity) /Supplement 0')
      .replaceAll('STSong-Light', 'ABCDEF+SimSu')
    const { grids, issues } = await cellsOf(Buffer.from(identity, 'latin1'))
    expect(grids).toEqual([])
    expect(issues.map((issue) => issue.code)).toEqual(['UNDECODABLE'])
  })
  test('pages without text', async () => {
    const { issues } = await cellsOf(pdfWith([[], [{ x: 50, y: 700, text: '张三' }], [], []]))
    expect(issues.map(({ code, message }) => [code, message.includes('第 1、3–4 页')])).toEqual([
      ['IMAGE_ONLY', true],
    ])
  })
  test('a broken file', async () => {
    const { issues } = await cellsOf(Buffer.from('%PDF-1.4\nnothing of a PDF follows\n'))
    expect(issues.map((issue) => issue.code)).toEqual(['CORRUPT'])
  })
  test('one that says it has no pages is broken, and not empty', async () => {
    const whole = Buffer.from(listAsPdf([header, row(1)], LEFT)).toString('latin1')
    const none = whole.replace(/\/Count \d+/, '/Count 0')
    const { issues } = await cellsOf(Buffer.from(none, 'latin1'))
    expect([none === whole, issues.map((issue) => issue.code)]).toEqual([false, ['CORRUPT']])
  })
})
