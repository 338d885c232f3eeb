import { Dice } from '../../test/files/tables/made.ts'
import type { Table } from './pollock-measures.ts'

/**
 * Clean tables that share nothing with Pollock's: what is polluted by {@link pollutions}. Invented contents throughout.
 */
const SURNAMES = [...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗']
const GIVEN = [...'伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超霞平刚']
const STREETS = ['中山路', '解放大道', '人民南路', '文化巷', '香港中路']
const WORDS =
  'light warm boots for rain and snow, made of wool; they are soft yet strong and keep you dry on long walks in cold wind'.split(
    ' ',
  )

const digits = (d: Dice, n: number): string => Array.from({ length: n }, () => d.below(10)).join('')
const two = (n: number): string => String(n).padStart(2, '0')
const name = (d: Dice): string => d.of(SURNAMES) + d.of(GIVEN) + (d.below(3) > 0 ? d.of(GIVEN) : '')
const clock = (d: Dice): string => `${two(d.below(24))}:${two(d.below(60))}`
const date = (d: Dice): string =>
  `20${two(10 + d.below(12))}-${two(1 + d.below(12))}-${two(1 + d.below(28))}`
const words = (d: Dice, n: number): string => Array.from({ length: n }, () => d.of(WORDS)).join(' ')

function table(header: readonly string[], rows: number, row: (i: number) => string[]): Table {
  return { header, records: Array.from({ length: rows }, (_, i) => row(i)) }
}

/** Name → table; the same on every call. */
export function baseTables(): Record<string, Table> {
  const d = new Dice(20_261_123)
  return {
    'Chinese, 7 columns': table(
      ['序号', '姓名', '性别', '手机号码', '地址', '备注', '登记时间'],
      60,
      (i) => [
        String(i + 1),
        name(d),
        d.of(['男', '女']),
        `13${digits(d, 9)}`,
        `青岛市市南区${d.of(STREETS)}${String(1 + d.below(200))}号,${String(1 + d.below(9))}单元`,
        d.of(['', '', '已回访', '称"很满意"，下次再来', '老客户;常来']),
        `${date(d)} ${clock(d)}`,
      ],
    ),
    'Chinese, 3 columns': table(['姓名', '电话', '班级'], 25, () => [
      name(d),
      `15${digits(d, 9)}`,
      `${d.of(['一', '二', '三'])}年级${String(1 + d.below(8))}班`,
    ]),
    'Chinese, 4 rows': table(['姓名', '手机', '快递单号', '地址'], 4, () => [
      name(d),
      `18${digits(d, 9)}`,
      `SF${digits(d, 12)}`,
      `成都市武侯区${d.of(STREETS)}${String(1 + d.below(99))}号`,
    ]),
    '30 columns of numbers': table(
      Array.from({ length: 30 }, (_, i) => `sensor ${String(i + 1)}`),
      40,
      () => Array.from({ length: 30 }, () => `${d.below(4) === 0 ? '-' : ''}0.${digits(d, 3)}`),
    ),
    'prices with decimal commas': table(
      ['Datum', 'Artikel', 'Menge', 'Preis', 'Betrag'],
      50,
      () => [
        `${two(1 + d.below(28))}.${two(1 + d.below(12))}.2019`,
        d.of(['Schraube', 'Mutter M8', 'Lampe, klein', 'Kabel 2x1,5', 'Dose']),
        String(1 + d.below(40)),
        `${String(d.below(90))},${digits(d, 2)}`,
        `${String(1 + d.below(9))}.${digits(d, 3)},${digits(d, 2)}`,
      ],
    ),
    'texts with delimiters': table(['id', 'title', 'text', 'tags'], 40, (i) => [
      `A-${String(100 + i)}`,
      `${words(d, 3)}${d.below(3) === 0 ? ', "new"' : ''}`,
      `${words(d, 12)}${d.below(5) === 0 ? `\n${words(d, 6)}` : ''}.`,
      d.of(['red;blue', 'red', 'blue|green', '', 'a, b, c']),
    ]),
    'times and addresses of machines': table(
      ['time', 'host', 'user', 'path', 'status', 'took'],
      60,
      () => [
        `${date(d)}T${clock(d)}:${two(d.below(60))}Z`,
        `10.0.${String(d.below(256))}.${String(d.below(256))}`,
        d.of(['alice', 'bob', 'carol', '-']),
        `/shop/${d.of(['cart', 'item', 'pay'])}?id=${digits(d, 4)}`,
        d.of(['200', '304', '404']),
        `${two(d.below(60))}:${two(d.below(60))}.${digits(d, 3)}`,
      ],
    ),
    'hardly filled': table(['code', 'north', 'south', 'east', 'west', 'note'], 40, (i) => [
      `K${String(i)}`,
      ...Array.from({ length: 4 }, () => (d.below(5) === 0 ? digits(d, 2) : '')),
      d.below(8) === 0 ? 'see file' : '',
    ]),
    'two columns': table(['word', 'frequency'], 80, () => [
      `${d.of(WORDS).replace(/\W/g, '')}${d.of(['s', '', 'ing'])}`,
      digits(d, 4),
    ]),
  }
}
