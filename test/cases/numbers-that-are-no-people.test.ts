import { beforeAll, describe, expect, test } from 'vitest'
import type { Report } from '../../src/report.ts'
import { counted, folderOf, workspace } from '../support/counting.ts'
import { randomFrom } from '../support/lists/random.ts'

/** Numbers of orders, files and clocks whose digits happen to have prefixes of telephones; and telephones under the same headings. */
const base = workspace('no-people')
const r = randomFrom(1111)
const NAMES = [...'王李张刘陈杨赵黄周吴'].map((s) => `${s}建国`)
const PREFIXES = '139 135 158 150 186 133 189 177 130 199 182 155'.split(' ')
const phone = () => `${r.pick(PREFIXES)}${r.digits(8)}`
const list = (heading: string, form: (i: number) => string) =>
  `${heading}\n${NAMES.map((name, i) => form(i).replace('NAME', name)).join('\n')}\n`

const FILES = {
  'sequence.csv': list('姓名,订单号', (i) => `NAME,${String(13820230001 + i)}`),
  'shop.csv': list('单号,备注', () => `158${r.digits(8)},好`),
  'seconds.csv': list('编号,姓名', () => `17${r.pick(['18', '19', '09'])}${r.digits(7)},NAME`),
  'two-shops.csv': list('流水号,备注', (i) => `${i % 2 ? '1391' : '1881'}${r.digits(7)},好`),
  'clock.csv': list('姓名,时间戳', () => `NAME,171${r.digits(8)}`),
  'staff.csv': list('工号,姓名', (i) => `${String(18824000100 + 7 * i)},NAME`),
  'batches.csv': list('批次号,备注', (i) => `${String(13500000000 + 977 * i)},好`),
  'sums.csv': list('金额,备注', (i) => `${String(15000000000 + 88_000 * i)},好`),
  'four.csv': `编号,备注\n${[1, 2, 3, 4].map((i) => `1391000000${String(i)},好\n`).join('')}`,
  'phones-as-orders.csv': list('姓名,订单号', () => `NAME,${phone()}`),
  'dialled.csv': list('编号', (i) => `${i % 2 === 0 ? '+86' : '0086'}${String(13820230001 + i)}`),
  'phones-as-files.csv': list('编号,备注', () => `${phone()},好`),
  'goods.csv': list('商品编码,商品名称,售价', (i) => `${String(13500000000 + 977 * i)},洗衣液,9.9`),
  'phones-as-contracts.csv': list('姓名,合同号', () => `NAME,${phone()}`),
  // Who shows how a form is filled in, who made the paper, and houses.
  'example-name.csv': list('姓名,手机,备注\n示例：张三,13800138000,部门', () => `NAME,${phone()},`),
  'example.csv': list('姓名,手机,备注\n张三,13800138000,示例（请删除）', () => `NAME,${phone()},`),
  'examples.csv': list(
    '姓名*,手机*,身份证\n张三,13800138000,填写样例\n李四,13900139000,样例',
    () => `NAME,${phone()},`,
  ),
  'samples.csv': list('姓名,手机,备注', () => `NAME,${phone()},样例`),
  'how-to.csv': `身份证号为18位，例：110101199003070070\n手机号为11位，例如：13800138001\n姓名请填写真实姓名\n`,
  'officer.csv': list(`侦查人员：郑国强,电话：${phone()}\n姓名,手机号`, () => `NAME,${phone()}`),
  'notice.txt': list(
    `调取证据通知书\n办案民警：李建国 联系电话：${phone()}\n承办人：王警官 0532-66570000\n\n姓名\t手机号`,
    () => `NAME\t${phone()}`,
  ),
  'schools.csv': list(
    '学校名称,招生电话,地址',
    (i) => `青岛第${String(i)}十中学,0532-8591${String(1000 + i)},辽阳路${String(i + 1)}号`,
  ),
  'homes.csv': list(
    '学校名称,家庭电话',
    (i) => `青岛第${String(i)}十中学,0532-8592${String(1000 + i)}`,
  ),
  'pupils.csv': list(
    '学校名称,电话',
    (i) => `青岛第${String(i % 3)}十中学,0532-8594${String(1000 + i)}`,
  ),
  'wards.csv': list(
    '科室,电话,位置',
    (i) => `内${String(i)}科,0532-8593${String(1000 + i)},门诊楼${String(i + 1)}楼`,
  ),
  'shops.csv': list(
    '店名,地址,电话',
    (i) => `鑫${String(i)}烟酒店,青岛市市南区中山路${String(i + 1)}号,${phone()}`,
  ),
  'customers.csv': list(
    '店名,地址,电话',
    (i) => `鑫${String(i % 3)}烟酒店,青岛市市南区中山路${String(i + 1)}号,${phone()}`,
  ),
  'cells.csv': list('基站号,小区号', (i) => `${String(13100000000 + 17 * i)},${r.digits(5)}`),
  'turnover.csv': list(
    '日期,成交额',
    () => `2024-03-01,${String(r.int(13_000_000_000, 19_999_999_999))}`,
  ),
  'files.csv': list(
    '文件名,文件大小',
    () => `a${r.digits(3)}.doc,${String(r.int(13_000_000_000, 19_999_999_999))}`,
  ),
  'traces.txt': NAMES.map(
    (_, i) =>
      `[2024-03-15 10:00:0${String(i % 10)}] INFO trace=${String(13812340000 + i)} cost=${r.digits(2)}ms\n`,
  ).join(''),
  'shops.sql': `INSERT INTO \`shop\` (\`id\`,\`shop_name\`,\`shop_tel\`) VALUES\n${NAMES.map((_, i) => `(${String(i + 1)},'鑫源${String(i)}号店','${phone()}')`).join(',\n')};\n`,
  'sales.json': JSON.stringify(
    NAMES.map(() => ({ sku: `A${r.digits(4)}`, sales: r.int(13_000_000_000, 19_999_999_999) })),
  ),
  'terminals.csv': list(
    '设备号,经度,纬度',
    (i) => `0139${String(10000000 + 99 * i)},120.3${r.digits(5)},36.0${r.digits(5)}`,
  ),
} as const

