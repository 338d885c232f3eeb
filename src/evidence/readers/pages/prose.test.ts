import { expect, test } from 'vitest'
import type { Line } from './lines.ts'
import { blocksOf } from './blocks.ts'
import { paragraphsOf } from './prose.ts'

const SIZE = 10
const widthOf = (text: string) =>
  Array.from(text).reduce((wide, letter) => wide + (letter < '\u2e80' ? SIZE / 2 : SIZE), 0)
/** A line of letters of ten points, fourteen below the one before. */
const line = (i: number, ...texts: (string | [number, string])[]): Line => {
  const runs = texts.map((each) => {
    const [left, text] = typeof each === 'string' ? [50, each] : each
    return { text, left, right: left + widthOf(text) }
  })
  return { y: 100 + 14 * i, size: SIZE, runs }
}
const lines = (texts: readonly string[]) => texts.map((text, i) => line(i, text))

/** A text as it is set: so many letters' heights wide, numbers and the sign behind them in one piece. */
function wrapped(text: string, wide: number): string[] {
  const found = ['']
  for (const word of text.match(/(?:\w+|.)[，。）]?/gu) ?? []) {
    const last = found.at(-1) ?? ''
    if (widthOf(last + word) > wide * SIZE) found.push(word)
    else found[found.length - 1] = last + word
  }
  return found
}

test('what is wrapped at the edge of a text is one line, before a number that had no room too', () => {
  const text =
    '经走访，张三（男，身份证号码110105199001011234，汉族，户籍地北京市朝阳区建国路，手机13800001111）家庭生活困难，拟列为重点帮扶对象，由李四同志联络，其手机号码是13900002222，请各单位予以配合。'
  for (const wide of [26, 31, 36, 40])
    expect(paragraphsOf(lines([...wrapped(text, wide), '特此通知。']))).toEqual([
      text,
      '特此通知。',
    ])
})

test.each<[string, string[]]>([
  [
    'lines of a list',
    [
      '张三 13800001111 北京市朝阳区建国路八十八号院三号楼一单元五零二室',
      '李四 13800002222 上海市浦东新区张杨路一千五百一十八弄六号四零二室',
      '王五 13800003333 广东省深圳市南山区科苑南路二千六百六十六号十一层',
    ],
  ],
  [
    'labels',
    [
      '联系人：张三，电话13800001111，住北京市朝阳区建国路八十八号院三号楼一单元',
      '电话：13800002222，住上海市',
      '一、其他事项',
    ],
  ],
  [
    'blocks of name, number and address',
    [
      '张三',
      '13800001111',
      '北京市朝阳区建国路八十八号院三号楼一单元',
      '李四',
      '13800002222',
      '上海市浦东新区张杨路六号',
    ],
  ],
  ['sentences', ['以上各人均已于上周由本所工作人员逐一电话联系并核实其家庭住址无误。', '名单附后']],
])('%s stay apart', (_, texts) => {
  expect(paragraphsOf(lines(texts))).toEqual(texts)
})

test('a page of text in two columns is read column by column; a table of wide cells is a table', () => {
  const text = (name: string) =>
    `客户${name}，联系电话13800001111，住湖北省武汉市武昌区中南路十四号，系朋友介绍来店咨询。`
  const people = ['张三', '李四', '王五', '赵六'].map(text)
  const column = people.flatMap((each) => wrapped(each, 18))
  const page = column.map((left, i) => line(i, left, [300, left.replace('客户', '业主')]))
  const blocks = blocksOf(page, null)
  const others = people.map((each) => each.replace('客户', '业主'))
  expect(blocks).toEqual([...people, ...others].map((each) => ({ is: 'text', text: each })))
  const cells = column.map((_, i) => line(i, `第${String(i)}中学`, [300, column[i] ?? '']))
  expect(blocksOf(cells, null).map((block) => block.is)).toEqual(['table'])
})

test('a numbered list that goes on in the next column is read column by column', () => {
  const item = (n: number, name = '张三') => `${String(n)}. ${name} 138000011${String(10 + n)}`
  const page = [1, 2, 3, 4, 5, 6].map((n) =>
    n < 6 ? line(n, item(n), [300, item(n + 6)]) : line(n, item(n)),
  )
  const items = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11].map((n) => ({ is: 'text', text: item(n) }))
  expect(blocksOf(page, null)).toEqual(items)
  const parents = [1, 2, 3, 4, 5, 6].map((n) => line(n, item(n), [300, '李四 13900002222']))
  expect(blocksOf(parents, null).map((block) => block.is)).toEqual(['table'])
})