describe('eleven digits under a heading of other numbers', () => {
  let report: Report
  beforeAll(async () => (report = await counted([folderOf(base, FILES)])))
  const table = (file: keyof typeof FILES) => report.tables.find((t) => t.at[0] === file)
  const kinds = (file: keyof typeof FILES) => table(file)?.columns.map((c) => c.kind)

  test('that all begin alike are no telephones', () => {
    expect(kinds('sequence.csv')).toEqual(['name', 'order-no'])
    expect(kinds('shop.csv')).toEqual(['order-no', 'text'])
    expect(kinds('seconds.csv')).toEqual(['order-no', 'name'])
    expect(kinds('two-shops.csv')).toEqual(['order-no', 'text'])
    expect(kinds('clock.csv')).toEqual(['name', 'order-no'])
    expect(kinds('staff.csv')?.[1]).toBe('name')
    expect(kinds('staff.csv')?.[0]).not.toBe('mobile')
    expect(kinds('batches.csv')).toEqual(['order-no', 'text'])
    expect(kinds('goods.csv')).toEqual(['order-no', 'trade', 'amount'])
    expect(kinds('sums.csv')).toEqual(['amount', 'text'])
    expect(kinds('four.csv')).toEqual(['order-no', 'text'])
  })
  test('that begin as telephones of people do are telephones', () => {
    expect(kinds('phones-as-orders.csv')).toEqual(['name', 'mobile'])
    expect(kinds('phones-as-files.csv')).toEqual(['mobile', 'text'])
    expect(kinds('phones-as-contracts.csv')).toEqual(['name', 'mobile'])
    expect(kinds('dialled.csv')).toEqual(['mobile'])
  })
  test('either way a person is asked, and told how to say what they are', () => {
    expect(table('sequence.csv')?.columns[1]?.reason).toContain('开头几位过于集中')
    expect(table('sequence.csv')?.correct).toMatch(/^--kind '.*!B=mobile'$/)
    expect(table('phones-as-orders.csv')?.correct).toMatch(/^--kind '.*!B=order-no'$/)
    expect(report.questions.filter((q) => q.includes('形似手机号'))).toEqual([
      expect.stringMatching(/^\d+列的表头为订单号.*4列按手机号读取/),
    ])
  })

  const records = (file: keyof typeof FILES) =>
    report.tables.filter((t) => t.at[0] === file).map((t) => t.records)
  const counts = (file: keyof typeof FILES) =>
    records(file).reduce((sum, { counted: n }) => sum + n, 0)

  test('rows that show how a form is filled in are notes; a list of samples is a list', () => {
    expect(counts('example-name.csv')).toBe(10)
    expect(counts('example.csv')).toBe(10)
    expect(counts('examples.csv')).toBe(10)
    expect(table('examples.csv')?.rows['non-data']).toEqual({ HEADER: 1, NOTE: 2 })
    expect(counts('samples.csv')).toBe(10)
    expect(counts('how-to.csv')).toBe(0)
  })
  test('who made the paper is none of those in it', () => {
    for (const file of ['officer.csv', 'notice.txt'] as const) {
      expect(counts(file)).toBe(10)
      expect(JSON.stringify(records(file))).not.toContain('BARE_PHONE')
    }
  })
  test('schools, wards and shops are houses; pupils at home and customers of three shops are people', () => {
    for (const file of ['schools.csv', 'wards.csv', 'shops.csv', 'shops.sql'] as const)
      expect(records(file)[0]?.['set-aside']).toEqual({ COMPANY: 10 })
    expect(counts('homes.csv')).toBe(10)
    expect(counts('pupils.csv')).toBe(10)
    expect(counts('customers.csv')).toBe(10)
  })
  test('numbers of devices are no telephones for the nought before them', () => {
    expect(table('terminals.csv')?.columns[0]?.also).toEqual([])
    expect(counts('terminals.csv')).toBe(0)
  })
  test('sums, sizes, cells of a network and marks of a log lead to nobody, whatever their digits', () => {
    for (const file of [
      'cells.csv',
      'turnover.csv',
      'files.csv',
      'traces.txt',
      'sales.json',
    ] as const) {
      expect([file, counts(file)]).toEqual([file, 0])
      expect([file, records(file)[0]?.['set-aside']]).toEqual([file, { NOT_IDENTIFYING: 10 }])
    }
  })
})
